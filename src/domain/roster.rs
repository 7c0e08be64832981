//! The players or the targets of a plan.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, OnceLock};

use super::id::Id;
use super::person::Someone;
use crate::text;

/// People by id, in plan order.
#[derive(Clone, Debug)]
pub struct Roster<T> {
    people: Vec<RosterEntry<T>>,
    /// The last words of their names, sorted, with each person's index; computed once they are needed.
    sorted: OnceLock<Vec<(u64, usize)>>,
}

/// A person of a roster.
#[derive(Clone, Debug)]
pub(super) struct RosterEntry<T> {
    pub(super) id: Id,
    pub(super) person: Arc<T>,
    /// The end of the name, computed once it is needed, and kept by all plans in which the person is the same.
    ending: OnceLock<NameEnding>,
}

/// The end of a person's name.
#[derive(Clone, Copy, Debug)]
pub(super) struct NameEnding {
    /// The length in bytes of the name up to the end of the short name: what follows tells nobody apart.
    pub(super) head: usize,
    /// The last word of that as a number, without accents and capitals.
    pub(super) word: u64,
    /// The length in bytes of the short name, if nobody else's name ends in the same word.
    pub(super) short: usize,
}

impl<T> Default for Roster<T> {
    fn default() -> Roster<T> {
        Roster::from_entries(Vec::new())
    }
}

impl<T> RosterEntry<T> {
    pub(super) fn new(id: Id, person: Arc<T>) -> RosterEntry<T> {
        RosterEntry { id, person, ending: OnceLock::new() }
    }

    /// The person, to be changed.
    fn changed(&mut self) -> &mut Arc<T> {
        self.ending.take();
        &mut self.person
    }
}

impl<T: PartialEq> PartialEq for RosterEntry<T> {
    fn eq(&self, other: &RosterEntry<T>) -> bool {
        (&self.id, &self.person) == (&other.id, &other.person)
    }
}

impl<T: PartialEq> PartialEq for Roster<T> {
    fn eq(&self, other: &Roster<T>) -> bool {
        self.people == other.people
    }
}

impl<T: Eq> Eq for Roster<T> {}

impl<T: Clone> Roster<T> {
    pub fn len(&self) -> usize {
        self.people.len()
    }

    pub fn is_empty(&self) -> bool {
        self.people.is_empty()
    }

    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&Id, &T)> {
        self.people.iter().map(|listed| (&listed.id, listed.person.as_ref()))
    }

    pub fn get(&self, id: &Id) -> Option<&T> {
        id.find(&self.people, |listed| &listed.id).map(|listed| listed.person.as_ref())
    }

    /// The person with this id, and the id as the plan holds it.
    pub fn entry(&self, id: &str) -> Option<(&Id, &T)> {
        self.iter().find(|(held, _)| held.as_str() == id)
    }

    pub fn contains(&self, id: &Id) -> bool {
        self.get(id).is_some()
    }

    /// Adds a person after the others, or puts him in the place of the one with his id.
    pub fn put(&mut self, id: Id, person: T) {
        match self.changed().iter_mut().find(|listed| listed.id == id) {
            Some(listed) => *listed.changed() = Arc::new(person),
            None => self.people.push(RosterEntry::new(id, Arc::new(person))),
        }
    }

    /// The person, to be changed in place; other plans that share him keep him as he was.
    pub fn get_mut(&mut self, id: &Id) -> Option<&mut T> {
        self.changed().iter_mut().find(|listed| listed.id == *id).map(|listed| Arc::make_mut(listed.changed()))
    }

    /// Changes everyone whom a map names, by what it gives for him.
    pub(super) fn change<V>(&mut self, to: &HashMap<Id, V>, change: impl Fn(&mut T, &V)) {
        for listed in self.changed() {
            if let Some(value) = to.get(&listed.id) {
                change(Arc::make_mut(listed.changed()), value);
            }
        }
    }

    pub fn remove(&mut self, id: &Id) {
        self.retain(|held| held != id);
    }

    pub fn retain(&mut self, stays: impl Fn(&Id) -> bool) {
        self.changed().retain(|listed| stays(&listed.id));
    }

    /// Adds the people of another roster whose ids are not in this one.
    pub(super) fn add_missing(&mut self, others: &Roster<T>) {
        let missing: Vec<_> = others.people.iter().filter(|listed| !self.contains(&listed.id)).cloned().collect();
        if !missing.is_empty() {
            self.changed().extend(missing);
        }
    }

    /// The people, to be changed.
    fn changed(&mut self) -> &mut Vec<RosterEntry<T>> {
        self.sorted.take();
        &mut self.people
    }

    pub(super) fn entries(&self) -> &[RosterEntry<T>] {
        &self.people
    }
}

impl<T> Roster<T> {
    pub(super) fn from_entries(people: Vec<RosterEntry<T>>) -> Roster<T> {
        Roster { people, sorted: OnceLock::new() }
    }
}

impl<T: Someone + Clone> Roster<T> {
    /// The name of the person at this index up to the end of the short name, and that end.
    pub(super) fn name(&self, index: usize) -> Option<(&str, NameEnding)> {
        let listed = self.people.get(index)?;
        let ending = listed.ending();
        Some((listed.person.profile().name.trim().get(..ending.head)?, ending))
    }

    /// The index of the person with this id.
    pub(super) fn position(&self, id: &Id) -> Option<usize> {
        id.position(&self.people, |listed| &listed.id)
    }

    /// The index of the person whose id is a copy of this one.
    pub(super) fn copied(&self, id: &Id) -> Option<usize> {
        id.copied(&self.people, |listed| &listed.id)
    }

    /// The ids and names of those whose names end in the same word, and of hardly anybody else.
    pub(super) fn ending_in(&self, word: u64) -> impl Iterator<Item = (&Id, &str)> {
        let sorted = self.sorted();
        let from = sorted.partition_point(|(held, _)| *held < word);
        let same = sorted.get(from..).unwrap_or_default().iter().take_while(move |(held, _)| *held == word);
        same.filter_map(|(_, index)| Some((&self.people.get(*index)?.id, self.name(*index)?.0)))
    }

    fn sorted(&self) -> &[(u64, usize)] {
        self.sorted.get_or_init(|| {
            let mut sorted: Vec<_> = self.people.iter().map(|listed| listed.ending().word).zip(0..).collect();
            sorted.sort_unstable();
            sorted
        })
    }
}

impl<T: Someone> RosterEntry<T> {
    fn ending(&self) -> NameEnding {
        *self.ending.get_or_init(|| {
            let (head, part) = self.person.profile().short_part(&self.id);
            NameEnding { head: head.len(), word: last_word(head), short: part.len() }
        })
    }
}

/// The last word of a name as a number, without accents and capitals.
fn last_word(name: &str) -> u64 {
    let word = name.split_whitespace().next_back().unwrap_or_default();
    let mut hasher = DefaultHasher::new();
    text::fold(word).hash(&mut hasher);
    hasher.finish()
}

impl<T, P: Into<Arc<T>>> FromIterator<(Id, P)> for Roster<T> {
    fn from_iter<I: IntoIterator<Item = (Id, P)>>(people: I) -> Roster<T> {
        Roster::from_entries(people.into_iter().map(|(id, person)| RosterEntry::new(id, person.into())).collect())
    }
}
