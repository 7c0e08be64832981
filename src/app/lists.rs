//! What stands in each pane, what is selected there, and how the selection moves.

use super::layers::Layer;
use super::model::Model;
use crate::command::{Pane, Screen};
use crate::domain::Id;
use crate::text;

impl Model {
    /// The people of the selected slot as its line shows them.
    pub fn people_in_slot(&self) -> Vec<Id> {
        self.asked.answers.cover.depth(self.slot).map(|person| person.id.clone()).collect()
    }

    pub fn selected_in_slot(&self) -> Option<&Id> {
        let people = self.people_in_slot();
        let selected = self.person_in_slot.index(&people)?;
        self.asked.answers.cover.depth(self.slot).nth(selected).map(|person| &person.id)
    }

    pub fn selected_injured(&self) -> Option<&Id> {
        let shown = self.asked.shown_out();
        let ids: Vec<Id> = shown.iter().map(|out| out.id.clone()).collect();
        shown.get(self.injured.index(&ids)?).map(|out| &out.id)
    }

    pub fn selected_target(&self) -> Option<&Id> {
        let shown = self.asked.shown_targets();
        let id = self.target.id(&shown)?;
        self.asked.plan().targets.entry(id.as_str()).map(|(id, _)| id)
    }

    /// Moves the selection of the focused pane by lines; beyond the ends it stays at them.
    pub(super) fn move_by(&mut self, lines: isize) {
        match self.layers.last_mut() {
            Some(Layer::Answer(answer)) => {
                answer.scrolled = answer.scrolled.min(answer.lines.len()).saturating_add_signed(lines);
            }
            Some(Layer::Settling) => self.select_conflict(lines),
            Some(Layer::Sheet) => self.sheet = self.sheet.saturating_add_signed(lines),
            _ => match self.screen {
                Screen::Board => self.move_in(self.focus, |from| from.saturating_add_signed(lines)),
                Screen::Pitch => self.move_up_the_pitch(-lines),
                Screen::Calendar => self.move_in_calendar(lines),
                Screen::Deals => self.move_in_deals(self.deals.focus, lines),
            },
        }
    }

    /// Moves the selection of a pane from one line to another.
    pub(super) fn move_in(&mut self, pane: Pane, moved: impl Fn(usize) -> usize) {
        match pane {
            Pane::Depth => self.select_slot(moved(self.slot)),
            Pane::Injured => {
                let shown: Vec<Id> = self.asked.shown_out().iter().map(|out| out.id.clone()).collect();
                self.injured.select(moved(self.injured.index(&shown).unwrap_or(0)), &shown);
            }
            Pane::Targets => {
                let shown = self.asked.shown_targets().into_owned();
                self.target.select(moved(self.target.index(&shown).unwrap_or(0)), &shown);
            }
            Pane::Gaps => self.gap = moved(self.gap).min(self.asked.answers.gaps.len().saturating_sub(1)),
            Pane::Sheet => {
                self.sheet = moved(self.sheet);
                return;
            }
        }
        self.sheet = 0;
    }

    pub(super) fn select_slot(&mut self, slot: usize) {
        self.slot = slot.min(self.asked.answers.cover.slots.len().saturating_sub(1));
        self.person_in_slot = super::Cursor::default();
    }

    /// Moves along the people of the selected slot.
    pub(super) fn move_along(&mut self, people: isize) {
        match self.screen {
            Screen::Calendar => return self.move_through_time(people),
            Screen::Pitch => return self.move_across_the_pitch(people),
            Screen::Deals => return,
            Screen::Board => {}
        }
        if self.focus == Pane::Depth {
            let shown = self.people_in_slot();
            let from = self.person_in_slot.index(&shown).unwrap_or(0);
            self.person_in_slot.select(from.saturating_add_signed(people), &shown);
            self.sheet = 0;
        }
    }

    pub(super) fn focus_next(&mut self, step: isize) {
        let panes = self.window.shape().panes();
        let count = panes.len() as isize;
        let here = panes.iter().position(|pane| *pane == self.focus).unwrap_or(0) as isize;
        let next = (here + step).rem_euclid(count) as usize;
        self.focus_on(panes.get(next).copied().unwrap_or(Pane::Targets));
    }

    pub(super) fn focus_on(&mut self, pane: Pane) {
        self.focus = pane;
        if matches!(pane, Pane::Depth | Pane::Injured | Pane::Targets) {
            self.people = pane;
            self.sheet = 0;
        }
    }
}

impl Model {
    /// The selection of the focused pane as a line to paste into a message; the whole text that lies over the panes.
    pub(super) fn in_words(&self) -> Option<String> {
        if let Some(Layer::Answer(answer)) = self.layers.last() {
            return Some(format!("{}\n{}", answer.title, answer.lines.join("\n")));
        }
        if self.focus == Pane::Gaps {
            let gap = self.asked.answers.gaps.get(self.gap)?;
            return Some(format!("{} {}: {} ({})", gap.severity, gap.need, gap.players, gap.proof));
        }
        let (id, person) = self.selected()?;
        let profile = person.profile();
        let mut words = vec![text::display(&profile.name).into_owned()];
        words.push(profile.positions.iter().map(|(position, _)| position.word()).collect::<Vec<_>>().join(" "));
        words.extend(profile.age(self.asked.on).map(|age| age.to_string()));
        words.extend(profile.value.map(|value| format!("value {value}")));
        if let crate::domain::Person::Target(target) = person {
            words.extend(target.club.as_deref().map(|club| text::display(club).into_owned()));
            words.push(target.stage.to_string());
            words.push(format!("seller {}", target.seller.word()));
            words.extend(target.bids.last().map(|bid| format!("bid {} {}", bid.terms, bid.answer)));
        } else if let Some(player) = self.asked.plan().players.get(id) {
            words.extend(
                player.absence(self.asked.on).map(|absence| format!("out: {}", text::display(absence.why.text()))),
            );
        }
        Some(words.join(", "))
    }
}
