//! Frames around panes, and clearing the area under a layer.

use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Rect};
use ratatui::style::Style;
use ratatui::widgets::{Clear, Widget};

use super::row::Row;
use super::theme::Theme;

/// Draws a frame with a title, and returns the area inside it.
pub(super) fn framed(title: &str, focused: bool, theme: &Theme, area: Rect, buffer: &mut Buffer) -> Rect {
    let border = if focused { theme.border_focused } else { theme.border };
    outline(area, border, buffer);
    let over =
        Rect { x: area.x.saturating_add(1), width: area.width.saturating_sub(2), height: 1.min(area.height), ..area };
    Row::new(buffer, over, 0).put(&format!(" {title} "), theme.title(focused));
    area.inner(Margin::new(1, 1))
}

/// Draws the border of an area.
///
/// The library's own block would also style every cell inside.
pub(super) fn outline(area: Rect, style: Style, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let (left, right, top, bottom) = (area.left(), area.right() - 1, area.top(), area.bottom() - 1);
    let mut set = |x, y, c| {
        if let Some(cell) = buffer.cell_mut((x, y)) {
            cell.set_char(c).set_style(style);
        }
    };
    for x in left..=right {
        set(x, top, '─');
        set(x, bottom, '─');
    }
    for y in top..=bottom {
        set(left, y, '│');
        set(right, y, '│');
    }
    for (x, y, corner) in [(left, top, '┌'), (right, top, '┐'), (left, bottom, '└'), (right, bottom, '┘')] {
        set(x, y, corner);
    }
}

/// Clears an area for a layer over the board.
pub(super) fn clear(area: Rect, buffer: &mut Buffer) {
    Clear.render(area, buffer);
}
