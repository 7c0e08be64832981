//! When the chances are worked out anew.

use std::sync::Arc;

use super::Chances;
use crate::app::effect::Effect;
use crate::app::jobs::JobKind;
use crate::app::model::Model;
use crate::app::question::{About, Question};

impl Model {
    /// The chances of the plan on the screens.
    pub fn chances(&self) -> Option<&Chances> {
        self.chances.shown(&self.asked)
    }

    /// The chances of the plan as it is.
    pub fn chances_as_it_is(&self) -> Option<&Chances> {
        self.chances.of(self.asked.known()).filter(|_| self.asked.foresees())
    }

    /// Asks for the chances of what is on the screens, if they are for another plan, day or familiarity.
    pub(in crate::app) fn ask_for_chances(&mut self) -> Vec<Effect> {
        // An earlier day shows none, and what is known stays for when a later one is shown.
        if !self.asked.foresees() || self.chances.is_as_seen(&self.asked) {
            return Vec::new();
        }
        let shown = self.question(About::Chances(self.catalogue.forecast));
        let kept = Question { plan: self.asked.known().clone(), ..shown.clone() };
        let wanted = if Arc::ptr_eq(&shown.plan, &kept.plan) { vec![shown] } else { vec![shown, kept] };
        self.chances.keep(&wanted);
        self.chances.refresh_gaps(&self.asked);
        self.chances.saw(&self.asked);
        let Some(next) = wanted.into_iter().find(|question| !self.chances.is_whole(question)) else {
            return self.jobs.stop(JobKind::Chances).map(Effect::Stop).into_iter().collect();
        };
        let running = self.jobs.of(JobKind::Chances).map(|running| &running.job.question);
        if running == Some(&next) { Vec::new() } else { self.start(next) }
    }

    /// Takes what a job has found of the chances.
    pub(in crate::app) fn take_chances(&mut self, to: Question, found: Option<Box<Chances>>, whole: bool) {
        if let Some(found) = found {
            self.chances.take(to, *found, whole);
        }
    }
}
