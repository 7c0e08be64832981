//! Opens a plan with git's conflict marks in its file, and offers its conflicts to be settled.

use std::path::Path;
use std::sync::Arc;

use super::document::{Document, Opened};
use super::effect::DeskEffect;
use super::settling::{Settling, TheirSide};
use super::state::Desk;
use super::unmerged::{LeftByGit, Unmerged};
use crate::domain::{Formation, Plan};
use crate::store;
use crate::text;

impl Desk {
    /// Opens a plan whose file has git's conflict marks, as the merge of both sides with ours in each conflict.
    ///
    /// The file stays as it is until something is changed or settled. `None` if git does not have both sides.
    ///
    /// # Errors
    /// Why the conflict can't be settled here.
    pub fn open_marked(path: &Path, formations: &[Arc<Formation>]) -> anyhow::Result<Option<Desk>> {
        let marked = store::load(path)?;
        if !marked.lines().any(store::is_conflict_mark) {
            return Ok(None);
        }
        let Some(found) = Unmerged::find(path, formations)? else { return Ok(None) };
        let opened = Opened { text: found.text_like(&marked), in_file: Some(marked.into()) };
        let document = Document { opened: Some(opened), ..Document::in_file(path.to_owned()) };
        Ok(Some(Desk::new(Plan::clone(&found.merged.plan), document)))
    }

    /// Reacts to git's answer about the plan's file: merges the sides, and offers the conflicts to be settled.
    pub fn heard_of_git(&mut self, found: Result<Option<LeftByGit>, String>) -> Vec<DeskEffect> {
        let path = self.document.path.as_deref().map(text::path).unwrap_or_default();
        let of_git = |settling: &Settling| matches!(settling.theirs, TheirSide::Git(_));
        let LeftByGit { found, plan: taken_in } = match found {
            Ok(Some(found)) => found,
            Ok(None) => {
                // The conflict has been settled with git.
                self.settling.retain(|settling| !of_git(settling));
                self.settled = None;
                return Vec::new();
            }
            Err(why) => return vec![DeskEffect::refuse(format!("git left {path} unmerged: {why}"))],
        };
        if let Some(known) = self.settling.iter_mut().chain(&mut self.settled).find(|known| known.is_of_git(&found)) {
            // Git tells its operation after it has written the file.
            known.theirs = TheirSide::Git(found.operation);
            return Vec::new();
        }
        self.settling.retain(|settling| !of_git(settling));
        let is_new = taken_in != *self.plan();
        if is_new {
            self.history.push_external(taken_in);
        }
        let comments = found.merged.comments.map(|comments| format!(" ({comments})")).unwrap_or_default();
        if found.merged.conflicts.is_empty() {
            let mut effects = self.changed();
            effects.push(DeskEffect::warn(format!(
                "git left {path} unmerged, and both sides go together: git add {path} tells git{comments}"
            )));
            return effects;
        }
        self.settling.push(Settling::of_git(&found, self.plan(), comments));
        let mut effects: Vec<DeskEffect> = self.offer_to_settle().into_iter().collect();
        if is_new {
            effects.extend(self.changed());
        }
        effects
    }
}
