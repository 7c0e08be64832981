//! Deals: what was said and offered, where the sides can meet, which deals are stalled, and which contracts end soon.

mod ends;
mod in_full;
mod ladder;
mod pipeline;
mod reservation;
pub mod words;

pub use ends::{ContractEnd, Ending, MONTHS_AHEAD, ends};
pub use in_full::{DealInFull, DealsInFull, deals_in_full};
pub use ladder::{Rung, RungKind, ladder};
pub use pipeline::{Deal, Stalled, Standing, pipeline};
pub use reservation::{Evidence, Limits, limits};
