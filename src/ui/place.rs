//! What stands where on the board: the drawing read backwards, for the mouse.

use ratatui::layout::{Margin, Position, Rect};

use super::panes;
use crate::app::{Layer, Model, Place, Shape};
use crate::command::{Pane, Screen};

/// What stands at a cell; `None` outside of the panes, and where something lies over them.
pub fn at(model: &Model, column: u16, line: u16) -> Option<Place> {
    let (columns, lines) = model.size;
    let hidden = model.layers.iter().any(|layer| matches!(layer, Layer::Help(_) | Layer::Sheet | Layer::Answer(_)));
    if hidden || model.screen != Screen::Board || model.shape() == Shape::Card {
        return None;
    }
    let [_, body, ..] = super::parts(Rect::new(0, 0, columns, lines));
    let (tabs, areas) = super::layout(model, body);
    let cell = Position::new(column, line);
    if let Some(tabs) = tabs.filter(|tabs| tabs.contains(cell)) {
        let mut end = tabs.x;
        // A free column, then the name between two more.
        let name = |pane: &&Pane| {
            end = end.saturating_add(u16::try_from(pane.word().len()).unwrap_or(u16::MAX)).saturating_add(3);
            column < end
        };
        return model.panes().iter().find(name).map(|pane| Place { pane: *pane, line: None });
    }
    let (pane, area) = areas.into_iter().find(|(_, area)| area.contains(cell))?;
    let inside = area.inner(Margin::new(1, 1));
    let line = inside.contains(cell).then(|| panes::line(model, pane, inside, usize::from(line - inside.y)));
    Some(Place { pane, line: line.flatten() })
}
