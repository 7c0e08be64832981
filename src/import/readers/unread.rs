//! Why a file could not be read.

use std::{fmt, io};

use crate::import::table::shown;

/// Why a file could not be read, with the place.
///
/// It says what was found, what was expected and what to do, in one line; the name of the file comes from the caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The line, from 1; 0 where there is none.
    pub line: usize,
    /// The character in the line, from 1; 0 for the whole line.
    pub column: usize,
    /// What is wrong; texts of the file in it are harmless to show.
    pub why: String,
}

impl Unread {
    /// A fault of the whole file.
    pub(super) fn whole(why: impl Into<String>) -> Unread {
        Unread::on(0, why)
    }

    /// A fault of a line.
    pub(super) fn on(line: usize, why: impl Into<String>) -> Unread {
        Unread { line, column: 0, why: why.into() }
    }

    /// What an input said: a fault that one of ours handed through it, or one of the machine's.
    pub(super) fn input(line: usize, error: io::Error) -> Unread {
        let kind = error.kind();
        match error.downcast::<Unread>() {
            Ok(unread) => Unread { line: unread.line.max(line), ..unread },
            Err(error) if kind == io::ErrorKind::UnexpectedEof => Unread::on(
                line,
                format!("the file ends too early ({}): copy it again, whole", shown(&error.to_string())),
            ),
            Err(error) => Unread::on(line, format!("cannot read: {}", shown(&error.to_string()))),
        }
    }
}

impl From<Unread> for io::Error {
    fn from(unread: Unread) -> io::Error {
        io::Error::other(unread)
    }
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.line, self.column) {
            (0, _) => write!(f, "{}", self.why),
            (line, 0) => write!(f, "line {line}: {}", self.why),
            (line, column) => write!(f, "line {line}, column {column}: {}", self.why),
        }
    }
}

impl std::error::Error for Unread {}
