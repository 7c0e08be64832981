//! What of a frame is sent: the cells that changed, and those between them that are sent sooner than passed over.

mod pen;
#[cfg(test)]
mod tests;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Modifier;

pub(super) use pen::write;

use crate::text;

/// A cell and where it stands: its column, its line.
type Placed<'b> = (u16, u16, &'b Cell);

/// Columns that are sent again sooner than the way past them is told.
const WAY: u16 = 6;

/// What shows where nothing is written.
const LINES: Modifier = Modifier::REVERSED.union(Modifier::UNDERLINED).union(Modifier::CROSSED_OUT);

/// The cells of the next frame that differ from what is shown, an empty screen or a frame of the same size, with the few
/// between two of them that look alike. The terminal library compares too; this takes a third of its instructions, which
/// were the most of a key.
pub(super) fn to_send<'b>(shown: Option<&Buffer>, next: &'b Buffer) -> Vec<Placed<'b>> {
    let columns = usize::from(next.area.width).max(1);
    let empty = if shown.is_none() { vec![Cell::EMPTY; columns] } else { Vec::new() };
    let mut shown = shown.map_or(&[][..], |shown| &shown.content).chunks(columns);
    let mut sent: Vec<Placed<'b>> = Vec::new();
    for (y, next) in (next.area.y..).zip(next.content.chunks(columns)) {
        let start = sent.len();
        let mut changed = Vec::new();
        changes(shown.next().unwrap_or(&empty), next, |x| changed.push(x));
        for x in changed {
            let Some(cell) = next.get(x) else { continue };
            if let Some((before, ..)) = sent.last().filter(|_| sent.len() > start).copied() {
                join(usize::from(before), x, y, next, &mut sent);
            }
            sent.push((x as u16, y, cell));
        }
    }
    sent
}

/// The columns of a line that have to be sent. The second half of a wide character is never among them, and what a wide
/// character covered before is.
fn changes(shown: &[Cell], next: &[Cell], mut send: impl FnMut(usize)) {
    let (mut covered, mut uncovered) = (0, 0);
    for (x, (was, is)) in shown.iter().zip(next).enumerate() {
        // Twelve thousand cells are compared for a key, and nearly all stay and have one byte.
        let symbols = (was.symbol().as_bytes(), is.symbol().as_bytes());
        if let ([one], [other]) = symbols
            && covered + uncovered == 0
            && one == other
            && has_look(was, is)
        {
            continue;
        }
        let differs = symbols.0 != symbols.1 || !is_seen_as(was, is);
        if covered == 0 && (differs || uncovered > 0) {
            send(x);
        }
        covered = if covered > 0 { covered - 1 } else { columns(is) - 1 };
        uncovered = if differs { uncovered.max(columns(was)) } else { uncovered }.saturating_sub(1);
    }
}

/// Whether a cell is seen as it is with the other's look, too: the colour of what is not there is not.
fn is_seen_as(cell: &Cell, other: &Cell) -> bool {
    let lined = cell.modifier.union(other.modifier).intersects(LINES);
    has_look(cell, other) || (cell.bg == other.bg && !lined && cell.symbol() == " ")
}

fn has_look(one: &Cell, other: &Cell) -> bool {
    (one.fg, one.bg, one.modifier) == (other.fg, other.bg, other.modifier)
}

/// At least one, so that what stands after it has a place of its own.
fn columns(cell: &Cell) -> usize {
    match cell.symbol() {
        symbol if symbol.len() == 1 => 1,
        symbol => text::width(symbol).max(1),
    }
}

/// The cells between two that are sent, where they are few and plain and look like the first.
fn join<'b>(before: usize, x: usize, y: u16, next: &'b [Cell], sent: &mut Vec<Placed<'b>>) {
    let (Some(last), Some(between)) = (next.get(before), next.get(before + 1..x)) else { return };
    let alike = |cell: &Cell| cell.symbol().len() == 1 && cell.style() == last.style();
    if x - before <= usize::from(WAY) && columns(last) == 1 && between.iter().all(alike) {
        sent.extend((before as u16 + 1..).zip(between).map(|(x, cell)| (x, y, cell)));
    }
}
