//! Finds what is drawn at a cell of the screen, for the mouse.

use ratatui::layout::{Margin, Position, Rect};

use super::footer::Said;
use super::{budget, calendar, deals, panes, pitch, squad, tabs};
use crate::app::{Layer, Model, Place, Shape};
use crate::command::Screen;

/// What is drawn at a cell; `None` outside of the panes and where something covers them.
pub fn at(model: &Model, column: u16, line: u16) -> Option<Place> {
    let (columns, lines) = model.window.size;
    let hidden = model.layers.iter().any(|layer| matches!(layer, Layer::Help(_) | Layer::Sheet | Layer::Answer(_)));
    if hidden || model.window.shape() == Shape::Card {
        return None;
    }
    let screen = Rect::new(0, 0, columns, lines);
    let [_, names, body, ..] = super::parts(&Said::of(model, screen), screen);
    let cell = Position::new(column, line);
    if names.contains(cell) {
        return tabs::at(model, columns, column);
    }
    match model.screens.shown {
        Screen::Board => on_the_board(model, body, cell),
        Screen::Pitch => pitch::at(model, body, cell).map(Place::Slot),
        Screen::Calendar => calendar::at(model, body, cell),
        Screen::Squad => squad::at(model, body, cell),
        Screen::Budget => budget::at(model, body, cell),
        Screen::Deals => {
            let (part, area) = deals::layout(model, body).into_iter().find(|(_, area)| area.contains(cell))?;
            Some(Place::Deals(part, listed(area, cell, |inside, line| deals::line(model, part, inside, line))))
        }
    }
}

/// The index of the entry at a cell of a framed list.
fn listed(area: Rect, cell: Position, line: impl FnOnce(Rect, usize) -> Option<usize>) -> Option<usize> {
    let inside = area.inner(Margin::new(1, 1));
    inside.contains(cell).then(|| line(inside, usize::from(cell.y - inside.y)))?
}

fn on_the_board(model: &Model, body: Rect, cell: Position) -> Option<Place> {
    let (pane, area) = super::layout(model, body).into_iter().find(|(_, area)| area.contains(cell))?;
    Some(Place::Pane(pane, listed(area, cell, |inside, line| panes::line(model, pane, inside, line))))
}
