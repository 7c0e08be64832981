//! JSON of what each target adds, and whom to sign.

use serde_json::{Value, json};

use super::{ids, labels};
use crate::analysis::{Added, BestSet, Signings, Weeks, Worth, words};
use crate::domain::{Money, Plan};

/// The same with what completed deals cost, as [`fees`](super::fees) tells it.
pub fn signings(targets: &[Worth], found: &BestSet, weeks: Weeks, fees: Value, plan: &Plan) -> Value {
    let mut value = worth(targets, found, weeks, plan);
    if let Some(value) = value.as_object_mut() {
        value.insert("fees".to_owned(), fees);
    }
    value
}

/// The targets in their order, and the best signings.
pub fn worth(targets: &[Worth], found: &BestSet, weeks: Weeks, plan: &Plan) -> Value {
    let formation = &plan.tactic.formation;
    let added = |added: &Added| {
        json!({
            "margin": [added.before.margin, added.after.margin],
            "shortfall": [added.before.shortfall, added.after.shortfall],
        })
    };
    let signings = |signings: &Signings| {
        json!({
            "people": ids(&signings.players),
            "margin": signings.outcome.margin,
            "weeks_at_margin": signings.outcome.weeks,
            "shortfall": signings.outcome.shortfall,
            "cost": signings.outcome.cost.units(),
        })
    };
    json!({
        "from": weeks.first().to_string(),
        "weeks": weeks.count(),
        "targets": targets.iter().map(|worth| json!({
            "person": worth.target.as_str(),
            "slots": labels(&worth.slots, formation),
            "now": added(&worth.now),
            "ahead": added(&worth.ahead),
            "own_slots_now": added(&worth.own_now),
            "own_slots_ahead": added(&worth.own_ahead),
            "weeks_better": worth.weeks_better,
            "margin_gains": worth.margin_gains,
            "shortfall_gains": worth.shortfall_gains,
            "cost": worth.cost.map(|(cost, _)| cost.units()),
            "cost_from": worth.cost.map(|(_, basis)| basis.word()),
            "registered_from": worth.registered.map(|day| day.to_string()),
        })).collect::<Vec<_>>(),
        "budget": found.budget.map(Money::units),
        "slots_with_gaps": labels(&found.slots, formation),
        "best": signings(&found.best),
        "runner_up": found.runner_up.as_ref().map(|(second, _)| signings(second)),
        "why_not_runner_up": words::lost(found),
        "cost_unknown": ids(&found.unpriced),
        "on_loan_here": ids(&found.here),
    })
}
