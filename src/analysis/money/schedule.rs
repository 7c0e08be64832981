//! The guaranteed cost of terms, season by season: as the books spread it, and as it is paid.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::{Date, date};

use crate::domain::{Basis, Fee, Money, Paid, Season, SeasonStart, Terms, month};

/// When a person is here under the terms.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stay<'a> {
    /// When seasons begin.
    pub starts: SeasonStart,
    pub joins: Date,
    /// The last day of the loan with which he came, where it is known; else the terms tell.
    pub loan: Option<Date>,
    /// The last day of the contract with which he was bought, where it is known; else the terms tell.
    pub contract: Option<Date>,
    /// How that contract was extended, the earliest first.
    pub extensions: &'a [Extension],
    /// The day he was gone before that: what the books have left of him is written off then.
    pub gone: Option<Date>,
}

/// From this day on, the contract lasts until another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Extension {
    pub on: Date,
    pub until: Date,
}

/// What falls into a season.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Share {
    pub season: Season,
    /// What the books write off.
    pub amortisation: Money,
    /// What is paid: instalments and costs.
    pub cash: Money,
    /// The costs among that.
    pub costs: Money,
    /// The value of the people who go the other way.
    pub in_kind: Money,
    pub wages: Money,
}

/// The months over which a fee is spread at most, from a registration or an extension on.
const MOST_MONTHS: i32 = Terms::MOST_YEARS_OF_AMORTISATION as i32 * 12;

/// The first day on which a contract or an extension is held to [`MOST_MONTHS`].
const HELD_FROM: Date = date(2023, 7, 1);

/// What terms cost whatever happens, season by season, the earliest first: only seasons into which something falls.
///
/// Amortisation adds up to [`Terms::guaranteed`], and so do cash and the people who go the other way. Wages are no part
/// of it.
///
/// The rules. What has no day is paid on the day he joins and its anniversaries: the first instalment, costs, people who go
/// the other way; of a purchase after a loan, on the day after the loan. A loan lasts until the end of the season in which he
/// joins unless said; a contract of n years until the end of the n-th season, the one in which he joins being the first. The
/// books spread the whole evenly over the months of the contract, the month in which he joins included; a loan's fee over
/// those of the loan. A loan that has to end in a purchase is a purchase from its first day: its fee and the price are spread
/// together over loan and contract (UEFA Club Licensing and Financial Sustainability Regulations 2022, annex G.4.4). What
/// hangs on something has no day yet and is no part of it.
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

/// What the books of terms spread in a full season, rounded down, and over how many months from the first; before any
/// extension.
///
/// Nothing for a loan that leads to no purchase.
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

/// What the books still have of a person on the day that he goes.
pub fn book_value(terms: &Terms, stay: &Stay<'_>, gone: Date) -> Money {
    let months = Spread::new(terms, stay).months(&stay.later()).into_iter();
    months.filter(|(at, _)| month(gone) <= *at).map(|(_, part)| part).sum()
}

impl Stay<'_> {
    /// The extensions, and that he goes.
    fn later(&self) -> Vec<Extension> {
        let mut later: Vec<Extension> = self.extensions.to_vec();
        if let Some(gone) = self.gone {
            later.retain(|extension| extension.on < gone);
            later.push(Extension { on: gone, until: gone });
        }
        later
    }

    /// The last day of the loan that terms are.
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

/// A cost, and the days over which the books spread it.
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

    /// Each month with its part. At an extension what is left is spread again over the months of the new contract.
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
            left = Money::from_units(left.units().saturating_sub(gone.units()));
            (first, end) = (cut, last_month(extension.on.max(self.from), cut, month(extension.until)));
        }
        all.extend(spread(left, first, end));
        all
    }
}

/// A cost in the seasons of a contract, the earliest first: evenly over its months, five years at most.
///
/// At an extension what is left is spread again over the months of the new contract, five years at most from then. It
/// adds up to the cost.
///
/// UEFA Club Licensing and Financial Sustainability Regulations, annex on player registrations: amortised over the
/// contract, five years at most for those signed from 1 July 2023 on, and the same again for what is left at an extension
/// from that day on.
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

/// The last month of what is agreed on a day, at least the first.
fn last_month(agreed: Date, first: i32, last: i32) -> i32 {
    let most = if agreed < HELD_FROM { i32::MAX } else { first.saturating_add(MOST_MONTHS - 1) };
    last.clamp(first, most)
}

/// An amount in parts over months that add up to it and of which any run does so to within a unit.
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

    /// A fee that must be paid, from a day on.
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
