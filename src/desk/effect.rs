//! What the desk wants done, and what becomes of it.

use std::path::PathBuf;
use std::sync::Arc;

use super::document::TakenIn;
use super::external::ExternalVersion;
use crate::domain::Plan;

/// Something that the desk wants done, or said.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum DeskEffect {
    /// Write a version to its file, and tell how that ended.
    Save(SaveJob),
    /// Remove a copy of what could not be saved.
    Forget(PathBuf),
    /// Leave the program: everything is saved.
    Leave,
    /// Say this, which is fit for a screen.
    Say(String, Tone),
    /// Offer to settle these, which both sides changed.
    OfferToSettle(Vec<String>),
    Ask(SaveQuestion),
}

impl DeskEffect {
    pub(super) fn say(text: impl Into<String>) -> DeskEffect {
        DeskEffect::Say(text.into(), Tone::Plain)
    }

    pub(super) fn warn(text: impl Into<String>) -> DeskEffect {
        DeskEffect::Say(text.into(), Tone::Warning)
    }

    pub(super) fn refuse(text: impl Into<String>) -> DeskEffect {
        DeskEffect::Say(text.into(), Tone::Refusal)
    }
}

/// How something is said.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Tone {
    #[default]
    Plain,
    Warning,
    Refusal,
}

/// What the user has to answer before the plan can be saved.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SaveQuestion {
    /// Leave, although the plan could not be saved?
    Retry,
    /// Leave, although the plan has no file? This name is offered.
    Name(PathBuf),
    /// The file exists: replace it, or take another name? Perhaps on the way out.
    Exists { path: PathBuf, leaving: bool },
}

/// A version of the plan on its way to a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SaveJob {
    pub version: u64,
    pub path: PathBuf,
    pub plan: Arc<Plan>,
    pub how: How,
    pub taken_in: TakenIn,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum How {
    /// The plan's own file, which holds an earlier version.
    Update,
    /// A new file; one that exists is left alone.
    Create,
    /// A new version in the place of whatever is there.
    Replace,
}

/// How a save ended.
///
/// Texts are fit for a screen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SaveOutcome {
    /// On the disk, with something to say about it perhaps.
    Saved(Option<String>),
    /// Versions of another program that the plan has not taken in, the oldest first: merge them, and save again.
    Met(Vec<ExternalVersion>),
    /// The file to create exists.
    Exists,
    /// Why not, and what to do.
    Failed(String),
}

impl SaveOutcome {
    /// On the disk, with these things to say about it.
    pub(super) fn saved(said: Vec<String>) -> SaveOutcome {
        SaveOutcome::Saved((!said.is_empty()).then(|| said.join("; ")))
    }
}
