//! An object as cells: one for each path in it.

use serde_json::Value;

use crate::import::readers::{Unread, limits};

/// What an object holds.
#[derive(Default)]
pub(super) struct FlatObject<'v> {
    /// Each cell with its path.
    pub(super) cells: Vec<(String, String)>,
    /// Each list of objects with its path.
    pub(super) lists: Vec<(String, &'v [Value])>,
}

impl<'v> FlatObject<'v> {
    /// Takes an object apart that began on a line.
    ///
    /// A value is at most as deep as its parser allows.
    ///
    /// # Errors
    ///
    /// Too many cells or lists, a path that is too long: before more of them are kept.
    pub(super) fn of(value: &'v Value, line: usize) -> Result<FlatObject<'v>, Unread> {
        let mut object = FlatObject::default();
        object.walk(value, "", line)?;
        Ok(object)
    }

    fn walk(&mut self, value: &'v Value, path: &str, line: usize) -> Result<(), Unread> {
        match value {
            Value::Object(fields) => {
                fields.iter().try_for_each(|(key, value)| self.walk(value, &below(path, key, line)?, line))
            }
            Value::Array(list) if list.iter().any(Value::is_object) => {
                self.lists.push((path.to_owned(), list));
                limits::tables(line, self.lists.len())?;
                let rest: Vec<String> = list.iter().filter(|value| !value.is_object()).map(text).collect();
                if rest.is_empty() { Ok(()) } else { self.cell(path, rest.join(", "), line) }
            }
            scalar => self.cell(path, text(scalar), line),
        }
    }

    fn cell(&mut self, path: &str, text: String, line: usize) -> Result<(), Unread> {
        self.cells.push((path.to_owned(), text));
        limits::columns(line, self.cells.len())
    }
}

/// The path of a key below another.
///
/// # Errors
///
/// A path that is longer than people write: each cell keeps its own.
pub(super) fn below(path: &str, key: &str, line: usize) -> Result<String, Unread> {
    if path.len() + 1 + key.len() > limits::MAX_PATH + usize::from(path.is_empty()) {
        let why = format!("a field whose name with those around it has more than {} bytes", limits::MAX_PATH);
        return Err(Unread::on(line, format!("{why}: export a plain list")));
    }
    Ok(if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") })
}

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
fn is_scalar(value: &Value) -> bool {
    !matches!(value, Value::Object(_) | Value::Array(_))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_is_kept_than_may_be() {
        let fields = (0..limits::MAX_COLUMNS + 9).map(|n| (format!("k{n}"), Value::Null)).collect();
        let (fields, mut object) = (Value::Object(fields), FlatObject::default());
        assert!(object.walk(&fields, "", 1).is_err());
        assert_eq!(object.cells.len(), limits::MAX_COLUMNS + 1);
    }
}
