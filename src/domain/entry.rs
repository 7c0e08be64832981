//! The dated entries of a person: how they are counted, and what each says.

use std::fmt;

use jiff::civil::Date;

use super::person::Person;
use super::player::{Absence, Player, Renewal, Return};
use super::profile::Report;
use super::target::{Answer, Bid, Moved, Side, Stance, TrackStep};
use super::words::words;
use crate::text::display;

words! {
    /// What an entry is.
    EntryKind {
        /// An offer of the buyer's. Bids and counters are counted together.
        Bid = "bid",
        /// One of the seller's.
        Counter = "counter",
        /// What became of the bid or counter of the same number.
        Answer = "answer",
        Report = "report",
        Absence = "absence",
        /// A report of when an absence ends, counted over all absences.
        Return = "return",
        /// A stage, or what the seller or the player said.
        Step = "step",
        Renewal = "renewal",
    }
}

/// What an entry of a person is called: `bid 1`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct EntryName {
    pub kind: EntryKind,
    /// From 1, in the order of the file.
    pub number: usize,
}

/// An entry of a person, as the plan holds it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PersonEntry {
    /// A bid or a counter, with its answer.
    Offer(Bid),
    /// The same, for the sake of its answer.
    Answer(Bid),
    Report(Report),
    Absence(Absence),
    Return(Return),
    Step(TrackStep),
    /// With the last day that it gave the contract; absent where nobody knows it.
    Renewal(Renewal, Option<Date>),
}

impl fmt::Display for EntryName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind, self.number)
    }
}

impl EntryName {
    /// The name of an entry at a place, from 0.
    pub fn at(kind: EntryKind, place: usize) -> EntryName {
        EntryName { kind, number: place + 1 }
    }

    /// The name of an offer at a place, by whoever buys.
    pub fn of_offer(bid: &Bid, buyer: Side, place: usize) -> EntryName {
        EntryName::at(if bid.by == buyer { EntryKind::Bid } else { EntryKind::Counter }, place)
    }
}

impl<'a> Person<'a> {
    /// Every bid and counter with the side that buys, in the order in which they are counted: of a player those of his
    /// signing and his purchases first.
    pub fn offers(self) -> Vec<(&'a Bid, Side)> {
        match self {
            Person::Target(target) => target.bids.iter().map(|bid| (bid, Side::Us)).collect(),
            Person::Player(player) => {
                let signed = player.signed.iter().flat_map(|signed| &signed.bids);
                let bought = player.bought.iter().flat_map(|bought| &bought.bids);
                let before = signed.chain(bought).map(|bid| (bid, Side::Us));
                before.chain(player.bids.iter().map(|bid| (bid, player.buyer()))).collect()
            }
        }
    }

    /// How it came to the deal: of a player to his signing.
    pub fn steps(self) -> &'a [TrackStep] {
        match self {
            Person::Target(target) => &target.steps,
            Person::Player(player) => player.signed.as_ref().map_or(&[], |signed| &signed.steps),
        }
    }

    /// Every entry under its name.
    pub fn entries(self) -> Vec<(EntryName, PersonEntry)> {
        let mut entries = Vec::new();
        for (place, (bid, buyer)) in self.offers().into_iter().enumerate() {
            let name = EntryName::of_offer(bid, buyer, place);
            entries.push((name, PersonEntry::Offer(bid.clone())));
            if bid.answer != Answer::Pending {
                entries.push((EntryName { kind: EntryKind::Answer, ..name }, PersonEntry::Answer(bid.clone())));
            }
        }
        let mut add = |kind, of: Vec<PersonEntry>| {
            let named = of.into_iter().enumerate().map(|(place, entry)| (EntryName::at(kind, place), entry));
            entries.extend(named);
        };
        add(EntryKind::Step, self.steps().iter().cloned().map(PersonEntry::Step).collect());
        add(EntryKind::Report, self.profile().reports.iter().cloned().map(PersonEntry::Report).collect());
        if let Person::Player(player) = self {
            add(EntryKind::Absence, player.absences.iter().cloned().map(PersonEntry::Absence).collect());
            let returns = player.absences.iter().flat_map(|absence| &absence.returns);
            add(EntryKind::Return, returns.cloned().map(PersonEntry::Return).collect());
            let renewed = player.renewed.iter().enumerate();
            let renewed = renewed.map(|(place, held)| PersonEntry::Renewal(held.clone(), player.renewed_until(place)));
            add(EntryKind::Renewal, renewed.collect());
        }
        entries
    }

    /// The entry of a name.
    pub fn entry(self, name: EntryName) -> Option<PersonEntry> {
        self.entries().into_iter().find(|(held, _)| *held == name).map(|(_, entry)| entry)
    }
}

impl Player {
    /// Who buys in the deals that go on for him: of somebody who is borrowed it is us.
    pub fn buyer(&self) -> Side {
        if self.borrowed().is_some() { Side::Us } else { Side::Them }
    }

    /// The last day that a renewal gave the contract: what the next one found, or what he has now.
    pub fn renewed_until(&self, place: usize) -> Option<Date> {
        let on = self.renewed.get(place)?.on;
        let behind = |(other, held): &(usize, &Renewal)| (held.on, *other) > (on, place);
        let next = self.renewed.iter().enumerate().filter(behind).min_by_key(|(other, held)| (held.on, *other));
        next.map_or(self.profile.contract, |(_, next)| next.was)
    }
}

impl PersonEntry {
    /// Its day; of an absence the first one, of an answer its own where it has one.
    pub fn on(&self) -> Date {
        match self {
            PersonEntry::Offer(bid) => bid.on,
            PersonEntry::Answer(bid) => bid.answered.unwrap_or(bid.on),
            PersonEntry::Report(report) => report.on,
            PersonEntry::Absence(absence) => absence.from,
            PersonEntry::Return(report) => report.on,
            PersonEntry::Step(step) => step.on,
            PersonEntry::Renewal(renewal, _) => renewal.on,
        }
    }

    /// Who said it, where that is known.
    pub fn source(&self) -> Option<&str> {
        match self {
            PersonEntry::Offer(bid) => bid.source.as_deref(),
            PersonEntry::Answer(bid) => bid.answer_source.as_deref(),
            PersonEntry::Report(report) => Some(&report.source),
            PersonEntry::Absence(_) => None,
            PersonEntry::Return(report) => Some(&report.source),
            PersonEntry::Step(step) => step.source.as_deref(),
            PersonEntry::Renewal(renewal, _) => Some(&renewal.source),
        }
    }

    /// What it says, without its day and its source: `28m+4m@50% by us (Villa), pending`.
    pub fn says(&self) -> String {
        let said = |what: Option<String>| what.unwrap_or_default();
        match self {
            PersonEntry::Offer(bid) => {
                let club = said(bid.club.as_deref().map(|club| format!(" ({club})")));
                format!("{} by {}{club}, {}", bid.terms, bid.by, bid.answer)
            }
            PersonEntry::Answer(bid) => format!("{} {}", bid.terms, bid.answer),
            PersonEntry::Report(report) => {
                let asks = said(report.asks.map(|sum| format!(", asks {sum}")));
                let refuses = said(report.refuses.map(|sum| format!(", refuses {sum}")));
                format!("{}{asks}{refuses}", report.says)
            }
            PersonEntry::Absence(absence) => {
                let ban = said(absence.ban.as_ref().map(|ban| format!(" for {ban}")));
                let ended = said(absence.ended.map(|ended| format!(", back {ended}")));
                format!("{} {}{ban}{ended}", absence.why.kind(), absence.why.text())
            }
            PersonEntry::Return(report) => format!("back {}", report.back),
            PersonEntry::Step(step) => match &step.to {
                Moved::Stage(stage, why) => format!("{stage}{}", said(why.as_deref().map(|why| format!(": {why}")))),
                Moved::Seller(stance) => format!("seller {}", stance.says()),
                Moved::Player(stance) => format!("player {}", stance.says()),
            },
            PersonEntry::Renewal(renewal, until) => {
                let until = until.map_or("renewed".to_owned(), |until| format!("until {until}"));
                format!("{until}{}", said(renewal.wage.map(|wage| format!(", wage {wage}"))))
            }
        }
    }

    /// All of it, fit for a screen: `28m by us, pending · 2025-06-20 · Sky`.
    pub fn words(&self) -> String {
        let source = self.source().map(|source| format!(" · {source}")).unwrap_or_default();
        display(&format!("{} · {}{source}", self.says(), self.on())).into_owned()
    }
}

impl Stance {
    /// `refuses: he is vital`
    pub fn says(&self) -> String {
        match self.reason() {
            Some(reason) => format!("{}: {reason}", self.word()),
            None => self.word().to_owned(),
        }
    }
}
