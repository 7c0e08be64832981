//! What a choice of players for a list is, and what choices are compared by.

use std::ops::{Add, Neg};

use super::super::sets::SlotSet;
use crate::domain::Formation;

/// Somebody who may be registered.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) struct Entrant {
    pub(super) slots: SlotSet,
    pub(super) merit: i64,
    pub(super) keeper: bool,
    /// Whether he needs no place.
    pub(super) free: bool,
    /// The kinds of places that he may take.
    pub(super) kinds: Vec<usize>,
    /// A binary digit for each least number that he counts for while he has a place.
    pub(super) least: u8,
    /// A binary digit for each most number that he counts for while he has a place.
    pub(super) most: u8,
}

/// The places of a list, and what it needs.
#[derive(Debug)]
pub(super) struct List {
    /// The number of places of each kind; those open to everyone come first.
    pub(super) kinds: Vec<u32>,
    pub(super) keepers: usize,
    /// Goalkeepers who may play, with a place or without.
    pub(super) keepers_in_all: usize,
    pub(super) least: Vec<u32>,
    pub(super) most: Vec<u32>,
    /// Bodies wanted per slot.
    pub(super) wanted: [u8; Formation::SLOTS],
}

/// A player's standing for a competition.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ListStanding {
    /// He needs no place.
    Free,
    /// He is on the list, in a place of this kind.
    On(usize),
    Out,
}

/// The figures by which choices are compared, the most important first; more is better.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub(super) struct ListScore {
    /// Required players and kept places that are filled, while a flow is sought; 0 in a finished choice.
    pub(super) required: i64,
    /// Goalkeepers on the list, as many as are asked for.
    pub(super) keepers: i64,
    /// Goalkeepers who may play, as many as are asked for.
    pub(super) keepers_in_all: i64,
    /// Players of a kind, as many as are asked for of each.
    pub(super) least: i64,
    /// The number of slots filled.
    pub(super) eleven: i64,
    /// The number of bodies beyond the eleven, up to those wanted in each slot.
    pub(super) depth: i64,
    pub(super) merit: i128,
    /// Plan order, as a bit for each player who may be left out; the first player has the highest bit, so that he
    /// stays.
    ///
    /// Players after the first [`ListScore::ORDERED`] all count the same.
    pub(super) order: i128,
    /// Prefers narrower places; this does not affect who is left out.
    pub(super) kept: i64,
}

/// A choice, and its score.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct ListChoice {
    /// The standing of each entrant.
    pub(super) standings: Vec<ListStanding>,
    pub(super) score: ListScore,
}

/// What is asked of a choice on top of the rules.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct ListDemand {
    /// Entrants who take a place.
    pub(super) required: Vec<usize>,
    /// Entrants who take none.
    pub(super) barred: Vec<usize>,
    /// So many of those who count for these least numbers take a place.
    pub(super) quotas: Vec<(u8, u32)>,
    /// The most numbers that are kept to, as binary digits.
    pub(super) limited: u8,
    /// Of those who count for these of them so many at most, by kinds of places and then by quotas.
    pub(super) shares: Vec<(u8, Vec<u32>)>,
}

/// A constraint on the choice.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Constraint {
    Nothing,
    /// This entrant must take a place.
    In(usize),
    /// This entrant must not take a place.
    Out(usize),
}

impl ListScore {
    pub(super) const ORDERED: usize = 120;

    /// What a flow gains of it.
    pub(super) fn of_flow(self) -> ListScore {
        ListScore { required: 0, keepers: 0, keepers_in_all: 0, least: 0, ..self }
    }
}

impl Add for ListScore {
    type Output = ListScore;

    fn add(self, other: ListScore) -> ListScore {
        ListScore {
            required: self.required + other.required,
            keepers: self.keepers + other.keepers,
            keepers_in_all: self.keepers_in_all + other.keepers_in_all,
            least: self.least + other.least,
            eleven: self.eleven + other.eleven,
            depth: self.depth + other.depth,
            merit: self.merit + other.merit,
            order: self.order + other.order,
            kept: self.kept + other.kept,
        }
    }
}

impl Neg for ListScore {
    type Output = ListScore;

    fn neg(self) -> ListScore {
        ListScore {
            required: -self.required,
            keepers: -self.keepers,
            keepers_in_all: -self.keepers_in_all,
            least: -self.least,
            eleven: -self.eleven,
            depth: -self.depth,
            merit: -self.merit,
            order: -self.order,
            kept: -self.kept,
        }
    }
}

impl ListChoice {
    /// With what is counted of those who have a place, or may play.
    pub(super) fn counted(mut self, entrants: &[Entrant], list: &List) -> ListChoice {
        let keepers = |may: fn(ListStanding) -> bool| {
            let all = entrants.iter().zip(&self.standings);
            all.filter(|(entrant, standing)| entrant.keeper && may(**standing)).count()
        };
        let on = keepers(|standing| matches!(standing, ListStanding::On(_)));
        let in_all = keepers(|standing| standing != ListStanding::Out);
        let least =
            list.least.iter().enumerate().map(|(bit, number)| self.placed(entrants, |one| one.least, bit).min(*number));
        let least = least.map(i64::from).sum();
        self.score.keepers = on.min(list.keepers) as i64;
        self.score.keepers_in_all = in_all.min(list.keepers_in_all) as i64;
        self.score.least = least;
        self.score.required = 0;
        self
    }

    /// How many who have a place count for something.
    pub(super) fn placed(&self, entrants: &[Entrant], counts: fn(&Entrant) -> u8, bit: usize) -> u32 {
        let all = entrants.iter().zip(&self.standings);
        let counts = |(one, standing): &(&Entrant, &ListStanding)| {
            matches!(standing, ListStanding::On(_)) && counts(one) >> bit & 1 == 1
        };
        all.filter(counts).count() as u32
    }

    pub(super) fn out(&self) -> impl Iterator<Item = usize> {
        self.standings
            .iter()
            .enumerate()
            .filter(|(_, standing)| **standing == ListStanding::Out)
            .map(|(player, _)| player)
    }
}
