//! The screens: which one is shown, the selection on each, and how it moves.
//!
//! A move that leads to another day returns that day.

mod alternatives;
mod board;
mod budget;
mod calendar;
mod cursor;
mod deals;
mod line_answers;
mod market;
mod place;
mod squad;
mod what_ifs;

use jiff::civil::Date;

pub use alternatives::PersonAlternatives;
pub use board::Board;
pub use budget::{BudgetLines, BudgetPart, BudgetScreen};
pub use calendar::{CalendarPart, CalendarScale, CalendarState};
pub use cursor::Cursor;
pub use deals::{Deals, DealsPart, Negotiation};
pub use line_answers::LineAnswers;
pub use market::MarketTable;
pub use place::Place;
pub use squad::SquadTable;
pub use what_ifs::{ListedWhatIf, ListedWhatIfs, WhatIfList};

use super::asked::Asked;
use super::scroll::Scroll;
use crate::analysis::alternatives::Sought;
use crate::command::{Pane, Screen};
use crate::domain::{FieldName, Id, Person};

/// The screen that is shown, and the state of each.
pub struct Screens {
    pub shown: Screen,
    /// Whether one pane fills the screen.
    pub zoomed: bool,
    /// The pitch shares its selected slot.
    pub board: Board,
    pub calendar: CalendarState,
    pub deals: Deals,
    pub squad: SquadTable,
    pub budget: BudgetScreen,
    pub what_ifs: WhatIfList,
    pub market: MarketTable,
}

impl Default for Screens {
    fn default() -> Screens {
        Screens {
            shown: Screen::Board,
            zoomed: false,
            board: Board::default(),
            calendar: CalendarState::default(),
            deals: Deals::default(),
            squad: SquadTable::default(),
            budget: BudgetScreen::default(),
            what_ifs: WhatIfList::default(),
            market: MarketTable::default(),
        }
    }
}

impl Screens {
    /// Computes the answers that only the current screen shows, if they have changed.
    pub(super) fn refresh(&mut self, asked: &Asked) {
        match self.shown {
            Screen::Deals => self.deals.refresh(asked),
            Screen::Squad => self.squad.refresh(asked),
            Screen::Budget => self.budget.refresh(asked),
            Screen::WhatIfs => self.what_ifs.refresh(asked),
            Screen::Calendar => self.calendar.refresh(asked),
            Screen::Board | Screen::Pitch | Screen::Market => {}
        }
    }

    /// The person that commands are about.
    pub fn selected<'a>(&self, asked: &'a Asked) -> Option<(&'a Id, Person<'a>)> {
        let id = match self.shown {
            Screen::Board => self.board.selected(asked),
            Screen::Pitch => self.board.selected_in_slot(asked),
            Screen::Calendar => self.calendar.selected(),
            Screen::Deals => self.deals.selected(asked),
            Screen::Squad => self.squad.selected(),
            Screen::Budget => self.budget.selected(asked),
            Screen::WhatIfs | Screen::Market => None,
        }?;
        let plan = asked.plan();
        let held = plan.players.entry(id.as_str()).map(|(id, player)| (id, Person::Player(player)));
        held.or_else(|| plan.targets.entry(id.as_str()).map(|(id, target)| (id, Person::Target(target))))
    }

    /// The field of the selected cell in the squad's table.
    pub(super) fn field(&self) -> Option<FieldName> {
        if self.shown == Screen::Squad { self.squad.column.field() } else { None }
    }

    /// The players who are marked in the squad's table.
    pub fn marked<'a>(&'a self, asked: &'a Asked) -> impl Iterator<Item = &'a Id> {
        let marked = if self.shown == Screen::Squad { self.squad.marked.as_slice() } else { &[] };
        marked.iter().filter(|id| asked.plan().players.contains(id))
    }

    /// Marks whoever is selected in a table, or no longer, and goes down.
    pub(super) fn mark(&mut self) {
        match self.shown {
            Screen::Market => self.market.mark(),
            _ => self.squad.mark(),
        }
    }

    /// Marks nobody any more; false if nobody was marked.
    pub(super) fn unmark(&mut self) -> bool {
        if self.shown == Screen::Market {
            return self.market.unmark();
        }
        let marked = self.shown == Screen::Squad && !self.squad.marked.is_empty();
        if marked {
            self.squad.marked.clear();
        }
        marked
    }

    /// The label of the slot that commands are about.
    pub(super) fn slot<'a>(&self, asked: &'a Asked) -> Option<&'a str> {
        let shown = match self.shown {
            Screen::Board => self.board.focus == Pane::Depth,
            Screen::Pitch => true,
            Screen::Calendar | Screen::Deals | Screen::Squad | Screen::Budget | Screen::WhatIfs | Screen::Market => {
                false
            }
        };
        asked.answers.cover.slots.get(self.board.slot).filter(|_| shown).map(|slot| slot.label.as_str())
    }

    /// What to look for in alternatives to the selected person, or for the selected gap.
    pub(super) fn sought(&self, asked: &Asked) -> Option<Sought> {
        let gap = self.board.gap(asked).filter(|_| self.shown == Screen::Board);
        gap.map(|slots| Sought::slots(asked.plan(), slots)).or_else(|| {
            let (id, person) = self.selected(asked)?;
            Some(Sought::like(id, person.profile(), asked.at_least))
        })
    }

    /// The name of the selected what-if, where nothing else is listed.
    pub(super) fn what_if<'a>(&self, asked: &'a Asked) -> Option<&'a str> {
        self.what_ifs.selected(asked).filter(|_| self.shown == Screen::WhatIfs)
    }

    /// The name of the selected what-if among those that have the focus, if there is one; `None` if others have it.
    pub(super) fn focused_what_if<'a>(&self, asked: &'a Asked) -> Option<Option<&'a str>> {
        match self.shown {
            Screen::WhatIfs => Some(self.what_ifs.selected(asked)),
            Screen::Budget if self.budget.focus == BudgetPart::WhatIfs => Some(self.budget.selected_what_if(asked)),
            _ => None,
        }
    }

    /// Goes to a screen; the deals, the squad and the budget select the person who was selected before.
    pub(super) fn show(&mut self, screen: Screen, asked: &Asked) {
        let person = self.selected(asked).map(|(id, _)| id.clone());
        match screen {
            Screen::Deals => self.deals.come_to(person, asked),
            Screen::Squad => {
                if let Some(player) = person.filter(|id| asked.plan().players.contains(id)) {
                    self.squad.follow(player);
                }
            }
            Screen::Budget => person.into_iter().for_each(|person| self.budget.follow(person)),
            Screen::WhatIfs => {
                if let Some(assumed) = &asked.assumed {
                    self.what_ifs.follow(&assumed.name);
                }
            }
            Screen::Board | Screen::Pitch | Screen::Calendar | Screen::Market => {}
        }
        self.shown = screen;
    }

    /// Goes to a pane and a slot, and selects a person wherever he is listed.
    pub(super) fn return_to(&mut self, pane: Pane, slot: Option<&str>, person: Option<&Id>, asked: &Asked) {
        let slots = &asked.answers.cover.slots;
        if let Some(slot) = slots.iter().position(|held| Some(held.label.as_str()) == slot) {
            self.board.select_slot(slot, asked);
        }
        self.board.focus_on(pane);
        if let Some(person) = person {
            self.board.follow(person);
            self.calendar.follow(person);
            self.deals.follow(person);
            self.squad.follow(person.clone());
            self.budget.follow(person.clone());
        }
    }

    /// Moves the selection by lines; it stops at the ends.
    pub(super) fn move_by(&mut self, lines: isize, asked: &Asked) -> Option<Date> {
        match self.shown {
            Screen::Board => self.board.move_in(self.board.focus, asked, |from| from.saturating_add_signed(lines)),
            Screen::Pitch => {
                let there = asked.plan().tactic.formation.further_up(self.board.slot, -lines);
                self.select_slot(there, asked);
            }
            Screen::Calendar => return self.calendar.move_by(lines, asked.on),
            Screen::Deals => self.deals.move_in(self.deals.focus, lines, asked),
            Screen::Squad => self.squad.move_to(|from| from.saturating_add_signed(lines)),
            Screen::Budget => self.budget.move_in(self.budget.focus, lines, asked),
            Screen::WhatIfs => self.what_ifs.move_to(|from| from.saturating_add_signed(lines), asked),
            Screen::Market => self.market.move_to(|from| from.saturating_add_signed(lines)),
        }
        None
    }

    /// Moves the selection within its line.
    pub(super) fn move_along(&mut self, step: isize, asked: &Asked) -> Option<Date> {
        match self.shown {
            Screen::Board => self.board.move_along(asked, step),
            Screen::Pitch => {
                let there = asked.plan().tactic.formation.further_right(self.board.slot, step);
                self.select_slot(there, asked);
            }
            Screen::Calendar => return self.calendar.move_through_time(step, asked.on),
            Screen::Deals | Screen::WhatIfs => {}
            Screen::Squad => self.squad.move_along(step),
            Screen::Market => self.market.move_along(step),
            Screen::Budget => self.budget.move_in(BudgetPart::Seasons, step, asked),
        }
        None
    }

    fn select_slot(&mut self, slot: Option<usize>, asked: &Asked) {
        if let Some(slot) = slot {
            self.board.select_slot(slot, asked);
        }
    }

    /// Moves the focus to the next of these panes, or to the next part of another screen.
    pub(super) fn next_part(&mut self, panes: &[Pane], step: isize, asked: &Asked) -> Option<Date> {
        match self.shown {
            Screen::Board => self.board.focus_next(panes, step),
            Screen::Pitch | Screen::Squad | Screen::WhatIfs | Screen::Market => {}
            Screen::Calendar => return self.calendar.swap_part(asked.on),
            Screen::Deals => self.deals.next_part(step),
            Screen::Budget => self.budget.next_part(step),
        }
        None
    }

    /// Opens the selection; true if the sheet has to be opened as a layer, since these panes have no room for it.
    ///
    /// A gap leads to its first slot, a week to the gaps of its day, and a place on the pitch to its people. Otherwise
    /// the sheet of the selected person opens.
    pub(super) fn open(&mut self, panes: &[Pane], asked: &Asked) -> bool {
        match self.shown {
            Screen::Calendar if self.calendar.focus == CalendarPart::Breaks => self.go_to(Pane::Gaps),
            Screen::Pitch => self.go_to(Pane::Depth),
            Screen::Board if self.board.focus == Pane::Gaps => self.board.open_gap(asked),
            Screen::Budget if self.budget.focus == BudgetPart::Seasons => self.budget.focus = BudgetPart::Deals,
            Screen::Market => {
                self.board.sheet = Scroll::default();
                return self.market.selected().is_some();
            }
            _ if self.selected(asked).is_some() => {
                self.board.sheet = Scroll::default();
                if self.shown != Screen::Board || !panes.contains(&Pane::Sheet) {
                    return true;
                }
                self.board.focus_on(Pane::Sheet);
            }
            _ => {}
        }
        false
    }

    fn go_to(&mut self, pane: Pane) {
        self.shown = Screen::Board;
        self.board.focus_on(pane);
    }

    /// Goes one step back towards the plain board; false if it is already shown.
    pub(super) fn back(&mut self) -> bool {
        match self.shown {
            Screen::Board if self.board.focus == Pane::Sheet => self.board.focus_on(self.board.people),
            Screen::Board if self.zoomed => self.zoomed = false,
            Screen::Board => return false,
            Screen::Market if self.market.unrank() => {}
            _ => self.shown = Screen::Board,
        }
        true
    }

    /// Moves the focus away from a pane that is no longer shown.
    pub(super) fn fit(&mut self, panes: &[Pane]) {
        if !panes.contains(&self.board.focus) {
            self.board.focus_on(self.board.people);
        }
    }

    /// Selects what was clicked.
    pub(super) fn click(&mut self, place: Place, asked: &Asked) -> Option<Date> {
        match place {
            Place::Entry(_) | Place::Divider(..) => {}
            Place::Pane(pane, line) => {
                self.board.focus_on(pane);
                if let Some(line) = line {
                    self.board.move_in(pane, asked, |_| line);
                }
            }
            Place::Deals(part, line) => self.deals.select(part, line, asked),
            Place::Budget(part, line) => {
                self.budget.focus = part;
                self.budget.select(part, line, asked);
            }
            Place::Squad { line, column } => self.squad.select(line, column),
            Place::SquadHeading(column) => self.squad.sort(column),
            Place::Market { line, column } => self.market.select(line, column),
            Place::MarketHeading(column) => self.market.sort(column),
            Place::Slot(slot) => self.board.select_slot(slot, asked),
            Place::WhatIf(line) => self.what_ifs.move_to(|_| line, asked),
            Place::Break(week) => return self.calendar.select_break(week),
            Place::Week(first) => return calendar::day_to_show(first, asked),
            Place::Calendar { person, column } => return self.calendar.select(person, column),
        }
        None
    }

    /// Scrolls the list under the mouse; the focus stays where it is.
    pub(super) fn wheel(&mut self, over: Option<Place>, lines: isize, asked: &Asked) -> Option<Date> {
        match over {
            Some(Place::Pane(pane, _)) => self.board.move_in(pane, asked, |from| from.saturating_add_signed(lines)),
            Some(Place::Deals(part, _)) => self.deals.move_in(part, lines, asked),
            Some(Place::Budget(part, _)) => self.budget.move_in(part, lines, asked),
            _ if self.shown == Screen::Board => {}
            _ => return self.move_by(lines, asked),
        }
        None
    }
}
