//! What a file may have at most: the memory that reading takes is bounded by these, however large the file is.

use super::Unread;
use crate::import::table::Table;

/// Bytes of a text that is streamed, unpacked: CSV, pipes, JSON.
pub const MAX_BYTES: u64 = 1 << 30;

/// Bytes of a web page, unpacked.
pub const MAX_PAGE: u64 = 64 << 20;

/// Bytes of a workbook as it lies on the disk.
pub const MAX_WORKBOOK: u64 = 64 << 20;

/// Bytes of all parts of a workbook, unpacked.
pub const MAX_UNPACKED: u64 = 256 << 20;

/// Bytes of the parts of a workbook that are not its pages, unpacked: its texts and styles.
pub const MAX_PARTS: u64 = 64 << 20;

/// Bytes of the text of all cells of a file.
pub const MAX_TEXT: usize = 256 << 20;

/// Cells of a file.
pub const MAX_CELLS: usize = 32 << 20;

/// Columns of a table.
pub const MAX_COLUMNS: usize = 4_096;

/// Bytes of one row, and of one object in JSON.
pub const MAX_ROW: u64 = 4 << 20;

/// Bytes of one tag or comment of a web page.
pub const MAX_TAG: usize = 256 << 10;

/// Tables inside each other on a page.
pub const MAX_DEPTH: usize = 64;

/// Brackets inside each other in JSON: what the library under the reader allows.
pub const MAX_BRACKETS: usize = 127;

/// Bytes of the names that lead to a field in JSON, with the points between.
pub const MAX_PATH: usize = 1_024;

/// Tables of a file.
pub const MAX_TABLES: usize = 256;

/// What to do with a file that is too large.
pub(super) const LESS: &str = "keep the columns and rows that you need, and try again";

/// Refuses a row of too many columns.
pub(super) fn columns(line: usize, found: usize) -> Result<(), Unread> {
    if found <= MAX_COLUMNS {
        return Ok(());
    }
    Err(Unread::on(line, format!("{found} columns, expected at most {MAX_COLUMNS}: {LESS}")))
}

/// Refuses a cell, a row or a line of too many bytes.
pub(super) fn bytes(line: usize, what: &str, found: usize) -> Result<(), Unread> {
    if found as u64 <= MAX_ROW {
        return Ok(());
    }
    Err(Unread::on(line, format!("a {what} of more than {} MiB", MAX_ROW >> 20)))
}

/// Refuses too many lists of objects in JSON.
pub(super) fn tables(line: usize, found: usize) -> Result<(), Unread> {
    if found <= MAX_TABLES {
        return Ok(());
    }
    Err(Unread::on(line, format!("more than {MAX_TABLES} lists of objects: export the list alone")))
}

/// Refuses a table of so many bytes of text in its cells.
pub(in crate::import) fn text(found: usize) -> Result<(), Unread> {
    if found <= MAX_TEXT {
        return Ok(());
    }
    Err(Unread::whole(format!("more than {} MiB of text: {LESS}", MAX_TEXT >> 20)))
}

/// Refuses a table that has grown too large beside what the file's other tables hold, in cells and bytes of text.
pub(super) fn size(line: usize, table: &Table, others: (usize, usize)) -> Result<(), Unread> {
    let (cells, text) = table.held();
    let (cells, text) = (cells + others.0, text + others.1);
    if cells > MAX_CELLS {
        return Err(Unread::on(line, format!("more than {MAX_CELLS} cells by here: {LESS}")));
    }
    if text > MAX_TEXT {
        return Err(Unread::on(line, format!("more than {} MiB of text by here: {LESS}", MAX_TEXT >> 20)));
    }
    Ok(())
}
