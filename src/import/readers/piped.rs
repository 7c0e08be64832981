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
    let (mut bytes, mut line, mut cut) = (Vec::new(), 0, false);
    let mut lines = PipedLines::default();
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
        lines.take(&mut table, line, text.trim())?;
    }
    lines.end(&mut table)?;
    header::find(&mut table);
    uneven::doubt(&mut table, cut);
    Ok(table)
}

/// The lines of a text: those above the first rule wait for it.
#[derive(Default)]
struct PipedLines {
    /// Whether rows have strokes around them: in others a cell at the end may be empty.
    framed: Option<bool>,
    waiting: Vec<(usize, String)>,
}

/// Lines among which a table has its first rule, or none.
const HEAD: usize = 3;

impl PipedLines {
    /// Takes a line; a title above the table says nothing of its frame.
    fn take(&mut self, table: &mut Table, line: usize, text: &str) -> Result<(), Unread> {
        match self.framed {
            _ if text.is_empty() => return Ok(()),
            Some(_) if is_rule(text) => return Ok(()),
            Some(framed) => return add(table, line, text, framed),
            None if is_rule(text) && text.contains(['|', '+']) => self.framed = Some(text.starts_with(['|', '+'])),
            None if is_rule(text) => self.framed = self.waiting.last().map(|(_, header)| header.starts_with('|')),
            None => {
                self.waiting.push((line, text.to_owned()));
                if self.waiting.len() < HEAD {
                    return Ok(());
                }
            }
        }
        if self.framed.is_some() || self.waiting.len() == HEAD { self.end(table) } else { Ok(()) }
    }

    /// Adds the lines that wait; without a rule among them the first says whether there is a frame.
    fn end(&mut self, table: &mut Table) -> Result<(), Unread> {
        let first = self.waiting.first().is_some_and(|(_, first)| first.starts_with('|'));
        let framed = *self.framed.get_or_insert(first);
        for (line, text) in std::mem::take(&mut self.waiting) {
            match framed && !text.starts_with('|') {
                true => outside(table, line, &text),
                false => add(table, line, &text, framed)?,
            }
        }
        Ok(())
    }
}

fn outside(table: &mut Table, line: usize, text: &str) {
    table.doubts.push(line, 0, text, "a line outside of the table");
}

/// Adds a line; `framed` is whether lines have strokes around them.
fn add(table: &mut Table, line: usize, text: &str, framed: bool) -> Result<(), Unread> {
    if !text.contains('|') {
        outside(table, line, text);
        return Ok(());
    }
    let mut inner = text;
    if framed {
        inner = inner.strip_prefix('|').unwrap_or(inner);
        inner = inner.strip_suffix('|').unwrap_or(inner);
    }
    limits::columns(line, inner.split('|').count())?;
    table.push(line, inner.split('|'));
    limits::size(line, table, (0, 0))
}
