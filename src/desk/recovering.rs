//! Recovers a plan that an earlier session could not save: it is offered at the start, then recovered or thrown away.

use std::path::PathBuf;
use std::sync::Arc;

use super::effect::{DeskEffect, SaveJob, SaveOutcome};
use super::external::{ExternalVersion, in_words};
use super::settling::Settling;
use super::state::Desk;
use super::unsaved::{UNSAVED, Unsaved};
use crate::domain::{Plan, diff};

/// The refusal if there is nothing to recover.
const NOTHING: &str = "nothing waits to be recovered";

impl Desk {
    /// Remembers a plan that an earlier session could not save, until the user decides about it.
    ///
    /// `base` is the plan that it was made from, and `at` is its recovery copy. False if the present plan has all of
    /// it.
    pub fn offer_unsaved(&mut self, base: Option<Arc<Plan>>, plan: Arc<Plan>, at: PathBuf) -> bool {
        let ours = self.plan().clone();
        let another = ExternalVersion {
            number: UNSAVED,
            before: base.unwrap_or_else(|| ours.clone()),
            after: plan,
            stands: false,
        };
        let merged = another.merged_into(&ours);
        let mut changes = in_words(&diff(&ours, &merged.plan));
        if !merged.conflicts.is_empty() {
            let also = merged.conflicts.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
            changes = [changes, also].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ");
        }
        if changes.is_empty() {
            return false;
        }
        self.unsaved = Some(Unsaved { another, at, changes, taken: None });
        true
    }

    /// Merges the unsaved plan into the present one, as an edit.
    ///
    /// Its recovery copy stays until the plan is saved and its conflicts are settled.
    pub fn recover(&mut self) -> Vec<DeskEffect> {
        let Some(unsaved) = self.unsaved.as_ref().filter(|unsaved| unsaved.taken.is_none()) else {
            return vec![DeskEffect::refuse(NOTHING)];
        };
        let another = unsaved.another.clone();
        let ours = self.plan().clone();
        let merged = another.merged_into(&ours);
        let mut effects = vec![DeskEffect::say("recovered what was not saved")];
        if merged.plan != *ours {
            self.history.push(merged.plan, "what was not saved the last time".into());
        }
        if !merged.conflicts.is_empty() {
            self.document.taken_in.unsettled.push(UNSAVED);
            self.settling.push(Settling::new(another, ours, merged.conflicts));
            effects.extend(self.offer_to_settle());
        }
        effects.extend(self.changed());
        if let Some(unsaved) = &mut self.unsaved {
            unsaved.taken = Some(self.document.version);
        }
        effects
    }

    /// Throws the unsaved plan away.
    pub fn discard_unsaved(&mut self) -> Vec<DeskEffect> {
        match self.unsaved.take_if(|unsaved| unsaved.taken.is_none()) {
            Some(unsaved) => {
                vec![DeskEffect::say("thrown away: the plan is as its file has it"), DeskEffect::Forget(unsaved.at)]
            }
            None => vec![DeskEffect::refuse(NOTHING)],
        }
    }

    /// Removes the recovery copy once the recovered changes are saved.
    ///
    /// If the recovery was undone before that, the copy is offered again at the next start.
    pub(super) fn forget_unsaved(&mut self, job: &SaveJob, outcome: &SaveOutcome) -> Option<DeskEffect> {
        let is_saved = matches!(outcome, SaveOutcome::Saved(_)) && !job.taken_in.unsettled.contains(&UNSAVED);
        let unsaved = self.unsaved.take_if(|unsaved| is_saved && unsaved.is_in(job.version, &job.plan))?;
        Some(DeskEffect::Forget(unsaved.at))
    }
}
