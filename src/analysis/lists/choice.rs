//! Whom to leave off a list, exactly: a flow from the places through the men to the slots, whose gains are compared in order.

use std::ops::{Add, Neg};

use super::super::flow::Network;
use super::super::sets::SlotSet;
use crate::domain::Formation;

/// Somebody who may be registered.
#[derive(Clone, Debug)]
pub(super) struct Entrant {
    pub(super) slots: SlotSet,
    pub(super) merit: i64,
    pub(super) keeper: bool,
    /// Needs no place.
    pub(super) free: bool,
    /// The kinds of places that he may take.
    pub(super) kinds: Vec<usize>,
}

/// The places of a list and what is wanted of it.
#[derive(Debug)]
pub(super) struct List {
    /// How many places of each kind: those open to everyone first.
    pub(super) kinds: Vec<u32>,
    pub(super) keepers: usize,
    /// Bodies wanted per slot.
    pub(super) wanted: [u8; Formation::SLOTS],
}

/// Where a man stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// He needs no place.
    Free,
    /// In a place of a kind.
    On(usize),
    Out,
}

/// What lists are compared by, the weightiest first. A choice with more of it is the better one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub(super) struct Score {
    /// Men who must have a place and have one.
    pub(super) required: i64,
    /// Goalkeepers, as many as are asked for.
    pub(super) keepers: i64,
    /// Slots filled.
    pub(super) eleven: i64,
    /// Bodies beyond the eleven, as many as each slot wants.
    pub(super) depth: i64,
    pub(super) merit: i128,
    /// A binary digit for each man who may be left out, the first in the plan the highest: the earlier stays. Beyond the
    /// first [`Score::ORDERED`] men all count the same.
    order: i128,
    /// The narrower places are taken first; it is no part of whom to leave out.
    kept: i64,
}

/// A choice and what it comes to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Choice {
    /// One for each entrant.
    pub(super) standings: Vec<Standing>,
    pub(super) score: Score,
}

/// What a choice is held to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Held {
    Nothing,
    /// This entrant takes a place.
    In(usize),
    /// This entrant takes none.
    Out(usize),
}

impl Score {
    const ORDERED: usize = 120;
}

impl Add for Score {
    type Output = Score;

    fn add(self, other: Score) -> Score {
        Score {
            required: self.required + other.required,
            keepers: self.keepers + other.keepers,
            eleven: self.eleven + other.eleven,
            depth: self.depth + other.depth,
            merit: self.merit + other.merit,
            order: self.order + other.order,
            kept: self.kept + other.kept,
        }
    }
}

impl Neg for Score {
    type Output = Score;

    fn neg(self) -> Score {
        Score {
            required: -self.required,
            keepers: -self.keepers,
            eleven: -self.eleven,
            depth: -self.depth,
            merit: -self.merit,
            order: -self.order,
            kept: -self.kept,
        }
    }
}

impl Choice {
    pub(super) fn out(&self) -> impl Iterator<Item = usize> {
        self.standings.iter().enumerate().filter(|(_, standing)| **standing == Standing::Out).map(|(man, _)| man)
    }
}

/// The best choice: the most goalkeepers up to those asked for, then the fullest eleven, the most bodies of the depth wanted,
/// the highest merit together, plan order. None when `held` can't be.
///
/// Everything but the goalkeepers is a flow: a place, a man and a slot at most once each. Men who must have a place gain more
/// than all else, so the sets of goalkeepers that may make the number are tried in turn.
pub(super) fn best(entrants: &[Entrant], list: &List, held: Held) -> Option<Choice> {
    let required: Vec<usize> = if let Held::In(man) = held { vec![man] } else { Vec::new() };
    let barred = if let Held::Out(man) = held { Some(man) } else { None };
    let mut found = fill(entrants, list, &required, barred)?;
    let keepers = |choice: &Choice| {
        let on = entrants.iter().zip(&choice.standings);
        on.filter(|(entrant, standing)| entrant.keeper && matches!(standing, Standing::On(_))).count()
    };
    for number in (1..=list.keepers).rev() {
        if keepers(&found) >= number {
            found.score.keepers = number as i64;
            break;
        }
        let sets = keeper_sets(entrants, number, held);
        let with = |set: Vec<usize>| {
            let mut all = required.clone();
            all.extend(set.into_iter().filter(|man| !required.contains(man)));
            fill(entrants, list, &all, barred)
        };
        if let Some(mut choice) = sets.into_iter().filter_map(with).max_by_key(|choice| choice.score.of_men()) {
            choice.score.keepers = number as i64;
            found = choice;
            break;
        }
    }
    found.score.required = 0;
    Some(found)
}

impl Score {
    fn of_men(self) -> Score {
        Score { required: 0, ..self }
    }
}

/// The sets of so many goalkeepers that can be the best. Of those who play the same slots and may take the same places the
/// best come first, so it is enough to say how many of each such class. One who must have a place is a class of his own.
fn keeper_sets(entrants: &[Entrant], number: usize, held: Held) -> Vec<Vec<usize>> {
    let mut classes: Vec<Vec<usize>> = Vec::new();
    let may = |man: usize, entrant: &Entrant| entrant.keeper && held != Held::Out(man);
    for (man, entrant) in entrants.iter().enumerate().filter(|(man, entrant)| may(*man, entrant)) {
        if held == Held::In(man) {
            classes.push(vec![man]);
            continue;
        }
        let alike = |class: &&mut Vec<usize>| {
            let first = class.first().filter(|man| held != Held::In(**man)).and_then(|man| entrants.get(*man));
            first.is_some_and(|first| {
                (first.slots, first.free, &first.kinds) == (entrant.slots, entrant.free, &entrant.kinds)
            })
        };
        match classes.iter_mut().find(alike) {
            Some(class) => class.push(man),
            None => classes.push(vec![man]),
        }
    }
    for class in &mut classes {
        class.sort_by_key(|man| entrants.get(*man).map(|entrant| std::cmp::Reverse(entrant.merit)));
    }
    let mut sets: Vec<Vec<usize>> = vec![Vec::new()];
    for class in &classes {
        let longer = |set: &Vec<usize>| {
            let (set, room) = (set.clone(), number - set.len());
            (0..=room.min(class.len())).map(move |count| set.iter().chain(class.iter().take(count)).copied().collect())
        };
        sets = sets.iter().flat_map(longer).collect();
    }
    sets.retain(|set| set.len() == number);
    sets
}

/// The best choice in which some men must have a place and one may have none; none when they can't have it.
fn fill(entrants: &[Entrant], list: &List, required: &[usize], barred: Option<usize>) -> Option<Choice> {
    let (source, kinds) = (0, list.kinds.len());
    let man_in = |man: usize| 1 + kinds + 2 * man;
    let slot_at = |slot: usize| 1 + kinds + 2 * entrants.len() + slot;
    let sink = slot_at(Formation::SLOTS);
    let mut network: Network<Score> = Network::new(sink + 1);
    for (kind, places) in list.kinds.iter().enumerate() {
        let kept = if kind == 0 { 0 } else { (kinds - kind) as i64 };
        network.arc(source, 1 + kind, *places, Score { kept, ..Score::default() });
    }
    for (slot, wanted) in list.wanted.iter().enumerate() {
        network.arc(slot_at(slot), sink, 1, Score { eleven: 1, ..Score::default() });
        let beyond = u32::from(*wanted).saturating_sub(1);
        network.arc(slot_at(slot), sink, beyond, Score { depth: 1, ..Score::default() });
    }
    let mut ways: Vec<Vec<(usize, Standing)>> = Vec::with_capacity(entrants.len());
    let mut contested = 0;
    for (man, entrant) in entrants.iter().enumerate() {
        let (takes_a_place, is_barred) = (required.contains(&man), Some(man) == barred);
        let mut his = Vec::new();
        if entrant.free && !takes_a_place {
            his.push((network.arc(source, man_in(man), 1, Score::default()), Standing::Free));
        } else if !is_barred {
            for kind in &entrant.kinds {
                his.push((network.arc(1 + kind, man_in(man), 1, Score::default()), Standing::On(*kind)));
            }
        }
        ways.push(his);
        let order = if entrant.free { 1 } else { 1 << Score::ORDERED.saturating_sub(contested) };
        contested += usize::from(!entrant.free);
        let gain = Score { required: takes_a_place.into(), merit: entrant.merit.into(), order, ..Score::default() };
        network.arc(man_in(man), man_in(man) + 1, 1, gain);
        for slot in entrant.slots.iter() {
            network.arc(man_in(man) + 1, slot_at(slot), 1, Score::default());
        }
        network.arc(man_in(man) + 1, sink, 1, Score::default());
    }
    let score = network.fill(source, sink);
    let standing = |his: &Vec<(usize, Standing)>| {
        his.iter().find(|(arc, _)| network.passed(*arc) > 0).map_or(Standing::Out, |(_, standing)| *standing)
    };
    let standings = ways.iter().map(standing).collect();
    (score.required == required.len() as i64).then_some(Choice { standings, score })
}
