//! The tour: ten keys on the sample, one after the other.

use super::model::Model;
use super::said::{Status, Tone};
use crate::command::{Command, Does, Entry, Moving, Pane, Screen, entry};

/// A key to press, by its command.
struct TourStep {
    verb: &'static str,
    /// What it does.
    does: &'static str,
    /// What is seen once it is pressed.
    seen: &'static str,
}

const fn step(verb: &'static str, does: &'static str, seen: &'static str) -> TourStep {
    TourStep { verb, does, seen }
}

/// The keys in their order; each works where the one before leads.
#[rustfmt::skip]
const TOUR: [TourStep; 10] = [
    step("down", "the next target", "▸ moved. Each target says what he costs and what he would add today"),
    step("open", "all that is known of him", "His sheet: each claim with its source"),
    step("back", "back to the lists", "The targets again"),
    step("next-week", "a week later", "The day in the top line moved, and every pane answers for it"),
    step("today", "today again", "Margin: how many more absences the eleven survives. Short: who is missing for the depth wanted"),
    step("familiarity", "who counts in a position", "Emergencies (~) count too now; once more, and only natural players do"),
    step("calendar", "the weeks ahead", "The margin of each week, and who is away when and why"),
    step("worst", "what would hurt most", "The absences that would cost most: as a text over the weeks"),
    step("board", "the board again", "The board. The line at the top says which key leads to each screen"),
    step("bid", "a bid for the target", "A line begins. Type 28m+4m@50%: before you run it you read what it costs"),
];

impl Model {
    /// Begins the tour, which is about the people of the sample.
    pub(super) fn begin_tour(&mut self) {
        if self.desk.document.path.is_some() {
            return self.say("the tour is for the sample: start touchline without a file", Tone::Refusal);
        }
        self.screens.show(Screen::Board, &self.asked);
        self.screens.board.focus_on(Pane::Targets);
        self.layers.clear();
        (self.status, self.tour) = (Status::default(), Some(0));
    }

    /// Ends the tour if this key is for that; a key that the tour asks for, or that closes something, is not.
    pub(super) fn ends_tour(&mut self, called: &Entry) -> bool {
        let closes = matches!(called.does, Does::AtOnce(Command::Move(Moving::Back)));
        let ends = self.tour.is_some() && closes && !self.tour_asks_for(called) && self.layers.is_empty();
        if ends {
            self.tour = None;
        }
        ends
    }

    /// Goes on if the key was the one that the tour asks for, and did something.
    pub(super) fn go_on_tour(&mut self, called: &Entry) {
        if self.tour_asks_for(called) && self.status.tone != Tone::Refusal {
            self.tour = self.tour.map(|step| step + 1);
        }
    }

    fn tour_asks_for(&self, called: &Entry) -> bool {
        self.tour.and_then(|step| TOUR.get(step)).is_some_and(|step| step.verb == called.id)
    }

    /// What the last key showed and what to press next; `None` without a tour.
    pub fn tour_says(&self) -> Option<String> {
        let step = self.tour?;
        let seen = step.checked_sub(1).and_then(|before| TOUR.get(before)).map(|before| format!("{}.\n", before.seen));
        let keymap = &self.catalogue.keymap;
        let key = |verb: &str| entry(verb).and_then(|entry| keymap.usual_key(entry)).unwrap_or_default();
        let next = match TOUR.get(step) {
            Some(next) => format!("Tour {} of {}: press {} – {}", step + 1, TOUR.len(), key(next.verb), next.does),
            None => {
                format!("That was the tour. {} tells every key, word and sign; {} ends it", key("help"), key("back"))
            }
        };
        Some(format!("{}{next}", seen.unwrap_or_default()))
    }
}
