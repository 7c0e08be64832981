//! Which key calls which command.

use super::Command;
use super::context::{Mode, Screen};
use super::key::{Key, KeyError};
use super::table::{Entry, Group, TABLE, entry, entry_of, nearest};
use crate::text;

/// The keys of every command, free of conflicts.
#[derive(Clone)]
pub struct Keymap(Vec<(Key, &'static Entry)>);

/// Why a list of keys is not a keymap, with the place in the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeymapError {
    /// The index of the command in the list.
    pub command: usize,
    /// The index of the key among its keys; `None` if the command itself is wrong.
    pub key: Option<usize>,
    pub found: String,
    pub expected: String,
}

impl Keymap {
    /// The keys of the table, which has no conflicts.
    pub fn of_the_table() -> Keymap {
        let keys = |entry: &'static Entry| entry.keys.iter().flat_map(move |key| Some((key.parse().ok()?, entry)));
        Keymap(TABLE.iter().flat_map(keys).collect())
    }

    /// # Errors
    /// What [`Keymap::with`] refuses.
    pub fn new<'a, K: AsRef<str> + 'a, I>(bindings: I) -> Result<Keymap, KeymapError>
    where
        I: IntoIterator<Item = (&'a str, &'a [K]), IntoIter: Clone>,
    {
        Keymap(Vec::new()).with(bindings)
    }

    /// The keymap in which these commands have these keys, in place of those that they have here.
    ///
    /// # Errors
    /// An unknown command, a text that is no key, a key that calls another command where this one is heard or that would
    /// type a letter there, or no key at all for a command that nothing else can call.
    pub fn with<'a, K: AsRef<str> + 'a, I>(mut self, bindings: I) -> Result<Keymap, KeymapError>
    where
        I: IntoIterator<Item = (&'a str, &'a [K]), IntoIter: Clone>,
    {
        let bindings = bindings.into_iter();
        self.0.retain(|(_, held)| bindings.clone().all(|(id, _)| id != held.id));
        for (command, (id, keys)) in bindings.enumerate() {
            let error = |key, found, expected| KeymapError { command, key, found, expected };
            let Some(entry) = entry(id) else {
                let nearest = nearest(id).map(|nearest| format!("; the nearest is {nearest}")).unwrap_or_default();
                let found = format!("the unknown command “{}”", text::fit(id, 40));
                return Err(error(None, found, format!("a command{nearest}")));
            };
            if keys.is_empty() && !entry.heard.modes.contains(&Mode::Browsing) {
                return Err(error(None, format!("no key for {id}"), "one: no line calls it".into()));
            }
            for (index, text) in keys.iter().map(AsRef::as_ref).enumerate() {
                let error = |found, expected| error(Some(index), found, expected);
                let key: Key = text
                    .parse()
                    .map_err(|expected: KeyError| error(format!("“{}”", text::fit(text, 20)), expected.to_string()))?;
                if key.types() && entry.heard.modes.iter().any(|mode| mode.is_typing()) {
                    let expected =
                        format!("a key that types nothing, such as Ctrl-g: {id} is called while a line is typed");
                    return Err(error(key.to_string(), expected));
                }
                self.bind(key, entry).map_err(|(found, other)| {
                    error(found, format!("a key of its own for {id}, or other keys for {other} here"))
                })?;
            }
        }
        Ok(self)
    }

    /// Lets a key call a command, unless it calls another one in the same mode and on the same screen.
    ///
    /// # Errors
    /// What the key calls already.
    fn bind(&mut self, key: Key, entry: &'static Entry) -> Result<(), (String, &'static str)> {
        let overlap = |(held, other): &(Key, &'static Entry)| {
            (*held == key).then(|| Some((entry.heard.overlap(&other.heard)?, other.id)))?
        };
        if let Some((screen, other)) = self.0.iter().find_map(overlap) {
            let screen = if entry.heard.screens == Screen::ALL { String::new() } else { format!(" on {screen}") };
            return Err((format!("{key}, which calls {other} already{screen}"), other));
        }
        self.0.push((key, entry));
        Ok(())
    }

    /// The command that a key calls in a mode and on a screen.
    pub fn command(&self, key: Key, mode: Mode, screen: Screen) -> Option<&'static Entry> {
        self.0.iter().find(|(held, entry)| *held == key && entry.heard.at(mode, screen)).map(|(_, entry)| *entry)
    }

    /// The commands that a key calls anywhere.
    pub fn commands(&self, key: Key) -> impl Iterator<Item = &'static Entry> {
        self.0.iter().filter(move |(held, _)| *held == key).map(|(_, entry)| *entry)
    }

    /// The keys of a command of the table, the usual one first.
    pub fn keys(&self, of: &Entry) -> impl Iterator<Item = Key> {
        self.0.iter().filter(move |(_, entry)| std::ptr::eq(*entry, of)).map(|(key, _)| *key)
    }

    /// The first key of a command, or an empty text if it has none.
    pub fn usual_key(&self, of: &Entry) -> Option<String> {
        self.keys(of).next().map(|key| key.to_string())
    }

    /// The first key of a command that takes no words.
    pub fn usual_key_of(&self, command: &Command) -> Option<String> {
        self.usual_key(entry_of(command)?)
    }

    /// The keys of a command as people read them: `j Down`.
    pub fn keys_in_words(&self, of: &Entry) -> String {
        self.keys(of).map(|key| key.to_string()).collect::<Vec<_>>().join(" ")
    }

    /// Commands as a Markdown table: keys, line, what it does.
    pub fn as_markdown(&self, shown: impl Fn(&Entry) -> bool) -> String {
        let mut table = String::from("| key | command | what it does |\n|---|---|---|\n");
        let in_groups = Group::ALL.iter().flat_map(|group| TABLE.iter().filter(move |entry| entry.group == *group));
        for entry in in_groups.filter(|entry| shown(entry)) {
            let keys: Vec<String> = self.keys(entry).map(|key| format!("`{key}`")).collect();
            let example = entry.example().map(|example| format!(": `{example}`")).unwrap_or_default();
            let row = [keys.join(" "), format!("`{}`", entry.usage()), format!("{}{example}", entry.doc)];
            table += &format!("| {} |\n", row.map(|cell| cell.replace('|', "\\|")).join(" | "));
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keymap(bindings: &[(&str, &[&str])]) -> Result<Keymap, KeymapError> {
        Keymap::new(bindings.iter().copied())
    }

    fn called(keys: &Keymap, key: &str, mode: Mode, screen: Screen) -> Option<&'static str> {
        keys.command(key.parse().unwrap(), mode, screen).map(|entry| entry.id)
    }

    #[test]
    fn the_keys_of_the_table_have_no_conflict() {
        let keys = Keymap::new(TABLE.iter().map(|entry| (entry.id, entry.keys))).unwrap_or_else(|error| {
            panic!("{}: found {}, expected {}", TABLE[error.command].id, error.found, error.expected)
        });
        assert!(
            keys.0
                .iter()
                .map(|(key, entry)| (key, entry.id))
                .eq(Keymap::of_the_table().0.iter().map(|(key, entry)| (key, entry.id)))
        );
        assert_eq!(keys.0.len(), TABLE.iter().map(|entry| entry.keys.len()).sum::<usize>());
    }

    #[test]
    fn a_key_calls_one_command_in_a_mode() {
        let keys =
            keymap(&[("bid", &["b"]), ("open", &["Enter"]), ("accept", &["Enter"]), ("down", &["j", "Down"])]).unwrap();
        assert_eq!(called(&keys, "Enter", Mode::Browsing, Screen::Board), Some("open"));
        assert_eq!(called(&keys, "Enter", Mode::Typing, Screen::Board), Some("accept"));
        assert_eq!(called(&keys, "b", Mode::Typing, Screen::Board), None);
        assert_eq!(keys.keys_in_words(entry("down").unwrap()), "j Down");
    }

    #[test]
    fn a_key_means_one_thing_on_one_screen_and_another_on_another() {
        let keys = keymap(&[("zoom", &["z"]), ("scale", &["z"])]).unwrap();
        assert_eq!(called(&keys, "z", Mode::Browsing, Screen::Board), Some("zoom"));
        assert_eq!(called(&keys, "z", Mode::Browsing, Screen::Calendar), Some("scale"));
        assert_eq!(called(&keys, "z", Mode::Browsing, Screen::Pitch), None);
        let conflict = keymap(&[("zoom", &["z"]), ("next-pane", &["Tab", "z"])]).err().unwrap();
        assert_eq!((conflict.command, conflict.key), (1, Some(1)));
        assert_eq!(conflict.found, "z, which calls zoom already on Board");
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
