//! The ids of players and targets.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

/// A short id, which is unique among a plan's players and targets.
///
/// It has 1 to 64 letters, digits, `-`, `_` and `.`, so that commands and the terms of a swap need no quotes.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Arc<str>);

#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("an id has 1 to 64 letters, digits, '-', '_' or '.', such as di-gregorio")]
pub struct IdError;

impl Id {
    /// Makes an id of a text.
    ///
    /// # Errors
    ///
    /// The text is empty, longer than 64 characters, or has a character that ids can't have.
    pub fn new(text: &str) -> Result<Id, IdError> {
        let mut length = 0;
        let fits = text.chars().all(|c| {
            length += 1;
            length <= 64 && Id::may_hold(c)
        });
        if fits && length > 0 { Ok(Id(text.into())) } else { Err(IdError) }
    }

    /// Whether an id can have this character.
    pub(crate) fn may_hold(c: char) -> bool {
        c.is_alphanumeric() || matches!(c, '-' | '_' | '.')
    }

    /// The first item with this id.
    pub(crate) fn find<'a, T>(&self, items: &'a [T], id: impl Fn(&T) -> &Id) -> Option<&'a T> {
        items.get(self.position(items, id)?)
    }

    /// The index of the first item with this id.
    pub(super) fn position<T>(&self, items: &[T], id: impl Fn(&T) -> &Id) -> Option<usize> {
        self.copied(items, &id).or_else(|| items.iter().position(|item| id(item) == self))
    }

    /// The index of the first item whose id is a copy of this one.
    ///
    /// Most ids are copies of each other, which is seen without comparing their letters.
    pub(super) fn copied<T>(&self, items: &[T], id: impl Fn(&T) -> &Id) -> Option<usize> {
        items.iter().position(|item| Arc::ptr_eq(&id(item).0, &self.0))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Id({})", self.0)
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}
