//! A cell of the screen, and how it looks.

use ratatui::buffer;
use ratatui::style::{Color, Modifier, Style};

/// What the terminal shows in one column of a line.
///
/// A wide grapheme stands in the first of its columns; the others are blank.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DrawnCell<'l> {
    pub symbol: &'l str,
    pub look: CellLook,
}

/// The colours and the weight of a cell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CellLook {
    pub fg: Color,
    pub bg: Color,
    pub modifier: Modifier,
}

impl CellLook {
    /// The look after a style was added to it.
    pub fn in_style(self, style: Style) -> CellLook {
        CellLook {
            fg: style.fg.unwrap_or(self.fg),
            bg: style.bg.unwrap_or(self.bg),
            modifier: self.modifier.union(style.add_modifier).difference(style.sub_modifier),
        }
    }
}

impl DrawnCell<'_> {
    pub const BLANK: DrawnCell<'static> = DrawnCell { symbol: " ", look: CellLook::PLAIN };

    /// The same for drawings in the terminal library's notation.
    pub(super) fn in_buffer(self) -> buffer::Cell {
        let mut cell = buffer::Cell::EMPTY;
        cell.set_symbol(self.symbol);
        (cell.fg, cell.bg, cell.modifier) = (self.look.fg, self.look.bg, self.look.modifier);
        cell
    }
}
