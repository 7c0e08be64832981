//! Every row of the command table, where it is heard: it does something, or says why not.

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use touchline::app::{Effect, Model, Msg, update};
use touchline::command::{Does, Entry, LineForm, LineOption, Mode, Screen, TABLE, parse};
use touchline::desk::{Document, ExternalVersion, Noticed, Seen, Tone};
use touchline::domain::{Edit, Field, Plan};
use touchline::{runtime, ui};

use super::session::{done, keys};

const WINDOW: (u16, u16) = (120, 36);
const TOO_SMALL: (u16, u16) = (40, 10);

/// The sample, so that no test waits for it twice.
fn sample() -> Model {
    let mut model = runtime::open_sample().unwrap();
    update(&mut model, Msg::Resize(WINDOW.0, WINDOW.1));
    model
}

fn press(model: &mut Model, script: &str) -> Vec<Effect> {
    keys(script).into_iter().flat_map(|key| update(model, Msg::Key(key))).collect()
}

/// The sample with Leoni at another priority.
fn with_priority(plan: &Plan, priority: u8) -> Arc<Plan> {
    let leoni = plan.targets.entry("leoni").unwrap().0.clone();
    let field = Field::Priority(Some(priority));
    Arc::new(plan.apply(&Edit::Set { people: vec![leoni], field }, runtime::clock()).unwrap())
}

/// What somebody of the sample is worth in a spreadsheet.
const TABLE_OF_ONE: &str = "name\tposition\tmarket_value\nLeonardo Balerdi\tCB\t29m\n";

/// The sample on a screen and in a mode.
fn at(mode: Mode, screen: Screen) -> Model {
    let mut model = sample();
    let number = match screen {
        Screen::Board => "1",
        Screen::Pitch => "2",
        Screen::Calendar => "3",
        Screen::Deals => "4",
        Screen::Squad => "5",
        Screen::Budget => "6",
        Screen::WhatIfs => "7",
        Screen::Market => "8",
    };
    press(&mut model, number);
    match mode {
        Mode::Browsing => {}
        Mode::Reading => {
            let effects = press(&mut model, "v");
            let Some(Effect::Start(job)) = effects.first() else { panic!("nothing is asked") };
            update(&mut model, Msg::Job(done(job)));
        }
        Mode::Typing => drop(press(&mut model, ":")),
        Mode::Filtering => drop(press(&mut model, "/x")),
        Mode::Helping => drop(press(&mut model, "?")),
        Mode::Leaving => drop(press(&mut model, ":set leoni priority 7<Enter>q")),
        Mode::Recovering => {
            let (base, plan) = (model.kept_plan().clone(), with_priority(model.kept_plan(), 7));
            assert!(model.offer_unsaved(Some(base), plan, "copy".into()));
        }
        Mode::Importing => {
            let effects = update(&mut model, Msg::Paste(TABLE_OF_ONE.into()));
            let Some(Effect::Start(job)) = effects.first() else { panic!("nothing is read") };
            update(&mut model, Msg::Job(done(job)));
        }
        Mode::Settling => {
            model.desk.document = Document::in_file("plan.ron".into());
            press(&mut model, ":set leoni priority 7<Enter>");
            let (before, after) = (with_priority(model.kept_plan(), 2), with_priority(model.kept_plan(), 9));
            let what = Seen::Changed(ExternalVersion { number: 1, before, after, stands: true });
            update(&mut model, Msg::Noticed(Noticed { path: "plan.ron".into(), what }));
        }
        Mode::Card => drop(update(&mut model, Msg::Resize(TOO_SMALL.0, TOO_SMALL.1))),
        Mode::CardLeaving => {
            press(&mut model, ":set leoni priority 7<Enter>q");
            update(&mut model, Msg::Resize(TOO_SMALL.0, TOO_SMALL.1));
        }
    }
    assert_eq!((model.mode(), model.screens.shown), (mode, screen));
    model
}

fn drawn(model: &Model) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, model.window.size.0, model.window.size.1));
    ui::draw(model, &mut buffer);
    buffer
}

/// Whether a key or a line asks for something outside, changes what is seen, or is refused with words.
fn does_something(model: &mut Model, script: &str) -> bool {
    let (before, said) = (drawn(model), model.status.text.clone());
    let (mode, day, plan) = (model.mode(), model.asked.on, model.kept_plan().clone());
    let effects = press(model, script);
    let refused = model.status.tone == Tone::Refusal && !model.status.text.is_empty();
    !effects.is_empty()
        || (refused && model.status.text != said)
        || drawn(model) != before
        || (model.mode(), model.asked.on) != (mode, day)
        || *model.kept_plan() != plan
}

/// What is pressed before, for a command that has nowhere to go from the first line.
const IN_LISTS: [&str; 5] = ["", "G]", "<Tab><Tab>l", "z", "3"];
const IN_LINES: [&str; 3] = ["", "<Down><Down>", "x<Ctrl-c>:"];

fn lists(mode: Mode) -> bool {
    matches!(mode, Mode::Browsing | Mode::Reading | Mode::Importing | Mode::Settling)
}

/// Where a row is tried: the first place in which it is heard, and every screen where that makes a difference.
fn places(row: &Entry) -> impl Iterator<Item = (Mode, Screen)> {
    let screens = if row.heard.screens == Screen::ALL { &Screen::ALL[..1] } else { row.heard.screens };
    screens.iter().map(|screen| (row.heard.modes[0], *screen))
}

/// How a row is called on the sample: by its key, or by its name where it has none.
fn call(row: &Entry, model: &Model) -> String {
    match (model.catalogue.keymap.usual_key(row), &row.does) {
        (Some(key), _) => format!("<{key}>"),
        (None, Does::AtOnce(_)) => format!(":{}<Enter>", row.id),
        (None, Does::Line(line)) => format!(":{}<Enter>", line.example),
    }
}

#[test]
fn every_row_does_something_wherever_it_is_heard_or_says_why_not() {
    for row in TABLE {
        assert!(!row.heard.modes.is_empty() && !row.heard.screens.is_empty(), "{} is heard nowhere", row.id);
        for (mode, screen) in places(row) {
            let does = |from: &&str| {
                let mut model = at(mode, screen);
                press(&mut model, from);
                let script = call(row, &model);
                does_something(&mut model, &script)
            };
            let from = if lists(mode) { &IN_LISTS[..] } else { &IN_LINES[..] };
            assert!(from.iter().any(does), "{} does nothing and says nothing: {mode:?}, {screen}", row.id);
        }
    }
}

#[test]
fn the_example_of_every_line_makes_sense_for_the_sample() {
    for row in TABLE {
        let Does::Line(line) = &row.does else { continue };
        let mut model = sample();
        // Some are about what another one keeps.
        press(&mut model, ":what-if \"No Gatti\" lose gatti<Enter>");
        assert_eq!(line.example.split(' ').next(), Some(row.id));
        assert!(parse(model.scope(), line.example).is_ok(), "{}", line.example);
        let did = does_something(&mut model, &format!(":{}<Enter>", line.example));
        assert!(did, "{} does nothing and says nothing", line.example);
    }
}

/// The example of a line with only those of its options that are left.
fn with_options(line: &LineForm, left: impl Fn(&LineOption) -> bool) -> String {
    let mut keeps = true;
    let kept = line.example.split(' ').filter(|word| {
        if let Some(option) = line.options.iter().find(|option| option.word == *word) {
            keeps = left(option);
        }
        keeps
    });
    kept.collect::<Vec<_>>().join(" ")
}

#[test]
fn what_the_usage_requires_is_what_a_line_cant_be_without() {
    let mut model = sample();
    press(&mut model, ":what-if \"No Gatti\" lose gatti<Enter>");
    for row in TABLE {
        let Does::Line(line) = &row.does else { continue };
        let least = with_options(line, |option| option.required);
        assert!(parse(model.scope(), &least).is_ok(), "{least}");
        for required in line.options.iter().filter(|option| option.required) {
            let shorter = with_options(line, |option| option.required && option.word != required.word);
            let problem = parse(model.scope(), &shorter).err().unwrap_or_else(|| panic!("{shorter} reads"));
            assert!(problem.expected.starts_with(required.word), "{shorter}: {problem}");
        }
    }
}
