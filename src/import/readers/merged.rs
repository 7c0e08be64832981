//! Cells that are merged over others: the text stands in the first of them alone.

use super::{Unread, limits};
use crate::import::table::{Table, TableRow};

/// A cell that reaches over others.
pub(super) struct MergedCell {
    /// Rows of the page, from 1.
    pub(super) first: usize,
    pub(super) last: usize,
    /// From 0.
    pub(super) column: usize,
    /// How many columns it reaches over.
    pub(super) columns: usize,
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
    for MergedCell { first, last, column, .. } in merged.iter().filter(|cell| cell.first < cell.last) {
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

/// Names the columns without a name below a header that reaches over them; where they have cells that is a doubt.
pub(super) fn name_columns(table: &mut Table, merged: &[MergedCell]) {
    let line = table.header_line();
    let is_wide = |cell: &&MergedCell| cell.columns > 1 && (cell.first..=cell.last).contains(&line);
    // Cells that lie beside each other are no more than there are columns.
    let wide: Vec<&MergedCell> = merged.iter().filter(is_wide).take(limits::MAX_COLUMNS).collect();
    if wide.is_empty() {
        return;
    }
    let widest = table.rows().map(TableRow::len).max().unwrap_or(0);
    let has_cells: Vec<bool> = (0..widest).map(|at| table.column(at).any(|cell| !cell.is_empty())).collect();
    let mut headers = table.headers().to_vec();
    for cell in wide {
        let Some(name) = headers.get(cell.column).filter(|name| !name.is_empty()).cloned() else { continue };
        for at in cell.column + 1..cell.column.saturating_add(cell.columns).min(widest) {
            if has_cells.get(at) == Some(&true) && headers.get(at).is_none_or(String::is_empty) {
                headers.resize(headers.len().max(at + 1), String::new());
                headers.get_mut(at).into_iter().for_each(|header| header.clone_from(&name));
                table.doubts.push(line, at + 1, &name, OVER_SEVERAL);
            }
        }
    }
    table.set_headers(headers);
}

/// A header over several columns of which all have cells.
const OVER_SEVERAL: &str = "one header over several columns, of which the one that fits it best is read: name each";

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
        assert!(fill(&mut table, &[MergedCell { first: 2, last: 3, column, columns: 1 }]).is_ok());
        assert_eq!(table.rows().map(TableRow::len).collect::<Vec<_>>(), [2, 2, 1]);
    }
}
