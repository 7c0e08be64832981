//! The plan with all that belongs to it, and its edits.

use std::sync::Arc;

use super::document::{Document, Saving};
use super::effect::DeskEffect;
use super::history::History;
use super::settling::Settling;
use super::unsaved::Unsaved;
use crate::domain::Plan;

/// A plan with its history, its file, and what is to be decided about other versions of it.
pub struct Desk {
    pub history: History,
    pub document: Document,
    /// What both sides changed, the oldest first.
    pub settling: Vec<Settling>,
    /// What an earlier session could not save, until it is taken in or thrown away.
    pub unsaved: Option<Unsaved>,
    /// The plan as it was opened.
    opened: Arc<Plan>,
}

impl Desk {
    pub fn new(plan: Plan, document: Document) -> Desk {
        let history = History::new(plan);
        Desk { opened: history.plan().clone(), history, document, settling: Vec::new(), unsaved: None }
    }

    /// The plan as it is.
    pub fn plan(&self) -> &Arc<Plan> {
        self.history.plan()
    }

    /// Makes an edited plan the present one.
    ///
    /// `name` says what the edit was.
    pub fn edit(&mut self, plan: Plan, name: String) -> Vec<DeskEffect> {
        self.history.push(plan, name);
        self.changed()
    }

    /// Takes the last edit back.
    pub fn undo(&mut self) -> Vec<DeskEffect> {
        let name = self.history.undo();
        self.stepped(name.map(|name| format!("undone: {name}")), "nothing to undo")
    }

    /// Makes the edit again that was taken back last.
    pub fn redo(&mut self) -> Vec<DeskEffect> {
        let name = self.history.redo();
        self.stepped(name.map(|name| format!("done again: {name}")), "nothing to redo")
    }

    fn stepped(&mut self, said: Option<String>, nothing: &str) -> Vec<DeskEffect> {
        let Some(said) = said else { return vec![DeskEffect::refuse(nothing)] };
        let mut effects = vec![DeskEffect::say(said)];
        effects.extend(self.changed());
        effects
    }

    /// A new version is there: on to the disk with it, when the plan has a file.
    pub(super) fn changed(&mut self) -> Vec<DeskEffect> {
        self.document.version += 1;
        let has_no_file = self.document.path.is_none() && self.document.saving != Saving::Underway;
        if has_no_file && *self.plan() == self.opened {
            // Every edit is taken back: there is nothing of the user's to save.
            self.document.saved = self.document.version;
            self.document.saving = Saving::Idle;
        }
        self.save()
    }
}
