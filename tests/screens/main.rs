//! Every pane and the whole board as they are drawn, characters and styles both.

#![allow(clippy::unwrap_used, clippy::panic)]

mod hostile;
mod picture;
mod sizes;

use jiff::civil::date;
use picture::{model, picture, press};
use touchline::ui::Theme;

#[test]
fn the_board_at_three_sizes() {
    for (name, columns, lines) in [("80x24", 80, 24), ("120x36", 120, 36), ("200x50", 200, 50)] {
        let mut model = model(columns, lines);
        insta::assert_snapshot!(format!("board_{name}"), picture(&mut model, &Theme::colour()));
    }
}

#[test]
fn each_pane_alone() {
    for (name, tabs) in [("targets", 0), ("gaps", 1), ("depth", 2), ("injured", 3)] {
        let mut model = model(80, 24);
        press(&mut model, &"<Tab>".repeat(tabs));
        insta::assert_snapshot!(format!("pane_{name}"), picture(&mut model, &Theme::colour()));
    }
}

#[test]
fn the_sheet_of_a_target_and_of_a_player() {
    let mut target = model(100, 34);
    press(&mut target, "b28m/4+4m@50% source Tuttojuve<Enter><Enter>");
    insta::assert_snapshot!("sheet_target", picture(&mut target, &Theme::colour()));
    let mut player = model(100, 34);
    press(&mut player, "<Tab><Tab><Tab>j<Enter>");
    insta::assert_snapshot!("sheet_player", picture(&mut player, &Theme::colour()));
}

#[test]
fn the_line_being_typed() {
    for (name, keys) in [
        ("ready", "b28m+4m@50%"),
        ("problem", "b28m+4x"),
        ("choices", "Sta"),
        ("refused", "orejected"),
        ("palette", ":injury"),
        ("leaving", "Sta<Tab><Enter>q"),
        ("filter", "/cb"),
    ] {
        let mut model = model(100, 30);
        press(&mut model, keys);
        insta::assert_snapshot!(format!("line_{name}"), picture(&mut model, &Theme::colour()));
    }
}

#[test]
fn help_and_the_card() {
    let mut help = model(100, 30);
    press(&mut help, "?");
    insta::assert_snapshot!("help", picture(&mut help, &Theme::colour()));
    let mut card = model(50, 14);
    insta::assert_snapshot!("card", picture(&mut card, &Theme::colour()));
}

#[test]
fn a_plan_in_trouble_says_so_without_colour() {
    let mut model = model(120, 36);
    model.at_least = touchline::domain::Familiarity::Natural;
    press(&mut model, ":date 2026-07-10<Enter><Tab>");
    assert_eq!(model.on, date(2026, 7, 10));
    insta::assert_snapshot!("trouble_mono", picture(&mut model, &Theme::mono()));
}
