//! Reads a file of settings.
//!
//! Who uses them decides whether they make sense.

use super::keys::{KeyEntry, WrittenKeys, key_entries};
use super::place::At;
use super::shape::{Entries, Name, Text};
use super::source::{Located, Source};
use super::syntax;

/// What a user has set, as it is written.
#[derive(serde::Deserialize)]
#[serde(rename = "Settings", deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub struct WrittenSettings<'a> {
    #[serde(default)]
    keys: WrittenKeys<'a>,
    #[serde(default)]
    pub theme: Option<Name<'a>>,
    /// Styles by role.
    #[serde(default)]
    pub colours: Entries<Text<'a>, Text<'a>>,
    #[serde(default)]
    pub symbols: Option<Name<'a>>,
    #[serde(default)]
    pub dates: Option<Name<'a>>,
    #[serde(default)]
    pub numbers: Option<Name<'a>>,
    #[serde(default)]
    pub first_screen: Option<Name<'a>>,
    #[serde(default)]
    pub columns: Vec<Name<'a>>,
}

/// Reads `(keys: { "command-id": ["key", …], … }, theme: …, colours: { "role": "style", … }, symbols: …,
/// dates: …, numbers: …, first_screen: …, columns: […])`, each of which may be missing.
///
/// # Errors
///
/// A located error for anything of another shape.
pub fn read_settings<'a>(source: &Source<'a>) -> Result<WrittenSettings<'a>, Located> {
    syntax::parse(source)
}

impl WrittenSettings<'_> {
    /// The keys of commands, in place of those that the program has for them.
    ///
    /// # Errors
    ///
    /// A located error for a command that occurs twice.
    pub fn keys(&self, at: &At<'_>) -> Result<Vec<KeyEntry>, Located> {
        key_entries(at, &self.keys)
    }
}
