//! `touchline show FILE [ID]`: every entry about a person, with the name by which it is corrected, or all that the plan has.

use std::path::Path;

use anyhow::anyhow;

use crate::desk;
use crate::domain::{Id, SetBy};
use crate::report::json;
use crate::runtime;
use crate::text;

pub(super) fn run(file: &Path, id: Option<&str>, as_json: bool) -> anyhow::Result<String> {
    let plan = desk::read(file, &runtime::catalogue()?.formations)?;
    let Some(id) = id else {
        let facts = plan.facts();
        return Ok(match as_json {
            true => format!("{:#}\n", json::facts(&facts)),
            false => facts.iter().map(|fact| format!("{}\n", fact.says)).collect(),
        });
    };
    let known = Id::new(id).ok();
    let Some((id, person)) = known.as_ref().and_then(|id| Some((id, plan.person(id)?))) else {
        let ids = plan.players.iter().map(|(held, _)| held).chain(plan.targets.iter().map(|(held, _)| held));
        let nearest = text::nearest(id, ids.map(Id::as_str)).map(|near| format!("; the nearest is {near}"));
        let found = text::fit(id, 40).into_owned();
        return Err(anyhow!("found “{found}”, expected the id of a player or a target{}", nearest.unwrap_or_default()));
    };
    if as_json {
        return Ok(format!("{:#}\n", json::entries(id, person)));
    }
    let mut lines = vec![format!("{} ({id})", text::display(&person.profile().name))];
    lines.extend(person.entries().iter().map(|(name, entry)| format!("  {name}: {}", entry.words())));
    if let Some(imported) = &person.profile().imported {
        let id = imported.id.as_ref().map(|id| format!(", id {}", text::display(id))).unwrap_or_default();
        lines.push(format!("  imported: {}, {}{id}", text::display(&imported.from), imported.on));
        let proposed: Vec<&str> = imported.proposed.iter().map(|position| position.word()).collect();
        lines.extend((!proposed.is_empty()).then(|| format!("  proposed: plays {}", proposed.join(", "))));
        lines.extend(imported.since.iter().map(|(field, by)| format!("  {field}: {}", set_by(by))));
    }
    lines.push(String::new());
    Ok(lines.join("\n"))
}

/// Who has set a field since a file was read.
fn set_by(by: &SetBy) -> String {
    match by {
        SetBy::Planner(Some(on)) => format!("typed on {on}"),
        SetBy::Planner(None) => "typed before".to_owned(),
        SetBy::File { from, on } => format!("{}, {on}", text::display(from)),
    }
}
