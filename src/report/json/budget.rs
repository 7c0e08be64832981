//! JSON of what the deals cost in each season, and how much of the budget they leave.

use serde_json::{Value, json};

use super::ids;
use crate::analysis::money::{CostedDeal, Finances, OwedShare, SeasonRow, Share, SquadCost, Sums, words};
use crate::domain::{Money, Plan, Season};

/// The budget, how much of it is free, the windows that count, and the figures of each season and deal.
pub fn budget(finances: &Finances, plan: &Plan) -> Value {
    let units = |money: Option<Money>| money.map(Money::units);
    json!({
        "season": finances.season.to_string(),
        "season_starts": finances.season.starts().to_string(),
        "budget": {
            "transfers": units(finances.budget.transfers),
            "wages": units(finances.budget.wages),
            "revenue": units(finances.budget.revenue),
            "squad_cost": finances.budget.squad_cost,
            "coach_wage": units(finances.budget.coach_wage),
        },
        "squad_cost": finances.squad_cost.as_ref().map(squad_cost),
        "transfers_free": finances.transfers_free(),
        "wages_free": finances.wages_free(),
        "windows": plan.windows.iter().map(|window| json!({
            "opens": window.opens.to_string(),
            "closes": window.closes.to_string(),
        })).collect::<Vec<_>>(),
        "usual_windows": plan.windows.is_empty().then(|| plan.usual_windows()),
        "seasons": finances.seasons.iter().map(season).collect::<Vec<_>>(),
        "deals": finances.deals.iter().map(deal).collect::<Vec<_>>(),
        "wages_unknown": ids(&finances.wages_unknown),
    })
}

fn squad_cost(found: &SquadCost) -> Value {
    json!({
        "wages": found.wages.units(),
        "coach_wage": found.coach.map(Money::units),
        "amortisation": found.amortisation.units(),
        "revenue": found.revenue.units(),
        "net_profit_on_sales": found.profit_on_sales,
        "percent": found.tenths().map(|tenths| tenths as f64 / 10.0),
        "at_least": !found.unknown.is_empty(),
        "unknown": ids(&found.unknown),
        "limit": found.limit,
        "free": found.free(),
    })
}

fn season(row: &SeasonRow) -> Value {
    let sums = |sums: &Sums| json!({ "amortisation": sums.amortisation.units(), "cash": sums.cash.units(), "wages": sums.wages.units() });
    json!({
        "season": row.season.to_string(),
        "committed": sums(&row.committed),
        "exposed": sums(&row.exposed),
        "income": row.income.units(),
        "shares_owed": row.shares_owed.units(),
        "squad_wages": row.squad_wages.units(),
    })
}

fn deal(deal: &CostedDeal) -> Value {
    let share = |share: &Share| {
        json!({
            "season": share.season.to_string(),
            "amortisation": share.amortisation.units(),
            "cash": share.cash.units(),
            "costs": share.costs.units(),
            "in_kind": share.in_kind.units(),
            "wages": share.wages.units(),
        })
    };
    json!({
        "person": deal.person.as_str(),
        "standing": words::standing(deal.standing),
        "terms": deal.terms.to_string(),
        "from": deal.joins.to_string(),
        "headline": deal.terms.headline().units(),
        "guaranteed": deal.terms.guaranteed().units(),
        "expected": deal.terms.expected().units(),
        "worst": deal.terms.worst().units(),
        "a_year": deal.a_year.map(|(year, months)| json!({ "amortisation": year.units(), "months": months })),
        "profit": deal.profit.map(|profit| json!({
            "profit": profit.money(),
            "fee": profit.fee.units(),
            "costs": profit.costs.units(),
            "owed": profit.owed.units(),
            "book_value": profit.book_value.map(Money::units),
        })),
        "seasons": deal.shares.iter().map(share).collect::<Vec<_>>(),
        "owes": deal.owes.as_ref().map(owes),
    })
}

fn owes(owes: &OwedShare) -> Value {
    let part = |(season, part): &(Season, Money)| json!({ "season": season.to_string(), "cash": part.units() });
    json!({
        "person": owes.person.as_str(),
        "to": owes.to,
        "share": owes.sell_on.to_string(),
        "total": owes.total().units(),
        "seasons": owes.parts.iter().map(part).collect::<Vec<_>>(),
    })
}
