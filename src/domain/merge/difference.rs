//! Differences and conflicts between versions of a plan.

use std::fmt;

use crate::domain::words::words;

words! {
    /// The side of a conflict.
    Origin { Ours = "ours", Theirs = "theirs" }
}

/// What those who come and go are called.
pub const ROSTERS: [&str; 2] = ["player", "target"];

/// A changed field or entry, in words fit for a screen: `rating of Balerdi: 80 → 82`.
///
/// Values are whole, so that two that differ never look the same.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FieldChange {
    /// `rating of Balerdi`.
    pub what: String,
    /// The field without whose it is: `rating`; `player` or `target` where somebody came or went.
    pub field: String,
    /// Whose it is: `Balerdi`; none of what is the plan's own.
    pub of: Option<String>,
    /// The value before; `None` if there was none.
    pub before: Option<String>,
    /// The value now; `None` if it is gone.
    pub after: Option<String>,
}

/// A conflict: both sides changed the same thing differently.
///
/// Values are fit for a screen, and `None` if that side has none.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Conflict {
    pub what: String,
    pub base: Option<String>,
    pub ours: Option<String>,
    pub theirs: Option<String>,
}

impl fmt::Display for FieldChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)?;
        match (&self.before, &self.after) {
            (Some(before), Some(after)) => write!(f, ": {before} → {after}"),
            (None, Some(after)) => write!(f, ": {after} (new)"),
            (Some(before), None) => write!(f, ": {before} (removed)"),
            (None, None) => Ok(()),
        }
    }
}

impl Conflict {
    /// The conflict in words, with these names of the sides.
    pub fn between(&self, ours: &str, theirs: &str) -> String {
        let [our, their] = [&self.ours, &self.theirs].map(|side| side.as_deref().unwrap_or("nothing"));
        format!("{}: {ours} {our}, {theirs} {their}", self.what)
    }
}

impl fmt::Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.between(Origin::Ours.word(), Origin::Theirs.word()))
    }
}
