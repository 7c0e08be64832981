//! The guaranteed cost of terms by season, as it is amortised and as it is paid.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::{Date, date};

use crate::domain::{Basis, Fee, Money, Paid, Season, SeasonStart, Terms, month};

/// The time that a person is here under the terms.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stay<'a> {
    /// When seasons begin.
    pub starts: SeasonStart,
    pub joins: Date,
    /// The last day of the loan with which he came, if known; otherwise it follows from the terms.
    pub loan: Option<Date>,
    /// The last day of the contract with which he was bought, if known; otherwise it follows from the terms.
    pub contract: Option<Date>,
    /// The extensions of that contract, the earliest first.
    pub extensions: &'a [Extension],
    /// The day he left before its end, on which his book value is written off.
    pub gone: Option<Date>,
}

/// An extension: from one day on, the contract lasts until another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Extension {
    pub on: Date,
    pub until: Date,
}

/// The amounts of one season.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Share {
    pub season: Season,
    /// The amortisation.
    pub amortisation: Money,
    /// The payments: instalments and costs.
    pub cash: Money,
    /// The costs in `cash`.
    pub costs: Money,
    /// The value of the people who go the other way.
    pub in_kind: Money,
    pub wages: Money,
}

/// The most months over which a fee is amortised, from a registration or an extension on.
const MOST_MONTHS: i32 = Terms::MOST_YEARS_OF_AMORTISATION as i32 * 12;

/// The day from which contracts and extensions are limited to [`MOST_MONTHS`].
const HELD_FROM: Date = date(2023, 7, 1);

/// The guaranteed cost of terms by season, the earliest first; seasons without an amount are left out.
///
/// Amortisation adds up to [`Terms::guaranteed`], and so do cash and the people who go the other way. Wages are not
/// included.
///
/// The rules: Payments without a day are due on the day he joins and its anniversaries: the first instalment, costs,
/// and people who go the other way. For a purchase after a loan, it is the day after the loan instead. Unless the terms
/// say otherwise, a loan lasts until the end of the season in which he joins. A contract of n years lasts until the end
/// of the n-th season, of which the one in which he joins is the first. The total is amortised evenly over the months
/// of the contract, including the month in which he joins, and a loan's fee over those of the loan. A loan with an
/// obligation to buy is a purchase from its first day: its fee and the price are amortised together over loan and
/// contract (UEFA Club Licensing and Financial Sustainability Regulations 2022, annex G.4.4). Conditional amounts have
/// no day yet, and are not included.
pub fn schedule(terms: &Terms, stay: Stay<'_>) -> Vec<Share> {
    let mut shares = SeasonShares { starts: stay.starts, seasons: BTreeMap::new() };
    let spread = Spread::new(terms, &stay);
    let swap = terms.swap.as_ref().map_or(Money::ZERO, |swap| swap.value);
    shares.at(stay.joins).in_kind = swap;
    for (month, part) in spread.months(&stay.later()) {
        let share = shares.of(Season::of_month(month, stay.starts));
        share.amortisation = share.amortisation + part;
    }
    let (Basis::Transfer(fee) | Basis::Loan { fee, .. }) = &terms.basis;
    shares.pay(fee, stay.joins);
    if let Some(price) = terms.sure_purchase() {
        shares.pay(price, stay.bought(terms));
    }
    shares.into_vec()
}

/// The amortisation of terms in a full season, rounded down, and the number of months, before any extension.
///
/// `None` for a loan without a purchase.
pub fn a_year(terms: &Terms, stay: &Stay<'_>) -> Option<(Money, u32)> {
    if matches!(terms.basis, Basis::Loan { .. }) && terms.sure_purchase().is_none() {
        return None;
    }
    let spread = Spread::new(terms, stay);
    let months = u32::try_from(spread.last_month() - month(spread.from) + 1).ok()?;
    let year = u128::from(spread.cost.units()) * 12 / u128::from(months.max(1));
    let year = Money::from_units(u64::try_from(year).unwrap_or(u64::MAX)).min(spread.cost);
    Some((year, months)).filter(|(year, _)| !year.is_zero())
}

/// The book value of a person on the day he leaves.
pub fn book_value(terms: &Terms, stay: &Stay<'_>, gone: Date) -> Money {
    let months = Spread::new(terms, stay).months(&stay.later()).into_iter();
    months.filter(|(at, _)| month(gone) <= *at).map(|(_, part)| part).sum()
}

impl Stay<'_> {
    /// The extensions, and his departure as the last one.
    fn later(&self) -> Vec<Extension> {
        let mut later: Vec<Extension> = self.extensions.to_vec();
        if let Some(gone) = self.gone {
            later.retain(|extension| extension.on < gone);
            later.push(Extension { on: gone, until: gone });
        }
        later
    }

    /// The last day of the loan in these terms.
    fn loan_end(&self, terms: &Terms) -> Date {
        let until = self.loan.or(terms.loan_until());
        until.unwrap_or_else(|| Season::of(self.joins, self.starts).last_day()).max(self.joins)
    }

    /// The day after that loan.
    fn bought(&self, terms: &Terms) -> Date {
        let until = self.loan_end(terms);
        until.tomorrow().unwrap_or(until)
    }
}

/// A cost, and the days over which it is amortised.
struct Spread {
    cost: Money,
    from: Date,
    until: Date,
}

impl Spread {
    fn new(terms: &Terms, stay: &Stay<'_>) -> Spread {
        let contract = |from| stay.contract.unwrap_or_else(|| terms.contract_end(from, stay.starts));
        let until = match (&terms.basis, terms.sure_purchase()) {
            (Basis::Transfer(_), _) => contract(stay.joins),
            (Basis::Loan { .. }, Some(_)) => contract(stay.bought(terms)),
            (Basis::Loan { .. }, None) => stay.loan_end(terms),
        };
        Spread { cost: terms.guaranteed(), from: stay.joins, until }
    }

    fn last_month(&self) -> i32 {
        last_month(self.from, month(self.from), month(self.until))
    }

    /// The part of each month; at an extension the rest is spread again over the months of the new contract.
    fn months(&self, extensions: &[Extension]) -> Vec<(i32, Money)> {
        let mut all = Vec::new();
        let (mut left, mut first, mut end) = (self.cost, month(self.from), self.last_month());
        for extension in extensions {
            let cut = month(extension.on).max(first);
            if cut > end {
                break;
            }
            let before = spread(left, first, end).into_iter().take_while(|(month, _)| *month < cut);
            let start = all.len();
            all.extend(before);
            let gone: Money = all.iter().skip(start).map(|(_, part)| *part).sum();
            left = left.less(gone);
            (first, end) = (cut, last_month(extension.on.max(self.from), cut, month(extension.until)));
        }
        all.extend(spread(left, first, end));
        all
    }
}

/// A cost by the seasons of a contract, the earliest first, spread evenly over its months for at most five years.
///
/// At an extension the rest is spread again over the months of the new contract, for at most five years from then. The
/// parts add up to the cost.
///
/// UEFA Club Licensing and Financial Sustainability Regulations, annex on player registrations: amortised over the
/// contract, five years at most for those signed from 1 July 2023 on, and the same again for what is left at an
/// extension from that day on.
pub fn amortisation(
    cost: Money,
    (from, until): (Date, Date),
    extensions: &[Extension],
    starts: SeasonStart,
) -> Vec<(Season, Money)> {
    let mut seasons: BTreeMap<Season, Money> = BTreeMap::new();
    for (month, part) in (Spread { cost, from, until }).months(extensions) {
        let sum = seasons.entry(Season::of_month(month, starts)).or_default();
        *sum = *sum + part;
    }
    seasons.into_iter().collect()
}

/// The last month of an agreement made on a day; never before the first.
fn last_month(agreed: Date, first: i32, last: i32) -> i32 {
    let most = if agreed < HELD_FROM { i32::MAX } else { first.saturating_add(MOST_MONTHS - 1) };
    last.clamp(first, most)
}

/// Spreads an amount over months; the parts add up to it, and those of any run of months are exact to within a unit.
fn spread(amount: Money, first: i32, last: i32) -> Vec<(i32, Money)> {
    let months = u128::try_from(i64::from(last) - i64::from(first) + 1).unwrap_or(1).max(1);
    let until = |part: u128| u128::from(amount.units()) * part / months;
    let part = |part: u128| u64::try_from(until(part + 1) - until(part)).unwrap_or(0);
    (first..=last).zip((0..months).map(|index| Money::from_units(part(index)))).collect()
}

struct SeasonShares {
    starts: SeasonStart,
    seasons: BTreeMap<Season, Share>,
}

impl SeasonShares {
    fn at(&mut self, day: Date) -> &mut Share {
        self.of(Season::of(day, self.starts))
    }

    fn of(&mut self, season: Season) -> &mut Share {
        self.seasons.entry(season).or_insert(Share::nothing(season))
    }

    /// Adds the payments of a guaranteed fee, from a day on.
    fn pay(&mut self, fee: &Fee, from: Date) {
        for (day, part) in payments(&fee.paid, from) {
            let share = self.at(day);
            share.cash = share.cash + part;
        }
        let share = self.at(from);
        share.cash = share.cash + fee.costs;
        share.costs = share.costs + fee.costs;
    }

    fn into_vec(self) -> Vec<Share> {
        self.seasons.into_values().filter(|share| !share.is_nothing()).collect()
    }
}

impl Share {
    pub(super) fn nothing(season: Season) -> Share {
        let nothing = Money::ZERO;
        Share { season, amortisation: nothing, cash: nothing, costs: nothing, in_kind: nothing, wages: nothing }
    }

    pub(super) fn is_nothing(&self) -> bool {
        [self.amortisation, self.cash, self.costs, self.in_kind, self.wages].iter().all(|money| money.is_zero())
    }
}

/// The days on which an amount is paid.
pub(super) fn payments(paid: &Paid, from: Date) -> Vec<(Date, Money)> {
    match paid {
        Paid::On(days) => days.clone(),
        Paid::Yearly { amount, instalments } => {
            let parts = amount.spread(*instalments);
            (0..i64::from(*instalments)).map(|year| from.saturating_add(year.years())).zip(parts).collect()
        }
    }
}

#[cfg(test)]
mod tests;
