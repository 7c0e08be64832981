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
use crate::ui::{self, Drawing, Theme};

/// The frame that a terminal shows, from which the next frame's bytes are computed.
///
/// The cursor is hidden at first.
#[derive(Default)]
pub struct Frames {
    bytes: Vec<u8>,
    /// The frame on the terminal; ignored if the terminal has another size.
    shown: Frame,
    /// The next frame, in which only the lines that change are turned into cells.
    next: Frame,
    /// The rows of the lines that change.
    changed: Vec<u16>,
    /// Whether the terminal shows its cursor.
    cursor: bool,
}

#[derive(Default)]
struct Frame {
    drawing: Drawing,
    cells: Buffer,
}

impl Frame {
    /// A frame that shows nothing.
    fn empty(area: Rect) -> Frame {
        let mut frame = Frame { drawing: Drawing::default(), cells: Buffer::empty(area) };
        frame.drawing.begin(area);
        frame
    }
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
        if self.shown.cells.area != area {
            queue!(self.bytes, cursor::MoveTo(0, 0), Clear(ClearType::FromCursorDown))?;
            (self.shown, self.next) = (Frame::empty(area), Frame::empty(area));
        }
        self.next.drawing.begin(area);
        let cursor = ui::draw_lines(&Theme::of(model.window.look), model, &mut self.next.drawing);
        self.write_changes()?;
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
    /// Most lines of a frame are drawn as before, and are passed over.
    fn write_changes(&mut self) -> io::Result<()> {
        let columns = self.next.cells.area.width;
        let width = usize::from(columns).max(1);
        let shown = self.shown.drawing.lines().iter().zip(self.shown.cells.content.chunks(width));
        let next = self.next.drawing.lines().iter().zip(self.next.cells.content.chunks_mut(width));
        let mut sent = Vec::new();
        self.changed.clear();
        for (y, ((shown, shown_cells), (next, next_cells))) in (0..).zip(shown.zip(next)) {
            if shown != next {
                self.changed.push(y);
                next.paint(0, next_cells);
                cells::to_send(y, shown_cells, next_cells, &mut sent);
            }
        }
        pen::write(&mut sent, columns, &mut self.bytes)
    }

    /// Makes the next frame be drawn whole, as on a terminal whose content is unknown.
    pub(super) fn forget(&mut self) {
        self.shown = Frame::default();
    }

    /// Marks the frame as shown, after the bytes have been sent so that nobody waits for it.
    pub fn make_ready(&mut self) {
        let width = usize::from(self.next.cells.area.width).max(1);
        std::mem::swap(&mut self.shown.drawing, &mut self.next.drawing);
        for y in self.changed.drain(..) {
            let cells = usize::from(y) * width..(usize::from(y) + 1) * width;
            let shown = self.shown.cells.content.get_mut(cells.clone());
            if let Some((shown, next)) = shown.zip(self.next.cells.content.get_mut(cells)) {
                shown.swap_with_slice(next);
            }
        }
    }
}
