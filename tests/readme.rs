//! What the README shows is what the program says. `UPDATE_README=1 cargo test --test readme` writes it anew.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::Path;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use touchline::app::{Msg, update};
use touchline::runtime;
use touchline::ui;

#[test]
fn the_key_table_is_the_programs_own() {
    hold("keys", &runtime::catalogue().unwrap().keymap.as_markdown());
}

#[test]
fn the_screen_is_the_programs_own() {
    let mut model = runtime::open_sample().unwrap();
    update(&mut model, Msg::Resize(120, 36));
    let mut buffer = Buffer::empty(Rect::new(0, 0, 120, 36));
    ui::draw(&model, &mut buffer);
    let line = |y| (0..120).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
    let screen: Vec<String> = (0..36).map(line).collect();
    hold("screen", &format!("```text\n{}\n```\n", screen.join("\n")));
}

#[test]
fn the_file_it_shows_is_a_good_plan() {
    let readme = include_str!("../README.md");
    let (_, rest) = readme.split_once("```ron\n").unwrap();
    let (plan, _) = rest.split_once("```").unwrap();
    let formations = runtime::catalogue().unwrap().formations;
    let plan = touchline::store::read_plan("README.md", plan, &formations).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!((plan.players.len(), plan.targets.len()), (1, 1));
}

#[test]
fn the_rules_it_shows_are_good_rules() {
    let readme = include_str!("../README.md");
    let (_, rest) = readme.split_once("```ron\n{\n").unwrap();
    let (rules, _) = rest.split_once("```").unwrap();
    let rules = format!("{{{rules}");
    let rules = touchline::store::read_rules(&touchline::store::Source::new("README.md", &rules));
    assert_eq!(rules.unwrap_or_else(|error| panic!("{error}"))[0].open(), 3);
}

/// Holds the part of the README between two marks to what it should be.
fn hold(part: &str, expected: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let (start, end) = (format!("<!-- {part}: generated -->\n"), format!("<!-- {part}: end -->"));
    let (before, rest) = readme.split_once(&start).unwrap();
    let (held, after) = rest.split_once(&end).unwrap();
    if std::env::var_os("UPDATE_README").is_some() {
        fs::write(&path, format!("{before}{start}{expected}{end}{after}")).unwrap();
    } else {
        assert_eq!(held, expected);
    }
}
