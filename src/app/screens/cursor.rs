//! A selection in a list that may be reordered, shortened or filtered.

use crate::domain::Id;

/// The selected person of a list.
///
/// The selection follows the person's id; once he is gone, it stays at his place.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Cursor {
    id: Option<Id>,
    index: usize,
}

impl Cursor {
    /// The index of the selection in the current list; `None` if the list is empty.
    pub fn index<'a>(&self, list: impl IntoIterator<Item = &'a Id>) -> Option<usize> {
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
    pub(super) fn id<'a, L>(&self, list: L) -> Option<&'a Id>
    where
        L: IntoIterator<Item = &'a Id> + Clone,
    {
        let index = self.index(list.clone())?;
        list.into_iter().nth(index)
    }

    /// Selects the person at an index, or the last one if the list is shorter.
    pub(super) fn select<'a>(&mut self, index: usize, list: impl IntoIterator<Item = &'a Id>) {
        let selected = list.into_iter().take(index.saturating_add(1)).enumerate().last();
        (self.index, self.id) = selected.map_or((0, None), |(place, id)| (place, Some(id.clone())));
    }

    /// Moves the selection from its index to another.
    pub(super) fn go<'a, L>(&mut self, to: impl Fn(usize) -> usize, list: L)
    where
        L: IntoIterator<Item = &'a Id> + Clone,
    {
        let from = self.index(list.clone()).unwrap_or(0);
        self.select(to(from), list);
    }

    /// Selects a person, wherever he stands in the list.
    pub(in crate::app) fn follow(&mut self, id: Id) {
        self.id = Some(id);
    }
}
