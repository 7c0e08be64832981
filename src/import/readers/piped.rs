//! Lines of cells between upright strokes: what Football Manager prints as text, and what psql and Markdown show.

use std::io::{BufRead, BufReader, Read};

use super::kind::is_rule;
use super::{Unread, header, limits, uneven};
use crate::import::table::Table;

/// Reads a text as UTF-8.
///
/// Rules and empty lines are passed over; line ends may be mixed.
///
/// # Errors
///
/// A line, a table or a text that is too large, with its line.
pub(super) fn read(input: impl Read) -> Result<Table, Unread> {
    let (mut input, mut table) = (BufReader::with_capacity(64 << 10, input), Table::new(""));
    let (mut bytes, mut line, mut cut, mut framed) = (Vec::new(), 0, false, None);
    loop {
        bytes.clear();
        line += 1;
        let read = input.by_ref().take(limits::MAX_ROW + 1).read_until(b'\n', &mut bytes);
        if read.map_err(|error| Unread::input(line, error))? == 0 {
            break;
        }
        if bytes.len() as u64 > limits::MAX_ROW {
            return Err(Unread::on(
                line,
                format!("a line of more than {} MiB: {}", limits::MAX_ROW >> 20, limits::LESS),
            ));
        }
        cut = bytes.last() != Some(&b'\n');
        let text = String::from_utf8_lossy(&bytes);
        add(&mut table, line, text.trim(), &mut framed)?;
    }
    header::find(&mut table);
    uneven::doubt(&mut table, cut);
    Ok(table)
}

/// Adds a line; `framed` is whether lines have strokes around them, as the first of them says: in others a cell at the
/// end may be empty.
fn add(table: &mut Table, line: usize, text: &str, framed: &mut Option<bool>) -> Result<(), Unread> {
    if text.is_empty() || is_rule(text) {
        return Ok(());
    }
    if !text.contains('|') {
        table.doubts.push(line, 0, text, "a line outside of the table");
        return Ok(());
    }
    let mut inner = text;
    if *framed.get_or_insert(text.starts_with('|')) {
        inner = inner.strip_prefix('|').unwrap_or(inner);
        inner = inner.strip_suffix('|').unwrap_or(inner);
    }
    limits::columns(line, inner.split('|').count())?;
    table.push(line, inner.split('|'));
    limits::size(line, table, (0, 0))
}
