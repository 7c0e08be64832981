//! People the club may sign, and where each negotiation stands.

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
    /// What became of a bid.
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

/// Someone the club may sign.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Target {
    pub profile: Profile,
    /// The club he is at.
    pub club: Option<String>,
    /// Within [`Target::PRIORITY`]; 1 is the first choice.
    pub priority: Option<u8>,
    pub stage: Stage,
    /// What his club says.
    pub seller: Stance,
    /// What he says.
    pub player: Stance,
    /// What speaks for him beyond football.
    pub ties: Vec<String>,
    /// How stage and stances came to be what they are, in the order in which it was recorded.
    pub steps: Vec<TrackStep>,
    pub bids: Vec<Bid>,
}

/// A dated move on one of the three tracks of a deal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TrackStep {
    pub on: Date,
    pub to: Moved,
    pub source: Option<String>,
}

/// Where a step led.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Moved {
    /// A stage, and why when that was said.
    Stage(Stage, Option<String>),
    /// What the seller says.
    Seller(Stance),
    /// What the player says.
    Player(Stance),
}

/// What the seller, or the player, says.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Stance {
    #[default]
    Unknown,
    Open,
    /// With the reason, which may be empty when none was given.
    Refuses(String),
}

/// An offer, from either side, and its answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bid {
    pub on: Date,
    pub by: Side,
    /// The club that we deal with about a player of ours; a target's is [`Target::club`].
    pub club: Option<String>,
    pub terms: Terms,
    pub answer: Answer,
    pub source: Option<String>,
    /// When the answer came.
    pub answered: Option<Date>,
    /// Who told the answer.
    pub answer_source: Option<String>,
}

words! {
    /// Where a target's expected cost comes from.
    CostBasis {
        Bid = "bid",
        AskingPrice = "asking price",
        MarketValue = "market value",
        ReleaseClause = "release clause",
        /// His contract is over: no club is owed a fee.
        OutOfContract = "out of contract",
    }
}

impl Target {
    pub const PRIORITY: RangeInclusive<u8> = 1..=99;

    pub fn new(profile: Profile) -> Target {
        Target {
            profile,
            club: None,
            priority: None,
            stage: Stage::Identified,
            seller: Stance::Unknown,
            player: Stance::Unknown,
            ties: Vec::new(),
            steps: Vec::new(),
            bids: Vec::new(),
        }
    }

    /// The last bid of either side that nobody has answered.
    pub fn pending_bid(&self) -> Option<(usize, &Bid)> {
        self.bids.iter().enumerate().rev().find(|(_, bid)| bid.answer == Answer::Pending)
    }

    /// What he is expected to cost on a day: the accepted bid, or our pending one; else nothing once his contract is
    /// over; else the latest asking price, or the market value where nobody named one.
    ///
    /// Without an accepted bid a release clause is the most that it can be.
    pub fn expected_cost(&self, on: Date) -> Option<(Money, CostBasis)> {
        if let Some(bid) = self.standing_bid() {
            let clause = self.cheaper_clause(&bid.terms, on).filter(|_| bid.answer == Answer::Pending);
            let clause = clause.map(|clause| (clause.amount + bid.terms.costs(), CostBasis::ReleaseClause));
            return clause.or(Some((bid.terms.expected(), CostBasis::Bid)));
        }
        if self.profile.contract_over(on).is_some() {
            return Some((Money::ZERO, CostBasis::OutOfContract));
        }
        let asked = self.profile.asking_price().map(|(price, _)| (price, CostBasis::AskingPrice));
        let named = asked.or_else(|| self.profile.value.map(|value| (value, CostBasis::MarketValue)));
        let clause = self.profile.open_clause(on).map(|clause| (clause.amount, CostBasis::ReleaseClause));
        // The first of equals: a price that is asked tells more than the clause it comes from.
        named.into_iter().chain(clause).min_by_key(|(cost, _)| *cost)
    }

    /// The release clause, where it can be met on a day and is less than terms are expected to come to.
    ///
    /// What is paid beside the fee comes either way; a loan is another matter.
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

    /// Why he refuses; absent where nobody said, or where he does not.
    pub fn reason(&self) -> Option<&str> {
        match self {
            Stance::Refuses(reason) => Some(reason.as_str()).filter(|reason| !reason.is_empty()),
            Stance::Unknown | Stance::Open => None,
        }
    }
}
