//! What the targets are worth to the plan: asked again only when the plan, today or the familiarity has changed.

use super::model::Model;
use crate::analysis::{Weeks, Worth, worth};
use crate::domain::Id;

/// How the targets are ordered.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Order {
    #[default]
    Priority,
    /// By what a person adds for his money.
    Worth,
}

impl Model {
    /// What a target adds.
    pub fn worth(&self, id: &Id) -> Option<&Worth> {
        of(self.worths.shown()?, id)
    }

    /// What he adds to the plan as it is, while something is assumed.
    pub fn worth_before(&self, id: &Id) -> Option<&Worth> {
        of(self.worths.before()?, id)
    }

    pub(super) fn refresh_worths(&mut self) {
        let (shown, kept) = (self.shown_plan().clone(), self.kept_plan().clone());
        self.worths.renew(&shown, &kept, (self.today(), self.at_least), |plan, (today, at_least)| {
            worth(plan, Weeks::new(*today, *Weeks::COUNT.end()), *at_least)
        });
        if self.order == Order::Worth {
            self.order_by_worth();
        }
    }

    fn order_by_worth(&mut self) {
        let Some(worths) = self.worths.shown() else { return };
        let mut order: Vec<&Worth> = worths.iter().collect();
        order.sort_by(|one, other| one.order(other));
        self.answers.targets = order.into_iter().map(|worth| worth.target.clone()).collect();
    }

    pub(super) fn swap_order(&mut self) {
        self.order = match self.order {
            Order::Priority => Order::Worth,
            Order::Worth => Order::Priority,
        };
        let plan = self.shown_plan().clone();
        self.answers.order_by_priority(&plan);
    }
}

fn of<'w>(worths: &'w [Worth], target: &Id) -> Option<&'w Worth> {
    target.find(worths, |worth| &worth.target)
}
