//! Lines of the page: wrapped, aligned, harmless to show.

use std::borrow::Cow;

use super::super::lines::columns;
use crate::import::Table;
use crate::text;

/// The columns of a header, and of what the file says of one person.
pub(super) const CELL: usize = 22;

/// A line of the head, wrapped.
pub(super) fn said(what: &str, text: &str) -> Vec<String> {
    let wrapped = text::wrap(text, columns() - 10);
    let lead = |at: usize| if at == 0 { what } else { "" };
    wrapped.iter().enumerate().map(|(at, line)| format!("  {:8}{line}", lead(at))).collect()
}

/// A header harmless to show; the number of its column where it is empty.
pub(super) fn header(table: &Table, at: usize) -> String {
    match table.headers().get(at).map_or("", String::as_str) {
        "" => format!("column {}", at + 1),
        header => text::fit(header, CELL * 2).into_owned(),
    }
}

/// Rows of cells as lines, each column as wide as it needs to be; figures stand to the right.
pub(super) fn aligned(rows: &[Vec<String>]) -> Vec<String> {
    let fitted: Vec<Vec<_>> = rows.iter().map(|row| row.iter().map(|cell| text::fit(cell, CELL)).collect()).collect();
    let columns = fitted.iter().map(Vec::len).max().unwrap_or(0);
    let widest = |at: usize| fitted.iter().filter_map(|row| row.get(at)).map(|cell| text::width(cell)).max();
    let widths: Vec<usize> = (0..columns).map(|at| widest(at).unwrap_or(0)).collect();
    let line = |row: &Vec<Cow<'_, str>>| {
        let cells = row.iter().zip(&widths).enumerate().map(|(at, (cell, width))| match at {
            1 => format!("{:>width$}", cell),
            _ => text::pad(cell, *width),
        });
        format!("  {}", cells.collect::<Vec<_>>().join("  ")).trim_end().to_owned()
    };
    fitted.iter().map(line).collect()
}

/// Names with commas, in at most three lines.
pub(super) fn listed(names: &[String]) -> Vec<String> {
    let mut lines = text::wrap(&names.join(", "), columns() - 2);
    if lines.len() > 3 {
        lines.truncate(3);
        lines.push("… (--guess lists them all)".to_owned());
    }
    lines.iter().map(|line| format!("  {line}")).collect()
}
