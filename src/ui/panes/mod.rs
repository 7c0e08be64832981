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
use crate::domain::Id;
use crate::ui::row::visible;

pub(super) fn draw(model: &Model, theme: &Theme, pane: Pane, area: Rect, buffer: &mut Buffer) {
    match pane {
        Pane::Depth => depth::draw(model, theme, area, buffer),
        Pane::Injured => injured::draw(model, theme, area, buffer),
        Pane::Targets => targets::draw(model, theme, area, buffer),
        Pane::Gaps => gaps::draw(model, theme, area, buffer),
        Pane::Sheet => sheet::draw(model, theme, area, buffer),
    }
}

/// The n-th of what a pane lists, by the line of its inside that it stands on.
pub(super) fn line(model: &Model, pane: Pane, inside: Rect, line: usize) -> Option<usize> {
    let (selected, count) = match pane {
        Pane::Depth => (Some(model.slot), model.asked.answers.cover.slots.len()),
        Pane::Injured => {
            let ids: Vec<Id> = model.asked.shown_out().iter().map(|out| out.id.clone()).collect();
            (model.injured.index(&ids), ids.len())
        }
        Pane::Targets => {
            let ids = model.asked.shown_targets();
            (model.target.index(&ids), ids.len())
        }
        Pane::Gaps => return gaps::at(model, inside, line),
        Pane::Sheet => return None,
    };
    let (first, last) = visible(selected?, count, usize::from(inside.height));
    Some(first + line).filter(|index| *index < last)
}

/// How the selected line of a pane is marked: strongly where the keys go.
fn selection(model: &Model, pane: Pane, theme: &Theme) -> Style {
    if model.focus == pane { theme.selected } else { theme.selected_elsewhere }
}
