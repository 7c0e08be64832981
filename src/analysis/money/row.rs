//! What a season's deals come to.

use super::deals::{CostedDeal, DealStanding};
use super::schedule::Share;
use crate::domain::{Money, Plan, Season};

/// A season's money.
///
/// Only what falls due whatever happens: add-ons and what hangs on something have no day yet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SeasonRow {
    pub season: Season,
    pub committed: Sums,
    pub exposed: Sums,
    /// What is paid to us for people who go.
    pub income: Money,
    /// Of what is committed and exposed: the shares of sales that former clubs get.
    pub shares_owed: Money,
    /// What the players earn whose wages are known, by the months that they are with the club.
    pub squad_wages: Money,
}

/// What deals of one standing come to in a season.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Sums {
    pub amortisation: Money,
    pub cash: Money,
    pub wages: Money,
}

impl SeasonRow {
    /// What is paid for people in the season: committed and exposed.
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

/// What the deals and the players come to in a season.
pub(super) fn row(plan: &Plan, season: Season, deals: &[CostedDeal], squad_wages: Money) -> SeasonRow {
    let (committed, exposed, nothing) = (Sums::default(), Sums::default(), Money::ZERO);
    let mut row = SeasonRow { season, committed, exposed, income: nothing, shares_owed: nothing, squad_wages };
    for deal in deals {
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
            // A person who is here earns with the squad, and so would whoever is on loan here.
            if !plan.players.contains(&deal.person) && plan.on_loan_as(&deal.person).is_none() {
                sums.wages = sums.wages + wages;
            }
        }
    }
    row
}
