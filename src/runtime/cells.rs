//! What of a frame is sent: the cells that changed, and those between them that are sent sooner than passed over.

use ratatui::buffer::{Buffer, Cell};

use crate::text;

/// A cell and where it stands, as the terminal library takes it.
type Placed<'b> = (u16, u16, &'b Cell);

/// Columns that are sent again sooner than the way past them is told.
const WAY: u16 = 6;

/// The cells of the next frame that differ from what is shown, with the few between two of them that look alike. Both are
/// of one size. The terminal library compares too; this takes a third of its instructions, which were the most of a key.
pub(super) fn to_send<'b>(shown: &Buffer, next: &'b Buffer) -> Vec<Placed<'b>> {
    let columns = usize::from(next.area.width).max(1);
    let lines = shown.content.chunks(columns).zip(next.content.chunks(columns));
    let mut sent: Vec<Placed<'b>> = Vec::new();
    for (y, (shown, next)) in (next.area.y..).zip(lines) {
        let start = sent.len();
        let mut changed = Vec::new();
        changes(shown, next, |x| changed.push(x));
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
        let differs = !same(was, is);
        if covered == 0 && (differs || uncovered > 0) {
            send(x);
        }
        covered = if covered > 0 { covered - 1 } else { columns(is) - 1 };
        uncovered = if differs { uncovered.max(columns(was)) } else { uncovered }.saturating_sub(1);
    }
}

fn same(one: &Cell, other: &Cell) -> bool {
    (one.fg, one.bg, one.modifier) == (other.fg, other.bg, other.modifier) && one.symbol() == other.symbol()
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::layout::Rect;
    use ratatui::style::{Modifier, Style};

    use super::*;

    /// Lines of words in several scripts and weights.
    fn any_buffer() -> impl Strategy<Value = Buffer> {
        let word = prop::sample::select(&["a", "ab c", "  ", "손흥", "é", "●", "e\u{301}x", "한 b"][..]);
        let words = prop::collection::vec((word, any::<bool>(), 0u16..12), 0..8);
        prop::collection::vec(words, 3).prop_map(|lines| {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 3));
            for (y, words) in (0..).zip(lines) {
                for (word, bold, x) in words {
                    let style = if bold { Style::new().add_modifier(Modifier::BOLD) } else { Style::new() };
                    buffer.set_stringn(x, y, word, usize::from(12 - x), style);
                }
            }
            buffer
        })
    }

    /// What a terminal shows once the cells are sent: a wide character takes the place after it too.
    fn after(shown: &Buffer, sent: &[Placed<'_>]) -> Vec<Cell> {
        let mut screen = shown.clone();
        for (x, y, cell) in sent {
            for beside in 0..columns(cell) as u16 {
                let place = if beside == 0 { (*cell).clone() } else { Cell::EMPTY };
                if let Some(held) = screen.cell_mut((x + beside, *y)) {
                    *held = place;
                }
            }
        }
        screen.content
    }

    fn whole(buffer: &Buffer) -> bool {
        buffer.content.chunks(12).all(|line| {
            let mut cells = line.iter().enumerate();
            cells.all(|(x, cell)| columns(cell) == 1 || line.get(x + 1).is_some_and(|half| half.symbol() == " "))
        })
    }

    proptest! {
        #[test]
        fn what_is_sent_makes_the_next_frame_and_what_the_library_sends_is_among_it(
            shown in any_buffer(), next in any_buffer(),
        ) {
            prop_assume!(whole(&shown) && whole(&next));
            let sent = to_send(&shown, &next);
            let symbols = |cells: &[Cell]| cells.iter().map(|cell| cell.symbol().to_owned()).collect::<Vec<_>>();
            prop_assert_eq!(symbols(&after(&shown, &sent)), symbols(&next.content));
            for (x, y, cell) in shown.diff(&next) {
                prop_assert!(sent.contains(&(x, y, cell)), "{x} {y} {cell:?}");
            }
        }

        #[test]
        fn nothing_is_sent_for_the_same_frame(shown in any_buffer()) {
            prop_assert!(to_send(&shown, &shown).is_empty());
        }
    }

    #[test]
    fn a_short_way_is_sent_and_a_long_one_passed_over() {
        let line = |text| Buffer::with_lines([text]);
        let (shown, next) = (line("Leonardo Balerdi, Marseille"), line("Giovanni Leoni,   Parma    "));
        let places: Vec<u16> = to_send(&shown, &next).iter().map(|(x, ..)| *x).collect();
        assert_eq!(places, (0..27).collect::<Vec<_>>());
        let (shown, next) = (line("a        b"), line("c        d"));
        let places: Vec<u16> = to_send(&shown, &next).iter().map(|(x, ..)| *x).collect();
        assert_eq!(places, [0, 9]);
    }
}
