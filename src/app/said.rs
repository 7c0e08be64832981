//! The program's messages.

pub(super) use crate::desk::Tone;

/// The last message, fit for a screen.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Status {
    pub text: String,
    pub tone: Tone,
}

impl Status {
    pub(super) fn plain(text: impl Into<String>) -> Status {
        Status { text: text.into(), tone: Tone::Plain }
    }

    pub(super) fn warning(text: impl Into<String>) -> Status {
        Status { text: text.into(), tone: Tone::Warning }
    }

    pub(super) fn refusal(text: impl Into<String>) -> Status {
        Status { text: text.into(), tone: Tone::Refusal }
    }
}
