//! JSON of what-ifs compared with the plan as it is.

use serde_json::{Value, json};

use super::{cover, ids};
use crate::analysis::{Compared, WhatIfs};
use crate::domain::WhatIf;

/// The figures of the plan as it is, and of each what-if.
pub fn what_ifs(found: &WhatIfs) -> Value {
    let mut as_it_is = figures(&found.as_it_is);
    as_it_is["worst_day"] = cover(&found.as_it_is.worst_day);
    json!({
        "from": found.weeks.first().to_string(),
        "weeks": found.weeks.count(),
        "season": found.as_it_is.finances.season.to_string(),
        "as_it_is": as_it_is,
        "what_ifs": found.what_ifs.iter().map(|(what_if, compared)| assumed(what_if, compared, found)).collect::<Vec<_>>(),
    })
}

fn figures(compared: &Compared) -> Value {
    let row = compared.finances.row();
    json!({
        "margin_now": compared.now.margin,
        "shortfall_now": compared.now.shortfall,
        "margin": compared.worst.margin,
        "margin_on": compared.worst.margin_on.to_string(),
        "shortfall": compared.worst.shortfall,
        "shortfall_on": compared.worst.shortfall_on.to_string(),
        "margins_summed": compared.margins(),
        "shortfalls_summed": compared.shortfalls(),
        "weeks_broken": compared.weeks_broken,
        "cost": compared.cost.units(),
        "cost_unknown": ids(&compared.unpriced),
        "income": row.map(|row| row.income.units()),
        "wages": row.map(|row| row.wages().units()),
        "wages_unknown": ids(&compared.finances.wages_unknown),
        "transfers_left": compared.finances.transfers_free(),
        "wages_left": compared.finances.wages_free(),
    })
}

fn assumed(what_if: &WhatIf, compared: &Compared, found: &WhatIfs) -> Value {
    let mut value = figures(compared);
    value["name"] = json!(what_if.name);
    value["assumptions"] = what_if.assumptions.iter().map(|assumption| json!(assumption.to_string())).collect();
    value["worst_day"] = cover(&compared.worst_day);
    value["differs_from"] = json!(found.differs(compared).map(|day| day.to_string()));
    let stale = compared.stale.iter().map(|stale| {
        json!({ "assumption": what_if.assumptions.get(stale.assumption).map(ToString::to_string), "why": stale.why.to_string() })
    });
    value["stale"] = stale.collect();
    let registered = compared.registered.iter();
    value["registered_from"] =
        registered.map(|(id, day)| json!({ "target": id.as_str(), "from": day.to_string() })).collect();
    value
}
