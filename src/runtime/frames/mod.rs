//! Turns a model's frames into the bytes that make a terminal show them.

mod cells;
mod pen;
#[cfg(test)]
mod tests;

use std::io;
use std::ops::Range;

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
    /// The next frame, in which only what changes is turned into cells.
    next: Frame,
    /// The places in the cells of what changes.
    changed: Vec<Range<usize>>,
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
    /// Most of a frame is drawn as before, and is passed over.
    fn write_changes(&mut self) -> io::Result<()> {
        let width = self.next.cells.area.width;
        let cells = self.next.cells.content.chunks_mut(usize::from(width).max(1));
        let lines = self.shown.drawing.lines().iter().zip(self.next.drawing.lines()).zip(cells);
        let mut sent = Vec::new();
        self.changed.clear();
        for (y, ((shown, next), cells)) in (0..).zip(lines) {
            let Some(columns) = next.changes(shown).map(|columns| columns.start..columns.end.min(width)) else {
                continue;
            };
            let within = usize::from(columns.start)..usize::from(columns.end);
            let first = usize::from(y) * usize::from(width);
            let changed = first + within.start..first + within.end;
            let shown_cells = self.shown.cells.content.get(changed.clone());
            if let Some((cells, shown_cells)) = cells.get_mut(within).zip(shown_cells) {
                next.paint(columns.clone(), cells);
                cells::to_send((columns.start, y), shown_cells, cells, &mut sent);
                self.changed.push(changed);
            }
        }
        pen::write(&mut sent, width, &mut self.bytes)
    }

    /// Makes the next frame be drawn whole, as on a terminal whose content is unknown.
    pub(super) fn forget(&mut self) {
        self.shown = Frame::default();
    }

    /// Marks the frame as shown, after the bytes have been sent so that nobody waits for it.
    pub fn make_ready(&mut self) {
        std::mem::swap(&mut self.shown.drawing, &mut self.next.drawing);
        for changed in self.changed.drain(..) {
            let shown = self.shown.cells.content.get_mut(changed.clone());
            if let Some((shown, next)) = shown.zip(self.next.cells.content.get_mut(changed)) {
                shown.swap_with_slice(next);
            }
        }
    }
}
