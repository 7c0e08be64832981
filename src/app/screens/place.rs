//! The places that the mouse can point at.

use super::budget::BudgetPart;
use super::deals::DealsPart;
use crate::command::{Pane, Screen, SquadColumn};

/// What is drawn at a cell of a screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// The name of a screen.
    Screen(Screen),
    /// A pane of the board and the index of a line in its list; `None` on the frame and on empty lines.
    Pane(Pane, Option<usize>),
    /// The same for a part of the deals screen.
    Deals(DealsPart, Option<usize>),
    /// The same for a part of the budget screen.
    Budget(BudgetPart, Option<usize>),
    /// The index of a line of the squad's table, and a column.
    Squad { line: usize, column: Option<SquadColumn> },
    /// The heading of a column of that table.
    SquadHeading(SquadColumn),
    /// A slot on the pitch.
    Slot(usize),
    /// The indices of a player and of a column in the calendar.
    Calendar { person: Option<usize>, column: Option<usize> },
    /// A week in the list of weeks that break, by its index among all weeks.
    Break(usize),
}
