//! What is drawn on one line, before it becomes cells.

use std::iter;
use std::ops::Range;

use ratatui::style::Style;

use super::cell::DrawnCell;
use crate::text::{self, Lettering};

/// Few lines of a pane have more strokes or bytes, so their memory is asked for once.
const STROKES: usize = 12;
const BYTES: usize = 128;

/// What was drawn on one line, in order: later texts cover earlier ones.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct LineDrawing {
    lettering: Lettering,
    /// Whether a text has characters that don't take one column of their own.
    pub(super) has_wide: bool,
    text: String,
    strokes: Vec<Stroke>,
}

/// Something drawn in adjacent columns of a line.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Stroke {
    x: u16,
    columns: u16,
    kind: StrokeKind,
    style: Style,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum StrokeKind {
    /// Shows a displayed text of so many bytes, which follow those of the texts before.
    Text(usize),
    /// Leaves the columns empty.
    Clear,
    /// Adds a style to what the columns show.
    Restyle,
}

impl Stroke {
    fn bytes(&self) -> usize {
        match self.kind {
            StrokeKind::Text(bytes) => bytes,
            StrokeKind::Clear | StrokeKind::Restyle => 0,
        }
    }

    fn end(&self) -> u16 {
        self.x.saturating_add(self.columns)
    }
}

impl LineDrawing {
    /// Empties the line, and makes it spell texts in one way.
    pub(super) fn begin(&mut self, lettering: Lettering) {
        (self.lettering, self.has_wide) = (lettering, false);
        self.text.clear();
        self.strokes.clear();
    }

    /// Whether nothing was drawn on it.
    pub(super) fn is_empty(&self) -> bool {
        self.strokes.is_empty()
    }

    /// Leaves columns empty.
    pub(super) fn clear(&mut self, x: u16, columns: u16) {
        self.add(x, columns, StrokeKind::Clear, Style::new());
    }

    /// Adds a displayed text that takes so many columns.
    pub(crate) fn put(&mut self, x: u16, columns: u16, text: &str, style: Style) {
        self.put_in(self.lettering, x, columns, text, style);
    }

    /// Adds a displayed text as [`LineDrawing::put`] does, with points and commas as they were typed.
    pub(crate) fn put_as_typed(&mut self, x: u16, columns: u16, text: &str, style: Style) {
        self.put_in(Lettering { commas: false, ..self.lettering }, x, columns, text, style);
    }

    fn put_in(&mut self, lettering: Lettering, x: u16, columns: u16, text: &str, style: Style) {
        if columns > 0 {
            let text = lettering.of(text);
            if self.text.capacity() == 0 {
                self.text.reserve(BYTES);
            }
            self.text.push_str(&text);
            // A text of as many bytes is ASCII.
            self.has_wide |= text.len() != usize::from(columns) && !text.chars().all(text::is_single);
            self.add(x, columns, StrokeKind::Text(text.len()), style);
        }
    }

    /// Adds a style to what columns show.
    pub(crate) fn restyle(&mut self, x: u16, columns: u16, style: Style) {
        self.add(x, columns, StrokeKind::Restyle, style);
    }

    fn add(&mut self, x: u16, columns: u16, kind: StrokeKind, style: Style) {
        if columns > 0 {
            if self.strokes.capacity() == 0 {
                self.strokes.reserve(STROKES);
            }
            self.strokes.push(Stroke { x, columns, kind, style });
        }
    }

    /// The columns in which a line may show something else than another; `None` if the same was drawn.
    pub(super) fn changes(&self, other: &LineDrawing) -> Option<Range<u16>> {
        if self == other {
            return None;
        }
        let (before, after) = self.common(other);
        let mut changed: Option<Range<u16>> = None;
        for line in [self, other] {
            let strokes = line.strokes.get(before..line.strokes.len() - after).unwrap_or_default();
            for stroke in strokes {
                let (start, end) = changed.map_or((stroke.x, stroke.end()), |columns| {
                    (columns.start.min(stroke.x), columns.end.max(stroke.end()))
                });
                changed = Some(start..end);
            }
        }
        changed
    }

    /// How many strokes two lines have in common at their beginnings, and then at their ends.
    fn common(&self, other: &LineDrawing) -> (usize, usize) {
        let mut start = 0;
        let same = |(one, two): &(&Stroke, &Stroke)| {
            let texts = start..start + one.bytes();
            start = texts.end;
            one == two && self.text.get(texts.clone()) == other.text.get(texts)
        };
        let before = iter::zip(&self.strokes, &other.strokes).take_while(same).count();
        let (mut end, mut other_end) = (self.text.len(), other.text.len());
        let same = |(one, two): &(&Stroke, &Stroke)| {
            let (text, other_text) =
                (end.saturating_sub(one.bytes())..end, other_end.saturating_sub(two.bytes())..other_end);
            (end, other_end) = (text.start, other_text.start);
            one == two && self.text.get(text) == other.text.get(other_text)
        };
        let rest = self.strokes.len().min(other.strokes.len()) - before;
        let ends = iter::zip(self.strokes.iter().rev(), other.strokes.iter().rev());
        (before, ends.take(rest).take_while(same).count())
    }

    /// Draws some of the line's columns over their cells.
    pub(super) fn paint<'l>(&'l self, columns: &Range<u16>, painted: &mut [DrawnCell<'l>]) {
        let mut text = self.text.as_str();
        for stroke in &self.strokes {
            let (shown, rest) = text.split_at_checked(stroke.bytes()).unwrap_or((text, ""));
            text = rest;
            let (x, end) = (stroke.x.max(columns.start), stroke.end().min(columns.end));
            if x >= end {
                continue;
            }
            let within = usize::from(x - columns.start)..usize::from(end - columns.start);
            let cells = painted.get_mut(within).unwrap_or_default();
            match stroke.kind {
                StrokeKind::Text(_) => paint_text(shown, usize::from(x - stroke.x), stroke.style, cells),
                StrokeKind::Clear => cells.fill(DrawnCell::BLANK),
                StrokeKind::Restyle => {
                    cells.iter_mut().for_each(|cell| cell.look = cell.look.in_style(stroke.style));
                }
            }
        }
    }
}

/// Draws a displayed text from one of its columns on; the cells of a grapheme's further columns are left empty.
fn paint_text<'l>(shown: &'l str, from: usize, style: Style, cells: &mut [DrawnCell<'l>]) {
    let symbol = |at: usize, bytes: usize| shown.get(at..at + bytes).unwrap_or_default();
    let put = |cell: &mut DrawnCell<'l>, symbol| *cell = DrawnCell { symbol, look: cell.look.in_style(style) };
    // Most texts need not be split into graphemes.
    if shown.is_ascii() {
        return (from..)
            .zip(cells)
            .take(shown.len().saturating_sub(from))
            .for_each(|(at, cell)| put(cell, symbol(at, 1)));
    }
    if shown.chars().all(text::is_single) {
        let drawn = shown.char_indices().skip(from);
        return cells.iter_mut().zip(drawn).for_each(|(cell, (at, c))| put(cell, symbol(at, c.len_utf8())));
    }
    let mut column = 0;
    for (grapheme, columns) in text::graphemes(shown) {
        for place in column..column + columns {
            let Some(cell) = place.checked_sub(from).and_then(|place| cells.get_mut(place)) else { continue };
            match place == column {
                true => put(cell, grapheme),
                false => *cell = DrawnCell::BLANK,
            }
        }
        column += columns;
    }
}
