//! The parts of the board, one file each.

mod depth;
mod gaps;
mod injured;
mod targets;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::sheet;
use super::theme::Theme;
use crate::app::Model;
use crate::command::Pane;

pub(super) fn draw(model: &Model, theme: &Theme, pane: Pane, area: Rect, buffer: &mut Buffer) {
    match pane {
        Pane::Depth => depth::draw(model, theme, area, buffer),
        Pane::Injured => injured::draw(model, theme, area, buffer),
        Pane::Targets => targets::draw(model, theme, area, buffer),
        Pane::Gaps => gaps::draw(model, theme, area, buffer),
        Pane::Sheet => sheet::draw(model, theme, area, buffer),
    }
}

/// How the selected line of a pane is marked: strongly where the keys go.
fn selection(model: &Model, pane: Pane, theme: &Theme) -> Style {
    if model.focus == pane { theme.selected } else { theme.selected_elsewhere }
}
