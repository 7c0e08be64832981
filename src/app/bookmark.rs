//! Where a session stands, so that the next one on the plan begins there.

use super::asked::Order;
use super::model::Model;
use super::screens::{BudgetPart, CalendarPart, CalendarScale, DealsPart, SquadTable};
use super::squad::SquadOrder;
use crate::command::{Pane, Screen, SquadColumn};
use crate::domain::Id;

/// Where a session stands: what is shown, what is selected there, how it is ordered.
///
/// The day is none of it: a session begins on the plan's today.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bookmark {
    screen: Screen,
    zoomed: bool,
    pane: Pane,
    /// The label of the selected slot.
    slot: Option<String>,
    person: Option<Id>,
    order: Order,
    calendar: (CalendarPart, CalendarScale),
    deals: DealsPart,
    /// The column of the selected cell of the squad.
    column: SquadColumn,
    squad: SquadOrder,
    /// The columns that were chosen.
    columns: Vec<SquadColumn>,
    budget: BudgetPart,
}

const YES: &str = "yes";

impl Bookmark {
    /// What is kept of it: names and their values, but for the usual ones.
    pub fn words(&self) -> Vec<(&'static str, String)> {
        let usual = Bookmark::usual();
        let told = |name, value: &str, usual: &str| (value != usual).then(|| (name, value.to_owned()));
        let yes = |name, holds: bool| holds.then(|| (name, YES.to_owned()));
        [
            told("screen", self.screen.word(), usual.screen.word()),
            yes("zoomed", self.zoomed),
            told("pane", self.pane.word(), usual.pane.word()),
            self.slot.clone().map(|slot| ("slot", slot)),
            self.person.as_ref().map(|person| ("person", person.to_string())),
            told("targets", self.order.word(), usual.order.word()),
            told("calendar", self.calendar.0.word(), usual.calendar.0.word()),
            told("scale", self.calendar.1.word(), usual.calendar.1.word()),
            told("deals", self.deals.word(), usual.deals.word()),
            told("column", self.column.word(), usual.column.word()),
            told("squad", self.squad.by.word(), usual.squad.by.word()),
            yes("falling", self.squad.falling),
            told("columns", &column_words(&self.columns), &column_words(&usual.columns)),
            told("budget", self.budget.word(), usual.budget.word()),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// Reads what was kept; whatever nobody knows any more is as usual.
    pub fn of_words(words: &[(String, String)]) -> Bookmark {
        let usual = Bookmark::usual();
        let value = |name: &str| words.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str());
        let part = value("calendar").and_then(CalendarPart::from_word).unwrap_or(usual.calendar.0);
        let scale = value("scale").and_then(CalendarScale::from_word).unwrap_or(usual.calendar.1);
        Bookmark {
            screen: value("screen").and_then(Screen::from_word).unwrap_or(usual.screen),
            zoomed: value("zoomed") == Some(YES),
            pane: value("pane").and_then(Pane::from_word).unwrap_or(usual.pane),
            slot: value("slot").map(str::to_owned),
            person: value("person").and_then(|id| Id::new(id).ok()),
            order: value("targets").and_then(Order::from_word).unwrap_or(usual.order),
            calendar: (part, scale),
            deals: value("deals").and_then(DealsPart::from_word).unwrap_or(usual.deals),
            column: value("column").and_then(SquadColumn::from_word).unwrap_or(usual.column),
            squad: SquadOrder {
                by: value("squad").and_then(SquadColumn::from_word).unwrap_or(usual.squad.by),
                falling: value("falling") == Some(YES),
            },
            columns: value("columns").and_then(columns_of).unwrap_or(usual.columns),
            budget: value("budget").and_then(BudgetPart::from_word).unwrap_or(usual.budget),
        }
    }

    /// Where a session begins that has no other to follow.
    fn usual() -> Bookmark {
        let squad = SquadTable::default();
        Bookmark {
            screen: Screen::Board,
            zoomed: false,
            pane: Pane::Targets,
            slot: None,
            person: None,
            order: Order::default(),
            calendar: Default::default(),
            deals: DealsPart::default(),
            column: squad.column,
            squad: squad.order,
            columns: squad.columns,
            budget: BudgetPart::default(),
        }
    }
}

fn column_words(columns: &[SquadColumn]) -> String {
    columns.iter().map(|column| column.word()).collect::<Vec<_>>().join(" ")
}

/// Columns of their words; `None` where one is unknown or occurs twice.
fn columns_of(words: &str) -> Option<Vec<SquadColumn>> {
    let mut columns = Vec::new();
    for word in words.split(' ') {
        let column = SquadColumn::from_word(word).filter(|column| !columns.contains(column))?;
        columns.push(column);
    }
    Some(columns)
}

impl Model {
    /// Where the session stands.
    pub fn bookmark(&self) -> Bookmark {
        let screens = &self.screens;
        let slot = self.asked.answers.cover.slots.get(screens.board.slot);
        Bookmark {
            // A session begins without a market.
            screen: Some(screens.shown).filter(|screen| *screen != Screen::Market).unwrap_or(Screen::Board),
            zoomed: screens.zoomed,
            // Only a wide window has the sheet beside the other panes.
            pane: Some(screens.board.focus).filter(|pane| *pane != Pane::Sheet).unwrap_or(screens.board.people),
            slot: slot.map(|slot| slot.label.clone()),
            person: self.selected().map(|(id, _)| id.clone()),
            order: self.asked.order,
            calendar: (screens.calendar.focus, screens.calendar.scale),
            deals: screens.deals.focus,
            column: screens.squad.column,
            squad: screens.squad.order,
            columns: screens.squad.columns.clone(),
            budget: screens.budget.focus,
        }
    }

    /// Goes to where an earlier session stood; what the plan no longer has is not selected.
    pub fn return_to(&mut self, bookmark: &Bookmark) {
        if bookmark.order != self.asked.order {
            self.asked.swap_order();
        }
        // A screen that is gone to selects whom the board had selected, so whoever was selected comes after that.
        self.begin_on(bookmark.screen);
        self.screens.return_to(bookmark.pane, bookmark.slot.as_deref(), bookmark.person.as_ref(), &self.asked);
        self.screens.zoomed = bookmark.zoomed;
        (self.screens.calendar.focus, self.screens.calendar.scale) = bookmark.calendar;
        self.screens.deals.focus = bookmark.deals;
        (self.screens.squad.column, self.screens.squad.order) = (bookmark.column, bookmark.squad);
        self.screens.squad.choose(bookmark.columns.clone());
        self.screens.budget.focus = bookmark.budget;
        self.refresh();
    }
}
