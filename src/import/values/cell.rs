//! What a cell says, or that it says nothing, or why it is not believed.

use crate::domain::words::words;

/// What one cell says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CellValue<T> {
    Known(T),
    /// The file says that it does not know: empty, `-`, `N/A`.
    Unknown,
    Doubt(Reason),
}

impl<T> CellValue<T> {
    pub fn known(self) -> Option<T> {
        match self {
            CellValue::Known(value) => Some(value),
            CellValue::Unknown | CellValue::Doubt(_) => None,
        }
    }

    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> CellValue<U> {
        match self {
            CellValue::Known(value) => CellValue::Known(change(value)),
            CellValue::Unknown => CellValue::Unknown,
            CellValue::Doubt(reason) => CellValue::Doubt(reason),
        }
    }

    /// Whether the cell is of another kind altogether, so that its column probably is.
    pub fn is_foreign(&self) -> bool {
        matches!(self, CellValue::Doubt(reason) if reason.is_foreign())
    }
}

impl<T> From<Result<T, Reason>> for CellValue<T> {
    fn from(read: Result<T, Reason>) -> CellValue<T> {
        match read {
            Ok(value) => CellValue::Known(value),
            Err(reason) => CellValue::Doubt(reason),
        }
    }
}

words! {
    /// Why a cell, or a row, is not believed.
    Reason {
        NoAmount = "no amount that can be read",
        TooLarge = "a larger amount than a plan can hold",
        OtherCurrency = "in another currency than the plan or the other amounts",
        MarkOpen = "nothing in the column says whether the mark stands before decimals or between thousands",
        MarkContradicted = "the column writes decimals in two ways, and this may be either",
        UnitOpen = "an amount that may as well count thousands or millions",
        NoRange = "a range whose first amount is the larger, or has no unit where the second has one",
        NoPeriod = "a wage, and nothing says whether for a week, a month or a year",
        NoDay = "no day that can be read",
        NoSuchDay = "a day that no calendar has",
        FarYear = "a year that nobody playing now can mean",
        OrderOpen = "nothing in the column says whether the day or the month comes first",
        OrderContradicted = "the column writes days in two orders, and this may be either",
        YearAlone = "a year without a day",
        NoHeight = "no height that can be read",
        FarHeight = "a height that nobody has",
        NoPosition = "no position that is known",
        SeveralPositions = "a word for several positions, all of which are proposed: write the one, such as CM or LW",
        NoFoot = "no foot that is known",
        FeetAlike = "both feet alike, and neither is strong",
        NoNation = "no nation that is known",
        SeveralNations = "a name that several nations share",
        NoFigure = "no whole number",
        FarFigure = "a number outside of its range",
        NoFlag = "neither yes nor no",
        NoStatus = "a status that is not known",
        LoanFlag = "a flag of a loan, and nothing says from whom or to whom",
        NoFlagKnown = "a flag that is not known: does it keep somebody out?",
        OtherColumn = "the cells of this column are not what its header says",
        Unnamed = "a row without a name, and no single row with a name is like it: export again",
        EitherOfTwo = "a row that may be either of two people of its name",
        NoneOfTwo = "a row with the same name as another, and no cell of both tells whether they are one person",
        EndsBefore = "an end before its beginning",
        RowsDisagree = "two rows of one person disagree; the fuller row counts",
    }
}

impl Reason {
    /// Whether the cell is of another kind than what was looked for.
    pub fn is_foreign(self) -> bool {
        use Reason::{NoAmount, NoDay, NoFigure, NoFlag, NoFoot, NoHeight, NoNation, NoPosition, NoStatus};
        matches!(self, NoAmount | NoDay | NoFigure | NoFlag | NoFoot | NoHeight | NoNation | NoPosition | NoStatus)
    }
}

/// The text without what nobody sees at its ends: spaces of every width, marks of byte order.
pub fn clean(cell: &str) -> &str {
    let bytes = cell.as_bytes();
    let seen = |byte: Option<&u8>| byte.is_none_or(|byte| byte.is_ascii_graphic());
    if seen(bytes.first()) && seen(bytes.last()) {
        return cell;
    }
    cell.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}'))
}

/// The words by which files say that they do not know, in lower case.
const UNKNOWN: &[&str] = &[
    "-",
    "--",
    "–",
    "—",
    "?",
    "n/a",
    "na",
    "nan",
    "null",
    "none",
    "nil",
    "unknown",
    "missing",
    "неизвестно",
    "inconnu",
    "desconocido",
];

/// The bytes that only a text which is known begins with, as nearly every one does.
const BEGIN_KNOWN: [bool; 256] = {
    let mut known = [false; 256];
    let mut byte = 0u8;
    while byte < 128 {
        let may_be_unknown = matches!(byte.to_ascii_lowercase(), b'-' | b'?' | b'n' | b'u' | b'i' | b'm' | b'd');
        known[byte as usize] = byte.is_ascii_graphic() && !may_be_unknown;
        byte += 1;
    }
    known
};

/// Whether a cell says that nothing is known.
#[inline]
pub fn is_unknown(cell: &str) -> bool {
    match cell.as_bytes() {
        [] => true,
        [first, ..] => BEGIN_KNOWN.get(usize::from(*first)) != Some(&true) && says_unknown(cell),
    }
}

fn says_unknown(cell: &str) -> bool {
    let text = clean(cell);
    match text.len() {
        0 => true,
        25.. => false,
        _ if text.is_ascii() => UNKNOWN.iter().any(|word| word.eq_ignore_ascii_case(text)),
        _ => UNKNOWN.contains(&text.to_lowercase().as_str()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_say_in_many_ways_that_they_do_not_know() {
        for cell in
            ["", "  ", "\u{a0}", "-", " - ", "–", "N/A", "NA", "nan", "None", "Unknown", "Неизвестно", "Missing"]
        {
            assert!(is_unknown(cell), "{cell:?}");
        }
        for cell in ["0", "-1", "Nando", "Noah", "N", "UNKNOWN FC", "6.630"] {
            assert!(!is_unknown(cell), "{cell:?}");
        }
    }

    #[test]
    fn every_word_is_known_in_either_case() {
        for word in UNKNOWN {
            assert!(is_unknown(word) && is_unknown(&word.to_uppercase()), "{word}");
            assert!(is_unknown(&format!("\u{feff} {word}\u{a0}")), "{word}");
        }
    }

    #[test]
    fn what_nobody_sees_is_taken_off_the_ends_alone() {
        assert_eq!(clean("\u{feff}Player"), "Player");
        assert_eq!(clean(" 15,5M\u{a0}€\u{202f}"), "15,5M\u{a0}€");
        assert_eq!(clean("GK "), "GK");
        assert_eq!(clean("Đorđe"), "Đorđe");
    }
}
