//! The ends of deals: a target becomes a player, or a player leaves.

use jiff::civil::Date;

use super::entries::{require, shown};
use super::loans::Permanent;
use super::{Edit, Refused};
use crate::domain::tracks::{expire, is_done};
use crate::domain::{
    Answer, Basis, Bid, Future, Id, Left, Lent, Loan, Plan, Player, Profile, Renewal, SeasonStart, Side, Signed,
    Target, Terms,
};

impl Plan {
    /// Makes a signing, a sale or a departure; other edits change nothing here.
    pub(super) fn end_deal(&mut self, edit: Edit, today: Date) -> Result<(), Refused> {
        match edit {
            Edit::Sign { target, until, source, terms, joins } if self.players.contains(&target) => {
                self.sign_borrowed(&target, Permanent { until, source, terms, joins }, today)
            }
            Edit::Sign { target, until, source, terms, joins } => {
                require(&source, Refused::NoSource)?;
                let mut signed = Signed { terms, ..Signed::new(today, source) };
                self.change_target(&target, |target, name, id| {
                    target.may_sign(name.clone(), id)?;
                    signed.terms = signed.terms.take().or_else(|| target.agreed().map(|bid| bid.terms.clone()));
                    if signed.terms.is_none() { Err(Refused::NoTerms(name)) } else { Ok(()) }
                })?;
                let joins = joins.unwrap_or_else(|| self.signing_joins(&target, signed.terms.as_ref(), today));
                // The recorded day takes the place of the one in the terms.
                signed.terms.iter_mut().for_each(|terms| terms.joins = None);
                self.sign(&target, signed, joins, Some(until))
            }
            Edit::Sell { player, source, to, terms, on, until } => {
                require(&source, Refused::NoSource)?;
                self.check_player(&player)?;
                let name = self.name_of(&player);
                let Some(held) = self.players.get(&player) else { return Ok(()) };
                held.ours_to_deal(&name, today)?;
                let agreed = held.agreed();
                let said = terms.is_some();
                let Some(mut terms) = terms.or_else(|| agreed.map(|bid| bid.terms.clone())) else {
                    return Err(Refused::NoTerms(name));
                };
                let since = agreed.map_or(today, |bid| bid.stands_since(today).max(today));
                let on = on.unwrap_or_else(|| self.joining_day(&held.profile, Some(&terms), since));
                let to = to.or_else(|| agreed.and_then(|bid| bid.club.clone()));
                match (&terms.basis, until.or(terms.contract_until().filter(|_| said))) {
                    (Basis::Loan { until: agreed, .. }, until) => {
                        let until = until.or(*agreed).filter(|until| on <= *until);
                        let until = until.ok_or(Refused::LoanUntil(name, on))?;
                        let bid = said.then(|| loan_bid(today, to.clone(), terms, source));
                        let lent = Lent { to: to.unwrap_or_default(), since: Some(on), until, ended: None };
                        self.lend(&player, lent, bid, today)
                    }
                    (_, Some(_)) => Err(Refused::SoldUntil(name)),
                    (_, None) => {
                        terms.joins = None;
                        self.part_with(&player, Left { on, to, terms: Some(terms), source }, today)
                    }
                }
            }
            Edit::Leave { player, to, source, on } => {
                require(&source, Refused::NoSource)?;
                self.check_player(&player)?;
                let name = self.name_of(&player);
                self.players.get(&player).map_or(Ok(()), |held| held.ours_to_deal(&name, today))?;
                self.part_with(&player, Left { on: on.unwrap_or(today), to, terms: None, source }, today)
            }
            _ => Ok(()),
        }
    }

    /// The day on which a target joins if he is signed today, on the accepted terms or on others.
    pub(in crate::domain) fn signing_joins(&self, id: &Id, terms: Option<&Terms>, today: Date) -> Date {
        let Some(target) = self.targets.get(id) else { return today };
        let agreed = target.agreed();
        let since = agreed.map_or(today, |bid| bid.stands_since(today).max(today));
        let said = terms.or(agreed.map(|bid| &bid.terms)).and_then(|terms| terms.joins);
        if let Some(day) = said.or_else(|| self.on_loan_as(id)?.1.behind_loan(since)) {
            return day;
        }
        self.joining_day(&target.profile, terms.or(agreed.map(|bid| &bid.terms)), since)
    }

    /// Makes a target a player.
    ///
    /// `until` is the last day of his contract, or of his loan if the terms are one. Without it, his contract is
    /// unknown.
    pub(in crate::domain) fn sign(
        &mut self,
        id: &Id,
        signed: Signed,
        joins: Date,
        until: Option<Date>,
    ) -> Result<(), Refused> {
        let name = self.name_of(id);
        if let Some(until) = until.filter(|until| *until < joins) {
            return Err(Refused::GoneBeforeJoined(name, until, joins));
        }
        if let Some(held) = self.on_loan_as(id).map(|(held, _)| held.clone()) {
            return self.take_in(id, &held, signed, joins, until);
        }
        let given: Vec<Id> = signed.terms.iter().flat_map(Terms::given).cloned().collect();
        signed.terms.iter().try_for_each(|terms| self.check_swap(terms, signed.on))?;
        let (today, source) = (signed.on, signed.source.clone());
        let (mut made, starts) = (None, self.season_starts);
        self.change_target(id, |target, _, _| {
            made = Some((target.joining(signed, joins, until, starts), target.club.clone()));
            Ok(())
        })?;
        let Some((player, club)) = made else { return Ok(()) };
        self.targets.remove(id);
        self.players.put(id.clone(), player);
        for given in given {
            let left = Left { on: joins, to: club.clone(), terms: None, source: source.clone() };
            self.part_with(&given, left, today)?;
        }
        Ok(())
    }

    fn lend(&mut self, id: &Id, lent: Lent, bid: Option<Bid>, today: Date) -> Result<(), Refused> {
        self.check_not_offered(id)?;
        self.change_player(id, |player, name, id| {
            if let Some(held) = player.lent.as_ref().filter(|held| today <= held.last_day()) {
                return Err(Refused::LentOut(name, shown(&held.to), held.until, id));
            }
            expire(&mut player.bids, today);
            if bid.is_some() {
                // He goes on other terms than were accepted before.
                let loan_agreed = player.loan_agreed();
                let stands = |held: &&mut Bid| held.answer == Answer::Accepted && !is_done(held, loan_agreed);
                for held in player.bids.iter_mut().filter(stands) {
                    (held.answer, held.answered) = (Answer::Withdrawn, Some(today.max(held.on)));
                }
            }
            player.bids.extend(bid);
            player.lend_again(lent);
            Ok(())
        })
    }

    /// Records that a player goes for good.
    pub(super) fn part_with(&mut self, id: &Id, left: Left, today: Date) -> Result<(), Refused> {
        self.check_not_offered(id)?;
        self.change_player(id, |player, name, _| {
            if let Some(joined) = player.joined.filter(|joined| left.on <= *joined) {
                return Err(Refused::GoneBeforeJoined(name, left.on, joined));
            }
            if player.left.is_some() {
                return Err(Refused::LeftTwice(name));
            }
            expire(&mut player.bids, today);
            player.left = Some(left);
            Ok(())
        })
    }
}

impl Player {
    /// Renews the contract of a player of ours; it then lasts longer than before, and beyond the day of the renewal.
    pub(super) fn renew(&mut self, renewal: Renewal, until: Date, name: String, id: Id) -> Result<(), Refused> {
        self.ours_to_deal(&name, renewal.on)?;
        self.extend(renewal, Some(until), name, id)?;
        self.future = self.future.filter(|future| *future != Future::Renewing);
        Ok(())
    }

    /// Records a renewal, wherever he plays by now; without `until`, the contract's end is unknown.
    pub(super) fn extend(
        &mut self,
        renewal: Renewal,
        until: Option<Date>,
        name: String,
        id: Id,
    ) -> Result<(), Refused> {
        if let Some(last) = self.renewed.iter().map(|held| held.on).max().filter(|last| renewal.on < *last) {
            return Err(Refused::RenewedSince(name, last));
        }
        if let Some(over) = renewal.was.filter(|was| *was < renewal.on) {
            return Err(Refused::ContractOver(name, over, renewal.on));
        }
        if let Some(joined) = self.joined.filter(|joined| renewal.on < *joined) {
            return Err(Refused::RenewedBeforeJoined(name, renewal.on, joined));
        }
        if let Some(lasts) = renewal.was.filter(|was| until.is_some_and(|until| until <= *was)) {
            return Err(Refused::LastsAlready(name, lasts, id));
        }
        if let Some(until) = until.filter(|until| *until <= renewal.on) {
            return Err(Refused::RenewedUntil(until, renewal.on));
        }
        self.renewed.push(renewal);
        self.profile.contract = until;
        Ok(())
    }
}

/// The accepted offer of a loan that was recorded without one.
fn loan_bid(on: Date, club: Option<String>, terms: Terms, source: String) -> Bid {
    let (answered, answer_source) = (Some(on), None);
    Bid { on, by: Side::Them, club, terms, answer: Answer::Accepted, source: Some(source), answered, answer_source }
}

impl Signed {
    pub(in crate::domain) fn new(on: Date, source: String) -> Signed {
        Signed { on, from: None, terms: None, source, ties: Vec::new(), steps: Vec::new(), bids: Vec::new() }
    }
}

impl Target {
    /// The player that the target becomes, with what is known of him and of the deal.
    pub(in crate::domain) fn joining(
        &self,
        signed: Signed,
        joins: Date,
        until: Option<Date>,
        starts: SeasonStart,
    ) -> Player {
        let terms = signed.terms.as_ref();
        let loan = terms.is_some_and(|terms| matches!(terms.basis, Basis::Loan { .. }));
        // A loan that must end in a purchase is one from the start, and the contract after it is ours.
        let bought = until.and_then(|until| terms?.bought_behind(until, &signed.source, starts));
        let lasts = bought.as_ref().map(|bought| bought.until);
        let contract = until.and(if loan { lasts.or(self.profile.contract) } else { until });
        // He earns what was agreed, if it is known. His release clause was in his old contract.
        let wage = signed.terms.as_ref().and_then(|terms| terms.wage).or(self.profile.wage);
        let from = self.club.clone();
        let mut bids = self.bids.clone();
        expire(&mut bids, signed.on);
        Player {
            joined: Some(joins),
            loan: until.filter(|_| loan).map(|until| Loan {
                from: from.clone().unwrap_or_default(),
                until,
                ended: None,
            }),
            bought: bought.into_iter().collect(),
            signed: Some(Signed { from, ties: self.ties.clone(), steps: self.steps.clone(), bids, ..signed }),
            ..Player::new(Profile { contract, wage, clause: None, ..self.profile.clone() })
        }
    }
}
