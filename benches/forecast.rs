//! What a forecast costs: seasons of the sample's squad, each week with its exact margin, and what the board waits for.

#![allow(clippy::unwrap_used)]

use std::hint::black_box;

use divan::counter::ItemsCount;
use jiff::civil::{Date, date};
use touchline::analysis::slots_played;
use touchline::app::{Job, JobKind, Msg, Stopped, update};
use touchline::domain::{Familiarity, Plan, Position};
use touchline::forecast::{
    DrawnPlayer, ForecastAsked, Horizon, InjuryTables, PastInjuries, Patient, SeasonForecast, Simulation, forecast,
};
use touchline::runtime;
use touchline::store::{self, assets};

const TODAY: Date = date(2025, 6, 17);
const WEEKS: u8 = 60;

fn main() {
    divan::main();
}

fn sample() -> (Plan, InjuryTables) {
    let plan = store::read_plan(assets::SAMPLE_NAME, assets::SAMPLE, &assets::formations()).unwrap();
    (plan, assets::forecast().unwrap().0)
}

fn weeks_drawn(units: usize) -> ItemsCount {
    ItemsCount::new(ForecastAsked::UNIT * units as u64 * u64::from(WEEKS))
}

/// 12,288 seasons of 60 weeks, drawn with the exact margin of each week, and nothing else.
#[divan::bench(sample_count = 5)]
fn weeks_with_their_margins(bencher: divan::Bencher<'_, '_>) {
    let ((plan, tables), units) = (sample(), ForecastAsked::UNITS);
    let months = (0..i32::from(WEEKS)).map(|week| TODAY.saturating_add(jiff::Span::new().weeks(week)).month());
    let horizon = Horizon::new(&tables.onset, &tables.durations, months.collect());
    let players = plan.players.iter().zip(0..).map(|((_, player), key)| {
        let slots = slots_played(&plan.tactic.formation, &player.profile, Familiarity::Competent);
        let goalkeeper = player.profile.positions.admit(Position::GK, Familiarity::Natural);
        let age = player.profile.age(TODAY).map(f64::from);
        let patient = Patient { age, goalkeeper, past: PastInjuries::Unknown, still: Vec::new() };
        DrawnPlayer {
            key,
            slots: slots.fold(0, |slots, slot| slots | 1 << slot),
            there: vec![true; usize::from(WEEKS)],
            prognosis: horizon.of(&patient),
        }
    });
    let players: Vec<DrawnPlayer> = players.collect();
    let simulation = Simulation::new(&horizon, &players, &[2; 11], tables.team, 1);
    bencher.counter(weeks_drawn(units)).bench_local(|| {
        let mut margins = [0u64; 64];
        simulation.draw(0..units * Simulation::WORDS, |week| {
            week.margins().zip(&mut margins).for_each(|(seasons, sum)| *sum += u64::from(seasons));
        });
        black_box(margins)
    });
}

/// The whole answer of `touchline risk`: the same, who matters, and as many seasons again for some week.
#[divan::bench(sample_count = 5)]
fn the_chances_of_sixty_weeks(bencher: divan::Bencher<'_, '_>) {
    let ((plan, tables), units) = (sample(), ForecastAsked::UNITS);
    let asked =
        ForecastAsked { today: TODAY, on: TODAY, weeks: WEEKS, at_least: Familiarity::Competent, seed: 1, units };
    bencher
        .counter(weeks_drawn(units))
        .bench_local(|| -> SeasonForecast { forecast(black_box(&plan), asked, &tables) });
}

/// The job that the board starts once the sample is shown.
fn board_job() -> Job {
    let mut model = runtime::open_sample().unwrap();
    update(&mut model, Msg::Resize(120, 36));
    update(&mut model, Msg::Shown);
    model.jobs.of(JobKind::Chances).unwrap().job.clone()
}

/// Until the board has its first figures.
#[divan::bench(sample_count = 20)]
fn first_figures_on_the_board(bencher: divan::Bencher<'_, '_>) {
    let job = board_job();
    bencher.bench_local(|| {
        let mut first = None;
        let stopped = job.question.answer(&mut |_, found| {
            first = found;
            Err(Stopped)
        });
        black_box((first, stopped.is_err()))
    });
}

/// Until it has the last of them, with what each target and each return does.
#[divan::bench(sample_count = 5)]
fn final_figures_on_the_board(bencher: divan::Bencher<'_, '_>) {
    let job = board_job();
    bencher.bench_local(|| black_box(job.question.answer(&mut |_, _| Ok(())).ok()));
}
