//! The panes of the board, one file each.

mod depth;
mod gaps;
mod injured;
mod list;
mod targets;

pub(super) use list::PaneList;
use ratatui::layout::Rect;

use super::sheet;
use super::theme::Theme;
use crate::app::Model;
use crate::command::Pane;
use crate::ui::drawing::Drawing;
use crate::ui::row::first_shown;

/// What of a pane's selection its picture depends on: the line, or else the first in sight.
pub(super) fn line(model: &Model, pane: Pane, area: Rect) -> Option<usize> {
    let line = model.screens.board.line(pane, &model.asked)?;
    let height = usize::from(area.height.saturating_sub(2));
    Some(match pane {
        Pane::Targets => first_shown(line, model.asked.shown_targets().len(), height),
        Pane::Injured => first_shown(line, model.asked.shown_out().len(), height),
        Pane::Depth | Pane::Gaps | Pane::Sheet => line,
    })
}

/// Draws a pane, where it has a list of people without its selection.
pub(super) fn draw(model: &Model, theme: &Theme, pane: Pane, area: Rect, drawing: &mut Drawing) -> PaneList {
    match pane {
        Pane::Depth => PaneList::free(depth::draw(model, theme, area, drawing)),
        Pane::Injured => injured::draw(model, theme, area, drawing),
        Pane::Targets => targets::draw(model, theme, area, drawing),
        Pane::Gaps => PaneList::free(gaps::draw(model, theme, area, drawing)),
        Pane::Sheet => {
            sheet::draw(model, theme, area, drawing);
            PaneList::default()
        }
    }
}
