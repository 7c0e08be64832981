//! Cells parted by a character: CSV as programs of every country write it.

use std::io::{self, Read};

use csv::{ErrorKind, ReaderBuilder, StringRecord};

use super::input::{Meter, Metered, lines};
use super::line_ends::LineEnds;
use super::{Unread, delimiter, header, limits, uneven};
use crate::import::table::Table;

/// Lines of a cell from which on a quote is taken for one that was left open.
pub(in crate::import) const MANY_LINES: usize = 20;

/// Reads a text as UTF-8 that begins with the head.
///
/// # Errors
///
/// A row, a table or a text that is too large, with the line where that shows.
pub(super) fn read(mut input: impl Read, head: &str, delimiter: char) -> Result<Table, Unread> {
    let skipped = delimiter::told(head).map_or(0, |(_, bytes)| bytes);
    let lines_above = usize::from(skipped > 0);
    let skip = io::copy(&mut input.by_ref().take(skipped as u64), &mut io::sink());
    skip.map_err(|error| Unread::input(1, error))?;
    let (meter, ends) = (Meter::default(), LineEnds::default());
    let input = Metered { input: ends.of(input), meter: meter.clone() };
    let mut records = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .quoting(delimiter != delimiter::NONE)
        .delimiter(u8::try_from(delimiter).unwrap_or(b','))
        .buffer_capacity(64 << 10)
        .from_reader(input);
    let (mut table, mut record, mut long) = (Table::new(""), StringRecord::new(), Vec::new());
    loop {
        let next = line(&records) + lines_above;
        if !records.read_record(&mut record).map_err(|error| refused(next, error))? {
            break;
        }
        meter.begin_row();
        // The record's own place is that of the empty lines above it.
        let inner = lines(record.as_slice().as_bytes());
        let line = (line(&records) + lines_above).saturating_sub(inner + 1).max(next);
        limits::columns(line, record.len())?;
        if inner >= MANY_LINES {
            long.push(line);
        }
        let ends = (0..record.len()).filter_map(|cell| Some(record.range(cell)?.end));
        table.push_whole(line, record.as_slice(), ends);
        limits::size(line, &table, (0, 0))?;
    }
    header::find(&mut table);
    uneven::doubt(&mut table, ends.are_cut());
    doubt_open_quotes(&mut table, &long);
    Ok(table)
}

fn refused(line: usize, error: csv::Error) -> Unread {
    match error.into_kind() {
        ErrorKind::Io(error) => Unread::input(line, error),
        _ => Unread::on(line, "a row that is no text"),
    }
}

/// The line that comes next.
fn line<R: Read>(records: &csv::Reader<R>) -> usize {
    usize::try_from(records.position().line()).unwrap_or(usize::MAX)
}

/// A cell of very many lines has swallowed rows; `long` are the lines of the rows that may have one.
fn doubt_open_quotes(table: &mut Table, long: &[usize]) {
    if long.is_empty() {
        return;
    }
    let mut doubts = std::mem::take(&mut table.doubts);
    for row in table.rows().filter(|row| long.binary_search(&row.line()).is_ok()) {
        for (column, cell) in row.cells().enumerate() {
            if lines(cell.as_bytes()) >= MANY_LINES {
                doubts.push(row.line(), column + 1, cell, "a cell of very many lines: is a quote left open?");
            }
        }
    }
    table.doubts = doubts;
}
