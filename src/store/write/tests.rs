mod plans;

use proptest::prelude::*;

use self::plans::any_plan;
use super::*;
use crate::runs::runs;
use crate::store::{assets, read_plan};

fn read(text: &str) -> Plan {
    read_plan("p.ron", text, &assets::formations()).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

#[test]
fn the_sample_is_written_as_it_was_read() {
    let sample = read(assets::SAMPLE);
    let written = write_plan(&sample);
    assert_eq!(read(&written), sample);
    insta::assert_snapshot!(written);
}

#[test]
fn a_full_plan_is_laid_out_within_its_columns() {
    let own = (0..11).map(|n| format!("(\"S{n}\", CB, {}, {})", n * 9, n / 4 * 30)).collect::<Vec<_>>().join(", ");
    let text = format!(
        r#"(format: 1, club: "A \"club\"", tactic: (formation: "mine"), formations: {{ "mine": [{own}] }},
        players: {{ "son": (name: "손흥민", positions: {{ ST: Natural }}, rating: 150, wage: "10m", joined: "2025-07-01",
            lent: (to: "a long name of a club that fills most of a line by itself, and then some", until: "2026-06-30"),
            trained: Club, shirt: 7, attributes: {{ "aerial": 82 }},
            absences: [(why: Suspension("red"), from: "2025-08-01", ended: "2025-08-10")],
            signed: (on: "2025-07-01", from: "Spurs", terms: "20m/4", source: "club", ties: ["a fan"],
                steps: [(on: "2025-06-20", stage: Talks)],
                bids: [(on: "2025-06-25", by: Us, terms: "20m/4", answer: Accepted, answered: "2025-06-30")]),
            renewed: [(on: "2025-12-01", was: "2028-06-30", source: "club"), (on: "2026-05-01", source: "Sky")],
            future: Listed, asking: "25m", bids: [(on: "2026-06-01", by: Them, club: "LAFC", terms: "22m",
                answer: Rejected, source: "MLS", answered: "2026-06-02", answer_source: "club")], notes: "a\tb\u{{202e}}",
                imported: (from: "Transfermarkt table", on: "2025-06-01", id: "91845", proposed: [SS, AM])) }},
        targets: {{ "t": (name: "T", positions: {{ CB: Natural }}, stage: Talks, player: Open, reports: [
            (on: "2025-06-01", source: "RMC", says: "x", asks: "25m"),
            (on: "2025-06-02", source: "RMC", says: "not even 40", refuses: "40m")],
            steps: [(on: "2025-06-10", seller: Refuses("no"), source: "RMC"), (on: "2025-06-12", player: Unknown),
                (on: "2025-06-13", stage: Off, why: "too dear")],
            bids: [(on: "2025-06-20", by: Us, terms: "28m+4m@50% swap son=3m", source: "RMC")]) }})"#
    );
    insta::assert_snapshot!(write_plan(&read(&text)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(runs(256) as u32))]

    #[test]
    fn a_written_plan_reads_back_the_same(plan in any_plan()) {
        let written = write_plan(&plan);
        let again = read(&written);
        prop_assert_eq!(&again, &plan);
        prop_assert_eq!(write_plan(&again), written);
    }

    #[test]
    fn what_a_terminal_would_obey_is_escaped(words in ".*") {
        let literal = quoted(&words);
        prop_assert!(!literal.chars().any(|c| c.is_control() || crate::text::is_hidden(c)));
        prop_assert_eq!(ron::from_str::<String>(&literal), Ok(words));
    }
}
