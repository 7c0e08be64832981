//! The desk's effects, and the outcomes of saves.

use std::path::PathBuf;
use std::sync::Arc;

use super::document::TakenIn;
use super::external::ExternalVersion;
use crate::domain::Plan;

/// Something that the desk wants done or said.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum DeskEffect {
    /// Write a version to its file, and report the outcome.
    Save(SaveJob),
    /// Remove a recovery copy.
    Forget(PathBuf),
    /// Quit, since everything is saved.
    Leave,
    /// Say this, which is fit for a screen.
    Say(String, Tone),
    /// Tell what another program changed, each change in words.
    External(Vec<String>),
    /// Offer to settle these conflicts.
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

/// The tone of a message.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Tone {
    #[default]
    Plain,
    Warning,
    Refusal,
}

/// A question to the user before the plan can be saved.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SaveQuestion {
    /// Quit, although the plan could not be saved?
    Retry,
    /// Quit, although the plan has no file? This name is offered.
    Name(PathBuf),
    /// The file exists: replace it, or use another name? `leaving` if the user wants to quit.
    Exists { path: PathBuf, leaving: bool },
}

/// A version of the plan to be saved to a file.
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
    /// Save to the plan's own file, which has an earlier version.
    Update,
    /// Create a new file; an existing one is left alone.
    Create,
    /// Replace the file, whatever is in it.
    Replace,
}

/// The outcome of a save.
///
/// Texts are fit for a screen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SaveOutcome {
    /// The version is saved, with a message if there is something to say.
    Saved(Option<String>),
    /// There are external versions to merge, the oldest first, before the plan is saved again.
    Met(Vec<ExternalVersion>),
    /// The file to create exists.
    Exists,
    /// The save failed, for this reason and with this remedy.
    Failed(String),
}

impl SaveOutcome {
    /// A saved version with these messages.
    pub(super) fn saved(said: Vec<String>) -> SaveOutcome {
        SaveOutcome::Saved((!said.is_empty()).then(|| said.join("; ")))
    }
}
