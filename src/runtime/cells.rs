//! What of a frame is sent: the cells that changed, and those between them that are sent sooner than passed over; and
//! the bytes that say so.

use std::io::{self, Write};

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use crate::text;

/// A cell and where it stands: its column, its line.
type Placed<'b> = (u16, u16, &'b Cell);

/// Columns that are sent again sooner than the way past them is told.
const WAY: u16 = 6;

/// Free columns that are written sooner than the terminal is told to empty them, and where to go on.
const FREE: usize = 10;

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

/// Adds the bytes that make a terminal show these cells: where each run of them begins, and every change of colour or
/// weight once. The terminal library sends a quarter more, and formats every cell by itself.
pub(super) fn write(sent: &[Placed<'_>], output: &mut Vec<u8>) -> io::Result<()> {
    let mut look = Cell::EMPTY;
    let mut at = None;
    let mut rest = sent;
    while let [(x, y, cell), after @ ..] = rest {
        rest = after;
        match at {
            Some(place) if place == (*x, *y) => {}
            Some((_, line)) if line == *y => write!(output, "\x1b[{}G", x + 1)?,
            _ => write!(output, "\x1b[{};{}H", y + 1, x + 1)?,
        }
        if !is_seen_as(cell, &look) {
            change_look(&look, cell, output)?;
            (look.fg, look.bg, look.modifier) = (cell.fg, cell.bg, cell.modifier);
        }
        let free = if cell.symbol() == " " { free(*x, *y, &look, after) } else { 0 };
        if free > FREE {
            // The terminal stays where it is.
            write!(output, "\x1b[{}X", free + 1)?;
            rest = after.get(free..).unwrap_or_default();
            at = Some((*x, *y));
            continue;
        }
        output.extend_from_slice(cell.symbol().as_bytes());
        // What follows a wide character gets its place told: not all terminals hold the same ones for wide.
        at = Some((x + 1, *y));
    }
    if !has_look(&look, &Cell::EMPTY) {
        output.extend_from_slice(b"\x1b[m");
    }
    Ok(())
}

/// How many free cells follow a place at once, where nothing is seen of this look.
fn free(x: u16, y: u16, look: &Cell, after: &[Placed<'_>]) -> usize {
    // Not all terminals empty a place with the colour that is set.
    if look.modifier.intersects(LINES) || look.bg != Color::Reset {
        return 0;
    }
    let places = (x + 1..).zip(after);
    let is_free = |(x, (column, line, cell)): &(u16, &Placed<'_>)| {
        (column, *line) == (x, y) && cell.symbol() == " " && is_seen_as(cell, look)
    };
    places.take_while(is_free).count()
}

fn change_look(from: &Cell, to: &Cell, output: &mut Vec<u8>) -> io::Result<()> {
    // To take a weight back everything is, and what stays said again.
    let anew = has_look(to, &Cell::EMPTY) || !from.modifier.difference(to.modifier).is_empty();
    let from = if anew { &Cell::EMPTY } else { from };
    output.extend_from_slice(if anew { b"\x1b[0;" } else { b"\x1b[" });
    for weight in to.modifier.difference(from.modifier).iter() {
        // The terminal counts them in the order of the bits.
        write!(output, "{};", weight.bits().trailing_zeros() + 1)?;
    }
    for (from, to, black) in [(from.fg, to.fg, 30), (from.bg, to.bg, 40)] {
        if from != to {
            colour(to, black, output)?;
        }
    }
    output.pop();
    output.push(b'm');
    Ok(())
}

/// The code of a colour; black's is 30 before and 40 behind the text.
fn colour(colour: Color, black: u8, output: &mut Vec<u8>) -> io::Result<()> {
    let code = match colour {
        Color::Rgb(r, g, b) => return write!(output, "{};2;{r};{g};{b};", black + 8),
        Color::Indexed(index) => return write!(output, "{};5;{index};", black + 8),
        Color::Reset => 9,
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 60,
        Color::LightRed => 61,
        Color::LightGreen => 62,
        Color::LightYellow => 63,
        Color::LightBlue => 64,
        Color::LightMagenta => 65,
        Color::LightCyan => 66,
        Color::White => 67,
    };
    write!(output, "{};", black + code)
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    fn any_style() -> impl Strategy<Value = Style> {
        let colour = || {
            prop::sample::select(
                &[Color::Reset, Color::Cyan, Color::DarkGray, Color::LightRed, Color::Indexed(99), Color::Rgb(1, 2, 3)]
                    [..],
            )
        };
        let weights = vec![Modifier::BOLD, Modifier::ITALIC, Modifier::UNDERLINED, Modifier::REVERSED];
        let weights = prop::sample::subsequence(weights, 0..3);
        (colour(), colour(), weights).prop_map(|(fg, bg, weights)| {
            Style::new().fg(fg).bg(bg).add_modifier(weights.into_iter().fold(Modifier::empty(), Modifier::union))
        })
    }

    /// Lines of words in several scripts and looks.
    fn any_buffer() -> impl Strategy<Value = Buffer> {
        let word =
            prop::sample::select(&["a", "ab c", "  ", "손흥", "é", "●", "e\u{301}x", "한 b", "                "][..]);
        let words = prop::collection::vec((word, any_style(), 0u16..40), 0..10);
        prop::collection::vec(words, 3).prop_map(|lines| {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 40, 3));
            for (y, words) in (0..).zip(lines) {
                for (word, style, x) in words {
                    buffer.set_stringn(x, y, word, usize::from(40 - x), style);
                }
            }
            buffer
        })
    }

    fn whole(buffer: &Buffer) -> bool {
        buffer.content.chunks(40).all(|line| {
            let mut cells = line.iter().enumerate();
            cells.all(|(x, cell)| columns(cell) == 1 || line.get(x + 1).is_some_and(|half| half.symbol() == " "))
        })
    }

    /// A terminal of forty columns that is sent frame after frame.
    fn terminal(frames: &[&Buffer]) -> vt100::Parser {
        let mut terminal = vt100::Parser::new(3, 40, 0);
        let mut shown = None;
        for frame in frames {
            let mut bytes = Vec::new();
            write(&to_send(shown, frame), &mut bytes).unwrap();
            terminal.process(&bytes);
            shown = Some(*frame);
        }
        terminal
    }

    fn shown_as(colour: Color) -> vt100::Color {
        match colour {
            Color::Cyan => vt100::Color::Idx(6),
            Color::DarkGray => vt100::Color::Idx(8),
            Color::LightRed => vt100::Color::Idx(9),
            Color::Indexed(index) => vt100::Color::Idx(index),
            Color::Rgb(r, g, b) => vt100::Color::Rgb(r, g, b),
            _ => vt100::Color::Default,
        }
    }

    fn assert_shows(terminal: &vt100::Parser, frame: &Buffer) {
        let mut half = false;
        for (index, cell) in (0u16..).zip(&frame.content) {
            let (line, column) = (index / 40, index % 40);
            let shown = terminal.screen().cell(line, column).unwrap();
            assert_eq!(shown.is_wide_continuation(), half, "{line} {column}");
            if std::mem::take(&mut half) {
                continue;
            }
            half = columns(cell) == 2;
            let symbol = if shown.has_contents() { shown.contents() } else { " " };
            assert_eq!(symbol, cell.symbol(), "{line} {column}");
            let lined = [(Modifier::REVERSED, shown.inverse()), (Modifier::UNDERLINED, shown.underline())];
            for (weight, is_shown) in lined {
                assert_eq!(is_shown, cell.modifier.contains(weight), "{line} {column} {weight:?}");
            }
            assert_eq!(shown.bgcolor(), shown_as(cell.bg), "{line} {column}");
            if cell.symbol() != " " || cell.modifier.intersects(LINES) {
                assert_eq!(shown.fgcolor(), shown_as(cell.fg), "{line} {column}");
                assert_eq!(shown.bold(), cell.modifier.contains(Modifier::BOLD), "{line} {column}");
                assert_eq!(shown.italic(), cell.modifier.contains(Modifier::ITALIC), "{line} {column}");
            }
        }
    }

    proptest! {
        #[test]
        fn a_terminal_shows_each_frame_that_is_sent(first in any_buffer(), second in any_buffer()) {
            prop_assume!(whole(&first) && whole(&second));
            assert_shows(&terminal(&[&first]), &first);
            assert_shows(&terminal(&[&first, &second]), &second);
        }

        #[test]
        fn nothing_is_sent_for_the_same_frame(shown in any_buffer()) {
            prop_assert!(to_send(Some(&shown), &shown).is_empty());
        }
    }

    #[test]
    fn a_short_way_is_sent_and_a_long_one_passed_over() {
        let line = |text| Buffer::with_lines([text]);
        let (shown, next) = (line("Leonardo Balerdi, Marseille"), line("Giovanni Leoni,   Parma    "));
        let places: Vec<u16> = to_send(Some(&shown), &next).iter().map(|(x, ..)| *x).collect();
        assert_eq!(places, (0..27).collect::<Vec<_>>());
        let (shown, next) = (line("a        b"), line("c        d"));
        let places: Vec<u16> = to_send(Some(&shown), &next).iter().map(|(x, ..)| *x).collect();
        assert_eq!(places, [0, 9]);
    }

    #[test]
    fn a_look_is_said_once_and_taken_back_at_the_end() {
        let mut line = Buffer::empty(Rect::new(0, 0, 12, 1));
        line.set_string(0, 0, "a b", Style::new().fg(Color::Cyan).add_modifier(Modifier::BOLD));
        line.set_string(3, 0, "c", Style::new().fg(Color::Cyan));
        line.set_string(10, 0, "d", Style::new());
        let mut bytes = Vec::new();
        write(&to_send(None, &line), &mut bytes).unwrap();
        let said = String::from_utf8(bytes).unwrap();
        assert_eq!(said, "\x1b[1;1H\x1b[1;36ma b\x1b[0;36mc\x1b[11G\x1b[0md");
    }

    #[test]
    fn a_line_that_ends_is_emptied_at_once() {
        let shown = Buffer::with_lines(["a man whose name goes on and on  |"]);
        let next = Buffer::with_lines(["a man                            |"]);
        let mut bytes = Vec::new();
        write(&to_send(Some(&shown), &next), &mut bytes).unwrap();
        assert_eq!(String::from_utf8(bytes).unwrap(), "\x1b[1;7H\x1b[25X");
    }
}
