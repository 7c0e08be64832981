//! What may come: what a forecast takes as certain and what as chance, and how right the shipped tables are.

// A fixture that fails to build is a failed test.
#![allow(clippy::unwrap_used, clippy::panic)]

mod chances;
mod checked;
mod effects;
mod fees;
mod left_out;
mod page;
mod plan;
#[path = "../support/runs.rs"]
mod runs;
#[allow(dead_code)]
#[path = "../support/seed.rs"]
mod seed;

use jiff::civil::{Date, date};
use touchline::domain::{Absence, Familiarity, Id, Plan, Player, Why};
use touchline::forecast::{FeeTables, ForecastAsked, InjuryTables};
use touchline::store::{self, assets};

const TODAY: Date = date(2025, 6, 17);

fn sample() -> Plan {
    store::read_plan("plan.ron", assets::SAMPLE, &assets::formations()).unwrap()
}

fn tables() -> (InjuryTables, FeeTables) {
    assets::forecast().unwrap()
}

fn asked(weeks: u8) -> ForecastAsked {
    ForecastAsked { today: TODAY, on: TODAY, weeks, at_least: Familiarity::Competent, seed: 3, units: 4 }
}

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn change(plan: &mut Plan, player: &str, change: impl FnOnce(&mut Player)) {
    change(plan.players.get_mut(&id(player)).unwrap());
}

fn injury(what: &str, from: Date) -> Absence {
    Absence::new(Why::Injury(what.into()), from)
}
