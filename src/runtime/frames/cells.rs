//! What of a frame is sent: the cells that changed, and those between them that are sent sooner than passed over.

use std::ops::Range;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Modifier;

use crate::text;

/// Cells side by side from a place on, each of one column but the last: not all terminals hold the same characters for
/// wide, so what follows one gets its place told.
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
    let columns = usize::from(next.area.width).max(1);
    let empty = if shown.is_none() { vec![Cell::EMPTY; columns] } else { Vec::new() };
    let mut shown = shown.map_or(&[][..], |shown| &shown.content).chunks(columns);
    let mut sent = Vec::new();
    for (y, next) in (next.area.y..).zip(next.content.chunks(columns)) {
        let mut stretch = 0..0;
        let mut end = |stretch: Range<usize>| {
            if let Some(cells) = next.get(stretch.clone()).filter(|cells| !cells.is_empty()) {
                sent.push(Stretch { x: stretch.start as u16, y, cells });
            }
        };
        changes(shown.next().unwrap_or(&empty), next, |x| {
            if is_near(&stretch, x, next) {
                stretch.end = x + 1;
            } else {
                end(std::mem::replace(&mut stretch, x..x + 1));
            }
        });
        end(stretch);
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

/// Whether a column is sent along with a stretch before it: what is between them is little and plain and looks like its
/// end.
fn is_near(stretch: &Range<usize>, x: usize, line: &[Cell]) -> bool {
    let Some(last) = line.get(stretch.clone()).and_then(|stretch| stretch.last()) else { return false };
    let Some(between) = line.get(stretch.end..x).filter(|between| between.len() < WAY) else { return false };
    columns(last) == 1 && between.iter().all(|cell| cell.symbol().len() == 1 && has_look(cell, last))
}
