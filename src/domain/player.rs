//! The club's players, and what keeps them from playing.

use std::ops::RangeInclusive;

use jiff::ToSpan;
use jiff::civil::Date;

use super::matches::Ban;
use super::money::Money;
use super::profile::Profile;
use super::target::{Bid, TrackStep};
use super::terms::Terms;
use super::words::words;

words! {
    /// What the club means to do with him.
    Future {
        /// For sale.
        Listed = "listed",
        /// To be lent.
        ForLoan = "for-loan",
        /// To be let go for nothing.
        Released = "released",
        /// His renewal is under way.
        Renewing = "renewing",
    }
}

/// Someone whose contract or loan is with the club.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Player {
    pub profile: Profile,
    /// The first day on which he is with the club; `None` if he is already.
    pub joined: Option<Date>,
    /// The loan on which he is here; it decides how long he stays, not his contract.
    pub loan: Option<Loan>,
    /// Earlier loans here, in any order, since two programs may have written them.
    pub loan_before: Vec<LoanBefore>,
    /// The loan on which he is away.
    pub lent: Option<Lent>,
    /// Earlier loans away, in any order, since two programs may have written them.
    pub lent_before: Vec<Lent>,
    /// Within [`Player::SHIRT`].
    pub shirt: Option<u8>,
    pub absences: Vec<Absence>,
    /// How he was signed, if that is in the plan.
    pub signed: Option<Signed>,
    /// Purchases of him after a loan here, or after he had left.
    pub bought: Vec<Bought>,
    /// The renewals of his contract, in any order, since two programs may have written them.
    pub renewed: Vec<Renewal>,
    /// When and how he left for good; he stays in the plan all the same.
    pub left: Option<Left>,
    pub future: Option<Future>,
    /// The price that the club asks for him.
    pub asking: Option<Money>,
    /// The offers of other clubs for him, and our counters.
    pub bids: Vec<Bid>,
}

/// How a player was signed, with the deal that led to it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Signed {
    /// The day on which he was signed.
    pub on: Date,
    /// The club that he came from.
    pub from: Option<String>,
    /// The agreed terms, if known.
    pub terms: Option<Terms>,
    pub source: String,
    pub ties: Vec<String>,
    pub steps: Vec<TrackStep>,
    pub bids: Vec<Bid>,
}

/// A purchase of somebody who was here before.
///
/// He was bought after a loan, by an option or an obligation or on new terms, or back from the club that he left for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bought {
    /// The first day on which he is ours.
    pub on: Date,
    /// The last day of the new contract.
    pub until: Date,
    /// The agreed terms; `None` if they are those of the loan.
    pub terms: Option<Terms>,
    /// What he earned before, gross for a season; `None` if the terms name no wage, or it is unknown.
    pub earned: Option<Money>,
    pub source: String,
    /// The bids that led to it.
    pub bids: Vec<Bid>,
}

/// The end of a loan before its last day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LoanEnd {
    /// The first day on which it is over.
    pub on: Date,
    pub source: String,
}

/// A renewal of a player's contract.
///
/// The last day that it gave the contract is in the contract itself, or in the next renewal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Renewal {
    /// The day on which it was signed.
    pub on: Date,
    /// The last day of the contract before it, if known.
    pub was: Option<Date>,
    /// What he earned before, gross for a season; `None` if the renewal did not change it, or it is unknown.
    pub earned: Option<Money>,
    /// What he earns from then on, if it was said.
    pub wage: Option<Money>,
    pub source: String,
}

/// How a player left for good.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Left {
    /// The first day on which he is no longer with the club.
    pub on: Date,
    /// The club that he went to.
    pub to: Option<String>,
    /// The agreed terms; `None` if nobody said them, or if he went in a swap, whose terms tell his value.
    pub terms: Option<Terms>,
    pub source: String,
}

/// A loan here, from another club until a last day, inclusive.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Loan {
    pub from: String,
    pub until: Date,
    /// Its early end, as his club called him back or we sent him.
    pub ended: Option<LoanEnd>,
}

/// An earlier loan here.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LoanBefore {
    /// Its first day, if known.
    pub since: Option<Date>,
    pub loan: Loan,
    /// What he earned then, gross for a season, if known.
    pub wage: Option<Money>,
    /// How he was borrowed, if that is in the plan.
    pub signed: Option<Signed>,
}

/// A loan away, to another club until a last day, inclusive.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Lent {
    pub to: String,
    /// The first day away; `None` if he is away already.
    pub since: Option<Date>,
    pub until: Date,
    /// Its early end, as we called him back or he was sent.
    pub ended: Option<LoanEnd>,
}

/// Why a player can't play, from a first day on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Absence {
    pub why: Why,
    pub from: Date,
    /// For a ban of a number of matches, which decide when it is over; reports don't count then.
    pub ban: Option<Ban>,
    pub returns: Vec<Return>,
    /// The first day back, which counts before every report and ban.
    pub ended: Option<Date>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Why {
    Injury(String),
    Suspension(String),
    Other(String),
}

/// A sourced claim about the first day on which a player is back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Return {
    /// The day on which it was said.
    pub on: Date,
    pub source: String,
    pub back: Date,
}

/// The part of an absence that is dated before its beginning.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Contradiction {
    /// The first day back in the report with this index.
    Return(usize),
    End,
}

impl Player {
    pub const SHIRT: RangeInclusive<u8> = 1..=99;

    pub fn new(profile: Profile) -> Player {
        Player {
            profile,
            joined: None,
            loan: None,
            loan_before: Vec::new(),
            lent: None,
            lent_before: Vec::new(),
            shirt: None,
            absences: Vec::new(),
            signed: None,
            bought: Vec::new(),
            renewed: Vec::new(),
            left: None,
            future: None,
            asking: None,
            bids: Vec::new(),
        }
    }

    /// The renewals of his contract, the earliest first, each with its day and the last day that it gave the contract.
    ///
    /// A renewal whose last day is unknown is left out.
    pub fn extensions(&self) -> Vec<(Date, Date)> {
        let mut renewed: Vec<&Renewal> = self.renewed.iter().collect();
        renewed.sort_by_key(|renewal| renewal.on);
        let found = renewed.iter().skip(1).map(|next| next.was).chain([self.profile.contract]);
        renewed.iter().zip(found).filter_map(|(renewal, until)| Some((renewal.on, until?))).collect()
    }

    /// The last day of the contract with which he came.
    pub fn first_contract(&self) -> Option<Date> {
        self.renewed.iter().min_by_key(|renewal| renewal.on).map_or(self.profile.contract, |first| first.was)
    }
}

impl Loan {
    /// The last day of the loan; the eve of its early end if it had one.
    pub fn last_day(&self) -> Date {
        last_day(self.until, self.ended.as_ref())
    }
}

impl Lent {
    /// The last day of the loan; the eve of its early end if it had one.
    pub fn last_day(&self) -> Date {
        last_day(self.until, self.ended.as_ref())
    }

    /// Whether it takes him away on a day.
    pub fn holds(&self, on: Date) -> bool {
        self.since.is_none_or(|since| since <= on) && on <= self.last_day()
    }
}

fn last_day(until: Date, ended: Option<&LoanEnd>) -> Date {
    ended.map_or(until, |ended| ended.on.yesterday().unwrap_or(ended.on).min(until))
}

impl Absence {
    /// The days for which a player is doubtful after his reported return, until somebody says that he is back.
    pub const DAYS_IN_DOUBT: i32 = 14;

    /// A new absence, which has no reported return and no end.
    pub fn new(why: Why, from: Date) -> Absence {
        Absence { why, from, ban: None, returns: Vec::new(), ended: None }
    }

    /// Whether another entry is of the same absence: of the same kind and name, since the same day.
    pub(super) fn is_same(&self, other: &Absence) -> bool {
        (self.from, &self.why) == (other.from, &other.why)
    }

    /// Whether a player is doubtful on a day.
    ///
    /// He is if his likely return has come, nobody has said that he is back, and the latest reported day is less than
    /// [`Absence::DAYS_IN_DOUBT`] days ago.
    pub fn is_doubtful(&self, today: Date) -> bool {
        let due = self.likely().is_some_and(|likely| likely <= today);
        due && self.ended.is_none() && self.ban.is_none() && self.end_of_doubt().is_some_and(|end| today < end)
    }

    fn end_of_doubt(&self) -> Option<Date> {
        self.reported_last().map(|back| back.saturating_add(Absence::DAYS_IN_DOUBT.days()))
    }

    fn reported_last(&self) -> Option<Date> {
        self.returns.iter().map(|report| report.back).max()
    }

    /// The entry that contradicts the absence's first day, if one does.
    pub fn contradiction(&self) -> Option<Contradiction> {
        let returned = self.returns.iter().position(|report| report.back < self.from).map(Contradiction::Return);
        returned.or_else(|| self.ended.filter(|ended| *ended < self.from).map(|_| Contradiction::End))
    }

    /// The likely first day back: the recorded one, or else that of the latest report.
    ///
    /// Of two reports of one day, the later in the list counts.
    pub fn likely(&self) -> Option<Date> {
        self.ended.or_else(|| self.returns.iter().max_by_key(|report| report.on).map(|report| report.back))
    }

    /// The first day back at best: the recorded one, or else the earliest reported one.
    pub fn best(&self) -> Option<Date> {
        self.ended.or_else(|| self.returns.iter().map(|report| report.back).min())
    }

    /// The first day back at worst: the recorded one, or else the latest reported one.
    ///
    /// For a player who is doubtful today, it is the end of the doubt, once the latest reported day has come.
    pub fn worst(&self, today: Option<Date>) -> Option<Date> {
        let come = |today| self.is_doubtful(today) && self.reported_last().is_some_and(|last| last <= today);
        self.ended.or_else(|| if today.is_some_and(come) { self.end_of_doubt() } else { self.reported_last() })
    }
}

impl Why {
    /// The absence in the plan's words: `cruciate ligament`.
    pub fn text(&self) -> &str {
        match self {
            Why::Injury(text) | Why::Suspension(text) | Why::Other(text) => text,
        }
    }

    /// One of a kind, by the word for it.
    pub fn of_kind(kind: &str, text: String) -> Option<Why> {
        [Why::Injury, Why::Suspension, Why::Other].map(|of| of(text.clone())).into_iter().find(|why| why.kind() == kind)
    }

    /// The kind, as a word: `injury`.
    pub fn kind(&self) -> &'static str {
        match self {
            Why::Injury(_) => "injury",
            Why::Suspension(_) => "suspension",
            Why::Other(_) => "other",
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_latest_report_is_the_likely_one() {
        let report = |on, back| Return { on, source: "DAZN".into(), back };
        let mut absence = Absence::new(Why::Injury("knee".into()), date(2024, 10, 2));
        assert_eq!(absence.likely(), None, "nobody knows");
        absence.returns.push(report(date(2025, 6, 13), date(2025, 8, 24)));
        absence.returns.push(report(date(2025, 6, 12), date(2025, 7, 24)));
        assert_eq!(absence.likely(), Some(date(2025, 8, 24)));
        absence.returns.push(report(date(2025, 6, 13), date(2025, 8, 1)));
        assert_eq!(absence.likely(), Some(date(2025, 8, 1)), "the later in the list on a tie");
        assert_eq!((absence.best(), absence.worst(None)), (Some(date(2025, 7, 24)), Some(date(2025, 8, 24))));
        absence.ended = Some(date(2025, 7, 1));
        let (likely, best, worst) = (absence.likely(), absence.best(), absence.worst(Some(date(2025, 8, 24))));
        assert_eq!([likely, best, worst], [Some(date(2025, 7, 1)); 3], "ended overrides reports");
    }

    #[test]
    fn whose_return_has_come_is_doubtful_for_fourteen_days() {
        let mut absence = Absence::new(Why::Injury("calf".into()), date(2025, 6, 1));
        assert!(!absence.is_doubtful(date(2025, 6, 10)), "out, and nobody knows until when");
        absence.returns.push(Return { on: date(2025, 6, 2), source: "club".into(), back: date(2025, 6, 16) });
        let days = [date(2025, 6, 15), date(2025, 6, 16), date(2025, 6, 29), date(2025, 6, 30)];
        assert_eq!(days.map(|today| absence.is_doubtful(today)), [false, true, true, false]);
        let (reported, end) = (Some(date(2025, 6, 16)), Some(date(2025, 6, 30)));
        assert_eq!(days.map(|today| absence.worst(Some(today))), [reported, end, end, reported]);
        // Another source reported a later return, and that day counts.
        absence.returns.insert(0, Return { on: date(2025, 6, 1), source: "paper".into(), back: date(2025, 6, 20) });
        assert_eq!(absence.worst(Some(date(2025, 7, 3))), Some(date(2025, 7, 4)));
        // Between the two days he is doubtful, and at worst the later report is right.
        let between = date(2025, 6, 18);
        assert_eq!((absence.is_doubtful(between), absence.worst(Some(between))), (true, Some(date(2025, 6, 20))));
        absence.ended = Some(date(2025, 6, 18));
        assert!(!days.iter().any(|today| absence.is_doubtful(*today)));
    }
}
