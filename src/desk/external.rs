//! What another program did to the plan's file.

use std::path::PathBuf;
use std::sync::Arc;

use crate::domain::{FieldChange, Merged, Plan, merge};

/// What another program did to a plan's file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Noticed {
    pub path: PathBuf,
    pub what: Seen,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Seen {
    /// It holds another version.
    Changed(ExternalVersion),
    /// It holds no plan: why, with the place.
    Unreadable(String),
    Gone,
    /// Versions that were never merged stand beside it: what saves that were cut off left, and conflicts nobody settled.
    Left(Vec<PathBuf>),
}

/// A version by another program, counted from 1, and the one that it came from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ExternalVersion {
    pub number: u64,
    pub before: Arc<Plan>,
    pub after: Arc<Plan>,
    /// Whether it stands in the file.
    ///
    /// Else a save has just put ours there, and this one is safe beside it.
    pub stands: bool,
}

impl ExternalVersion {
    /// The plan with what changed here; where that is in conflict, as the plan has it.
    pub fn merged_into(&self, plan: &Plan) -> Merged {
        merge(&self.before, plan, &self.after)
    }
}

/// Changes as one line.
pub fn in_words(changes: &[FieldChange]) -> String {
    changes.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}
