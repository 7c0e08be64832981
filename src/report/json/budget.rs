//! What the deals cost in which season, and what they leave of the budget.

use serde_json::{Value, json};

use super::ids;
use crate::analysis::money::{CostedDeal, Finances, SeasonRow, Share, Sums, words};
use crate::domain::Money;

/// The budget, what is free of it, and the figures of each season and each deal.
pub fn budget(finances: &Finances) -> Value {
    let units = |money: Option<Money>| money.map(Money::units);
    json!({
        "season": finances.season.to_string(),
        "budget": { "transfers": units(finances.budget.transfers), "wages": units(finances.budget.wages) },
        "transfers_free": finances.transfers_free(),
        "wages_free": finances.wages_free(),
        "seasons": finances.seasons.iter().map(season).collect::<Vec<_>>(),
        "deals": finances.deals.iter().map(deal).collect::<Vec<_>>(),
        "wages_unknown": ids(&finances.wages_unknown),
    })
}

fn season(row: &SeasonRow) -> Value {
    let sums = |sums: &Sums| json!({ "amortisation": sums.amortisation.units(), "cash": sums.cash.units(), "wages": sums.wages.units() });
    json!({
        "season": row.season.to_string(),
        "committed": sums(&row.committed),
        "exposed": sums(&row.exposed),
        "income": row.income.units(),
        "squad_wages": row.squad_wages.units(),
    })
}

fn deal(deal: &CostedDeal) -> Value {
    let share = |share: &Share| {
        json!({
            "season": share.season.to_string(),
            "amortisation": share.amortisation.units(),
            "cash": share.cash.units(),
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
        "seasons": deal.shares.iter().map(share).collect::<Vec<_>>(),
    })
}
