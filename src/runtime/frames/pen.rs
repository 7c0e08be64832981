//! Turns cells into the bytes that make a terminal show them.

use ratatui::style::Color;

use super::cells::{LINES, Stretch, columns_and_most, has_look, is_seen_as};
use crate::text;
use crate::ui::{CellLook, DrawnCell};

/// The most blank columns that are cheaper to write as spaces than to erase and skip.
const FREE: usize = 10;

/// The most lines for which line feeds are used to move down; beyond, a cursor position is sent.
const DOWN: u16 = 3;

/// The most columns for which backspaces are used to move left; beyond, a column is sent.
const BACK: u16 = 5;

/// Appends the bytes that make a terminal with this many columns show the stretches of these cells.
///
/// A terminal that is wide gives two columns to characters that others draw in one.
///
/// Cells of the same style are sent one after the other. Moving down a list is cheaper than changing the style and
/// changing it back: a list that scrolls sends a third less than it would line by line.
pub(super) fn write(
    stretches: &mut [Stretch],
    cells: &[DrawnCell<'_>],
    (columns, is_wide): (u16, bool),
    output: &mut Vec<u8>,
) {
    // The terminal starts with the default style.
    let mut looks = vec![CellLook::PLAIN];
    stretches.sort_by_cached_key(|stretch| {
        let cells = cells.get(stretch.cells.clone()).unwrap_or_default();
        let written = cells.iter().find(|cell| cell.symbol != " ").or(cells.first());
        looks.iter().position(|look| written.is_none_or(|cell| has_look(*look, cell.look))).unwrap_or_else(|| {
            looks.extend(written.map(|cell| cell.look));
            looks.len() - 1
        })
    });
    let mut pen = Pen { output, columns, is_wide, at: None, sure: Sure::Counted, look: CellLook::PLAIN };
    for stretch in stretches {
        pen.write((stretch.x, stretch.y), cells.get(stretch.cells.clone()).unwrap_or_default());
    }
    if !has_look(pen.look, CellLook::PLAIN) {
        pen.output.extend_from_slice(b"\x1b[m");
    }
}

/// The terminal's cursor position and style while cells are written.
struct Pen<'o> {
    output: &'o mut Vec<u8>,
    columns: u16,
    is_wide: bool,
    /// The cursor's position; `None` after the last column, where terminals differ.
    at: Option<(u16, u16)>,
    sure: Sure,
    look: CellLook,
}

/// How certain the cursor's column is, by what has been written since it was last set.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sure {
    /// Unknown: terminals differ in the width of something that was written.
    Lost,
    /// Known unless the terminal is unusual.
    Likely,
    /// Known: everything written has the same width in every terminal.
    Counted,
}

impl Pen<'_> {
    fn write(&mut self, (mut x, y): (u16, u16), mut cells: &[DrawnCell<'_>]) {
        while let [cell, after @ ..] = cells {
            self.go(x, y);
            if !is_seen_as(cell, self.look) {
                change_look(self.look, cell.look, self.output);
                self.look = cell.look;
            }
            let free = if cell.symbol == " " { free(self.look, after) } else { 0 };
            let written = if free > FREE {
                // Erasing does not move the cursor.
                control(self.output, &[free as u16 + 1], b'X');
                free + 1
            } else if cell.symbol.len() == 1 {
                self.write_bytes(cells, (x, y))
            } else {
                self.write_cell(cell.symbol, (x, y))
            };
            x += written as u16;
            cells = cells.get(written..).unwrap_or_default();
        }
    }

    /// Writes the first cell, a single byte, and those behind it that differ in their byte alone.
    fn write_bytes(&mut self, cells: &[DrawnCell<'_>], (x, y): (u16, u16)) -> usize {
        let (before, look) = (self.output.len(), self.look);
        // A blank comes first or not at all, since many of them are erased.
        let bytes = cells.iter().enumerate().map_while(|(place, cell)| match cell.symbol.as_bytes() {
            [byte] if place == 0 || (*byte != b' ' && has_look(cell.look, look)) => Some(*byte),
            _ => None,
        });
        self.output.extend(bytes);
        let written = self.output.len() - before;
        let after = x.saturating_add(written as u16);
        self.at = (after < self.columns).then_some((after, y));
        written
    }

    /// Writes a cell's symbol, and returns the number of columns that it takes.
    ///
    /// If terminals differ in its width, spaces are written first, so that a narrower drawing leaves blank columns.
    fn write_cell(&mut self, symbol: &str, (x, y): (u16, u16)) -> usize {
        let (columns, most) = columns_and_most(symbol);
        self.sure = match symbol.len() {
            1 => self.sure,
            _ if text::is_plain(symbol) && !self.is_wide => self.sure.min(Sure::Likely),
            _ => {
                self.output.extend(std::iter::repeat_n(b' ', columns));
                // Spaces, not an erase: tmux keeps the second half of a wide character that was erased, and the cell
                // before that half is lost with it. After the last column the cursor's position is unknown.
                match usize::from(x) + columns < self.columns.into() {
                    true => self.output.extend(std::iter::repeat_n(b'\x08', columns)),
                    false => control(self.output, &[x + 1], b'G'),
                }
                Sure::Lost
            }
        };
        self.output.extend_from_slice(symbol.as_bytes());
        let at = |columns: usize| x.saturating_add(columns as u16);
        self.at = (at(most) < self.columns).then_some((at(columns), y));
        columns
    }

    /// Moves the cursor by the shortest sequence that every terminal understands.
    fn go(&mut self, x: u16, y: u16) {
        if self.at == Some((x, y)) && self.sure > Sure::Lost {
            return;
        }
        match self.at.replace((x, y)) {
            Some((column, line)) if (line..=line + DOWN).contains(&y) => {
                // In raw mode a line feed moves down and keeps the column.
                self.output.extend((line..y).map(|_| b'\n'));
                match column.checked_sub(x).filter(|_| self.sure == Sure::Counted) {
                    Some(back @ 0..=BACK) => self.output.extend((0..back).map(|_| b'\x08')),
                    _ => control(self.output, &[x + 1], b'G'),
                }
            }
            _ => control(self.output, &[y + 1, x + 1], b'H'),
        }
        self.sure = Sure::Counted;
    }
}

/// The number of leading blank cells on which this style is invisible.
fn free(look: CellLook, cells: &[DrawnCell<'_>]) -> usize {
    // Not every terminal erases with the current background colour.
    if look.modifier.intersects(LINES) || look.bg != Color::Reset {
        return 0;
    }
    cells.iter().take_while(|cell| cell.symbol == " " && is_seen_as(cell, look)).count()
}

fn change_look(from: CellLook, to: CellLook, output: &mut Vec<u8>) {
    // A weight is only taken back by a reset, after which everything that stays is set again.
    let anew = has_look(to, CellLook::PLAIN) || !from.modifier.difference(to.modifier).is_empty();
    let from = if anew { CellLook::PLAIN } else { from };
    let mut codes = Vec::with_capacity(12);
    codes.extend(anew.then_some(0));
    // The terminal's codes have the order of the bits.
    codes.extend(to.modifier.difference(from.modifier).iter().map(|weight| weight.bits().trailing_zeros() as u16 + 1));
    for (from, to, black) in [(from.fg, to.fg, 30), (from.bg, to.bg, 40)] {
        if from != to {
            colour(to, black, &mut codes);
        }
    }
    control(output, &codes, b'm');
}

/// Adds the codes of a colour; `black` is 30 for the text and 40 for the background.
fn colour(colour: Color, black: u16, codes: &mut Vec<u16>) {
    let code = match colour {
        Color::Rgb(r, g, b) => return codes.extend([black + 8, 2, r.into(), g.into(), b.into()]),
        Color::Indexed(index) => return codes.extend([black + 8, 5, index.into()]),
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
    codes.push(black + code);
}

/// Appends a control sequence: its numbers, and the letter that says what it does.
fn control(output: &mut Vec<u8>, numbers: &[u16], letter: u8) {
    output.extend_from_slice(b"\x1b[");
    for (place, number) in numbers.iter().enumerate() {
        output.extend((place > 0).then_some(b';'));
        digits(output, *number);
    }
    output.push(letter);
}

fn digits(output: &mut Vec<u8>, number: u16) {
    if number > 9 {
        digits(output, number / 10);
    }
    output.push(b'0' + (number % 10) as u8);
}
