//! Frames around panes.

use ratatui::layout::{Margin, Rect};
use ratatui::style::Style;

use super::drawing::Drawing;
use super::row::Row;
use super::signs::{ABOVE, BELOW, Sign};
use super::theme::Theme;
use crate::app::{Divider, Place};

/// Draws a frame with a title, and returns the area inside it.
pub(super) fn framed(title: &str, focused: bool, theme: &Theme, area: Rect, drawing: &mut Drawing) -> Rect {
    let border = if focused { theme.border_focused } else { theme.border };
    outline(area, border, drawing);
    let over =
        Rect { x: area.x.saturating_add(1), width: area.width.saturating_sub(2), height: 1.min(area.height), ..area };
    Row::new(drawing, over, 0).put(&format!(" {title} "), theme.title(focused));
    area.inner(Margin::new(1, 1))
}

/// Writes what signs mean into the bottom border of an area, as many as there is room for.
pub(super) fn legend<'s>(signs: impl IntoIterator<Item = &'s Sign>, theme: &Theme, area: Rect, drawing: &mut Drawing) {
    let y = area.bottom().saturating_sub(1);
    let border =
        Rect { x: area.x.saturating_add(1), y, width: area.width.saturating_sub(2), height: 1.min(area.height) };
    let mut room = usize::from(border.width).saturating_sub(1);
    let fits = |sign: &&Sign| {
        let left = room.checked_sub(sign.columns() + 1);
        room = left.unwrap_or(0);
        left.is_some()
    };
    let shown: Vec<&Sign> = signs.into_iter().take_while(fits).collect();
    let taken: usize = shown.iter().map(|sign| sign.columns() + 1).sum();
    if taken == 0 {
        return;
    }
    // The style of the border would stay under those of the texts.
    drawing.clear(Rect { width: u16::try_from(taken + 1).unwrap_or(u16::MAX), ..border }.intersection(border));
    let mut row = Row::new(drawing, border, 0);
    for sign in shown {
        row.put(" ", theme.text).put(sign.glyph, theme.key);
        if !sign.short.is_empty() {
            row.put(" ", theme.text).put(sign.short, theme.faint);
        }
    }
}

/// Marks at the right border of a list that it has more lines above or below.
///
/// `first` is the first line in sight, of `lines`.
pub(super) fn more(list: Rect, first: usize, lines: usize, theme: &Theme, drawing: &mut Drawing) {
    mark_more(list, first > 0, first + usize::from(list.height) < lines, theme, drawing);
}

/// The same for a list whose entries take several lines.
pub(super) fn mark_more(list: Rect, above: bool, below: bool, theme: &Theme, drawing: &mut Drawing) {
    let mut mark = |there: bool, y: u16, sign: Sign| {
        if there && list.height > 0 {
            let border = Rect { x: list.right(), y, width: 1, height: 1 };
            drawing.clear(border);
            Row::new(drawing, border, 0).put(sign.glyph, theme.key);
        }
    };
    mark(above, list.y, ABOVE);
    mark(below, list.bottom().saturating_sub(1), BELOW);
}

/// The mouse can take hold of the bottom border of a pane, to change the size of the pane at the divider.
pub(super) fn hold_under(pane: Rect, (divider, size): (Divider, u16), drawing: &mut Drawing) {
    let border = Rect { y: pane.bottom().saturating_sub(1), height: 1, ..pane };
    drawing.point(border, Place::Divider(divider, size));
}

/// The same for the borders that meet at a column, as far down as an area reaches.
pub(super) fn hold_beside(area: Rect, column: u16, (divider, size): (Divider, u16), drawing: &mut Drawing) {
    let borders = Rect { x: column.saturating_sub(1), width: 2, ..area };
    drawing.point(borders, Place::Divider(divider, size));
}

/// Draws the border of an area.
pub(super) fn outline(area: Rect, style: Style, drawing: &mut Drawing) {
    if area.is_empty() {
        return;
    }
    let (right, bottom) = (area.right() - 1, area.bottom() - 1);
    let across = "─".repeat(usize::from(area.width.saturating_sub(2)));
    for y in area.y..area.bottom() {
        let Some(line) = drawing.line(y) else { continue };
        let [from, to] = match y {
            y if y == area.y => ["┌", "┐"],
            y if y == bottom => ["└", "┘"],
            _ => ["│", "│"],
        };
        line.put(area.x, 1, from, style);
        if y == area.y || y == bottom {
            line.put(area.x + 1, right.saturating_sub(area.x + 1), &across, style);
        }
        line.put(right, 1, to, style);
    }
}
