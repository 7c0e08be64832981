//! The totals of a season's deals.

use std::ops::AddAssign;

use super::deals::{CostedDeal, DealStanding};
use super::sum::BudgetSum;
use super::untold::Untold;
use crate::domain::{Money, Season};

/// The totals of a season.
///
/// Only guaranteed amounts count, since add-ons and conditional amounts have no day yet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SeasonRow {
    pub season: Season,
    pub committed: Sums,
    pub exposed: Sums,
    /// The payments to us for people who leave.
    pub income: Money,
    /// The sell-on shares that former clubs get, of committed and exposed deals.
    pub shares_owed: Money,
    /// The known wages of the players, for the months in which they are with the club.
    pub squad_wages: Money,
    pub left_out: LeftOut,
}

/// The totals of the deals with one standing in a season.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Sums {
    pub amortisation: Money,
    pub cash: Money,
    pub wages: Money,
}

/// The totals of a season that leave somebody out of whom an amount is unknown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct LeftOut {
    pub committed: bool,
    pub income: bool,
    pub wages: bool,
}

impl AddAssign for Sums {
    fn add_assign(&mut self, other: Sums) {
        self.amortisation = self.amortisation + other.amortisation;
        self.cash = self.cash + other.cash;
        self.wages = self.wages + other.wages;
    }
}

impl LeftOut {
    pub(super) fn note(&mut self, untold: &Untold) {
        match untold.sum {
            BudgetSum::Committed | BudgetSum::Exposed => self.committed = true,
            BudgetSum::Income => self.income = true,
        }
    }
}

impl SeasonRow {
    /// The payments for people in the season, committed and exposed.
    pub fn cash(&self) -> Money {
        self.committed.cash + self.exposed.cash
    }

    pub fn amortisation(&self) -> Money {
        self.committed.amortisation + self.exposed.amortisation
    }

    pub fn wages(&self) -> Money {
        self.squad_wages + self.committed.wages + self.exposed.wages
    }

    /// What is paid or comes in for people.
    pub fn sum(&self, sum: BudgetSum) -> Money {
        match sum {
            BudgetSum::Committed => self.committed.cash,
            BudgetSum::Exposed => self.exposed.cash,
            BudgetSum::Income => self.income,
        }
    }
}

impl CostedDeal {
    /// The sums that it adds to: a sale brings income, and its costs and what it owes are committed.
    pub fn sums(&self) -> &'static [BudgetSum] {
        match self.standing {
            DealStanding::Committed => &[BudgetSum::Committed],
            DealStanding::Exposed => &[BudgetSum::Exposed],
            DealStanding::Sold => &[BudgetSum::Income, BudgetSum::Committed],
        }
    }

    /// What it adds to one of its sums in a season; the wage too if it counts with the squad's.
    pub fn adds(&self, sum: BudgetSum, season: Season) -> Sums {
        let sold = self.standing == DealStanding::Sold;
        let owed = if sum == BudgetSum::Income { Money::ZERO } else { self.owed_in(season) };
        let mut added = Sums { cash: owed, ..Sums::default() };
        for share in self.shares.iter().filter(|share| share.season == season) {
            let (amortisation, wages) = (share.amortisation, share.wages);
            added += match sum {
                BudgetSum::Committed if sold => Sums { cash: share.costs, ..Sums::default() },
                BudgetSum::Income => Sums { cash: share.cash, ..Sums::default() },
                BudgetSum::Committed | BudgetSum::Exposed => Sums { amortisation, cash: share.cash, wages },
            };
        }
        added
    }
}

/// The totals of the deals and the wages in a season.
pub(super) fn row(
    season: Season,
    deals: &[CostedDeal],
    untold: &[Untold],
    (squad_wages, wages_unknown): (Money, bool),
) -> SeasonRow {
    let (committed, exposed, nothing) = (Sums::default(), Sums::default(), Money::ZERO);
    let left_out = LeftOut { wages: wages_unknown, ..LeftOut::default() };
    let mut row =
        SeasonRow { season, committed, exposed, income: nothing, shares_owed: nothing, squad_wages, left_out };
    untold.iter().filter(|untold| untold.season == season).for_each(|untold| row.left_out.note(untold));
    for deal in deals {
        row.shares_owed = row.shares_owed + deal.owed_in(season);
        row.left_out.wages |= !deal.with_squad && deal.wage_unknown.contains(&season);
        for sum in deal.sums() {
            let mut added = deal.adds(*sum, season);
            if deal.with_squad {
                added.wages = Money::ZERO;
            }
            match sum {
                BudgetSum::Committed => row.committed += added,
                BudgetSum::Exposed => row.exposed += added,
                BudgetSum::Income => row.income = row.income + added.cash,
            }
        }
    }
    row
}
