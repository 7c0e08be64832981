//! The sums of a budget that deals add to.

use crate::domain::words::words;

words! {
    /// A sum of the budget's season that a deal adds to.
    BudgetSum {
        /// What is agreed, and what sales owe to former clubs.
        Committed = "committed",
        /// What our pending bids would cost.
        Exposed = "exposed",
        /// What is paid to us for people who leave.
        Income = "income",
    }
}
