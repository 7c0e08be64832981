//! What would be, beside what is.

use serde_json::{Value, json};

use super::{cover, ids};
use crate::analysis::{Compared, WhatIfs};
use crate::domain::WhatIf;

/// The plan as it is, and each what-if with what it comes to.
pub fn what_ifs(found: &WhatIfs) -> Value {
    let mut as_it_is = figures(&found.as_it_is);
    as_it_is["worst_day"] = cover(&found.as_it_is.worst_day);
    json!({
        "on": found.on.to_string(),
        "as_it_is": as_it_is,
        "what_ifs": found.what_ifs.iter().map(|(what_if, compared)| assumed(what_if, compared)).collect::<Vec<_>>(),
    })
}

fn figures(compared: &Compared) -> Value {
    json!({
        "margin_now": compared.now.margin,
        "shortfall_now": compared.now.shortfall,
        "margin": compared.worst.margin,
        "margin_on": compared.worst.margin_on.to_string(),
        "shortfall": compared.worst.shortfall,
        "shortfall_on": compared.worst.shortfall_on.to_string(),
        "weeks_broken": compared.weeks_broken,
        "cost": compared.cost.units(),
        "cost_unknown": ids(&compared.unpriced),
    })
}

fn assumed(what_if: &WhatIf, compared: &Compared) -> Value {
    let mut value = figures(compared);
    value["name"] = json!(what_if.name);
    value["assumptions"] = what_if.assumptions.iter().map(|assumption| json!(assumption.to_string())).collect();
    value["worst_day"] = cover(&compared.worst_day);
    let stale = compared.stale.iter().map(|stale| {
        json!({ "assumption": what_if.assumptions.get(stale.assumption).map(ToString::to_string), "why": stale.why.to_string() })
    });
    value["stale"] = stale.collect();
    let registered = compared.registered.iter();
    value["registered_from"] =
        registered.map(|(id, day)| json!({ "target": id.as_str(), "from": day.to_string() })).collect();
    value
}
