//! Workbooks of Excel: values as they were last calculated, days as days.

use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Reader as _, Xlsx, XlsxError};

use super::merged::{MergedCell, fill, name_columns};
use super::{Unread, broken, header, limits};
use crate::import::table::Table;

/// What the pages of a workbook say of their merged cells.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum MergedCells {
    None,
    Some,
    /// One at least has no place, so that none is filled.
    Broken,
}

/// Reads a workbook, cell by cell.
///
/// # Errors
///
/// A workbook that is broken, locked by a password or too large, with page and row.
pub(super) fn read(bytes: &[u8], merged: MergedCells) -> Result<Vec<Table>, Unread> {
    let mut book: Xlsx<_> =
        calamine::open_workbook_from_rs(Cursor::new(bytes)).map_err(|error| refused("", 0, &error))?;
    let names = book.sheet_names();
    if names.len() > limits::MAX_TABLES {
        let why = format!("a workbook of {} pages, expected at most {}", names.len(), limits::MAX_TABLES);
        return Err(Unread::whole(format!("{why}: save the list alone")));
    }
    let (mut tables, mut held) = (Vec::new(), (0, 0));
    for name in names {
        let table = match page(&mut book, &name, merged, held) {
            Ok(table) => table,
            Err(Stop::NoCells) => continue,
            Err(Stop::Refused(refused)) => return Err(refused),
        };
        held = (held.0 + table.held().0, held.1 + table.held().1);
        tables.push(table);
    }
    Ok(tables)
}

/// Rows of a page of Excel at most. The library under the reader does not look.
const ROWS: usize = 1 << 20;

/// Why a page gives no table.
enum Stop {
    /// It is a chart or the like.
    NoCells,
    Refused(Unread),
}

fn page(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, merged: MergedCells, held: (usize, usize)) -> Result<Table, Stop> {
    let stop = |row, error: &XlsxError| Stop::Refused(refused(name, row, error));
    let mut cells = match book.worksheet_cells_reader(name) {
        Ok(cells) => cells,
        Err(XlsxError::NotAWorksheet(_)) => return Err(Stop::NoCells),
        Err(error) => return Err(stop(0, &error)),
    };
    let mut page = XlsxPage { table: Table::new(name), row: Vec::new(), width: 0, number: 0, held };
    loop {
        let cell = cells.next_cell_with_formula_metadata().map_err(|error| stop(page.number, &error))?;
        let Some(cell) = cell else { break };
        let (row, column) = (cell.pos.0 as usize + 1, cell.pos.1 as usize);
        if row != page.number {
            page.end_row().map_err(Stop::Refused)?;
            if row > ROWS {
                return Err(Stop::Refused(Unread::on(row, "a row beyond every page of Excel: save the workbook anew")));
            }
            page.number = row;
        }
        limits::columns(row, column + 1).map_err(Stop::Refused)?;
        if cell.formula.is_some() && matches!(cell.value, DataRef::Empty) {
            page.table.doubts.push(row, column + 1, "", broken::NOT_CALCULATED);
        }
        page.put(column, &cell.value);
    }
    page.end_row().map_err(Stop::Refused)?;
    drop(cells);
    let mut table = page.table;
    if merged == MergedCells::Broken {
        table.doubts.push(0, 0, "", broken::NOT_MERGED);
    }
    let mut cells = Vec::new();
    if merged == MergedCells::Some {
        let found = book.merge_cells_by_sheet_name(name).map_err(|error| stop(0, &error))?;
        cells.extend(found.iter().map(|area| MergedCell {
            first: area.start.0 as usize + 1,
            last: area.end.0 as usize + 1,
            column: area.start.1 as usize,
            columns: (area.end.1 - area.start.1) as usize + 1,
        }));
    }
    fill(&mut table, &cells).map_err(Stop::Refused)?;
    header::find(&mut table);
    name_columns(&mut table, &cells);
    Ok(table)
}

/// A page that is being read, and the row that is not at its end.
struct XlsxPage {
    table: Table,
    row: Vec<String>,
    /// Cells of the row so far; further ones in it are old texts whose room is used again.
    width: usize,
    number: usize,
    held: (usize, usize),
}

impl XlsxPage {
    fn end_row(&mut self) -> Result<(), Unread> {
        let cells = self.row.iter().take(self.width).map(String::as_str);
        self.table.push(self.number, cells);
        self.width = 0;
        limits::size(self.number, &self.table, self.held)
    }

    fn put(&mut self, column: usize, value: &DataRef<'_>) {
        while self.width <= column {
            match self.row.get_mut(self.width) {
                Some(cell) => cell.clear(),
                None => self.row.push(String::new()),
            }
            self.width += 1;
        }
        let Some(cell) = self.row.get_mut(column) else { return };
        cell.clear();
        match value {
            DataRef::Empty => {}
            DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => cell.push_str(text),
            DataRef::SharedString(text) => cell.push_str(text),
            DataRef::Int(number) => signed(cell, *number),
            DataRef::Float(number) if number.abs() < 1e15 && number.fract() == 0.0 => signed(cell, *number as i64),
            DataRef::Float(number) => cell.push_str(&number.to_string()),
            DataRef::Bool(flag) => cell.push_str(if *flag { "true" } else { "false" }),
            DataRef::DateTime(day) => moment(cell, day),
            DataRef::Error(error) => {
                self.table.doubts.push(self.number, column + 1, &error.to_string(), broken::FORMULA_ERROR);
            }
        }
    }
}

/// A day as `2026-11-27`, with the time behind it where there is one; a span of time as its number of days.
fn moment(cell: &mut String, day: &ExcelDateTime) {
    if day.is_duration() {
        return cell.push_str(&day.as_f64().to_string());
    }
    let (year, month, date, hour, minute, second, _) = day.to_ymd_hms_milli();
    let mut part = |before: &str, number: u16, least: usize| {
        cell.push_str(before);
        digits(cell, number.into(), least);
    };
    part("", year, 4);
    part("-", month.into(), 2);
    part("-", date.into(), 2);
    if (hour, minute, second) != (0, 0, 0) {
        part(" ", hour.into(), 2);
        part(":", minute.into(), 2);
        part(":", second.into(), 2);
    }
}

fn signed(cell: &mut String, number: i64) {
    cell.push_str(if number < 0 { "-" } else { "" });
    digits(cell, number.unsigned_abs(), 1);
}

/// Writes a number in at least so many digits, in a fraction of the time of a formatter: nearly every cell is one.
fn digits(cell: &mut String, number: u64, least: usize) {
    let (mut digits, mut used, mut rest) = ([b'0'; 20], 0, number);
    for digit in digits.iter_mut().rev() {
        if rest == 0 && used >= least {
            break;
        }
        *digit = b'0' + (rest % 10) as u8;
        rest /= 10;
        used += 1;
    }
    let written = digits.get(digits.len() - used..).unwrap_or_default();
    cell.push_str(str::from_utf8(written).unwrap_or_default());
}

fn refused(page: &str, row: usize, error: &XlsxError) -> Unread {
    match error {
        XlsxError::Password => broken::locked(),
        error => broken::workbook(page, row, error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_a_formatter_writes_them() {
        for number in [0, 7, -1, 10, 20_270_630, i64::MAX, i64::MIN] {
            let mut cell = String::new();
            signed(&mut cell, number);
            assert_eq!(cell, number.to_string());
        }
        let mut cell = String::new();
        digits(&mut cell, 7, 4);
        assert_eq!(cell, "0007");
    }
}
