//! The squad's table: everyone of the club, sorted by a column, with a selected cell.

use std::cmp::Reverse;

use jiff::civil::Date;

use super::cursor::Cursor;
use crate::app::asked::{Asked, Memo};
use crate::command::SquadColumn;
use crate::domain::{Cause, Id, Money, Outlook, Player, Training};
use crate::text;

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

/// The order of the squad's table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SquadOrder {
    pub by: SquadColumn,
    /// From the most to the least.
    pub falling: bool,
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
        let with = ListedFor { on: asked.on, today: asked.today(), filter, order: self.order };
        Memo::renew(&mut self.listed, asked.plan(), with, |with| list(asked, with.order));
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
    pub(in crate::app) fn mark(&mut self) {
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

/// What people are sorted by: of the same kind for everyone.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum SortKey {
    Figure(u64),
    Day(Date),
    /// The youngest are the least old.
    Born(Reverse<Date>),
    Word(String),
}

/// Everyone who matches the filter, in order.
///
/// Those who have left come last, and before them those of whom it is unknown, whichever way the others are sorted.
/// Among equals the plan's own order holds.
fn list(asked: &Asked, order: SquadOrder) -> Vec<Id> {
    let plan = asked.plan();
    let shown = plan.players.iter().filter(|(id, _)| asked.shows(id));
    let mut listed: Vec<((bool, bool), Option<SortKey>, &Id)> = shown
        .map(|(id, player)| {
            let key = sort_key(asked, id, player, order.by);
            ((asked.has_left(player), key.is_none()), key, id)
        })
        .collect();
    listed.sort_by(|(place, key, _), (other_place, other_key, _)| {
        let by_key = key.cmp(other_key);
        place.cmp(other_place).then(if order.falling { by_key.reverse() } else { by_key })
    });
    listed.into_iter().map(|(_, _, id)| id.clone()).collect()
}

fn sort_key(asked: &Asked, id: &Id, player: &Player, by: SquadColumn) -> Option<SortKey> {
    let profile = &player.profile;
    let figure = match by {
        SquadColumn::Name => return Some(SortKey::Word(text::fold(asked.plan().short_name(id)))),
        SquadColumn::Nation => return profile.nations.first().map(|nation| SortKey::Word(text::fold(nation))),
        SquadColumn::Position => profile.positions.iter().next()?.0 as u64,
        SquadColumn::Age => {
            let born = profile.born.filter(|_| profile.age(asked.on).is_some());
            return born.map(|born| SortKey::Born(Reverse(born)));
        }
        SquadColumn::Contract => return profile.contract.map(SortKey::Day),
        SquadColumn::Since => return player.joined.map(SortKey::Day),
        SquadColumn::Wage => profile.wage.map(Money::units)?,
        SquadColumn::Value => profile.value.map(Money::units)?,
        SquadColumn::Rating => profile.rating?.into(),
        SquadColumn::Height => profile.height_cm?.into(),
        SquadColumn::Shirt => player.shirt?.into(),
        SquadColumn::Foot => return profile.foot.map(|foot| SortKey::Word(foot.to_string())),
        SquadColumn::Trained => match profile.trained.as_ref()? {
            Training::Everywhere(trained) => *trained as u64,
            Training::By(_) => u64::MAX,
        },
        SquadColumn::Availability => availability(asked, id, player),
    };
    Some(SortKey::Figure(figure))
}

/// Who is injured comes first, and who can play last.
fn availability(asked: &Asked, id: &Id, player: &Player) -> u64 {
    let (plan, on) = (asked.plan(), asked.on);
    match plan.away(id, player, on, Outlook::Likely).map(|spell| spell.cause) {
        Some(Cause::Injury) => 0,
        Some(Cause::Suspension) => 1,
        Some(Cause::Other) => 2,
        Some(Cause::CallUp) => 3,
        Some(Cause::Lent) => 4,
        Some(Cause::NotJoined | Cause::LoanOver | Cause::ContractOver | Cause::Left) => 5,
        None if asked.answers.out.iter().any(|out| out.id == *id) => 6,
        None => 7,
    }
}
