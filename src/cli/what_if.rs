//! `touchline whatif FILE ASSUMPTION…`: what would be, beside what is.

use std::path::Path;

use anyhow::{anyhow, bail};
use jiff::civil::Date;
use serde_json::{Value, json};

use super::{AheadArguments, cover, edits};
use crate::analysis::{self, Compared, Weeks};
use crate::command::{Scope, parse_assumptions};
use crate::domain::{Id, Plan, WhatIf};
use crate::runtime;
use crate::text;

/// Columns of a name.
const NAME: usize = 28;

pub(super) fn run(file: &Path, assumptions: &[String], ahead: &AheadArguments) -> anyhow::Result<String> {
    let catalogue = runtime::catalogue()?;
    let plan = runtime::read(file, &catalogue.formations)?;
    let today = plan.today.unwrap_or_else(runtime::clock);
    let what_ifs = match assumptions {
        [] => plan.what_ifs.clone(),
        lines => vec![assumed(lines, Scope { plan: &plan, formations: &catalogue.formations })?],
    };
    if what_ifs.is_empty() {
        bail!("found no assumption, and the plan keeps no what-if, expected one: whatif {} 'sign ID'", file.display());
    }
    let (weeks, at_least) = (Weeks::new(today, ahead.weeks), ahead.at_least.into());
    let before = analysis::as_it_is(&plan, weeks, at_least);
    let compared: Vec<(&WhatIf, Compared)> =
        what_ifs.iter().map(|what_if| (what_if, analysis::compare(&plan, what_if, weeks, at_least, today))).collect();
    if ahead.json {
        let what_ifs: Vec<Value> = compared
            .iter()
            .map(|(what_if, compared)| {
                let (laid_over, _) = plan.laid_over(what_if, today);
                let day = analysis::cover(&laid_over, compared.worst.margin_on, at_least);
                as_value(what_if, compared, &cover::as_value(&day))
            })
            .collect();
        let day = analysis::cover(&plan, before.worst.margin_on, at_least);
        let mut plain = figures(&before);
        plain["worst_day"] = cover::as_value(&day);
        return Ok(format!("{:#}\n", json!({ "on": today.to_string(), "as_it_is": plain, "what_ifs": what_ifs })));
    }
    Ok(in_words(&plan, today, &before, &compared))
}

fn assumed(lines: &[String], scope: Scope<'_>) -> anyhow::Result<WhatIf> {
    let mut assumptions = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let read = parse_assumptions(scope, line);
        assumptions
            .extend(read.map_err(|problem| anyhow!("assumption {}: {}", index + 1, edits::marked(&problem, line)))?);
    }
    Ok(WhatIf { name: lines.join(", "), assumptions })
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
        "cost_unknown": compared.unpriced.iter().map(Id::as_str).collect::<Vec<_>>(),
    })
}

fn as_value(what_if: &WhatIf, compared: &Compared, worst_day: &Value) -> Value {
    let mut value = figures(compared);
    value["name"] = json!(what_if.name);
    value["assumptions"] = what_if.assumptions.iter().map(|assumption| json!(assumption.to_string())).collect();
    value["worst_day"] = worst_day.clone();
    let stale = compared.stale.iter().map(|stale| {
        json!({ "assumption": what_if.assumptions.get(stale.assumption).map(ToString::to_string), "why": stale.why.to_string() })
    });
    value["stale"] = stale.collect();
    value
}

fn in_words(plan: &Plan, today: Date, before: &Compared, compared: &[(&WhatIf, Compared)]) -> String {
    let mut lines =
        vec![format!("{} from {today} on: margin and shortfall now, at the worst", text::display(&plan.club))];
    let line = |name: &str, compared: &Compared| {
        let (now, worst) = (compared.now, compared.worst);
        let name = text::fit(name, NAME);
        let gap = " ".repeat(NAME.saturating_sub(text::width(&name)));
        let mut line = format!(
            "{name}{gap} {:>3} {:>3}  {:>3} {:>3}  {} weeks break  costs {}",
            now.margin, now.shortfall, worst.margin, worst.shortfall, compared.weeks_broken, compared.cost
        );
        for person in &compared.unpriced {
            line += &format!(", and {} whose cost is unknown", text::display(plan.short_name(person)));
        }
        line
    };
    lines.push(line("as it is", before));
    for (what_if, compared) in compared {
        lines.push(line(&what_if.name, compared));
        for stale in &compared.stale {
            let assumption = what_if.assumptions.get(stale.assumption).map(ToString::to_string).unwrap_or_default();
            lines.push(format!("  stale: {}: {}", text::display(&assumption), stale.why));
        }
    }
    lines.push(String::new());
    lines.join("\n")
}
