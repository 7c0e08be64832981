//! What the plan's deals come to: asked again only when the plan or today has changed.

use std::sync::Arc;

use jiff::civil::Date;

use super::model::Model;
use crate::analysis::money::{Finances, finances};
use crate::domain::Plan;

/// The finances, and the plan and the day that they are of.
#[derive(Clone, Debug)]
pub(super) struct Held {
    plan: Arc<Plan>,
    today: Date,
    finances: Finances,
}

impl Model {
    /// What the plan's deals come to.
    pub fn finances(&self) -> Option<&Finances> {
        self.finances.as_ref().map(|held| &held.finances)
    }

    pub(super) fn refresh_finances(&mut self) {
        let (plan, today) = (self.shown_plan().clone(), self.today());
        let known = |held: &Held| Arc::ptr_eq(&held.plan, &plan) && held.today == today;
        if !self.finances.as_ref().is_some_and(known) {
            let finances = finances(&plan, today);
            self.finances = Some(Held { plan, today, finances });
        }
    }
}
