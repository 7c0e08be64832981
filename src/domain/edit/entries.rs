//! Helpers of several edits: replacing entries, and checking texts.

use super::Refused;
use crate::text::display;

/// Replaces an entry, or adds it after the others.
pub(super) fn put<T>(entries: &mut Vec<T>, entry: T, same: impl Fn(&T, &T) -> bool) {
    match entries.iter_mut().find(|held| same(held, &entry)) {
        Some(held) => *held = entry,
        None => entries.push(entry),
    }
}

/// Refuses an empty text.
pub(super) fn require(text: &str, refused: Refused) -> Result<(), Refused> {
    if text.trim().is_empty() { Err(refused) } else { Ok(()) }
}

/// A text of the plan, fit for a screen.
pub(super) fn shown(text: &str) -> String {
    display(text).into_owned()
}
