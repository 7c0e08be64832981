//! The players who count for a cover, as they are available on the day and eligible for at least one slot.

use jiff::civil::Date;

use super::sets::{Reach, SlotSet};
use crate::domain::{Familiarity, Formation, Id, Money, Outlook, Plan, Position, Profile, Slot};

/// The candidates for the eleven, in plan order, with the coach's wishes.
pub(super) struct Squad<'a> {
    pub(super) plan: &'a Plan,
    at_least: Familiarity,
    pub(super) candidates: Vec<Eligible<'a>>,
    /// Whether every candidate has a rating; otherwise all are compared by market value.
    rated: bool,
}

#[derive(Clone, Copy)]
pub(super) struct Eligible<'a> {
    pub(super) id: &'a Id,
    profile: &'a Profile,
    /// The slots he can play in; never empty.
    pub(super) slots: SlotSet,
}

impl<'a> Squad<'a> {
    pub(super) fn new(plan: &'a Plan, on: Date, at_least: Familiarity, outlook: Outlook) -> Squad<'a> {
        let mut candidates = Vec::with_capacity(plan.players.len());
        for (id, player) in plan.players.iter() {
            let slots = playable(plan.tactic.formation.as_ref(), &player.profile, at_least);
            if !slots.is_empty() && plan.available(id, player, on, outlook) {
                candidates.push(Eligible { id, profile: &player.profile, slots });
            }
        }
        let rated = candidates.iter().all(|candidate| candidate.profile.rating.is_some());
        Squad { plan, at_least, candidates, rated }
    }

    pub(super) fn formation(&self) -> &'a Formation {
        &self.plan.tactic.formation
    }

    /// The indices of the candidates in the coach's order for a slot who are eligible there.
    pub(super) fn order(&self, slot: &Slot) -> Vec<usize> {
        let eligible = |candidate: &Eligible<'_>| self.familiarity(candidate, slot.position).is_some();
        let place = |id| self.candidates.iter().position(|candidate| candidate.id == id && eligible(candidate));
        self.plan.tactic.order(&slot.label).iter().filter_map(place).collect()
    }

    /// Bodies wanted per slot.
    pub(super) fn wanted(&self) -> [u8; Formation::SLOTS] {
        wanted(self.plan)
    }

    pub(super) fn reach(&self) -> Reach {
        Reach::new(self.candidates.iter().map(|candidate| candidate.slots))
    }

    /// A candidate's familiarity with a position, if it is high enough to count.
    pub(super) fn familiarity(&self, candidate: &Eligible<'_>, position: Position) -> Option<Familiarity> {
        let mut admitted = candidate.profile.positions.admitted(self.at_least);
        admitted.find(|(held, _)| *held == position).map(|(_, familiarity)| familiarity)
    }

    /// The figure by which players are compared after the coach's order, where more is better.
    ///
    /// It is the rating, or the market value if any candidate lacks a rating; an unknown value is 0.
    pub(super) fn merit(&self, candidate: &Eligible<'_>) -> i64 {
        if self.rated {
            candidate.profile.rating.map_or(0, i64::from)
        } else {
            candidate.profile.value.map_or(0, Money::signed)
        }
    }

    /// N(S): the players who can play in at least one of the slots, in plan order.
    pub(super) fn players(&self, slots: SlotSet) -> Vec<Id> {
        let eligible = self.candidates.iter().filter(|candidate| candidate.slots.meets(slots));
        eligible.map(|candidate| candidate.id.clone()).collect()
    }

    /// The distinct sets of slots that players play; players of the same set are interchangeable.
    pub(super) fn kinds(&self) -> Vec<SlotSet> {
        let mut kinds: Vec<SlotSet> = Vec::new();
        for candidate in &self.candidates {
            if !kinds.contains(&candidate.slots) {
                kinds.push(candidate.slots);
            }
        }
        kinds
    }
}

/// Bodies wanted per slot of the plan's formation.
pub(super) fn wanted(plan: &Plan) -> [u8; Formation::SLOTS] {
    let mut wanted = [0; Formation::SLOTS];
    for (wanted, slot) in wanted.iter_mut().zip(plan.tactic.formation.slots()) {
        *wanted = plan.tactic.wanted(&slot.label);
    }
    wanted
}

/// The indices of the slots whose position he plays with at least this familiarity.
pub fn slots_played(formation: &Formation, profile: &Profile, at_least: Familiarity) -> impl Iterator<Item = usize> {
    playable(formation, profile, at_least).iter()
}

/// The slots whose position he plays with at least this familiarity.
pub(super) fn playable(formation: &Formation, profile: &Profile, at_least: Familiarity) -> SlotSet {
    let mut slots = SlotSet::EMPTY;
    for (position, _) in profile.positions.admitted(at_least) {
        let here = formation.slots().iter().enumerate().filter(|(_, slot)| slot.position == position);
        slots = slots.or(here.map(|(place, _)| place).collect());
    }
    slots
}
