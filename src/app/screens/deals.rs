//! The deals screen: all deals, the ladder of the selected person's, and what ends soon.

use jiff::civil::Date;

use super::alternatives::PersonAlternatives;
use super::cursor::Cursor;
use crate::analysis::deals::words;
use crate::analysis::{ContractEnd, Deal, Limits, Rung, ends, ladder, limits, pipeline};
use crate::app::asked::{Asked, Memo};
use crate::domain::{Id, Next, Person};

/// How the deals are looked at.
#[derive(Clone, Debug, Default)]
pub struct Deals {
    pub focus: DealsPart,
    /// Among the deals.
    person: Cursor,
    /// Among what ends.
    ending: Cursor,
    /// Lines scrolled in the ladder.
    pub scrolled: usize,
    /// By today.
    all: Option<Memo<Date, DealList>>,
    /// The selected person's deal, by him and today.
    read: Option<Memo<(Id, Date), Option<Negotiation>>>,
    pub(in crate::app) alternatives: Option<PersonAlternatives>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum DealsPart {
    #[default]
    List,
    Ladder,
    Ends,
}

#[derive(Clone, Debug)]
struct DealList {
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

impl Deals {
    /// The deals that the filter leaves; none before the screen was first shown.
    pub fn shown(&self, asked: &Asked) -> Vec<&Deal> {
        let all = self.all.as_ref().map_or(&[][..], |held| &held.answer.deals);
        all.iter().filter(|deal| asked.shows(&deal.person)).collect()
    }

    /// How many deals there are, whatever the filter leaves.
    pub fn in_all(&self) -> usize {
        self.all.as_ref().map_or(0, |held| held.answer.deals.len())
    }

    /// The contracts and loans that end soon, of those whom the filter leaves.
    pub fn shown_ends(&self, asked: &Asked) -> Vec<&ContractEnd> {
        let all = self.all.as_ref().map_or(&[][..], |held| &held.answer.ends);
        all.iter().filter(|end| asked.shows(&end.person)).collect()
    }

    /// The deal of the selected person; none where nobody is.
    pub fn negotiation(&self) -> Option<&Negotiation> {
        self.read.as_ref().and_then(|held| held.answer.as_ref())
    }

    /// Where to turn from the selected deal; nothing while that is worked out.
    pub fn alternatives(&self) -> Option<&PersonAlternatives> {
        let person = &self.negotiation()?.person;
        self.alternatives.as_ref().filter(|found| found.is_of(person))
    }

    /// The people of a part, in its order: of what ends, or of all deals.
    fn people(&self, part: DealsPart, asked: &Asked) -> Vec<&Id> {
        match part {
            DealsPart::List | DealsPart::Ladder => self.shown(asked).iter().map(|deal| &deal.person).collect(),
            DealsPart::Ends => self.shown_ends(asked).iter().map(|end| &end.person).collect(),
        }
    }

    fn cursor(&self, part: DealsPart) -> &Cursor {
        match part {
            DealsPart::List | DealsPart::Ladder => &self.person,
            DealsPart::Ends => &self.ending,
        }
    }

    /// The n-th of the deals, or of what ends, that is selected.
    pub fn line(&self, part: DealsPart, asked: &Asked) -> Option<usize> {
        self.cursor(part).index(self.people(part, asked))
    }

    pub(in crate::app) fn selected(&self, asked: &Asked) -> Option<&Id> {
        self.cursor(self.focus).id(self.people(self.focus, asked))
    }

    /// Asks for the deals again when the plan or today has changed, and for the ladder when the selection has.
    pub(super) fn refresh(&mut self, asked: &Asked) {
        let (plan, today) = (asked.plan(), asked.today());
        let ask = |_: &Date| DealList { deals: pipeline(plan, today), ends: ends(plan, today) };
        Memo::renew(&mut self.all, plan, today, ask);
        let Some(person) = self.selected(asked).cloned() else {
            self.read = None;
            return;
        };
        let mut read = self.read.take();
        Memo::renew(&mut read, plan, (person, today), |(person, _)| self.negotiation_of(person, asked));
        self.read = read;
    }

    fn negotiation_of(&self, id: &Id, asked: &Asked) -> Option<Negotiation> {
        let person = asked.plan().person(id)?;
        // Edits go to the plan as it is, so the moves are those that it would take.
        let next = match asked.kept().person(id) {
            Some(Person::Target(target)) => target.next(),
            Some(Person::Player(player)) => player.next(asked.today()),
            None => Vec::new(),
        };
        let deal = self.shown(asked).into_iter().find(|deal| deal.person == *id);
        let limits = limits(person, asked.today());
        Some(Negotiation {
            person: id.clone(),
            rungs: ladder(person),
            standing: words::standing(person),
            limits_said: words::limits(&limits, person),
            limits,
            stalled: deal.and_then(|deal| deal.stalled.as_ref()).map(words::stalled),
            next,
        })
    }

    /// Selects the person who was selected elsewhere, if he has a deal.
    pub(super) fn come_to(&mut self, person: Option<Id>, asked: &Asked) {
        self.refresh(asked);
        let has_deal = |person: &Id| self.shown(asked).iter().any(|deal| deal.person == *person);
        if let Some(person) = person.filter(has_deal) {
            self.person.follow(person);
            self.focus = DealsPart::List;
        }
    }

    pub(super) fn move_in(&mut self, part: DealsPart, lines: isize, asked: &Asked) {
        if part == DealsPart::Ladder {
            let under = self.alternatives().map_or(0, |turn| (turn.lists.len() + turn.others.len()) * 3);
            let most = self.negotiation().map_or(0, |read| read.rungs.len() * 3 + read.next.len() + under + 60);
            self.scrolled = self.scrolled.saturating_add_signed(lines).min(most);
        } else {
            let from = self.line(part, asked).unwrap_or(0);
            self.select_line(part, from.saturating_add_signed(lines), asked);
        }
    }

    fn select_line(&mut self, part: DealsPart, line: usize, asked: &Asked) {
        let mut cursor = self.cursor(part).clone();
        cursor.select(line, self.people(part, asked));
        match part {
            DealsPart::List | DealsPart::Ladder => self.person = cursor,
            DealsPart::Ends => self.ending = cursor,
        }
        self.scrolled = 0;
    }

    pub(super) fn select(&mut self, part: DealsPart, line: Option<usize>, asked: &Asked) {
        self.focus = part;
        if let Some(line) = line.filter(|_| part != DealsPart::Ladder) {
            self.select_line(part, line, asked);
        }
    }

    pub(super) fn next_part(&mut self, step: isize) {
        const PARTS: [DealsPart; 3] = [DealsPart::List, DealsPart::Ladder, DealsPart::Ends];
        let here = PARTS.iter().position(|part| *part == self.focus).unwrap_or(0) as isize;
        let next = (here + step).rem_euclid(PARTS.len() as isize) as usize;
        self.focus = PARTS.get(next).copied().unwrap_or_default();
        self.scrolled = 0;
    }
}
