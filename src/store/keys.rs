//! Key bindings as a file has them: keys by command, with their places, for the command layer to make sense of.

use std::ops::Range;

use super::place::Step;
use super::shape::{Entries, Text};
use super::source::{Located, Source};
use super::syntax;
use super::walk;

/// The keys of one command, in the file's order. Ranges are bytes of the [`Source`] it was read from, quotes included,
/// for errors such as a conflict: `source.error_at(entry.key_at[0].clone(), …)`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeyEntry {
    pub command: String,
    pub keys: Vec<String>,
    pub command_at: Range<usize>,
    /// One for each key.
    pub key_at: Vec<Range<usize>>,
}

/// Reads `{ "command-id": ["key", …], … }`. A command that stands twice is refused.
pub fn read_keys(source: &Source<'_>) -> Result<Vec<KeyEntry>, Located> {
    let Entries(shapes) = syntax::parse::<Entries<Text<'_>, Vec<Text<'_>>>>(source)?;
    let place = |steps: &[Step]| walk::find(source.text(), steps).unwrap_or(0..0);
    let mut entries: Vec<KeyEntry> = Vec::with_capacity(shapes.len());
    for (index, (command, keys)) in shapes.iter().enumerate() {
        let command_at = place(&[Step::Key(index)]);
        if entries.iter().any(|earlier| earlier.command == command.as_str()) {
            let second = format!("found a second {}, expected it once", source.quote(command_at.clone()));
            return Err(source.problem_at(command_at, second));
        }
        entries.push(KeyEntry {
            command: command.as_str().to_owned(),
            keys: keys.iter().map(|key| key.as_str().to_owned()).collect(),
            command_at,
            key_at: (0..keys.len()).map(|key| place(&[Step::Entry(index), Step::Entry(key)])).collect(),
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
        assert_eq!(&text[entries[0].command_at.clone()], "\"bid\"");
        assert_eq!(
            source.problem_at(entries[1].key_at[1].clone(), "taken").to_string(),
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
