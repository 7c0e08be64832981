//! `touchline whatif FILE ASSUMPTION…`: the plan with the assumptions, compared with the plan as it is.

use std::path::Path;

use anyhow::{anyhow, bail};

use super::ahead::AheadArguments;
use super::edits;
use crate::analysis::{self, Weeks, WhatIfs, words};
use crate::command::{Scope, parse_assumptions};
use crate::desk;
use crate::domain::{Familiarity, Plan, WhatIf};
use crate::report::json;
use crate::runtime;
use crate::text;

pub(super) fn run(file: &Path, assumptions: &[String], ahead: &AheadArguments) -> anyhow::Result<String> {
    let catalogue = runtime::catalogue();
    let plan = desk::read(file, &catalogue.formations)?;
    let today = plan.today.unwrap_or_else(runtime::clock);
    let what_ifs = match assumptions {
        [] => plan.what_ifs.clone(),
        lines => {
            let scope = Scope { plan: &plan, formations: &catalogue.formations, nations: catalogue.nations, today };
            vec![assumed(lines, scope)?]
        }
    };
    if what_ifs.is_empty() {
        bail!(
            "found no assumption, and the plan keeps no what-if, expected one: whatif {} 'sign ID'",
            text::path(file)
        );
    }
    let (weeks, at_least) = (Weeks::new(today, ahead.weeks), Familiarity::from(ahead.at_least));
    let mut found = WhatIfs::new(&plan, weeks, at_least);
    for what_if in what_ifs {
        let compared = analysis::compare(&plan, &what_if, weeks, at_least, today);
        found.what_ifs.push((what_if, compared));
    }
    Ok(match ahead.json {
        true => format!("{:#}\n", json::what_ifs(&found)),
        false => in_words(&found, at_least, &plan),
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

fn in_words(found: &WhatIfs, at_least: Familiarity, plan: &Plan) -> String {
    let mut lines = vec![words::asked(found.weeks, at_least, plan)];
    lines.extend(words::what_ifs(found, plan));
    lines.push(String::new());
    lines.join("\n")
}
