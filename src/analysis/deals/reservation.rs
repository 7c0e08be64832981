//! The range of sums in which the two sides of a deal can meet, by what is known.

use std::cmp::Reverse;

use jiff::civil::Date;

use crate::domain::{Answer, Bid, Money, Person, Side};

/// A sum that somebody named, and what it proves.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Evidence {
    pub sum: Money,
    /// The day on which it was named; `None` for a sum in a contract.
    pub on: Option<Date>,
    /// What it is: `our bid, rejected`.
    pub what: String,
    pub source: Option<String>,
}

/// The evidence on the other side's limit.
///
/// For a target the limit is the least that his seller would accept; for our player it is the most that a buyer would
/// pay. All evidence is kept; the nearest of each kind is an end of the range.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Limits {
    /// Sums below the limit, the highest first: refused bids, and offers that a buyer made himself.
    pub below: Vec<Evidence>,
    /// Sums at the limit or above, the lowest first: asking prices, a release clause, and our counters that a buyer
    /// refused.
    pub above: Vec<Evidence>,
}

impl Limits {
    pub fn is_empty(&self) -> bool {
        self.below.is_empty() && self.above.is_empty()
    }

    /// The evidence that contradicts itself, if any does.
    ///
    /// Of the sums below the limit, all that are not under the lowest price above it; of those prices, all that are not
    /// over the highest sum below it. Nothing is averaged.
    pub fn contradiction(&self) -> Option<(&[Evidence], &[Evidence])> {
        let (highest, lowest) = (self.below.first()?.sum, self.above.first()?.sum);
        if highest < lowest {
            return None;
        }
        let below = self.below.partition_point(|evidence| evidence.sum >= lowest);
        let above = self.above.partition_point(|evidence| evidence.sum <= highest);
        Some((self.below.get(..below)?, self.above.get(..above)?))
    }
}

/// What the plan knows about the other side's limit.
///
/// Sums are headline figures, as people quote them: every fee, option and add-on, and the value of the players who go
/// the other way, without costs. A withdrawn price proves nothing, nor does a release clause that has expired on the
/// day.
pub fn limits(person: Person<'_>, today: Date) -> Limits {
    let mut limits = Limits::default();
    for report in person.profile().reports.iter().filter(|_| matches!(person, Person::Target(_))) {
        let claim = |sum, what: &str| Evidence {
            sum,
            on: Some(report.on),
            what: what.to_owned(),
            source: Some(report.source.clone()),
        };
        limits.below.extend(report.refuses.map(|sum| claim(sum, "said not to do")));
        limits.above.extend(report.asks.map(|sum| claim(sum, "said to be asked")));
    }
    if let (Person::Target(_), Some(clause)) = (person, person.profile().open_clause(today)) {
        let until = clause.until.map(|until| format!(" until {until}")).unwrap_or_default();
        let what = format!("release clause{until}");
        limits.above.push(Evidence { sum: clause.amount, on: None, what, source: None });
    }
    match person {
        Person::Target(target) => target.bids.iter().for_each(|bid| limits.of_a_seller(bid)),
        Person::Player(player) if player.borrowed().is_some() => {
            player.bids.iter().for_each(|bid| limits.of_a_seller(bid));
        }
        Person::Player(player) => player.bids.iter().for_each(|bid| limits.of_a_buyer(bid)),
    }
    limits.below.sort_by_key(|evidence| (Reverse(evidence.sum), evidence.on));
    limits.above.sort_by_key(|evidence| (evidence.sum, evidence.on));
    limits
}

impl Limits {
    fn of_a_seller(&mut self, bid: &Bid) {
        match (bid.by, bid.answer) {
            (Side::Us, Answer::Rejected | Answer::Countered) => self.below.push(evidence(bid, "our bid")),
            (Side::Us, Answer::Accepted) => self.above.push(evidence(bid, "our bid")),
            (Side::Them, Answer::Withdrawn | Answer::Expired) => {}
            (Side::Them, _) => self.above.push(evidence(bid, "their terms")),
            _ => {}
        }
    }

    fn of_a_buyer(&mut self, bid: &Bid) {
        match (bid.by, bid.answer) {
            (Side::Them, Answer::Withdrawn | Answer::Expired) => {}
            (Side::Them, _) => self.below.push(evidence(bid, "their offer")),
            (Side::Us, Answer::Rejected | Answer::Countered) => self.above.push(evidence(bid, "our terms")),
            (Side::Us, Answer::Accepted) => self.below.push(evidence(bid, "our terms")),
            _ => {}
        }
    }
}

fn evidence(bid: &Bid, whose: &str) -> Evidence {
    let club = bid.club.as_deref().map(|club| format!(" ({club})")).unwrap_or_default();
    let source = bid.answer_source.clone().or_else(|| bid.source.clone());
    Evidence { sum: bid.terms.headline(), on: Some(bid.on), what: format!("{whose}{club}, {}", bid.answer), source }
}
