//! What a screen shows, kept as styled texts until they become cells.

use std::iter;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::text;

/// A screen's lines.
///
/// Texts are far fewer than cells, so it is cheap to see which lines of a frame differ from the last frame's.
#[derive(Default)]
pub struct Drawing {
    pub area: Rect,
    lines: Vec<LineDrawing>,
}

/// What was drawn on one line, in order: later texts cover earlier ones.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct LineDrawing {
    text: String,
    strokes: Vec<Stroke>,
}

/// Something drawn in adjacent columns of a line.
#[derive(Clone, PartialEq, Eq)]
struct Stroke {
    x: u16,
    columns: u16,
    kind: StrokeKind,
    style: Style,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum StrokeKind {
    /// A displayed text of so many bytes, which follow those of the texts before.
    Text(usize),
    /// Leaves the columns empty.
    Clear,
    /// Adds a style to what the columns show.
    Restyle,
}

impl Drawing {
    /// Empties the drawing, and gives it an area.
    pub fn begin(&mut self, area: Rect) {
        self.area = area;
        self.lines.resize_with(usize::from(area.height), LineDrawing::default);
        self.lines.iter_mut().for_each(|line| {
            line.text.clear();
            line.strokes.clear();
        });
    }

    /// The lines, from the top.
    pub fn lines(&self) -> &[LineDrawing] {
        &self.lines
    }

    /// The line in a row; `None` outside of the area.
    pub(super) fn line(&mut self, y: u16) -> Option<&mut LineDrawing> {
        self.lines.get_mut(usize::from(y.checked_sub(self.area.y)?))
    }

    /// Leaves an area empty.
    pub(super) fn clear(&mut self, area: Rect) {
        let area = area.intersection(self.area);
        for y in area.top()..area.bottom() {
            self.line(y).into_iter().for_each(|line| line.add(area.x, area.width, StrokeKind::Clear, Style::new()));
        }
    }

    /// Turns the lines into the cells of a buffer of the same area.
    pub fn paint(&self, buffer: &mut Buffer) {
        let width = usize::from(self.area.width).max(1);
        for (line, cells) in self.lines.iter().zip(buffer.content.chunks_mut(width)) {
            line.paint(self.area.x, cells);
        }
    }
}

impl LineDrawing {
    /// Adds a displayed text that takes so many columns.
    pub(super) fn put(&mut self, x: u16, columns: u16, text: &str, style: Style) {
        if columns > 0 {
            self.text.push_str(text);
            self.add(x, columns, StrokeKind::Text(text.len()), style);
        }
    }

    /// Adds a style to what columns show.
    pub(super) fn restyle(&mut self, x: u16, columns: u16, style: Style) {
        self.add(x, columns, StrokeKind::Restyle, style);
    }

    fn add(&mut self, x: u16, columns: u16, kind: StrokeKind, style: Style) {
        if columns > 0 {
            self.strokes.push(Stroke { x, columns, kind, style });
        }
    }

    /// Turns the line into the cells of a row that begins at a column.
    pub fn paint(&self, left: u16, cells: &mut [Cell]) {
        cells.iter_mut().for_each(Cell::reset);
        let mut text = self.text.as_str();
        for stroke in &self.strokes {
            let start = usize::from(stroke.x.saturating_sub(left));
            let end = (start + usize::from(stroke.columns)).min(cells.len());
            let cells = cells.get_mut(start..end).unwrap_or_default();
            match stroke.kind {
                StrokeKind::Text(bytes) => {
                    let (shown, rest) = text.split_at_checked(bytes).unwrap_or((text, ""));
                    text = rest;
                    paint_text(shown, stroke.style, cells);
                }
                StrokeKind::Clear => cells.iter_mut().for_each(Cell::reset),
                StrokeKind::Restyle => cells.iter_mut().for_each(|cell| {
                    cell.set_style(stroke.style);
                }),
            }
        }
    }
}

/// Draws a displayed text; the cells of a grapheme's further columns are left empty.
fn paint_text(shown: &str, style: Style, cells: &mut [Cell]) {
    // Most texts need not be split into graphemes.
    if shown.is_ascii() || shown.chars().all(text::is_single) {
        for (cell, c) in iter::zip(cells, shown.chars()) {
            cell.set_char(c).set_style(style);
        }
        return;
    }
    let mut rest = cells;
    for (grapheme, columns) in text::graphemes(shown) {
        let Some((taken, after)) = rest.split_at_mut_checked(columns) else { return };
        rest = after;
        let Some((first, others)) = taken.split_first_mut() else { continue };
        first.set_symbol(grapheme).set_style(style);
        others.iter_mut().for_each(Cell::reset);
    }
}
