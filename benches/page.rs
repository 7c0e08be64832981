//! What the page to hand on costs beside the load of the plan, with 60 players and 200 targets for two competitions, chances
//! and fee ranges aside.

#![allow(clippy::panic)]

use std::hint::black_box;

use touchline::command::PageFormat;
use touchline::domain::Plan;
use touchline::report::page::{PageAnswers, html, page};
use touchline::runtime;
use touchline::store::{assets, read_plan};

#[path = "large/asked.rs"]
mod asked;
mod large;

fn main() {
    divan::main();
}

fn text() -> String {
    large::text().replacen("    tactic:", "    competitions: [\"Serie A\", \"UEFA\"],\n    tactic:", 1)
}

fn plan() -> Plan {
    read_plan("large.ron", &text(), &assets::formations()).unwrap_or_else(|error| panic!("{error}"))
}

#[divan::bench]
fn load_200_targets(bencher: divan::Bencher<'_, '_>) {
    let (text, formations) = (text(), assets::formations());
    bencher.bench_local(|| read_plan("large.ron", black_box(&text), &formations).is_ok());
}

#[divan::bench(args = [PageFormat::Html, PageFormat::Markdown, PageFormat::Workbook, PageFormat::Json])]
fn page_with_200_targets(bencher: divan::Bencher<'_, '_>, format: PageFormat) {
    let plan = plan();
    bencher.bench_local(|| runtime::page_of(black_box(&plan), asked::question(), format).is_ok());
}

#[divan::bench]
fn answers_alone(bencher: divan::Bencher<'_, '_>) {
    let plan = plan();
    bencher.bench_local(|| PageAnswers::new(black_box(&plan), asked::question()));
}

#[divan::bench]
fn layout_alone(bencher: divan::Bencher<'_, '_>) {
    let plan = plan();
    let answers = PageAnswers::new(&plan, asked::question());
    bencher.bench_local(|| html(&page(black_box(&answers), &plan)));
}
