//! The preferred foot: said outright, or by how strong each foot is.

use super::cell::{CellValue, Reason, clean, is_unknown};
use crate::domain::Foot;

/// The foot that a cell names.
pub fn foot(cell: &str) -> CellValue<Foot> {
    let text = clean(cell);
    if is_unknown(text) {
        return CellValue::Unknown;
    }
    let lower = text.to_lowercase();
    let word = lower.strip_suffix(" only").unwrap_or(&lower);
    CellValue::from(match word {
        "right" | "r" | "правая" | "droit" | "derecho" => Ok(Foot::Right),
        "left" | "l" | "левая" | "gauche" | "izquierdo" => Ok(Foot::Left),
        "both" | "either" | "обе" | "ambidextre" | "ambos" => Ok(Foot::Both),
        _ => Err(Reason::NoFoot),
    })
}

/// How strong one foot is, from 1 to 20.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Strength(u8);

impl Strength {
    /// From here on a foot is used like the better one.
    const STRONG: Strength = Strength(15);
}

/// Words in the order of the scale. English, Russian and French.
const STRENGTHS: &[(&str, u8)] = &[
    ("very weak", 3),
    ("очень слабая", 3),
    ("très faible", 3),
    ("weak", 6),
    ("слабая", 6),
    ("faible", 6),
    ("reasonable", 9),
    ("приемлемая", 9),
    ("fairly strong", 12),
    ("вполне сильная", 12),
    ("strong", 16),
    ("хорошая", 16),
    ("very strong", 20),
    ("очень сильная", 20),
    ("très fort", 20),
];

/// How strong a cell says that a foot is: in words, or as a figure up to 20.
pub fn strength(cell: &str) -> CellValue<Strength> {
    let text = clean(cell);
    if is_unknown(text) {
        return CellValue::Unknown;
    }
    if let Ok(figure @ 1..=20) = text.parse() {
        return CellValue::Known(Strength(figure));
    }
    let lower = text.to_lowercase();
    let found = STRENGTHS.iter().find(|(words, _)| *words == lower);
    CellValue::from(found.map(|(_, figure)| Strength(*figure)).ok_or(Reason::NoFoot))
}

/// The foot that two strengths make the preferred one.
///
/// Two strong feet are both; of others the stronger counts.
pub fn preferred(left: Strength, right: Strength) -> CellValue<Foot> {
    if left >= Strength::STRONG && right >= Strength::STRONG {
        return CellValue::Known(Foot::Both);
    }
    match left.cmp(&right) {
        std::cmp::Ordering::Less => CellValue::Known(Foot::Right),
        std::cmp::Ordering::Greater => CellValue::Known(Foot::Left),
        std::cmp::Ordering::Equal => CellValue::Doubt(Reason::FeetAlike),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_two(left: &str, right: &str) -> CellValue<Foot> {
        preferred(strength(left).known().unwrap(), strength(right).known().unwrap())
    }

    #[test]
    fn a_foot_is_named() {
        for (cell, named) in
            [("right", Foot::Right), ("Left", Foot::Left), ("Both", Foot::Both), ("Right Only", Foot::Right)]
        {
            assert_eq!(foot(cell), CellValue::Known(named), "{cell}");
        }
        assert_eq!((foot(""), foot("5")), (CellValue::Unknown, CellValue::Doubt(Reason::NoFoot)));
    }

    #[test]
    fn of_two_feet_the_stronger_one_is_preferred() {
        for (left, right, reading) in [
            ("Reasonable", "Very Strong", CellValue::Known(Foot::Right)),
            ("Very Strong", "Fairly Strong", CellValue::Known(Foot::Left)),
            ("Strong", "Very Strong", CellValue::Known(Foot::Both)),
            ("Слабая", "Очень сильная", CellValue::Known(Foot::Right)),
            ("très faible", "très fort", CellValue::Known(Foot::Right)),
            ("20", "9", CellValue::Known(Foot::Left)),
            ("16", "17", CellValue::Known(Foot::Both)),
            ("Reasonable", "Reasonable", CellValue::Doubt(Reason::FeetAlike)),
        ] {
            assert_eq!(of_two(left, right), reading, "{left}, {right}");
        }
        assert_eq!(strength("-"), CellValue::Unknown);
        assert_eq!([strength("Superb"), strength("21")], [CellValue::Doubt(Reason::NoFoot); 2]);
    }
}
