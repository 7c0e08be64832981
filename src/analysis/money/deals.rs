//! The costs or the income of each deal, by season.

use std::ops::Range;

use jiff::civil::Date;

use super::sale_share::{OwedShare, owed, owed_of_swap};
use super::schedule::{Extension, Share, Stay, a_year, book_value, schedule};
use super::wages::{Earned, PlayerWages, seasons};
use crate::domain::{Id, LoanBefore, Money, Plan, Player, Season, SeasonStart, Terms, month};

/// A deal with its costs or its income.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CostedDeal {
    pub person: Id,
    pub standing: DealStanding,
    pub terms: Terms,
    /// The day from which its costs count: see [`Plan::joining_day`].
    pub joins: Date,
    pub shares: Vec<Share>,
    /// The amortisation of a full season, and the number of months; see [`a_year`].
    pub a_year: Option<(Money, u32)>,
    /// The profit of a permanent sale.
    pub profit: Option<Profit>,
    /// The sell-on share that we owe: for the player who is sold, or for one who goes the other way.
    pub owes: Option<OwedShare>,
    /// Whether his wage counts with the squad's already, and so not with the deal.
    pub with_squad: bool,
    /// The seasons in which his wage is unknown for some or all of his months.
    pub wage_unknown: Vec<Season>,
}

impl CostedDeal {
    /// The seasons with an amount of this deal, the earliest first.
    pub fn seasons(&self) -> Vec<Season> {
        let owed = self.owes.iter().flat_map(|owes| &owes.parts).map(|(season, _)| *season);
        let mut seasons: Vec<Season> = self.shares.iter().map(|share| share.season).chain(owed).collect();
        seasons.sort_unstable();
        seasons.dedup();
        seasons
    }

    /// What we pay in a season for a deal that is not a sale.
    pub(super) fn cash_in(&self, season: Season) -> Money {
        let paid = self.shares.iter().filter(|share| share.season == season).map(|share| share.cash);
        paid.sum::<Money>() + self.owed_in(season)
    }

    /// The sell-on share that falls due in a season.
    pub fn owed_in(&self, season: Season) -> Money {
        self.owes.as_ref().map_or(Money::ZERO, |owes| owes.in_season(season))
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DealStanding {
    /// A bid is accepted, ours or theirs, or the person is signed.
    Committed,
    /// Our bid is pending.
    Exposed,
    /// Our player is sold or lent, or an offer for him is accepted: the payments come in, and we pay the costs.
    Sold,
}

/// The profit of a sale: the fee, less the costs, the former club's share and the book value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Profit {
    /// The guaranteed fee, and the value of the people who come the other way.
    pub fee: Money,
    pub costs: Money,
    pub owed: Money,
    /// The book value; `None` if the plan does not say what he cost.
    pub book_value: Option<Money>,
}

impl Profit {
    /// The profit; below 0 it is a loss.
    pub fn money(&self) -> Option<i64> {
        self.book_value.map(|_| self.at_most())
    }

    /// The profit, with an unknown book value counted as 0.
    pub(super) fn at_most(&self) -> i64 {
        let spent = self.costs + self.owed + self.book_value.unwrap_or_default();
        self.fee.signed().saturating_sub(spent.signed())
    }
}

/// The person whose deals are costed.
#[derive(Clone, Copy)]
pub(super) struct Costing<'a> {
    pub(super) plan: &'a Plan,
    pub(super) id: &'a Id,
    pub(super) player: &'a Player,
}

/// A part of a player's time with us under one agreement.
struct DealPart<'a> {
    terms: &'a Terms,
    joins: Date,
    loan: Option<Date>,
    contract: Option<Date>,
    extensions: Vec<Extension>,
    gone: Option<Date>,
    /// The months that belong to this part.
    months: Range<i32>,
}

impl DealPart<'_> {
    fn stay(&self, starts: SeasonStart) -> Stay<'_> {
        let DealPart { joins, loan, contract, gone, .. } = *self;
        Stay { starts, joins, loan, contract, extensions: &self.extensions, gone }
    }
}

impl<'a> Costing<'a> {
    /// The deals that brought him here, or made him ours after a loan or a departure, the earliest first.
    pub(super) fn purchases(self, standing: DealStanding) -> Vec<CostedDeal> {
        self.parts().iter().map(|part| self.cost(part, standing)).collect()
    }

    fn cost(self, part: &DealPart<'_>, standing: DealStanding) -> CostedDeal {
        let stay = part.stay(self.plan.season_starts);
        let mut shares = schedule(part.terms, stay);
        let (wages, mut wage_unknown) = (PlayerWages::new(self.player, self.plan.season_starts), Vec::new());
        for season in seasons(part.joins, self.plan.season_starts) {
            let Earned { money, unknown } = wages.earned(season, part.months.clone());
            wage_unknown.extend(unknown.then_some(season));
            match shares.iter_mut().find(|share| share.season == season) {
                Some(share) => share.wages = money,
                // His wage, where the deal tells it, has its seasons too.
                None if part.terms.wage.is_some() => shares.push(Share { wages: money, ..Share::nothing(season) }),
                None => {}
            }
        }
        shares.retain(|share| !share.is_nothing());
        shares.sort_by_key(|share| share.season);
        let owes = owed_of_swap(self.plan, part.terms, part.joins);
        let (person, terms, a_year) = (self.id.clone(), part.terms.clone(), a_year(part.terms, &stay));
        let (joins, profit, with_squad) = (part.joins, None, self.plan.players.contains(self.id));
        CostedDeal { person, standing, terms, joins, shares, a_year, profit, owes, with_squad, wage_unknown }
    }

    /// The deals of his loans away and of his departure.
    pub(super) fn sales(self) -> Vec<CostedDeal> {
        let lent = self
            .player
            .loans_away()
            .into_iter()
            .filter_map(|(lent, terms)| Some((terms?, lent.since.unwrap_or(lent.until), Some(lent.last_day()))));
        let left = self.player.left.as_ref();
        let left = left.and_then(|left| Some((left.terms.as_ref()?, left.on, None)));
        lent.chain(left).map(|(terms, joins, loan)| self.sale(terms, joins, loan)).collect()
    }

    fn sale(self, terms: &Terms, joins: Date, loan: Option<Date>) -> CostedDeal {
        let stay = Stay { starts: self.plan.season_starts, joins, loan, contract: None, extensions: &[], gone: None };
        let costs = |share: &Share| share.costs;
        let all = schedule(terms, stay);
        let for_good = loan.is_none() || terms.sure_purchase().is_some();
        let owes = owed(self.plan, self.id, self.player, terms, joins);
        let profit = for_good.then(|| {
            let costs: Money = all.iter().map(costs).sum();
            let fee = terms.guaranteed().less(costs);
            let owed = owes.as_ref().map_or(Money::ZERO, OwedShare::total);
            Profit { fee, costs, owed, book_value: self.book_value(joins) }
        });
        let ours = all.into_iter().map(|share| {
            let cash = share.cash.less(share.costs);
            Share { cash, costs: share.costs, ..Share::nothing(share.season) }
        });
        let shares = ours.filter(|share| !share.is_nothing()).collect();
        let (person, terms) = (self.id.clone(), terms.clone());
        let (standing, a_year, with_squad, wage_unknown) = (DealStanding::Sold, None, true, Vec::new());
        CostedDeal { person, standing, terms, joins, shares, a_year, profit, owes, with_squad, wage_unknown }
    }

    /// His book value on the day he leaves; `None` if the plan does not say what he cost.
    fn book_value(self, gone: Date) -> Option<Money> {
        let parts = self.parts();
        let held: Vec<_> =
            parts.iter().filter(|part| part.joins < gone && part.gone.is_none_or(|out| gone <= out)).collect();
        let value = |part: &&DealPart<'_>| {
            book_value(part.terms, &Stay { gone: None, ..part.stay(self.plan.season_starts) }, gone)
        };
        (!held.is_empty()).then(|| held.iter().map(value).sum())
    }

    fn parts(self) -> Vec<DealPart<'a>> {
        let player = self.player;
        let bought = || player.bought.iter().filter_map(|bought| Some((bought, bought.terms.as_ref()?)));
        let signed = player.signed.as_ref().and_then(|signed| Some((signed, signed.terms.as_ref()?)));
        let mut parts = self.loans_before();
        if let Some((signed, terms)) = signed {
            // The day that the terms say, where it is not the one from which he plays, is of a signing that is only
            // assumed.
            let joins = terms.joins.or(player.joined).unwrap_or(signed.on);
            let next = bought().map(|(bought, _)| bought.on).min();
            let loan = player.loan.as_ref().map(|loan| loan.last_day());
            // Behind a loan it is the contract of the purchase; of one before a departure the terms alone tell.
            let first = player.loan.as_ref().and(player.bought.first()).map(|bought| bought.until);
            // The contract of somebody who is borrowed is another club's.
            let ours = player.loan.is_none() || !player.bought.is_empty() || !player.renewed.is_empty();
            let (contract, extensions) = self.contract(Date::MIN, next, first);
            let (contract, gone) = (contract.filter(|_| ours), self.gone(joins, next));
            let months = month(joins)..next.map_or(i32::MAX, month);
            parts.push(DealPart { terms, joins, loan, contract, extensions, gone, months });
        }
        for (bought, terms) in bought() {
            let next = bought.on;
            let later = player.bought.iter().map(|other| other.on).filter(|on| next < *on).min();
            let (contract, extensions) = self.contract(bought.on, later, Some(bought.until));
            let gone = self.gone(bought.on, later);
            let months = month(bought.on)..later.map_or(i32::MAX, month);
            parts.push(DealPart { terms, joins: bought.on, loan: None, contract, extensions, gone, months });
        }
        parts
    }

    /// The loans here that another followed, the earliest first.
    fn loans_before(self) -> Vec<DealPart<'a>> {
        let part = |before: &'a LoanBefore| {
            let signed = before.signed.as_ref()?;
            let (terms, joins) = (signed.terms.as_ref()?, before.since.unwrap_or(signed.on));
            let loan = Some(before.loan.last_day());
            let next = self.player.loan_before.iter().filter_map(|other| other.since).chain(self.player.joined);
            let next = next.filter(|next| joins < *next).min();
            let months = month(joins)..next.map_or(i32::MAX, month);
            Some(DealPart { terms, joins, loan, contract: None, extensions: Vec::new(), gone: None, months })
        };
        let mut parts: Vec<DealPart<'a>> = self.player.loan_before.iter().filter_map(part).collect();
        parts.sort_by_key(|part| part.joins);
        parts
    }

    /// The last day of the contract that was signed on a day, and its extensions until the next agreement.
    fn contract(self, from: Date, next: Option<Date>, until: Option<Date>) -> (Option<Date>, Vec<Extension>) {
        let within = |on: Date| from <= on && next.is_none_or(|next| on < next);
        let extensions = self.player.extensions().into_iter().filter(|(on, _)| within(*on));
        let first = self.player.renewed.iter().filter(|renewal| within(renewal.on)).min_by_key(|renewal| renewal.on);
        let lasts = match (first, next) {
            (Some(first), _) => first.was,
            (None, None) => self.player.profile.contract.or(until),
            (None, Some(_)) => until,
        };
        (lasts, extensions.map(|(on, until)| Extension { on, until }).collect())
    }

    /// The day of his permanent departure after a day, and before he is bought again.
    ///
    /// A loan with an obligation to buy is a sale from its first day.
    fn gone(self, from: Date, next: Option<Date>) -> Option<Date> {
        let player = self.player;
        let sure = player.lent_terms().is_some_and(|terms| terms.sure_purchase().is_some());
        let sold = player.lent.as_ref().filter(|_| sure).map(|lent| lent.since.unwrap_or(lent.until));
        let days = player.left.iter().map(|left| left.on).chain(sold);
        days.filter(|day| from < *day && next.is_none_or(|next| *day <= next)).min()
    }
}
