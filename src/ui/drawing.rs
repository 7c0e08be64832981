//! What a screen shows, kept as styled texts until they become cells, and what the mouse can point at there.

use std::ops::Range;
use std::rc::Rc;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::Place;
use crate::text::Lettering;

pub use cell::{CellLook, DrawnCell};
pub(super) use line::LineDrawing;

mod cell;
mod line;
#[cfg(test)]
mod tests;

/// A screen's lines over its parts.
///
/// Texts are far fewer than cells, so it is cheap to see which lines of a frame differ from the last frame's. A part that
/// is in both frames is not even looked at.
#[derive(Default)]
pub struct Drawing {
    pub area: Rect,
    pub(super) lettering: Lettering,
    /// Drawings of areas of this one, to which it adds its lines; those that overlap lie in their order.
    parts: Vec<Rc<Drawing>>,
    lines: Vec<LineDrawing>,
    /// What the mouse can point at, in the order in which it was drawn.
    places: Vec<(Rect, Place)>,
}

/// More columns than any terminal gives to a grapheme.
const WIDEST: u16 = 16;

impl Drawing {
    /// A drawing of no lines.
    pub fn nothing(area: Rect) -> Drawing {
        Drawing { area, ..Drawing::default() }
    }

    /// Empties the drawing, and gives it an area, in which texts are spelled in one way.
    pub fn begin(&mut self, area: Rect, lettering: Lettering) {
        (self.area, self.lettering) = (area, lettering);
        self.places.clear();
        self.parts.clear();
        self.lines.resize_with(area.height.into(), LineDrawing::default);
        self.lines.iter_mut().for_each(|line| line.begin(lettering));
    }

    /// Whether it has this area and spelling, and nothing was drawn in it yet.
    pub fn is_empty(&self, area: Rect, lettering: Lettering) -> bool {
        let is_blank = self.parts.is_empty() && self.places.is_empty() && self.lines.iter().all(LineDrawing::is_empty);
        (self.area, self.lettering) == (area, lettering) && is_blank
    }

    /// Whether it has no lines at all.
    pub fn is_nothing(&self) -> bool {
        self.lines.is_empty()
    }

    pub fn lettering(&self) -> Lettering {
        self.lettering
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
            self.line(y).into_iter().for_each(|line| line.clear(area.x, area.width));
        }
    }

    /// Adds a drawing of an area, over those added before and under all lines.
    pub(super) fn add(&mut self, part: &Rc<Drawing>) {
        self.places.extend_from_slice(&part.places);
        self.parts.push(Rc::clone(part));
    }

    /// For each line the columns in which it may show something else than that of another drawing of the same area.
    ///
    /// Where a grapheme may reach into its neighbours' columns, some columns on both sides are among them.
    pub fn changes(&self, other: &Drawing) -> Vec<Option<Range<u16>>> {
        let nothing = LineDrawing::default();
        let others = other.lines.iter().chain(std::iter::repeat(&nothing));
        let mut changes: Vec<_> = self.lines.iter().zip(others).map(|(line, other)| line.changes(other)).collect();
        for part in &self.parts {
            match other.part(part.area) {
                Some(same) if Rc::ptr_eq(part, same) => {}
                Some(other) => self.widen(&mut changes, part.area, part.changes(other)),
                None => self.widen(&mut changes, part.area, part.all()),
            }
        }
        for part in other.parts.iter().filter(|part| self.part(part.area).is_none()) {
            self.widen(&mut changes, part.area, part.all());
        }
        for (y, changed) in (self.area.y..).zip(&mut changes) {
            if let Some(columns) = changed.as_mut().filter(|_| self.has_wide(y) || other.has_wide(y)) {
                *columns = columns.start.saturating_sub(WIDEST)..columns.end.saturating_add(WIDEST);
            }
        }
        changes
    }

    /// The columns of all its lines.
    fn all(&self) -> Vec<Option<Range<u16>>> {
        vec![Some(self.area.left()..self.area.right()); self.area.height.into()]
    }

    /// Adds what changes in an area.
    fn widen(&self, changes: &mut [Option<Range<u16>>], area: Rect, more: Vec<Option<Range<u16>>>) {
        let lines = changes.iter_mut().skip(area.y.saturating_sub(self.area.y).into());
        for (changed, more) in lines.zip(more) {
            let Some(more) = more else { continue };
            *changed = Some(match changed.take() {
                Some(columns) => columns.start.min(more.start)..columns.end.max(more.end),
                None => more,
            });
        }
    }

    /// The part of an area.
    fn part(&self, area: Rect) -> Option<&Rc<Drawing>> {
        self.parts.iter().find(|part| part.area == area)
    }

    fn has_wide(&self, y: u16) -> bool {
        let line = y.checked_sub(self.area.y).and_then(|line| self.lines.get(usize::from(line)));
        line.is_some_and(|line| line.has_wide) || self.parts.iter().any(|part| part.has_wide(y))
    }

    /// Appends the cells of some columns of a line.
    pub fn paint_line<'l>(&'l self, y: u16, columns: Range<u16>, cells: &mut Vec<DrawnCell<'l>>) {
        let first = cells.len();
        cells.resize(first + columns.len(), DrawnCell::BLANK);
        self.paint_over(y, &columns, cells.get_mut(first..).unwrap_or_default());
    }

    fn paint_over<'l>(&'l self, y: u16, columns: &Range<u16>, cells: &mut [DrawnCell<'l>]) {
        let overlaps = |area: Rect| area.left() < columns.end && columns.start < area.right();
        let parts = self.parts.iter().filter(|part| overlaps(part.area));
        parts.for_each(|part| part.paint_over(y, columns, cells));
        let line = y.checked_sub(self.area.y).and_then(|line| self.lines.get(usize::from(line)));
        line.into_iter().for_each(|line| line.paint(columns, cells));
    }

    /// Turns the lines into the cells of a buffer of the same area.
    pub fn paint(&self, buffer: &mut Buffer) {
        buffer.content.clear();
        let mut cells = Vec::new();
        for y in self.area.top()..self.area.bottom() {
            cells.clear();
            self.paint_line(y, self.area.left()..self.area.right(), &mut cells);
            buffer.content.extend(cells.iter().map(|cell| cell.in_buffer()));
        }
    }
}
