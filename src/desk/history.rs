//! The plan as it is, as it was, and as it would be again.

use std::sync::Arc;

use crate::domain::Plan;

/// Every version of the plan in this session; plans share what they have in common.
#[derive(Clone, Debug)]
pub struct History {
    present: Arc<Plan>,
    /// What each earlier plan was before, with the name of the edit that followed it.
    past: Vec<(Arc<Plan>, String)>,
    /// What was taken back, the next to redo last, with the name of the edit that leads there.
    future: Vec<(Arc<Plan>, String)>,
}

impl History {
    pub fn new(plan: Plan) -> History {
        History { present: Arc::new(plan), past: Vec::new(), future: Vec::new() }
    }

    pub fn plan(&self) -> &Arc<Plan> {
        &self.present
    }

    /// Makes an edited plan the present one.
    ///
    /// `name` says what the edit was.
    pub fn push(&mut self, plan: Plan, name: String) {
        let before = std::mem::replace(&mut self.present, Arc::new(plan));
        self.past.push((before, name));
        self.future.clear();
    }

    /// Takes the last edit back: its name, when there was one.
    pub fn undo(&mut self) -> Option<String> {
        let (plan, name) = self.past.pop()?;
        let undone = std::mem::replace(&mut self.present, plan);
        self.future.push((undone, name.clone()));
        Some(name)
    }

    /// Makes the edit again that was taken back last: its name, when there was one.
    pub fn redo(&mut self) -> Option<String> {
        let (plan, name) = self.future.pop()?;
        let before = std::mem::replace(&mut self.present, plan);
        self.past.push((before, name.clone()));
        Some(name)
    }

    /// What an undo would take back.
    pub fn to_undo(&self) -> Option<&str> {
        self.past.last().map(|(_, name)| name.as_str())
    }

    /// What a redo would make again.
    pub fn to_redo(&self) -> Option<&str> {
        self.future.last().map(|(_, name)| name.as_str())
    }
}
