//! `touchline worth FILE`: what each target adds, and whom to buy.

use std::path::Path;

use serde_json::{Value, json};

use super::AheadArguments;
use crate::analysis::{self, Added, BestSet, Signings, Weeks, Worth, words};
use crate::domain::{Id, Money, Plan};
use crate::runtime;
use crate::text;

pub(super) fn run(file: &Path, budget: Option<Money>, ahead: &AheadArguments) -> anyhow::Result<String> {
    let plan = runtime::read(file, &runtime::catalogue()?.formations)?;
    let today = plan.today.unwrap_or_else(runtime::clock);
    let (weeks, at_least) = (Weeks::new(today, ahead.weeks), ahead.at_least.into());
    let mut worth = analysis::worth(&plan, weeks, at_least);
    worth.sort_by(|one, other| one.order(other));
    let found = analysis::best_set(&plan, weeks, at_least, budget);
    Ok(match ahead.json {
        true => format!("{:#}\n", as_value(&worth, &found, &plan)),
        false => in_words(&worth, &found, &plan),
    })
}

fn as_value(worth: &[Worth], found: &BestSet, plan: &Plan) -> Value {
    let labels = |slots: &[usize]| -> Vec<&str> {
        let all = plan.tactic.formation.slots();
        slots.iter().filter_map(|slot| all.get(*slot)).map(|slot| slot.label.as_str()).collect()
    };
    let added = |added: &Added| {
        json!({
            "margin": [added.before.margin, added.after.margin],
            "shortfall": [added.before.shortfall, added.after.shortfall],
        })
    };
    let signings = |signings: &Signings| {
        json!({
            "targets": signings.players.iter().map(Id::as_str).collect::<Vec<_>>(),
            "margin": signings.outcome.margin,
            "weeks_at_margin": signings.outcome.weeks,
            "shortfall": signings.outcome.shortfall,
            "cost": signings.outcome.cost.units(),
        })
    };
    json!({
        "targets": worth.iter().map(|worth| json!({
            "target": worth.target.as_str(),
            "slots": labels(&worth.slots),
            "now": added(&worth.now),
            "ahead": added(&worth.ahead),
            "own_slots_now": added(&worth.own_now),
            "own_slots_ahead": added(&worth.own_ahead),
            "weeks_better": worth.weeks_better,
            "margin_weeks": worth.margin_weeks,
            "shortfall_weeks": worth.shortfall_weeks,
            "cost": worth.cost.map(|(cost, _)| cost.units()),
        })).collect::<Vec<_>>(),
        "slots_with_gaps": labels(&found.slots),
        "best": signings(&found.best),
        "runner_up": found.runner_up.as_ref().map(|(second, _)| signings(second)),
        "why_not_runner_up": words::lost(found),
        "cost_unknown": found.unpriced.iter().map(Id::as_str).collect::<Vec<_>>(),
    })
}

fn in_words(worth: &[Worth], found: &BestSet, plan: &Plan) -> String {
    let mut lines: Vec<String> = worth.iter().map(|worth| words::worth(worth, plan)).collect();
    lines.push(format!("sign {}", words::signings(&found.best, plan)));
    if let Some((second, _)) = &found.runner_up {
        lines.push(format!("else {}", words::signings(second, plan)));
        lines.extend(words::lost(found).map(|why| format!("  {why}")));
    }
    for player in &found.unpriced {
        lines.push(format!(
            "left out: {}, whose cost nothing tells: give a value or an asking price",
            text::display(plan.short_name(player))
        ));
    }
    lines.push(String::new());
    lines.join("\n")
}
