//! Names that would do something to a terminal, or to a reader.

use std::fmt::Write as _;

use touchline::app::{Model, Msg, update};
use touchline::desk::{Desk, Document};
use touchline::runtime::{self, Frames};
use touchline::store::read_plan;

use crate::picture::{drawn, press};

pub(crate) const HOSTILE: [&str; 12] = [
    "\u{1b}[31mred\u{1b}]0;title\u{7}",
    "bell\u{7} back\u{8}\u{8} del\u{7f}",
    "line\nbreak\r\ttab\u{b}",
    "c1 \u{9b}2J \u{90}q\u{9c}",
    "\u{202e}evil\u{202c} \u{2066}iso\u{2069} \u{200f}\u{61c}",
    "zero\u{200b}\u{200c}\u{200d}\u{2060}\u{feff}width",
    "soft\u{ad}hyphen \u{34f}joiner",
    "tags\u{e0001}\u{e0041}\u{e007f}",
    "z\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}\u{309}algo",
    "\u{115f}\u{1160}\u{3164}\u{ffa0}fill",
    "\u{2028}separators\u{2029}",
    "שלום مرحبا 손흥민 Vlahovic\u{301}",
];

/// A plan with this text in every place that takes one.
pub(crate) fn model(text: &str, columns: u16, lines: u16) -> Model {
    let mut literal = String::new();
    for c in text.chars() {
        match c {
            '"' | '\\' => write!(literal, "\\{c}").unwrap(),
            c if c.is_control() || !c.is_alphanumeric() && !c.is_ascii() => {
                write!(literal, "\\u{{{:x}}}", u32::from(c)).unwrap()
            }
            c => literal.push(c),
        }
    }
    let plan = PLAN.replace('§', &literal);
    let catalogue = runtime::catalogue();
    let plan = read_plan("hostile.ron", &plan, &catalogue.formations).unwrap_or_else(|error| panic!("{error}"));
    let mut model =
        Model::new(Desk::new(plan, Document::in_file("hostile.ron".into())), catalogue, jiff::civil::date(2025, 6, 17));
    update(&mut model, Msg::Resize(columns, lines));
    model
}

const PLAN: &str = r#"(
    format: 1, club: "§", season: "2025-26", today: "2025-06-17", currency: "§",
    tactic: (formation: "3-4-2-1"),
    deadlines: [(name: "§", on: "2025-07-24")],
    matches: [(on: "2025-06-19", versus: "§")],
    call_ups: [(name: "§", from: "2025-06-10", until: "2025-06-20", players: ["called"])],
    players: {
        "hurt": (
            name: "§ hurt", nations: ["§"], positions: { CB: Natural }, attributes: { "§": 12 }, notes: "§",
            imported: (from: "§", on: "2025-06-01", id: "§", proposed: [CB]),
            loan: (from: "§", until: "2026-06-30"),
            absences: [(why: Injury("§"), from: "2025-06-01", returns: [(on: "2025-06-02", source: "§", back: "2025-07-01")])],
        ),
        "called": (name: "called §", positions: { ST: Natural }),
        "fit": (name: "§", positions: { CB: Natural, GK: Emergency }, lent: (to: "§", until: "2025-06-01")),
        "alone": (
            name: "alone§", positions: { LWB: Competent }, contract: "2025-12-31",
            signed: (
                on: "2025-06-01", from: "§", terms: "1m", source: "§", ties: ["§"],
                steps: [(on: "2025-05-30", seller: Refuses("§"), source: "§")],
            ),
            future: Listed,
            bids: [(on: "2025-06-10", by: Them, club: "§", terms: "2m", answer: Countered, source: "§", answer_source: "§")],
        ),
    },
    targets: {
        "one": (
            name: "§ one", positions: { CB: Natural, RB: Competent }, club: "§", seller: Refuses("§"), player: Refuses("§"),
            ties: ["§", "§"], notes: "§",
            reports: [
                (on: "2025-06-01", source: "§", says: "§", asks: "25m"),
                (on: "2025-06-01", source: "§", says: "§", refuses: "40m"),
            ],
            stage: Talks,
            steps: [(on: "2025-05-30", stage: Off, why: "§", source: "§"), (on: "2025-06-01", player: Refuses("§"))],
            bids: [
                (
                    on: "2025-06-02", by: Us, terms: "28m+4m@50%", answer: Rejected, source: "§", answered: "2025-06-03",
                    answer_source: "§",
                ),
            ],
        ),
        "two": (name: "two §", positions: { ST: Natural }, club: "§"),
        "three": (name: "§", positions: { GK: Natural }),
    },
)"#;

/// Everything a terminal would obey or hide, listed apart from the program's own list.
pub(crate) fn is_raw(c: char) -> bool {
    c.is_control()
        || matches!(u32::from(c), 0xad | 0x34f | 0x61c | 0x115f | 0x1160 | 0x200b..=0x200f | 0x2028..=0x202e
            | 0x2060..=0x206f | 0x3164 | 0xfeff | 0xffa0 | 0xe0000..=0xe0fff)
}

/// Keys that show every string somewhere.
const TOURS: [&str; 15] = [
    "",
    "<Enter>",
    "<Tab><Tab><Tab><Enter>",
    "<Tab>",
    "<Tab><Tab>",
    "bx",
    "e",
    ":remove-deadline ",
    ":report one @<Enter>",
    ":seller one refuses @<Enter><Enter>",
    "2",
    "3",
    "4",
    "4<Tab>",
    "4<Tab><Tab>",
];

#[test]
fn no_cell_and_no_byte_holds_a_raw_character() {
    for text in HOSTILE {
        for (tour, (columns, lines)) in TOURS.iter().flat_map(|tour| [(tour, (80, 24)), (tour, (200, 60))]) {
            let mut model = model(text, columns, lines);
            press(&mut model, tour);
            for cell in drawn(&model).content() {
                assert!(!cell.symbol().chars().any(is_raw), "{:?} of {text:?} after {tour:?}", cell.symbol());
                let marks = cell.symbol().chars().count();
                assert!(marks <= 8, "{marks} characters in one cell of {text:?}");
            }
            assert!(!model.status.text.chars().any(is_raw), "{:?}", model.status.text);
        }
    }
}

#[test]
fn the_bytes_that_reach_a_terminal_move_it_only_as_drawing_does() {
    for text in HOSTILE {
        let mut model = model(text, 120, 36);
        let mut frames = Frames::default();
        let mut sent = frames.draw(&model).unwrap().to_vec();
        frames.make_ready();
        press(&mut model, "j");
        sent.extend(frames.draw(&model).unwrap());
        // Lines down and columns back move as sequences do.
        let sent = String::from_utf8(sent).unwrap().replace(['\n', '\u{8}'], "");
        // What is left once the sequences of drawing are taken out: places, styles, free columns, whole frames.
        let mut rest = sent.as_str();
        while let Some(at) = rest.find('\u{1b}') {
            assert!(!rest[..at].chars().any(is_raw), "{:?}", &rest[..at]);
            let sequence = &rest[at + 1..];
            let end = sequence.find(|c: char| c.is_ascii_alphabetic()).unwrap();
            assert!(sequence.starts_with('['), "{:?}", &sequence[..=end]);
            assert!(matches!(&sequence[end..=end], "H" | "G" | "m" | "X" | "l" | "h" | "J"), "{:?}", &sequence[..=end]);
            rest = &sequence[end + 1..];
        }
        assert!(!rest.chars().any(is_raw), "{rest:?}");
    }
}

#[test]
fn a_frame_that_changes_nothing_sends_nothing() {
    let mut model = model("Kelly", 120, 36);
    let mut frames = Frames::default();
    for (keys, sends) in [("", true), ("", false), (":", true), ("", true), ("<Esc>", true), ("", false)] {
        press(&mut model, keys);
        assert_eq!(!frames.draw(&model).unwrap().is_empty(), sends, "after {keys:?}");
        frames.make_ready();
    }
}

#[test]
fn long_names_cost_no_more_than_what_is_seen() {
    let long = "x".repeat(100_000);
    let model = model(&long, 200, 60);
    assert!(drawn(&model).content().iter().any(|cell| cell.symbol() == "…"));
}
