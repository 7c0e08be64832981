//! A plan larger than any club's: 60 players and 200 targets.

use std::fmt::Write;

/// The file of the plan.
pub(crate) fn text() -> String {
    let mut text = String::from(
        "(\n    format: 1,\n    club: \"Large\",\n    today: \"2025-06-17\",\n    tactic: (formation: \"4-3-3\"),\n    players: {\n",
    );
    let positions = ["GK", "CB", "RB", "LB", "DM", "CM", "RW", "LW", "ST", "AM"];
    for number in 0..60 {
        let (first, second) = (positions[number % 10], positions[(number * 3 + 1) % 10]);
        let second = if first == second { String::new() } else { format!(", {second}: Competent") };
        let _ = write!(
            text,
            "        \"player-{number}\": (\n            name: \"Player Number{number}\", born: \"{}-03-18\", nations: [\"ITA\"],\n            \
             positions: {{ {first}: Natural{second} }},\n            foot: Right, height_cm: 188, value: \"{number}.5m\", contract: \"2029-06-30\",\n",
            1990 + number % 16
        );
        if number % 7 == 0 {
            let _ = writeln!(
                text,
                "            absences: [(why: Injury(\"knee\"), from: \"2025-05-01\", returns: [(on: \"2025-06-12\", source: \"DAZN\", back: \"2025-07-24\")])],"
            );
        }
        text += "        ),\n";
    }
    text += "    },\n    targets: {\n";
    for number in 0..200 {
        let _ = write!(
            text,
            "        \"target-{number}\": (\n            name: \"Target Number{number}\", born: \"1999-01-26\", nations: [\"ARG\"],\n            \
             positions: {{ {}: Natural }}, foot: Left, value: \"{}m\",\n            club: \"Marseille\", contract: \"2028-06-30\", priority: {}, stage: Approached,\n            \
             seller: Refuses(\"he is vital\"),\n            reports: [(on: \"2025-06-17\", source: \"Tuttojuve\", says: \"no talks\")],\n            \
             bids: [(on: \"2025-06-20\", by: Us, terms: \"28m+4m@50%\", answer: Rejected)],\n        ),\n",
            positions[number % 10],
            number % 60 + 1,
            number % 99 + 1
        );
    }
    text + "    },\n)\n"
}
