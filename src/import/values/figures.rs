//! Whole numbers: ages, ratings, shirts; attributes that a scout knows exactly or within a range.

use super::cell::{CellValue, Reason, clean, is_unknown};

/// What a cell says of an attribute: one figure twice, or the ends of a range.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Scouted {
    pub low: u8,
    pub high: u8,
}

impl Scouted {
    /// The figure, where it is known exactly.
    pub fn exact(self) -> Option<u8> {
        (self.low == self.high).then_some(self.low)
    }
}

/// An attribute up to `most`: `14`, `12-16`, `14.0`; what is masked is unknown.
///
/// A currency's sign before it means nothing: a tool writes the attribute Balance as money.
pub fn attribute(cell: &str, most: u8) -> CellValue<Scouted> {
    let bytes = cell.as_bytes();
    // Nearly every cell of an export is one of these.
    if let Some(figure) = small(bytes).filter(|figure| *figure <= most) {
        return CellValue::Known(Scouted { low: figure, high: figure });
    }
    let text = clean(cell).trim_start_matches(['$', '£', '€']);
    if is_unknown(text) {
        return CellValue::Unknown;
    }
    let whole = |text: &str| {
        let text = clean(text);
        small(text.strip_suffix(".0").unwrap_or(text).as_bytes())
    };
    let figure = match text.split_once(['-', '–']) {
        Some((low, high)) => whole(low).zip(whole(high)).map(|(low, high)| Scouted { low, high }),
        None => whole(text).map(|figure| Scouted { low: figure, high: figure }),
    };
    match figure {
        Some(figure) if figure.low > figure.high || figure.high > most => CellValue::Doubt(Reason::FarFigure),
        Some(figure) => CellValue::Known(figure),
        None => CellValue::Doubt(Reason::NoFigure),
    }
}

/// One to three digits.
fn small(bytes: &[u8]) -> Option<u8> {
    if !(1..=3).contains(&bytes.len()) {
        return None;
    }
    bytes.iter().try_fold(0u8, |figure, byte| match byte {
        b'0'..=b'9' => figure.checked_mul(10)?.checked_add(byte - b'0'),
        _ => None,
    })
}

/// A whole number within limits: `25`, `25.0`, `#10`.
pub fn whole(cell: &str, limits: std::ops::RangeInclusive<i64>) -> CellValue<i64> {
    let text = clean(cell);
    if is_unknown(text) {
        return CellValue::Unknown;
    }
    let bare = text.strip_prefix('#').unwrap_or(text);
    let (digits, decimals) = bare.split_once('.').unwrap_or((bare, ""));
    let plain = digits.strip_prefix('-').unwrap_or(digits).bytes().all(|byte| byte.is_ascii_digit());
    let number = digits.parse().ok().filter(|_| plain && decimals.bytes().all(|byte| byte == b'0'));
    match number {
        Some(number) if limits.contains(&number) => CellValue::Known(number),
        Some(_) => CellValue::Doubt(Reason::FarFigure),
        None => CellValue::Doubt(Reason::NoFigure),
    }
}

/// Whether a cell says yes.
pub fn flag(cell: &str) -> CellValue<bool> {
    let text = clean(cell);
    if is_unknown(text) {
        return CellValue::Unknown;
    }
    let lower = text.to_lowercase();
    CellValue::from(match lower.as_str() {
        "true" | "yes" | "y" | "1" | "1.0" | "да" | "oui" | "sí" => Ok(true),
        "false" | "no" | "n" | "0" | "0.0" | "нет" | "non" => Ok(false),
        _ => Err(Reason::NoFlag),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attribute_is_a_figure_or_a_range() {
        let known = |low, high| CellValue::Known(Scouted { low, high });
        for (cell, reading) in [
            ("14", known(14, 14)),
            ("12-16", known(12, 16)),
            ("12 – 16", known(12, 16)),
            ("14.0", known(14, 14)),
            ("$12", known(12, 12)),
            ("£13", known(13, 13)),
            ("-", CellValue::Unknown),
            ("", CellValue::Unknown),
            ("16-12", CellValue::Doubt(Reason::FarFigure)),
            ("21", CellValue::Doubt(Reason::FarFigure)),
            ("1.84", CellValue::Doubt(Reason::NoFigure)),
            ("300", CellValue::Doubt(Reason::NoFigure)),
            ("0x1F", CellValue::Doubt(Reason::NoFigure)),
            ("73%", CellValue::Doubt(Reason::NoFigure)),
        ] {
            assert_eq!(attribute(cell, 20), reading, "{cell}");
        }
        assert_eq!(known(14, 14).known().and_then(Scouted::exact), Some(14));
        assert_eq!(known(12, 16).known().and_then(Scouted::exact), None);
    }

    #[test]
    fn a_whole_number_is_within_limits() {
        for (cell, reading) in [
            ("25", CellValue::Known(25)),
            ("34.0", CellValue::Known(34)),
            ("#10", CellValue::Known(10)),
            ("25.5", CellValue::Doubt(Reason::NoFigure)),
            ("-1", CellValue::Doubt(Reason::FarFigure)),
            ("--1", CellValue::Doubt(Reason::NoFigure)),
            ("250", CellValue::Doubt(Reason::FarFigure)),
            ("x", CellValue::Doubt(Reason::NoFigure)),
            ("99999999999999999999", CellValue::Doubt(Reason::NoFigure)),
            ("", CellValue::Unknown),
        ] {
            assert_eq!(whole(cell, 1..=99), reading, "{cell}");
        }
    }

    #[test]
    fn yes_and_no_have_many_words() {
        assert_eq!(
            (flag("True"), flag("False"), flag("")),
            (CellValue::Known(true), CellValue::Known(false), CellValue::Unknown)
        );
        assert_eq!(flag("Maybe"), CellValue::Doubt(Reason::NoFlag));
    }
}
