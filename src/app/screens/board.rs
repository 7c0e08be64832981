//! The board: the selection in each pane, and how it moves.

use super::cursor::Cursor;
use crate::app::asked::Asked;
use crate::app::scroll::Scroll;
use crate::command::Pane;
use crate::domain::{Edit, Id};

/// The panes of the board and their selections.
#[derive(Clone, Debug)]
pub struct Board {
    pub focus: Pane,
    /// The last pane with the focus that lists people.
    pub people: Pane,
    /// The index of the selected slot, in formation order.
    pub slot: usize,
    person_in_slot: Cursor,
    injured: Cursor,
    target: Cursor,
    gap: usize,
    pub sheet: Scroll,
}

impl Default for Board {
    fn default() -> Board {
        Board {
            focus: Pane::Targets,
            people: Pane::Targets,
            slot: 0,
            person_in_slot: Cursor::default(),
            injured: Cursor::default(),
            target: Cursor::default(),
            gap: 0,
            sheet: Scroll::default(),
        }
    }
}

impl Board {
    /// The number of lines in a pane's list.
    pub fn count(&self, pane: Pane, asked: &Asked) -> usize {
        match pane {
            Pane::Depth => asked.answers.cover.slots.len(),
            Pane::Injured => asked.shown_out().len(),
            Pane::Targets => asked.shown_targets().len(),
            Pane::Gaps => asked.answers.gaps.len(),
            Pane::Sheet => 0,
        }
    }

    /// The index of the selected line in a pane's list; `None` if the list is empty.
    pub fn line(&self, pane: Pane, asked: &Asked) -> Option<usize> {
        match pane {
            Pane::Depth => Some(self.slot),
            Pane::Injured => self.injured.index(asked.shown_out().iter().map(|out| &out.id)),
            Pane::Targets => self.target.index(asked.shown_targets()),
            Pane::Gaps => asked.answers.gaps.len().checked_sub(1).map(|last| self.gap.min(last)),
            Pane::Sheet => None,
        }
    }

    /// The selected person in the last focused pane that lists people.
    pub(super) fn selected<'a>(&self, asked: &'a Asked) -> Option<&'a Id> {
        self.selected_in(self.people, asked)
    }

    /// The selected person of a pane; for a pane that lists nobody, the selected target.
    pub fn selected_in<'a>(&self, pane: Pane, asked: &'a Asked) -> Option<&'a Id> {
        match pane {
            Pane::Depth => self.selected_in_slot(asked),
            Pane::Injured => asked.shown_out().get(self.line(Pane::Injured, asked)?).map(|out| &out.id),
            Pane::Targets | Pane::Gaps | Pane::Sheet => asked.shown_targets().get(self.line(Pane::Targets, asked)?),
        }
    }

    /// The index of the selected person in the selected slot.
    pub fn place_in_slot(&self, asked: &Asked) -> Option<usize> {
        self.person_in_slot.index(people(asked, self.slot))
    }

    /// The selected person of the selected slot.
    pub fn selected_in_slot<'a>(&self, asked: &'a Asked) -> Option<&'a Id> {
        self.person_in_slot.id(people(asked, self.slot))
    }

    /// Moves the selection of a pane to another line; it stops at the ends.
    pub(super) fn move_in(&mut self, pane: Pane, asked: &Asked, to: impl Fn(usize) -> usize) {
        match pane {
            Pane::Depth => self.select_slot(to(self.slot), asked),
            Pane::Injured => self.injured.go(to, asked.shown_out().iter().map(|out| &out.id)),
            Pane::Targets => self.target.go(to, asked.shown_targets().iter()),
            Pane::Gaps => self.gap = to(self.gap).min(asked.answers.gaps.len().saturating_sub(1)),
            Pane::Sheet => {
                self.sheet.go(to);
                return;
            }
        }
        self.sheet = Scroll::default();
    }

    pub(super) fn select_slot(&mut self, slot: usize, asked: &Asked) {
        self.slot = slot.min(asked.answers.cover.slots.len().saturating_sub(1));
        self.person_in_slot = Cursor::default();
    }

    /// Moves the selection among the people of the selected slot.
    pub(super) fn move_along(&mut self, asked: &Asked, step: isize) {
        if self.focus == Pane::Depth {
            self.person_in_slot.go(|from| from.saturating_add_signed(step), people(asked, self.slot));
            self.sheet = Scroll::default();
        }
    }

    /// Goes to the first slot of the selected gap.
    pub(super) fn open_gap(&mut self, asked: &Asked) {
        let gap = asked.answers.cover.gaps.get(self.gap);
        if let Some(slot) = gap.and_then(|gap| gap.slots.first()) {
            self.focus_on(Pane::Depth);
            self.select_slot(*slot, asked);
        }
    }

    /// The slots of the selected gap, if the gaps have the focus.
    pub(super) fn gap<'a>(&self, asked: &'a Asked) -> Option<&'a [usize]> {
        let gap = asked.answers.cover.gaps.get(self.gap).filter(|_| self.focus == Pane::Gaps)?;
        Some(&gap.slots)
    }

    pub(super) fn focus_next(&mut self, panes: &[Pane], step: isize) {
        let count = panes.len().max(1) as isize;
        let here = panes.iter().position(|pane| *pane == self.focus).unwrap_or(0) as isize;
        let next = (here + step).rem_euclid(count) as usize;
        self.focus_on(panes.get(next).copied().unwrap_or(Pane::Targets));
    }

    pub(in crate::app) fn focus_on(&mut self, pane: Pane) {
        self.focus = pane;
        if matches!(pane, Pane::Depth | Pane::Injured | Pane::Targets) {
            self.people = pane;
            self.sheet = Scroll::default();
        }
    }

    /// Selects a person in every list that has him.
    pub(super) fn follow(&mut self, person: &Id) {
        for cursor in [&mut self.person_in_slot, &mut self.injured, &mut self.target] {
            cursor.follow(person.clone());
        }
    }

    /// Selects a target, wherever he stands in the list.
    pub(in crate::app) fn follow_target(&mut self, id: Id) {
        self.target.follow(id);
    }

    /// The edit that moves the selected player one place up (−1) or down (+1) in the coach's order for his slot.
    ///
    /// He changes places with the next player who is available; absent players of the order keep their places. The
    /// selection stays on him. `None` if nobody is on that side of him.
    pub(in crate::app) fn reorder(&mut self, asked: &Asked, step: isize) -> Option<Edit> {
        let slot = asked.answers.cover.slots.get(self.slot)?;
        let player = self.selected_in_slot(asked)?;
        let ranked: Vec<&Id> = slot.ranked.iter().map(|ranked| &ranked.id).collect();
        let here = ranked.iter().position(|id| *id == player)?;
        let other = here.checked_add_signed(step)?;
        ranked.get(other)?;
        let mut players: Vec<Id> = asked.known().tactic.order(&slot.label).to_vec();
        for id in ranked.iter().take(here.max(other) + 1) {
            if !players.contains(id) {
                players.push((*id).clone());
            }
        }
        let place = |wanted: &Id| players.iter().position(|id| id == wanted);
        let (from, to) = (place(player)?, place(ranked.get(other)?)?);
        let moved = players.remove(from);
        self.person_in_slot.follow(moved.clone());
        players.insert(to, moved);
        Some(Edit::Order { slot: slot.label.clone(), players })
    }
}

/// The people of a slot, in the order of its line.
fn people(asked: &Asked, slot: usize) -> impl Iterator<Item = &Id> + Clone {
    let slot = asked.answers.cover.slots.get(slot);
    slot.map_or(&[][..], |slot| &slot.ranked).iter().map(|person| &person.id)
}
