//! The tables that are part of the program.

use std::sync::LazyLock;

use super::fees::FeeTables;
use super::tables::InjuryTables;

/// What was measured of injuries and of fees, each read at its first use.
#[derive(Clone, Copy, Debug)]
pub struct ShippedTables {
    injuries: &'static LazyLock<Option<InjuryTables>>,
    fees: &'static LazyLock<Option<FeeTables>>,
}

impl ShippedTables {
    /// The tables are `None` if they can't be read, which a test rules out.
    pub fn new(
        injuries: &'static LazyLock<Option<InjuryTables>>,
        fees: &'static LazyLock<Option<FeeTables>>,
    ) -> ShippedTables {
        ShippedTables { injuries, fees }
    }

    pub fn injuries(self) -> Option<&'static InjuryTables> {
        LazyLock::force(self.injuries).as_ref()
    }

    pub fn fees(self) -> Option<&'static FeeTables> {
        LazyLock::force(self.fees).as_ref()
    }
}

impl PartialEq for ShippedTables {
    fn eq(&self, other: &ShippedTables) -> bool {
        std::ptr::eq(self.injuries, other.injuries) && std::ptr::eq(self.fees, other.fees)
    }
}

impl Eq for ShippedTables {}
