//! The deals screen: all deals, the ladder of the selected person's, and what ends soon.

mod alternatives;

use jiff::civil::Date;

use super::asked::Memo;
use super::cursor::Cursor;
use super::model::Model;
use crate::analysis::deals::words;
use crate::analysis::{ContractEnd, Deal, Limits, Rung, ends, ladder, limits, pipeline};
use crate::domain::{Id, Next, Person, Plan};
use alternatives::AlternativesKey;
pub use alternatives::PersonAlternatives;

/// How the deals are looked at.
#[derive(Clone, Debug, Default)]
pub struct Deals {
    pub focus: DealsPart,
    /// Among the deals.
    pub person: Cursor,
    /// Among what ends.
    pub ending: Cursor,
    /// Lines scrolled in the ladder.
    pub scrolled: usize,
    /// By today.
    all: Option<Memo<Date, All>>,
    /// The selected person's deal, by him and today.
    read: Option<Memo<(Id, Date), Option<Negotiation>>>,
    turn: Option<Memo<AlternativesKey, PersonAlternatives>>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum DealsPart {
    #[default]
    List,
    Ladder,
    Ends,
}

#[derive(Clone, Debug)]
struct All {
    deals: Vec<Deal>,
    ends: Vec<ContractEnd>,
}

/// What is known of one person's deal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Negotiation {
    pub person: Id,
    pub rungs: Vec<Rung>,
    pub limits: Limits,
    /// How its tracks stand, in words.
    pub standing: Option<String>,
    /// The limits in words, and what contradicts each other.
    pub limits_said: Vec<String>,
    /// Why the deal is called stalled, in words.
    pub stalled: Option<String>,
    pub next: Vec<Next>,
}

impl Model {
    /// The deals that the filter leaves; none before the screen was first shown.
    pub fn shown_deals(&self) -> Vec<&Deal> {
        let all = self.deals.all.as_ref().map_or(&[][..], |held| &held.answer.deals);
        all.iter().filter(|deal| self.asked.shows(&deal.person)).collect()
    }

    /// How many deals there are, whatever the filter leaves.
    pub fn deals_in_all(&self) -> usize {
        self.deals.all.as_ref().map_or(0, |held| held.answer.deals.len())
    }

    /// The contracts and loans that end soon, of those whom the filter leaves.
    pub fn shown_ends(&self) -> Vec<&ContractEnd> {
        let all = self.deals.all.as_ref().map_or(&[][..], |held| &held.answer.ends);
        all.iter().filter(|end| self.asked.shows(&end.person)).collect()
    }

    /// The deal of the selected person; none where nobody is.
    pub fn negotiation(&self) -> Option<&Negotiation> {
        self.deals.read.as_ref().and_then(|held| held.answer.as_ref())
    }

    /// The people of the part that lists them, in its order: of what ends, or of all deals.
    fn people_of_deals(&self) -> Vec<Id> {
        self.people_of(self.deals.focus)
    }

    fn people_of(&self, part: DealsPart) -> Vec<Id> {
        match part {
            DealsPart::List | DealsPart::Ladder => self.shown_deals().iter().map(|deal| deal.person.clone()).collect(),
            DealsPart::Ends => self.shown_ends().iter().map(|end| end.person.clone()).collect(),
        }
    }

    /// The n-th of the deals, or of what ends, that is selected.
    pub fn selected_in_deals(&self, part: DealsPart) -> Option<usize> {
        match part {
            DealsPart::List | DealsPart::Ladder => {
                let people: Vec<Id> = self.shown_deals().iter().map(|deal| deal.person.clone()).collect();
                self.deals.person.index(&people)
            }
            DealsPart::Ends => {
                let people: Vec<Id> = self.shown_ends().iter().map(|end| end.person.clone()).collect();
                self.deals.ending.index(&people)
            }
        }
    }

    pub(super) fn person_of_deals(&self) -> Option<Id> {
        let cursor = if self.deals.focus == DealsPart::Ends { &self.deals.ending } else { &self.deals.person };
        cursor.id(&self.people_of_deals()).cloned()
    }

    /// Asks for the deals again when the plan or today has changed, and for the ladder when the selection has.
    pub(super) fn refresh_deals(&mut self) {
        let (plan, today) = (self.asked.plan().clone(), self.today());
        let ask = |_: &Date| All { deals: pipeline(&plan, today), ends: ends(&plan, today) };
        Memo::renew(&mut self.deals.all, &plan, today, ask);
        let person = self.person_of_deals();
        self.refresh_turn(person.clone());
        let mut read = self.deals.read.take();
        match person {
            Some(person) => {
                Memo::renew(&mut read, &plan, (person, today), |(person, _)| self.negotiation_of(&plan, person.clone()))
            }
            None => read = None,
        }
        self.deals.read = read;
    }

    fn negotiation_of(&self, plan: &Plan, id: Id) -> Option<Negotiation> {
        let person = plan.person(&id)?;
        // Edits go to the plan as it is, so the moves are those that it would take.
        let next = match self.kept_plan().person(&id) {
            Some(Person::Target(target)) => target.next(),
            Some(Person::Player(player)) => player.next(),
            None => Vec::new(),
        };
        let deal = self.shown_deals().into_iter().find(|deal| deal.person == id);
        let stalled = deal.and_then(|deal| deal.stalled.as_ref()).map(words::stalled);
        let limits = limits(person, self.today());
        let limits_said = words::limits(&limits, person);
        Some(Negotiation {
            rungs: ladder(person),
            standing: words::standing(person),
            limits,
            limits_said,
            stalled,
            next,
            person: id,
        })
    }

    /// Selects the person who was selected elsewhere, if he has a deal.
    pub(super) fn come_to_deals(&mut self, person: Option<Id>) {
        self.refresh_deals();
        if let Some(person) = person.filter(|person| self.shown_deals().iter().any(|deal| deal.person == *person)) {
            self.deals.person.follow(person);
            self.deals.focus = DealsPart::List;
        }
    }

    pub(super) fn move_in_deals(&mut self, part: DealsPart, lines: isize) {
        if part == DealsPart::Ladder {
            let under = self.turn().map_or(0, |turn| (turn.lists.len() + turn.others.len()) * 3);
            let most = self.negotiation().map_or(0, |read| read.rungs.len() * 3 + read.next.len() + under + 60);
            self.deals.scrolled = self.deals.scrolled.saturating_add_signed(lines).min(most);
            return;
        }
        let people = self.people_of(part);
        let cursor = if part == DealsPart::Ends { &mut self.deals.ending } else { &mut self.deals.person };
        let from = cursor.index(&people).unwrap_or(0);
        cursor.select(from.saturating_add_signed(lines), &people);
        self.deals.scrolled = 0;
    }

    pub(super) fn select_in_deals(&mut self, part: DealsPart, line: Option<usize>) {
        self.deals.focus = part;
        let people = self.people_of(part);
        match (part, line) {
            (DealsPart::List, Some(line)) => self.deals.person.select(line, &people),
            (DealsPart::Ends, Some(line)) => self.deals.ending.select(line, &people),
            _ => return,
        }
        self.deals.scrolled = 0;
    }

    pub(super) fn swap_deals_part(&mut self, step: isize) {
        const PARTS: [DealsPart; 3] = [DealsPart::List, DealsPart::Ladder, DealsPart::Ends];
        let here = PARTS.iter().position(|part| *part == self.deals.focus).unwrap_or(0) as isize;
        let next = (here + step).rem_euclid(PARTS.len() as isize) as usize;
        self.deals.focus = PARTS.get(next).copied().unwrap_or_default();
        self.deals.scrolled = 0;
    }
}
