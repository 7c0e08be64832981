//! `touchline whatif FILE ASSUMPTION…`: the plan with the assumptions, compared with the plan as it is.

use std::path::Path;

use anyhow::{anyhow, bail};

use super::ahead::{AheadArguments, TypedOption};
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
    let (plan, _, today) = TypedOption::on(None).known(&plan)?;
    let what_ifs = match assumptions {
        [] => plan.what_ifs.clone(),
        lines => {
            let scope = Scope { plan: &plan, formations: &catalogue.formations, nations: catalogue.nations, today };
            read(lines, scope)?
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

/// The kept what-ifs that are named, and one of all assumptions that are typed.
fn read(lines: &[String], scope: Scope<'_>) -> anyhow::Result<Vec<WhatIf>> {
    let (mut what_ifs, mut typed, mut assumptions) = (Vec::new(), Vec::new(), Vec::new());
    for (index, line) in lines.iter().enumerate() {
        if let Some(kept) = find(scope.plan, line) {
            what_ifs.push(kept.clone());
            continue;
        }
        let names = names(scope.plan).join(", ");
        let or_kept = if names.is_empty() { names } else { format!("or the name of a kept what-if: {names}") };
        let read = parse_assumptions(scope, line).map_err(|problem| {
            let marked = edits::marked(&problem, line);
            anyhow!("assumption {}: {}", index + 1, [marked, or_kept].join("\n").trim_end())
        });
        assumptions.extend(read?);
        typed.push(line.as_str());
    }
    if !typed.is_empty() {
        what_ifs.push(WhatIf { name: typed.join(", "), assumptions });
    }
    Ok(what_ifs)
}

/// The kept what-if of a name, whatever its capitals and accents.
fn find<'a>(plan: &'a Plan, name: &str) -> Option<&'a WhatIf> {
    plan.what_ifs.iter().find(|kept| text::same(&kept.name, name))
}

/// The names of the kept what-ifs.
fn names(plan: &Plan) -> Vec<String> {
    plan.what_ifs.iter().map(|kept| format!("“{}”", text::display(&kept.name))).collect()
}

/// The kept what-if of a name.
///
/// # Errors
/// The plan keeps none of that name: which it keeps.
pub(super) fn kept<'a>(plan: &'a Plan, name: &str, file: &Path) -> anyhow::Result<&'a WhatIf> {
    if let Some(kept) = find(plan, name) {
        return Ok(kept);
    }
    let names = names(plan);
    let found = text::fit(name, 40).into_owned();
    // A name with quotes would need more of them in a shell.
    let typed = if found.contains(['\'', '"', '\\', '$', '`']) { "NAME" } else { &found };
    match names.is_empty() {
        true => bail!(
            "found no what-if in the plan, expected one called “{found}”: touchline do {} 'what-if \"{typed}\" sign ID'",
            text::path(file)
        ),
        false => bail!("found no what-if “{found}”, expected one of {}", names.join(", ")),
    }
}

fn in_words(found: &WhatIfs, at_least: Familiarity, plan: &Plan) -> String {
    let mut lines = vec![words::asked(found.weeks, at_least, plan)];
    lines.extend(words::what_ifs(found, plan));
    lines.push(String::new());
    lines.join("\n")
}
