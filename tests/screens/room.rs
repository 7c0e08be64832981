//! What is drawn where there is room, and what gives way where there is none.

use jiff::civil::date;
use touchline::app::{Model, Msg, update};
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
    let catalogue = runtime::catalogue().unwrap();
    let plan = r#"(format: 1, club: "Ajax", today: "2025-06-17", tactic: (formation: "4-3-3"),
        players: { "pasveer": (name: "Remko Pasveer", positions: { GK: Natural }, contract: "2025-07-31") })"#;
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
