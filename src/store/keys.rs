//! Reads key bindings from a file: the keys of each command, with their places.
//!
//! The command layer decides whether they make sense.

use super::place::At;
use super::read::map;
use super::shape::{Entries, Text};
use super::source::Located;

/// The keys of one command, in the file's order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeyEntry {
    pub command: String,
    pub keys: Vec<String>,
}

/// Commands with their keys, as they are written.
pub(super) type WrittenKeys<'a> = Entries<Text<'a>, Vec<Text<'a>>>;

/// Reads `{ "command-id": ["key", …], … }`; a command that occurs twice is refused.
pub(super) fn key_entries(at: &At<'_>, written: &WrittenKeys<'_>) -> Result<Vec<KeyEntry>, Located> {
    map(at, written, |_, _, command, keys| {
        Ok(KeyEntry { command: command.to_owned(), keys: keys.iter().map(|key| key.as_str().to_owned()).collect() })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::source::Source;
    use crate::store::syntax;

    fn read_keys(source: &Source<'_>) -> Result<Vec<KeyEntry>, Located> {
        key_entries(&At::root(source), &syntax::parse(source)?)
    }

    #[test]
    fn keys_come_in_order_with_their_places() {
        let text = "// keys\n{\n    \"bid\": [\"b\"],\n    \"undo\": [\"u\", \"ctrl-z\"], // two\n}\n";
        let source = Source::new("keys.ron", text);
        let entries = read_keys(&source).unwrap();
        let commands: Vec<&str> = entries.iter().map(|entry| entry.command.as_str()).collect();
        assert_eq!(commands, ["bid", "undo"]);
        assert_eq!(entries[1].keys, ["u", "ctrl-z"]);
        let root = At::root(&source);
        assert_eq!(root.key(0).quote(), "\"bid\"");
        assert_eq!(
            root.entry(1).entry(1).problem("taken").to_string(),
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
