//! What the plan's deals come to: asked again only when the plan or today has changed.

use super::memo::Memo;
use super::model::Model;
use crate::analysis::money::{Finances, finances};

impl Model {
    /// What the plan's deals come to.
    pub fn finances(&self) -> Option<&Finances> {
        self.finances.as_ref().map(|held| &held.answer)
    }

    pub(super) fn refresh_finances(&mut self) {
        let (plan, today) = (self.shown_plan().clone(), self.today());
        Memo::renew(&mut self.finances, &plan, today, |today| finances(&plan, *today));
    }
}
