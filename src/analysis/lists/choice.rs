//! Chooses exactly whom to leave off a list.
//!
//! The choice is a flow from the places through the players to the slots, whose gains are compared in order.

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
    /// Whether he needs no place.
    pub(super) free: bool,
    /// The kinds of places that he may take.
    pub(super) kinds: Vec<usize>,
}

/// The places of a list, and what it needs.
#[derive(Debug)]
pub(super) struct List {
    /// The number of places of each kind; those open to everyone come first.
    pub(super) kinds: Vec<u32>,
    pub(super) keepers: usize,
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
    /// The number of required players who have a place.
    pub(super) required: i64,
    /// The number of goalkeepers, up to the required one.
    pub(super) keepers: i64,
    /// The number of slots filled.
    pub(super) eleven: i64,
    /// The number of bodies beyond the eleven, up to those wanted in each slot.
    pub(super) depth: i64,
    pub(super) merit: i128,
    /// Plan order, as a bit for each player who may be left out; the first player has the highest bit, so that he
    /// stays.
    ///
    /// Players after the first [`ListScore::ORDERED`] all count the same.
    order: i128,
    /// Prefers narrower places; this does not affect who is left out.
    kept: i64,
}

/// A choice, and its score.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct ListChoice {
    /// The standing of each entrant.
    pub(super) standings: Vec<ListStanding>,
    pub(super) score: ListScore,
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
    const ORDERED: usize = 120;
}

impl Add for ListScore {
    type Output = ListScore;

    fn add(self, other: ListScore) -> ListScore {
        ListScore {
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

impl Neg for ListScore {
    type Output = ListScore;

    fn neg(self) -> ListScore {
        ListScore {
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

impl ListChoice {
    pub(super) fn out(&self) -> impl Iterator<Item = usize> {
        self.standings
            .iter()
            .enumerate()
            .filter(|(_, standing)| **standing == ListStanding::Out)
            .map(|(player, _)| player)
    }
}

/// The best choice: the most goalkeepers up to those asked for, then the fullest eleven, the most bodies of the depth
/// wanted, the highest merit together, plan order. None when `held` can't be.
///
/// Everything but the goalkeepers is a flow: a place, a player and a slot at most once each. Players who must have a
/// place gain more than all else, so the sets of goalkeepers that may make the number are tried in turn.
pub(super) fn best(entrants: &[Entrant], list: &List, held: Constraint) -> Option<ListChoice> {
    let required: Vec<usize> = if let Constraint::In(player) = held { vec![player] } else { Vec::new() };
    let barred = if let Constraint::Out(player) = held { Some(player) } else { None };
    let mut found = fill(entrants, list, &required, barred)?;
    let keepers = |choice: &ListChoice| {
        let on = entrants.iter().zip(&choice.standings);
        on.filter(|(entrant, standing)| entrant.keeper && matches!(standing, ListStanding::On(_))).count()
    };
    for number in (1..=list.keepers).rev() {
        if keepers(&found) >= number {
            found.score.keepers = number as i64;
            break;
        }
        let sets = keeper_sets(entrants, number, held);
        let with = |set: Vec<usize>| {
            let mut all = required.clone();
            all.extend(set.into_iter().filter(|player| !required.contains(player)));
            fill(entrants, list, &all, barred)
        };
        if let Some(mut choice) = sets.into_iter().filter_map(with).max_by_key(|choice| choice.score.of_players()) {
            choice.score.keepers = number as i64;
            found = choice;
            break;
        }
    }
    found.score.required = 0;
    Some(found)
}

impl ListScore {
    fn of_players(self) -> ListScore {
        ListScore { required: 0, ..self }
    }
}

/// The sets of so many goalkeepers that can be the best. Of those who play the same slots and may take the same places
/// the best come first, so it is enough to say how many of each such class. One who must have a place is a class of his
/// own.
fn keeper_sets(entrants: &[Entrant], number: usize, held: Constraint) -> Vec<Vec<usize>> {
    let mut classes: Vec<Vec<usize>> = Vec::new();
    let may = |player: usize, entrant: &Entrant| entrant.keeper && held != Constraint::Out(player);
    for (player, entrant) in entrants.iter().enumerate().filter(|(player, entrant)| may(*player, entrant)) {
        if held == Constraint::In(player) {
            classes.push(vec![player]);
            continue;
        }
        let alike = |class: &&mut Vec<usize>| {
            let first = class
                .first()
                .filter(|player| held != Constraint::In(**player))
                .and_then(|player| entrants.get(*player));
            first.is_some_and(|first| {
                (first.slots, first.free, &first.kinds) == (entrant.slots, entrant.free, &entrant.kinds)
            })
        };
        match classes.iter_mut().find(alike) {
            Some(class) => class.push(player),
            None => classes.push(vec![player]),
        }
    }
    for class in &mut classes {
        class.sort_by_key(|player| entrants.get(*player).map(|entrant| std::cmp::Reverse(entrant.merit)));
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

/// The best choice in which some players must have a place and one may have none; none when they can't have it.
fn fill(entrants: &[Entrant], list: &List, required: &[usize], barred: Option<usize>) -> Option<ListChoice> {
    let (source, kinds) = (0, list.kinds.len());
    let player_in = |player: usize| 1 + kinds + 2 * player;
    let slot_at = |slot: usize| 1 + kinds + 2 * entrants.len() + slot;
    let sink = slot_at(Formation::SLOTS);
    let mut network: Network<ListScore> = Network::new(sink + 1);
    for (kind, places) in list.kinds.iter().enumerate() {
        let kept = if kind == 0 { 0 } else { (kinds - kind) as i64 };
        network.arc(source, 1 + kind, *places, ListScore { kept, ..ListScore::default() });
    }
    for (slot, wanted) in list.wanted.iter().enumerate() {
        network.arc(slot_at(slot), sink, 1, ListScore { eleven: 1, ..ListScore::default() });
        let beyond = u32::from(*wanted).saturating_sub(1);
        network.arc(slot_at(slot), sink, beyond, ListScore { depth: 1, ..ListScore::default() });
    }
    let mut ways: Vec<Vec<(usize, ListStanding)>> = Vec::with_capacity(entrants.len());
    let mut contested = 0;
    for (player, entrant) in entrants.iter().enumerate() {
        let (takes_a_place, is_barred) = (required.contains(&player), Some(player) == barred);
        let mut his = Vec::new();
        if entrant.free && !takes_a_place {
            his.push((network.arc(source, player_in(player), 1, ListScore::default()), ListStanding::Free));
        } else if !is_barred {
            for kind in &entrant.kinds {
                his.push((network.arc(1 + kind, player_in(player), 1, ListScore::default()), ListStanding::On(*kind)));
            }
        }
        ways.push(his);
        let order = if entrant.free { 1 } else { 1 << ListScore::ORDERED.saturating_sub(contested) };
        contested += usize::from(!entrant.free);
        let gain =
            ListScore { required: takes_a_place.into(), merit: entrant.merit.into(), order, ..ListScore::default() };
        network.arc(player_in(player), player_in(player) + 1, 1, gain);
        for slot in entrant.slots.iter() {
            network.arc(player_in(player) + 1, slot_at(slot), 1, ListScore::default());
        }
        network.arc(player_in(player) + 1, sink, 1, ListScore::default());
    }
    let score = network.fill(source, sink);
    let standing = |his: &Vec<(usize, ListStanding)>| {
        his.iter().find(|(arc, _)| network.passed(*arc) > 0).map_or(ListStanding::Out, |(_, standing)| *standing)
    };
    let standings = ways.iter().map(standing).collect();
    (score.required == required.len() as i64).then_some(ListChoice { standings, score })
}
