//! Turns a model's frames into the bytes that make a terminal show them.

mod cells;
mod colours;
mod pen;
#[cfg(test)]
mod tests;

use std::io;
use std::mem::swap;

use crossterm::terminal::{BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate};
use crossterm::{cursor, queue};
use ratatui::layout::Rect;

use crate::app::{Model, Place, Symbols};
use crate::ui::{self, Drawing, DrawnParts, OwnStyles};
pub(super) use colours::Palette;

/// The frame that a terminal shows, from which the next frame's bytes are computed.
///
/// The cursor is hidden at first.
#[derive(Default)]
pub struct Frames {
    bytes: Vec<u8>,
    /// The frame on the terminal; ignored if the terminal has another size.
    shown: Drawing,
    next: Drawing,
    drawn: DrawnParts,
    /// Whether the terminal shows its cursor.
    cursor: bool,
    own: OwnStyles,
    palette: Palette,
}

impl Frames {
    /// Frames in styles of one's own, for a terminal with so many colours.
    pub(super) fn of_terminal(own: OwnStyles, palette: Palette) -> Frames {
        Frames { own, palette, ..Frames::default() }
    }

    /// The bytes of the next frame, as one synchronized update; none where nothing on the screen changes.
    ///
    /// Call [`Frames::make_ready`] once they have been sent.
    ///
    /// # Errors
    /// None in practice, since a vector takes all bytes.
    pub fn draw(&mut self, model: &Model) -> io::Result<&[u8]> {
        self.bytes.clear();
        queue!(self.bytes, BeginSynchronizedUpdate)?;
        let begun = self.bytes.len();
        let area = Rect::new(0, 0, model.window.size.0, model.window.size.1);
        if self.shown.area != area {
            queue!(self.bytes, cursor::MoveTo(0, 0), Clear(ClearType::FromCursorDown))?;
            self.shown = Drawing::nothing(area);
        }
        let lettering = ui::lettering(model);
        if !self.next.is_empty(area, lettering) {
            self.next.begin(area, lettering);
        }
        let theme = self.own.over(model.window.look, |style| self.palette.nearest(style));
        let cursor = ui::draw_lines(&theme, model, &mut self.drawn, &mut self.next);
        self.write_changes(model.window.symbols == Some(Symbols::Wide));
        if let Some(at) = cursor {
            queue!(self.bytes, cursor::MoveTo(at.x, at.y))?;
        }
        match (self.cursor, cursor.is_some()) {
            (false, true) => queue!(self.bytes, cursor::Show)?,
            (true, false) => queue!(self.bytes, cursor::Hide)?,
            _ => {}
        }
        self.cursor = cursor.is_some();
        match self.bytes.len() == begun {
            true => self.bytes.clear(),
            false => queue!(self.bytes, EndSynchronizedUpdate)?,
        }
        Ok(&self.bytes)
    }

    /// Writes the cells of the next frame that have to be sent.
    ///
    /// Most of a frame is drawn as before, and never becomes cells. Those of a screen that shows nothing yet are written
    /// line by line, since it takes long to keep them all.
    fn write_changes(&mut self, is_wide: bool) {
        let width = self.next.area.width;
        let (mut sent, mut sent_cells) = (Vec::new(), Vec::new());
        let (mut before, mut after) = (Vec::new(), Vec::new());
        let is_first = self.shown.is_nothing();
        for (y, changed) in (0u16..).zip(self.next.changes(&self.shown)) {
            let Some(changed) = changed else { continue };
            let columns = changed.start..changed.end.min(width);
            before.clear();
            after.clear();
            self.shown.paint_line(y, columns.clone(), &mut before);
            self.next.paint_line(y, columns.clone(), &mut after);
            cells::to_send((columns.start, y), &before, &after, (&mut sent, &mut sent_cells));
            if is_first {
                pen::write(&mut sent, &sent_cells, (width, is_wide), &mut self.bytes);
                sent.clear();
                sent_cells.clear();
            }
        }
        pen::write(&mut sent, &sent_cells, (width, is_wide), &mut self.bytes);
    }

    /// What the mouse points at in a cell of the frame that the terminal shows.
    pub fn place(&self, column: u16, line: u16) -> Option<Place> {
        self.shown.place(column, line)
    }

    /// Makes the next frame be drawn whole, as on a terminal whose content is unknown.
    pub(super) fn forget(&mut self) {
        self.shown = Drawing::default();
    }

    /// Forgets all but the styles, as before the first frame.
    pub(super) fn begin_again(&mut self) {
        *self = Frames::of_terminal(std::mem::take(&mut self.own), self.palette);
    }

    /// Marks the frame as shown, after the bytes have been sent so that nobody waits for it.
    pub fn make_ready(&mut self) {
        swap(&mut self.shown, &mut self.next);
        self.next.begin(self.shown.area, self.shown.lettering());
    }
}
