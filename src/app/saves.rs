//! The plan on its way to the disk, and out of the program once it is there.

use std::path::PathBuf;

use super::document::Saving;
use super::effect::Effect;
use super::model::Model;
use super::outside::{How, SaveJob};
use super::prompt::Purpose;
use super::said::Tone;
use crate::command::quote;

impl Model {
    /// A new version is there: on to the disk with it, when the plan has a file.
    pub(super) fn changed(&mut self) -> Vec<Effect> {
        self.document.version += 1;
        self.save()
    }

    pub(super) fn save(&mut self) -> Vec<Effect> {
        match self.document.path.clone() {
            Some(path) => self.save_to(path, How::Update),
            None => Vec::new(),
        }
    }

    pub(super) fn save_to(&mut self, path: PathBuf, how: How) -> Vec<Effect> {
        vec![Effect::Save(self.job(path, how))]
    }

    fn job(&mut self, path: PathBuf, how: How) -> SaveJob {
        self.document.saving = Saving::Underway;
        SaveJob {
            version: self.document.version,
            path,
            plan: self.history.plan().clone(),
            how,
            taken_in: self.document.taken_in.clone(),
        }
    }

    /// The newest version on its way to the disk once more, for a program that has to end: into the plan's file, or
    /// beside the names that were tried already where it has none. `None` when it is there.
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

    /// Leaves when everything is saved; else waits for it, or asks.
    pub(super) fn leave(&mut self) -> Vec<Effect> {
        let offered = |path: &PathBuf| format!("write {} ", quote(&path.display().to_string()));
        match (&self.document.path, &self.document.saving) {
            _ if self.document.is_safe() => return vec![Effect::Quit],
            (Some(_), Saving::Underway) => {
                self.document.leaving = true;
                self.say("leaving as soon as the plan is saved", Tone::Plain);
            }
            (Some(_), _) => self.open_prompt("retry".into(), Purpose::Leaving),
            (None, _) => self.open_prompt(offered(&self.document.offered), Purpose::Leaving),
        }
        Vec::new()
    }
}
