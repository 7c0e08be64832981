//! The money of a bid: what it is, what it costs, and the one line it is written in.

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
/// Read and written as one line: `28m/4+4m@50% so10 costs 0.8m 5y`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Terms {
    pub basis: Basis,
    /// What of a later sale goes to the seller.
    pub sell_on: Option<SellOn>,
    /// For how much the seller may buy him back.
    pub buy_back: Option<Clause>,
    /// How long his contract with us lasts; of a loan, the contract after the purchase.
    pub contract: Option<ContractLength>,
    /// What we pay him for a season, gross.
    pub wage: Option<Money>,
    pub swap: Option<Swap>,
    /// The first day that he is with the buyer; where it is not said it follows from the windows.
    pub joins: Option<Date>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Basis {
    Transfer(Fee),
    /// A loan for a fee, its last day where it is not the season's, the part of his wage that his other club bears while
    /// it lasts, and what follows it.
    Loan {
        fee: Fee,
        until: Option<Date>,
        pays: Option<WageShare>,
        then: Option<Box<(Purchase, Fee)>>,
    },
}

/// How long a contract lasts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ContractLength {
    /// So many halves of seasons, within [`ContractLength::HALVES`]; see [`Terms::contract_end`]. Written in years: `1.5y`.
    Halves(u8),
    /// To a last day; no loan says it, whose `until` is its own last day.
    Until(Date),
}

/// The part of a wage that the other club of a loan bears.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WageShare {
    /// 1 to 100.
    Percent(u8),
    /// For a season.
    Amount(Money),
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Purchase {
    /// Ours to take up.
    Option,
    /// Due whatever happens where no condition and no likelihood is given.
    Obligation(Chance),
}

/// An amount with how it is paid, what may come on top, and what it costs beside.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fee {
    pub paid: Paid,
    pub add_ons: Vec<AddOn>,
    /// Beside the fee: agents, contributions.
    pub costs: Money,
}

/// How an amount is paid.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Paid {
    /// In yearly instalments, within [`Paid::YEARLY`]; 1 is at once.
    Yearly { amount: Money, instalments: u8 },
    /// On these days, one after the other; at least one, at most [`Paid::MOST_DAYS`].
    On(Vec<(Date, Money)>),
}

/// Paid only if something happens.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AddOn {
    pub amount: Money,
    pub chance: Chance,
    /// Once it falls due it is paid in so many yearly instalments, within [`Paid::YEARLY`].
    pub instalments: u8,
}

/// What something hangs on and how likely that is, as far as anybody said.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Chance {
    pub condition: Option<Condition>,
    /// In percent, 0 to 100; absent when nobody said, and then it is expected whole: a budget is safer so.
    pub likelihood: Option<u8>,
}

/// What must happen, in words: `20 games`.
///
/// Fit for a screen as it is.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Condition(String);

/// He may be bought for this much, until a last day if there is one: `28m until 2025-07-15`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Clause {
    pub amount: Money,
    pub until: Option<Date>,
}

/// A part of what a later sale brings: `so10`, `so20 of profit`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SellOn {
    /// Within [`SellOn::PERCENT`].
    pub percent: u8,
    pub of: ShareOf,
}

/// What a share of a later sale is a share of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ShareOf {
    Fee,
    /// What the fee is above the fee and the add-ons that were paid for him.
    Profit,
}

/// Players who go the other way, at a value together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Swap {
    pub players: Vec<Id>,
    pub value: Money,
}

impl Terms {
    /// Those who go the other way in a swap.
    pub fn given(&self) -> impl Iterator<Item = &Id> {
        self.swap.iter().flat_map(|swap| &swap.players)
    }
}

impl SellOn {
    pub const PERCENT: RangeInclusive<u8> = 1..=100;

    /// What is owed of a fee for somebody who was bought for so much; rounded down to a whole unit.
    pub fn owed(self, received: Money, paid: Money) -> Money {
        let base = match self.of {
            ShareOf::Fee => received,
            ShareOf::Profit => received.less(paid),
        };
        base.percent(self.percent)
    }
}

impl Clause {
    /// Whether it can be met on a day.
    pub fn holds(&self, on: Date) -> bool {
        self.until.is_none_or(|until| on <= until)
    }
}

impl Condition {
    pub const MOST_CHARACTERS: usize = 80;

    /// 1 to 80 characters that a screen shows, no brackets and no quotes among them; spaces around them are dropped.
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
    /// What it comes to of a wage, both for a season.
    pub fn of(self, wage: Money) -> Money {
        match self {
            WageShare::Percent(percent) => wage.percent(percent),
            WageShare::Amount(amount) => amount.min(wage),
        }
    }
}

impl ContractLength {
    /// Half a season to ten seasons.
    pub const HALVES: RangeInclusive<u8> = 1..=20;
}

impl Chance {
    /// Whether nothing was said of it.
    pub fn is_unsaid(&self) -> bool {
        self.condition.is_none() && self.likelihood.is_none()
    }

    /// What is to be expected of an amount that hangs on it.
    pub fn of(&self, amount: Money) -> Money {
        amount.percent(self.likelihood.unwrap_or(100))
    }
}

impl Paid {
    /// How many yearly instalments there may be.
    pub const YEARLY: RangeInclusive<u8> = 1..=10;
    /// Five years of months.
    pub const MOST_DAYS: usize = 60;

    pub fn amount(&self) -> Money {
        match self {
            Paid::Yearly { amount, .. } => *amount,
            Paid::On(days) => days.iter().map(|(_, amount)| *amount).sum(),
        }
    }
}

impl Fee {
    /// Paid at once, with nothing beside it.
    pub fn new(amount: Money) -> Fee {
        Fee { paid: Paid::Yearly { amount, instalments: 1 }, add_ons: Vec::new(), costs: Money::ZERO }
    }

    pub fn amount(&self) -> Money {
        self.paid.amount()
    }
}

impl Terms {
    /// Contracts spread a fee over five years at most (UEFA Club Licensing and Financial Sustainability Regulations,
    /// annex on player registrations, since 2023); and where nobody said, a contract is taken to last as long.
    pub const MOST_YEARS_OF_AMORTISATION: u8 = 5;

    pub fn new(basis: Basis) -> Terms {
        Terms { basis, sell_on: None, buy_back: None, contract: None, wage: None, swap: None, joins: None }
    }

    /// The last day of the loan that they are, where it was said.
    pub fn loan_until(&self) -> Option<Date> {
        if let Basis::Loan { until, .. } = self.basis { until } else { None }
    }

    /// What his other club bears of his wage while he is on the loan that they are.
    pub fn wage_share(&self) -> Option<WageShare> {
        if let Basis::Loan { pays, .. } = self.basis { pays } else { None }
    }

    /// The last day of the contract that they are, where it was said as a day.
    pub fn contract_until(&self) -> Option<Date> {
        if let Some(ContractLength::Until(day)) = self.contract { Some(day) } else { None }
    }

    fn swap_value(&self) -> Money {
        self.swap.as_ref().map_or(Money::ZERO, |swap| swap.value)
    }
}
