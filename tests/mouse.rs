//! What the mouse points at is what is drawn there.

// A fixture that fails to build is a failed test.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::date;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use touchline::app::{CalendarPart, DealsPart, Divider, Model, Msg, Place, update};
use touchline::command::{Key, Pane, Screen, SquadColumn};
use touchline::runtime::{self, Frames};
use touchline::{text, ui};

fn model(columns: u16, lines: u16, keys: &[&str]) -> Model {
    let mut model = runtime::open_sample().unwrap();
    update(&mut model, Msg::Resize(columns, lines));
    for key in keys {
        update(&mut model, Msg::Key(key.parse::<Key>().unwrap()));
    }
    model
}

/// The model on a terminal.
fn shown(model: &Model) -> Frames {
    let mut frames = Frames::default();
    frames.draw(model).unwrap();
    frames.make_ready();
    frames
}

fn drawn(model: &Model) -> Vec<Vec<String>> {
    let (columns, lines) = model.window.size;
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns, lines));
    ui::draw(model, &mut buffer);
    (0..lines).map(|line| (0..columns).map(|column| buffer[(column, line)].symbol().to_owned()).collect()).collect()
}

/// What the n-th line of a pane begins with on the screen.
fn begins(model: &Model, pane: Pane, line: usize) -> String {
    let plan = model.asked.plan();
    match pane {
        Pane::Depth => model.asked.answers.cover.slots[line].label.clone(),
        Pane::Injured => text::display(plan.short_name(&model.asked.shown_out()[line].id)).into_owned(),
        Pane::Targets => {
            let id = &model.asked.shown_targets()[line];
            text::display(plan.short_name(id)).into_owned()
        }
        Pane::Gaps => model.asked.answers.gaps[line].severity.to_owned(),
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
        let (screen, frames) = (drawn(&model), shown(&model));
        let mut pointed = BTreeSet::new();
        for line in 0..lines {
            let places: Vec<Option<Place>> = (0..columns).map(|column| frames.place(column, line)).collect();
            for (column, place) in places.iter().enumerate() {
                let Some(Place::Pane(pane, Some(index))) = place else { continue };
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
    for pane in [Pane::Depth, Pane::Injured, Pane::Targets, Pane::Gaps] {
        let names = drawn(&model)[1].clone();
        let panes = names.iter().position(|cell| cell == "│").unwrap();
        let letter = names[panes..].iter().position(|cell| pane.word().starts_with(cell)).unwrap();
        let column = u16::try_from(panes + letter).unwrap();
        let place = shown(&model).place(column, 1).unwrap();
        update(&mut model, Msg::Click(place));
        assert_eq!(model.screens.board.focus, pane);
    }
    assert_eq!(shown(&model).place(5, 0), None, "the club");
    assert_eq!(shown(&model).place(500, 500), None);
}

#[test]
fn the_names_of_the_screens_are_clicked_where_they_stand() {
    for (columns, lines, keys) in [(60, 15, vec![]), (80, 24, vec![]), (120, 36, vec!["z"]), (200, 50, vec!["4"])] {
        let mut model = model(columns, lines, &keys);
        for (key, screen) in ["6", "5", "4", "3", "2", "1"]
            .into_iter()
            .zip(Screen::ALL.iter().rev().filter(|screen| !matches!(screen, Screen::WhatIfs | Screen::Market)))
        {
            let names = drawn(&model)[1].clone();
            let column = names.iter().position(|cell| cell == key).unwrap();
            let entry = match screen {
                Screen::Board => "board",
                Screen::Pitch => "pitch",
                Screen::Calendar => "calendar",
                Screen::Deals => "deals",
                Screen::Squad => "squad",
                Screen::Budget => "budget",
                Screen::WhatIfs => "what-ifs",
                Screen::Market => "market",
            };
            let place = shown(&model).place(u16::try_from(column).unwrap(), 1);
            assert_eq!(place, Some(Place::Entry(entry)), "{columns}×{lines}: {}", names.concat());
            update(&mut model, Msg::Click(place.unwrap()));
            assert_eq!(model.screens.shown, *screen);
            let lit = format!("{key} {}", screen.word().to_lowercase());
            assert!(drawn(&model)[1].concat().contains(&lit), "{columns}×{lines}: {lit}");
        }
    }
}

#[test]
fn a_click_selects_and_the_wheel_moves_without_taking_the_keys() {
    let mut model = model(120, 36, &[]);
    update(&mut model, Msg::Click(Place::Pane(Pane::Injured, Some(1))));
    assert_eq!(
        (model.screens.board.focus, model.screens.board.selected_in(Pane::Injured, &model.asked)),
        (Pane::Injured, Some(&model.asked.shown_out()[1].id))
    );
    update(&mut model, Msg::Wheel(Some(Place::Pane(Pane::Targets, None)), 2));
    assert_eq!(
        (model.screens.board.focus, model.screens.board.selected_in(Pane::Targets, &model.asked)),
        (Pane::Injured, model.asked.shown_targets().get(2))
    );
    update(&mut model, Msg::Wheel(Some(Place::Pane(Pane::Targets, None)), -9));
    assert_eq!(model.screens.board.selected_in(Pane::Targets, &model.asked), model.asked.shown_targets().first());
    update(&mut model, Msg::Click(Place::Pane(Pane::Targets, None)));
    assert_eq!(
        (model.screens.board.focus, model.screens.board.selected_in(Pane::Targets, &model.asked)),
        (Pane::Targets, model.asked.shown_targets().first())
    );
}

#[test]
fn while_a_line_is_typed_a_click_changes_nothing_and_the_wheel_goes_through_the_choices() {
    let mut model = model(120, 36, &["b"]);
    let line = model.prompt().unwrap().line().to_owned();
    update(&mut model, Msg::Click(Place::Pane(Pane::Depth, Some(3))));
    assert_eq!(
        (model.screens.board.focus, model.screens.board.slot, model.prompt().unwrap().line()),
        (Pane::Targets, 0, line.as_str())
    );
    let mut model = self::model(120, 36, &[":"]);
    update(&mut model, Msg::Wheel(Some(Place::Pane(Pane::Depth, None)), 1));
    assert_eq!((model.prompt().unwrap().choice, model.screens.board.slot), (Some(1), 0));
}

#[test]
fn on_the_deals_a_click_selects_the_line_it_points_at() {
    for (columns, lines, keys) in
        [(120, 36, vec!["4"]), (200, 50, vec!["4"]), (80, 24, vec!["4"]), (80, 24, vec!["4", "Shift-Tab"])]
    {
        let still = model(columns, lines, &keys);
        let (frames, mut clicked) = (shown(&still), 0);
        for (line, row) in (0..).zip(&drawn(&still)) {
            let places: Vec<Option<Place>> = (0..columns).map(|column| frames.place(column, line)).collect();
            for (column, place) in places.iter().enumerate().filter(|(at, place)| *at == 0 || places[at - 1] != **place)
            {
                let Some(place @ Place::Deals(part, Some(_))) = *place else { continue };
                let mut model = model(columns, lines, &keys);
                update(&mut model, Msg::Click(place));
                let at = model.screens.deals.line(part, &model.asked).unwrap();
                let person = match part {
                    DealsPart::Ends => &model.screens.deals.shown_ends(&model.asked)[at].person,
                    _ => &model.screens.deals.shown(&model.asked)[at].person,
                };
                let shown = row[column..].concat();
                let name = model.asked.plan().short_name(person);
                assert!(
                    shown.split('│').next().unwrap().contains(&*touchline::text::display(name)),
                    "{name} in {shown:?}"
                );
                assert_eq!(model.screens.deals.focus, part);
                clicked += 1;
            }
        }
        assert!(clicked > 5, "{columns}×{lines}: {clicked}");
    }
}

#[test]
fn on_the_budget_a_click_selects_the_line_it_points_at() {
    let mut model = model(120, 36, &[]);
    for line in ["bid balerdi 28m", "bid leoni 18m", "what-if Better sign leoni"] {
        let keys = [":"].into_iter().map(str::to_owned);
        let typed = line.chars().map(|c| if c == ' ' { "Space".to_owned() } else { c.to_string() });
        for key in keys.chain(typed).chain(["Enter".to_owned()]) {
            update(&mut model, Msg::Key(key.parse::<Key>().unwrap()));
        }
    }
    update(&mut model, Msg::Key("6".parse::<Key>().unwrap()));
    let (frames, mut clicked) = (shown(&model), BTreeSet::new());
    for (column, line) in (0..36).flat_map(|line| (0..120).map(move |column| (column, line))) {
        let Some(place @ Place::Budget(part, Some(index))) = frames.place(column, line) else { continue };
        if clicked.insert((part.word(), index)) {
            update(&mut model, Msg::Click(place));
            assert_eq!(
                (model.screens.budget.focus, model.screens.budget.line(part, &model.asked)),
                (part, Some(index))
            );
        }
    }
    assert!(clicked.len() > 3, "{clicked:?}");
}

#[test]
fn in_the_squad_a_click_selects_a_cell_and_on_a_heading_it_sorts() {
    for (columns, lines) in [(80, 24), (120, 36), (200, 50)] {
        let mut model = model(columns, lines, &["5"]);
        let find = |model: &Model, text: &str| {
            let found = drawn(model).iter().enumerate().find_map(|(line, row)| {
                let column = (0..row.len()).find(|column| row[*column..].concat().starts_with(text))?;
                Some((u16::try_from(column).unwrap(), u16::try_from(line).unwrap()))
            });
            let (column, line) = found.unwrap_or_else(|| panic!("no {text} at {columns}×{lines}"));
            shown(model).place(column, line).unwrap()
        };
        let place = find(&model, "€24m");
        update(&mut model, Msg::Click(place));
        let selected = model.selected().unwrap().0.as_str().to_owned();
        assert_eq!((selected.as_str(), model.screens.squad.column), ("gatti", SquadColumn::Value));
        let place = find(&model, "Value");
        assert_eq!(place, Place::SquadHeading(SquadColumn::Value));
        update(&mut model, Msg::Click(place));
        assert_eq!(model.screens.squad.shown()[0].as_str(), "bremer", "the dearest first");
        update(&mut model, Msg::Click(place));
        assert_eq!(model.screens.squad.shown()[0].as_str(), "pinsoglio", "and then the cheapest");
        assert_eq!(model.selected().unwrap().0.as_str(), "gatti", "the selection stays");
    }
}

#[test]
fn on_the_deals_the_wheel_moves_what_is_under_it() {
    let mut model = model(120, 36, &["4"]);
    let at = |model: &Model| {
        [DealsPart::List, DealsPart::Ends].map(|part| model.screens.deals.line(part, &model.asked).unwrap())
    };
    update(&mut model, Msg::Wheel(Some(Place::Deals(DealsPart::Ends, None)), 2));
    assert_eq!((at(&model), model.screens.deals.focus), ([0, 2], DealsPart::List));
    update(&mut model, Msg::Wheel(Some(Place::Deals(DealsPart::Ladder, None)), 1));
    assert_eq!((at(&model), model.screens.deals.scrolled.lines()), ([0, 2], 1));
    update(&mut model, Msg::Wheel(Some(Place::Deals(DealsPart::List, None)), 1));
    assert_eq!(at(&model), [1, 2]);
}

#[test]
fn on_the_pitch_and_in_the_calendar_a_click_selects_the_place_and_the_week() {
    let mut pitch = model(120, 36, &["2"]);
    let screen = drawn(&pitch);
    for slot in 0..11 {
        let label = &pitch.asked.answers.cover.slots[slot].label;
        let heads = [format!(" {label} "), format!("‹{label}›")];
        let found = screen.iter().enumerate().find_map(|(line, row)| {
            let starts = |column: &usize| heads.iter().any(|head| row[*column..].concat().starts_with(head));
            Some((u16::try_from((0..84).find(starts)?).unwrap() + 1, u16::try_from(line).unwrap()))
        });
        let (column, line) = found.unwrap();
        assert_eq!(shown(&pitch).place(column, line), Some(Place::Slot(slot)), "{label}");
        update(&mut pitch, Msg::Click(Place::Slot(slot)));
        assert_eq!(pitch.screens.board.slot, slot);
    }
    let mut calendar = model(120, 36, &["3"]);
    let days = drawn(&calendar).into_iter().find(|row| row.concat().contains("week of")).unwrap();
    let line = drawn(&calendar).iter().position(|row| *row == days).unwrap();
    let column = (30..120).find(|column| days[*column..].concat().starts_with("14 ")).unwrap();
    let place = shown(&calendar).place(u16::try_from(column).unwrap(), u16::try_from(line).unwrap()).unwrap();
    update(&mut calendar, Msg::Click(place));
    let week = &calendar.screens.calendar.answer().unwrap().weeks[calendar.screens.calendar.week_of(calendar.asked.on)];
    assert_eq!(week.monday.to_string(), "2025-07-14");
    assert_eq!(shown(&calendar).place(3, u16::try_from(line).unwrap()), None, "the labels");
}

#[test]
fn in_the_calendar_a_click_on_a_person_selects_him_at_every_size() {
    for (columns, lines, keys) in [(120, 36, vec!["3"]), (80, 24, vec!["3", "G"]), (60, 15, vec!["3", "z"])] {
        let still = model(columns, lines, &keys);
        let (frames, mut clicked) = (shown(&still), BTreeSet::new());
        for (line, row) in (0..).zip(&drawn(&still)) {
            let Some(place @ Place::Calendar { person: Some(person), column: None }) = frames.place(20, line) else {
                continue;
            };
            let mut model = model(columns, lines, &keys);
            update(&mut model, Msg::Click(place));
            let (id, _) = model.selected().unwrap();
            let name = text::fit(model.asked.plan().short_name(id), 15).into_owned();
            assert!(row.concat().contains(&name), "{name} in {}", row.concat());
            assert_eq!((model.asked.on, clicked.insert(person)), (still.asked.on, true));
            let Some(Place::Calendar { person: beside, column: Some(week) }) = frames.place(34, line) else { panic!() };
            assert_eq!(
                (beside, week),
                (
                    Some(person),
                    still.screens.calendar.first_column((usize::from(columns) - 31) / 3, still.asked.on) + 1
                )
            );
        }
        assert!(clicked.len() > 2, "{columns}×{lines}: {clicked:?}");
    }
}

#[test]
fn a_click_on_a_week_that_breaks_looks_at_it() {
    let mut calendar = model(120, 36, &["3", "f", "f"]);
    let breaks = calendar.screens.calendar.breaks();
    let (frames, mut clicked) = (shown(&calendar), 0);
    for (line, row) in (0..).zip(&drawn(&calendar)) {
        let Some(place @ Place::Break(week)) = frames.place(5, line) else { continue };
        assert!(row.concat().contains(" breaks: margin "), "{}", row.concat());
        assert_eq!(breaks.get(clicked), Some(&week));
        let mut model = model(120, 36, &["3", "f", "f"]);
        update(&mut model, Msg::Click(place));
        assert_eq!(
            (model.screens.calendar.week_of(model.asked.on), model.screens.calendar.focus),
            (week, CalendarPart::Breaks)
        );
        clicked += 1;
    }
    assert!(clicked > 2, "{clicked}");
    update(&mut calendar, Msg::Click(Place::Calendar { person: Some(1), column: None }));
    assert_eq!(calendar.screens.calendar.focus, CalendarPart::Players);
}

#[test]
fn a_click_on_a_month_looks_at_its_worst_day() {
    let mut calendar = model(120, 36, &["3", "z"]);
    let months = calendar.screens.calendar.columns().len();
    let margin = |model: &Model| model.asked.answers.cover.margin;
    let mut in_later_weeks = 0;
    for month in 0..months {
        update(&mut calendar, Msg::Click(Place::Calendar { person: None, column: Some(month) }));
        let weeks = calendar.screens.calendar.columns()[month].clone();
        assert!(weeks.contains(&calendar.screens.calendar.week_of(calendar.asked.on)));
        let told = &calendar.screens.calendar.answer().unwrap().weeks[weeks.clone()];
        assert_eq!(Some(margin(&calendar)), told.iter().map(|week| week.figures.likely.margin).min());
        in_later_weeks += usize::from(calendar.screens.calendar.week_of(calendar.asked.on) != weeks.start);
    }
    assert!(in_later_weeks > 1, "{in_later_weeks}");
}

/// The cell where a text begins on the screen.
fn cell_of(model: &Model, text: &str) -> (u16, u16) {
    let found = (0..).zip(&drawn(model)).find_map(|(line, row)| {
        let column = (0..row.len()).find(|column| row[*column..].concat().starts_with(text))?;
        Some((u16::try_from(column).unwrap(), line))
    });
    found.unwrap_or_else(|| panic!("no {text:?}"))
}

/// Clicks where a text begins, and so many columns further on.
fn click(model: &mut Model, text: &str, further: u16) {
    let (column, line) = cell_of(model, text);
    let place = shown(model).place(column + further, line).unwrap_or_else(|| panic!("{text:?} is no button"));
    update(model, Msg::Click(place));
}

#[test]
fn a_click_on_a_key_of_the_last_line_does_what_the_key_does() {
    let mut model = model(120, 36, &[]);
    click(&mut model, "b bid", 3);
    assert_eq!(model.prompt().unwrap().line(), "bid balerdi ", "the line of the selected target");
    click(&mut model, "Ctrl-c close", 0);
    assert!(model.prompt().is_none(), "closed by the key that is named there");
    click(&mut model, ", more", 0);
    assert!(!drawn(&model)[35].concat().contains("b bid"), "other keys");
    click(&mut model, "? help", 2);
    assert!(drawn(&model).concat().concat().contains("Moving about"));
    click(&mut model, "Esc back", 0);
    click(&mut model, "Tab next pane", 0);
    assert_eq!(model.screens.board.focus, Pane::Gaps);
}

#[test]
fn every_key_of_the_last_line_is_where_it_stands() {
    for (columns, lines, keys) in [(60, 15, vec![]), (80, 24, vec!["2"]), (120, 36, vec!["3"]), (200, 50, vec!["5"])] {
        let model = model(columns, lines, &keys);
        let (frames, row) = (shown(&model), drawn(&model)[usize::from(lines) - 1].clone());
        let mut named = 0;
        for column in 0..columns {
            let Some(Place::Entry(verb)) = frames.place(column, lines - 1) else { continue };
            if column > 0 && frames.place(column - 1, lines - 1) == Some(Place::Entry(verb)) {
                continue;
            }
            let entry = touchline::command::entry(verb).unwrap();
            let key = model.catalogue.keymap.usual_key(entry).unwrap();
            let hint = format!("{key} {}", entry.name_in(model.mode()));
            assert!(row[usize::from(column)..].concat().starts_with(&hint), "{hint} in {}", row.concat());
            named += 1;
        }
        assert!(named > 3, "{named} at {columns}×{lines}");
    }
}

#[test]
fn the_arrows_beside_the_day_look_a_week_earlier_and_later() {
    let mut model = model(120, 36, &[]);
    click(&mut model, "▶ ", 0);
    click(&mut model, "▶ ", 0);
    assert_eq!(model.asked.on.to_string(), "2025-07-01");
    let (column, line) = cell_of(&model, "◀ ");
    let place = shown(&model).place(column, line).unwrap();
    update(&mut model, Msg::DoubleClick(place));
    assert_eq!(model.asked.on.to_string(), "2025-06-24", "a second click in quick succession is a click, too");
    update(&mut model, Msg::Key("b".parse().unwrap()));
    update(&mut model, Msg::Click(place));
    assert_eq!(model.asked.on.to_string(), "2025-06-24", "while a line is typed, its keys alone are heard");
}

#[test]
fn a_click_on_a_week_under_a_list_looks_at_its_worst_day() {
    let mut model = model(80, 24, &[]);
    let (column, line) = cell_of(&model, "margin 2 2");
    // The figures of the weeks of 16, 23 and 30 June, and of 7 and 14 July, when two loans end.
    let place = shown(&model).place(column + 7 + 2 * 4, line).unwrap();
    assert_eq!(place, Place::Week(date(2025, 7, 14)));
    update(&mut model, Msg::Click(place));
    assert_eq!((model.asked.on.to_string().as_str(), model.asked.answers.cover.margin), ("2025-07-14", 1));
    assert_eq!(model.screens.board.focus, Pane::Targets);
}

#[test]
fn two_clicks_open_what_enter_opens() {
    let mut board = model(120, 36, &[]);
    update(&mut board, Msg::DoubleClick(Place::Pane(Pane::Injured, Some(1))));
    let sheet = drawn(&board).concat().concat();
    assert!(sheet.contains("┌ Bremer ─") && !sheet.contains("Targets"), "{sheet}");
    let mut gap = model(120, 36, &[]);
    update(&mut gap, Msg::DoubleClick(Place::Pane(Pane::Gaps, Some(0))));
    assert_eq!(gap.screens.board.focus, Pane::Depth, "the slots of the gap");
    let mut squad = model(120, 36, &["5"]);
    let (column, line) = cell_of(&squad, "Kalulu");
    let place = shown(&squad).place(column, line).unwrap();
    update(&mut squad, Msg::DoubleClick(place));
    assert!(drawn(&squad).concat().concat().contains("┌ Kalulu ─"));
    let mut frame = model(120, 36, &[]);
    update(&mut frame, Msg::DoubleClick(Place::Pane(Pane::Injured, None)));
    assert_eq!((frame.screens.board.focus, frame.layers.len()), (Pane::Injured, 0), "no line to open");
}

/// The first cell of each divider in a frame, with the size of its pane.
fn dividers(model: &Model) -> BTreeMap<Divider, ((u16, u16), u16)> {
    let (frames, (columns, lines), mut found) = (shown(model), model.window.size, BTreeMap::new());
    for (column, line) in (0..lines).flat_map(|line| (0..columns).map(move |column| (column, line))) {
        if let Some(Place::Divider(divider, size)) = frames.place(column, line) {
            found.entry(divider).or_insert(((column, line), size));
        }
    }
    found
}

#[test]
fn a_divider_stands_where_panes_meet_and_goes_where_it_is_dragged() {
    use Divider::{Deals, Depth, Ends, Injured, Middle, Sheet};
    for (columns, lines, keys, there) in [
        (80, 24, vec![], vec![]),
        (120, 36, vec!["z"], vec![]),
        (120, 36, vec![], vec![Middle, Depth, Injured]),
        (200, 50, vec![], vec![Middle, Depth, Injured, Sheet]),
        (120, 36, vec!["4"], vec![Deals, Ends]),
        (200, 50, vec!["5"], vec![Sheet]),
        (200, 50, vec!["6"], vec![Sheet]),
    ] {
        let mut model = model(columns, lines, &keys);
        let before = dividers(&model);
        assert_eq!(before.keys().copied().collect::<Vec<_>>(), there, "{columns}×{lines} {keys:?}");
        for (divider, (from, size)) in before {
            let border = drawn(&model)[usize::from(from.1)][usize::from(from.0)].clone();
            assert!("│┐└─".contains(&border), "{divider:?} at {border}");
            let to = match divider {
                Middle | Sheet | Deals => (from.0 - 5, from.1),
                Depth | Injured | Ends => (from.0, from.1 - 2),
            };
            let dragged = divider.dragged(size, from, to);
            update(&mut model, Msg::Drag(divider, dragged));
            let place = shown(&model).place(to.0, to.1);
            assert_eq!(place, Some(Place::Divider(divider, dragged)), "it is under the mouse");
            update(&mut model, Msg::DoubleClick(place.unwrap()));
            assert_eq!(dividers(&model)[&divider], (from, size), "and goes back after two clicks");
        }
    }
}

#[test]
fn no_divider_takes_all_room_from_a_pane() {
    for (columns, lines, keys) in [(120, 24, vec![]), (200, 50, vec![]), (120, 36, vec!["4"]), (180, 24, vec!["5"])] {
        let mut model = model(columns, lines, &keys);
        for size in [0, 1, 30, u16::MAX] {
            for divider in dividers(&model).into_keys().collect::<Vec<_>>() {
                update(&mut model, Msg::Drag(divider, size));
            }
            let screen = drawn(&model);
            let tops: usize = screen.iter().map(|row| row.iter().filter(|cell| *cell == "┌").count()).sum();
            let panes = match keys.first() {
                Some(&"4") => 3,
                Some(_) => 2,
                None => {
                    if columns == 200 {
                        5
                    } else {
                        4
                    }
                }
            };
            assert_eq!(tops, panes, "{size} at {columns}×{lines}");
        }
    }
}
