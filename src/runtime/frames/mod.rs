//! Turns a model's frames into the bytes that make a terminal show them.

mod cells;
mod pen;
#[cfg(test)]
mod tests;

use std::io;

use crossterm::terminal::{BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate};
use crossterm::{cursor, queue};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::Model;
use crate::ui;

/// The frame that a terminal shows, from which the next frame's bytes are computed.
///
/// The cursor is hidden at first.
#[derive(Default)]
pub struct Frames {
    bytes: Vec<u8>,
    /// The frame on the terminal; ignored if the terminal has another size.
    shown: Buffer,
    /// The buffer for the next frame, empty until it is drawn on.
    next: Buffer,
    /// Whether the terminal shows its cursor.
    cursor: bool,
}

impl Frames {
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
        if self.next.area != area {
            self.next = Buffer::empty(area);
        }
        let anew = self.shown.area != area;
        if anew {
            queue!(self.bytes, cursor::MoveTo(0, 0), Clear(ClearType::FromCursorDown))?;
        }
        let cursor = ui::draw(model, &mut self.next);
        let shown = (!anew).then_some(&self.shown);
        pen::write(&mut cells::to_send(shown, &self.next), area.width, &mut self.bytes)?;
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

    /// Makes the next frame be drawn whole, as on a terminal whose content is unknown.
    pub(super) fn forget(&mut self) {
        self.shown = Buffer::default();
    }

    /// Marks the frame as shown and prepares the next buffer, after the bytes have been sent so that nobody waits for
    /// it.
    pub fn make_ready(&mut self) {
        std::mem::swap(&mut self.shown, &mut self.next);
        if self.next.area == self.shown.area {
            self.next.reset();
        } else {
            self.next = Buffer::empty(self.shown.area);
        }
    }
}
