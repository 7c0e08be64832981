//! What of a frame is sent: the cells that changed, and those between them that are sent sooner than passed over.

use std::ops::Range;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Modifier;

use crate::text;

/// Cells side by side from a place on. The columns that a cell takes beside its own are among them, and not written.
pub(super) struct Stretch<'b> {
    pub(super) x: u16,
    pub(super) y: u16,
    pub(super) cells: &'b [Cell],
}

/// Columns that are sent again sooner than the way past them is told.
const WAY: usize = 6;

/// What shows where nothing is written.
pub(super) const LINES: Modifier = Modifier::REVERSED.union(Modifier::UNDERLINED).union(Modifier::CROSSED_OUT);

/// The cells of the next frame that differ from what is shown, an empty screen or a frame of the same size, with the few
/// between two of them that look alike. The terminal library compares too; this takes a third of its instructions, which
/// were the most of a key.
pub(super) fn to_send<'b>(shown: Option<&Buffer>, next: &'b Buffer) -> Vec<Stretch<'b>> {
    let width = usize::from(next.area.width).max(1);
    let empty = if shown.is_none() { vec![Cell::EMPTY; width] } else { Vec::new() };
    let mut shown = shown.map_or(&[][..], |shown| &shown.content).chunks(width);
    let mut sent = Vec::new();
    for (y, next) in (next.area.y..).zip(next.content.chunks(width)) {
        let (mut stretch, mut last) = (0..0, None);
        let mut end = |stretch: Range<usize>| {
            if let Some(cells) = next.get(stretch.clone()).filter(|cells| !cells.is_empty()) {
                sent.push(Stretch { x: stretch.start as u16, y, cells });
            }
        };
        changes(shown.next().unwrap_or(&empty), next, |x| {
            let cell = next.get(x);
            let after = (x + cell.map_or(1, columns)).min(next.len());
            let between = last.zip(next.get(stretch.end..x));
            if between.is_some_and(|(last, between)| is_near(last, between)) {
                stretch.end = after;
            } else {
                end(std::mem::replace(&mut stretch, x..after));
            }
            last = cell;
        });
        end(stretch);
    }
    sent
}

/// The columns of a line that have to be sent. Those that a cell takes beside its own are never among them; what was under
/// one before is, and so is what stands where a terminal may draw on.
fn changes(shown: &[Cell], next: &[Cell], mut send: impl FnMut(usize)) {
    // Before which column all is covered by the cell before, and before which all has to be sent.
    let (mut covered, mut sent) = (0, 0);
    for (x, (was, is)) in shown.iter().zip(next).enumerate() {
        // Twelve thousand cells are compared for a key, and nearly all stay and have one byte.
        let symbols = (was.symbol().as_bytes(), is.symbol().as_bytes());
        if let ([one], [other]) = symbols
            && covered.max(sent) <= x
            && one == other
            && has_look(was, is)
        {
            continue;
        }
        let differs = symbols.0 != symbols.1 || !is_seen_as(was, is);
        if covered <= x && (differs || x < sent) {
            send(x);
            sent = sent.max(x + most_columns(is));
        }
        if covered <= x {
            covered = x + columns(is);
        }
        if differs {
            sent = sent.max(x + columns(was));
        }
    }
}

/// Whether a cell is seen as it is with the other's look, too: the colour of what is not there is not.
pub(super) fn is_seen_as(cell: &Cell, other: &Cell) -> bool {
    let lined = cell.modifier.union(other.modifier).intersects(LINES);
    has_look(cell, other) || (cell.bg == other.bg && !lined && cell.symbol() == " ")
}

pub(super) fn has_look(one: &Cell, other: &Cell) -> bool {
    (one.fg, one.bg, one.modifier) == (other.fg, other.bg, other.modifier)
}

/// At least one, so that what stands after it has a place of its own.
pub(super) fn columns(cell: &Cell) -> usize {
    match cell.symbol() {
        symbol if symbol.len() == 1 => 1,
        symbol => text::width(symbol).max(1),
    }
}

/// Columns that a cell may take in a terminal that gives each character one of its own: accents, vowels.
pub(super) fn most_columns(cell: &Cell) -> usize {
    match cell.symbol() {
        symbol if symbol.len() == 1 => 1,
        symbol => symbol.chars().map(|c| text::width(c.encode_utf8(&mut [0; 4])).max(1)).sum(),
    }
}

/// Whether a cell is sent along with the one sent before: what is between them is nothing, or little and plain and looks
/// like that one.
fn is_near(last: &Cell, between: &[Cell]) -> bool {
    let is_sent = |cell: &Cell| cell.symbol().len() == 1 && has_look(cell, last);
    between.is_empty() || (between.len() < WAY && text::is_plain(last.symbol()) && between.iter().all(is_sent))
}
