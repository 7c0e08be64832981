//! The words for thousands, millions and more behind a number.

/// Units in Latin and in Cyrillic letters, in lower case.
const UNITS: &[(&str, u32)] = &[
    ("k", 3),
    ("к", 3),
    ("th", 3),
    ("thousand", 3),
    ("thousands", 3),
    ("тыс", 3),
    ("m", 6),
    ("м", 6),
    ("mn", 6),
    ("mln", 6),
    ("mio", 6),
    ("млн", 6),
    ("million", 6),
    ("millions", 6),
    ("bn", 9),
    ("b", 9),
    ("mld", 9),
    ("млрд", 9),
    ("billion", 9),
    ("billions", 9),
];

/// The unit that a text begins with: its zeros and its bytes, a full stop behind it included.
pub fn money_unit(text: &str) -> Option<(u32, usize)> {
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let word = text.get(..end)?;
    let lower = word.to_lowercase();
    let (_, zeros) = UNITS.iter().find(|(unit, _)| *unit == lower)?;
    Some((*zeros, end + usize::from(text.get(end..)?.starts_with('.'))))
}
