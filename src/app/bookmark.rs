//! Where a session stands, so that the next one on the plan begins there.

use super::asked::Order;
use super::model::Model;
use super::screens::{CalendarPart, CalendarScale, DealsPart};
use crate::command::{Pane, Screen};
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
}

/// The parts and orders other than the usual ones, as they are kept.
const BY_WORTH: &str = "by worth";
const BREAKS: &str = "weeks that break";
const MONTHS: &str = "months";
const LADDER: &str = "ladder";
const ENDS: &str = "ends";
const YES: &str = "yes";

impl Bookmark {
    /// What is kept of it: names and their values, but for the usual ones.
    pub fn words(&self) -> Vec<(&'static str, String)> {
        let usual = Bookmark::usual();
        let told = |differs: bool, name, value: &str| differs.then(|| (name, value.to_owned()));
        let (part, scale) = self.calendar;
        let deals = if self.deals == DealsPart::Ladder { LADDER } else { ENDS };
        [
            told(self.screen != usual.screen, "screen", self.screen.word()),
            told(self.zoomed, "zoomed", YES),
            told(self.pane != usual.pane, "pane", self.pane.word()),
            self.slot.clone().map(|slot| ("slot", slot)),
            self.person.as_ref().map(|person| ("person", person.to_string())),
            told(self.order != usual.order, "targets", BY_WORTH),
            told(part != usual.calendar.0, "calendar", BREAKS),
            told(scale != usual.calendar.1, "scale", MONTHS),
            told(self.deals != usual.deals, "deals", deals),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// Reads what was kept; whatever nobody knows any more is as usual.
    pub fn of_words(words: &[(String, String)]) -> Bookmark {
        let usual = Bookmark::usual();
        let value = |name: &str| words.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str());
        let is = |name: &str, wanted: &str| value(name) == Some(wanted);
        let part = if is("calendar", BREAKS) { CalendarPart::Breaks } else { CalendarPart::Players };
        let scale = if is("scale", MONTHS) { CalendarScale::Month } else { CalendarScale::Week };
        Bookmark {
            screen: value("screen").and_then(Screen::from_word).unwrap_or(usual.screen),
            zoomed: is("zoomed", YES),
            pane: value("pane").and_then(Pane::from_word).unwrap_or(usual.pane),
            slot: value("slot").map(str::to_owned),
            person: value("person").and_then(|id| Id::new(id).ok()),
            order: if is("targets", BY_WORTH) { Order::Worth } else { usual.order },
            calendar: (part, scale),
            deals: match value("deals") {
                Some(LADDER) => DealsPart::Ladder,
                Some(ENDS) => DealsPart::Ends,
                _ => usual.deals,
            },
        }
    }

    /// Where a session begins that has no other to follow.
    fn usual() -> Bookmark {
        Bookmark {
            screen: Screen::Board,
            zoomed: false,
            pane: Pane::Targets,
            slot: None,
            person: None,
            order: Order::default(),
            calendar: Default::default(),
            deals: DealsPart::default(),
        }
    }
}

impl Model {
    /// Where the session stands.
    pub fn bookmark(&self) -> Bookmark {
        let screens = &self.screens;
        let slot = self.asked.answers.cover.slots.get(screens.board.slot);
        Bookmark {
            screen: screens.shown,
            zoomed: screens.zoomed,
            // Only a wide window has the sheet beside the other panes.
            pane: Some(screens.board.focus).filter(|pane| *pane != Pane::Sheet).unwrap_or(screens.board.people),
            slot: slot.map(|slot| slot.label.clone()),
            person: self.selected().map(|(id, _)| id.clone()),
            order: self.asked.order,
            calendar: (screens.calendar.focus, screens.calendar.scale),
            deals: screens.deals.focus,
        }
    }

    /// Goes to where an earlier session stood; what the plan no longer has is not selected.
    pub fn return_to(&mut self, bookmark: &Bookmark) {
        if bookmark.order != self.asked.order {
            self.asked.swap_order();
        }
        self.screens.return_to(bookmark.pane, bookmark.slot.as_deref(), bookmark.person.as_ref(), &self.asked);
        self.begin_on(bookmark.screen);
        self.screens.zoomed = bookmark.zoomed;
        (self.screens.calendar.focus, self.screens.calendar.scale) = bookmark.calendar;
        self.screens.deals.focus = bookmark.deals;
        self.screens.refresh(&self.asked);
    }
}
