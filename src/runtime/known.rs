//! What was last seen in a file.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use crate::desk::Seen;
use crate::domain::Plan;
use crate::store::Outline;

/// Versions whose texts are remembered: what undo leads back to.
const PAST: usize = 32;

/// A file as it was last read or written here.
pub(super) struct Known {
    pub(super) path: PathBuf,
    pub(super) text: Arc<str>,
    /// Whether the text was opened or saved here, and so is called saved.
    pub(super) lasts: bool,
    /// The last text that was a plan; this one, unless an external change left the file unreadable.
    pub(super) good: Version,
    /// What was told of it last, when it is no plan: why, or that it is gone.
    pub(super) told: Option<Seen>,
    /// What was written on the way to the last version, and stood in the file until another program's was merged into it.
    pub(super) passing: Vec<Version>,
    /// What was written before, since another program wrote last.
    past: Vec<Version>,
}

/// A text, and the plan in it.
#[derive(Clone)]
pub(super) struct Version {
    pub(super) text: Arc<str>,
    pub(super) plan: Arc<Plan>,
    outline: Arc<OnceLock<Option<Outline>>>,
}

impl Version {
    pub(super) fn new(text: Arc<str>, plan: Arc<Plan>) -> Version {
        Version { text, plan, outline: Arc::default() }
    }

    /// Where what stands in the text, looked up once.
    pub(super) fn outline(&self) -> Option<&Outline> {
        self.outline.get_or_init(|| Outline::of(&self.text)).as_ref()
    }
}

impl Known {
    pub(super) fn new(path: PathBuf, good: Version) -> Known {
        Known { path, text: good.text.clone(), lasts: false, good, told: None, passing: Vec::new(), past: Vec::new() }
    }

    pub(super) fn lasting(self) -> Known {
        Known { lasts: true, ..self }
    }

    /// The file after a version of ours was written in it.
    pub(super) fn followed_by(mut self, version: Version) -> Known {
        let mut past = std::mem::take(&mut self.past);
        past.push(self.good);
        past.drain(..past.len().saturating_sub(PAST));
        Known { past, ..Known::new(self.path, version) }
    }

    /// The text that this very plan had when it was written or read before: undo brings back the comments of a person who was
    /// removed, too.
    pub(super) fn text_before(&self, plan: &Arc<Plan>) -> Option<Arc<str>> {
        self.past.iter().rfind(|version| Arc::ptr_eq(&version.plan, plan)).map(|version| version.text.clone())
    }
}
