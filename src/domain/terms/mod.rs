//! The money of a bid: what it is, what it costs, and the one line it is written in.

mod notation;
mod words;

pub use notation::TermsError;

use super::id::Id;
use super::money::Money;

/// What is offered for a man. Read and written as one line: `28m/4+4m@50% so10 costs 0.8m`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Terms {
    pub basis: Basis,
    /// Percentage of a later sale that goes to the seller, 1 to 100.
    pub sell_on: Option<u8>,
    /// Beside the fee: agents, contributions.
    pub costs: Money,
    pub swap: Option<Swap>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Basis {
    Transfer(Fee),
    /// A loan for a fee, and what follows it.
    Loan {
        fee: Fee,
        then: Option<(Purchase, Fee)>,
    },
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purchase {
    Option,
    Obligation,
}

/// An amount, in how many yearly instalments (1 is at once, at most [`Fee::MAX_INSTALMENTS`]), and its add-ons.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fee {
    pub amount: Money,
    pub instalments: u8,
    pub add_ons: Vec<AddOn>,
}

/// Paid only if something happens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AddOn {
    pub amount: Money,
    /// In percent, 0 to 100; absent when nobody said, and then it is expected whole: a budget is safer so.
    pub likelihood: Option<u8>,
}

/// Players who go the other way, at a value together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Swap {
    pub players: Vec<Id>,
    pub value: Money,
}

impl Fee {
    pub const MAX_INSTALMENTS: u8 = 10;

    pub fn new(amount: Money) -> Fee {
        Fee { amount, instalments: 1, add_ons: Vec::new() }
    }

    fn with_all_add_ons(&self) -> Money {
        self.amount + self.add_ons.iter().map(|add_on| add_on.amount).sum()
    }

    fn expected_add_ons(&self) -> Money {
        self.add_ons.iter().map(|add_on| add_on.amount.percent(add_on.likelihood.unwrap_or(100))).sum()
    }
}

impl Terms {
    /// Contracts spread a fee over five years at most (UEFA's squad cost rules of 2023).
    pub const MAX_AMORTISATION_YEARS: u8 = 5;

    /// The fees in order: the loan's and the purchase's, or the transfer's alone; and whether each must be paid.
    fn fees(&self) -> impl Iterator<Item = (&Fee, bool)> {
        let (first, then) = match &self.basis {
            Basis::Transfer(fee) => (fee, None),
            Basis::Loan { fee, then } => (fee, then.as_ref()),
        };
        let purchase = then.map(|(purchase, fee)| (fee, *purchase == Purchase::Obligation));
        std::iter::once((first, true)).chain(purchase)
    }

    fn swap_value(&self) -> Money {
        self.swap.as_ref().map_or(Money::ZERO, |swap| swap.value)
    }

    /// The figure in the newspapers: every fee, option and add-on, and the value of the men who go the other way;
    /// no costs.
    pub fn headline(&self) -> Money {
        self.fees().map(|(fee, _)| fee.with_all_add_ons()).sum::<Money>() + self.swap_value()
    }

    /// What is spent whatever happens: fees that must be paid, costs, and the value of the men who go the other way.
    pub fn guaranteed(&self) -> Money {
        let fees: Money = self.fees().filter(|(_, due)| *due).map(|(fee, _)| fee.amount).sum();
        fees + self.costs + self.swap_value()
    }

    /// The guaranteed cost and each due fee's add-ons by their likelihood.
    pub fn expected(&self) -> Money {
        let add_ons: Money = self.fees().filter(|(_, due)| *due).map(|(fee, _)| fee.expected_add_ons()).sum();
        self.guaranteed() + add_ons
    }

    /// The guaranteed cost in yearly parts that add up to it, over a contract of `years`, five at most.
    pub fn amortisation(&self, years: u8) -> impl Iterator<Item = Money> + use<> {
        self.guaranteed().spread(years.clamp(1, Terms::MAX_AMORTISATION_YEARS))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn costs(line: &str) -> [String; 3] {
        let terms: Terms = line.parse().unwrap();
        [terms.headline(), terms.guaranteed(), terms.expected()].map(|money| money.to_string())
    }

    #[test]
    fn the_costs_of_real_deals() {
        for (line, expected) in [
            ("28m+4m@50%", ["32m", "28m", "30m"]),
            ("28m+4m", ["32m", "28m", "32m"]),
            // Kelly
            ("loan 3m obl 14.5m/3+6.5m@50% costs 3.5m", ["24m", "21m", "24.25m"]),
            // Alberto Costa
            ("12.5m/4+2.5m costs 1.3m", ["15m", "13.8m", "16.3m"]),
            // Douglas Luiz
            ("28m/4 costs 1.5m swap iling+barrenechea=22m", ["50m", "51.5m", "51.5m"]),
            // Conceição, while the option was open
            ("loan 7m+3m opt 32m", ["42m", "7m", "10m"]),
            ("swap weah=12m", ["12m", "12m", "12m"]),
        ] {
            assert_eq!(costs(line), expected, "{line}");
        }
    }

    #[test]
    fn a_fee_is_spread_over_five_years_at_most() {
        let terms: Terms = "50m/4 costs 1m".parse().unwrap();
        let years: Vec<String> = terms.amortisation(7).map(|year| year.to_string()).collect();
        assert_eq!(years, ["10.2m"; 5]);
        assert_eq!(terms.amortisation(0).count(), 1);
    }
}
