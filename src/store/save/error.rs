//! The error of a failed save: why it failed, what the file has in it, and what to do.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::text;

/// Why a text was not saved, and what to do.
#[derive(Debug)]
pub struct SaveError {
    pub(super) path: PathBuf,
    pub(super) why: io::Error,
    pub(super) stands: Stands,
    /// The file with an external version that was there, which nobody has looked at.
    pub(super) kept: Option<PathBuf>,
}

/// The content of the file after a failed save, as it was read back.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Stands {
    /// The old text.
    Old,
    /// The new text, which may not survive a power cut.
    New,
    /// The file can't be read.
    Unknown,
}

pub(super) fn failed(path: &Path) -> impl FnOnce(io::Error) -> SaveError {
    move |why| SaveError { path: path.to_owned(), why, stands: Stands::Old, kept: None }
}

/// The system's message, without its number.
pub(in crate::store) fn in_words(error: &io::Error) -> String {
    let words = error.to_string();
    words.split(" (os error").next().unwrap_or(&words).to_owned()
}

impl SaveError {
    /// Whether the file already existed.
    pub fn already_exists(&self) -> bool {
        self.why.kind() == io::ErrorKind::AlreadyExists
    }

    /// Whether the file has the new text all the same.
    pub fn is_in_place(&self) -> bool {
        self.stands == Stands::New
    }

    fn advice(&self) -> &'static str {
        use io::ErrorKind::{
            AlreadyExists, NotFound, PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, StorageFull,
        };
        match (self.stands, self.why.kind()) {
            (Stands::New, _) => "it has the new text, which may not survive a power cut: save again",
            (Stands::Unknown, _) => "what is there now can't be read: save elsewhere",
            (_, StorageFull | QuotaExceeded) => "nothing changed there: make room and save again",
            (_, PermissionDenied | ReadOnlyFilesystem) => {
                "nothing changed there: see who may write to it, or save elsewhere"
            }
            (_, NotFound) => "its folder is not there: make it, or save elsewhere",
            (_, AlreadyExists) => "nothing changed there: choose another name",
            _ => "nothing changed there: save again, or elsewhere",
        }
    }
}

impl fmt::Display for SaveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = text::path(&self.path);
        let why = match self.why.kind() {
            io::ErrorKind::AlreadyExists if self.why.get_ref().is_none() => "it exists already".to_owned(),
            _ => in_words(&self.why),
        };
        write!(f, "cannot save {path}: {why}; {}", self.advice())?;
        match &self.kept {
            Some(kept) => write!(f, "; what another program wrote there is kept in {}", text::path(kept)),
            None => Ok(()),
        }
    }
}

impl std::error::Error for SaveError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.why)
    }
}
