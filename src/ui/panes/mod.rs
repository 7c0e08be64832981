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
use crate::ui::row::visible;

pub(super) fn draw(model: &Model, theme: &Theme, pane: Pane, area: Rect, drawing: &mut Drawing) {
    match pane {
        Pane::Depth => depth::draw(model, theme, area, drawing),
        Pane::Injured => injured::draw(model, theme, area, drawing),
        Pane::Targets => targets::draw(model, theme, area, drawing),
        Pane::Gaps => gaps::draw(model, theme, area, drawing),
        Pane::Sheet => sheet::draw(model, theme, area, drawing),
    }
}

/// The index in a pane's list of the entry on a line inside its frame.
pub(super) fn line(model: &Model, pane: Pane, inside: Rect, line: usize) -> Option<usize> {
    let board = &model.screens.board;
    if pane == Pane::Gaps {
        return gaps::at(model, inside, line);
    }
    let (selected, count) = (board.line(pane, &model.asked)?, board.count(pane, &model.asked));
    let (first, last) = visible(selected, count, usize::from(inside.height));
    Some(first + line).filter(|index| *index < last)
}
