//! What the targets are worth to the plan.

use crate::analysis::Worth;
use crate::domain::Id;
use crate::domain::words::words;

words! {
    /// How the targets are ordered.
    #[derive(Default)]
    Order {
        #[default]
        Priority = "by priority",
        /// By what a person adds for his cost.
        Worth = "by worth",
    }
}

impl Order {
    pub(super) fn other(self) -> Order {
        match self {
            Order::Priority => Order::Worth,
            Order::Worth => Order::Priority,
        }
    }
}

/// The targets, with the one who adds most for his cost first.
pub(super) fn in_order(worths: &[Worth]) -> Vec<Id> {
    let mut order: Vec<&Worth> = worths.iter().collect();
    order.sort_by(|one, other| one.order(other));
    order.into_iter().map(|worth| worth.target.clone()).collect()
}

/// The worth of one target.
pub(super) fn of<'w>(worths: &'w [Worth], target: &Id) -> Option<&'w Worth> {
    target.find(worths, |worth| &worth.target)
}
