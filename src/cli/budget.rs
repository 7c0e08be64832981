//! `touchline budget FILE`: what the deals cost in each season, and how much of the budget they leave.

use std::path::Path;

use crate::analysis::money::words::{self, signed};
use crate::analysis::money::{Finances, finances};
use crate::desk;
use crate::domain::Plan;
use crate::report::json;
use crate::runtime;
use crate::text;

/// The columns of an amount.
const AMOUNT: usize = 10;

pub(super) fn run(file: &Path, as_json: bool) -> anyhow::Result<String> {
    let plan = desk::read(file, &runtime::catalogue()?.formations)?;
    let finances = finances(&plan, plan.today.unwrap_or_else(runtime::clock));
    Ok(if as_json { format!("{:#}\n", json::budget(&finances, &plan)) } else { in_words(&finances, &plan) })
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
    if plan.windows.is_empty() && !finances.deals.is_empty() {
        let those = if plan.season_starts.is_new_year() { "" } else { "those from " };
        lines.push(format!("  windows: the plan gives none, so that {those}{} count", plan.usual_windows()));
    }
    lines.extend(words::squad_cost(finances).into_iter().map(|said| format!("  {said}")));
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
        lines.push(format!("{name}, {} from {}: {}", words::standing(deal.standing), deal.joins, deal.terms));
        lines.push(format!("  {}", words::costs(deal)));
        lines.extend(words::owed(deal, plan).map(|said| format!("  {said}")));
        lines.extend(words::shares(deal).into_iter().map(|said| format!("  {said}")));
    }
    lines.push(String::new());
    lines.join("\n")
}

fn columns(first: &str, rest: [String; 8]) -> String {
    rest.iter().fold(format!("{first:7}"), |line, amount| format!("{line}{amount:>AMOUNT$}"))
}
