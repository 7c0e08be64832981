//! What a screen shows, kept as styled texts until they become cells, and what the mouse can point at there.

use std::iter;
use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::app::Place;
use crate::text::{self, Lettering};

pub use cell::{CellLook, DrawnCell};

mod cell;
#[cfg(test)]
mod tests;

/// A screen's lines.
///
/// Texts are far fewer than cells, so it is cheap to see which lines of a frame differ from the last frame's.
#[derive(Default)]
pub struct Drawing {
    pub area: Rect,
    pub(super) lettering: Lettering,
    lines: Vec<LineDrawing>,
    /// What the mouse can point at, in the order in which it was drawn.
    places: Vec<(Rect, Place)>,
}

/// Hardly any line has more strokes, so its memory is asked for once.
const STROKES: usize = 24;

/// More columns than any terminal gives to a grapheme.
const WIDEST: u16 = 16;

/// What was drawn on one line, in order: later texts cover earlier ones.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct LineDrawing {
    lettering: Lettering,
    /// Whether a text has characters that don't take one column of their own.
    has_wide: bool,
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

impl Drawing {
    /// A drawing of no lines.
    pub fn nothing(area: Rect) -> Drawing {
        Drawing { area, ..Drawing::default() }
    }

    /// Empties the drawing, and gives it an area, in which texts are spelled in one way.
    pub fn begin(&mut self, area: Rect, lettering: Lettering) {
        (self.area, self.lettering) = (area, lettering);
        self.places.clear();
        let bytes = usize::from(area.width) * 2;
        let line = || LineDrawing {
            text: String::with_capacity(bytes),
            strokes: Vec::with_capacity(STROKES),
            ..LineDrawing::default()
        };
        self.lines.resize_with(usize::from(area.height), line);
        for line in &mut self.lines {
            (line.lettering, line.has_wide) = (self.lettering, false);
            line.text.clear();
            line.strokes.clear();
        }
    }

    /// Whether it has this area and spelling, and nothing was drawn in it yet.
    pub fn is_empty(&self, area: Rect, lettering: Lettering) -> bool {
        let is_blank = |line: &LineDrawing| line.lettering == lettering && line.strokes.is_empty();
        self.area == area && self.lettering == lettering && self.places.is_empty() && self.lines.iter().all(is_blank)
    }

    pub fn lettering(&self) -> Lettering {
        self.lettering
    }

    /// The lines, from the top.
    pub fn lines(&self) -> &[LineDrawing] {
        &self.lines
    }

    /// The line in a row; `None` outside of the area.
    pub(super) fn line(&mut self, y: u16) -> Option<&mut LineDrawing> {
        self.lines.get_mut(usize::from(y.checked_sub(self.area.y)?))
    }

    /// The line in a row, and the places of the whole drawing.
    pub(super) fn line_and_places(&mut self, y: u16) -> (Option<&mut LineDrawing>, &mut Vec<(Rect, Place)>) {
        let line = y.checked_sub(self.area.y).and_then(|y| self.lines.get_mut(usize::from(y)));
        (line, &mut self.places)
    }

    /// Notes that the mouse can point at something in an area.
    pub(super) fn point(&mut self, area: Rect, place: Place) {
        self.places.push((area, place));
    }

    /// Notes the same for each of the lines of a list.
    pub(super) fn point_lines(&mut self, list: Rect, places: impl IntoIterator<Item = Place>) {
        let lines = (list.y..list.bottom()).map(|y| Rect { y, height: 1, ..list });
        self.places.extend(lines.zip(places));
    }

    /// What the mouse points at in a cell: what was drawn last there.
    pub fn place(&self, column: u16, line: u16) -> Option<Place> {
        let cell = Position::new(column, line);
        self.places.iter().rev().find(|(area, _)| area.contains(cell)).map(|(_, place)| *place)
    }

    /// Leaves an area empty.
    pub(super) fn clear(&mut self, area: Rect) {
        let area = area.intersection(self.area);
        for y in area.top()..area.bottom() {
            self.line(y).into_iter().for_each(|line| line.add(area.x, area.width, StrokeKind::Clear, Style::new()));
        }
    }

    /// Draws once more what was drawn in an area.
    pub(super) fn add(&mut self, picture: &Picture) {
        let (mut text, mut strokes) = (picture.text.as_str(), picture.strokes.as_slice());
        for (y, part) in (picture.top..).zip(&picture.lines) {
            let shown = text.split_at_checked(part.bytes).zip(strokes.split_at_checked(part.strokes));
            if let Some((((texts, more_text), (drawn, more)), line)) = shown.zip(self.line(y)) {
                line.text.push_str(texts);
                line.strokes.extend_from_slice(drawn);
                line.has_wide |= part.has_wide;
                (text, strokes) = (more_text, more);
            }
        }
        self.places.extend_from_slice(&picture.places);
    }

    /// Turns the lines into the cells of a buffer of the same area.
    pub fn paint(&self, buffer: &mut Buffer) {
        buffer.content.clear();
        let mut cells = Vec::new();
        for line in &self.lines {
            cells.clear();
            line.paint(self.area.left()..self.area.right(), &mut cells);
            buffer.content.extend(cells.iter().map(|cell| cell.in_buffer()));
        }
    }
}

/// What was drawn in an area, to be drawn once more.
#[derive(Default)]
pub(super) struct Picture {
    top: u16,
    lines: Vec<PictureLine>,
    text: String,
    strokes: Vec<Stroke>,
    places: Vec<(Rect, Place)>,
}

/// The part of a picture on one line: while it is being drawn, what had been drawn there before.
struct PictureLine {
    bytes: usize,
    strokes: usize,
    has_wide: bool,
}

impl Picture {
    /// Takes in what a function draws in an area, and nowhere else.
    pub(super) fn take(&mut self, area: Rect, drawing: &mut Drawing, draw: impl FnOnce(&mut Drawing)) {
        let before = |line: &LineDrawing| PictureLine {
            bytes: line.text.len(),
            strokes: line.strokes.len(),
            has_wide: line.has_wide,
        };
        self.top = area.y;
        self.lines.clear();
        self.lines.extend((area.top()..area.bottom()).map_while(|y| drawing.line(y).map(|line| before(line))));
        let places = drawing.places.len();
        draw(drawing);
        self.places.clear();
        self.places.extend_from_slice(drawing.places.get(places..).unwrap_or_default());
        self.text.clear();
        self.strokes.clear();
        for (y, part) in (self.top..).zip(&mut self.lines) {
            let Some(line) = drawing.line(y) else { continue };
            let text = line.text.get(part.bytes..).unwrap_or_default();
            let strokes = line.strokes.get(part.strokes..).unwrap_or_default();
            self.text.push_str(text);
            self.strokes.extend_from_slice(strokes);
            *part = PictureLine { bytes: text.len(), strokes: strokes.len(), has_wide: line.has_wide };
        }
    }
}

impl LineDrawing {
    /// Adds a displayed text that takes so many columns.
    pub(super) fn put(&mut self, x: u16, columns: u16, text: &str, style: Style) {
        self.put_in(self.lettering, x, columns, text, style);
    }

    /// Adds a displayed text as [`LineDrawing::put`] does, with points and commas as they were typed.
    pub(super) fn put_as_typed(&mut self, x: u16, columns: u16, text: &str, style: Style) {
        self.put_in(Lettering { commas: false, ..self.lettering }, x, columns, text, style);
    }

    fn put_in(&mut self, lettering: Lettering, x: u16, columns: u16, text: &str, style: Style) {
        if columns > 0 {
            let text = lettering.of(text);
            self.text.push_str(&text);
            // A text of as many bytes is ASCII.
            self.has_wide |= text.len() != usize::from(columns) && !text.chars().all(text::is_single);
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

    /// The columns in which a line may show something else than another; `None` if the same was drawn.
    ///
    /// Where a grapheme may reach into its neighbours' columns, some columns on both sides are among them.
    pub fn changes(&self, other: &LineDrawing) -> Option<Range<u16>> {
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
        let reach = if self.has_wide || other.has_wide { WIDEST } else { 0 };
        changed.map(|columns| columns.start.saturating_sub(reach)..columns.end.saturating_add(reach))
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

    /// Appends the cells of some of the line's columns.
    pub fn paint<'l>(&'l self, columns: Range<u16>, cells: &mut Vec<DrawnCell<'l>>) {
        let first = cells.len();
        cells.resize(first + columns.len(), DrawnCell::BLANK);
        let painted = cells.get_mut(first..).unwrap_or_default();
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
