//! The deals screen: all deals by their progress, the ladder of the selected one, and the contracts that end soon.

mod alternatives;
mod ladder;
mod line;
mod lists;
mod money;
mod pipeline;

use ratatui::layout::{Constraint, Layout, Rect};

use super::frame::{hold_beside, hold_under};
use super::theme::Theme;
use crate::app::{DealsPart, Divider, Model, Place, Shape};
use crate::ui::drawing::Drawing;

pub(super) fn draw(model: &Model, theme: &Theme, area: Rect, drawing: &mut Drawing) {
    let areas = layout(model, area);
    for (part, area) in areas.iter().copied() {
        drawing.point(area, Place::Deals(part, None));
        match part {
            DealsPart::List => pipeline::draw(model, theme, area, drawing),
            DealsPart::Ladder => ladder::draw(model, theme, area, drawing),
            DealsPart::Ends => pipeline::draw_ends(model, theme, area, drawing),
        }
    }
    if let [(DealsPart::List, deals), (DealsPart::Ends, ends), _] = areas.as_slice() {
        hold_under(*deals, (Divider::Ends, ends.height), drawing);
        hold_beside(area, deals.right(), (Divider::Deals, deals.width), drawing);
    }
}

/// The areas of the parts.
fn layout(model: &Model, area: Rect) -> Vec<(DealsPart, Rect)> {
    if model.window.shape() == Shape::Tabs || model.screens.zoomed {
        return one_part(model, area);
    }
    let list = if model.window.shape() == Shape::Wide { 64 } else { 48 };
    let list = model.window.divided(Divider::Deals, list, area.width);
    let [left, right] = Layout::horizontal([Constraint::Length(list), Constraint::Min(0)]).areas(area);
    let ending = u16::try_from(model.screens.deals.shown_ends(&model.asked).len()).unwrap_or(u16::MAX);
    let ending = ending.saturating_add(2).clamp(3, (left.height / 3).max(3));
    let ending = model.window.divided(Divider::Ends, ending, left.height);
    let [deals, ends] = Layout::vertical([Constraint::Min(0), Constraint::Length(ending)]).areas(left);
    vec![(DealsPart::List, deals), (DealsPart::Ends, ends), (DealsPart::Ladder, right)]
}

/// The areas if there is no room for all parts: the list has the ladder under it, and the others are shown alone.
fn one_part(model: &Model, area: Rect) -> Vec<(DealsPart, Rect)> {
    match model.screens.deals.focus {
        DealsPart::List if !model.screens.zoomed => {
            let lines = u16::try_from(model.screens.deals.shown(&model.asked).len()).unwrap_or(u16::MAX);
            let list = lines.saturating_add(2).clamp(3, (area.height / 2).max(3));
            let [list, rest] = Layout::vertical([Constraint::Length(list), Constraint::Min(0)]).areas(area);
            vec![(DealsPart::List, list), (DealsPart::Ladder, rest)]
        }
        part => vec![(part, area)],
    }
}
