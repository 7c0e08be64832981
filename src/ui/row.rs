//! One line of the screen, filled from left to right; every text drawn here passes the display function.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::drawing::{Drawing, LineDrawing};
use super::signs::SELECTED;
use crate::app::Place;
use crate::text;

/// A line that is being filled.
pub(super) struct Row<'d> {
    /// `None` outside of the screen.
    line: Option<&'d mut LineDrawing>,
    places: &'d mut Vec<(Rect, Place)>,
    y: u16,
    x: u16,
    end: u16,
    /// Whether texts are spelled as they were typed.
    typed: bool,
}

impl<'d> Row<'d> {
    /// Begins the n-th line of an area; a line below the area has no room.
    pub(super) fn new(drawing: &'d mut Drawing, area: Rect, line: usize) -> Row<'d> {
        let area = area.intersection(drawing.area);
        let inside = u16::try_from(line).ok().filter(|line| *line < area.height);
        let end = if inside.is_some() { area.right() } else { area.x };
        let y = area.y + inside.unwrap_or(0);
        let (line, places) = drawing.line_and_places(y);
        Row { line: line.filter(|_| inside.is_some()), places, y, x: area.x, end, typed: false }
    }

    /// Spells what follows as it was typed.
    pub(super) fn typed(mut self) -> Self {
        self.typed = true;
        self
    }

    /// The number of columns that are left.
    pub(super) fn left(&self) -> usize {
        usize::from(self.end.saturating_sub(self.x))
    }

    /// Draws as much of a text as fits.
    pub(super) fn put(&mut self, text: &str, style: Style) -> &mut Self {
        let (shown, columns) = text::fitted(text, self.left());
        let columns = columns as u16;
        if let Some(line) = &mut self.line {
            match self.typed {
                true => line.put_as_typed(self.x, columns, &shown, style),
                false => line.put(self.x, columns, &shown, style),
            }
        }
        self.x += columns;
        self
    }

    /// Leaves a column as it is.
    pub(super) fn skip(&mut self) -> &mut Self {
        self.x = self.x.saturating_add(1).min(self.end);
        self
    }

    /// The column that the next text begins in.
    pub(super) fn x(&self) -> u16 {
        self.x
    }

    /// Notes that the mouse can point at something in the columns drawn since one.
    pub(super) fn point(&mut self, from: u16, place: Place) -> &mut Self {
        self.point_columns(from, self.x.saturating_sub(from), place);
        self
    }

    /// Notes the same for so many columns.
    pub(super) fn point_columns(&mut self, x: u16, width: u16, place: Place) {
        if self.line.is_some() {
            self.places.push((Rect { x, y: self.y, width, height: 1 }, place));
        }
    }

    /// Draws a text at the right end as [`Row::right`] does, that the mouse can point at.
    pub(super) fn right_at(&mut self, text: &str, style: Style, place: Place) -> &mut Self {
        let end = self.end;
        self.right(text, style);
        if self.end < end {
            self.point_columns(self.end + 1, end - self.end - 1, place);
        }
        self
    }

    /// Draws a text in a column of fixed width: a longer text is cut, a shorter one padded.
    pub(super) fn cell(&mut self, text: &str, columns: usize, style: Style) -> &mut Self {
        let next = self.x.saturating_add(u16::try_from(columns).unwrap_or(u16::MAX)).min(self.end);
        let end = std::mem::replace(&mut self.end, next);
        self.put(text, style);
        (self.x, self.end) = (next, end);
        self
    }

    /// Draws a text at the right end, and keeps later texts out of its columns.
    ///
    /// A text that does not fit whole is not drawn.
    pub(super) fn right(&mut self, text: &str, style: Style) -> &mut Self {
        let shown = text::display(text);
        let columns = text::width(&shown);
        if columns > 0 && columns < self.left() {
            let start = self.end - columns as u16;
            let next = std::mem::replace(&mut self.x, start);
            self.put(&shown, style);
            (self.x, self.end) = (next, start - 1);
        }
        self
    }

    /// Applies a style to the whole line.
    pub(super) fn paint(self, area: Rect, style: Style) {
        if let Some(line) = self.line {
            line.restyle(area.x, area.width, style);
        }
    }
}

/// The limits of a table column's width, and how soon it shrinks.
#[derive(Clone, Copy)]
pub(super) struct Column {
    /// The column is as wide as its widest text, up to this.
    pub(super) most: usize,
    /// A column that would be narrower than this is left out.
    pub(super) least: usize,
    /// Columns with the highest number shrink first.
    pub(super) yields: u8,
}

/// Draws lines in columns that fit both their texts and the area, which must be empty.
///
/// `lines` are those in sight. Returns the area of each line's name, for [`mark`].
pub(super) fn table<const N: usize>(
    columns: [Column; N],
    name: usize,
    lines: &[[(String, Style); N]],
    area: Rect,
    drawing: &mut Drawing,
) -> Vec<Rect> {
    let widths = widths_of(columns, lines, area);
    let mut names = Vec::with_capacity(lines.len());
    for (index, line) in lines.iter().enumerate() {
        let mut row = Row::new(drawing, area, index);
        row.skip();
        for (column, ((text, style), columns)) in line.iter().zip(widths).enumerate().filter(|(_, (_, wide))| *wide > 0)
        {
            if column == name {
                let width = u16::try_from(text::width(text).min(columns)).unwrap_or(u16::MAX);
                names.push(Rect { x: row.x, y: row.y, width, height: 1 });
            }
            row.cell(text, columns, *style).skip();
        }
    }
    names
}

/// The widths of the columns of [`table`]; 0 means that the column is left out.
pub(super) fn widths_of<const N: usize>(
    mut columns: [Column; N],
    lines: &[[(String, Style); N]],
    area: Rect,
) -> [usize; N] {
    for (index, column) in columns.iter_mut().enumerate() {
        let widest = lines.iter().filter_map(|line| line.get(index)).map(|(text, _)| text::width(text)).max();
        column.most = widest.unwrap_or(0).min(column.most);
    }
    widths(columns, usize::from(area.width).saturating_sub(2))
}

/// Marks the selected line of a table before the line and at its name.
///
/// A mark over the whole line would be sent whole at every move.
pub(super) fn mark(names: &[Rect], selected: usize, area: Rect, style: Style, drawing: &mut Drawing) {
    let mut row = Row::new(drawing, area, selected);
    row.put(SELECTED.glyph, Style::new());
    if let Some(name) = names.get(selected) {
        row.paint(*name, style);
    }
}

/// Fits columns into the room, with one free column between them; 0 means that the column is left out.
///
/// Columns that yield first are left out until the others have room at their least, and then shrink first.
pub(super) fn widths<const N: usize>(columns: [Column; N], room: usize) -> [usize; N] {
    let mut widths = columns.map(|column| column.most);
    let mut order: Vec<usize> = (0..N).collect();
    order.sort_by_key(|index| std::cmp::Reverse(columns.get(*index).map(|column| column.yields)));
    let taken = |widths: [usize; N]| widths.iter().filter(|width| **width > 0).map(|width| width + 1).sum::<usize>();
    let over = |widths| taken(widths).saturating_sub(room + 1);
    let mut least = columns.map(|column| column.least.min(column.most));
    for index in &order {
        if over(least) > 0
            && let (Some(width), Some(least)) = (widths.get_mut(*index), least.get_mut(*index))
        {
            (*width, *least) = (0, 0);
        }
    }
    for index in &order {
        let over = over(widths);
        if let (Some(width), Some(least)) = (widths.get_mut(*index), least.get(*index)) {
            *width = width.saturating_sub(over).max(*least);
        }
    }
    widths
}

/// The first line to show so that the selected one is in sight, with some lines around it.
///
/// A list scrolls by half a page at once: scrolling at every key would be much to read, and to send.
pub(super) fn first_shown(selected: usize, lines: usize, height: usize) -> usize {
    let half = (height / 2).max(1);
    let after = height / 4;
    let first = (selected + 1 + after).saturating_sub(height).next_multiple_of(half);
    first.min(lines.saturating_sub(height)).min(selected)
}

/// The lines of a list to show: the first, and the one after the last.
pub(super) fn visible(selected: usize, lines: usize, height: usize) -> (usize, usize) {
    let first = first_shown(selected, lines, height);
    (first, lines.min(first + height))
}

/// The selected entry of a list and as many before it as there is room for, from the last to the first.
///
/// An entry takes several lines, and one between it and the next.
pub(super) fn up_to_selected<L>(
    backwards: impl Iterator<Item = (usize, Vec<L>)>,
    height: usize,
) -> Vec<(usize, Vec<L>)> {
    let (mut seen, mut room) = (Vec::new(), height + 1);
    for (index, lines) in backwards {
        match room.checked_sub(lines.len() + 1) {
            Some(left) => room = left,
            // An entry that is higher than the screen is shown from its first line.
            None if seen.is_empty() => room = 0,
            None => break,
        }
        seen.push((index, lines));
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn column(most: usize, least: usize, yields: u8) -> Column {
        Column { most, least, yields }
    }

    #[test]
    fn columns_give_way_in_their_order() {
        let columns = [column(10, 6, 0), column(8, 4, 2), column(6, 6, 1)];
        assert_eq!(widths(columns, 40), [10, 8, 6]);
        assert_eq!(widths(columns, 24), [10, 6, 6]);
        assert_eq!(widths(columns, 20), [8, 4, 6]);
        assert_eq!(widths(columns, 15), [8, 0, 6], "what is left out makes room");
        assert_eq!(widths(columns, 7), [7, 0, 0]);
        assert_eq!(widths(columns, 3), [0, 0, 0]);
    }

    #[test]
    fn the_selected_line_is_in_sight() {
        assert_eq!(first_shown(0, 100, 10), 0);
        assert_eq!(first_shown(99, 100, 10), 90);
        assert_eq!(first_shown(3, 5, 10), 0);
        assert_eq!(first_shown(3, 5, 0), 3);
        for (height, selected) in (1..40).flat_map(|height| (0..100).map(move |selected| (height, selected))) {
            let first = first_shown(selected, 100, height);
            assert!((first..first + height).contains(&selected), "line {selected} of a pane of {height} from {first}");
            let before = selected - first >= height / 4 || first == 0;
            let after = first + height - 1 - selected >= height / 4 || first + height >= 100;
            assert!(before && after, "line {selected} stands at the edge of a pane of {height} from {first}");
        }
    }

    #[test]
    fn a_list_stands_still_for_half_a_page() {
        let firsts: Vec<usize> = (0..40).map(|selected| first_shown(selected, 100, 20)).collect();
        let moves: Vec<usize> = (1..40).filter(|at| firsts.get(*at) != firsts.get(at - 1)).collect();
        assert_eq!(moves, [15, 25, 35]);
    }
}
