//! The file that a person was read from.

use jiff::civil::Date;

use super::formation::Position;

/// The file of another program that a person was read from, noted once for all his values.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Imported {
    /// The name of the source's dialect, or the file's name if no dialect was recognised.
    pub from: String,
    /// The day of the file's data.
    pub on: Date,
    /// His id in that source.
    pub id: Option<String>,
    /// Positions that were proposed, since the source has no word for them.
    pub proposed: Vec<Position>,
}
