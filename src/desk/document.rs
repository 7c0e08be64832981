//! Where the plan is kept, and what of it is on the disk.

use std::path::PathBuf;
use std::sync::Arc;

/// The file of the plan and how far it is saved.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Document {
    /// No file yet for the sample.
    pub path: Option<PathBuf>,
    /// The name that a plan without a file is offered.
    pub offered: PathBuf,
    /// What the plan was opened from, for whoever saves it.
    pub opened: Option<Opened>,
    /// Counts the versions of the plan; 0 is what was opened.
    pub version: u64,
    /// The newest version that is on the disk, or that nobody needs to save: what was opened.
    pub saved: u64,
    pub saving: Saving,
    /// What of another program's versions is in the newest one.
    pub taken_in: TakenIn,
    /// Leave as soon as the newest version is saved.
    pub leaving: bool,
}

/// The text that a plan was opened from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Opened {
    pub text: Arc<str>,
    /// What its file holds, where git left its marks in it.
    pub in_file: Option<Arc<str>>,
}

impl From<String> for Opened {
    fn from(text: String) -> Opened {
        Opened { text: text.into(), in_file: None }
    }
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Saving {
    /// Nothing on its way.
    Idle,
    /// On its way to the disk.
    Underway,
    /// Why the last try failed, and what to do.
    Failed(String),
}

/// Which of another program's versions a plan has in it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct TakenIn {
    /// The last of them; those before it, too.
    pub until: u64,
    /// Those with conflicts that nobody has settled.
    pub unsettled: Vec<u64>,
}

impl Document {
    /// A plan that was read from a file.
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

    /// A plan that has no file yet.
    pub fn sample(offered: PathBuf) -> Document {
        Document { path: None, ..Document::in_file(offered) }
    }

    /// Whether the newest version is on the disk, or says what was opened.
    pub fn is_safe(&self) -> bool {
        self.version == self.saved
    }
}
