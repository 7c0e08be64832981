//! Cells of a workbook that are merged downwards: it writes the text in the first of them alone.

use super::{Unread, limits};
use crate::import::table::{Table, TableRow};

/// A cell that reaches down over others.
pub(super) struct MergedCell {
    /// Rows of the page, from 1.
    pub(super) first: usize,
    pub(super) last: usize,
    /// From 0.
    pub(super) column: usize,
}

/// Cells that are filled in one page.
const MOST: usize = 1 << 20;

/// Writes the text of each merged cell into those that it covers in its column; in the rows of a header into the last.
///
/// # Errors
///
/// More of them than are filled, and a table that has grown too large by it.
pub(super) fn fill(table: &mut Table, merged: &[MergedCell]) -> Result<(), Unread> {
    let lines: Vec<usize> = table.rows().map(TableRow::line).collect();
    let place = |line: usize| lines.partition_point(|other| *other < line);
    let is_wide = |row: TableRow<'_>| row.cells().filter(|cell| !cell.is_empty()).count() > 1;
    let names_columns = table.rows().position(is_wide);
    let mut fills: Vec<(usize, usize, &str)> = Vec::new();
    for MergedCell { first, last, column } in merged {
        let above = place(*first);
        let Some(row) = table.row(above).filter(|row| row.line() == *first) else { continue };
        let below = above + 1..place(last.saturating_add(1));
        if fills.len().saturating_add(below.len()) > MOST {
            return Err(Unread::on(
                *first,
                format!("more than {MOST} merged cells: part them, or save the list as CSV"),
            ));
        }
        let text = row.cell(*column);
        if text.is_empty() {
            continue;
        }
        match below.clone().next_back().filter(|_| names_columns == Some(above)) {
            Some(last) => fills.extend([(above, *column, ""), (last, *column, text)]),
            None => fills.extend(below.map(|number| (number, *column, text))),
        }
    }
    if fills.is_empty() {
        return Ok(());
    }
    fills.sort_unstable();
    let (mut fills, mut filled) = (fills.into_iter().peekable(), Table::new(table.name()));
    for (number, row) in table.rows().enumerate() {
        let mut cells: Vec<&str> = row.cells().collect();
        while let Some((_, column, text)) = fills.next_if(|(other, ..)| *other == number) {
            cells.resize(cells.len().max(column + 1), "");
            cells.get_mut(column).into_iter().for_each(|cell| *cell = text);
        }
        filled.push(row.line(), cells);
        limits::size(row.line(), &filled, (0, 0))?;
    }
    filled.doubts = std::mem::take(&mut table.doubts);
    *table = filled;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_merged_cell_makes_no_row_longer() {
        let mut table = Table::new("");
        table.push(1, ["Name", "Club"]);
        table.push(2, ["Ada", "AFC"]);
        table.push(3, ["Bo"]);
        let column = limits::MAX_COLUMNS + 1;
        assert!(fill(&mut table, &[MergedCell { first: 2, last: 3, column }]).is_ok());
        assert_eq!(table.rows().map(TableRow::len).collect::<Vec<_>>(), [2, 2, 1]);
    }
}
