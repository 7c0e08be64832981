//! The desk: the plan with its history, its file and its edits.

use std::sync::Arc;

use super::document::{Document, Saving};
use super::effect::DeskEffect;
use super::history::{History, NoStep};
use super::settling::Settling;
use super::unsaved::Unsaved;
use crate::domain::Plan;

/// Who changed the same part of the plan as an undo or redo, and the command that undoes that.
const OF_THE_USER: (&str, &str) = ("you", "undo");
const OF_ANOTHER: (&str, &str) = ("another program", "undo-external");

/// A plan with its history, its file, and the decisions to be made about other versions of it.
pub struct Desk {
    pub history: History,
    pub document: Document,
    /// The conflicts to settle, the oldest first.
    pub settling: Vec<Settling>,
    /// What git left unmerged and was settled here, until git is told or a step is taken back.
    pub(super) settled: Option<Settling>,
    /// The plan that an earlier session could not save, until it is recovered or thrown away.
    pub unsaved: Option<Unsaved>,
    /// The plan as it was opened.
    opened: Arc<Plan>,
}

impl Desk {
    pub fn new(plan: Plan, document: Document) -> Desk {
        let history = History::new(plan);
        Desk { opened: history.plan().clone(), history, document, settling: Vec::new(), settled: None, unsaved: None }
    }

    /// The number of conflicts that wait to be settled.
    pub fn conflicts(&self) -> usize {
        self.settling.iter().map(|settling| settling.conflicts.len()).sum()
    }

    /// The plan as it is.
    pub fn plan(&self) -> &Arc<Plan> {
        self.history.plan()
    }

    /// Makes an edited plan the present one.
    ///
    /// `name` describes the edit.
    pub fn edit(&mut self, plan: Plan, name: String) -> Vec<DeskEffect> {
        self.history.push(plan, name);
        self.changed()
    }

    /// Undoes the user's last edit, and keeps external changes since.
    pub fn undo(&mut self) -> Vec<DeskEffect> {
        let undone = self.history.undo();
        self.stepped(undone, "undone", "nothing can be undone", OF_ANOTHER)
    }

    /// Undoes the last external change, and keeps the user's edits since.
    pub fn undo_external(&mut self) -> Vec<DeskEffect> {
        let undone = self.history.undo_external();
        self.stepped(undone, "undone", "no external change can be undone", OF_THE_USER)
    }

    /// Redoes the change that was undone last.
    pub fn redo(&mut self) -> Vec<DeskEffect> {
        let redone = self.history.redo();
        self.stepped(redone, "done again", "nothing can be done again", OF_ANOTHER)
    }

    /// Says what an undo or redo did, or why there was none.
    fn stepped(
        &mut self,
        step: Result<String, NoStep>,
        done: &str,
        nothing: &str,
        (who, takes_back): (&str, &str),
    ) -> Vec<DeskEffect> {
        match step {
            Ok(name) => {
                let mut effects = vec![DeskEffect::say(format!("{done}: {name}"))];
                self.settled = None;
                effects.extend(self.changed());
                effects
            }
            Err(NoStep::Nothing) => vec![DeskEffect::refuse(nothing.to_owned())],
            Err(NoStep::ChangedSince { name, what }) => {
                let what = what.join(", ");
                let why = format!("{who} changed {what} since, and {takes_back} takes that back");
                vec![DeskEffect::refuse(format!("not {done}: {name}: {why}"))]
            }
        }
    }

    /// Counts a new version, and saves it if the plan has a file.
    pub(super) fn changed(&mut self) -> Vec<DeskEffect> {
        self.document.version += 1;
        let has_no_file = self.document.path.is_none() && self.document.saving != Saving::Underway;
        if has_no_file && *self.plan() == self.opened {
            // Every edit is undone, so there is nothing to save.
            self.document.saved = self.document.version;
            self.document.saving = Saving::Idle;
        }
        self.save()
    }
}
