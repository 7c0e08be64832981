//! What both sides changed, each in its own way, until somebody chooses.

use std::sync::Arc;

use super::external::ExternalVersion;
use super::unsaved::UNSAVED;
use crate::domain::{Conflict, Origin, Plan, merge, settle};

/// The conflicts of an external version with the plan, and what is chosen so far.
pub struct Settling {
    another: ExternalVersion,
    ours: Arc<Plan>,
    pub conflicts: Vec<Conflict>,
    /// One for each conflict.
    pub choices: Vec<Option<Origin>>,
    pub selected: usize,
}

impl Settling {
    pub(super) fn new(another: ExternalVersion, ours: Arc<Plan>, conflicts: Vec<Conflict>) -> Settling {
        Settling { another, ours, choices: vec![None; conflicts.len()], conflicts, selected: 0 }
    }

    /// Whether the other side is what an earlier session could not save.
    pub fn is_of_the_unsaved(&self) -> bool {
        self.number() == UNSAVED
    }

    /// The number of the external version.
    pub(super) fn number(&self) -> u64 {
        self.another.number
    }

    /// How many conflicts nobody has decided.
    pub fn open(&self) -> usize {
        self.choices.iter().filter(|choice| choice.is_none()).count()
    }

    pub(super) fn select(&mut self, lines: isize) {
        let last = self.conflicts.len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(lines).min(last);
    }

    pub(super) fn choose(&mut self, origin: Origin) {
        if let Some(choice) = self.choices.get_mut(self.selected) {
            *choice = Some(origin);
        }
        self.tell_again();
        let count = self.choices.len();
        let next = (1..=count).map(|step| (self.selected + step) % count.max(1));
        let undecided = |at: &usize| self.choices.get(*at).is_some_and(Option::is_none);
        self.selected = next.into_iter().find(undecided).unwrap_or(self.selected);
    }

    pub(super) fn choose_all(&mut self, origin: Origin) {
        self.choices.fill(Some(origin));
        self.tell_again();
    }

    /// Asks for the conflicts again, since a choice can raise or end others.
    fn tell_again(&mut self) {
        let conflicts = settle(&self.another.before, &self.ours, &self.another.after, &self.chosen()).conflicts;
        let same = self.conflicts.iter().zip(&conflicts).take_while(|(one, other)| one.what == other.what).count();
        self.choices.truncate(same);
        self.choices.resize(conflicts.len(), None);
        self.selected = self.selected.min(conflicts.len().saturating_sub(1));
        self.conflicts = conflicts;
    }

    fn chosen(&self) -> Vec<Origin> {
        self.choices.iter().map(|choice| choice.unwrap_or(Origin::Ours)).collect()
    }

    /// A plan that came from this one since, with what was chosen.
    pub(super) fn settled(&self, plan: &Plan) -> Plan {
        let ExternalVersion { before, after, .. } = &self.another;
        let unsettled = merge(before, &self.ours, after).plan;
        let settled = settle(before, &self.ours, after, &self.chosen()).plan;
        // The choice is newer than what was edited in between.
        let between = merge(&unsettled, plan, &settled).conflicts.len();
        settle(&unsettled, plan, &settled, &vec![Origin::Theirs; between]).plan
    }
}
