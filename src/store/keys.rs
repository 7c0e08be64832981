//! Reads key bindings from a file: the keys of each command, with their places.
//!
//! The command layer decides whether they make sense.

use std::ops::Range;

use super::shape::{Entries, Text};
use super::source::{Located, Source};
use super::syntax;
use super::walk;
use super::walk::PathStep;

/// The keys of one command, in the file's order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeyEntry {
    pub command: String,
    pub keys: Vec<String>,
}

/// The place of the n-th command in a source, or of one of its keys.
///
/// The quotes are included. It is for errors such as a conflict.
pub fn key_place(source: &Source<'_>, command: usize, key: Option<usize>) -> Range<usize> {
    let place = match key {
        Some(key) => walk::find(source.text(), &[PathStep::Entry(command), PathStep::Entry(key)]),
        None => walk::find(source.text(), &[PathStep::Key(command)]),
    };
    place.unwrap_or(0..0)
}

/// Reads `{ "command-id": ["key", …], … }`.
///
/// A command that occurs twice is refused.
///
/// # Errors
///
/// A located error for anything of another shape, or for a command that occurs twice.
pub fn read_keys(source: &Source<'_>) -> Result<Vec<KeyEntry>, Located> {
    let Entries(shapes) = syntax::parse::<Entries<Text<'_>, Vec<Text<'_>>>>(source)?;
    let mut entries: Vec<KeyEntry> = Vec::with_capacity(shapes.len());
    for (index, (command, keys)) in shapes.iter().enumerate() {
        if entries.iter().any(|earlier| earlier.command == command.as_str()) {
            let command_at = key_place(source, index, None);
            let second = format!("found a second {}, expected it once", source.quote(command_at.clone()));
            return Err(source.problem_at(command_at, second));
        }
        entries.push(KeyEntry {
            command: command.as_str().to_owned(),
            keys: keys.iter().map(|key| key.as_str().to_owned()).collect(),
        });
    }
    Ok(entries)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_come_in_order_with_their_places() {
        let text = "// keys\n{\n    \"bid\": [\"b\"],\n    \"undo\": [\"u\", \"ctrl-z\"], // two\n}\n";
        let source = Source::new("keys.ron", text);
        let entries = read_keys(&source).unwrap();
        let commands: Vec<&str> = entries.iter().map(|entry| entry.command.as_str()).collect();
        assert_eq!(commands, ["bid", "undo"]);
        assert_eq!(entries[1].keys, ["u", "ctrl-z"]);
        assert_eq!(&text[key_place(&source, 0, None)], "\"bid\"");
        assert_eq!(
            source.problem_at(key_place(&source, 1, Some(1)), "taken").to_string(),
            "keys.ron:4:19: taken\n      \"undo\": [\"u\", \"ctrl-z\"], // two\n                    ^^^^^^^^"
        );
    }

    #[test]
    fn a_command_stands_once() {
        let source = Source::new("keys.ron", "{\"bid\": [\"b\"], \"bid\": []}");
        assert_eq!(
            read_keys(&source).unwrap_err().to_string(),
            "keys.ron:1:16: found a second \"bid\", expected it once\n  {\"bid\": [\"b\"], \"bid\": []}\n                 ^^^^^"
        );
    }
}
