//! All deals in full detail on a day.

use jiff::civil::Date;

use super::ends::{ContractEnd, ends};
use super::ladder::{Rung, ladder};
use super::pipeline::{Deal, pipeline};
use super::reservation::{Limits, limits};
use crate::domain::{Next, Person, Plan};

/// All deals of a plan on a day, and the contracts that end soon.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DealsInFull {
    pub on: Date,
    /// The days without a movement after which a deal counts as stalled.
    pub patience: u8,
    pub deals: Vec<DealInFull>,
    pub ends: Vec<ContractEnd>,
}

/// A deal with its ladder.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DealInFull {
    pub deal: Deal,
    pub ladder: Vec<Rung>,
    pub limits: Limits,
    /// The moves that make sense now.
    pub next: Vec<Next>,
}

impl DealsInFull {
    /// Names the entries of a plan that was known on a day as the whole plan names them.
    pub fn name_as_in(&mut self, whole: &Plan, day: Date) {
        for found in &mut self.deals {
            let Some(person) = whole.person(&found.deal.person) else { continue };
            found.ladder.iter_mut().for_each(|rung| rung.entry = rung.entry.map(|name| name.in_whole(person, day)));
        }
    }
}

/// All deals in full, in the order of [`pipeline`].
pub fn deals_in_full(plan: &Plan, today: Date) -> DealsInFull {
    let in_full = |deal: Deal| {
        let person = plan.person(&deal.person)?;
        Some(DealInFull { ladder: ladder(person), limits: limits(person, today), next: next(person, today), deal })
    };
    DealsInFull {
        on: today,
        patience: plan.patience.unwrap_or(Plan::USUAL_PATIENCE),
        deals: pipeline(plan, today).into_iter().filter_map(in_full).collect(),
        ends: ends(plan, today),
    }
}

fn next(person: Person<'_>, today: Date) -> Vec<Next> {
    match person {
        Person::Target(target) => target.next(),
        Person::Player(player) => player.next(today),
    }
}
