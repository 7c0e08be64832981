//! What the edits of several subjects share: entries put in place, texts that must say something.

use super::Refused;
use crate::text::display;

/// Puts an entry in the place of the one it replaces, or after the others.
pub(super) fn put<T>(entries: &mut Vec<T>, entry: T, same: impl Fn(&T, &T) -> bool) {
    match entries.iter_mut().find(|held| same(held, &entry)) {
        Some(held) => *held = entry,
        None => entries.push(entry),
    }
}

/// Refuses a text that says nothing.
pub(super) fn require(text: &str, refused: Refused) -> Result<(), Refused> {
    if text.trim().is_empty() { Err(refused) } else { Ok(()) }
}

/// A text of the plan, fit for a screen.
pub(super) fn shown(text: &str) -> String {
    display(text).into_owned()
}
