//! Texts that stand for no club.

use crate::text;

/// What files write for people of no club, folded.
const NO_CLUBS: &[&str] = &["without club", "retired", "career break", "free agent", "unattached", "free"];

/// Whether a text in a column of clubs says that somebody is of none.
pub fn is_no_club(text: &str) -> bool {
    NO_CLUBS.contains(&text::fold(text).as_str())
}
