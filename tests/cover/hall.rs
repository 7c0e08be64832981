//! Margin and shortfall by counting the players of each of the 2,047 sets of slots: what the questions over time, over
//! targets and over absences are held to.

use std::collections::HashMap;

use jiff::civil::Date;
use touchline::domain::{Familiarity, Id, Outlook, Plan, Profile};

use crate::twin::fit;

/// The available players, each as the slots he can play in, one bit a slot.
pub(crate) type Players = Vec<(Id, u16)>;

pub(crate) fn players(plan: &Plan, on: Date, at_least: Familiarity, outlook: Outlook) -> Players {
    let there = plan.players.iter().filter(|(id, player)| fit(plan, id, player, on, outlook));
    there.map(|(id, player)| (id.clone(), slots(plan, &player.profile, at_least))).collect()
}

pub(crate) fn slots(plan: &Plan, profile: &Profile, at_least: Familiarity) -> u16 {
    let plays = |position| profile.positions.at(position).is_some_and(|familiarity| familiarity <= at_least);
    let slots = plan.tactic.formation.slots().iter().enumerate().filter(|(_, slot)| plays(slot.position));
    slots.map(|(place, _)| 1 << place).sum()
}

/// Counts over the sets within some slots of a plan's formation; the same players are counted once.
pub(crate) struct Hall {
    /// Every set with its size and the bodies wanted there.
    sets: Vec<(u16, i32, i32)>,
    counted: HashMap<Vec<u16>, (i32, i32)>,
}

impl Hall {
    pub(crate) fn new(plan: &Plan) -> Hall {
        Hall::within(plan, (1 << 11) - 1)
    }

    pub(crate) fn within(plan: &Plan, slots: u16) -> Hall {
        let wanted: Vec<i32> =
            plan.tactic.formation.slots().iter().map(|slot| i32::from(plan.tactic.wanted(&slot.label))).collect();
        let (mut sets, mut set) = (Vec::new(), slots);
        while set != 0 {
            let want = (0..11).filter(|slot| set >> slot & 1 == 1).map(|slot| wanted[slot]).sum();
            sets.push((set, set.count_ones() as i32, want));
            set = (set - 1) & slots;
        }
        Hall { sets, counted: HashMap::new() }
    }

    /// Margin and shortfall of these players; no margin is less than that of no slot at all.
    pub(crate) fn figures(&mut self, players: &Players) -> (i32, i32) {
        let mut slots: Vec<u16> = players.iter().map(|(_, slots)| *slots).filter(|slots| *slots != 0).collect();
        slots.sort_unstable();
        if let Some(known) = self.counted.get(&slots) {
            return *known;
        }
        let kinds: Vec<(u16, i32)> = slots.chunk_by(|a, b| a == b).map(|kind| (kind[0], kind.len() as i32)).collect();
        let (mut margin, mut shortfall) = (i32::MAX, 0);
        for (set, size, want) in &self.sets {
            let mut have = 0;
            for (slots, players) in &kinds {
                if slots & set != 0 {
                    have += players;
                }
            }
            margin = margin.min(have - size);
            shortfall = shortfall.max(want - have);
        }
        self.counted.insert(slots, (margin, shortfall));
        (margin, shortfall)
    }
}
