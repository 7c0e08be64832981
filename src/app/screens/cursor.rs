//! A selection in a list that may be reordered, shortened or filtered.

use crate::domain::Id;

/// The selected person of a list, or whatever else has an id.
///
/// The selection follows the id; once that is gone, it stays at its place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cursor<I = Id> {
    id: Option<I>,
    index: usize,
}

impl<I> Default for Cursor<I> {
    fn default() -> Cursor<I> {
        Cursor { id: None, index: 0 }
    }
}

impl<I: Clone + PartialEq> Cursor<I> {
    /// The index of the selection in the current list; `None` if the list is empty.
    pub fn index<'a>(&self, list: impl IntoIterator<Item = &'a I>) -> Option<usize>
    where
        I: 'a,
    {
        let mut last = None;
        for (place, id) in list.into_iter().enumerate() {
            if self.id.as_ref() == Some(id) {
                return Some(place);
            }
            last = Some(place);
        }
        last.map(|last| self.index.min(last))
    }

    /// The selected person in the current list.
    pub(super) fn id<'a, L>(&self, list: L) -> Option<&'a I>
    where
        I: 'a,
        L: IntoIterator<Item = &'a I> + Clone,
    {
        let index = self.index(list.clone())?;
        list.into_iter().nth(index)
    }

    /// Selects the person at an index, or the last one if the list is shorter.
    pub(super) fn select<'a>(&mut self, index: usize, list: impl IntoIterator<Item = &'a I>)
    where
        I: 'a,
    {
        let selected = list.into_iter().take(index.saturating_add(1)).enumerate().last();
        (self.index, self.id) = selected.map_or((0, None), |(place, id)| (place, Some(id.clone())));
    }

    /// Moves the selection from its index to another.
    pub(super) fn go<'a, L>(&mut self, to: impl Fn(usize) -> usize, list: L)
    where
        I: 'a,
        L: IntoIterator<Item = &'a I> + Clone,
    {
        let from = self.index(list.clone()).unwrap_or(0);
        self.select(to(from), list);
    }

    /// Selects a person, wherever he stands in the list.
    pub(in crate::app) fn follow(&mut self, id: I) {
        self.id = Some(id);
    }
}
