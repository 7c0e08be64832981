//! What the budget's figures leave out and what the plan lacks, in words.

use super::finances::Finances;
use super::sum::BudgetSum;
use super::words::squad_cost;
use crate::domain::Plan;
use crate::text;

/// The most people who are named where an amount is unknown.
const MOST_NAMED: usize = 4;

/// What a reader of the figures has to know, the most important first, fit for a screen.
///
/// The squad cost with its parts, who is not counted, what can be set, and what the amounts are.
pub fn remarks(found: &Finances, plan: &Plan) -> Vec<String> {
    let mut remarks = squad_cost(found);
    remarks.extend(unlimited(found));
    remarks.extend(caveats(found, plan));
    remarks
}

/// What the figures do not count, and what the amounts are.
pub fn caveats(found: &Finances, plan: &Plan) -> Vec<String> {
    let mut remarks = Vec::new();
    match found.wages_unknown.len() {
        0 => {}
        1 => remarks.push("the plan does not tell the wage of 1 player: it is not counted".to_owned()),
        players => remarks.push(format!("the plan does not tell the wages of {players} players: they are not counted")),
    }
    remarks.extend([BudgetSum::Committed, BudgetSum::Income].into_iter().filter_map(|sum| untold(found, plan, sum)));
    if plan.windows.is_empty() && !found.deals.is_empty() {
        let those = if plan.season_starts.is_new_year() { "" } else { "those from " };
        remarks.push(format!("windows: the plan gives none, so that {those}{} count", plan.usual_windows()));
    }
    if found.deals.iter().any(|deal| deal.terms.worst() > deal.terms.guaranteed()) {
        remarks.push("add-ons, and what depends on something, come on top: only what is certain is counted".to_owned());
    }
    remarks
}

/// What has no limit yet, and how to set one: `no budget for wages: plan wages 120m sets one`.
fn unlimited(found: &Finances) -> Option<String> {
    let budget = found.budget;
    let limits = [
        ("transfers", "plan transfers 40m", budget.transfers.is_none()),
        ("wages", "plan wages 120m", budget.wages.is_none()),
        ("the squad cost", "plan revenue 400m", budget.revenue.is_none()),
    ];
    let missing: Vec<_> = limits.into_iter().filter(|(.., missing)| *missing).collect();
    let list = |part: fn(&(&'static str, &'static str, bool)) -> &'static str, last: &str| {
        let parts: Vec<&str> = missing.iter().map(part).collect();
        match parts.as_slice() {
            [first @ .., before, last_one] => {
                let first: String = first.iter().map(|part| format!("{part}, ")).collect();
                format!("{first}{before}{last}{last_one}")
            }
            parts => parts.concat(),
        }
    };
    let sets = if missing.len() == 1 { "sets one" } else { "set them" };
    (!missing.is_empty()).then(|| {
        format!("no budget for {}: {} {sets}", list(|(what, ..)| what, " and "), list(|(_, line, _)| line, ", "))
    })
}

/// Who comes or goes for an unknown amount.
fn untold(found: &Finances, plan: &Plan, sum: BudgetSum) -> Option<String> {
    let people = found.untold.iter().filter(|untold| untold.sum == sum);
    let names = text::some_of(people.map(|untold| text::display(plan.short_name(&untold.person))), MOST_NAMED);
    let comes = if sum == BudgetSum::Income { "brings" } else { "costs" };
    (!names.is_empty()).then(|| format!("nothing tells what this {comes}: {names}; {sum} leaves it out"))
}
