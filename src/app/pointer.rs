//! The mouse: what it points at, and what a click and the wheel do there.

use super::deals::DealsPart;
use super::layers::Layer;
use super::model::Model;
use crate::command::{Mode, Pane, Screen};

/// What stands at a cell of a screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// A pane of the board, and the n-th of what it lists; nothing on its frame, and where nothing is listed.
    Pane(Pane, Option<usize>),
    /// The same of the deals.
    Deals(DealsPart, Option<usize>),
    /// A slot on the pitch.
    Slot(usize),
    /// In the calendar: the n-th of its people, and the n-th of its columns.
    Calendar { person: Option<usize>, column: Option<usize> },
    /// The n-th of its weeks, in the list of those that break.
    Break(usize),
}

impl Model {
    /// Selects what was clicked. What lies over a screen is left to the keys.
    pub(super) fn click(&mut self, place: Place) {
        if self.mode() != Mode::Board || !self.layers.is_empty() {
            return;
        }
        match place {
            Place::Pane(pane, line) => {
                self.focus_on(pane);
                if let Some(line) = line {
                    self.move_in(pane, |_| line);
                }
            }
            Place::Deals(part, line) => self.select_in_deals(part, line),
            Place::Slot(slot) => self.select_slot(slot),
            Place::Break(week) => self.select_break(week),
            Place::Calendar { person, column } => self.select_in_calendar(person, column),
        }
    }

    /// Scrolls what lies on top, or the pane under the mouse; the keys stay where they are.
    pub(super) fn wheel(&mut self, over: Option<Place>, lines: isize) {
        match (self.layers.last(), over) {
            (Some(Layer::Prompt(_) | Layer::Help(_)), _) => self.highlight(lines),
            (Some(Layer::Sheet | Layer::Answer(_) | Layer::Settling), _) => self.move_by(lines),
            (None, Some(Place::Pane(pane, _))) => self.move_in(pane, |from| from.saturating_add_signed(lines)),
            (None, Some(Place::Deals(part, _))) => self.move_in_deals(part, lines),
            (None, _) if self.screen != Screen::Board => self.move_by(lines),
            (Some(Layer::Filter), _) | (None, _) => {}
        }
    }
}
