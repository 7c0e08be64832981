//! What the mouse points at is what is drawn there.

// A fixture that fails to build is a failed test.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use touchline::app::{Model, Msg, Place, update};
use touchline::command::{Key, Pane};
use touchline::{runtime, text, ui};

fn model(columns: u16, lines: u16, keys: &[&str]) -> Model {
    let mut model = runtime::open_sample().unwrap();
    update(&mut model, Msg::Resize(columns, lines));
    for key in keys {
        update(&mut model, Msg::Key(key.parse::<Key>().unwrap()));
    }
    model
}

fn drawn(model: &Model) -> Vec<Vec<String>> {
    let (columns, lines) = model.size;
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns, lines));
    ui::draw(model, &mut buffer);
    (0..lines).map(|line| (0..columns).map(|column| buffer[(column, line)].symbol().to_owned()).collect()).collect()
}

/// What the n-th line of a pane begins with on the screen.
fn begins(model: &Model, pane: Pane, line: usize) -> String {
    let plan = model.plan();
    match pane {
        Pane::Depth => model.answers.cover.slots[line].label.clone(),
        Pane::Injured => text::display(plan.short_name(&model.shown_out()[line].id)).into_owned(),
        Pane::Targets => {
            let id = &model.shown_targets()[line];
            text::display(plan.targets.get(id).unwrap().profile.short_name(id)).into_owned()
        }
        Pane::Gaps => model.answers.gaps[line].severity.to_owned(),
        Pane::Sheet => String::new(),
    }
}

#[test]
fn every_cell_of_a_line_points_at_what_is_drawn_there() {
    let shapes: [(u16, u16, &[&str]); 7] = [
        (80, 24, &[]),
        (80, 24, &["Tab"]),
        (80, 15, &["Shift-Tab", "Shift-Tab", "G"]),
        (120, 60, &["f", "f", "Tab", "G"]),
        (120, 24, &["]", "]", "]", "]"]),
        (120, 36, &["z"]),
        (200, 50, &["Shift-Tab"]),
    ];
    for (columns, lines, keys) in shapes {
        let model = model(columns, lines, keys);
        let screen = drawn(&model);
        let mut pointed = BTreeSet::new();
        for line in 0..lines {
            let places: Vec<Option<Place>> = (0..columns).map(|column| ui::at(&model, column, line)).collect();
            for (column, place) in places.iter().enumerate() {
                let Some(Place { pane, line: Some(index) }) = place else { continue };
                let first = column == 0 || places[column - 1] != *place;
                if first && pointed.insert((*pane, *index)) {
                    let shown = screen[usize::from(line)][column..].concat();
                    let shown = shown.split('│').next().unwrap();
                    let begins = begins(&model, *pane, *index);
                    assert!(shown.contains(&begins), "{pane} {index} at {column}:{line}: {begins:?} in {shown:?}");
                }
            }
        }
        assert!(!pointed.is_empty(), "{columns}×{lines}");
    }
}

#[test]
fn the_names_of_the_panes_are_clicked_where_they_stand() {
    let mut model = model(80, 24, &[]);
    let names = drawn(&model)[1].concat();
    for pane in [Pane::Depth, Pane::Injured, Pane::Targets, Pane::Gaps] {
        let column = u16::try_from(names.find(pane.word()).unwrap()).unwrap();
        let place = ui::at(&model, column, 1).unwrap();
        update(&mut model, Msg::Click(place));
        assert_eq!(model.focus, pane);
    }
    assert_eq!(ui::at(&model, 79, 1), None);
    assert_eq!(ui::at(&model, 5, 0), None);
    assert_eq!(ui::at(&model, 500, 500), None);
}

#[test]
fn a_click_selects_and_the_wheel_moves_without_taking_the_keys() {
    let mut model = model(120, 36, &[]);
    update(&mut model, Msg::Click(Place { pane: Pane::Injured, line: Some(1) }));
    assert_eq!((model.focus, model.selected_injured()), (Pane::Injured, Some(&model.shown_out()[1].id)));
    update(&mut model, Msg::Wheel(Some(Pane::Targets), 2));
    assert_eq!((model.focus, model.selected_target()), (Pane::Injured, model.shown_targets().get(2)));
    update(&mut model, Msg::Wheel(Some(Pane::Targets), -9));
    assert_eq!(model.selected_target(), model.shown_targets().first());
    update(&mut model, Msg::Click(Place { pane: Pane::Targets, line: None }));
    assert_eq!((model.focus, model.selected_target()), (Pane::Targets, model.shown_targets().first()));
}

#[test]
fn while_a_line_is_typed_a_click_changes_nothing_and_the_wheel_goes_through_the_choices() {
    let mut model = model(120, 36, &["b"]);
    let line = model.prompt().unwrap().line().to_owned();
    update(&mut model, Msg::Click(Place { pane: Pane::Depth, line: Some(3) }));
    assert_eq!((model.focus, model.slot, model.prompt().unwrap().line()), (Pane::Targets, 0, line.as_str()));
    let mut model = self::model(120, 36, &[":"]);
    update(&mut model, Msg::Wheel(Some(Pane::Depth), 1));
    assert_eq!((model.prompt().unwrap().choice, model.slot), (Some(1), 0));
}
