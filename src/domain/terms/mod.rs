//! The terms of a bid, their costs, and the line in which they are written.

mod costs;
mod print;
mod read;
mod reader;
#[cfg(test)]
mod tests;
mod words;

use std::fmt;
use std::ops::RangeInclusive;

use jiff::civil::Date;

pub use reader::TermsError;

use super::id::Id;
use super::money::Money;
use crate::text;

/// What is offered for a person.
///
/// They are read and written as one line: `28m/4+4m@50% so10 costs 0.8m 5y`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Terms {
    pub basis: Basis,
    /// The seller's share of a later sale.
    pub sell_on: Option<SellOn>,
    /// The price for which the seller may buy him back.
    pub buy_back: Option<Clause>,
    /// The length of his contract with us; for a loan, that of the contract after the purchase.
    pub contract: Option<ContractLength>,
    /// His wage with us, gross for a season.
    pub wage: Option<Money>,
    pub swap: Option<Swap>,
    /// The first day on which he is with the buyer; if not given, it follows from the windows.
    pub joins: Option<Date>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Basis {
    Transfer(Fee),
    /// A loan: its fee, its last day if that is not the season's, the part of his wage that the other club pays, and
    /// the purchase that may follow.
    Loan {
        fee: Fee,
        until: Option<Date>,
        pays: Option<WageShare>,
        then: Option<Box<(Purchase, Fee)>>,
    },
}

/// The length of a contract.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ContractLength {
    /// A number of halves of seasons, within [`ContractLength::HALVES`], which is written in years: `1.5y`. See
    /// [`Terms::contract_end`].
    Halves(u8),
    /// Until a last day. A loan can't have it, since its `until` is its own last day.
    Until(Date),
}

/// The part of a wage that the other club of a loan pays.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WageShare {
    /// From 1 to 100.
    Percent(u8),
    /// For a season.
    Amount(Money),
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Purchase {
    /// We may take it up.
    Option,
    /// It must be taken up, unconditionally if there is neither a condition nor a likelihood.
    Obligation(Chance),
}

/// An amount with its instalments, add-ons and costs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fee {
    pub paid: Paid,
    pub add_ons: Vec<AddOn>,
    /// Costs beside the fee, such as agents and contributions.
    pub costs: Money,
}

/// How an amount is paid.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Paid {
    /// In yearly instalments, within [`Paid::YEARLY`]; 1 is at once.
    Yearly { amount: Money, instalments: u8 },
    /// On these days, in order: at least one, and at most [`Paid::MOST_DAYS`].
    On(Vec<(Date, Money)>),
}

/// An add-on: an amount that is paid only if something happens.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AddOn {
    pub amount: Money,
    pub chance: Chance,
    /// The number of yearly instalments once it falls due, within [`Paid::YEARLY`].
    pub instalments: u8,
}

/// A condition and its likelihood, as far as they are known.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Chance {
    pub condition: Option<Condition>,
    /// The likelihood in percent, from 0 to 100. If it is unknown, the whole amount is expected, since a budget is
    /// safer then.
    pub likelihood: Option<u8>,
}

/// What must happen, in words: `20 games`.
///
/// It is fit for a screen.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Condition(String);

/// A price for which he may be bought, until a last day if there is one: `28m until 2025-07-15`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Clause {
    pub amount: Money,
    pub until: Option<Date>,
}

/// A sell-on share, the former club's part of a later sale: `so10`, `so20 of profit`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SellOn {
    /// Within [`SellOn::PERCENT`].
    pub percent: u8,
    pub of: ShareOf,
}

/// What a sell-on share is a share of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ShareOf {
    Fee,
    /// The part of the fee above the fee and the add-ons that were paid for him.
    Profit,
}

/// Players who go the other way, and their value together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Swap {
    pub players: Vec<Id>,
    pub value: Money,
}

impl Terms {
    /// The people who go the other way in a swap.
    pub fn given(&self) -> impl Iterator<Item = &Id> {
        self.swap.iter().flat_map(|swap| &swap.players)
    }
}

impl SellOn {
    pub const PERCENT: RangeInclusive<u8> = 1..=100;

    /// The share of a fee for a person who was bought for `paid`, rounded down to a whole unit.
    pub fn owed(self, received: Money, paid: Money) -> Money {
        let base = match self.of {
            ShareOf::Fee => received,
            ShareOf::Profit => received.less(paid),
        };
        base.percent(self.percent)
    }
}

impl Clause {
    /// Whether the price can be paid on a day.
    pub fn holds(&self, on: Date) -> bool {
        self.until.is_none_or(|until| on <= until)
    }
}

impl Condition {
    pub const MOST_CHARACTERS: usize = 80;

    /// Makes a condition of 1 to 80 visible characters without brackets and quotes; spaces around them are dropped.
    pub fn new(text: &str) -> Option<Condition> {
        let text = text.trim();
        let fits = (1..=Condition::MOST_CHARACTERS).contains(&text.chars().count());
        let plain = |c: char| !c.is_control() && !text::is_hidden(c) && !matches!(c, '(' | ')' | '"' | '“' | '”');
        (fits && text.chars().all(plain)).then(|| Condition(text.to_owned()))
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl WageShare {
    /// The part of a wage, both for a season.
    pub fn of(self, wage: Money) -> Money {
        match self {
            WageShare::Percent(percent) => wage.percent(percent),
            WageShare::Amount(amount) => amount.min(wage),
        }
    }
}

impl ContractLength {
    /// From half a season to ten seasons.
    pub const HALVES: RangeInclusive<u8> = 1..=20;
}

impl Chance {
    /// Whether neither a condition nor a likelihood is known.
    pub fn is_unsaid(&self) -> bool {
        self.condition.is_none() && self.likelihood.is_none()
    }

    /// The expected part of an amount that depends on it.
    pub fn of(&self, amount: Money) -> Money {
        amount.percent(self.likelihood.unwrap_or(100))
    }
}

impl Paid {
    /// The possible numbers of yearly instalments.
    pub const YEARLY: RangeInclusive<u8> = 1..=10;
    /// The most days of payment, which are five years of months.
    pub const MOST_DAYS: usize = 60;

    pub fn amount(&self) -> Money {
        match self {
            Paid::Yearly { amount, .. } => *amount,
            Paid::On(days) => days.iter().map(|(_, amount)| *amount).sum(),
        }
    }
}

impl Fee {
    /// A fee that is paid at once, without add-ons and costs.
    pub fn new(amount: Money) -> Fee {
        Fee { paid: Paid::Yearly { amount, instalments: 1 }, add_ons: Vec::new(), costs: Money::ZERO }
    }

    pub fn amount(&self) -> Money {
        self.paid.amount()
    }
}

impl Terms {
    /// The most years over which a contract spreads a fee, and the usual length of a contract.
    ///
    /// Source: UEFA Club Licensing and Financial Sustainability Regulations, annex on player registrations, since 2023.
    pub const MOST_YEARS_OF_AMORTISATION: u8 = 5;

    pub fn new(basis: Basis) -> Terms {
        Terms { basis, sell_on: None, buy_back: None, contract: None, wage: None, swap: None, joins: None }
    }

    /// The last day of a loan, if given.
    pub fn loan_until(&self) -> Option<Date> {
        if let Basis::Loan { until, .. } = self.basis { until } else { None }
    }

    /// The part of his wage that the other club pays during a loan, if any.
    pub fn wage_share(&self) -> Option<WageShare> {
        if let Basis::Loan { pays, .. } = self.basis { pays } else { None }
    }

    /// The last day of the contract, if given as a day.
    pub fn contract_until(&self) -> Option<Date> {
        if let Some(ContractLength::Until(day)) = self.contract { Some(day) } else { None }
    }

    fn swap_value(&self) -> Money {
        self.swap.as_ref().map_or(Money::ZERO, |swap| swap.value)
    }
}
