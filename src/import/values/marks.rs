//! Numbers with marks in them: which mark stands before the decimals is for the whole column to say.

use super::cell::Reason;
use crate::domain::words::words;

words! {
    /// The mark that stands before decimals; the other one stands between thousands.
    DecimalMark { Point = ".", Comma = "," }
}

impl DecimalMark {
    fn of(byte: u8) -> DecimalMark {
        if byte == b',' { DecimalMark::Comma } else { DecimalMark::Point }
    }

    fn other(self) -> DecimalMark {
        match self {
            DecimalMark::Point => DecimalMark::Comma,
            DecimalMark::Comma => DecimalMark::Point,
        }
    }
}

/// What a column's numbers say together of the mark before their decimals.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum ColumnMark {
    Known(DecimalMark),
    /// Nothing says so.
    Open,
    /// Both, in different cells.
    Contradicted,
}

/// How many numbers of a column say what.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct MarkEvidence {
    point: usize,
    comma: usize,
    /// Whole amounts such as `6.630`, that would be thousands; none has a unit.
    point_like_thousands: usize,
    comma_like_thousands: usize,
    /// Such as `1.375M`.
    open: usize,
}

/// What one number says by itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum MarkShape {
    /// No mark.
    Plain,
    Decimals(DecimalMark),
    /// One mark, three digits behind it.
    Either(DecimalMark),
    Malformed,
}

/// So many whole amounts with three digits behind their one mark are no accident.
const ENOUGH: usize = 3;

impl MarkEvidence {
    /// Takes in the number of so many cells, and whether a unit such as K stands behind it.
    pub(super) fn take(&mut self, number: &str, has_unit: bool, cells: usize) {
        match shape(number) {
            MarkShape::Plain | MarkShape::Malformed => {}
            MarkShape::Decimals(DecimalMark::Point) => self.point += cells,
            MarkShape::Decimals(DecimalMark::Comma) => self.comma += cells,
            MarkShape::Either(_) if has_unit => self.open += cells,
            MarkShape::Either(DecimalMark::Point) => self.point_like_thousands += cells,
            MarkShape::Either(DecimalMark::Comma) => self.comma_like_thousands += cells,
        }
    }

    /// What they say together; `usual` is how the source writes, and counts where they say nothing.
    pub(super) fn verdict(&self, usual: Option<DecimalMark>) -> ColumnMark {
        match (self.point, self.comma) {
            (0, 0) => {}
            (_, 0) => return ColumnMark::Known(DecimalMark::Point),
            (0, _) => return ColumnMark::Known(DecimalMark::Comma),
            _ => return ColumnMark::Contradicted,
        }
        let by_thousands = match (self.point_like_thousands, self.comma_like_thousands) {
            (0, many) if many >= ENOUGH => Some(DecimalMark::Point),
            (many, 0) if many >= ENOUGH => Some(DecimalMark::Comma),
            _ => None,
        };
        by_thousands.or(usual).map_or(ColumnMark::Open, ColumnMark::Known)
    }
}

fn shape(number: &str) -> MarkShape {
    let bytes = number.as_bytes();
    let is_mark = |byte: &u8| matches!(byte, b'.' | b',');
    let Some(last_at) = bytes.iter().rposition(is_mark) else { return MarkShape::Plain };
    let count = |mark: u8| bytes.iter().filter(|byte| **byte == mark).count();
    let (last, behind) = (bytes.get(last_at).copied().unwrap_or(b'.'), digits(bytes.get(last_at + 1..)));
    let mark = DecimalMark::of(last);
    match (count(b'.'), count(b',')) {
        (0, 1) | (1, 0) => {
            let before = bytes.get(..last_at).unwrap_or_default();
            let whole = digits(Some(before));
            if behind != 3 || whole == 0 || whole > 3 || before.first() == Some(&b'0') {
                MarkShape::Decimals(mark)
            } else {
                MarkShape::Either(mark)
            }
        }
        (0, _) | (_, 0) => MarkShape::Decimals(mark.other()),
        _ if count(last) == 1 => MarkShape::Decimals(mark),
        _ => MarkShape::Malformed,
    }
}

fn digits(bytes: Option<&[u8]>) -> usize {
    bytes.unwrap_or_default().iter().filter(|byte| byte.is_ascii_digit()).count()
}

/// More digits than any amount has.
const MOST_DIGITS: usize = 15;

/// A number's digits, and how many of them are decimals.
///
/// # Errors
/// The column leaves its mark open or contradicts itself, or the marks stand where none can.
pub(super) fn number(written: &str, column: ColumnMark) -> Result<(u64, u32), Reason> {
    let decimal = match (shape(written), column) {
        (MarkShape::Malformed, _) => return Err(Reason::NoAmount),
        (MarkShape::Plain, _) => None,
        (MarkShape::Decimals(mark), _) | (MarkShape::Either(_), ColumnMark::Known(mark)) => Some(mark),
        (MarkShape::Either(_), ColumnMark::Open) => return Err(Reason::MarkOpen),
        (MarkShape::Either(_), ColumnMark::Contradicted) => return Err(Reason::MarkContradicted),
    };
    let (mut value, mut taken, mut decimals, mut group) = (0u64, 0, None::<u32>, None::<usize>);
    for byte in written.bytes() {
        match byte {
            b'0'..=b'9' if taken >= MOST_DIGITS && value > 0 => match decimals {
                // What is finer than any coin.
                Some(_) => {}
                None => return Err(Reason::TooLarge),
            },
            b'0'..=b'9' => {
                value = value * 10 + u64::from(byte - b'0');
                taken += usize::from(value > 0);
                decimals = decimals.map(|decimals| decimals + 1);
                group = group.map(|group| group + 1);
            }
            b'.' | b',' if decimal == Some(DecimalMark::of(byte)) => {
                if decimals.is_some() || group.is_some_and(|group| group != 3) {
                    return Err(Reason::NoAmount);
                }
                (decimals, group) = (Some(0), None);
            }
            b'.' | b',' => {
                if decimals.is_some() || group.is_some_and(|group| group != 3) {
                    return Err(Reason::NoAmount);
                }
                group = Some(0);
            }
            // Spaces and apostrophes between thousands.
            _ => {}
        }
    }
    if group.is_some_and(|group| group != 3) {
        return Err(Reason::NoAmount);
    }
    Ok((value, decimals.unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(numbers: &[(&str, bool)]) -> ColumnMark {
        let mut evidence = MarkEvidence::default();
        numbers.iter().for_each(|(number, has_unit)| evidence.take(number, *has_unit, 1));
        evidence.verdict(None)
    }

    #[test]
    fn the_column_says_which_mark_stands_before_decimals() {
        let (point, comma) = (ColumnMark::Known(DecimalMark::Point), ColumnMark::Known(DecimalMark::Comma));
        assert_eq!(verdict(&[("15,5", true), ("23", true)]), comma);
        assert_eq!(verdict(&[("1.4", true)]), point);
        assert_eq!(verdict(&[("6,939,511", false), ("472,856", false)]), point, "two marks are thousands");
        assert_eq!(verdict(&[("4 900,00", false)]), comma);
        assert_eq!(verdict(&[("1.234,50", false)]), comma);
        assert_eq!(verdict(&[("0.375", false)]), point);
        assert_eq!(verdict(&[("6.630", false)]), ColumnMark::Open, "one amount alone says nothing");
        assert_eq!(verdict(&[("6.630", false), ("12.500", false), ("880", false), ("4.100", false)]), comma);
        assert_eq!(verdict(&[("1.375", true), ("1.250", true), ("2.125", true)]), ColumnMark::Open);
        assert_eq!(verdict(&[("6.630", false), ("6,630", false), ("7.000", false)]), ColumnMark::Open);
        assert_eq!(verdict(&[("1,5", true), ("1.5", true)]), ColumnMark::Contradicted);
        assert_eq!(verdict(&[]), ColumnMark::Open);
    }

    #[test]
    fn a_number_is_read_as_its_column_writes() {
        let (point, comma) = (ColumnMark::Known(DecimalMark::Point), ColumnMark::Known(DecimalMark::Comma));
        for (written, column, read) in [
            ("15,5", comma, Ok((155, 1))),
            ("6.630", comma, Ok((6630, 0))),
            ("6.630", point, Ok((6630, 3))),
            ("6.630", ColumnMark::Open, Err(Reason::MarkOpen)),
            ("6.630", ColumnMark::Contradicted, Err(Reason::MarkContradicted)),
            ("1.5", ColumnMark::Contradicted, Ok((15, 1))),
            ("4\u{a0}900,00", comma, Ok((490_000, 2))),
            ("472,856", point, Ok((472_856, 0))),
            ("1,23,456", point, Err(Reason::NoAmount)),
            ("1.2.3,4,5", point, Err(Reason::NoAmount)),
            ("9999999999999999", point, Err(Reason::TooLarge)),
            ("0.41000000000000003", point, Ok((410_000_000_000_000, 15))),
        ] {
            assert_eq!(number(written, column), read, "{written} in {column:?}");
        }
    }
}
