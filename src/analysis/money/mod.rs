//! What deals cost in which season, and what that leaves of the plan's budget.

mod finances;
mod schedule;
pub mod words;

pub use finances::{CostedDeal, DealStanding, Finances, SeasonRow, Sums, finances};
pub use schedule::{Extension, Share, Stay, amortisation, schedule};
