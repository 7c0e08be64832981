//! An object as cells: one for each path in it.

use serde_json::Value;

/// What a cell says: texts as they are, nothing for null, a list of them with commas between.
pub(super) fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(list) if list.iter().all(is_scalar) => list.iter().map(text).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

/// What is neither an object nor a list.
pub(super) fn is_scalar(value: &Value) -> bool {
    !matches!(value, Value::Object(_) | Value::Array(_))
}

/// Gives each cell of an object with its path, and each object of a list in it with the path of the list.
///
/// A value is at most as deep as its parser allows.
pub(super) fn walk<'v>(
    value: &'v Value,
    path: &str,
    cell: &mut impl FnMut(&str, String),
    inner: &mut impl FnMut(&str, &'v Value),
) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                let below = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                walk(value, &below, cell, inner);
            }
        }
        Value::Array(list) if list.iter().any(Value::is_object) => {
            list.iter().filter(|value| value.is_object()).for_each(|value| inner(path, value));
            let rest: Vec<String> = list.iter().filter(|value| !value.is_object()).map(text).collect();
            if !rest.is_empty() {
                cell(path, rest.join(", "));
            }
        }
        scalar => cell(path, text(scalar)),
    }
}
