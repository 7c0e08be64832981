//! What-ifs: assumptions that are laid over a plan, and kept in it by name.

mod lay;
mod notation;

use std::sync::Arc;

use jiff::civil::Date;

use super::{Formation, Id, Refused};
pub use notation::AssumptionError;

/// A named list of assumptions, which are made in order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WhatIf {
    pub name: String,
    pub assumptions: Vec<Assumption>,
}

/// One thing that is assumed, written as `sign balerdi from 2025-07-01`.
///
/// Without a first day, it begins today. It may name a person who is gone; then it is stale, but kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Assumption {
    /// A target is a player from a day on; his contract with us is unknown.
    Sign {
        target: Id,
        from: Option<Date>,
    },
    /// A player is gone from a day on.
    Sell {
        player: Id,
        from: Option<Date>,
    },
    /// A player is absent until a last day, or for good.
    Lose {
        player: Id,
        from: Option<Date>,
        until: Option<Date>,
    },
    /// An absent player's first day back.
    Back {
        player: Id,
        on: Date,
    },
    Formation(Arc<Formation>),
}

/// An assumption that no longer changes anything, by its index, and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stale {
    pub assumption: usize,
    pub why: Refused,
}

impl Stale {
    /// Why each of these changes nothing.
    pub fn reasons(all: &[Stale]) -> Vec<String> {
        all.iter().map(|stale| stale.why.to_string()).collect()
    }
}

impl Assumption {
    /// The person that it names.
    pub fn person(&self) -> Option<&Id> {
        match self {
            Assumption::Sign { target: person, .. }
            | Assumption::Sell { player: person, .. }
            | Assumption::Lose { player: person, .. }
            | Assumption::Back { player: person, .. } => Some(person),
            Assumption::Formation(_) => None,
        }
    }
}
