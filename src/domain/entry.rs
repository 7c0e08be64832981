//! The dated entries of a person: their names, and what each says.

use std::fmt;

use jiff::civil::Date;

use super::person::Person;
use super::player::{Absence, Player, Renewal, Return};
use super::profile::Report;
use super::target::{Answer, Bid, Moved, Side, Stance, TrackStep};
use super::words::words;
use crate::text::display;

words! {
    /// The kinds of entries.
    EntryKind {
        /// An offer by the buyer. Bids and counters are numbered together.
        Bid = "bid",
        /// An offer by the seller.
        Counter = "counter",
        /// The answer to the bid or counter of the same number.
        Answer = "answer",
        Report = "report",
        Absence = "absence",
        /// A report of when an absence ends; these are numbered over all absences.
        Return = "return",
        /// A change of stage, or what the seller or the player said.
        Step = "step",
        Renewal = "renewal",
    }
}

/// The name of an entry: `bid 1`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct EntryName {
    pub kind: EntryKind,
    /// The number from 1, in the order of the file.
    pub number: usize,
}

/// An entry of a person with its contents.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PersonEntry {
    /// A bid or a counter, with its answer.
    Offer(Bid),
    /// A bid or a counter again, as the entry of its answer.
    Answer(Bid),
    Report(Report),
    Absence(Absence),
    Return(Return),
    Step(TrackStep),
    /// A renewal, with the contract's last day after it, if known.
    Renewal(Renewal, Option<Date>),
}

impl fmt::Display for EntryName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind, self.number)
    }
}

impl EntryName {
    /// The name of the entry at an index.
    pub fn at(kind: EntryKind, place: usize) -> EntryName {
        EntryName { kind, number: place + 1 }
    }

    /// The name of the offer at an index, by the side that buys.
    pub fn of_offer(bid: &Bid, buyer: Side, place: usize) -> EntryName {
        EntryName::at(if bid.by == buyer { EntryKind::Bid } else { EntryKind::Counter }, place)
    }
}

impl<'a> Person<'a> {
    /// Every bid and counter with the side that buys, in the order of their numbers.
    ///
    /// A player's begin with those of his signing and his purchases.
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

    /// The steps of a target's deal, or of a player's signing.
    pub fn steps(self) -> &'a [TrackStep] {
        match self {
            Person::Target(target) => &target.steps,
            Person::Player(player) => player.signed.as_ref().map_or(&[], |signed| &signed.steps),
        }
    }

    /// Every entry with its name.
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

    /// The entry with this name.
    pub fn entry(self, name: EntryName) -> Option<PersonEntry> {
        self.entries().into_iter().find(|(held, _)| *held == name).map(|(_, entry)| entry)
    }
}

impl Player {
    /// The side that buys in the open deals for him; for a borrowed player that is us.
    pub fn buyer(&self) -> Side {
        if self.borrowed().is_some() { Side::Us } else { Side::Them }
    }

    /// The contract's last day after a renewal: the one that the next renewal replaced, or the present one.
    pub fn renewed_until(&self, place: usize) -> Option<Date> {
        let on = self.renewed.get(place)?.on;
        let behind = |(other, held): &(usize, &Renewal)| (held.on, *other) > (on, place);
        let next = self.renewed.iter().enumerate().filter(behind).min_by_key(|(other, held)| (held.on, *other));
        next.map_or(self.profile.contract, |(_, next)| next.was)
    }
}

impl PersonEntry {
    /// The day of the entry: an absence's first day, and an answer's own day if it has one.
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

    /// Who said it, if known.
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

    /// The whole entry, fit for a screen: `28m by us, pending · 2025-06-20 · Sky`.
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
