//! The plan's budget: what is committed, what is exposed, what is free.

use jiff::civil::Date;

use super::schedule::{Share, Stay, schedule, wages};
use super::season::Season;
use crate::domain::{Answer, Bid, Budget, Id, Money, Plan, Side, Stage, Target, Terms};

/// What the plan's deals come to, held against its budget.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finances {
    /// The season that the budget is for: the one that the plan names, else that of its present.
    pub season: Season,
    pub budget: Budget,
    /// Targets with a bid that stands, in plan order.
    pub deals: Vec<Deal>,
    /// That season and every later one into which something falls.
    pub seasons: Vec<SeasonRow>,
    /// Players here in that season whose wages the plan does not tell.
    pub wages_unknown: Vec<Id>,
}

/// A deal that costs money.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Deal {
    pub man: Id,
    pub standing: Standing,
    pub terms: Terms,
    /// The day from which its costs count: see [`joining_day`].
    pub joins: Date,
    pub shares: Vec<Share>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// The bid is accepted, ours or theirs.
    Committed,
    /// Our bid is pending.
    Exposed,
}

/// A season's money. Only what falls due whatever happens: add-ons and what hangs on something have no day yet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SeasonRow {
    pub season: Season,
    pub committed: Sums,
    pub exposed: Sums,
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
    /// What is paid for men in the season: committed and exposed.
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

impl Finances {
    /// The row of the season that the budget is for.
    pub fn row(&self) -> Option<&SeasonRow> {
        self.seasons.iter().find(|row| row.season == self.season)
    }

    /// What is left of the transfer budget once all that is committed and exposed is paid; below 0 it is overdrawn.
    /// Nothing without a budget.
    pub fn transfers_free(&self) -> Option<i64> {
        free(self.budget.transfers, self.row()?.cash())
    }

    /// The same of the wage budget.
    pub fn wages_free(&self) -> Option<i64> {
        free(self.budget.wages, self.row()?.wages())
    }
}

fn free(budget: Option<Money>, spent: Money) -> Option<i64> {
    let units = |money: Money| i64::try_from(money.units()).unwrap_or(i64::MAX);
    budget.map(|budget| units(budget).saturating_sub(units(spent)))
}

/// What the plan's deals come to. A target counts by his accepted bid, else by our pending one, unless his deal is off.
pub fn finances(plan: &Plan, today: Date) -> Finances {
    let season = Season::of_plan(plan, today);
    let deals: Vec<Deal> = plan.targets.iter().filter_map(|(id, target)| deal(id, target)).collect();
    let later = deals.iter().flat_map(|deal| &deal.shares).map(|share| share.season).filter(|later| season < *later);
    let mut seasons: Vec<Season> = later.chain([season]).collect();
    seasons.sort_unstable();
    seasons.dedup();
    let (mut wages_unknown, days) = (Vec::new(), (season.first_day(), season.last_day()));
    for (id, player) in plan.players.iter().filter(|(_, player)| player.profile.wage.is_none()) {
        let gone = player.last_day().is_some_and(|last| last < days.0);
        if !gone && player.joined.is_none_or(|joined| joined <= days.1) {
            wages_unknown.push(id.clone());
        }
    }
    let seasons = seasons.into_iter().map(|season| row(plan, season, &deals)).collect();
    Finances { season, budget: plan.budget, deals, seasons, wages_unknown }
}

/// The first day of a deal's costs: the bid's, or 1 July for one made from March to June, when no window is open and a man
/// is bought for the season to come.
pub fn joining_day(bid: Date) -> Date {
    if (3..=6).contains(&bid.month()) { Season::of(bid).after(1).first_day() } else { bid }
}

fn deal(id: &Id, target: &Target) -> Option<Deal> {
    if target.stage == Stage::Off {
        return None;
    }
    let latest = |standing, which: fn(&&Bid) -> bool| Some((target.bids.iter().rev().find(which)?, standing));
    let (bid, standing) = latest(Standing::Committed, |bid| bid.answer == Answer::Accepted)
        .or_else(|| latest(Standing::Exposed, |bid| bid.answer == Answer::Pending && bid.by == Side::Us))?;
    let (joins, terms) = (joining_day(bid.on), bid.terms.clone());
    let shares = schedule(&terms, Stay { joins, until: None });
    Some(Deal { man: id.clone(), standing, terms, joins, shares })
}

fn row(plan: &Plan, season: Season, deals: &[Deal]) -> SeasonRow {
    let mut row = SeasonRow { season, committed: Sums::default(), exposed: Sums::default(), squad_wages: Money::ZERO };
    for deal in deals {
        let sums = match deal.standing {
            Standing::Committed => &mut row.committed,
            Standing::Exposed => &mut row.exposed,
        };
        for share in deal.shares.iter().filter(|share| share.season == season) {
            sums.amortisation = sums.amortisation + share.amortisation;
            sums.cash = sums.cash + share.cash;
            sums.wages = sums.wages + share.wages;
        }
    }
    let earned = plan
        .players
        .iter()
        .filter_map(|(_, player)| Some(wages(player.profile.wage?, season, player.joined, player.last_day())));
    row.squad_wages = earned.sum();
    row
}
