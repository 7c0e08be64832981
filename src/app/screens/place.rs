//! What the mouse can point at.

use super::deals::DealsPart;
use crate::command::Pane;

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
