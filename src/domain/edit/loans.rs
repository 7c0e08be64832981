//! The ends of loans: early, or with a purchase.

use jiff::civil::Date;

use super::Refused;
use super::entries::require;
use crate::domain::tracks::expire;
use crate::domain::{
    Basis, Bid, Bought, Fee, Id, Left, Loan, LoanBefore, LoanEnd, Plan, Player, SeasonStart, Side, Signed, Terms,
};

/// The signing of a borrowed player.
pub(super) struct Permanent {
    pub(super) until: Date,
    pub(super) source: String,
    pub(super) terms: Option<Terms>,
    pub(super) joins: Option<Date>,
}

impl Plan {
    /// Ends a loan, here or away, before its last day: `on` is the first day that it is over.
    pub(super) fn end_loan(&mut self, id: &Id, source: String, on: Date) -> Result<(), Refused> {
        require(&source, Refused::NoSource)?;
        self.change_player(id, |player, name, _| {
            if let Some(day) = player.bought_from() {
                return Err(Refused::IsBought(name, day));
            }
            let sold = player.lent_terms().and_then(Terms::sure_purchase).is_some();
            let (place, began, last) = match (&mut player.loan, &mut player.lent) {
                (Some(loan), _) => (&mut loan.ended, player.joined, loan.until),
                (None, Some(lent)) if sold => return Err(Refused::IsSold(name, lent.until)),
                (None, Some(lent)) => (&mut lent.ended, lent.since, lent.until),
                (None, None) => return Err(Refused::NoLoan(name)),
            };
            if last < on || began.is_some_and(|began| on <= began) {
                return Err(Refused::LoanEndOutside { name, on, began, last });
            }
            *place = Some(LoanEnd { on, source });
            Ok(())
        })
    }

    /// Takes up an option, a conditional obligation or a right to buy back.
    pub(super) fn take_up(
        &mut self,
        id: &Id,
        until: Option<Date>,
        source: String,
        on: Date,
        today: Date,
    ) -> Result<(), Refused> {
        require(&source, Refused::NoSource)?;
        self.check_player(id)?;
        let (name, starts) = (self.name_of(id), self.season_starts);
        let right = self.players.get(id).and_then(|player| player.right_to_buy(on));
        match right {
            None => Err(Refused::NothingToTakeUp(name, on)),
            Some((Side::Us, terms, _)) => {
                let agreed = terms.contract.map(|_| terms.contract_end(on, starts));
                let until = until.or(agreed).ok_or_else(|| Refused::ContractUntil(name, id.clone()))?;
                self.change_player(id, |player, name, _| player.buy(on, until, terms, source, Vec::new(), name))
            }
            Some((Side::Them, terms, to)) => {
                if until.is_some() {
                    return Err(Refused::SoldUntil(name));
                }
                self.part_with(id, Left { on, to, terms: Some(terms), source }, today)
            }
        }
    }

    /// Buys a borrowed player, or borrows him again, on the accepted terms or on others.
    pub(super) fn sign_borrowed(&mut self, id: &Id, permanent: Permanent, today: Date) -> Result<(), Refused> {
        let Permanent { until, source, terms, joins } = permanent;
        require(&source, Refused::NoSource)?;
        let name = self.name_of(id);
        let Some(player) = self.players.get(id) else { return Err(Refused::Nobody(id.clone())) };
        let Some(loan) = player.borrowed() else { return Err(Refused::NotATarget(name)) };
        let (club, agreed) = (loan.from.clone(), player.agreed());
        let since = agreed.map_or(today, |bid| bid.stands_since(today).max(today));
        let Some(mut terms) = terms.or_else(|| agreed.map(|bid| bid.terms.clone())) else {
            return Err(Refused::NoTerms(name));
        };
        self.check_swap(&terms, today)?;
        let on = joins.unwrap_or_else(|| self.purchase_day(player, &terms, since));
        terms.joins = None;
        let given: Vec<Id> = terms.given().cloned().collect();
        let left = Left { on, to: Some(club), terms: None, source: source.clone() };
        let starts = self.season_starts;
        self.change_player(id, |player, name, _| {
            expire(&mut player.bids, today);
            let bids = std::mem::take(&mut player.bids);
            if matches!(terms.basis, Basis::Loan { .. }) {
                let signed = Signed { terms: Some(terms), bids, ..Signed::new(today, source) };
                return player.borrow_again(on, until, signed, starts, name);
            }
            player.buy(on, until, terms, source, bids, name)
        })?;
        given.iter().try_for_each(|given| self.part_with(given, left.clone(), today))
    }

    /// The first day on which a borrowed player is ours, if he is bought on terms that stand since a day.
    ///
    /// While his loan lasts, that is the day after it.
    pub fn purchase_day(&self, player: &Player, terms: &Terms, since: Date) -> Date {
        let joins = || self.joining_day(&player.profile, Some(terms), since);
        terms.joins.or_else(|| player.behind_loan(since)).unwrap_or_else(joins)
    }
}

impl Player {
    /// The first day after his loan here, if it still lasts on a day.
    pub(in crate::domain) fn behind_loan(&self, on: Date) -> Option<Date> {
        let lasts = self.loan.as_ref().map(|loan| loan.last_day()).filter(|last| on <= *last);
        lasts.and_then(|last| last.tomorrow().ok())
    }

    /// Who may buy him by right on a day, on which terms, and the club that he goes to or comes from.
    pub fn right_to_buy(&self, on: Date) -> Option<(Side, Terms, Option<String>)> {
        let during = |began: Option<Date>, last: Date| {
            began.is_none_or(|began| began <= on) && last.tomorrow().is_ok_and(|over| on <= over)
        };
        if let Some(loan) = self.borrowed() {
            let terms = self.signed.as_ref()?.terms.as_ref()?.purchase()?;
            return during(self.joined, loan.last_day()).then(|| (Side::Us, terms, Some(loan.from.clone())));
        }
        if let Some(left) = self.left.as_ref().filter(|left| !self.is_back(left)) {
            let clause = left.terms.as_ref()?.buy_back.filter(|clause| clause.holds(on) && left.on < on)?;
            return Some((Side::Us, bought_back(clause.amount), left.to.clone()));
        }
        if let Some(lent) = self.lent.as_ref().filter(|lent| during(lent.since, lent.last_day()))
            && let Some(terms) = self.lent_terms().and_then(Terms::purchase)
        {
            return Some((Side::Them, terms, Some(lent.to.clone())));
        }
        let signed = self.signed.as_ref();
        let terms = self.bought.last().and_then(|bought| bought.terms.as_ref());
        let terms = terms.or_else(|| signed?.terms.as_ref())?;
        let clause = terms.buy_back.filter(|clause| clause.holds(on))?;
        let began = self.bought_from().or(self.joined);
        let from = signed.and_then(|signed| signed.from.clone());
        began.is_none_or(|began| began < on).then(|| (Side::Them, bought_back(clause.amount), from))
    }

    /// Buys him under a contract that begins on a day, and keeps the bids that led to it.
    ///
    /// His release clause was in his old contract.
    pub(in crate::domain) fn buy(
        &mut self,
        on: Date,
        until: Date,
        terms: impl Into<Option<Terms>>,
        source: String,
        bids: Vec<Bid>,
        name: String,
    ) -> Result<(), Refused> {
        if let Some(joined) = self.joined.filter(|joined| on <= *joined) {
            return Err(Refused::BoughtBeforeJoined(name, on, joined));
        }
        if until < on {
            return Err(Refused::GoneBeforeJoined(name, until, on));
        }
        self.profile.contract = Some(until);
        self.profile.clause = None;
        let terms = terms.into();
        let wage = terms.as_ref().and_then(|terms| terms.wage);
        let earned = self.profile.wage.filter(|_| wage.is_some());
        self.profile.wage = wage.or(self.profile.wage);
        self.bought.push(Bought { on, until, terms, earned, source, bids });
        Ok(())
    }

    /// Borrows him again from the same club, and keeps the earlier loan.
    pub(in crate::domain) fn borrow_again(
        &mut self,
        on: Date,
        until: Date,
        signed: Signed,
        starts: SeasonStart,
        name: String,
    ) -> Result<(), Refused> {
        let Some(loan) = self.loan.clone() else { return Err(Refused::NoLoan(name)) };
        if on <= loan.last_day() {
            return Err(Refused::LoanAgain(name, on, loan.last_day()));
        }
        if until < on {
            return Err(Refused::GoneBeforeJoined(name, until, on));
        }
        let terms = signed.terms.as_ref();
        let bought = terms.and_then(|terms| terms.bought_behind(until, &signed.source, starts));
        let wage = terms.and_then(|terms| terms.wage);
        let from = loan.from.clone();
        let earned = self.profile.wage.or_else(|| self.signed.as_ref()?.terms.as_ref()?.wage);
        self.profile.wage = wage.or(earned);
        self.profile.contract = bought.as_ref().map(|bought| bought.until).or(self.profile.contract);
        self.bought.extend(bought);
        let signed = Signed { from: Some(from.clone()), ..signed };
        let before = LoanBefore { since: self.joined, loan, wage: earned, signed: self.signed.replace(signed) };
        self.loan_before.push(before);
        (self.joined, self.loan) = (Some(on), Some(Loan { from, until, ended: None }));
        Ok(())
    }

    /// The loan on which he is here, unless a purchase follows it.
    pub fn borrowed(&self) -> Option<&crate::domain::Loan> {
        self.loan.as_ref().filter(|_| self.bought_from().is_none())
    }

    /// The first day on which he is ours after a loan, if that is certain.
    pub fn bought_from(&self) -> Option<Date> {
        let recorded = self.bought.iter().map(|bought| bought.on).min();
        let loan = self.loan.as_ref()?;
        let signed = self.signed.as_ref().and_then(|signed| signed.terms.as_ref());
        let obliged = signed.filter(|terms| terms.sure_purchase().is_some() && loan.ended.is_none());
        recorded.or_else(|| obliged.and_then(|_| loan.until.tomorrow().ok()))
    }

    /// Whether he came back after he had left.
    pub(in crate::domain) fn is_back(&self, left: &Left) -> bool {
        self.bought.iter().any(|bought| left.on <= bought.on)
    }
}

impl Terms {
    /// The purchase that must follow a loan until a day, if it must unconditionally.
    ///
    /// The contract after the loan then is ours from the start.
    pub(in crate::domain) fn bought_behind(&self, until: Date, source: &str, starts: SeasonStart) -> Option<Bought> {
        self.sure_purchase()?;
        let on = until.tomorrow().ok()?;
        let (until, source) = (self.contract_end(on, starts), source.to_owned());
        Some(Bought { on, until, terms: None, earned: None, source, bids: Vec::new() })
    }

    /// The purchase that may follow a loan, as terms of its own.
    pub fn purchase(&self) -> Option<Terms> {
        let Basis::Loan { then: Some(then), .. } = &self.basis else { return None };
        let basis = Basis::Transfer(then.1.clone());
        Some(Terms { basis, swap: None, joins: None, ..self.clone() })
    }
}

fn bought_back(amount: crate::domain::Money) -> Terms {
    Terms::new(Basis::Transfer(Fee::new(amount)))
}
