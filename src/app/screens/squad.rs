//! The squad's table: everyone of the club, sorted by a column, with a selected cell.

use jiff::civil::Date;

use super::cursor::Cursor;
use crate::app::asked::{Asked, Memo};
use crate::app::squad::{SquadOn, SquadOrder};
use crate::command::SquadColumn;
use crate::domain::Id;

/// The state of the squad's table.
#[derive(Clone, Debug)]
pub struct SquadTable {
    person: Cursor,
    /// The column of the selected cell.
    pub column: SquadColumn,
    /// The columns that the user wants, from the left.
    pub columns: Vec<SquadColumn>,
    /// Those who are set together.
    pub marked: Vec<Id>,
    pub order: SquadOrder,
    /// Who is shown, in order.
    listed: Option<Memo<ListedFor, Vec<Id>>>,
}

/// What the list depends on, beside the plan.
#[derive(Clone, PartialEq, Eq, Debug)]
struct ListedFor {
    on: Date,
    today: Date,
    filter: String,
    order: SquadOrder,
}

impl Default for SquadTable {
    fn default() -> SquadTable {
        let order = SquadOrder { by: SquadColumn::Position, falling: false };
        SquadTable {
            person: Cursor::default(),
            column: SquadColumn::Name,
            columns: SquadColumn::ALL.to_vec(),
            marked: Vec::new(),
            order,
            listed: None,
        }
    }
}

impl SquadTable {
    /// Who is shown, in order; nobody before the screen is first shown.
    pub fn shown(&self) -> &[Id] {
        self.listed.as_ref().map_or(&[], |held| &held.answer)
    }

    /// The index of the selected line; `None` if nobody is shown.
    pub fn line(&self) -> Option<usize> {
        self.person.index(self.shown())
    }

    pub(super) fn selected(&self) -> Option<&Id> {
        self.person.id(self.shown())
    }

    /// Lists the squad again if the plan, the day, the filter or the order has changed.
    pub(super) fn refresh(&mut self, asked: &Asked) {
        let filter = asked.only().unwrap_or("").to_owned();
        let with = ListedFor { on: asked.on, today: asked.as_of(), filter, order: self.order };
        Memo::renew(&mut self.listed, asked.plan(), with, |with| {
            SquadOn::of(asked).in_order(with.order, |id| asked.shows(id))
        });
    }

    pub(super) fn move_to(&mut self, to: impl Fn(usize) -> usize) {
        let mut person = std::mem::take(&mut self.person);
        person.go(to, self.shown());
        self.person = person;
    }

    pub(super) fn select(&mut self, line: usize, column: Option<SquadColumn>) {
        self.column = column.unwrap_or(self.column);
        self.move_to(|_| line);
    }

    pub(super) fn move_along(&mut self, step: isize) {
        let there = self.place().saturating_add_signed(step).min(self.columns.len().saturating_sub(1));
        self.column = self.columns.get(there).copied().unwrap_or(self.column);
    }

    /// Shows these columns alone, from the left; none are all.
    pub fn choose(&mut self, columns: Vec<SquadColumn>) {
        self.columns = if columns.is_empty() { SquadColumn::ALL.to_vec() } else { columns };
        if !self.columns.contains(&self.column) {
            let name = self.columns.iter().find(|column| **column == SquadColumn::Name);
            self.column = name.or(self.columns.first()).copied().unwrap_or(self.column);
        }
    }

    /// The place of the selected column among those that are wanted.
    fn place(&self) -> usize {
        self.columns.iter().position(|column| *column == self.column).unwrap_or(0)
    }

    /// Goes to the next cell that shows a field, or with a negative step to the previous one; false if there is none.
    pub(in crate::app) fn move_to_cell(&mut self, step: isize) -> bool {
        let (columns, here) = (&self.columns, self.place());
        let shows_field = |column: &&SquadColumn| column.field().is_some();
        let (beside, around) = match step < 0 {
            false => (columns.iter().skip(here + 1).find(shows_field), columns.iter().find(shows_field)),
            true => (columns.iter().take(here).rfind(shows_field), columns.iter().rfind(shows_field)),
        };
        if let Some(column) = beside {
            self.column = *column;
            return true;
        }
        let there = self.line().and_then(|line| line.checked_add_signed(step.signum()));
        match around.copied().zip(there.filter(|line| *line < self.shown().len())) {
            Some((column, line)) => self.select(line, Some(column)),
            None => return false,
        }
        true
    }

    /// Marks the selected player, or no longer, and goes down.
    pub(super) fn mark(&mut self) {
        let Some(id) = self.selected().cloned() else { return };
        match self.marked.iter().position(|marked| *marked == id) {
            Some(place) => drop(self.marked.remove(place)),
            None => self.marked.push(id),
        }
        self.move_to(|line| line.saturating_add(1));
    }

    /// Sorts by a column, or turns the order round if it is sorted by it already.
    pub(in crate::app) fn sort(&mut self, by: SquadColumn) {
        let falling = if self.order.by == by { !self.order.falling } else { by.most_first() };
        self.order = SquadOrder { by, falling };
        self.column = by;
    }

    /// Selects somebody, wherever he stands in the table.
    pub(in crate::app) fn follow(&mut self, id: Id) {
        self.person.follow(id);
    }
}
