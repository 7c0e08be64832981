//! `touchline whatif FILE ASSUMPTION…`: what would be, beside what is.

use std::path::Path;

use anyhow::{anyhow, bail};

use super::ahead::AheadArguments;
use super::edits;
use crate::analysis::{self, Compared, Weeks, WhatIfs, words};
use crate::command::{Scope, parse_assumptions};
use crate::desk;
use crate::domain::{Plan, WhatIf};
use crate::report::json;
use crate::runtime;
use crate::text;

/// Columns of a name.
const NAME: usize = 28;

pub(super) fn run(file: &Path, assumptions: &[String], ahead: &AheadArguments) -> anyhow::Result<String> {
    let catalogue = runtime::catalogue()?;
    let plan = desk::read(file, &catalogue.formations)?;
    let today = plan.today.unwrap_or_else(runtime::clock);
    let what_ifs = match assumptions {
        [] => plan.what_ifs.clone(),
        lines => {
            vec![assumed(lines, Scope { plan: &plan, formations: &catalogue.formations, nations: catalogue.nations })?]
        }
    };
    if what_ifs.is_empty() {
        bail!("found no assumption, and the plan keeps no what-if, expected one: whatif {} 'sign ID'", file.display());
    }
    let (weeks, at_least) = (Weeks::new(today, ahead.weeks), ahead.at_least.into());
    let mut found = WhatIfs::new(&plan, weeks, at_least);
    for what_if in what_ifs {
        let compared = analysis::compare(&plan, &what_if, weeks, at_least, today);
        found.what_ifs.push((what_if, compared));
    }
    Ok(match ahead.json {
        true => format!("{:#}\n", json::what_ifs(&found)),
        false => in_words(&found, &plan),
    })
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

fn in_words(found: &WhatIfs, plan: &Plan) -> String {
    let heading = format!("{} from {} on: margin and shortfall now, at the worst", text::display(&plan.club), found.on);
    let mut lines = vec![heading];
    let line = |name: &str, compared: &Compared| {
        let (now, worst) = (compared.now, compared.worst);
        let name = text::pad(&text::fit(name, NAME), NAME);
        let mut line = format!(
            "{name} {:>3} {:>3}  {:>3} {:>3}  {} weeks break  costs {}",
            now.margin, now.shortfall, worst.margin, worst.shortfall, compared.weeks_broken, compared.cost
        );
        for person in &compared.unpriced {
            line += &format!(", and {} whose cost is unknown", text::display(plan.short_name(person)));
        }
        line
    };
    lines.push(line("as it is", &found.as_it_is));
    for (what_if, compared) in &found.what_ifs {
        lines.push(line(&what_if.name, compared));
        for (target, day) in &compared.registered {
            lines.push(format!("  {} {}", text::display(plan.short_name(target)), words::registered(*day)));
        }
        for stale in &compared.stale {
            let assumption = what_if.assumptions.get(stale.assumption).map(ToString::to_string).unwrap_or_default();
            lines.push(format!("  stale: {}: {}", text::display(&assumption), stale.why));
        }
    }
    lines.push(String::new());
    lines.join("\n")
}
