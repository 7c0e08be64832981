//! Moving a player in the coach's own order for a slot.

use super::model::Model;
use crate::domain::{Edit, Id};

impl Model {
    /// The edit that moves the selected player one place earlier (−1) or later (+1) among those the slot can have now;
    /// players of the order who are away keep their places. `None` when nobody stands on that side of him.
    pub(super) fn reordered(&self, step: isize) -> Option<Edit> {
        let slot = self.asked.answers.cover.slots.get(self.slot)?;
        let player = self.selected_in_slot()?;
        let ranked: Vec<&Id> = slot.ranked.iter().map(|ranked| &ranked.id).collect();
        let here = ranked.iter().position(|id| *id == player)?;
        let other = here.checked_add_signed(step)?;
        ranked.get(other)?;
        let mut players: Vec<Id> = self.kept_plan().tactic.order(&slot.label).to_vec();
        for id in ranked.iter().take(here.max(other) + 1) {
            if !players.contains(id) {
                players.push((*id).clone());
            }
        }
        let place = |wanted: &Id| players.iter().position(|id| id == wanted);
        let (from, to) = (place(player)?, place(ranked.get(other)?)?);
        let moved = players.remove(from);
        players.insert(to, moved);
        Some(Edit::Order { slot: slot.label.clone(), players })
    }
}
