//! What was last seen in a file.

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::Seen;
use crate::domain::Plan;

/// Versions whose texts are remembered: what undo leads back to.
const PAST: usize = 32;

/// A file as it was last read or written here.
pub(super) struct Known {
    pub(super) path: PathBuf,
    pub(super) text: Arc<str>,
    /// The last text that was a plan; this one, unless another hand left the file unreadable.
    pub(super) good: Version,
    /// What was told of it last, when it is no plan: why, or that it is gone.
    pub(super) told: Option<Seen>,
    /// What was written before, since another hand wrote last.
    past: Vec<Version>,
}

/// A text, and the plan in it.
#[derive(Clone)]
pub(super) struct Version {
    pub(super) text: Arc<str>,
    pub(super) plan: Arc<Plan>,
}

impl Known {
    pub(super) fn new(path: PathBuf, good: Version) -> Known {
        Known { path, text: good.text.clone(), good, told: None, past: Vec::new() }
    }

    /// The file after a version of ours was written in it.
    pub(super) fn followed_by(mut self, version: Version) -> Known {
        let mut past = std::mem::take(&mut self.past);
        past.push(self.good);
        past.drain(..past.len().saturating_sub(PAST));
        Known { past, ..Known::new(self.path, version) }
    }

    /// The text that this very plan had when it was written or read before: undo brings back the comments of a man who was
    /// removed, too.
    pub(super) fn text_before(&self, plan: &Arc<Plan>) -> Option<Arc<str>> {
        self.past.iter().rfind(|version| Arc::ptr_eq(&version.plan, plan)).map(|version| version.text.clone())
    }
}
