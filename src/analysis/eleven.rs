//! Who plays where: the exact assignment of men to slots under the coach's rule.

use std::ops::{Add, Sub};

use super::sets::SlotSet;
use super::squad::Squad;
use crate::domain::{Familiarity, Formation, Slot};

/// Slots left empty, emergency men, competent men, places in the coach's lists, and merit (negative: more is better).
const RANKS: usize = 5;

/// What a choice of men costs, the more important figure first: the five ranks, then for every slot in formation order
/// the place of its man in plan order. Compared figure by figure, so the rule of the eleven stands here literally, and
/// as two elevens differ in somebody's place, exactly one is the cheapest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Cost([i64; RANKS + Formation::SLOTS]);

/// A way to fill a slot: with a man, or with nobody.
struct Choice {
    /// A candidate's place, or past the candidates one place for each slot that stands for nobody.
    taker: usize,
    cost: Cost,
}

/// The eleven as places among the candidates: the most slots filled; then the fewest emergency, then the fewest
/// competent men; then the coach's order; then the highest total merit; then plan order.
pub(super) fn eleven(squad: &Squad<'_>) -> [Option<usize>; Formation::SLOTS] {
    let slots = squad.formation().slots().iter().enumerate();
    let choices: Vec<Vec<Choice>> = slots.map(|(index, slot)| choices(squad, index, slot)).collect();
    let men = squad.candidates.len();
    cheapest(&choices, men + Formation::SLOTS).map(|taker| taker.filter(|taker| *taker < men))
}

/// Every way to fill the slot at this place in formation order.
fn choices(squad: &Squad<'_>, index: usize, slot: &Slot) -> Vec<Choice> {
    let men = squad.candidates.len();
    let mut choices = Vec::with_capacity(men + 1);
    for (place, candidate) in squad.candidates.iter().enumerate() {
        let Some(familiarity) = squad.familiarity(candidate, slot.position) else { continue };
        let mut cost = Cost::ZERO;
        cost.0[1] = i64::from(familiarity == Familiarity::Emergency);
        cost.0[2] = i64::from(familiarity == Familiarity::Competent);
        cost.0[3] = squad.listed(candidate, &slot.label) as i64;
        cost.0[4] = -squad.merit(candidate);
        cost.0[RANKS + index] = place as i64;
        choices.push(Choice { taker: place, cost });
    }
    let mut nobody = Cost::ZERO;
    nobody.0[0] = 1;
    nobody.0[RANKS + index] = men as i64;
    choices.push(Choice { taker: men + index, cost: nobody });
    choices
}

/// The taker of each slot in the cheapest assignment that gives every slot a taker and no taker two slots. Slots come in
/// one at a time, each along the cheapest chain of replacements (successive shortest paths, the Hungarian method without
/// its prices): the assignment of the slots so far stays the cheapest, so no chain of replacements has a negative circle.
fn cheapest(choices: &[Vec<Choice>], takers: usize) -> [Option<usize>; Formation::SLOTS] {
    let mut taken: [Option<&Choice>; Formation::SLOTS] = [None; Formation::SLOTS];
    let mut slot_of: Vec<Option<usize>> = vec![None; takers];
    for entering in 0..choices.len() {
        let (chain, end) = cheapest_chain(choices, &taken, &slot_of, entering);
        let mut link = end;
        while let Some((slot, choice)) = link {
            slot_of[choice.taker] = Some(slot);
            taken[slot] = Some(choice);
            link = chain[slot];
        }
    }
    taken.map(|choice| choice.map(|choice| choice.taker))
}

/// A slot and what it takes, from the slot that it belongs to or freely.
type Link<'a> = Option<(usize, &'a Choice)>;

/// For each slot that loses its taker, who takes him away; and the last link, which takes somebody who is free.
fn cheapest_chain<'a>(
    choices: &'a [Vec<Choice>],
    taken: &[Option<&Choice>; Formation::SLOTS],
    slot_of: &[Option<usize>],
    entering: usize,
) -> ([Link<'a>; Formation::SLOTS], Link<'a>) {
    let mut spent = [None; Formation::SLOTS];
    let mut chain: [Link<'a>; Formation::SLOTS] = [None; Formation::SLOTS];
    let (mut end, mut least): (Link<'a>, Option<Cost>) = (None, None);
    spent[entering] = Some(Cost::ZERO);
    let mut cheaper = SlotSet::only(entering);
    while !cheaper.is_empty() {
        let mut next = SlotSet::EMPTY;
        for slot in cheaper.iter() {
            let Some(so_far) = spent[slot] else { continue };
            for choice in &choices[slot] {
                let cost = so_far + choice.cost;
                match slot_of[choice.taker].and_then(|holder| Some((holder, taken[holder]?))) {
                    Some((holder, held)) => {
                        let cost = cost - held.cost;
                        if spent[holder].is_none_or(|known| cost < known) {
                            (spent[holder], chain[holder]) = (Some(cost), Some((slot, choice)));
                            next = next.or(SlotSet::only(holder));
                        }
                    }
                    None if least.is_none_or(|known| cost < known) => (least, end) = (Some(cost), Some((slot, choice))),
                    None => {}
                }
            }
        }
        cheaper = next;
    }
    (chain, end)
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
