//! What deals cost in each season, and how much of the plan's budget they leave.

mod assumed;
mod deals;
mod finances;
mod remarks;
mod row;
mod sale_share;
mod schedule;
mod squad_cost;
mod sum;
mod untold;
mod wages;
pub mod words;

pub use assumed::finances_if;
pub use deals::{CostedDeal, DealStanding, Profit};
pub use finances::{Finances, finances, for_targets, sale};
pub use remarks::{caveats, remarks};
pub use row::{LeftOut, SeasonRow, Sums};
pub use sale_share::OwedShare;
pub use schedule::{Extension, Share, Stay, a_year, amortisation, book_value, schedule};
pub use squad_cost::SquadCost;
pub use sum::BudgetSum;
pub use untold::Untold;
pub use wages::Earned;
