//! The short names that players and targets are keyed by.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

/// A short id, unique among a plan's players and targets together: letters, digits, `-`, `_` and `.`, 1 to 64 of
/// them, so that it can stand in a command and in the terms of a swap without quotes.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Arc<str>);

#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("an id has 1 to 64 letters, digits, '-', '_' or '.', such as di-gregorio")]
pub struct IdError;

impl Id {
    /// The id that a text says.
    ///
    /// # Errors
    ///
    /// The text is empty, longer than 64 characters, or holds one that no id has.
    pub fn new(text: &str) -> Result<Id, IdError> {
        let fits = (1..=64).contains(&text.chars().count()) && text.chars().all(Id::may_hold);
        if fits { Ok(Id(text.into())) } else { Err(IdError) }
    }

    /// The characters that an id is made of.
    pub(crate) fn may_hold(c: char) -> bool {
        c.is_alphanumeric() || matches!(c, '-' | '_' | '.')
    }

    /// The first of the items that has this id.
    pub(crate) fn find<'a, T>(&self, items: &'a [T], id: impl Fn(&T) -> &Id) -> Option<&'a T> {
        items.get(self.position(items, id)?)
    }

    /// Where the first of the items stands that has this id. Most ids are copies of each other, which is seen without
    /// comparing their letters.
    pub(super) fn position<T>(&self, items: &[T], id: impl Fn(&T) -> &Id) -> Option<usize> {
        let copy = items.iter().position(|item| Arc::ptr_eq(&id(item).0, &self.0));
        copy.or_else(|| items.iter().position(|item| id(item) == self))
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
