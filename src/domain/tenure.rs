//! Whose player he is on each day: one account for cover, lists and money.

use jiff::civil::Date;

use super::cause::Cause;
use super::player::{Lent, Loan, Player};
use super::season::{Season, SeasonStart};
use super::target::{Answer, Bid};
use super::terms::{Basis, ContractLength, Fee, Purchase, Terms};
use super::tracks::with_club;

/// Whose player he is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Whose {
    Ours,
    /// Here on loan.
    Borrowed,
    /// Ours, and away on loan.
    Lent,
    /// Not ours, and why.
    Gone(Cause),
}

/// A run of days on which he is the same club's player.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Tenure {
    /// The first day; [`Date::MIN`] if the plan knows no beginning.
    pub from: Date,
    /// The last day; [`Date::MAX`] if the plan knows no end.
    pub until: Date,
    pub whose: Whose,
}

/// A contract or a loan with us.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct OwnStay {
    from: Date,
    /// The agreed last day, if known.
    until: Option<Date>,
    borrowed: bool,
}

impl Player {
    /// Whose player he is, from the calendar's first day to its last.
    ///
    /// Each day is in one part, and neighbouring parts differ.
    ///
    /// A loan lasts to its last day, or to the eve of its early end. The contract of a purchase follows it: of a
    /// recorded one, or of an unconditional obligation in the terms. A contract lasts to its last day, or to the eve of
    /// the day on which he leaves. A loan away that obliges the other club to buy ends in such a departure.
    pub fn tenure(&self, starts: SeasonStart) -> Vec<Tenure> {
        let after = |day: Option<Date>| day.and_then(|day| day.tomorrow().ok());
        let stays = self.stays(starts);
        let mut edges = vec![Date::MIN];
        edges.extend(stays.iter().flat_map(|stay| [Some(stay.from), after(stay.until)]).flatten());
        edges.extend(self.left.as_ref().map(|left| left.on));
        edges.extend(self.loans_out().flat_map(|lent| [lent.since, after(Some(lent.last_day()))]).flatten());
        edges.sort_unstable();
        edges.dedup();
        let ends = edges.iter().skip(1).map(|next| next.yesterday().unwrap_or(*next)).chain([Date::MAX]);
        let mut tenure: Vec<Tenure> = Vec::with_capacity(edges.len());
        for (from, until) in edges.iter().copied().zip(ends) {
            let whose = self.whose_by(&stays, from);
            match tenure.last_mut().filter(|last| last.whose == whose) {
                Some(last) => last.until = until,
                None => tenure.push(Tenure { from, until, whose }),
            }
        }
        tenure
    }

    /// Whose player he is on a day.
    pub fn whose(&self, on: Date, starts: SeasonStart) -> Whose {
        self.whose_by(&self.stays(starts), on)
    }

    /// Whether the club has him on a day: he has joined, and is neither gone nor lent out.
    ///
    /// Absences don't count.
    pub fn at_the_club(&self, on: Date, starts: SeasonStart) -> bool {
        matches!(self.whose(on, starts), Whose::Ours | Whose::Borrowed)
    }

    /// The last day on which he is ours or borrowed, lent out or not; `None` if no end is known.
    pub fn last_day(&self, starts: SeasonStart) -> Option<Date> {
        let tenure = self.tenure(starts);
        let last = tenure.iter().rfind(|tenure| !matches!(tenure.whose, Whose::Gone(_)));
        last.map(|tenure| tenure.until).filter(|until| *until < Date::MAX)
    }

    /// The last day of a loan, a contract or a stay that is over before he joins, and the day on which he joins.
    ///
    /// No file may say so.
    pub(super) fn over_before_joined(&self) -> Option<(Date, Date)> {
        let joined = self.joined?;
        let contract = self.profile.contract.filter(|_| self.loan.is_none());
        let loan = self.loan.iter().flat_map(|loan| [Some(loan.until), loan.ended.as_ref().and(Some(loan.last_day()))]);
        let changes = self.left.iter().map(|left| left.on).chain(self.bought.iter().map(|bought| bought.on));
        let before = changes.filter_map(|on| on.yesterday().ok());
        let last = before.chain(contract).chain(loan.flatten()).min()?;
        (last < joined).then_some((last, joined))
    }

    /// The first and the last day of the contract that follows a loan here with an unconditional obligation to buy.
    ///
    /// `None` if a purchase was recorded before it.
    pub(super) fn obliged(&self, starts: SeasonStart) -> Option<(Date, Date)> {
        let (loan, signed) = (self.loan.as_ref().filter(|loan| loan.ended.is_none())?, self.signed.as_ref()?);
        let terms = signed.terms.as_ref().filter(|terms| terms.sure_purchase().is_some())?;
        let from = loan.until.tomorrow().ok()?;
        let recorded = self.bought.iter().any(|bought| bought.on <= from);
        (!recorded).then(|| (from, terms.contract_end(from, starts)))
    }

    /// Lends him, and keeps an earlier loan that is over.
    pub(in crate::domain) fn lend_again(&mut self, lent: Lent) {
        self.lent_before.extend(self.lent.replace(lent));
    }

    /// His loans here, the earliest first, each with its first day and its terms, if recorded.
    pub fn loans_here(&self) -> Vec<(Option<Date>, &Loan, Option<&Terms>)> {
        let before = self.loan_before.iter().map(|before| (before.since, &before.loan, before.signed.as_ref()));
        let loans = before.chain(self.loan.iter().map(|loan| (self.joined, loan, self.signed.as_ref())));
        let mut loans: Vec<_> =
            loans.map(|(since, loan, signed)| (since, loan, signed.and_then(|signed| signed.terms.as_ref()))).collect();
        loans.sort_by_key(|(_, loan, _)| loan.last_day());
        loans
    }

    /// His loans away, the present or last one first.
    pub(super) fn loans_out(&self) -> impl DoubleEndedIterator<Item = &Lent> {
        self.lent.iter().chain(&self.lent_before)
    }

    /// His loans away, the earliest first, each with its terms, if recorded.
    pub fn loans_away(&self) -> Vec<(&Lent, Option<&Terms>)> {
        self.loans_agreed().into_iter().map(|(lent, offer)| (lent, offer.map(|offer| &offer.terms))).collect()
    }

    /// The day on which his present or last loan away was agreed, if its offer was recorded.
    pub(super) fn loan_agreed(&self) -> Option<Date> {
        self.lent.as_ref()?;
        self.loans_agreed().into_iter().filter_map(|(_, offer)| Some(offer?.settled_on())).max()
    }

    /// His loans away, the earliest first, each with the accepted offer on which he went, if recorded.
    fn loans_agreed(&self) -> Vec<(&Lent, Option<&Bid>)> {
        let mut loans: Vec<&Lent> = self.loans_out().rev().collect();
        loans.sort_by_key(|lent| lent.last_day());
        let mut before = None;
        let agreed = |lent| {
            let offer = self.offer_of(lent, before);
            before = offer.map(Bid::settled_on).or(before);
            (lent, offer)
        };
        loans.into_iter().map(agreed).collect()
    }

    /// The accepted offer of a loan away: the last by its first day, or else the first after it.
    ///
    /// An offer by the loan's own club comes first. One that another club made after the loan's first day is of a later
    /// loan. Only offers that were accepted after `before` count.
    fn offer_of(&self, lent: &Lent, before: Option<Date>) -> Option<&Bid> {
        let began = lent.since.unwrap_or(Date::MAX);
        let club = |bid: &Bid| lent.to.is_empty() || bid.club.is_none() || with_club(bid, Some(&lent.to));
        let within = |bid: &&Bid| before < Some(bid.settled_on()) && bid.settled_on() <= lent.last_day();
        let loan = |bid: &&Bid| bid.answer == Answer::Accepted && matches!(bid.terms.basis, Basis::Loan { .. });
        let offers = || self.bids.iter().filter(loan).filter(within);
        let by_then = offers().filter(|bid| bid.settled_on() <= began).max_by_key(|bid| (club(bid), bid.settled_on()));
        by_then.or_else(|| offers().filter(|bid| club(bid)).min_by_key(|bid| bid.settled_on()))
    }

    /// The terms of his present or last loan away, if recorded.
    pub fn lent_terms(&self) -> Option<&Terms> {
        self.lent.as_ref()?;
        self.loans_away().last()?.1
    }

    fn stays(&self, starts: SeasonStart) -> Vec<OwnStay> {
        let from = self.joined.unwrap_or(Date::MIN);
        let (loan, obliged) = (self.loan.as_ref(), self.obliged(starts));
        let first = match loan {
            Some(loan) => OwnStay { from, until: Some(loan.last_day()), borrowed: true },
            // A contract before another one is only known to have ended.
            None => OwnStay { from, until: self.profile.contract.filter(|_| self.bought.is_empty()), borrowed: false },
        };
        let mut stays = vec![first];
        stays.extend(self.loan_before.iter().map(|before| {
            let from = before.since.unwrap_or(Date::MIN);
            OwnStay { from, until: Some(before.loan.last_day()), borrowed: true }
        }));
        let own = |from, until| OwnStay { from, until, borrowed: false };
        stays.extend(obliged.map(|(from, until)| own(from, Some(until))));
        stays.extend(self.bought.iter().map(|bought| own(bought.on, Some(bought.until))));
        stays.sort_by_key(|stay| stay.from);
        // The plan's contract is the last one. But without a recorded purchase it is still that of his former club,
        // until it is renewed.
        let recorded = obliged.is_none() || !self.bought.is_empty() || !self.renewed.is_empty();
        if let Some(last) = stays.last_mut().filter(|last| !last.borrowed && recorded) {
            last.until = self.profile.contract;
        }
        stays
    }

    fn whose_by(&self, stays: &[OwnStay], on: Date) -> Whose {
        let Some(stay) = stays.iter().rfind(|stay| stay.from <= on) else { return Whose::Gone(Cause::NotJoined) };
        let sold = self.lent.as_ref().filter(|lent| stay.from <= lent.until && lent.ended.is_none());
        let sold = sold.filter(|_| self.lent_terms().is_some_and(|terms| terms.sure_purchase().is_some()));
        let left = self.left.iter().map(|left| left.on).chain(sold.and_then(|lent| lent.until.tomorrow().ok()));
        let left = left.filter(|left| stay.from < *left && *left <= on).min();
        let over = stay.until.and_then(|until| until.tomorrow().ok()).filter(|over| *over <= on);
        match (left, over) {
            (Some(left), Some(over)) if over < left => {}
            (Some(_), _) => return Whose::Gone(Cause::Left),
            (None, None) if self.lent_on(on).is_some() => return Whose::Lent,
            (None, None) if stay.borrowed => return Whose::Borrowed,
            (None, None) => return Whose::Ours,
            (None, Some(_)) => {}
        }
        Whose::Gone(if stay.borrowed { Cause::LoanOver } else { Cause::ContractOver })
    }
}

impl Terms {
    /// The fee of the purchase that must follow a loan, if it must unconditionally.
    pub fn sure_purchase(&self) -> Option<&Fee> {
        match &self.basis {
            Basis::Loan { then: Some(then), .. } => match then.as_ref() {
                (Purchase::Obligation(chance), fee) if chance.is_unsaid() => Some(fee),
                _ => None,
            },
            _ => None,
        }
    }

    /// The last day of a contract that begins on a day.
    ///
    /// If its length is in whole years, the season of that day is the first one; if in halves, the half of a season.
    pub fn contract_end(&self, from: Date, starts: SeasonStart) -> Date {
        let season = Season::of(from, starts);
        let halves = match self.contract {
            Some(ContractLength::Until(day)) => return day.max(from),
            Some(ContractLength::Halves(halves)) => halves,
            None => Terms::MOST_YEARS_OF_AMORTISATION * 2,
        };
        let joins_in = if halves % 2 == 0 { 0 } else { season.half_of(from) };
        season.last_day_of_half(joins_in + i16::from(halves) - 1)
    }
}
