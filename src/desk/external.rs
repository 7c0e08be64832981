//! Changes of the plan's file by other programs.

use std::path::PathBuf;
use std::sync::Arc;

use crate::domain::{FieldChange, Merged, Plan, merge};

/// A change of a plan's file by another program.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Noticed {
    pub path: PathBuf,
    pub what: Seen,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Seen {
    /// The file has another version.
    Changed(ExternalVersion),
    /// The file is not a readable plan, for this reason and at this place.
    Unreadable(String),
    Gone,
    /// There are unmerged versions beside the file, from interrupted saves or conflicts that were never settled.
    Left(Vec<PathBuf>),
}

/// A version that another program wrote, numbered from 1, with the version that it was made from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ExternalVersion {
    pub number: u64,
    pub before: Arc<Plan>,
    pub after: Arc<Plan>,
    /// Whether it is in the file.
    ///
    /// Otherwise a save has just put ours there, and this one is safe in a file beside it.
    pub stands: bool,
}

impl ExternalVersion {
    /// Merges its changes into a plan; conflicts keep the plan's side.
    pub fn merged_into(&self, plan: &Plan) -> Merged {
        merge(&self.before, plan, &self.after)
    }
}

/// Changes in words, on one line.
pub fn in_words(changes: &[FieldChange]) -> String {
    changes.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}
