//! The squad cost ratio, which UEFA and leagues limit.

use std::borrow::Cow;

use super::deals::{CostedDeal, Profit};
use super::row::SeasonRow;
use super::wages::{ALWAYS, PlayerWages};
use crate::domain::{Id, Money, Plan, Player, Terms};

/// The squad cost of the budget's season, and the income that it is divided by.
///
/// The cost is the wages of the players and the head coach, and amortisation. The income is revenue and the net profit
/// on sales, which is the fee less our costs, the share owed and the player's book value. Agents' fees are amortised
/// with the transfer fees, and don't count a second time. (UEFA Club Licensing and Financial Sustainability
/// Regulations, article 92 and annex K, over the year to 31 December; here by the plan's season.)
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SquadCost {
    /// The wages of all players, and of the deals that are committed or exposed.
    pub wages: Money,
    /// The head coach's wage, if the plan gives it.
    pub coach: Option<Money>,
    pub amortisation: Money,
    pub revenue: Money,
    /// The net profit on sales, in whole units; below 0 it is a loss.
    pub profit_on_sales: i64,
    /// People whose fee or wage is unknown, so that the real ratio can only be higher.
    pub unknown: Vec<Id>,
    /// The limit of the ratio, in percent.
    pub limit: Option<u8>,
}

impl SquadCost {
    pub fn cost(&self) -> Money {
        self.wages + self.coach.unwrap_or(Money::ZERO) + self.amortisation
    }

    /// Revenue and net profit on sales, in whole units.
    pub fn base(&self) -> i64 {
        self.revenue.signed().saturating_add(self.profit_on_sales)
    }

    /// The ratio in tenths of a percent; `None` if there is no income.
    ///
    /// It is rounded to the nearest, or down if unknown amounts make it a lower bound.
    pub fn tenths(&self) -> Option<u64> {
        let base = u64::try_from(self.base()).ok().filter(|base| *base > 0)?;
        let half = if self.unknown.is_empty() { u128::from(base) / 2 } else { 0 };
        u64::try_from((u128::from(self.cost().units()) * 1000 + half) / u128::from(base)).ok()
    }

    /// The highest squad cost that the limit allows.
    pub fn most(&self) -> Option<Money> {
        let base = u64::try_from(self.base()).unwrap_or(0);
        self.limit.map(|limit| Money::from_units(base).percent(limit))
    }

    /// How far the squad cost is below that, in whole units; below 0 it exceeds the limit.
    pub fn free(&self) -> Option<i64> {
        self.most().map(|most| most.signed().saturating_sub(self.cost().signed()))
    }
}

/// The squad cost of a season from its row and deals; `None` if the plan gives no revenue.
///
/// The players are those of the plan after all agreed deals.
pub(super) fn squad_cost(
    plan: &Plan,
    row: &SeasonRow,
    deals: &[CostedDeal],
    players: &[(&Id, Cow<'_, Player>)],
) -> Option<SquadCost> {
    let revenue = plan.budget.revenue?;
    let sales = deals.iter().filter(|deal| plan.season_of(deal.joins) == row.season);
    let sales: Vec<(&CostedDeal, &Profit)> = sales.filter_map(|deal| Some((deal, deal.profit.as_ref()?))).collect();
    // Who is sold is written off by the profit, and only until then by the months.
    let written_off: Money = sales.iter().filter_map(|(_, profit)| profit.book_value).sum();
    Some(SquadCost {
        wages: row.wages(),
        coach: plan.budget.coach_wage,
        amortisation: row.amortisation().less(written_off),
        revenue,
        profit_on_sales: sales.iter().map(|(_, profit)| profit.at_most()).fold(0, i64::saturating_add),
        unknown: unknown(plan, row, deals, players),
        limit: plan.budget.squad_cost,
    })
}

fn unknown(plan: &Plan, row: &SeasonRow, deals: &[CostedDeal], players: &[(&Id, Cow<'_, Player>)]) -> Vec<Id> {
    let season = row.season;
    let players = players.iter().filter(|(_, player)| {
        let told = |terms: &Option<Terms>| terms.is_some();
        let fee = player.signed.as_ref().is_some_and(|signed| told(&signed.terms));
        let fee = fee || player.bought.iter().any(|bought| told(&bought.terms));
        let first =
            player.joined.filter(|_| player.loan_before.is_empty()).is_none_or(|joined| joined <= season.last_day());
        let last = player.last_day(plan.season_starts).and_then(|last| last.tomorrow().ok());
        let here = first && last.is_none_or(|gone| season.first_day() <= gone);
        let wage = PlayerWages::new(player, plan.season_starts).earned(season, ALWAYS);
        here && !fee || wage.unknown
    });
    let coming = plan.targets.iter().filter(|(id, _)| {
        let mut own = deals.iter().filter(|deal| deal.person == **id && deal.joins <= season.last_day());
        own.any(|deal| deal.terms.wage.is_none())
    });
    let mut unknown: Vec<Id> = players.map(|(id, _)| (*id).clone()).chain(coming.map(|(id, _)| id.clone())).collect();
    unknown.dedup();
    unknown
}
