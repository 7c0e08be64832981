//! Somebody as a file tells of him.

use std::sync::Arc;

use jiff::civil::Date;

use crate::domain::Foot;
use crate::import::values::{Amount, PlayedAt, Scouted, Standing, Told};

/// Somebody as a file tells of him; what it does not say, or what is not believed, is absent.
///
/// What many of a file have alike is held once.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FilePerson {
    /// The lines of his rows, the fullest row first.
    pub lines: Vec<usize>,
    /// The source's own.
    pub id: Option<String>,
    pub name: String,
    /// What everybody calls him, where the source says so beside his whole name.
    pub known_as: Option<String>,
    pub born: Option<Told>,
    pub age: Option<u8>,
    /// The main one first; empty where the file says none.
    pub positions: Vec<PlayedAt>,
    pub foot: Option<Foot>,
    pub height_cm: Option<u8>,
    /// By their codes, the first being the one he plays for.
    pub nations: Vec<Arc<str>>,
    pub club: Option<Arc<str>>,
    /// The league that his club plays in, by its name or its code.
    pub league: Option<Arc<str>>,
    /// Whether the file says that he is of none.
    pub has_no_club: bool,
    /// The club that he is borrowed from.
    pub loan_from: Option<String>,
    /// The last day of the loan.
    pub loan_until: Option<Date>,
    /// The club that he is lent to, in a file of who has lent him.
    pub lent_to: Option<String>,
    pub lent_until: Option<Date>,
    pub contract: Option<Date>,
    pub joined: Option<Date>,
    pub shirt: Option<u8>,
    /// What his amounts are in, as his row says it.
    pub currency: Option<Arc<str>>,
    pub value: Option<Amount>,
    pub asking: Option<Amount>,
    pub wage: Option<Amount>,
    pub clause: Option<Amount>,
    pub rating: Option<u8>,
    /// One for each attribute of the file.
    pub figures: Vec<Option<Scouted>>,
    pub standing: Option<Standing>,
    /// The day of the news behind it, where the file says one.
    pub news_on: Option<Date>,
    /// His absences, where the file is one of absences.
    pub spells: Vec<FileSpell>,
}

/// One absence of a file of absences.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FileSpell {
    pub what: String,
    /// `injury`, `suspension` or `other`, where the file says it.
    pub kind: Option<String>,
    pub from: Date,
    /// The day that he is back.
    pub back: Option<Date>,
}

impl FileSpell {
    /// Whether it is from a table that a plan wrote: the day back there is the likely one, and nobody says that it has come true.
    pub(in crate::import) fn is_of_a_plan(&self) -> bool {
        self.kind.is_some()
    }
}

impl FilePerson {
    /// The league by its code, such as ITA1, as a plan names it: of a name there may be several.
    pub fn league_code(&self) -> Option<String> {
        self.league.as_deref().filter(|league| is_code(league)).map(str::to_owned)
    }

    /// Whether the file says that something keeps him out, or did.
    pub fn is_absent(&self) -> bool {
        matches!(self.standing, Some(Standing::Out { .. } | Standing::Doubtful { .. })) || !self.spells.is_empty()
    }
}

/// Whether a league is named by its code: `L1`, `ITA1`.
pub fn is_code(league: &str) -> bool {
    let digits = league.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let letters = league.len() - digits.len();
    (1..=4).contains(&letters) && (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_league_has_a_code_where_it_is_no_name() {
        for code in ["L1", "GB1", "ITA1", "TR1", "FRA1"] {
            assert!(is_code(code), "{code}");
        }
        for name in ["", "Serie A", "MLS", "1", "L", "Ligue 1", "2. Bundesliga", "ITALY1", "it1"] {
            assert!(!is_code(name), "{name}");
        }
    }
}
