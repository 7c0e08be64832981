//! A plan that git left unmerged: git's versions of it, and their merge.

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use super::git::{self, GitOperation};
use super::versions::{MergedText, ThreeVersions};
use crate::domain::{Formation, Plan, diff, settle};
use crate::store;

/// Git's versions of an unmerged plan, and their merge.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unmerged {
    pub versions: ThreeVersions,
    pub operation: GitOperation,
    pub merged: MergedText,
}

/// A plan that git left unmerged, and the present plan with the merge in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LeftByGit {
    pub found: Unmerged,
    pub plan: Arc<Plan>,
}

impl Unmerged {
    /// Asks git about a file; `None` if nothing is unmerged there. Not for the loop.
    ///
    /// # Errors
    /// Why the conflict can't be settled here.
    pub fn find(path: &Path, formations: &[Arc<Formation>]) -> anyhow::Result<Option<Unmerged>> {
        let Some(file) = git::unmerged(path)? else { return Ok(None) };
        let shown = path.display();
        let names = ["base", "ours", "theirs"].map(|side| format!("{shown} ({side})"));
        let [base, ours, theirs] = file.texts;
        let versions = ThreeVersions::read([(&names[0], base), (&names[1], ours), (&names[2], theirs)], formations)?;
        let merged = versions.merged(formations);
        Ok(Some(Unmerged { versions, operation: file.operation, merged }))
    }

    /// The version that a plan was made from, which is the most similar one, or the merged one if several are.
    ///
    /// A file that can be read has been merged, or left as it was on our side. If its file has marks, the plan was there
    /// before git wrote them, and may be made from any version.
    fn made_from(&self, plan: &Plan, has_marks: bool) -> &Arc<Plan> {
        let ThreeVersions { base, ours, theirs } = &self.versions;
        let known = [&self.merged.plan, &ours.plan, &theirs.plan, &base.plan];
        let may_be = known.into_iter().take(if has_marks { 4 } else { 2 });
        may_be.min_by_key(|known| diff(known, plan).len()).unwrap_or(&self.merged.plan)
    }

    /// Merges both of git's sides into a plan; conflicts get our side.
    pub fn taken_into(self, plan: &Arc<Plan>, has_marks: bool) -> LeftByGit {
        let from = self.made_from(plan, has_marks);
        let plan = match *from == self.merged.plan {
            true => plan.clone(),
            false => Arc::new(settle(from, plan, &self.merged.plan, &[]).plan),
        };
        LeftByGit { found: self, plan }
    }

    /// Whether somebody typed into the text that git left, so that a line is neither a mark nor in any version.
    pub(super) fn has_more(&self, marked: &str) -> bool {
        let ThreeVersions { base, ours, theirs } = &self.versions;
        let known = [&base.text, &ours.text, &theirs.text].into_iter().flat_map(|text| text.lines());
        let known: HashSet<&str> = known.collect();
        marked.lines().any(|line| !store::is_conflict_mark(line) && !known.contains(line))
    }

    /// The text of the merged plan, with the line ends of the file.
    pub(super) fn text_like(&self, marked: &str) -> Arc<str> {
        let text = &self.merged.text;
        if marked.contains("\r\n") && !text.contains('\r') { text.replace('\n', "\r\n").into() } else { text.clone() }
    }
}
