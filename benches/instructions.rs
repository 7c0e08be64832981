//! What the program does for a frame, a key and a file, in instructions: the same count on every run, whatever else the
//! machine does. `cargo bench --bench instructions` needs valgrind and `cargo install gungraun-runner --version 0.20.0`.

#![allow(clippy::panic)]

use std::hint::black_box;
use std::sync::Arc;

use gungraun::{library_benchmark, library_benchmark_group, main};
use touchline::analysis::lists::{registration, rules_of};
use touchline::analysis::money::{finances, words};
use touchline::analysis::{Weeks, best_set, broken_weeks, calendar, closers, coming, cover, deals_in_full, worth};
use touchline::app::{Model, Msg, update};
use touchline::command::{Key, PageFormat};
use touchline::desk::{Desk, Document};
use touchline::domain::{Formation, Plan};
use touchline::report::page::PageQuestion;
use touchline::runtime::{self, Frames};
use touchline::store::{Rewritten, assets, read_plan, rewrite, write_plan};

#[path = "large/asked.rs"]
mod asked;
mod large;
#[path = "large/shape.rs"]
mod shape;

fn formations() -> Vec<Arc<Formation>> {
    assets::formations()
}

fn sample() -> Model {
    let mut model = runtime::open_sample().unwrap_or_else(|error| panic!("{error}"));
    update(&mut model, Msg::Resize(200, 60));
    model
}

fn large_plan() -> Plan {
    read_plan("large.ron", &large::text(), &formations()).unwrap_or_else(|error| panic!("{error}"))
}

fn large_model() -> Model {
    let catalogue = runtime::catalogue();
    let mut model = Model::new(
        Desk::new(large_plan(), Document::in_file("large.ron".into())),
        catalogue,
        jiff::civil::date(2025, 6, 17),
    );
    update(&mut model, Msg::Resize(200, 60));
    model
}

fn type_keys(model: &mut Model, line: &str) {
    for c in line.chars() {
        press(model, &if c == ' ' { "Space".to_owned() } else { c.to_string() });
    }
}

/// A what-if is kept, and the line that lays it over the screens is typed.
fn about_to_assume(mut model: Model, target: &str) -> Model {
    type_keys(&mut model, &format!(":what-if Soon sign {target}"));
    press(&mut model, "Enter");
    press(&mut model, "0");
    type_keys(&mut model, ":assume Soon");
    model
}

fn assuming(model: Model, target: &str) -> Model {
    let mut model = about_to_assume(model, target);
    press(&mut model, "Enter");
    assert!(model.asked.assumed.is_some());
    model
}

fn in_calendar(mut model: Model) -> Model {
    press(&mut model, "3");
    model
}

/// A terminal that shows the model already: what is measured is the next frame.
fn drawn(model: Model) -> (Model, Frames) {
    let mut frames = Frames::default();
    draw(&model, &mut frames);
    (model, frames)
}

fn draw(model: &Model, frames: &mut Frames) {
    black_box(frames.draw(model).unwrap_or_else(|error| panic!("{error}")));
    frames.make_ready();
}

fn press(model: &mut Model, key: &str) {
    let key: Key = key.parse().unwrap_or_else(|error| panic!("{error}"));
    black_box(update(model, Msg::Key(key)));
}

// What is given back is dropped outside of the count: letting go of a large plan is no part of its frame.
#[library_benchmark]
#[bench::sample(drawn(sample()))]
#[bench::large(drawn(large_model()))]
fn frame((model, mut frames): (Model, Frames)) -> (Model, Frames) {
    draw(black_box(&model), &mut frames);
    (model, frames)
}

#[library_benchmark]
#[bench::cursor(drawn(sample()), "j")]
#[bench::week(drawn(sample()), "]")]
#[bench::what_if(drawn(about_to_assume(sample(), "balerdi")), "Enter")]
#[bench::what_if_large(drawn(about_to_assume(large_model(), "target-1")), "Enter")]
fn key_and_frame((mut model, mut frames): (Model, Frames), key: &str) -> (Model, Frames) {
    press(&mut model, key);
    draw(&model, &mut frames);
    (model, frames)
}

// A key that changes neither plan, day nor familiarity asks the plan nothing again; nor does one while a what-if lies
// over it, on the board or on the calendar.
#[library_benchmark]
#[bench::cursor(sample(), "j")]
#[bench::cursor_what_if(assuming(sample(), "balerdi"), "j")]
#[bench::cursor_calendar(in_calendar(sample()), "j")]
#[bench::week(sample(), "]")]
fn key_alone(mut model: Model, key: &str) -> Model {
    press(&mut model, key);
    model
}

#[library_benchmark]
#[bench::large((large::text(), formations()))]
fn load((text, formations): (String, Vec<Arc<Formation>>)) -> Plan {
    read_plan("large.ron", black_box(&text), &formations).unwrap_or_else(|error| panic!("{error}"))
}

// What ron alone takes to read the same text into what serde derives, and to see that it is well formed.
#[library_benchmark]
#[bench::large(large::text())]
fn load_by_ron_alone(text: String) -> shape::Plan {
    ron::from_str(black_box(&text)).unwrap_or_else(|error| panic!("{error}"))
}

#[library_benchmark]
#[bench::large(large::text())]
fn skip_by_ron_alone(text: String) -> serde::de::IgnoredAny {
    ron::from_str(black_box(&text)).unwrap_or_else(|error| panic!("{error}"))
}

#[library_benchmark]
#[bench::large(large_plan())]
fn write(plan: Plan) -> String {
    write_plan(black_box(&plan))
}

/// A plan in its file's text, and the same after a target's priority changed.
fn edited(text: String) -> (String, Plan, Plan, Vec<Arc<Formation>>) {
    let formations = formations();
    let old = read_plan("plan.ron", &text, &formations).unwrap_or_else(|error| panic!("{error}"));
    let mut new = old.clone();
    let first = old.targets.iter().map(|(id, _)| id.clone()).next();
    if let Some(target) = first.and_then(|first| new.targets.get_mut(&first)) {
        target.priority = Some(9);
    }
    (text, old, new, formations)
}

#[library_benchmark]
#[bench::sample(edited(assets::SAMPLE.to_owned()))]
#[bench::large(edited(large::text()))]
fn splice((text, old, new, formations): (String, Plan, Plan, Vec<Arc<Formation>>)) -> Rewritten {
    rewrite(black_box(&text), &old, &new, &formations)
}

/// The sample and what its page is asked for.
fn to_hand_on() -> (Plan, PageQuestion<'static>) {
    let plan = read_plan("plan.ron", assets::SAMPLE, &formations()).unwrap_or_else(|error| panic!("{error}"));
    (plan, asked::question())
}

#[library_benchmark]
#[bench::sample(to_hand_on())]
fn page_in_html((plan, question): (Plan, PageQuestion<'static>)) -> Vec<u8> {
    runtime::page_of(black_box(&plan), question, PageFormat::Html).unwrap_or_else(|error| panic!("{error}"))
}

// What the page asks, each question as somebody asks it who wants that answer alone.
#[library_benchmark]
#[bench::sample(to_hand_on())]
fn questions_of_the_page((plan, question): (Plan, PageQuestion<'static>)) {
    let PageQuestion { on, at_least, .. } = question;
    let seen = plan.seen_on(on);
    let (plan, weeks) = (black_box(&*seen), Weeks::ahead(on));
    let found = black_box(cover(plan, on, at_least));
    for gap in &found.gaps {
        black_box(closers(plan, on, on, at_least, &gap.slots));
    }
    let found = black_box(calendar(plan, weeks, at_least));
    black_box(broken_weeks(&found, plan));
    black_box(coming(plan, on, at_least));
    black_box(worth(plan, weeks, at_least));
    black_box(best_set(plan, weeks, at_least, words::within(plan, None, on).0));
    black_box(deals_in_full(plan, on));
    black_box(finances(plan, on));
    for rules in &rules_of(plan, question.rules).0 {
        black_box(registration(plan, rules, on, at_least, question.lists));
    }
}

library_benchmark_group!(
    name = board,
    benchmarks = [
        frame,
        key_and_frame,
        key_alone,
        load,
        load_by_ron_alone,
        skip_by_ron_alone,
        write,
        splice,
        page_in_html,
        questions_of_the_page
    ]
);
main!(library_benchmark_groups = board);
