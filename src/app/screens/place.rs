//! The places that the mouse can point at.

use jiff::civil::Date;

use super::budget::BudgetPart;
use super::deals::DealsPart;
use crate::app::window::Divider;
use crate::command::{Pane, SquadColumn};
use crate::market::MarketColumn;

/// What is drawn at a cell of a screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// The key of a command, the name of a screen, an arrow beside the day: what calls a command, by its verb.
    Entry(&'static str),
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
    /// The index of a line of the market's table, and a column.
    Market { line: usize, column: Option<MarketColumn> },
    /// The heading of a column of that table.
    MarketHeading(MarketColumn),
    /// A slot on the pitch.
    Slot(usize),
    /// The indices of a player and of a column in the calendar.
    Calendar { person: Option<usize>, column: Option<usize> },
    /// A what-if in the list of them, by its index.
    WhatIf(usize),
    /// A week in the list of weeks that break, by its index among all weeks.
    Break(usize),
    /// A week under a list, by its first day.
    Week(Date),
    /// A border between panes, and the columns or lines of the pane at it.
    Divider(Divider, u16),
}

impl Place {
    /// Whether it is a line of a list, or the like, that can be opened.
    pub(in crate::app) fn is_line(self) -> bool {
        match self {
            Place::Pane(_, line)
            | Place::Deals(_, line)
            | Place::Budget(_, line)
            | Place::Calendar { person: line, .. } => line.is_some(),
            Place::Squad { .. } | Place::Market { .. } | Place::Slot(_) | Place::WhatIf(_) | Place::Break(_) => true,
            Place::Entry(_)
            | Place::SquadHeading(_)
            | Place::MarketHeading(_)
            | Place::Week(_)
            | Place::Divider(..) => false,
        }
    }
}
