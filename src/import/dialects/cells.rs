//! What the cells of a column may be whose header nobody knows.

use jiff::civil::Date;

use super::FileField;
use crate::import::table::Table;
use crate::import::values::{
    CellValue, DayColumn, DayKind, DayStyle, MoneyColumn, MoneyStyle, PositionColumn, Reason, foot, height, is_unknown,
};

/// Rows that are looked at.
const ROWS: usize = 1_000;

/// The fields that nearly all cells of a column could be of, most likely first. Bare numbers may be anything.
pub(super) fn likely_fields(table: &Table, at: usize, on: Date) -> &'static [FileField] {
    let cells = table.column(at).take(ROWS).filter(|cell| !is_unknown(cell));
    let all = cells.clone().count();
    let words = cells.filter(|cell| cell.contains(|c: char| !c.is_ascii_digit()));
    let is_most =
        |fits: &dyn Fn(&str) -> bool| all > 0 && words.clone().filter(|cell| fits(cell)).count() * 10 >= all * 9;
    let days = DayColumn::of(words.clone(), DayStyle { kind: DayKind::Ending, order: None }, on);
    let past = DayColumn::of(words.clone(), DayStyle { kind: DayKind::Past, order: None }, on);
    let money = MoneyColumn::of(words.clone(), MoneyStyle::default(), None);
    let wage = |cell: &str| matches!(money.read(cell), CellValue::Known(amount) if amount.per.is_some());
    let positions = PositionColumn::of(words.clone(), None);
    if is_most(&|cell| is_told(&past.read(cell))) {
        &[FileField::Born, FileField::Joined, FileField::Contract]
    } else if is_most(&|cell| is_told(&days.read(cell))) {
        &[FileField::Contract, FileField::LoanUntil]
    } else if is_most(&|cell| is_told(&height(cell))) {
        &[FileField::Height]
    } else if is_most(&|cell| is_told(&foot(cell))) {
        &[FileField::Foot]
    } else if is_most(&|cell| is_told(&positions.read(cell))) {
        &[FileField::Positions]
    } else if is_most(&wage) {
        &[FileField::Wage]
    } else if money.currency().is_some() && is_most(&|cell| is_told(&money.read(cell))) {
        &[FileField::Value, FileField::Wage, FileField::Asking, FileField::Clause]
    } else {
        &[]
    }
}

/// Whether a cell is of the kind, even where not all of it is told.
fn is_told<T>(reading: &CellValue<T>) -> bool {
    let is_far = matches!(reading, CellValue::Doubt(Reason::FarYear | Reason::FarHeight));
    !is_far && !reading.is_foreign() && !matches!(reading, CellValue::Unknown)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn fields(cells: &[&str]) -> &'static [FileField] {
        let mut table = Table::new("");
        for (row, cell) in cells.iter().enumerate() {
            table.push(row + 1, [*cell, "x"]);
        }
        likely_fields(&table, 0, date(2026, 8, 22))
    }

    #[test]
    fn cells_of_one_kind_say_which_fields_they_may_be() {
        use FileField::{Asking, Born, Clause, Contract, Foot, Height, Joined, LoanUntil, Positions, Value, Wage};
        let by_hand: &[(&[&str], &[FileField])] = &[
            (&["30/6/2029", "", "31/12/2030"], &[Contract, LoanUntil]),
            (&["27/28", "26/27"], &[Contract, LoanUntil]),
            (&["28.6.1991", "3.1.2004"], &[Born, Joined, Contract]),
            (&["15,5M €", "900K €", "-"], &[Value, Wage, Asking, Clause]),
            (&["€1.9K p/w", "€900 p/w"], &[Wage]),
            (&["182 cm", "1,87m"], &[Height]),
            (&["left", "right"], &[Foot]),
            (&["CB", "RB, CB", "GK"], &[Positions]),
            (&["24", "31", "1998"], &[]),
            (&["Ada", "30/6/2029"], &[]),
            (&["", "-"], &[]),
        ];
        for (cells, expected) in by_hand {
            assert_eq!(fields(cells), *expected, "{cells:?}");
        }
    }
}
