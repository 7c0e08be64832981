//! A plan that an earlier session could not save.

use std::path::PathBuf;

use super::external::ExternalVersion;
use crate::domain::Plan;

/// A plan that was not saved, and its recovery copy.
pub struct Unsaved {
    pub(super) another: ExternalVersion,
    pub(super) at: PathBuf,
    /// The changes that the present plan lacks, in words fit for a screen.
    pub changes: String,
    /// The version of the plan into which it was merged.
    pub(super) taken: Option<u64>,
}

/// The number of the unsaved plan; external versions are numbered from 1.
pub const UNSAVED: u64 = 0;

impl Unsaved {
    /// Whether this version of the plan has all of its changes.
    pub(super) fn is_in(&self, version: u64, plan: &Plan) -> bool {
        self.taken.is_some_and(|taken| taken <= version) && self.another.merged_into(plan).plan == *plan
    }
}
