//! A plan that an earlier session could not save.

use std::path::PathBuf;

use super::external::ExternalVersion;
use crate::domain::Plan;

/// A plan that was not saved, and where it is kept.
pub struct Unsaved {
    pub(super) another: ExternalVersion,
    pub(super) at: PathBuf,
    /// What is in it that the plan has not, in words fit for a screen.
    pub changes: String,
    /// The version that took it in.
    pub(super) taken: Option<u64>,
}

/// External versions are counted from 1.
pub const UNSAVED: u64 = 0;

impl Unsaved {
    /// Whether this plan, once saved as a version, has all of it.
    pub(super) fn is_in(&self, version: u64, plan: &Plan) -> bool {
        self.taken.is_some_and(|taken| taken <= version) && self.another.merged_into(plan).plan == *plan
    }
}
