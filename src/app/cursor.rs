//! A place in a list that other changes may reorder, shorten or filter.

use crate::domain::Id;

/// The selected person of a list: followed by id, and by place when he is gone.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Cursor {
    id: Option<Id>,
    index: usize,
}

impl Cursor {
    /// The selected place in the list as it is now; `None` when it is empty.
    pub fn index(&self, list: &[Id]) -> Option<usize> {
        let followed = self.id.as_ref().and_then(|id| list.iter().position(|held| held == id));
        followed.or(list.len().checked_sub(1).map(|last| self.index.min(last)))
    }

    pub fn id<'a>(&self, list: &'a [Id]) -> Option<&'a Id> {
        list.get(self.index(list)?)
    }

    pub fn select(&mut self, index: usize, list: &[Id]) {
        self.index = index.min(list.len().saturating_sub(1));
        self.id = list.get(self.index).cloned();
    }

    /// A cursor on a person, wherever he stands in the list.
    pub fn on(id: Id) -> Cursor {
        Cursor { id: Some(id), index: 0 }
    }

    /// Selects a person, wherever he stands in the list.
    pub fn follow(&mut self, id: Id) {
        self.id = Some(id);
    }
}
