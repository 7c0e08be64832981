//! JSON of every entry about a person.

use serde_json::{Value, json};

use crate::domain::{Id, Person};

/// The entries by kind, each with the number by which it is corrected.
pub fn entries(id: &Id, person: Person<'_>) -> Value {
    let entries = person.entries();
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
        "entries": entries.collect::<Vec<_>>(),
    })
}
