//! The plan's file, and which version of the plan is saved.

use std::path::PathBuf;
use std::sync::Arc;

/// The file of the plan, and which version is saved.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Document {
    /// The plan's file; `None` for the sample until it is saved.
    pub path: Option<PathBuf>,
    /// The file name to offer for a plan without a file.
    pub offered: PathBuf,
    /// The text that the plan was opened from, which the keeper takes.
    pub opened: Option<Opened>,
    /// The number of the plan's newest version; 0 is the one that was opened.
    pub version: u64,
    /// The newest version that is saved, or need not be since it equals what was opened.
    pub saved: u64,
    pub saving: Saving,
    /// The external versions that have been merged into the newest one.
    pub taken_in: TakenIn,
    /// Whether to quit as soon as the newest version is saved.
    pub leaving: bool,
}

/// The text that a plan was opened from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Opened {
    pub text: Arc<str>,
    /// The file's text, if git left conflict marks in it.
    pub in_file: Option<Arc<str>>,
}

impl From<String> for Opened {
    fn from(text: String) -> Opened {
        Opened { text: text.into(), in_file: None }
    }
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Saving {
    /// No save is under way.
    Idle,
    /// A save is under way.
    Underway,
    /// The last save failed, for this reason and with this remedy.
    Failed(String),
}

/// The external versions that have been merged into a plan.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct TakenIn {
    /// The number of the last one; all before it are merged, too.
    pub until: u64,
    /// The numbers of those with conflicts that are not settled yet.
    pub unsettled: Vec<u64>,
}

impl Document {
    /// The document of a plan that was read from a file.
    pub fn in_file(path: PathBuf) -> Document {
        Document {
            offered: path.clone(),
            path: Some(path),
            opened: None,
            version: 0,
            saved: 0,
            saving: Saving::Idle,
            taken_in: TakenIn::default(),
            leaving: false,
        }
    }

    /// The document of a plan that has no file yet.
    pub fn sample(offered: PathBuf) -> Document {
        Document { path: None, ..Document::in_file(offered) }
    }

    /// Whether the newest version is saved, or need not be.
    pub fn is_safe(&self) -> bool {
        self.version == self.saved
    }
}
