//! What is the same for everybody of a squad.

use jiff::civil::Date;

/// What is the same for everybody of a squad.
#[derive(Clone, Copy, Debug)]
pub struct SquadContext<'a> {
    /// The club as the file spells it; absent where the file names none.
    pub club: Option<&'a str>,
    /// Where what is known comes from, as reports name it.
    pub source: &'a str,
    /// The day that the file is of.
    pub on: Date,
    /// The last day of that season: loans of which no end is said are put until then.
    pub season_ends: Date,
}
