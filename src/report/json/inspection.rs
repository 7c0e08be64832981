//! JSON of what a file of others holds.

use serde_json::{Map, Value, json};

use crate::import::OpenedFile;

/// What was understood, and the doubts; `file` is the path as it was given.
pub fn inspection(opened: &OpenedFile, file: &str) -> Value {
    let (people, doubts) = (&opened.people, &opened.doubts);
    let fields: Map<String, Value> =
        people.fields().into_iter().map(|(name, count)| (name.to_owned(), count.into())).collect();
    json!({
        "file": file,
        "reader": opened.reader.name(),
        "dialect": opened.dialect.as_ref().map(|dialect| dialect.name.as_str()),
        "rows": opened.table.len(),
        "people": people.people.len(),
        "unnamed": people.unnamed,
        "merged": people.merged,
        "fields": fields,
        "doubts": doubts.listed().iter().map(|doubt| json!({
            "line": doubt.line,
            "column": doubt.column,
            "text": doubt.text,
            "why": doubt.why,
        })).collect::<Vec<_>>(),
        "doubt_count": doubts.count(),
    })
}
