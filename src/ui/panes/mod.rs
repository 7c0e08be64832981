//! The panes of the board, one file each.

mod depth;
mod gaps;
mod injured;
mod targets;

use ratatui::layout::Rect;

use super::sheet;
use super::theme::Theme;
use crate::app::Model;
use crate::command::Pane;
use crate::ui::drawing::Drawing;

/// Draws a pane, and returns the area that its list leaves free.
pub(super) fn draw(model: &Model, theme: &Theme, pane: Pane, area: Rect, drawing: &mut Drawing) -> Rect {
    match pane {
        Pane::Depth => depth::draw(model, theme, area, drawing),
        Pane::Injured => injured::draw(model, theme, area, drawing),
        Pane::Targets => targets::draw(model, theme, area, drawing),
        Pane::Gaps => gaps::draw(model, theme, area, drawing),
        Pane::Sheet => {
            sheet::draw(model, theme, area, drawing);
            Rect::ZERO
        }
    }
}
