//! What a plan knows as a table for other programs, one file for each kind; as CSV and as JSON, which say the same.
//!
//! Headers are the words of the plan's file, and name the unit where that has none. Money is in whole units of the currency
//! that each row names, days are `YYYY-MM-DD`, and what is not known is empty. Texts are harmless to show, on one line.

mod absences;
mod bids;
mod cell;
mod market;
mod people;
mod written;

pub use absences::absences;
pub use bids::bids;
pub use cell::ExportCell;
pub use market::{market, ranked_market};
pub use people::{squad, targets};
pub use written::{csv, json};

use jiff::civil::Date;

use crate::domain::{Absence, Match};

/// What stands before an attribute's name in the header of its column, and is an object of its own in JSON.
pub const ATTRIBUTES: &str = "attributes.";

/// A table: one cell of each row for each header.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ExportTable {
    pub headers: Vec<String>,
    pub rows: Vec<Vec<ExportCell>>,
}

impl ExportTable {
    /// This table with another's columns behind its own, row by row.
    fn beside(mut self, other: ExportTable) -> ExportTable {
        self.headers.extend(other.headers);
        self.rows.iter_mut().zip(other.rows).for_each(|(row, more)| row.extend(more));
        self
    }
}

/// A column: its header, and what stands in it for a thing.
type ExportColumn<T> = (&'static str, fn(&T) -> ExportCell);

/// The table of things, one a row.
fn table<T>(columns: &[ExportColumn<T>], things: impl IntoIterator<Item = T>) -> ExportTable {
    let row = |thing: T| columns.iter().map(|(_, cell)| cell(&thing)).collect();
    let headers = columns.iter().map(|(header, _)| (*header).to_owned()).collect();
    ExportTable { headers, rows: things.into_iter().map(row).collect() }
}

/// The first day after an absence as it is known: recorded, by the matches of a ban, or as the latest report has it.
fn back(absence: &Absence, matches: &[Match]) -> Option<Date> {
    match &absence.ban {
        Some(ban) if absence.ended.is_none() => ban.served(absence.from, matches).last?.tomorrow().ok(),
        _ => absence.likely(),
    }
}

/// What an absence is, in words: where nobody said, its kind.
fn what(absence: &Absence) -> ExportCell {
    match cell::text(absence.why.text()) {
        ExportCell::Nothing => cell::text(absence.why.kind()),
        what => what,
    }
}
