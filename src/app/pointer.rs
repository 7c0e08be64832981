//! The mouse: what it points at, and what a click and the wheel do there.

use super::model::{Layer, Model};
use crate::command::{Mode, Pane, Screen};

/// What stands at a cell of the board.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    pub pane: Pane,
    /// The n-th of what the pane lists; `None` on its frame, and where nothing is listed.
    pub line: Option<usize>,
}

impl Model {
    /// Selects the pane and the line that was clicked. What lies over the board is left to the keys.
    pub(super) fn click(&mut self, place: Place) {
        if self.mode() != Mode::Board || !self.layers.is_empty() {
            return;
        }
        self.focus_on(place.pane);
        if let Some(line) = place.line {
            self.move_in(place.pane, |_| line);
        }
    }

    /// Scrolls what lies on top, or the pane under the mouse; the keys stay where they are.
    pub(super) fn wheel(&mut self, over: Option<Pane>, lines: isize) {
        match (self.layers.last(), over) {
            (Some(Layer::Prompt(_) | Layer::Help(_)), _) => self.highlight(lines),
            (Some(Layer::Sheet | Layer::Answer(_) | Layer::Settling), _) => self.move_by(lines),
            (None, Some(pane)) => self.move_in(pane, |from| from.saturating_add_signed(lines)),
            (None, None) if self.screen != Screen::Board => self.move_by(lines),
            (Some(Layer::Filter), _) | (None, None) => {}
        }
    }
}
