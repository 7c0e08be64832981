//! The guaranteed cost of terms, season by season: as the books spread it, and as it is paid.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::domain::{Basis, Fee, Money, Paid, Purchase, Season, SeasonStart, Terms, month};

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
    /// The value of the people who go the other way.
    pub in_kind: Money,
    pub wages: Money,
}

/// The months over which a fee is spread at most, from a registration or an extension on.
const MOST_MONTHS: i32 = Terms::MOST_YEARS_OF_AMORTISATION as i32 * 12;

/// What terms cost whatever happens, season by season, the earliest first: only seasons into which something falls.
/// Amortisation adds up to [`Terms::guaranteed`], and so do cash and the people who go the other way.
///
/// The rules. What has no day is paid on the day he joins and its anniversaries: the first instalment, costs, people who go
/// the other way; of a purchase after a loan, on the day after the loan. A loan lasts until the end of the season in which he
/// joins unless said; a contract of n years until the end of the n-th season, the one in which he joins being the first. The
/// books spread the whole over the months of the contract, evenly, the month in which he joins included, five years at
/// most; a loan's fee over those of the loan. What hangs on something has no day yet and is no part of it.
pub fn schedule(terms: &Terms, stay: Stay<'_>) -> Vec<Share> {
    let Stay { starts, joins, loan, contract, extensions, gone } = stay;
    let mut shares = Shares { starts, seasons: BTreeMap::new() };
    let mut later: Vec<Extension> = extensions.to_vec();
    if let Some(gone) = gone {
        later.retain(|extension| extension.on < gone);
        later.push(Extension { on: gone, until: gone });
    }
    let swap = terms.swap.as_ref().map_or(Money::ZERO, |swap| swap.value);
    shares.at(joins).in_kind = swap;
    let last_day = match &terms.basis {
        Basis::Transfer(fee) => {
            let until = contract.unwrap_or_else(|| contract_end(terms, joins, starts));
            shares.fee(fee, swap, (joins, until), &later);
            extensions.last().map_or(until, |last| last.until)
        }
        Basis::Loan { fee, until: agreed, then } => {
            let until = loan.or(*agreed).unwrap_or(Season::of(joins, starts).last_day()).max(joins);
            shares.fee(fee, swap, (joins, until), &later);
            match then.as_deref() {
                Some((Purchase::Obligation(chance), fee)) if chance.is_unsaid() => {
                    let bought = until.tomorrow().unwrap_or(until);
                    let until = contract.unwrap_or_else(|| contract_end(terms, bought, starts));
                    shares.fee(fee, Money::ZERO, (bought, until), &later);
                    extensions.last().map_or(until, |last| last.until)
                }
                _ => until,
            }
        }
    };
    if let Some(wage) = terms.wage {
        shares.wages(wage, joins, gone.map_or(last_day, |gone| last_day.min(gone)));
    }
    shares.into_vec()
}

/// A cost in the seasons of a contract, the earliest first: evenly over its months, five years at most. At an extension what
/// is left is spread again over the months of the new contract, five years at most from then. It adds up to the cost.
///
/// UEFA Club Licensing and Financial Sustainability Regulations, annex on player registrations: amortised over the
/// contract, five years at most for those since July 2023, and the same again for what is left at an extension.
pub fn amortisation(
    cost: Money,
    (from, until): (Date, Date),
    extensions: &[Extension],
    starts: SeasonStart,
) -> Vec<(Season, Money)> {
    let mut seasons: BTreeMap<Season, Money> = BTreeMap::new();
    let mut add = |season, part| {
        let sum = seasons.entry(season).or_default();
        *sum = *sum + part;
    };
    let (mut left, mut first, mut last) = (cost, month(from), month(until));
    for extension in extensions {
        let cut = month(extension.on).max(first);
        let end = last_month(first, last);
        if cut > end {
            break;
        }
        let before = spread(left, first, end).into_iter().filter(|(month, _)| *month < cut);
        let mut gone = Money::ZERO;
        for (month, part) in before {
            add(Season::of_month(month, starts), part);
            gone = gone + part;
        }
        left = Money::from_units(left.units().saturating_sub(gone.units()));
        (first, last) = (cut, month(extension.until));
    }
    for (month, part) in spread(left, first, last_month(first, last)) {
        add(Season::of_month(month, starts), part);
    }
    seasons.into_iter().collect()
}

fn last_month(first: i32, last: i32) -> i32 {
    last.clamp(first, first + MOST_MONTHS - 1)
}

/// An amount in even parts over months that add up to it.
fn spread(amount: Money, first: i32, last: i32) -> Vec<(i32, Money)> {
    let months = u8::try_from(last - first + 1).unwrap_or(1);
    (first..=last).zip(evenly(amount, months)).collect()
}

/// Parts that add up to the amount and of which any run does so to within a unit.
fn evenly(amount: Money, parts: u8) -> impl Iterator<Item = Money> {
    let until = move |part: u64| u128::from(amount.units()) * u128::from(part) / u128::from(parts.max(1));
    let part = move |part: u64| u64::try_from(until(part + 1) - until(part)).unwrap_or(0);
    (0..u64::from(parts)).map(move |index| Money::from_units(part(index)))
}

/// The last day of a contract that begins on a day.
fn contract_end(terms: &Terms, from: Date, starts: SeasonStart) -> Date {
    Season::of(from, starts).after(i16::from(terms.contract_years()) - 1).last_day()
}

struct Shares {
    starts: SeasonStart,
    seasons: BTreeMap<Season, Share>,
}

impl Shares {
    fn at(&mut self, day: Date) -> &mut Share {
        self.of(Season::of(day, self.starts))
    }

    fn of(&mut self, season: Season) -> &mut Share {
        let nothing = Money::ZERO;
        let share = Share { season, amortisation: nothing, cash: nothing, in_kind: nothing, wages: nothing };
        self.seasons.entry(season).or_insert(share)
    }

    /// A fee that must be paid, and what is amortised with it, from a day on.
    fn fee(&mut self, fee: &Fee, beside: Money, (from, until): (Date, Date), later: &[Extension]) {
        for (season, part) in amortisation(fee.amount() + fee.costs + beside, (from, until), later, self.starts) {
            let share = self.of(season);
            share.amortisation = share.amortisation + part;
        }
        for (day, part) in payments(&fee.paid, from).into_iter().chain([(from, fee.costs)]) {
            let share = self.at(day);
            share.cash = share.cash + part;
        }
    }

    /// A season's wage for each season of the stay, by its months.
    fn wages(&mut self, wage: Money, from: Date, until: Date) {
        let mut season = Season::of(from, self.starts);
        // As long as terms can say; a contract that ends in another century is not a hundred rows.
        for _ in 0..=*Terms::YEARS.end() {
            let part = wages(wage, season, (Some(from), Some(until)), i32::MIN..i32::MAX);
            if part.is_zero() {
                break;
            }
            self.of(season).wages = part;
            season = season.after(1);
        }
    }

    fn into_vec(self) -> Vec<Share> {
        let empty =
            |share: &Share| [share.amortisation, share.cash, share.in_kind, share.wages].iter().all(|m| m.is_zero());
        self.seasons.into_values().filter(|share| !empty(share)).collect()
    }
}

/// What a person earns in a season who is here from a day until another, those two months included, for those of his months
/// that are among some.
pub(super) fn wages(
    wage: Money,
    season: Season,
    (from, until): (Option<Date>, Option<Date>),
    among: Range<i32>,
) -> Money {
    let months = season.months();
    let first = from.map_or(*months.start(), |from| month(from).max(*months.start())).max(among.start);
    let last = until.map_or(*months.end(), |until| month(until).min(*months.end())).min(among.end.saturating_sub(1));
    let here = u64::try_from(last.saturating_sub(first).saturating_add(1)).unwrap_or(0);
    Money::from_units(wage.units() * here / 12)
}

/// The days on which an amount is paid.
fn payments(paid: &Paid, from: Date) -> Vec<(Date, Money)> {
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
