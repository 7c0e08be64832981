//! `touchline show FILE [ID]`: every entry about a person, with the name by which it is corrected, or all that the plan has.

use std::path::Path;

use anyhow::anyhow;

use super::lines::{page, sentence, table};
use crate::desk;
use crate::domain::{EntryName, Id, Imported, PersonEntry, SetBy};
use crate::report::json;
use crate::runtime;
use crate::text;

pub(super) fn run(file: &Path, id: Option<&str>, as_json: bool) -> anyhow::Result<String> {
    let plan = desk::read(file, &runtime::catalogue().formations)?;
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
    let row = |(name, entry): &(EntryName, PersonEntry)| {
        [name.to_string(), entry.on().to_string(), entry.source().unwrap_or_default().to_owned(), entry.says()]
    };
    let entries: Vec<[String; 4]> = person.entries().iter().map(row).collect();
    let entries = table(["entry", "day", "source", "says"], &entries, &[]);
    let heading = vec![format!("{} ({id})", text::display(&person.profile().name))];
    let imported = person.profile().imported.iter().map(read_from);
    Ok(page([[heading, entries].concat()].into_iter().chain(imported)))
}

/// What a person was read from, and who has set a field since.
fn read_from(imported: &Imported) -> Vec<String> {
    let id = imported.id.as_ref().map(|id| format!(", id {id}")).unwrap_or_default();
    let mut lines = sentence(&format!("imported: {}, {}{id}", imported.from, imported.on));
    let proposed: Vec<&str> = imported.proposed.iter().map(|position| position.word()).collect();
    lines.extend((!proposed.is_empty()).then(|| format!("proposed: plays {}", proposed.join(", "))));
    let set: Vec<[String; 2]> = imported.since.iter().map(|(field, by)| [field.to_string(), set_by(by)]).collect();
    lines.extend(table(["field", "set since"], &set, &[]));
    lines
}

/// Who has set a field since a file was read.
fn set_by(by: &SetBy) -> String {
    match by {
        SetBy::Planner(Some(on)) => format!("typed on {on}"),
        SetBy::Planner(None) => "typed before".to_owned(),
        SetBy::File { from, on } => format!("{from}, {on}"),
    }
}
