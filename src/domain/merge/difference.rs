//! What differs between versions of a plan, and what is in conflict.

use std::fmt;

use crate::domain::words::words;

words! {
    /// Which of two versions.
    Origin { Ours = "ours", Theirs = "theirs" }
}

/// A field or an entry that differs, in words fit for a screen: `rating of Balerdi: 80 → 82`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FieldChange {
    /// `rating of Balerdi`.
    pub what: String,
    /// Absent for what was not there.
    pub before: Option<String>,
    /// Absent for what is gone.
    pub after: Option<String>,
}

/// What both sides changed, each in its own way.
///
/// Values are fit for a screen; absent for what that side has not.
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
    /// In words, where the sides have names of their own.
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
