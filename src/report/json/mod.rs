//! Answers as JSON, one file for each.
//!
//! Keys are named `person` and `people` where the value may be a player or a target, and `player` and `players` where
//! it can only be a player of the club. Money is in whole units, days are `YYYY-MM-DD`, slots are labels.

mod alternatives;
mod budget;
mod calendar;
mod checked;
mod cover;
mod deals;
mod diff;
mod entries;
mod forecast;
mod inspection;
mod lists;
mod market;
mod squad;
mod story;
mod update;
mod what_ifs;
mod worth;

use serde_json::Value;

pub use alternatives::{alternatives, like};
pub use budget::budget;
pub use calendar::calendar;
pub use checked::{fee_check, injury_check};
pub use cover::{cover, cover_of_a_day};
pub use deals::deals;
pub use diff::diff;
pub use entries::{entries, facts};
pub use forecast::{fees, risk};
pub use inspection::inspection;
pub use lists::lists;
pub use market::{market, market_alternatives, market_like};
pub use squad::squad;
pub use story::story;
pub use update::update;
pub use what_ifs::what_ifs;
pub use worth::{signings, worth};

use crate::domain::{Formation, Id};

/// The ids of people.
fn ids(people: &[Id]) -> Value {
    people.iter().map(|id| Value::from(id.as_str())).collect()
}

/// The labels of slots, given as indices in formation order.
fn labels(slots: &[usize], formation: &Formation) -> Value {
    slots.iter().filter_map(|slot| formation.slots().get(*slot)).map(|slot| Value::from(slot.label.as_str())).collect()
}
