//! An edit tried on the plan.

use jiff::civil::Date;

use crate::analysis::money::words::EditRemarks;
use crate::app::said::Status;
use crate::command::Understood;
use crate::domain::{Edit, Plan, Refused};

/// An edit that the plan accepts, and its result.
#[derive(Clone, Debug)]
pub struct TriedEdit {
    pub(in crate::app) edit: Edit,
    /// The plan with the edit made.
    pub(in crate::app) plan: Plan,
    /// What the edit does, in a few words.
    pub(in crate::app) name: String,
    /// The same with the values.
    pub(super) told: String,
    /// What of the line was understood otherwise than it was typed, unless the words say so.
    pub(super) understood: Vec<String>,
    /// A reason against the edit, which does not forbid it.
    pub(super) warning: Option<String>,
    /// The free budget after the edit, if that changes, in words.
    pub(super) budget_after: Option<String>,
}

impl TriedEdit {
    /// Tries an edit on the plan.
    ///
    /// # Errors
    /// Why the plan refuses the edit.
    pub(in crate::app) fn new(edit: &Edit, plan: &Plan, today: Date) -> Result<TriedEdit, Refused> {
        let after = plan.apply(edit, today)?;
        let EditRemarks { warning, budget_after } = EditRemarks::new(edit, plan, &after, today);
        Ok(TriedEdit {
            name: edit.words(plan),
            told: edit.told(plan, &after),
            understood: Vec::new(),
            warning,
            budget_after,
            plan: after,
            edit: edit.clone(),
        })
    }

    /// The same edit of a line, with what was understood there.
    pub(super) fn understanding(self, understood: &[Understood]) -> TriedEdit {
        let understood = understood.iter().filter_map(|part| part.beside(&self.told)).collect();
        TriedEdit { understood, ..self }
    }

    /// The message once the edit is made.
    pub(in crate::app) fn said(&self) -> Status {
        let told =
            std::iter::once(&self.told).chain(&self.understood).map(String::as_str).collect::<Vec<_>>().join("; ");
        match &self.warning {
            Some(warning) => Status::warning(format!("{told} (though {warning})")),
            None => Status::plain(told),
        }
    }
}
