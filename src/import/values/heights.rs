//! Heights in centimetres, metres, feet and inches.

use super::cell::{CellValue, Reason, clean, is_unknown};
use crate::domain::Profile;

/// The height of a cell in centimetres: `182 cm`, `1,87m`, `6'3"`, `182cm / 6'0"`.
pub fn height(cell: &str) -> CellValue<u8> {
    let text = clean(cell);
    if is_unknown(text) {
        return CellValue::Unknown;
    }
    // Of two notations the first is the more exact one in every source that has two.
    let first = clean(text.split('/').next().unwrap_or(text));
    let Some(centimetres) = centimetres(first) else { return CellValue::Doubt(Reason::NoHeight) };
    let fitting = u8::try_from(centimetres).ok().filter(|height| Profile::HEIGHT_CM.contains(height));
    match fitting {
        Some(height) => CellValue::Known(height),
        None if centimetres == 0 => CellValue::Unknown,
        None => CellValue::Doubt(Reason::FarHeight),
    }
}

fn centimetres(text: &str) -> Option<u32> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let whole: u32 = text.get(..end)?.parse().ok()?;
    let rest = clean(text.get(end..)?);
    let is_unit =
        |rest: &str, units: &[&str]| units.iter().any(|unit| rest.eq_ignore_ascii_case(unit) || rest == *unit);
    if is_unit(rest, &["", "cm", "см", "cm."]) {
        return Some(whole);
    }
    if let Some(decimals) = rest.strip_prefix(['.', ',']) {
        let end = decimals.find(|c: char| !c.is_ascii_digit()).unwrap_or(decimals.len());
        let (digits, unit) = (decimals.get(..end)?, clean(decimals.get(end..)?));
        return match (whole, digits.len()) {
            // Metres, that have no tenths alone: 1.9 may be a rounded height.
            (1..=2, 2) if is_unit(unit, &["", "m", "м"]) => Some(whole * 100 + digits.parse::<u32>().ok()?),
            (_, 1..=2) if is_unit(unit, &["", "cm", "см"]) && digits.bytes().all(|byte| byte == b'0') => Some(whole),
            _ => None,
        };
    }
    let inches = rest.strip_prefix(['\'', '’', '′']).or_else(|| rest.strip_prefix("ft"))?;
    let inches = clean(inches).trim_end_matches(['"', '”', '″', '\'']).trim_end_matches("in").trim();
    let inches: u32 = if inches.is_empty() { 0 } else { inches.parse().ok().filter(|inches| *inches < 12)? };
    (whole < 10).then(|| ((whole * 12 + inches) * 254 + 50) / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heights_are_written_in_many_ways() {
        for (cell, height_cm) in [
            ("182 cm", 182),
            ("179 см", 179),
            ("187", 187),
            ("195.0", 195),
            ("1,87m", 187),
            ("1.70 m", 170),
            ("6'3\"", 191),
            ("5'9\"", 175),
            ("6'", 183),
            ("6 ft 2 in", 188),
            ("182cm / 6'0\"", 182),
        ] {
            assert_eq!(height(cell), CellValue::Known(height_cm), "{cell}");
        }
    }

    #[test]
    fn what_is_no_height_is_none() {
        for (cell, reading) in [
            ("", CellValue::Unknown),
            ("-", CellValue::Unknown),
            ("0", CellValue::Unknown),
            ("18", CellValue::Doubt(Reason::FarHeight)),
            ("1870", CellValue::Doubt(Reason::FarHeight)),
            ("6'13\"", CellValue::Doubt(Reason::NoHeight)),
            ("1,9m", CellValue::Doubt(Reason::NoHeight)),
            ("tall", CellValue::Doubt(Reason::NoHeight)),
            ("75kg", CellValue::Doubt(Reason::NoHeight)),
            ("999999999'", CellValue::Doubt(Reason::NoHeight)),
            ("99999999999", CellValue::Doubt(Reason::NoHeight)),
            ("30/6/2024", CellValue::Doubt(Reason::FarHeight)),
        ] {
            assert_eq!(height(cell), reading, "{cell}");
        }
    }
}
