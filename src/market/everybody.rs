//! Everybody of some files.

use std::ffi::OsStr;
use std::path::Path;

use jiff::civil::Date;

use super::column::MarketColumn;
use super::columns::{MarketColumns, NO_FIGURE};
use crate::domain::Currency;

/// A file of which the market has people.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MarketFile {
    /// As the user calls it.
    pub name: String,
    /// Where what is known comes from, as reports name it.
    pub source: String,
    /// The day that the file is of.
    pub on: Date,
}

impl MarketFile {
    /// The last part of its name.
    pub fn short_name(&self) -> &str {
        Path::new(&self.name).file_name().and_then(OsStr::to_str).unwrap_or(&self.name)
    }
}

/// What an older file says otherwise of somebody.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Differs {
    /// His number.
    pub(super) row: u32,
    pub(super) file: u8,
    /// The line there.
    pub(super) line: u32,
    pub field: MarketColumn,
    /// As the column of the field has it; see [`MarketColumns::held`].
    pub(super) says: u64,
}

/// Everybody of some files, the newest file first.
#[derive(Clone, Debug, Default)]
pub struct Market {
    pub(super) files: Vec<MarketFile>,
    pub(super) columns: MarketColumns,
    pub(super) currency: Option<Currency>,
    /// In the order of the rows once all files are read.
    pub(super) differs: Vec<Differs>,
    pub(super) doubts: usize,
    /// Whether an age or a year of birth stands where no day of birth does.
    pub(super) says_ages: bool,
    /// What no file tells of anybody.
    pub(super) untold: Vec<MarketColumn>,
}

impl Market {
    /// How many people there are.
    pub fn len(&self) -> usize {
        self.columns.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn files(&self) -> &[MarketFile] {
        &self.files
    }

    /// What all amounts are in, where a file says it.
    pub fn currency(&self) -> Option<Currency> {
        self.currency
    }

    /// How many cells and rows were not believed; `touchline inspect` names them.
    pub fn doubts(&self) -> usize {
        self.doubts
    }

    /// What no file tells of anybody.
    pub fn untold(&self) -> &[MarketColumn] {
        &self.untold
    }

    pub(super) fn find_untold(&self) -> Vec<MarketColumn> {
        let columns = &self.columns;
        let is_told = |field: MarketColumn| match field {
            MarketColumn::Name => true,
            MarketColumn::Age if columns.ages.iter().any(|age| *age != NO_FIGURE) => true,
            _ => (0..self.len()).any(|row| columns.held(field, row).is_some()),
        };
        MarketColumn::ALL.iter().copied().filter(|field| !is_told(*field)).collect()
    }

    /// What older files say otherwise of somebody, by his number.
    pub fn differs(&self, number: usize) -> &[Differs] {
        let from = self.differs.partition_point(|other| (other.row as usize) < number);
        let to = self.differs.partition_point(|other| other.row as usize <= number);
        self.differs.get(from..to).unwrap_or_default()
    }

    /// The file of what is said otherwise, and the line there.
    pub fn said_by(&self, differs: &Differs) -> Option<(&MarketFile, usize)> {
        Some((self.files.get(usize::from(differs.file))?, differs.line as usize))
    }

    /// The bytes that it takes, and those of the names among them.
    pub fn bytes(&self) -> (usize, usize) {
        let (all, names) = self.columns.bytes();
        (all + self.differs.capacity() * size_of::<Differs>(), names)
    }
}
