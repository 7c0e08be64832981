//! The tables that are part of the program.

use std::sync::LazyLock;

use super::fees::FeeTables;
use super::tables::InjuryTables;

/// What was measured of injuries and of fees, read at the first use.
#[derive(Clone, Copy, Debug)]
pub struct ShippedTables(&'static LazyLock<Option<(InjuryTables, FeeTables)>>);

impl ShippedTables {
    /// The tables are `None` if they can't be read, which a test rules out.
    pub fn new(tables: &'static LazyLock<Option<(InjuryTables, FeeTables)>>) -> ShippedTables {
        ShippedTables(tables)
    }

    pub fn injuries(self) -> Option<&'static InjuryTables> {
        LazyLock::force(self.0).as_ref().map(|(injuries, _)| injuries)
    }

    pub fn fees(self) -> Option<&'static FeeTables> {
        LazyLock::force(self.0).as_ref().map(|(_, fees)| fees)
    }
}

impl PartialEq for ShippedTables {
    fn eq(&self, other: &ShippedTables) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl Eq for ShippedTables {}
