//! The program's messages.

pub(super) use crate::desk::Tone;

/// The last message, fit for a screen.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Status {
    pub text: String,
    pub tone: Tone,
    /// What the text only counts, line by line; a key shows it.
    pub details: Vec<String>,
}

impl Status {
    pub fn new(text: impl Into<String>, tone: Tone) -> Status {
        Status { text: text.into(), tone, details: Vec::new() }
    }

    pub(super) fn plain(text: impl Into<String>) -> Status {
        Status::new(text, Tone::Plain)
    }

    pub(super) fn warning(text: impl Into<String>) -> Status {
        Status::new(text, Tone::Warning)
    }

    pub(super) fn refusal(text: impl Into<String>) -> Status {
        Status::new(text, Tone::Refusal)
    }
}
