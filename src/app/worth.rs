//! What the targets are worth to the plan: asked again only when the plan, today or the familiarity has changed.

use std::sync::Arc;

use jiff::civil::Date;

use super::model::Model;
use crate::analysis::{Weeks, Worth, worth};
use crate::domain::{Familiarity, Id, Plan};

/// What every target adds over the weeks from today, and what it is for.
#[derive(Clone, Debug)]
pub(super) struct Worths {
    plan: Arc<Plan>,
    today: Date,
    at_least: Familiarity,
    worths: Vec<Worth>,
}

impl Worths {
    fn new(plan: &Arc<Plan>, today: Date, at_least: Familiarity) -> Worths {
        let worths = worth(plan, Weeks::new(today, *Weeks::COUNT.end()), at_least);
        Worths { plan: plan.clone(), today, at_least, worths }
    }

    fn are_for(&self, plan: &Arc<Plan>, today: Date, at_least: Familiarity) -> bool {
        Arc::ptr_eq(&self.plan, plan) && (self.today, self.at_least) == (today, at_least)
    }

    fn of(&self, target: &Id) -> Option<&Worth> {
        self.worths.iter().find(|worth| worth.target == *target)
    }
}

/// How the targets are ordered.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Order {
    #[default]
    Priority,
    /// By what a man adds for his money.
    Worth,
}

impl Model {
    /// What a target adds.
    pub fn worth(&self, id: &Id) -> Option<&Worth> {
        self.worths.as_ref()?.of(id)
    }

    /// What he adds to the plan as it is, while something is assumed.
    pub fn worth_before(&self, id: &Id) -> Option<&Worth> {
        self.worths_before.as_ref()?.of(id)
    }

    pub(super) fn refresh_worths(&mut self) {
        let (today, at_least) = (self.today(), self.at_least);
        let mut held: Vec<Worths> = self.worths.take().into_iter().chain(self.worths_before.take()).collect();
        let mut ask = |plan: &Arc<Plan>| match held.iter().position(|held| held.are_for(plan, today, at_least)) {
            Some(known) => held.swap_remove(known),
            None => Worths::new(plan, today, at_least),
        };
        self.worths_before = self.assumed.is_some().then(|| ask(self.kept_plan()));
        self.worths = Some(ask(self.shown_plan()));
        if self.order == Order::Worth {
            self.order_by_worth();
        }
    }

    fn order_by_worth(&mut self) {
        let Some(worths) = &self.worths else { return };
        let mut order: Vec<&Worth> = worths.worths.iter().collect();
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
