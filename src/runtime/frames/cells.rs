//! Chooses the cells of a frame to send: those that changed, and unchanged ones that are cheaper to send than to skip.

use std::ops::Range;

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

use crate::text;

/// Adjacent cells of one line.
///
/// The further columns of a wide cell are among them, but are not written.
pub(super) struct Stretch<'b> {
    pub(super) x: u16,
    pub(super) y: u16,
    pub(super) cells: &'b [Cell],
}

/// Fewer unchanged columns than this are cheaper to send again than to skip with a cursor move.
const WAY: usize = 6;

/// The modifiers that are visible on a blank cell.
pub(super) const LINES: Modifier = Modifier::REVERSED.union(Modifier::UNDERLINED).union(Modifier::CROSSED_OUT);

/// Adds the cells of a part of a line of the next frame that have to be sent.
///
/// The part begins at `(x, y)`. Sent are the cells that differ from those shown (as many), and the few between two of them that
/// are cheaper to send than to skip.
pub(super) fn to_send<'b>((x, y): (u16, u16), shown: &[Cell], next: &'b [Cell], sent: &mut Vec<Stretch<'b>>) {
    let (mut stretch, mut last) = (0..0, None);
    let mut end = |stretch: Range<usize>| {
        if let Some(cells) = next.get(stretch.clone()).filter(|cells| !cells.is_empty()) {
            sent.push(Stretch { x: x + stretch.start as u16, y, cells });
        }
    };
    changes(shown, next, |x, columns| {
        let cell = next.get(x);
        let after = (x + columns).min(next.len());
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

/// Finds the columns of a line that have to be sent, each with the columns of its cell.
///
/// The further columns of a wide cell are never among them. Columns that a wide cell covered before are, and so are
/// those that a terminal may have drawn over.
fn changes(shown: &[Cell], next: &[Cell], mut send: impl FnMut(usize, usize)) {
    // Columns before `covered` belong to the cell before them; all cells before `sent` have to be sent.
    let (mut covered, mut sent) = (0, 0);
    for (x, (was, is)) in shown.iter().zip(next).enumerate() {
        // Most cells are single bytes that did not change.
        let symbols = (was.symbol().as_bytes(), is.symbol().as_bytes());
        if let ([one], [other]) = symbols
            && one == other
            && has_look(was, is)
            && covered.max(sent) <= x
        {
            continue;
        }
        let differs = symbols.0 != symbols.1 || !is_seen_as(was, is);
        let (own, most) = columns_and_most(is);
        if covered <= x && (differs || x < sent) {
            send(x, own);
            sent = sent.max(x + most);
        }
        if covered <= x {
            covered = x + own;
        }
        if differs {
            sent = sent.max(x + columns(was));
        }
    }
}

/// Whether a cell looks the same in the other's style.
///
/// The text colour of a blank cell is invisible.
pub(super) fn is_seen_as(cell: &Cell, other: &Cell) -> bool {
    let lined = cell.modifier.union(other.modifier).intersects(LINES);
    has_look(cell, other) || (cell.bg == other.bg && !lined && cell.symbol() == " ")
}

pub(super) fn has_look(one: &Cell, other: &Cell) -> bool {
    // Hardly any cell has a background, which is seen faster than that two colours are the same.
    let plain = matches!((one.bg, other.bg), (Color::Reset, Color::Reset));
    one.modifier == other.modifier && one.fg == other.fg && (plain || one.bg == other.bg)
}

/// The columns of a cell: at least one, so that the next cell has a column of its own.
pub(super) fn columns(cell: &Cell) -> usize {
    columns_and_most(cell).0
}

/// The columns of a cell, and those in a terminal that gives each character its own, accents and vowels included.
pub(super) fn columns_and_most(cell: &Cell) -> (usize, usize) {
    match cell.symbol() {
        symbol if symbol.len() == 1 || text::is_plain(symbol) => (1, 1),
        symbol => {
            let most = symbol.chars().map(|c| text::width(c.encode_utf8(&mut [0; 4])).max(1)).sum();
            (text::width(symbol).max(1), most)
        }
    }
}

/// Whether a cell is sent together with the last one that was sent.
///
/// It is if the cells between them are none, or few single bytes in the last one's style.
fn is_near(last: &Cell, between: &[Cell]) -> bool {
    let is_sent = |cell: &Cell| cell.symbol().len() == 1 && has_look(cell, last);
    between.is_empty() || (between.len() < WAY && text::is_plain(last.symbol()) && between.iter().all(is_sent))
}
