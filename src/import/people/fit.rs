//! Whether the cells of a column are what its header says.

use super::cells::ColumnCells;
use super::context::FileContext;
use super::learnt::Learnt;
use crate::import::dialects::FileField;
use crate::import::values::{
    CellValue, attribute, fantasy, flag, flags, foot, height, is_unknown, status, strength, whole,
};

/// How many cells of a column are filled, and how many of those are what was looked for.
#[derive(Clone, Copy, Default)]
pub(super) struct Fit {
    pub(super) filled: usize,
    pub(super) read: usize,
}

impl Fit {
    /// Counts until the cells that are `enough` fit: the others don't matter then. Each reading is that of so many cells.
    pub(super) fn of(readings: impl Iterator<Item = (CellKind, usize)>, enough: usize) -> Fit {
        let mut fit = Fit::default();
        for (seen, cells) in readings {
            fit.filled += if matches!(seen, CellKind::Nothing) { 0 } else { cells };
            fit.read += if matches!(seen, CellKind::Fitting) { cells } else { 0 };
            if fit.read >= enough {
                break;
            }
        }
        fit
    }

    /// Whether at least half of the filled cells are what was looked for.
    pub(super) fn is_good(self) -> bool {
        self.read * 2 >= self.filled
    }
}

pub(super) enum CellKind {
    Nothing,
    Fitting,
    Foreign,
}

impl<T> From<CellValue<T>> for CellKind {
    fn from(reading: CellValue<T>) -> CellKind {
        match reading {
            CellValue::Unknown => CellKind::Nothing,
            reading if reading.is_foreign() => CellKind::Foreign,
            _ => CellKind::Fitting,
        }
    }
}

/// How far the cells of a column are figures of an attribute.
pub(super) fn figures(table: &impl ColumnCells, at: usize, most: u8) -> Fit {
    let kind = |cell| match attribute(cell, most) {
        CellValue::Doubt(_) => CellKind::Foreign,
        reading => reading.into(),
    };
    Fit::of(table.texts(at).map(|(text, cells)| (kind(text), cells)), half(table))
}

/// So many cells of a column that it is good whatever the others are.
pub(super) fn half(table: &impl ColumnCells) -> usize {
    table.rows().div_ceil(2).max(1)
}

/// Whether a cell is of the kind of a field.
pub(super) fn seen(cell: &str, field: FileField, learnt: &Learnt, context: &FileContext<'_>) -> CellKind {
    match (learnt, field) {
        (Learnt::Money(column), _) => column.read(cell).into(),
        (Learnt::Days(column), _) => column.read(cell).into(),
        (Learnt::Positions(column), _) => column.read(cell).into(),
        (Learnt::Nothing, FileField::Age | FileField::Rating | FileField::Shirt) => whole(cell, 0..=200).into(),
        (Learnt::Nothing, FileField::Foot) => foot(cell).into(),
        (Learnt::Nothing, FileField::LeftFoot | FileField::RightFoot) => strength(cell).into(),
        (Learnt::Nothing, FileField::Height) => height(cell).into(),
        (Learnt::Nothing, FileField::Injured | FileField::Banned) => flag(cell).into(),
        (Learnt::Nothing, FileField::Flags) => flags(cell).into(),
        (Learnt::Nothing, FileField::Status) => status(cell, context.on).into(),
        (Learnt::Nothing, FileField::Availability) => fantasy(cell, "", "", context.on).into(),
        // Words, of which no nation, club or league is a number.
        (Learnt::Nothing, FileField::Nations | FileField::Club | FileField::League | FileField::Name) => {
            match cell.bytes().all(|byte| byte.is_ascii_digit()) {
                _ if is_unknown(cell) => CellKind::Nothing,
                true => CellKind::Foreign,
                false => CellKind::Fitting,
            }
        }
        (Learnt::Nothing, _) if is_unknown(cell) => CellKind::Nothing,
        (Learnt::Nothing, _) => CellKind::Fitting,
    }
}
