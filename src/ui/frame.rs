//! Frames around panes.

use ratatui::layout::{Margin, Rect};
use ratatui::style::Style;

use super::drawing::Drawing;
use super::row::Row;
use super::theme::Theme;

/// Draws a frame with a title, and returns the area inside it.
pub(super) fn framed(title: &str, focused: bool, theme: &Theme, area: Rect, drawing: &mut Drawing) -> Rect {
    let border = if focused { theme.border_focused } else { theme.border };
    outline(area, border, drawing);
    let over =
        Rect { x: area.x.saturating_add(1), width: area.width.saturating_sub(2), height: 1.min(area.height), ..area };
    Row::new(drawing, over, 0).put(&format!(" {title} "), theme.title(focused));
    area.inner(Margin::new(1, 1))
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
