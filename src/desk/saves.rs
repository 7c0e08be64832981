//! Saves the plan, and quits once it is saved.

use std::path::PathBuf;

use super::document::Saving;
use super::effect::{DeskEffect, How, SaveJob, SaveOutcome, SaveQuestion};
use super::state::Desk;
use crate::text;

impl Desk {
    /// Saves the newest version to the plan's file, if it has one.
    pub(super) fn save(&mut self) -> Vec<DeskEffect> {
        match self.document.path.clone() {
            Some(path) => vec![DeskEffect::Save(self.job(path, How::Update))],
            None => Vec::new(),
        }
    }

    /// Saves the plan to a file, which is its own from then on.
    ///
    /// Another existing file is replaced only if `over` is true.
    pub fn write(&mut self, path: PathBuf, over: bool) -> Vec<DeskEffect> {
        let how = match over {
            _ if self.document.path.as_ref() == Some(&path) => How::Update,
            true => How::Replace,
            false => How::Create,
        };
        vec![DeskEffect::Save(self.job(path, how))]
    }

    /// Saves again after a failure.
    pub fn retry(&mut self) -> Vec<DeskEffect> {
        match (&self.document.path, &self.document.saving) {
            (None, _) => vec![DeskEffect::refuse("the plan has no file yet: give it one with write FILE")],
            (Some(_), Saving::Underway) => vec![DeskEffect::refuse("a save is under way already")],
            (Some(_), _) => self.save(),
        }
    }

    fn job(&mut self, path: PathBuf, how: How) -> SaveJob {
        self.document.saving = Saving::Underway;
        SaveJob {
            version: self.document.version,
            path,
            plan: self.plan().clone(),
            how,
            taken_in: self.document.taken_in.clone(),
        }
    }

    /// A job that saves the newest version when the program has to end; `None` if it is saved already.
    ///
    /// A plan without a file gets a name that has not been tried yet.
    pub fn rescue(&mut self, tried: usize) -> Option<SaveJob> {
        if self.document.is_safe() {
            return None;
        }
        let (path, how) = match (self.document.path.clone(), tried) {
            (Some(path), _) => (path, How::Update),
            (None, 0) => (self.document.offered.clone(), How::Create),
            (None, tried) => (self.document.offered.with_extension(format!("{tried}.ron")), How::Create),
        };
        Some(self.job(path, how))
    }

    /// Quits if everything is saved; otherwise waits for the save, or asks.
    pub fn leave(&mut self) -> Vec<DeskEffect> {
        vec![match (&self.document.path, &self.document.saving) {
            _ if self.document.is_safe() => DeskEffect::Leave,
            (Some(_), Saving::Underway) => {
                self.document.leaving = true;
                DeskEffect::say("leaving as soon as the plan is saved")
            }
            (Some(_), _) => DeskEffect::Ask(SaveQuestion::Retry),
            (None, _) => DeskEffect::Ask(SaveQuestion::Name(self.document.offered.clone())),
        }]
    }

    /// Reacts to the outcome of a save.
    pub fn saved(&mut self, job: SaveJob, outcome: SaveOutcome) -> Vec<DeskEffect> {
        let mut effects: Vec<DeskEffect> = self.forget_unsaved(&job, &outcome).into_iter().collect();
        let newest = job.version == self.document.version;
        let elsewhere = self.document.path.as_ref() != Some(&job.path);
        if elsewhere && job.how == How::Update {
            // The plan has moved to another file meanwhile, and is now saved to that one.
            return effects;
        }
        match outcome {
            SaveOutcome::Saved(said) => {
                if elsewhere {
                    effects.push(DeskEffect::say(format!("the plan is kept in {} now", text::path(&job.path))));
                }
                effects.extend(said.map(DeskEffect::warn));
                self.document.path = Some(job.path);
                self.document.saved = self.document.saved.max(job.version);
                if newest {
                    effects.extend(self.all_saved());
                } else if elsewhere {
                    effects.extend(self.save());
                }
            }
            SaveOutcome::Met(versions) => effects.extend(self.take_in(&versions)),
            SaveOutcome::Exists => {
                self.document.saving = Saving::Idle;
                let leaving = std::mem::take(&mut self.document.leaving);
                effects.push(DeskEffect::Ask(SaveQuestion::Exists { path: job.path, leaving }));
            }
            // If a newer version is being saved to the plan's own file, this failure does not matter.
            SaveOutcome::Failed(why) if newest || elsewhere => {
                effects.push(DeskEffect::refuse(format!("not saved: {why}")));
                self.document.saving = Saving::Failed(why);
                if std::mem::take(&mut self.document.leaving) {
                    effects.extend(self.leave());
                }
            }
            SaveOutcome::Failed(_) => {}
        }
        effects
    }

    /// Notes that the newest version is saved, and quits if that was waited for.
    pub(super) fn all_saved(&mut self) -> Option<DeskEffect> {
        self.document.saving = Saving::Idle;
        self.document.leaving.then_some(DeskEffect::Leave)
    }
}
