//! JSON of every entry about a person, and of all that a plan has.

use serde_json::{Value, json};

use crate::domain::{Fact, Id, Person, SetBy};

/// The entries by kind, each with the number by which it is corrected.
pub fn entries(id: &Id, person: Person<'_>) -> Value {
    let (entries, imported) = (person.entries(), &person.profile().imported);
    let entries = entries.iter().map(|(name, entry)| {
        json!({
            "kind": name.kind.word(),
            "number": name.number,
            "on": entry.on().to_string(),
            "says": entry.says(),
            "source": entry.source(),
        })
    });
    json!({
        "person": id.as_str(),
        "name": person.profile().name,
        "ours": matches!(person, Person::Player(_)),
        "imported": imported.as_ref().map(|imported| json!({
            "from": imported.from,
            "on": imported.on.to_string(),
            "id": imported.id,
            "proposed": imported.proposed.iter().map(|position| position.word()).collect::<Vec<_>>(),
            "since": imported.since.iter().map(|(field, by)| json!({
                "field": field.word(),
                "on": by.on().map(|on| on.to_string()),
                "from": match by { SetBy::File { from, .. } => Some(from), SetBy::Planner(_) => None },
            })).collect::<Vec<_>>(),
        })),
        "entries": entries.collect::<Vec<_>>(),
    })
}

/// Everything that a plan has, in the order of its file.
pub fn facts(facts: &[Fact]) -> Value {
    let fact = |fact: &Fact| json!({ "person": fact.person.as_ref().map(Id::as_str), "says": fact.says });
    json!({ "facts": facts.iter().map(fact).collect::<Vec<_>>() })
}
