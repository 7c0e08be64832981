//! Dialects: how a source is known by its headers, which column is what, how it writes, and what it gets wrong.
//!
//! A dialect is a RON file. Those of `assets/dialects` are part of the program; a user's own is the same kind of file.

mod builtin;
mod cells;
mod field;
mod file;
mod guess;
mod known;

pub use builtin::{NOBODYS, dialects};
pub use field::FileField;
pub use file::read_dialect;
pub use guess::guess;
pub use known::{key, recognise};

use super::values::{DayOrder, MoneyStyle, PositionCode, is_unknown};
use crate::domain::words::words;

words! {
    /// What a row of a source is.
    RowIs {
        /// A person.
        Person = "person",
        /// One absence of a person, who may have many rows.
        Absence = "absence",
        /// One bid for a person, who may have many rows; it is shown and not used.
        Bid = "bid",
    }
}

/// The highest figure that an attribute has unless a dialect says another: Football Manager's.
const ATTRIBUTES_UP_TO: u8 = 20;

/// How one source writes its tables.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Dialect {
    pub name: String,
    /// Headers by [`key`]: a file that has all of one of these is of this source.
    pub recognised_by: Vec<Vec<String>>,
    pub columns: Vec<DialectColumn>,
    pub attributes: Vec<AttributeColumn>,
    /// What stands before the name of an attribute in the header of its column, where any column may be one; as [`key`]
    /// has it but for the space at its end.
    pub attributes_under: Option<String>,
    /// The highest figure that an attribute has.
    pub attributes_up_to: u8,
    /// Headers by [`key`] whose columns are shown and not used, each with why.
    pub not_used: Vec<(String, String)>,
    /// Whether its exporter reads a list off the screen, and so has people twice, and rows that never were.
    pub captured_twice: bool,
    /// Whether the file is written as carefully as this program writes: a column is what its header says, an empty cell
    /// alone is unknown, years are never too far, and an apostrophe may guard a text; see [`crate::text::guarded`].
    pub exact: bool,
    pub rows: RowIs,
}

/// What a column holds, and how.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DialectColumn {
    pub field: FileField,
    /// Headers by [`key`], in any language; of several in one file the first here counts.
    pub headers: Vec<String>,
    /// How money is written, of a field of money.
    pub money: MoneyStyle,
    /// The order of day and month, where a column says nothing of it.
    pub order: Option<DayOrder>,
    /// Whose code positions are written in; learnt from the column where it is absent.
    pub code: Option<PositionCode>,
    /// The month and the day that a year alone means.
    pub year_means: Option<(i8, i8)>,
    /// The field beside which it counts: only where each of its filled cells stands beside a filled one of that.
    pub beside: Option<FileField>,
    /// Where its cells are looked up first; none where they stand for themselves.
    pub look_up: Option<LookUp>,
}

/// Another table of the same file, in which a row stands for a cell: a club for its number.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LookUp {
    /// The name of the table.
    pub table: String,
    /// The header, by [`key`], of the column that has what the cell has.
    pub by: String,
    /// The header, by [`key`], of the column that is taken in its place.
    pub take: String,
}

/// An attribute, and the headers that its column may have.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AttributeColumn {
    pub name: String,
    /// By [`key`]; its name is one of them.
    pub headers: Vec<String>,
}

impl Dialect {
    /// Whether a header, by its [`key`], means something here.
    pub fn knows(&self, header: &str) -> bool {
        let is = |other: &String| other == header;
        self.columns.iter().any(|column| column.headers.iter().any(is))
            || self.attributes.iter().any(|attribute| attribute.headers.iter().any(is))
            || self.not_used.iter().any(|(header, _)| is(header))
            || self.attributes_under.as_deref().is_some_and(|under| header.starts_with(under) && header != under)
    }

    /// Whether a cell says that nothing is known.
    pub fn is_unknown(&self, cell: &str) -> bool {
        if self.exact { cell.is_empty() } else { is_unknown(cell) }
    }
}
