//! What is drawn where there is room, and what gives way where there is none.

use jiff::civil::date;
use touchline::app::{Model, Msg, Symbols, update};
use touchline::desk::{Desk, Document};
use touchline::runtime;
use touchline::store::read_plan;

use crate::picture::{model, picture, press};

/// The sizes that every screen is drawn at.
const SIZES: [(&str, u16, u16); 3] = [("80x24", 80, 24), ("120x36", 120, 36), ("200x50", 200, 50)];

#[test]
fn a_bid_costs_no_target_his_name_nor_what_he_adds() {
    for (name, columns, lines) in SIZES {
        let mut model = model(columns, lines);
        press(&mut model, "b28m<Enter>");
        let picture = picture(&mut model);
        for target in ["Balerdi ", "Leoni ", "Lucumí ", "Solet ", "Boyomo ", "Koulierakis "] {
            let line = picture.lines().find(|line| line.contains(target) && line.contains("−1 short"));
            assert!(line.is_some(), "{target} at {columns}×{lines} in {picture}");
        }
        insta::assert_snapshot!(format!("board_bid_{name}"), picture);
    }
}

#[test]
fn the_pitch_lists_the_depth_of_each_place() {
    let mut model = model(200, 50);
    press(&mut model, "2");
    insta::assert_snapshot!("pitch_200x50", picture(&mut model));
}

/// A plan with one player, who is the goalkeeper: ten of the eleven are missing.
fn ten_missing(columns: u16, lines: u16) -> Model {
    let plan = r#"(format: 1, club: "Ajax", today: "2025-06-17", tactic: (formation: "4-3-3"),
        players: { "pasveer": (name: "Remko Pasveer", positions: { GK: Natural }, contract: "2025-07-31") })"#;
    of(plan, columns, lines)
}

fn of(plan: &str, columns: u16, lines: u16) -> Model {
    let catalogue = runtime::catalogue();
    let plan = read_plan("plan.ron", plan, &catalogue.formations).unwrap();
    let mut model = Model::new(Desk::new(plan, Document::in_file("plan.ron".into())), catalogue, date(2025, 6, 17));
    update(&mut model, Msg::Resize(columns, lines));
    model
}

#[test]
fn a_week_of_the_calendar_holds_two_digits_and_a_sign() {
    for (name, columns, lines) in SIZES.into_iter().chain([("60x15", 60, 15)]) {
        let mut model = ten_missing(columns, lines);
        press(&mut model, "3");
        let picture = picture(&mut model);
        // His contract ends in the week of 28 July.
        assert!(picture.contains(" -10 -10 -10 -10 -10 -10 -11"), "{columns}×{lines} in {picture}");
        insta::assert_snapshot!(format!("calendar_ten_missing_{name}"), picture);
    }
}

/// Eleven players for eleven slots, so that whoever is away leaves his slot empty.
const ELEVEN: &str = r#"(format: 1, club: "Ajax", today: "2025-06-17", tactic: (formation: "4-3-3"),
    matches: [(on: "2025-08-10", versus: "Twente")],
    deadlines: [(name: "Window closes", on: "2025-09-01")],
    players: {
        "keeper": (name: "Keeper", positions: { GK: Natural }, contract: "2025-07-31"),
        "rb": (name: "Rb", positions: { RB: Natural }),
        "cb-1": (name: "Cb One", positions: { CB: Natural }),
        "cb-2": (name: "Cb Two", positions: { CB: Natural }),
        "lb": (name: "Lb", positions: { LB: Natural }),
        "dm": (name: "Dm", positions: { DM: Natural }),
        "cm-1": (name: "Cm One", positions: { CM: Natural }),
        "cm-2": (name: "Cm Two", positions: { CM: Natural }),
        "rw": (name: "Rw", positions: { RW: Natural }),
        "lw": (name: "Lw", positions: { LW: Natural }),
        "striker": (name: "Striker", positions: { ST: Natural }, absences: [
            (why: Injury("calf"), from: "2025-07-02", returns: [(on: "2025-06-10", source: "Sky", back: "2025-07-07")]),
        ]),
    })"#;

#[test]
fn the_weeks_ahead_and_what_comes_next_stand_in_the_lines_that_a_list_leaves_free() {
    // Beside the depth of eleven slots and what is short there is less room: only the strip and the next day fit.
    for (columns, lines, keys, fit) in
        [(80, 24, "", 3), (80, 24, "<Tab>", 7), (80, 24, "<Tab><Tab>", 7), (120, 36, "", 7), (200, 50, "", 7)]
    {
        let mut model = of(ELEVEN, columns, lines);
        press(&mut model, keys);
        let picture = picture(&mut model);
        // The striker is out in the week of 30 June, and the contract of the keeper ends in that of 28 July.
        for text in [
            "margin  0  0 -1  0  0  0 -1 -1 -1",
            " Jul  ",
            " 2 Jul  Striker is out; ST has nobody, margin 0 → -1",
            " 7 Jul  Striker is back; ST has one player, margin -1 → 0",
            " 1 Aug  Keeper is gone",
            "10 Aug  v Twente",
            " 1 Sep  Window closes",
        ]
        .into_iter()
        .take(fit)
        {
            assert!(picture.contains(text), "{text} at {columns}×{lines} in {picture}");
        }
    }
}

#[test]
fn the_strip_shows_the_week_of_the_day_and_breaks_in_their_role() {
    let mut model = of(ELEVEN, 120, 36);
    press(&mut model, "]]");
    insta::assert_snapshot!("board_of_eleven_120x36", picture(&mut model));
    model.window.symbols = Some(Symbols::Ascii);
    let ascii = picture(&mut model);
    assert!(ascii.contains("margin  0  0 -1  0"), "{ascii}");
}
