//! Everything the screen is drawn from.

use std::sync::Arc;

use jiff::civil::Date;
use tui_input::Input;

use super::answers::Answers;
use super::assumed::{Assumed, Before};
use super::calendar::CalendarState;
use super::cursor::Cursor;
use super::deals::Deals;
use super::document::{Document, Saving};
use super::history::History;
use super::memo::{Memo, Pair};
use super::prompt::{Prompt, Purpose};
use super::question::{Answer, Question};
use super::settle::Settling;
use super::unsaved::Unsaved;
use super::worth::Order;
use crate::analysis::Worth;
use crate::analysis::money::Finances;
use crate::command::{Context, Keymap, Mode, Pane, PersonKind, Scope, Screen};
use crate::domain::{Familiarity, Formation, Id, Person, Plan, Rules};

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
    pub history: History,
    /// What is laid over the plan on every screen.
    pub assumed: Option<Assumed>,
    pub document: Document,
    pub catalogue: Catalogue,
    /// The clock's day at the start.
    pub clock: Date,
    /// The day the board answers for.
    pub on: Date,
    pub at_least: Familiarity,
    pub screen: Screen,
    pub focus: Pane,
    /// The pane that had the focus last among those that list people.
    pub people: Pane,
    pub zoomed: bool,
    pub look: Look,
    /// Whether clicks and the wheel come here; else they are the terminal's own, which selects text with them.
    pub mouse: bool,
    /// Columns and lines of the terminal.
    pub size: (u16, u16),
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
    /// Shows only people who have this in their name, club or positions.
    pub filter: Input,
    /// What lies over the board, the topmost last.
    pub layers: Vec<Layer>,
    /// The last line that was closed before it ran.
    pub draft: String,
    pub status: Status,
    /// What an earlier session could not save, until it is taken in or thrown away.
    pub unsaved: Option<Unsaved>,
    /// What both sides changed, the oldest first.
    pub settling: Vec<Settling>,
    /// How the targets are ordered.
    pub order: Order,
    pub answers: Answers,
    /// The answers of the plan as it is, while something is assumed.
    pub before: Option<Before>,
    /// What the targets add, by today and the lowest familiarity.
    pub(super) worths: Pair<(Date, Familiarity), Vec<Worth>>,
    pub(super) finances: Option<Memo<Date, Finances>>,
    /// What was asked last, until its answer is shown.
    pub(super) awaited: Option<Question>,
    /// The plan, day and familiarity that the answers are for.
    pub(super) answered: (Arc<Plan>, Date, Familiarity),
}

/// Something over the board that `Esc` closes.
pub enum Layer {
    Prompt(Box<Prompt>),
    /// The filter is being typed.
    Filter,
    Help(Help),
    /// What was asked for.
    Answer(Answer),
    /// The sheet of the selected person, where it has no place beside the board.
    Sheet,
    /// The conflicts that wait to be settled.
    Settling,
}

/// The list of commands.
#[derive(Default)]
pub struct Help {
    /// Shows only commands that have this in their name, line, key or doc.
    pub search: Input,
    /// Lines scrolled.
    pub scrolled: usize,
}

/// The last thing to say, fit for a screen.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Status {
    pub text: String,
    pub tone: Tone,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Tone {
    #[default]
    Plain,
    Warning,
    Refusal,
}

/// The colours of the screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Look {
    /// For a dark ground.
    #[default]
    Dark,
    /// For a light ground.
    Light,
    /// Without colours.
    Mono,
}

/// How much of the board there is room for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// A card that asks for room.
    Card,
    /// One pane at a time.
    Tabs,
    Board,
    /// The board, and the sheet of the selected person beside it.
    Wide,
}

impl Shape {
    pub fn of((columns, lines): (u16, u16)) -> Shape {
        match (columns, lines) {
            (..60, _) | (_, ..15) => Shape::Card,
            (..120, _) | (_, ..24) => Shape::Tabs,
            (..180, _) => Shape::Board,
            _ => Shape::Wide,
        }
    }
}

impl Model {
    pub fn new(plan: Plan, document: Document, catalogue: Catalogue, clock: Date) -> Model {
        let on = plan.today.unwrap_or(clock);
        let at_least = Familiarity::Competent;
        let answers = Answers::new(&plan, on, on, at_least);
        let history = History::new(plan);
        let mut model = Model {
            answered: (history.plan().clone(), on, at_least),
            history,
            document,
            catalogue,
            clock,
            on,
            at_least,
            screen: Screen::Board,
            focus: Pane::Targets,
            people: Pane::Targets,
            zoomed: false,
            look: Look::default(),
            mouse: true,
            size: (120, 36),
            slot: 0,
            person_in_slot: Cursor::default(),
            injured: Cursor::default(),
            target: Cursor::default(),
            gap: 0,
            calendar: CalendarState::default(),
            deals: Deals::default(),
            sheet: 0,
            awaited: None,
            filter: Input::default(),
            layers: Vec::new(),
            draft: String::new(),
            status: Status::default(),
            unsaved: None,
            settling: Vec::new(),
            order: Order::default(),
            answers,
            worths: Pair::default(),
            finances: None,
            assumed: None,
            before: None,
        };
        model.refresh_worths();
        model.refresh_finances();
        model
    }

    /// The day that new entries are dated.
    pub fn today(&self) -> Date {
        self.kept_plan().today.unwrap_or(self.clock)
    }

    pub fn shape(&self) -> Shape {
        Shape::of(self.size)
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
            _ if self.shape() == Shape::Card => Mode::Card,
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
        let plan = self.plan();
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
        let slot = self.answers.cover.slots.get(self.slot).filter(|_| match self.screen {
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
        self.refresh_assumed();
        let asked = (self.shown_plan().clone(), self.on, self.at_least);
        let (plan, on, at_least) = &self.answered;
        if !Arc::ptr_eq(plan, &asked.0) || (*on, *at_least) != (asked.1, asked.2) {
            self.answers = Answers::new(&asked.0, asked.1, self.today(), asked.2);
            self.answered = asked;
            self.refresh_before();
        }
        self.refresh_worths();
        self.refresh_finances();
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
