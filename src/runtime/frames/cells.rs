//! Chooses the cells of a frame to send: those that changed, and unchanged ones that are cheaper to send than to skip.

use std::ops::Range;

use ratatui::style::{Color, Modifier};

use crate::text;
use crate::ui::{CellLook, DrawnCell};

/// Adjacent cells of one line, by their places among all cells that are sent.
///
/// The further columns of a wide cell are among them, but are not written.
pub(super) struct Stretch {
    pub(super) x: u16,
    pub(super) y: u16,
    pub(super) cells: Range<usize>,
}

/// Fewer unchanged columns than this are cheaper to send again than to skip with a cursor move.
const WAY: usize = 6;

/// The modifiers that are visible on a blank cell.
pub(super) const LINES: Modifier = Modifier::REVERSED.union(Modifier::UNDERLINED).union(Modifier::CROSSED_OUT);

/// Adds the stretches of a part of a line of the next frame that have to be sent, and their cells.
///
/// The part begins at `(x, y)`. Sent are the cells that differ from those shown (as many), and the few between two of them that
/// are cheaper to send than to skip.
pub(super) fn to_send<'l>(
    (x, y): (u16, u16),
    shown: &[DrawnCell<'_>],
    next: &[DrawnCell<'l>],
    (sent, sent_cells): (&mut Vec<Stretch>, &mut Vec<DrawnCell<'l>>),
) {
    let (mut stretch, mut last) = (0..0, None);
    let mut end = |stretch: Range<usize>| {
        if let Some(cells) = next.get(stretch.clone()).filter(|cells| !cells.is_empty()) {
            let first = sent_cells.len();
            sent_cells.extend_from_slice(cells);
            sent.push(Stretch { x: x + stretch.start as u16, y, cells: first..sent_cells.len() });
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
fn changes(shown: &[DrawnCell<'_>], next: &[DrawnCell<'_>], mut send: impl FnMut(usize, usize)) {
    // Columns before `covered` belong to the cell before them; all cells before `sent` have to be sent.
    let (mut covered, mut sent) = (0, 0);
    for (x, (was, is)) in shown.iter().zip(next).enumerate() {
        let symbols = (was.symbol.as_bytes(), is.symbol.as_bytes());
        // Most cells are single bytes, each of which has a column of its own.
        if let ([one], [other]) = symbols
            && covered.max(sent) <= x
        {
            if one != other || !is_seen_as(was, is.look) {
                send(x, 1);
            }
            continue;
        }
        let differs = symbols.0 != symbols.1 || !is_seen_as(was, is.look);
        let (own, most) = columns_and_most(is.symbol);
        if covered <= x && (differs || x < sent) {
            send(x, own);
            sent = sent.max(x + most);
        }
        if covered <= x {
            covered = x + own;
        }
        if differs {
            sent = sent.max(x + columns(was.symbol));
        }
    }
}

/// Whether a cell is the same to the eye in another look.
///
/// The text colour of a blank cell is invisible.
pub(super) fn is_seen_as(cell: &DrawnCell<'_>, look: CellLook) -> bool {
    let is_lined = || cell.look.modifier.union(look.modifier).intersects(LINES);
    has_look(cell.look, look) || (cell.symbol == " " && cell.look.bg == look.bg && !is_lined())
}

pub(super) fn has_look(one: CellLook, other: CellLook) -> bool {
    // Hardly any cell has a background, which is seen faster than that two colours are the same.
    let plain = matches!((one.bg, other.bg), (Color::Reset, Color::Reset));
    one.modifier == other.modifier && one.fg == other.fg && (plain || one.bg == other.bg)
}

/// The columns of a symbol: at least one, so that the next cell has a column of its own.
pub(super) fn columns(symbol: &str) -> usize {
    columns_and_most(symbol).0
}

/// The columns of a symbol, and those in a terminal that gives each character its own, accents and vowels included.
pub(super) fn columns_and_most(symbol: &str) -> (usize, usize) {
    if symbol.len() == 1 || text::is_plain(symbol) {
        return (1, 1);
    }
    let most = symbol.chars().map(|c| text::width(c.encode_utf8(&mut [0; 4])).max(1)).sum();
    (text::width(symbol).max(1), most)
}

/// Whether a cell is sent together with the last one that was sent.
///
/// It is if the cells between them are none, or few single bytes in the last one's style.
fn is_near(last: &DrawnCell<'_>, between: &[DrawnCell<'_>]) -> bool {
    let is_sent = |cell: &DrawnCell<'_>| cell.symbol.len() == 1 && has_look(cell.look, last.look);
    between.is_empty() || (between.len() < WAY && text::is_plain(last.symbol) && between.iter().all(is_sent))
}
