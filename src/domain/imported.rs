//! Where what is known of a person came from.

use jiff::civil::Date;

use super::formation::Position;

/// That a person was read from somebody else's file: said once, and not for each value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Imported {
    /// The source, as its dialect is named, or the file where that is nobody's.
    pub from: String,
    /// The day that the file is of.
    pub on: Date,
    /// His id in that source.
    pub id: Option<String>,
    /// Positions that the source has no word for, and that were proposed.
    pub proposed: Vec<Position>,
}
