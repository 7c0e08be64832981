//! Somebody of the market as a target, with the id that he would have in a plan.

use std::collections::HashSet;

use jiff::civil::Date;

use super::everybody::Market;
use crate::analysis::alternatives::Candidate;
use crate::domain::{Id, Plan, Target};
use crate::import::squad::ids;

/// Somebody of the market as a target, with the id that he would have in a plan.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MarketCandidate {
    /// His number in the market.
    pub row: usize,
    pub id: Id,
    pub target: Target,
    /// The age that the file says where it does not tell the day of birth, which alone a plan holds.
    said_age: Option<i16>,
}

impl MarketCandidate {
    /// As somebody who may be signed.
    pub fn candidate(&self, on: Date) -> Candidate<'_> {
        let Target { profile, club, ties, seller, .. } = &self.target;
        let (age, cost) = (profile.age(on).or(self.said_age), self.target.expected_cost(on));
        Candidate { id: &self.id, profile, club: club.as_deref(), age, cost, ties, seller }
    }

    /// Gives them ids that nobody of a plan has.
    pub(super) fn name(all: &mut [MarketCandidate], plan: &Plan) {
        let held = plan.players.iter().map(|(id, _)| id).chain(plan.targets.iter().map(|(id, _)| id));
        let held: HashSet<&str> = held.map(Id::as_str).collect();
        let names: Vec<_> = all.iter().map(|one| (one.target.profile.name.as_str(), None)).collect();
        let ids = ids(&names, &held);
        all.iter_mut().zip(ids).for_each(|(one, id)| one.id = id);
    }
}

impl Market {
    /// Somebody as a target; his id is his number, in the order of numbers.
    pub(super) fn candidate(&self, row: usize) -> Option<MarketCandidate> {
        let id = Id::new(&format!("{row:010}")).ok()?;
        let person = self.row(row)?;
        let said_age = person.said_age().filter(|_| person.born().is_none()).map(i16::from);
        Some(MarketCandidate { row, id, target: person.target()?, said_age })
    }
}
