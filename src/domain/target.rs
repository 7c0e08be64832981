//! Targets: people whom the club may sign, and how far each deal is.

use std::ops::RangeInclusive;

use jiff::civil::Date;

use super::money::Money;
use super::profile::Profile;
use super::terms::{Basis, Clause, Terms};
use super::words::words;

words! {
    /// How far a deal is.
    Stage {
        Identified = "identified",
        Shortlisted = "shortlisted",
        Approached = "approached",
        Talks = "talks",
        FeeAgreed = "fee-agreed",
        TermsAgreed = "terms-agreed",
        Medical = "medical",
        Signed = "signed",
        Off = "off",
    }
}

words! {
    /// Who made a bid.
    Side { Us = "us", Them = "them" }
}

words! {
    /// The answer to a bid.
    Answer {
        Pending = "pending",
        Rejected = "rejected",
        /// The other side answered with terms of its own.
        Countered = "countered",
        Accepted = "accepted",
        Withdrawn = "withdrawn",
        Expired = "expired",
    }
}

/// A person whom the club may sign.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Target {
    pub profile: Profile,
    /// The club he is at.
    pub club: Option<String>,
    /// The code of the league that his club plays in: `FRA1`.
    pub league: Option<String>,
    /// The priority within [`Target::PRIORITY`]; 1 is the first choice.
    pub priority: Option<u8>,
    pub stage: Stage,
    /// The stance of his club.
    pub seller: Stance,
    /// The stance of the target himself.
    pub player: Stance,
    /// Ties to the club, which speak for him beyond football.
    pub ties: Vec<String>,
    /// The recorded changes of stage and stances, in the order in which they were recorded.
    pub steps: Vec<TrackStep>,
    pub bids: Vec<Bid>,
}

/// A dated change on one of the three tracks of a deal: the stage, the seller or the player.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TrackStep {
    pub on: Date,
    pub to: Moved,
    pub source: Option<String>,
}

/// What a step changed to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Moved {
    /// A stage, with the reason if one was given.
    Stage(Stage, Option<String>),
    /// The stance of the seller.
    Seller(Stance),
    /// The stance of the player.
    Player(Stance),
}

/// What the seller or the player says about a deal.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Stance {
    #[default]
    Unknown,
    Open,
    /// With the reason, which is empty if none was given.
    Refuses(String),
}

/// An offer by either side, with its answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bid {
    pub on: Date,
    pub by: Side,
    /// The club that deals with us about a player of ours; for a target it is [`Target::club`].
    pub club: Option<String>,
    pub terms: Terms,
    pub answer: Answer,
    pub source: Option<String>,
    /// The day of the answer.
    pub answered: Option<Date>,
    /// The source of the answer.
    pub answer_source: Option<String>,
}

words! {
    /// Where a target's expected cost comes from.
    CostBasis {
        Bid = "bid",
        AskingPrice = "asking price",
        MarketValue = "market value",
        ReleaseClause = "release clause",
        /// A bid of ours that was refused, when nothing asks for more: he costs more than that.
        RefusedBid = "refused bid",
        /// His contract is over, so no club is owed a fee.
        OutOfContract = "out of contract",
    }
}

impl Target {
    pub const PRIORITY: RangeInclusive<u8> = 1..=99;

    pub fn new(profile: Profile) -> Target {
        Target {
            profile,
            club: None,
            league: None,
            priority: None,
            stage: Stage::Identified,
            seller: Stance::Unknown,
            player: Stance::Unknown,
            ties: Vec::new(),
            steps: Vec::new(),
            bids: Vec::new(),
        }
    }

    /// The last bid by either side without an answer.
    pub fn pending_bid(&self) -> Option<(usize, &Bid)> {
        self.bids.iter().enumerate().rev().find(|(_, bid)| bid.answer == Answer::Pending)
    }

    /// What a target is expected to cost on a day, and what that is based on.
    ///
    /// It is the accepted bid, or our pending one. Otherwise it is nothing if his contract is over, and else the latest
    /// asking price, reported or in terms of theirs, or the market value; but no less than a bid of ours that was refused
    /// since.
    ///
    /// Unless a bid is accepted, it is at most the release clause.
    pub fn expected_cost(&self, on: Date) -> Option<(Money, CostBasis)> {
        if let Some(bid) = self.standing_bid() {
            let clause = self.cheaper_clause(&bid.terms, on).filter(|_| bid.answer == Answer::Pending);
            let clause = clause.map(|clause| (clause.amount + bid.terms.costs(), CostBasis::ReleaseClause));
            return clause.or(Some((bid.terms.expected(), CostBasis::Bid)));
        }
        if self.profile.contract_over(on).is_some() {
            return Some((Money::ZERO, CostBasis::OutOfContract));
        }
        let asked = self.asked();
        let named = asked.map(|(price, _)| (price, CostBasis::AskingPrice));
        let named = named.or_else(|| self.profile.value.map(|value| (value, CostBasis::MarketValue)));
        let refused = self.refused_since(asked.map(|(_, on)| on));
        let refused = refused.map(|cost| (cost, CostBasis::RefusedBid));
        // The latter counts only where it is more.
        let named = named.into_iter().chain(refused).reduce(|one, more| if one.0 < more.0 { more } else { one });
        let clause = self.profile.open_clause(on).map(|clause| (clause.amount, CostBasis::ReleaseClause));
        // If they are equal, the first counts: an asking price tells more than the clause that it comes from.
        named.into_iter().chain(clause).min_by_key(|(cost, _)| *cost)
    }

    /// The latest price that his club is said to ask, or has asked by terms of its own, with its day.
    fn asked(&self) -> Option<(Money, Date)> {
        let reported = self.profile.asking_price().map(|(price, report)| (price, report.on));
        let gone = |bid: &&Bid| matches!(bid.answer, Answer::Withdrawn | Answer::Expired);
        let theirs = self.bids.iter().filter(|bid| bid.by == Side::Them && !gone(bid));
        reported.into_iter().chain(theirs.map(|bid| (bid.terms.expected(), bid.on))).max_by_key(|(_, on)| *on)
    }

    /// The highest expected cost of a bid of ours that was refused or countered, on a day or later if one is given.
    fn refused_since(&self, since: Option<Date>) -> Option<Money> {
        let refused = |bid: &&Bid| bid.by == Side::Us && matches!(bid.answer, Answer::Rejected | Answer::Countered);
        let late = |bid: &&Bid| since.is_none_or(|since| since <= bid.settled_on());
        self.bids.iter().filter(refused).filter(late).map(|bid| bid.terms.expected()).max()
    }

    /// The release clause, if it can be met on a day and is less than the expected cost of the terms.
    ///
    /// Costs beside the fee are added to both; it does not count for loans.
    pub fn cheaper_clause(&self, terms: &Terms, on: Date) -> Option<Clause> {
        let clause = self.profile.open_clause(on).filter(|_| matches!(terms.basis, Basis::Transfer(_)))?;
        (clause.amount + terms.costs() < terms.expected()).then_some(clause)
    }
}

impl Stance {
    pub fn word(&self) -> &'static str {
        match self {
            Stance::Unknown => "unknown",
            Stance::Open => "open",
            Stance::Refuses(_) => "refuses",
        }
    }

    /// The reason for a refusal; `None` if none was given, or it is no refusal.
    pub fn reason(&self) -> Option<&str> {
        match self {
            Stance::Refuses(reason) => Some(reason.as_str()).filter(|reason| !reason.is_empty()),
            Stance::Unknown | Stance::Open => None,
        }
    }
}
