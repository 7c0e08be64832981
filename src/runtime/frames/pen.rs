//! The bytes that make a terminal show some cells.

use std::io::{self, Write};

use ratatui::buffer::Cell;
use ratatui::style::Color;

use super::cells::{LINES, Stretch, columns, has_look, is_seen_as, most_columns};
use crate::text;

/// Free columns that are written sooner than the terminal is told to empty them, and where to go on.
const FREE: usize = 10;

/// Lines that are gone down one by one sooner than the place is told anew.
const DOWN: u16 = 3;

/// Columns that are gone back one by one sooner than the column is told.
const BACK: u16 = 5;

/// Adds the bytes that make a terminal of so many columns show these cells, those that look alike one after the other:
/// the way down a list is shorter than a change of the look and back, and a list that scrolls sends a third less than line
/// by line.
pub(super) fn write(stretches: &mut [Stretch<'_>], columns: u16, output: &mut Vec<u8>) -> io::Result<()> {
    // The terminal begins with this one.
    let mut looks = vec![Cell::EMPTY];
    stretches.sort_by_cached_key(|stretch| {
        let written = stretch.cells.iter().find(|cell| cell.symbol() != " ").or(stretch.cells.first());
        looks.iter().position(|look| written.is_none_or(|cell| has_look(look, cell))).unwrap_or_else(|| {
            looks.extend(written.cloned());
            looks.len() - 1
        })
    });
    let mut pen = Pen { output, columns, at: None, sure: Sure::Counted, look: Cell::EMPTY };
    for stretch in stretches {
        pen.write(stretch)?;
    }
    if !has_look(&pen.look, &Cell::EMPTY) {
        pen.output.extend_from_slice(b"\x1b[m");
    }
    Ok(())
}

/// Where the terminal stands, and with which look it writes.
struct Pen<'o> {
    output: &'o mut Vec<u8>,
    columns: u16,
    /// Nowhere sure after the last column.
    at: Option<(u16, u16)>,
    sure: Sure,
    look: Cell,
}

/// How far the terminal's column is known, by what was written since it was told.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sure {
    /// Not at all: terminals differ in how wide they draw it.
    Lost,
    /// One would have to be odd not to stand there.
    Likely,
    /// As wide here as everywhere.
    Counted,
}

impl Pen<'_> {
    fn write(&mut self, stretch: &Stretch<'_>) -> io::Result<()> {
        let (mut x, mut cells) = (stretch.x, stretch.cells);
        while let [cell, after @ ..] = cells {
            self.go(x, stretch.y)?;
            if !is_seen_as(cell, &self.look) {
                change_look(&self.look, cell, self.output)?;
                (self.look.fg, self.look.bg, self.look.modifier) = (cell.fg, cell.bg, cell.modifier);
            }
            let free = if cell.symbol() == " " { free(&self.look, after) } else { 0 };
            let written = if free > FREE {
                // The terminal stays where it is.
                write!(self.output, "\x1b[{}X", free + 1)?;
                free + 1
            } else {
                self.write_cell(cell, (x, stretch.y))?
            };
            x += written as u16;
            cells = cells.get(written..).unwrap_or_default();
        }
        Ok(())
    }

    /// How many columns the cell takes. Where terminals differ in that, spaces are written there first, so that what one
    /// leaves out is free.
    fn write_cell(&mut self, cell: &Cell, (x, y): (u16, u16)) -> io::Result<usize> {
        let (symbol, columns) = (cell.symbol(), columns(cell));
        self.sure = match symbol.len() {
            1 => self.sure,
            _ if text::is_plain(symbol) => self.sure.min(Sure::Likely),
            _ => {
                self.output.extend(std::iter::repeat_n(b' ', columns));
                // tmux would keep the second half of a wide character that was emptied otherwise, and what stands before
                // the half goes with it. After the last column a terminal is nowhere sure.
                match usize::from(x) + columns < self.columns.into() {
                    true => self.output.extend(std::iter::repeat_n(b'\x08', columns)),
                    false => write!(self.output, "\x1b[{}G", x + 1)?,
                }
                Sure::Lost
            }
        };
        self.output.extend_from_slice(symbol.as_bytes());
        let at = |columns: usize| x.saturating_add(columns as u16);
        self.at = (at(most_columns(cell)) < self.columns).then_some((at(columns), y));
        Ok(columns)
    }

    /// The shortest of the ways that every terminal knows.
    fn go(&mut self, x: u16, y: u16) -> io::Result<()> {
        if self.at == Some((x, y)) && self.sure > Sure::Lost {
            return Ok(());
        }
        match self.at.replace((x, y)) {
            Some((column, line)) if (line..=line + DOWN).contains(&y) => {
                // The terminal is raw: this is a line down, in the same column.
                self.output.extend((line..y).map(|_| b'\n'));
                match column.checked_sub(x).filter(|_| self.sure == Sure::Counted) {
                    Some(back @ 0..=BACK) => self.output.extend((0..back).map(|_| b'\x08')),
                    _ => write!(self.output, "\x1b[{}G", x + 1)?,
                }
            }
            _ => write!(self.output, "\x1b[{};{}H", y + 1, x + 1)?,
        }
        self.sure = Sure::Counted;
        Ok(())
    }
}

/// How many free cells come first, where nothing is seen of this look.
fn free(look: &Cell, cells: &[Cell]) -> usize {
    // Not all terminals empty a place with the colour that is set.
    if look.modifier.intersects(LINES) || look.bg != Color::Reset {
        return 0;
    }
    cells.iter().take_while(|cell| cell.symbol() == " " && is_seen_as(cell, look)).count()
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
