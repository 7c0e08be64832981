//! The market on the board: read from files, asked while one types, and the source of targets.

mod asking;
mod ranking;
mod reading;
mod steps;
#[cfg(test)]
mod tests;

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

pub use asking::{MarketAsk, MarketFound};
pub(super) use ranking::MarketPlan;
pub use ranking::{LikeWhom, MarketRanking, MarketReasons};
pub(super) use reading::read;

use crate::market::Market;

/// A market that several hold; two are the same only if they were read at once.
#[derive(Clone)]
pub struct HeldMarket(Arc<Market>);

impl HeldMarket {
    fn new(market: Market) -> HeldMarket {
        HeldMarket(Arc::new(market))
    }
}

impl Deref for HeldMarket {
    type Target = Market;

    fn deref(&self) -> &Market {
        &self.0
    }
}

impl PartialEq for HeldMarket {
    fn eq(&self, other: &HeldMarket) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for HeldMarket {}

impl fmt::Debug for HeldMarket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HeldMarket({} people)", self.len())
    }
}
