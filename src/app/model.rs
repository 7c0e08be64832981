//! Everything the screen is drawn from.

use std::sync::Arc;

use jiff::civil::Date;

use super::asked::Asked;
use super::calendar::CalendarState;
use super::cursor::Cursor;
use super::deals::Deals;
use super::document::{Document, Saving};
use super::history::History;
use super::layers::Layer;
use super::prompt::{Prompt, Purpose};
use super::question::Question;
use super::said::{Status, Tone};
use super::settle::Settling;
use super::unsaved::Unsaved;
use super::window::{Shape, Window};
use crate::command::{Context, Keymap, Mode, Pane, PersonKind, Scope, Screen};
use crate::domain::{Formation, Id, Person, Plan, Rules};

/// What was read from the files beside the plan.
#[derive(Clone, Default)]
pub struct Catalogue {
    pub formations: Vec<Arc<Formation>>,
    /// Of the competitions that a plan may name.
    pub rules: Vec<Rules>,
    pub keymap: Keymap,
}

/// The state of the program.
pub struct Model {
    pub catalogue: Catalogue,
    pub asked: Asked,
    pub history: History,
    pub document: Document,
    pub window: Window,
    pub screen: Screen,
    pub focus: Pane,
    /// The pane that had the focus last among those that list people.
    pub people: Pane,
    pub zoomed: bool,
    /// The selected slot, in formation order.
    pub slot: usize,
    pub person_in_slot: Cursor,
    pub injured: Cursor,
    pub target: Cursor,
    pub gap: usize,
    pub calendar: CalendarState,
    pub deals: Deals,
    /// Lines scrolled in the sheet.
    pub sheet: usize,
    /// What lies over the board, the topmost last.
    pub layers: Vec<Layer>,
    /// The last line that was closed before it ran.
    pub draft: String,
    pub status: Status,
    /// What an earlier session could not save, until it is taken in or thrown away.
    pub unsaved: Option<Unsaved>,
    /// What both sides changed, the oldest first.
    pub settling: Vec<Settling>,
    /// What was asked last, until its answer is shown.
    pub(super) awaited: Option<Question>,
}

impl Model {
    pub fn new(plan: Plan, document: Document, catalogue: Catalogue, clock: Date) -> Model {
        let history = History::new(plan);
        Model {
            asked: Asked::new(history.plan().clone(), clock),
            history,
            document,
            catalogue,
            window: Window::default(),
            screen: Screen::Board,
            focus: Pane::Targets,
            people: Pane::Targets,
            zoomed: false,
            slot: 0,
            person_in_slot: Cursor::default(),
            injured: Cursor::default(),
            target: Cursor::default(),
            gap: 0,
            calendar: CalendarState::default(),
            deals: Deals::default(),
            sheet: 0,
            awaited: None,
            layers: Vec::new(),
            draft: String::new(),
            status: Status::default(),
            unsaved: None,
            settling: Vec::new(),
        }
    }

    /// The day that new entries are dated.
    pub fn today(&self) -> Date {
        self.asked.today()
    }

    /// The plan as it is.
    pub fn kept_plan(&self) -> &Arc<Plan> {
        self.history.plan()
    }

    pub fn scope(&self) -> Scope<'_> {
        Scope { plan: self.kept_plan(), formations: &self.catalogue.formations }
    }

    pub fn prompt(&self) -> Option<&Prompt> {
        match self.layers.last() {
            Some(Layer::Prompt(prompt)) => Some(prompt),
            _ => None,
        }
    }

    pub(super) fn prompt_mut(&mut self) -> Option<&mut Prompt> {
        match self.layers.last_mut() {
            Some(Layer::Prompt(prompt)) => Some(prompt),
            _ => None,
        }
    }

    pub fn mode(&self) -> Mode {
        match self.layers.last() {
            Some(Layer::Prompt(prompt)) if prompt.purpose == Purpose::Leaving => Mode::Leaving,
            _ if self.window.shape() == Shape::Card => Mode::Card,
            Some(Layer::Prompt(prompt)) if prompt.purpose == Purpose::Recovering => Mode::Recovering,
            Some(Layer::Prompt(_)) => Mode::Typing,
            Some(Layer::Filter) => Mode::Filtering,
            Some(Layer::Help(_)) => Mode::Helping,
            Some(Layer::Settling) => Mode::Settling,
            Some(Layer::Answer(_)) => Mode::Reading,
            Some(Layer::Sheet) | None => Mode::Board,
        }
    }

    /// The person that commands are about: of the focused pane, or of the last one that lists people.
    pub fn selected(&self) -> Option<(&Id, Person<'_>)> {
        let plan = self.asked.plan();
        let id = match (self.screen, self.people) {
            (Screen::Calendar, _) => {
                let people = self.players_of_calendar();
                self.calendar.player.id(&people).and_then(|id| plan.players.entry(id.as_str())).map(|(id, _)| id)
            }
            (Screen::Deals, _) => {
                let person = self.person_of_deals()?;
                let player = plan.players.entry(person.as_str()).map(|(id, _)| id);
                player.or_else(|| plan.targets.entry(person.as_str()).map(|(id, _)| id))
            }
            (Screen::Pitch, _) | (Screen::Board, Pane::Depth) => self.selected_in_slot(),
            (Screen::Board, Pane::Injured) => self.selected_injured(),
            (Screen::Board, Pane::Targets | Pane::Gaps | Pane::Sheet) => self.selected_target(),
        }?;
        let held = plan.players.entry(id.as_str()).map(|(id, player)| (id, Person::Player(player)));
        held.or_else(|| plan.targets.entry(id.as_str()).map(|(id, target)| (id, Person::Target(target))))
    }

    pub fn context(&self) -> Context {
        let kind = |person| match person {
            Person::Player(_) => PersonKind::Player,
            Person::Target(_) => PersonKind::Target,
        };
        let sheet = self.layers.iter().any(|layer| matches!(layer, Layer::Sheet));
        let slot = self.asked.answers.cover.slots.get(self.slot).filter(|_| match self.screen {
            _ if sheet => false,
            Screen::Board => self.focus == Pane::Depth,
            Screen::Pitch => true,
            Screen::Calendar | Screen::Deals => false,
        });
        Context {
            screen: self.screen,
            pane: self.focus,
            person: self.selected().map(|(id, person)| (id.clone(), kind(person))),
            slot: slot.map(|slot| slot.label.clone()),
            undo: self.history.to_undo().map(str::to_owned),
            redo: self.history.to_redo().map(str::to_owned),
            conflicts: self.settling.iter().map(|settling| settling.conflicts.len()).sum(),
            unsaved: self.unsaved.is_some(),
            mode: self.mode(),
        }
    }

    /// Asks the plan again when the plan, the day or the familiarity has changed.
    pub(super) fn refresh(&mut self) {
        self.asked.refresh(self.history.plan());
        match self.screen {
            Screen::Calendar => self.refresh_calendar(),
            Screen::Deals => self.refresh_deals(),
            Screen::Board | Screen::Pitch => {}
        }
    }

    /// Takes the last refusal away, since something else is done now. Why the plan is not saved stays.
    pub(super) fn move_on(&mut self) {
        let stays = matches!(&self.document.saving, Saving::Failed(why) if self.status.text.ends_with(why.as_str()));
        if self.status.tone == Tone::Refusal && !stays {
            self.status = Status::default();
        }
    }

    pub(super) fn say(&mut self, text: impl Into<String>, tone: Tone) {
        self.status = Status { text: text.into(), tone };
    }
}
