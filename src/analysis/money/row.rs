//! The totals of a season's deals.

use super::deals::{CostedDeal, DealStanding};
use super::schedule::Share;
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
}

/// The totals of the deals with one standing in a season.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Sums {
    pub amortisation: Money,
    pub cash: Money,
    pub wages: Money,
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
}

/// The totals of the deals and the wages in a season.
///
/// `with_squad` says of each deal whether its person earns with the squad already.
pub(super) fn row(season: Season, deals: &[CostedDeal], with_squad: &[bool], squad_wages: Money) -> SeasonRow {
    let (committed, exposed, nothing) = (Sums::default(), Sums::default(), Money::ZERO);
    let mut row = SeasonRow { season, committed, exposed, income: nothing, shares_owed: nothing, squad_wages };
    for (deal, with_squad) in deals.iter().zip(with_squad) {
        let owed = deal.owed_in(season);
        row.shares_owed = row.shares_owed + owed;
        let sums = if deal.standing == DealStanding::Exposed { &mut row.exposed } else { &mut row.committed };
        sums.cash = sums.cash + owed;
        for share in deal.shares.iter().filter(|share| share.season == season) {
            let Share { amortisation, cash, costs, wages, .. } = *share;
            let (sums, cash) = match deal.standing {
                DealStanding::Committed => (&mut row.committed, cash),
                DealStanding::Exposed => (&mut row.exposed, cash),
                DealStanding::Sold => {
                    row.income = row.income + cash;
                    (&mut row.committed, costs)
                }
            };
            sums.amortisation = sums.amortisation + amortisation;
            sums.cash = sums.cash + cash;
            if !with_squad {
                sums.wages = sums.wages + wages;
            }
        }
    }
    row
}
