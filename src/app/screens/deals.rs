//! The deals screen: all deals, the ladder of the selected one, and the contracts that end soon.

use jiff::civil::Date;

use super::alternatives::PersonAlternatives;
use super::cursor::Cursor;
use crate::analysis::deals::words;
use crate::analysis::{ContractEnd, Deal, Limits, Rung, ends, ladder, limits, pipeline};
use crate::app::asked::{Asked, Memo};
use crate::app::scroll::Scroll;
use crate::domain::words::words;
use crate::domain::{Id, Next, Person};

/// The state of the deals screen.
#[derive(Clone, Debug, Default)]
pub struct Deals {
    pub focus: DealsPart,
    /// The selected person in the list of deals.
    person: Cursor,
    /// The selected person in the list of contracts that end.
    ending: Cursor,
    /// How far the ladder is scrolled.
    pub scrolled: Scroll,
    /// Remembered for today.
    all: Option<Memo<Date, DealList>>,
    /// The selected person's deal, remembered for him and today.
    read: Option<Memo<(Id, Date), Option<Negotiation>>>,
    pub(in crate::app) alternatives: Option<PersonAlternatives>,
}

words! {
    /// The parts of the deals screen, in the order in which the focus goes round.
    #[derive(Default)]
    DealsPart {
        #[default]
        List = "list",
        Ladder = "ladder",
        Ends = "ends",
    }
}

#[derive(Clone, Debug)]
struct DealList {
    deals: Vec<Deal>,
    ends: Vec<ContractEnd>,
}

/// What is known about one person's deal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Negotiation {
    pub person: Id,
    pub rungs: Vec<Rung>,
    pub limits: Limits,
    /// The state of its tracks, in words.
    pub standing: Option<String>,
    /// The limits and their contradictions, in words.
    pub limits_said: Vec<String>,
    /// Why the deal counts as stalled, in words.
    pub stalled: Option<String>,
    pub next: Vec<Next>,
}

impl Deals {
    /// The deals that match the filter; empty before the screen is first shown.
    pub fn shown(&self, asked: &Asked) -> Vec<&Deal> {
        let all = self.all.as_ref().map_or(&[][..], |held| &held.answer.deals);
        all.iter().filter(|deal| asked.shows(&deal.person)).collect()
    }

    /// The number of deals, whether or not they match the filter.
    pub fn in_all(&self) -> usize {
        self.all.as_ref().map_or(0, |held| held.answer.deals.len())
    }

    /// The contracts and loans that end soon, of people who match the filter.
    pub fn shown_ends(&self, asked: &Asked) -> Vec<&ContractEnd> {
        let all = self.all.as_ref().map_or(&[][..], |held| &held.answer.ends);
        all.iter().filter(|end| asked.shows(&end.person)).collect()
    }

    /// The deal of the selected person, if anybody is selected.
    pub fn negotiation(&self) -> Option<&Negotiation> {
        self.read.as_ref().and_then(|held| held.answer.as_ref())
    }

    /// The alternatives to the selected deal; `None` until they have been worked out.
    pub fn alternatives(&self) -> Option<&PersonAlternatives> {
        let person = &self.negotiation()?.person;
        self.alternatives.as_ref().filter(|found| found.is_of(person))
    }

    /// The people in a part's list, in its order.
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

    /// The index of the selected line in a part's list.
    pub fn line(&self, part: DealsPart, asked: &Asked) -> Option<usize> {
        self.cursor(part).index(self.people(part, asked))
    }

    pub(in crate::app) fn selected(&self, asked: &Asked) -> Option<&Id> {
        self.cursor(self.focus).id(self.people(self.focus, asked))
    }

    /// Computes the deals again if the plan or today has changed, and the ladder if the selection has.
    pub(super) fn refresh(&mut self, asked: &Asked) {
        let (plan, today) = (asked.plan(), asked.as_of());
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

    /// The ladder, whose entries are named as the whole plan names them.
    fn rungs(&self, id: &Id, person: Person<'_>, asked: &Asked) -> Vec<Rung> {
        let mut rungs = ladder(person);
        if let Some(whole) = asked.whole().person(id).filter(|_| asked.later > 0) {
            rungs.iter_mut().for_each(|rung| rung.entry = rung.entry.map(|name| name.in_whole(whole, asked.on)));
        }
        rungs
    }

    fn negotiation_of(&self, id: &Id, asked: &Asked) -> Option<Negotiation> {
        let person = asked.plan().person(id)?;
        // Edits change the plan as it is, so the moves are those that it would accept.
        let next = match asked.known().person(id) {
            Some(Person::Target(target)) => target.next(),
            Some(Person::Player(player)) => player.next(asked.as_of()),
            None => Vec::new(),
        };
        let deal = self.shown(asked).into_iter().find(|deal| deal.person == *id);
        let limits = limits(person, asked.as_of());
        Some(Negotiation {
            person: id.clone(),
            rungs: self.rungs(id, person, asked),
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

    /// Selects a person in the list of deals, and in that of contracts that end.
    pub(super) fn follow(&mut self, person: &Id) {
        self.person.follow(person.clone());
        self.ending.follow(person.clone());
    }

    pub(super) fn move_in(&mut self, part: DealsPart, lines: isize, asked: &Asked) {
        if part == DealsPart::Ladder {
            self.scrolled.by(lines);
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
        self.scrolled = Scroll::default();
    }

    pub(super) fn select(&mut self, part: DealsPart, line: Option<usize>, asked: &Asked) {
        self.focus = part;
        if let Some(line) = line.filter(|_| part != DealsPart::Ladder) {
            self.select_line(part, line, asked);
        }
    }

    pub(super) fn next_part(&mut self, step: isize) {
        let parts = DealsPart::ALL;
        let next = (self.focus as isize + step).rem_euclid(parts.len() as isize) as usize;
        self.focus = parts.get(next).copied().unwrap_or_default();
        self.scrolled = Scroll::default();
    }
}
