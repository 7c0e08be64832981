//! The model: everything that the screen is drawn from.

use std::sync::Arc;

use jiff::civil::Date;

use super::asked::Asked;
use super::catalogue::Catalogue;
use super::chances::KnownChances;
use super::jobs::Jobs;
use super::layers::Layer;
use super::line::{Prompt, Purpose};
use super::said::{Status, Tone};
use super::screens::Screens;
use super::such_deals::SuchDeals;
use super::window::{Shape, WindowState};
use crate::command::{Context, Mode, Pane, PersonKind, Scope, Screen};
use crate::desk::{Desk, Saving};
use crate::domain::{Id, Person, Plan};

/// The state of the program.
pub struct Model {
    pub catalogue: Catalogue,
    pub asked: Asked,
    /// The plan with its history and its file.
    pub desk: Desk,
    pub window: WindowState,
    pub screens: Screens,
    /// What deals for people like the selected one cost.
    pub such_deals: SuchDeals,
    /// The layers over the board; the last one is on top.
    pub layers: Vec<Layer>,
    /// The last line that was closed without being run.
    pub draft: String,
    pub status: Status,
    /// The step of the tour, counted from 0; `None` while nobody takes it.
    pub tour: Option<usize>,
    /// What may come, as far as it was worked out.
    pub chances: KnownChances,
    /// The jobs that run off the loop.
    pub jobs: Jobs,
}

impl Model {
    pub fn new(desk: Desk, catalogue: Catalogue, clock: Date) -> Model {
        let mut screens = Screens::default();
        let plan = desk.plan();
        // A squad without targets is what there is to see, where the window has room for one pane.
        if plan.targets.is_empty() && !plan.players.is_empty() {
            screens.board.focus = Pane::Depth;
        }
        Model {
            asked: Asked::new(desk.plan().clone(), clock),
            desk,
            catalogue,
            window: WindowState::default(),
            screens,
            chances: KnownChances::default(),
            such_deals: SuchDeals::default(),
            jobs: Jobs::default(),
            layers: Vec::new(),
            draft: String::new(),
            tour: None,
            status: Status::default(),
        }
    }

    /// The date of new entries.
    pub fn today(&self) -> Date {
        self.asked.today()
    }

    /// The plan as it is.
    pub fn kept_plan(&self) -> &Arc<Plan> {
        self.desk.plan()
    }

    pub fn scope(&self) -> Scope<'_> {
        let Catalogue { formations, nations, .. } = &self.catalogue;
        Scope { plan: self.kept_plan(), formations, nations, today: self.today() }
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
        self.mode_of(self.layers.last())
    }

    /// The mode if this layer were on top.
    pub(super) fn mode_of(&self, top: Option<&Layer>) -> Mode {
        let card = self.window.shape() == Shape::Card;
        match top {
            Some(Layer::Prompt(prompt)) if prompt.purpose == Purpose::Leaving => {
                if card {
                    Mode::CardLeaving
                } else {
                    Mode::Leaving
                }
            }
            _ if card => Mode::Card,
            Some(Layer::Prompt(prompt)) if prompt.purpose == Purpose::Recovering => Mode::Recovering,
            Some(Layer::Prompt(_)) => Mode::Typing,
            Some(Layer::Filter) => Mode::Filtering,
            Some(Layer::Help(_)) => Mode::Helping,
            Some(Layer::Importing(_)) => Mode::Importing,
            Some(Layer::Settling) => Mode::Settling,
            Some(Layer::Answer(_)) => Mode::Reading,
            Some(Layer::Sheet) | None => Mode::Browsing,
        }
    }

    /// Begins on another screen than the board.
    pub fn begin_on(&mut self, screen: Screen) {
        self.screens.show(screen, &self.asked);
        self.screens.refresh(&self.asked);
    }

    /// The person that commands are about.
    pub fn selected(&self) -> Option<(&Id, Person<'_>)> {
        self.screens.selected(&self.asked)
    }

    pub fn context(&self) -> Context {
        let kind = |person| match person {
            Person::Player(_) => PersonKind::Player,
            Person::Target(_) => PersonKind::Target,
        };
        let sheet = self.layers.iter().any(|layer| matches!(layer, Layer::Sheet));
        let slot = if sheet { None } else { self.screens.slot(&self.asked) };
        Context {
            screen: self.screens.shown,
            pane: self.screens.board.focus,
            person: self.selected().map(|(id, person)| (id.clone(), kind(person))),
            marked: self.screens.marked(&self.asked).cloned().collect(),
            field: self.screens.field(),
            slot: slot.map(str::to_owned),
            market_row: self.screens.shown == Screen::Market && self.screens.market.selected().is_some(),
            what_if: self.screens.what_if(&self.asked).map(str::to_owned),
            undo: self.desk.history.to_undo().map(str::to_owned),
            external: self.desk.history.has_external(),
            redo: self.desk.history.to_redo().map(str::to_owned),
            conflicts: self.desk.conflicts(),
            unsaved: self.desk.unsaved.is_some(),
            unclear_person: self.layers.iter().any(|layer| matches!(layer, Layer::Importing(shown) if shown.asks())),
            assumed: self.asked.assumed.is_some(),
            mode: self.mode(),
        }
    }

    /// Answers again if the plan, the day or the familiarity has changed.
    pub(super) fn refresh(&mut self) {
        self.asked.filter_for(self.screens.shown == Screen::Market);
        self.asked.refresh(self.desk.plan(), self.catalogue.nations);
        self.screens.refresh(&self.asked);
        let selected = self.screens.selected(&self.asked).map(|(id, _)| id);
        self.such_deals.refresh(selected, &self.asked, self.catalogue.forecast);
        for layer in &mut self.layers {
            if let Layer::Prompt(prompt) = layer {
                prompt.refresh(&self.asked, &self.catalogue);
            }
        }
    }

    /// Clears the last refusal once the user does something else; the reason why the plan can't be saved stays.
    pub(super) fn move_on(&mut self) {
        let stays =
            matches!(&self.desk.document.saving, Saving::Failed(why) if self.status.text.ends_with(why.as_str()));
        if self.status.tone == Tone::Refusal && !stays {
            self.status = Status::default();
        }
    }

    pub(super) fn say(&mut self, text: impl Into<String>, tone: Tone) {
        self.status = Status::new(text, tone);
    }
}
