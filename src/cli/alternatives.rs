//! `touchline alternatives FILE ID`: alternatives to a person or for a slot or gap, or those most like a person.

use std::path::Path;

use anyhow::{anyhow, bail};

use super::ahead::AheadArguments;
use crate::analysis::Weeks;
use crate::analysis::alternatives::{
    AttributeScale, Candidate, Sought, alternatives, candidates, everybody, gains, like, words,
};
use crate::desk;
use crate::domain::{Familiarity, Id, Plan};
use crate::report::json;
use crate::runtime;
use crate::text;

pub(super) fn run(file: &Path, name: &str, most_like: bool, ahead: &AheadArguments) -> anyhow::Result<String> {
    let plan = desk::read(file, &runtime::catalogue()?.formations)?;
    let today = plan.today.unwrap_or_else(runtime::clock);
    let (weeks, at_least) = (Weeks::new(today, ahead.weeks), Familiarity::from(ahead.at_least));
    let sought = Sought::named(&plan, name, today, at_least).ok_or_else(|| nobody(name, &plan))?;
    let (all, scale): (Vec<Candidate<'_>>, AttributeScale) =
        (candidates(&plan, today).collect(), AttributeScale::of(everybody(&plan)));
    if most_like {
        let Some((id, person)) = sought.person.as_ref().and_then(|id| Some((id, plan.person(id)?))) else {
            bail!("found the slot {}, expected the id of a person: --like compares people", text::fit(name, 60));
        };
        let found = like(id, person.profile(), all.iter().copied(), scale);
        let lines = (0..found.people.len()).map(|place| words::alike(&found, place, person.profile(), &all, &plan));
        let heading = format!("like {}, {}", text::display(plan.short_name(id)), words::compared(&found));
        return Ok(if ahead.json { format!("{:#}\n", json::like(id, &found)) } else { listed(heading, lines) });
    }
    let found = alternatives(&plan, &sought, all.iter().copied(), gains(&plan, weeks, at_least), today, at_least);
    let lines = (0..found.people.len()).map(|place| words::alternative(&found, place, &all, &plan));
    Ok(match ahead.json {
        true => format!("{:#}\n", json::alternatives(&found, weeks, &plan.tactic.formation)),
        false => listed(words::heading(&found, weeks, &plan, scale), lines),
    })
}

fn nobody(name: &str, plan: &Plan) -> anyhow::Error {
    let ids = plan.targets.iter().map(|(id, _)| id).chain(plan.players.iter().map(|(id, _)| id)).map(Id::as_str);
    let labels = plan.tactic.formation.slots().iter().map(|slot| slot.label.as_str());
    let near = text::nearest(name, ids.chain(labels)).map(|near| format!(", such as {near}")).unwrap_or_default();
    anyhow!("found “{}”, expected the id of a person or the label of a slot{near}", text::fit(name, 60))
}

fn listed(heading: String, lines: impl Iterator<Item = String>) -> String {
    let lines: Vec<String> = lines.enumerate().map(|(place, line)| format!("  {} {line}", place + 1)).collect();
    let nobody =
        lines.is_empty().then(|| "  nobody: the plan has no open target for it; add one with add-target".to_owned());
    let mut all = vec![heading];
    all.extend(lines.into_iter().chain(nobody));
    all.push(String::new());
    all.join("\n")
}
