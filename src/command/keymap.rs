//! Which key calls which command.

use super::context::Mode;
use super::key::Key;
use super::table::{Entry, Group, TABLE, entry};
use crate::text;

/// The keys of the commands, free of conflicts.
#[derive(Clone, Default)]
pub struct Keymap(Vec<(Key, &'static Entry)>);

/// Why a list of keys is no keymap, and where in the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeymapError {
    /// The n-th command of the list.
    pub command: usize,
    /// The n-th of its keys; absent when the command itself is at fault.
    pub key: Option<usize>,
    pub found: String,
    pub expected: String,
}

impl Keymap {
    /// # Errors
    /// An unknown command, a text that is no key, or a key that calls another command in the same mode.
    pub fn new<'a>(bindings: impl IntoIterator<Item = (&'a str, &'a [String])>) -> Result<Keymap, KeymapError> {
        let mut keymap = Keymap::default();
        for (command, (id, keys)) in bindings.into_iter().enumerate() {
            let error = |key, found, expected| KeymapError { command, key, found, expected };
            let Some(entry) = entry(id) else {
                let nearest = text::nearest(id, TABLE.iter().map(|entry| entry.id)).unwrap_or("help");
                let found = format!("the unknown command “{}”", text::fit(id, 40));
                return Err(error(None, found, format!("a command; the nearest is {nearest}")));
            };
            for (index, text) in keys.iter().enumerate() {
                let key: Key = text.parse().map_err(|expected: super::key::KeyError| {
                    error(Some(index), format!("“{}”", text::fit(text, 20)), expected.to_string())
                })?;
                if let Some(other) = keymap.clash(key, entry) {
                    let found = format!("{key}, which calls {} already", other.id);
                    return Err(error(Some(index), found, format!("a key of its own for {id}")));
                }
                keymap.0.push((key, entry));
            }
        }
        Ok(keymap)
    }

    fn clash(&self, key: Key, entry: &Entry) -> Option<&'static Entry> {
        let both_listen = |other: &Entry| Mode::ALL.iter().any(|mode| entry.listens(*mode) && other.listens(*mode));
        self.0.iter().find(|(held, other)| *held == key && both_listen(other)).map(|(_, other)| *other)
    }

    /// The command that a key calls in a mode.
    pub fn command(&self, key: Key, mode: Mode) -> Option<&'static Entry> {
        self.0.iter().find(|(held, entry)| *held == key && entry.listens(mode)).map(|(_, entry)| *entry)
    }

    /// The keys of a command, the usual one first.
    pub fn keys(&self, id: &str) -> impl Iterator<Item = Key> {
        self.0.iter().filter(move |(_, entry)| entry.id == id).map(|(key, _)| *key)
    }
}

impl Keymap {
    /// The keys of a command as people read them: `j Down`.
    pub fn keys_in_words(&self, id: &str) -> String {
        self.keys(id).map(|key| key.to_string()).collect::<Vec<_>>().join(" ")
    }

    /// Every command as a Markdown table: its keys, its line, what it does.
    pub fn as_markdown(&self) -> String {
        let mut table = String::from("| key | command | what it does |\n|---|---|---|\n");
        for entry in Group::ALL.iter().flat_map(|group| TABLE.iter().filter(move |entry| entry.group == *group)) {
            let keys: Vec<String> = self.keys(entry.id).map(|key| format!("`{key}`")).collect();
            let row = [keys.join(" "), format!("`{}`", entry.usage()), entry.doc.to_owned()];
            table += &format!("| {} |\n", row.map(|cell| cell.replace('|', "\\|")).join(" | "));
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keymap(bindings: &[(&str, &[&str])]) -> Result<Keymap, KeymapError> {
        let owned: Vec<(&str, Vec<String>)> =
            bindings.iter().map(|(id, keys)| (*id, keys.iter().map(|key| (*key).to_owned()).collect())).collect();
        Keymap::new(owned.iter().map(|(id, keys)| (*id, keys.as_slice())))
    }

    #[test]
    fn a_key_calls_one_command_in_a_mode() {
        let keys =
            keymap(&[("bid", &["b"]), ("open", &["Enter"]), ("accept", &["Enter"]), ("down", &["j", "Down"])]).unwrap();
        let called = |key: &str, mode| keys.command(key.parse().unwrap(), mode).map(|entry| entry.id);
        assert_eq!(called("Enter", Mode::Board), Some("open"));
        assert_eq!(called("Enter", Mode::Typing), Some("accept"));
        assert_eq!(called("b", Mode::Typing), None);
        assert_eq!(keys.keys("down").map(|key| key.to_string()).collect::<Vec<_>>(), ["j", "Down"]);
    }

    #[test]
    fn conflicts_and_unknown_commands_say_where_they_stand() {
        let conflict = keymap(&[("bid", &["b"]), ("answer", &["o", "b"])]).err().unwrap();
        assert_eq!((conflict.command, conflict.key), (1, Some(1)));
        assert_eq!(conflict.found, "b, which calls bid already");
        let unknown = keymap(&[("bidd", &["b"])]).err().unwrap();
        assert_eq!((unknown.command, unknown.key), (0, None));
        assert_eq!(unknown.expected, "a command; the nearest is bid");
        let no_key = keymap(&[("bid", &["Entr"])]).err().unwrap();
        assert_eq!((no_key.command, no_key.key), (0, Some(0)));
    }
}
