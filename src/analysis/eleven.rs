//! Who plays where: the exact assignment of players to slots under the coach's rule.

use std::collections::BTreeSet;
use std::ops::{Add, Sub};
use std::rc::Rc;

use super::sets::SlotSet;
use super::squad::Squad;
use crate::domain::{Familiarity, Formation, Slot};

/// The number of criteria before plan order.
const RANKS: usize = 5;
/// The criterion of empty slots.
const EMPTY: usize = 0;
/// The criterion of places passed over in the coach's orders.
///
/// The n-th player of an order passes over n−1 places; anybody else, and an empty slot, passes over all of them.
const PASSED: usize = 1;
const EMERGENCY: usize = 2;
const COMPETENT: usize = 3;
/// The criterion of merit, which is negated since more is better.
const MERIT: usize = 4;

/// The cost of a choice of players, with the more important figure first.
///
/// The five criteria are followed, for every slot in formation order, by the place of its player in plan order. Costs
/// are compared figure by figure, which is literally the rule of the eleven. Since two elevens differ in at least one
/// player's place, exactly one eleven is the cheapest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Cost([i64; RANKS + Formation::SLOTS]);

/// A way to fill a slot: with a player, or with nobody.
#[derive(Clone, Copy)]
struct Filling {
    /// A candidate's index; after the candidates, each slot has one index that stands for nobody.
    taker: usize,
    cost: Cost,
}

/// Every way to fill each slot of a squad; the last one is with nobody.
#[derive(Clone)]
pub(super) struct Choices {
    /// Shared by the choices without a player where he is none of them.
    slots: Vec<Rc<Vec<Filling>>>,
    players: usize,
}

/// The cheapest assignment of players to slots.
///
/// It fills the most slots; then passes over the fewest places of the coach's orders; then has the fewest emergency
/// players, then the fewest competent ones; then the highest total merit; then plan order decides.
pub(super) struct Eleven<'c> {
    choices: &'c Choices,
    taken: [Option<&'c Filling>; Formation::SLOTS],
    /// The slot that each taker is in.
    takers: Vec<Option<usize>>,
}

impl Choices {
    pub(super) fn new(squad: &Squad<'_>) -> Choices {
        let slots = squad.formation().slots().iter().enumerate();
        let slots = slots.map(|(index, slot)| Rc::new(choices(squad, index, slot))).collect();
        Choices { slots, players: squad.candidates.len() }
    }

    /// The choices without a candidate: players after him in an order pass over one place less.
    pub(super) fn without(&self, player: usize) -> Choices {
        let mut choices = self.clone();
        for slot in &mut choices.slots {
            let Some(his) = slot.iter().position(|filling| filling.taker == player) else { continue };
            let slot = Rc::make_mut(slot);
            let passed = slot.remove(his).cost.0[PASSED];
            let after = slot.iter_mut().filter(|filling| passed < filling.cost.0[PASSED]);
            after.for_each(|filling| filling.cost.0[PASSED] -= 1);
        }
        choices
    }
}

/// Every way to fill the slot at this index in formation order.
fn choices(squad: &Squad<'_>, index: usize, slot: &Slot) -> Vec<Filling> {
    let (players, order) = (squad.candidates.len(), squad.order(slot));
    let mut choices = Vec::with_capacity(players + 1);
    for (place, candidate) in squad.candidates.iter().enumerate() {
        let Some(familiarity) = squad.familiarity(candidate, slot.position) else { continue };
        let mut cost = Cost::ZERO;
        cost.0[PASSED] = order.iter().position(|listed| *listed == place).unwrap_or(order.len()) as i64;
        cost.0[EMERGENCY] = i64::from(familiarity == Familiarity::Emergency);
        cost.0[COMPETENT] = i64::from(familiarity == Familiarity::Competent);
        cost.0[MERIT] = -squad.merit(candidate);
        cost.0[RANKS + index] = place as i64;
        choices.push(Filling { taker: place, cost });
    }
    let mut nobody = Cost::ZERO;
    nobody.0[EMPTY] = 1;
    nobody.0[PASSED] = order.len() as i64;
    nobody.0[RANKS + index] = players as i64;
    choices.push(Filling { taker: players + index, cost: nobody });
    choices
}

/// A link of a chain of replacements: a slot and its new filling.
type Link<'c> = Option<(usize, &'c Filling)>;

impl<'c> Eleven<'c> {
    /// Adds the slots one at a time, each along the cheapest chain of replacements.
    ///
    /// This is the method of successive shortest paths, the Hungarian method without its prices. The assignment of the
    /// slots so far stays the cheapest, so there is no negative cycle.
    pub(super) fn new(choices: &'c Choices) -> Eleven<'c> {
        let takers = vec![None; choices.players + Formation::SLOTS];
        let mut eleven = Eleven { choices, taken: [None; Formation::SLOTS], takers };
        (0..Formation::SLOTS).for_each(|slot| eleven.enter(slot));
        eleven
    }

    /// The eleven without one of its players, from the choices without him.
    ///
    /// The others stay, and his slot enters again, where their choices are still the cheapest without him. They are
    /// where he stands in no other slot's order behind its player: then whatever gets cheaper in a slot without him, its
    /// present choice does, too. Elsewhere all slots enter again.
    pub(super) fn without<'d>(&self, player: usize, choices: &'d Choices) -> Eleven<'d> {
        let Some(his) = self.takers.get(player).copied().flatten() else { return Eleven::new(choices) };
        let mut eleven = Eleven { choices, taken: [None; Formation::SLOTS], takers: vec![None; self.takers.len()] };
        for (slot, (held, (before, after))) in
            self.taken.iter().zip(self.choices.slots.iter().zip(&choices.slots)).enumerate()
        {
            let Some((held, nobody)) = held.zip(before.last()).filter(|_| slot != his) else { continue };
            let behind = held.cost.0[PASSED] + 1..nobody.cost.0[PASSED];
            let waits = |other: &Filling| other.taker == player && behind.contains(&other.cost.0[PASSED]);
            let stays = after.iter().find(|filling| filling.taker == held.taker);
            let Some(stays) = stays.filter(|_| !before.iter().any(waits)) else { return Eleven::new(choices) };
            (eleven.taken[slot], eleven.takers[held.taker]) = (Some(stays), Some(slot));
        }
        eleven.enter(his);
        eleven
    }

    /// The index of the candidate in each slot.
    pub(super) fn players(&self) -> [Option<usize>; Formation::SLOTS] {
        self.taken.map(|choice| choice.map(|choice| choice.taker).filter(|taker| *taker < self.choices.players))
    }

    /// The candidates whose absence can change the eleven.
    ///
    /// They are the players of the eleven, and those who come after one of them in the order of his slot. Without
    /// anybody else the eleven stays, since whenever a choice of a slot gets cheaper, its present choice does, too.
    pub(super) fn needed(&self) -> BTreeSet<usize> {
        let mut needed: BTreeSet<usize> = self.players().into_iter().flatten().collect();
        for (taken, slot) in self.taken.iter().zip(&self.choices.slots) {
            let Some((taken, nobody)) = taken.zip(slot.last()) else { continue };
            let behind = taken.cost.0[PASSED] + 1..nobody.cost.0[PASSED];
            needed.extend(slot.iter().filter(|other| behind.contains(&other.cost.0[PASSED])).map(|other| other.taker));
        }
        needed
    }

    fn enter(&mut self, slot: usize) {
        let (chain, mut link) = self.cheapest_chain(slot);
        while let Some((slot, choice)) = link {
            self.takers[choice.taker] = Some(slot);
            self.taken[slot] = Some(choice);
            link = chain[slot];
        }
    }

    /// The cheapest chain of replacements that fills a slot.
    ///
    /// Returns, for each slot that loses its player, the link that takes him; and the last link, which takes a free
    /// player.
    fn cheapest_chain(&self, entering: usize) -> ([Link<'c>; Formation::SLOTS], Link<'c>) {
        let mut spent = [None; Formation::SLOTS];
        let mut chain: [Link<'c>; Formation::SLOTS] = [None; Formation::SLOTS];
        let (mut end, mut least): (Link<'c>, Option<Cost>) = (None, None);
        spent[entering] = Some(Cost::ZERO);
        let mut cheaper = SlotSet::only(entering);
        while !cheaper.is_empty() {
            let mut next = SlotSet::EMPTY;
            for slot in cheaper.iter() {
                let Some(so_far) = spent[slot] else { continue };
                for choice in self.choices.slots[slot].iter() {
                    let cost = so_far + choice.cost;
                    match self.takers[choice.taker] {
                        Some(holder) => {
                            let Some(held) = self.taken[holder] else { continue };
                            let cost = cost - held.cost;
                            if spent[holder].is_none_or(|known| cost < known) {
                                (spent[holder], chain[holder]) = (Some(cost), Some((slot, choice)));
                                next = next.or(SlotSet::only(holder));
                            }
                        }
                        None if least.is_none_or(|known| cost < known) => {
                            (least, end) = (Some(cost), Some((slot, choice)));
                        }
                        None => {}
                    }
                }
            }
            cheaper = next;
        }
        (chain, end)
    }
}

impl Cost {
    const ZERO: Cost = Cost([0; RANKS + Formation::SLOTS]);
}

impl Add for Cost {
    type Output = Cost;

    fn add(mut self, other: Cost) -> Cost {
        self.0.iter_mut().zip(other.0).for_each(|(figure, more)| *figure += more);
        self
    }
}

impl Sub for Cost {
    type Output = Cost;

    fn sub(mut self, other: Cost) -> Cost {
        self.0.iter_mut().zip(other.0).for_each(|(figure, less)| *figure -= less);
        self
    }
}
