//! `touchline budget FILE`: what the deals cost in which season, and what they leave of the budget.

use std::path::Path;

use serde_json::{Value, json};

use crate::analysis::money::words::{self, signed};
use crate::analysis::money::{CostedDeal, DealStanding, Finances, SeasonRow, Share, Sums, finances};
use crate::domain::{Id, Money, Plan};
use crate::runtime;
use crate::text;

/// Columns of an amount.
const AMOUNT: usize = 10;

pub(super) fn run(file: &Path, as_json: bool) -> anyhow::Result<String> {
    let plan = runtime::read(file, &runtime::catalogue()?.formations)?;
    let finances = finances(&plan, plan.today.unwrap_or_else(runtime::clock));
    Ok(if as_json { format!("{:#}\n", as_value(&finances)) } else { in_words(&finances, &plan) })
}

fn as_value(finances: &Finances) -> Value {
    let units = |money: Option<Money>| money.map(Money::units);
    json!({
        "season": finances.season.to_string(),
        "budget": { "transfers": units(finances.budget.transfers), "wages": units(finances.budget.wages) },
        "transfers_free": finances.transfers_free(),
        "wages_free": finances.wages_free(),
        "seasons": finances.seasons.iter().map(season).collect::<Vec<_>>(),
        "deals": finances.deals.iter().map(deal).collect::<Vec<_>>(),
        "wages_unknown": finances.wages_unknown.iter().map(Id::as_str).collect::<Vec<_>>(),
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
        "standing": standing(deal.standing),
        "terms": deal.terms.to_string(),
        "from": deal.joins.to_string(),
        "headline": deal.terms.headline().units(),
        "guaranteed": deal.terms.guaranteed().units(),
        "expected": deal.terms.expected().units(),
        "worst": deal.terms.worst().units(),
        "seasons": deal.shares.iter().map(share).collect::<Vec<_>>(),
    })
}

fn standing(standing: DealStanding) -> &'static str {
    match standing {
        DealStanding::Committed => "committed",
        DealStanding::Exposed => "exposed",
        DealStanding::Sold => "sold",
    }
}

fn in_words(finances: &Finances, plan: &Plan) -> String {
    let season = finances.season;
    let mut lines = vec![format!("{} in {season}", text::display(&plan.club))];
    let budgets = [
        ("transfers", finances.budget.transfers, finances.transfers_free()),
        ("wages", finances.budget.wages, finances.wages_free()),
    ];
    for (what, budget, free) in budgets {
        lines.push(match budget.zip(free) {
            Some((budget, free)) => format!("  {what}: {} of {budget} free", signed(free)),
            None => format!("  {what}: no budget in the plan: set one with do 'plan {what} 40m'"),
        });
    }
    match finances.wages_unknown.len() {
        0 => {}
        1 => lines.push("  the plan does not tell the wages of 1 player: they are not counted".to_owned()),
        players => lines.push(format!("  the plan does not tell the wages of {players} players: they are not counted")),
    }
    let names = ["amortised", "paid", "wages", "budget", "committed", "exposed", "income", "free"];
    lines.push(columns("season", names.map(str::to_owned)));
    for row in &finances.seasons {
        let this = row.season == season;
        let amounts = [row.amortisation(), row.cash(), row.wages(), row.committed.cash, row.exposed.cash, row.income];
        let [amortised, paid, wages, committed, exposed, income] = amounts.map(|amount| amount.rounded().to_string());
        let budget = finances.budget.transfers.filter(|_| this).map_or("–".to_owned(), |budget| budget.to_string());
        let free = finances.transfers_free().filter(|_| this).map_or("–".to_owned(), signed);
        lines
            .push(columns(&row.season.to_string(), [amortised, paid, wages, budget, committed, exposed, income, free]));
    }
    for deal in &finances.deals {
        let name = text::display(plan.short_name(&deal.person));
        lines.push(format!("{name}, {} from {}: {}", standing(deal.standing), deal.joins, deal.terms));
        lines.push(format!("  {}", deal.terms.costs_in_words()));
        lines.extend(words::shares(deal).into_iter().map(|said| format!("  {said}")));
    }
    lines.push(String::new());
    lines.join("\n")
}

fn columns(first: &str, rest: [String; 8]) -> String {
    rest.iter().fold(format!("{first:7}"), |line, amount| format!("{line}{amount:>AMOUNT$}"))
}
