//! What an earlier session could not save, offered once at the start.

use std::path::PathBuf;
use std::sync::Arc;

use super::effect::Effect;
use super::model::Model;
use super::outside::{ExternalVersion, SaveJob, SaveOutcome, in_words};
use super::prompt::Purpose;
use super::said::Tone;
use super::settle::Settling;
use crate::domain::{Plan, diff};

/// A plan that was not saved, and where it is kept.
pub struct Unsaved {
    another: ExternalVersion,
    at: PathBuf,
    /// What is in it that the plan has not, in words fit for a screen.
    pub changes: String,
    /// The version that took it in.
    taken: Option<u64>,
}

/// External versions are counted from 1.
pub const UNSAVED: u64 = 0;

impl Model {
    /// Asks whether to take in what an earlier session could not save: a plan, what it came from, and where it is kept.
    /// False when the plan has all of it.
    pub fn offer_unsaved(&mut self, base: Option<Arc<Plan>>, plan: Arc<Plan>, at: PathBuf) -> bool {
        let ours = self.kept_plan().clone();
        let another = ExternalVersion { number: UNSAVED, before: base.unwrap_or_else(|| ours.clone()), after: plan };
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
        self.open_prompt("recover".into(), Purpose::Recovering);
        true
    }

    /// Takes it in as an edit. It stays where it is kept until the plan is saved and its conflicts are settled.
    pub(super) fn recover(&mut self) -> Vec<Effect> {
        let Some(unsaved) = self.unsaved.as_ref().filter(|unsaved| unsaved.taken.is_none()) else {
            return self.refuse("nothing waits to be recovered");
        };
        let another = unsaved.another.clone();
        let ours = self.kept_plan().clone();
        let merged = another.merged_into(&ours);
        self.say("recovered what was not saved", Tone::Plain);
        if merged.plan != *ours {
            self.history.push(merged.plan, "what was not saved the last time".into());
        }
        if !merged.conflicts.is_empty() {
            self.document.taken_in.unsettled.push(UNSAVED);
            self.settling.push(Settling::new(another, ours, merged.conflicts));
            self.offer_to_settle();
        }
        let effects = self.changed();
        if let Some(unsaved) = &mut self.unsaved {
            unsaved.taken = Some(self.document.version);
        }
        effects
    }

    /// Throws it away.
    pub(super) fn discard_unsaved(&mut self) -> Vec<Effect> {
        match self.unsaved.take_if(|unsaved| unsaved.taken.is_none()) {
            Some(unsaved) => {
                self.layers.retain(
                    |layer| !matches!(layer, super::Layer::Prompt(asked) if asked.purpose == Purpose::Recovering),
                );
                self.say("thrown away: the plan is as its file has it", Tone::Plain);
                vec![Effect::Forget(unsaved.at)]
            }
            None => self.refuse("nothing waits to be recovered"),
        }
    }

    /// Once what was taken in is saved, its copy has done its work. Taken back before that, it is offered again the next
    /// time.
    pub(super) fn forget_unsaved(&mut self, job: &SaveJob, outcome: &SaveOutcome) -> Option<Effect> {
        let is_saved = matches!(outcome, SaveOutcome::Saved(_)) && !job.taken_in.unsettled.contains(&UNSAVED);
        let done = |unsaved: &mut Unsaved| {
            let is_newer = unsaved.taken.is_some_and(|version| version <= job.version);
            is_saved && is_newer && unsaved.another.merged_into(&job.plan).plan == *job.plan
        };
        self.unsaved.take_if(done).map(|unsaved| Effect::Forget(unsaved.at))
    }
}
