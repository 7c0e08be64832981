//! The present plan, and the changes that led to it: the user's and external ones.

use std::sync::Arc;

use crate::domain::{Plan, merge};

/// Every change of this session.
///
/// A change is undone by merging its reverse into the present plan. So the user can undo his own changes, whatever
/// another program wrote since. Plans share their unchanged parts.
#[derive(Clone, Debug)]
pub struct History {
    present: Arc<Plan>,
    /// The changes that were made, the oldest first.
    made: Vec<Change>,
    /// The changes that were undone; the last one is redone next.
    taken_back: Vec<Change>,
}

/// One change of the plan.
#[derive(Clone, Debug)]
struct Change {
    before: Arc<Plan>,
    after: Arc<Plan>,
    name: String,
    by: ChangedBy,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum ChangedBy {
    User,
    AnotherProgram,
}

/// Why there was no undo or redo.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NoStep {
    /// There is nothing to undo or redo.
    Nothing,
    /// The same part of the plan has been changed since.
    ChangedSince {
        name: String,
        /// The later changes, in words fit for a screen.
        what: Vec<String>,
    },
}

impl History {
    pub fn new(plan: Plan) -> History {
        History { present: Arc::new(plan), made: Vec::new(), taken_back: Vec::new() }
    }

    pub fn plan(&self) -> &Arc<Plan> {
        &self.present
    }

    /// Makes an edited plan the present one.
    ///
    /// `name` describes the edit.
    pub fn push(&mut self, plan: Plan, name: String) {
        self.taken_back.clear();
        self.change(plan, name, ChangedBy::User);
    }

    /// Makes a plan with external changes the present one.
    pub fn push_external(&mut self, plan: impl Into<Arc<Plan>>) {
        self.change(plan, "external changes".into(), ChangedBy::AnotherProgram);
    }

    fn change(&mut self, plan: impl Into<Arc<Plan>>, name: String, by: ChangedBy) {
        let after = plan.into();
        let before = std::mem::replace(&mut self.present, after.clone());
        self.made.push(Change { before, after, name, by });
    }

    /// Undoes the user's last change, and returns its name.
    ///
    /// # Errors
    /// There is none, or another program has changed the same since.
    pub fn undo(&mut self) -> Result<String, NoStep> {
        self.take_back(ChangedBy::User)
    }

    /// Undoes the last external change, and returns its name.
    ///
    /// # Errors
    /// There is nothing, or the user has changed the same since.
    pub fn undo_external(&mut self) -> Result<String, NoStep> {
        self.take_back(ChangedBy::AnotherProgram)
    }

    fn take_back(&mut self, by: ChangedBy) -> Result<String, NoStep> {
        let last = self.made.iter().rposition(|change| change.by == by).ok_or(NoStep::Nothing)?;
        let change = self.made.remove(last);
        let name = change.name.clone();
        match self.step(&change.after, &change.before) {
            Ok(()) => {
                self.taken_back.push(change);
                Ok(name)
            }
            Err(what) => {
                self.made.insert(last, change);
                Err(NoStep::ChangedSince { name, what })
            }
        }
    }

    /// Redoes the change that was undone last, and returns its name.
    ///
    /// # Errors
    /// There is none, or another program has changed the same since.
    pub fn redo(&mut self) -> Result<String, NoStep> {
        let change = self.taken_back.pop().ok_or(NoStep::Nothing)?;
        let name = change.name.clone();
        match self.step(&change.before, &change.after) {
            Ok(()) => {
                self.made.push(change);
                Ok(name)
            }
            Err(what) => {
                self.taken_back.push(change);
                Err(NoStep::ChangedSince { name, what })
            }
        }
    }

    /// Merges the difference between two plans into the present one.
    ///
    /// # Errors
    /// The parts of the plan that have been changed in another way since.
    fn step(&mut self, from: &Arc<Plan>, to: &Arc<Plan>) -> Result<(), Vec<String>> {
        if Arc::ptr_eq(&self.present, from) {
            self.present = to.clone();
            return Ok(());
        }
        let merged = merge(from, &self.present, to);
        if !merged.conflicts.is_empty() {
            return Err(merged.conflicts.into_iter().map(|conflict| conflict.what).collect());
        }
        self.present = if merged.plan == **to { to.clone() } else { Arc::new(merged.plan) };
        Ok(())
    }

    /// The name of the change that undo would take back.
    pub fn to_undo(&self) -> Option<&str> {
        self.last_by(ChangedBy::User)
    }

    /// Whether there is an external change that can be undone.
    pub fn has_external(&self) -> bool {
        self.last_by(ChangedBy::AnotherProgram).is_some()
    }

    fn last_by(&self, by: ChangedBy) -> Option<&str> {
        self.made.iter().rfind(|change| change.by == by).map(|change| change.name.as_str())
    }

    /// The name of the change that redo would make again.
    pub fn to_redo(&self) -> Option<&str> {
        self.taken_back.last().map(|change| change.name.as_str())
    }
}
