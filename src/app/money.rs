//! What the plan's deals come to: asked again only when the plan or today has changed.

use std::sync::Arc;

use jiff::civil::Date;

use super::model::Model;
use crate::analysis::money::{Finances, finances, words};
use crate::domain::{Id, Plan};

/// The finances, and the plan and the day that they are of.
#[derive(Clone, Debug)]
pub(super) struct Held {
    plan: Arc<Plan>,
    today: Date,
    finances: Finances,
}

impl Model {
    /// What a man's standing deals cost, season by season, in words; nothing where none stands.
    pub fn cost_by_season(&self, id: &Id) -> Vec<String> {
        let deals = self.finances.iter().flat_map(|held| &held.finances.deals);
        deals.filter(|deal| deal.man == *id).flat_map(words::shares).collect()
    }

    /// What is free of the plan's budget, in words; nothing without one.
    pub fn budget_free(&self) -> Option<String> {
        words::free(&self.finances.as_ref()?.finances)
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
