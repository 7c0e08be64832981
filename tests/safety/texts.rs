//! Small texts by the million: what a plan says outlives being written and read, and no text does harm.

use std::thread;

use touchline::store::{has_comments, read_plan, same_comments, write_plan};

use crate::FORMATIONS;
use crate::runs::runs;
use crate::seed::Chance;

/// Texts that a test tries.
const MANY: u64 = 1_000_000;

/// Tries every case, on as many threads as CI has cores; what came of them, added up.
fn each(count: u64, case: impl Fn(&mut Chance) -> u64 + Sync) -> u64 {
    let share = |first| (first..count).step_by(2).map(|seed| case(&mut Chance(seed))).sum::<u64>();
    thread::scope(|scope| {
        let other = scope.spawn(|| share(1));
        share(0) + other.join().unwrap()
    })
}

/// Fields of anyone, as a person may write them.
const OF_ANYONE: [&str; 15] = [
    "born: \"1997-03-18\"",
    "nations: [\"BRA\", \"손\"]",
    "foot: Some(Left)",
    "height_cm: 188",
    "rating: 150",
    "value: \"22.5m\"",
    "value: \"1234567\"",
    "wage: \"350k\"",
    "contract: \"2029-06-30\"",
    "attributes: {\"aerial\": 82, \"pace\": 1}",
    "reports: [(on: \"2025-06-17\", source: \"a \\\"b\\\"\", says: \"\\u{1b}[2J\\u{202e}\", asks: \"25m\")]",
    "notes: r#\"two\nlines // no comment\"#",
    "notes: \"\"",
    "rating: None",
    "imported: (from: \"Transfermarkt table\", on: \"2026-04-01\", id: \"91845\", proposed: [LWB, SS], since: {\"value\": (), \"wage\": (on: \"2026-05-01\"), \"foot\": (on: \"2026-05-02\", from: \"f\")})",
];
const OF_A_PLAYER: [&str; 7] = [
    "joined: \"2020-02-29\"",
    "loan: (from: \"Porto\", until: \"2025-07-13\")",
    "lent: (to: \"Ajax\", until: \"2026-06-30\")",
    "trained: Association",
    "shirt: 99",
    "absences: [(why: Injury(\"knee\"), from: \"2024-10-02\", returns: [(on: \"2025-06-12\", source: \"D\", back: \"2025-07-24\")])]",
    "absences: [(why: Suspension(\"red\"), from: \"2025-01-01\", ended: \"2025-01-02\"), (why: Other(\"\"), from: \"2025-01-01\")]",
];
const OF_A_TARGET: [&str; 8] = [
    "club: \"Marseille\"",
    "priority: 0",
    "stage: TermsAgreed",
    "seller: Refuses(\"he is vital\")",
    "player: Open",
    "ties: [\"a\", \"a\"]",
    "bids: [(on: \"2025-06-20\", by: Us, terms: \"28m/4+4m@50% so10 costs 0.8m\", answer: Countered), (on: \"2025-06-20\", by: Them, terms: \"loan 3m obl 14.5m/3\", answer: Pending, source: \"x\")]",
    "bids: [(on: \"0001-01-01\", by: Us, terms: \"free\", answer: Expired)]",
];
const OF_A_PLAN: [&str; 8] = [
    "season: \"2025-26\"",
    "today: \"2025-06-17\"",
    "currency: \"EUR\"",
    "deadlines: [(name: \"x\", on: \"2025-09-01\")]",
    "matches: [(on: \"2025-06-19\", versus: \"Al Ain\"), (on: \"2025-06-22\", versus: \"손\")]",
    "call_ups: [(name: \"Cup\", from: \"2025-12-21\", until: \"2026-01-18\", players: [])]",
    "what_ifs: {\"w\": [\"formation 4-3-3\"]}",
    "filters: {\"f\": \"cb u23\"}",
];

/// Some of the fields, none twice, each with a comma or what else may stand there.
fn some(fields: &[&str], text: &mut String, chance: &mut Chance) {
    let from = chance.below(fields.len());
    for (index, field) in fields[from..].iter().enumerate() {
        let name = |field: &str| field.split(':').next().map(str::to_owned);
        let twice = index > 0 && name(field) == name(fields[from + index - 1]);
        if twice || !chance.one_in(6) {
            continue;
        }
        text.push_str(chance.of(&["", "\n", "/* c */", "// c\n", "\r\n\t"]));
        text.push_str(field);
        text.push(',');
    }
}

/// A small plan, most of the time one that can be read.
fn plan(chance: &mut Chance) -> String {
    let mut text = String::with_capacity(512);
    text.push_str(chance.of(&["", "", "\u{feff}", "// c\n"]));
    text.push_str("(format: 1, club: \"C\", tactic: (formation: \"4-4-2\"");
    text.push_str(chance.of(&["", ", depth: {\"GK\": 3}", ", order: {}"]));
    text.push_str("),");
    some(&OF_A_PLAN, &mut text, chance);
    if chance.one_in(2) {
        text.push_str("players: {\"a\": (name: \"A\", positions: {CB: Natural},");
        some(&OF_ANYONE, &mut text, chance);
        some(&OF_A_PLAYER, &mut text, chance);
        text.push_str(")},");
    }
    if chance.one_in(3) {
        text.push_str("targets: {\"t\": (name: \"T\", positions: {ST: Emergency, LW: Natural},");
        some(&OF_ANYONE, &mut text, chance);
        some(&OF_A_TARGET, &mut text, chance);
        text.push_str(")}");
    }
    text.push_str(chance.of(&[")", ") // end", ")\n"]));
    text
}

#[test]
fn a_plan_that_is_read_written_and_read_again_is_the_same() {
    let count = runs(MANY);
    let same = each(count, |chance| {
        let text = plan(chance);
        let Ok(read) = read_plan("p", &text, &FORMATIONS) else { return 0 };
        let written = write_plan(&read);
        match read_plan("p", &written, &FORMATIONS) {
            Ok(again) if again == read => 1,
            other => panic!("{other:?}\n{text}\n{written}"),
        }
    });
    println!("{same} plans of {count} texts read back the same");
    assert!(same >= count * 9 / 10, "{same} of {count} were plans");
}

/// Pieces that mean something to a reader, beside bytes that mean nothing.
const PIECES: [&str; 24] = [
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "\"",
    "\\",
    "//",
    "/*",
    "*/",
    "r#\"",
    "\"#",
    "Some(",
    "format: 1",
    "club",
    "\u{feff}",
    "\u{301}",
    "'",
    "0x",
    "-",
    "\n",
];

/// A few bytes of anything, or a plan that a few of them were put into.
fn noise(chance: &mut Chance) -> Vec<u8> {
    let mut bytes = if chance.one_in(8) { plan(chance).into_bytes() } else { Vec::new() };
    for _ in 0..1 + chance.below(12) {
        let at = chance.below(bytes.len() + 1);
        match chance.below(4) {
            0 => bytes.insert(at, chance.below(256) as u8),
            1 if !bytes.is_empty() => drop(bytes.remove(at.min(bytes.len() - 1))),
            2 => bytes.truncate(at),
            _ => drop(bytes.splice(at..at, chance.of(&PIECES).bytes())),
        }
    }
    bytes
}

#[test]
fn no_bytes_make_the_reader_or_the_lexer_panic() {
    let count = runs(MANY);
    let read = each(count, |chance| {
        let bytes = noise(chance);
        let text = String::from_utf8_lossy(&bytes);
        // The lexer takes any text to its end.
        let commented = has_comments(&text);
        assert!(same_comments(&text, &text), "{text:?}");
        match read_plan("p", &text, &FORMATIONS) {
            Ok(_) => 1,
            Err(error) => {
                let said = error.to_string();
                assert!(said.starts_with("p:") && said.len() < 4096, "{commented} {said}");
                0
            }
        }
    });
    println!("{count} texts, {read} of them plans");
    assert!((count / 2000..=count.div_ceil(2)).contains(&read), "{read} of {count} were plans");
}
