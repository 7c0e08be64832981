//! Whom to turn to when a deal stalls.

use crate::analysis::Worth;
use crate::app::Model;
use crate::domain::{Id, Stage};

impl Model {
    /// The other targets who can play where a target can and add something there: who adds most for his money first.
    pub(super) fn alternatives(&self, id: &Id) -> Vec<Id> {
        let Some(own) = self.worth(id) else { return Vec::new() };
        let open = |id: &Id| self.plan().targets.get(id).is_some_and(|target| target.stage != Stage::Off);
        let others = self.plan().targets.iter().filter(|(other, _)| *other != id && open(other));
        let mut others: Vec<&Worth> = others.filter_map(|(other, _)| self.worth(other)).collect();
        others.retain(|worth| worth.gain() > 0 && worth.slots.iter().any(|slot| own.slots.contains(slot)));
        others.sort_by(|one, other| one.order(other));
        others.into_iter().map(|worth| worth.target.clone()).collect()
    }
}
