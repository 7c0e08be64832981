//! Walks over three versions of a plan, and takes what each side changed into the result.

use std::collections::HashMap;
use std::hash::Hash;

use super::difference::{Conflict, FieldChange, Origin};
use super::shown::Shown;
use crate::domain::Plan;

/// The same part of three plans.
pub(super) struct Sides<'a, T: ?Sized> {
    pub(super) base: &'a T,
    pub(super) ours: &'a T,
    pub(super) theirs: &'a T,
}

impl<T: ?Sized> Clone for Sides<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized> Copy for Sides<'_, T> {}

impl<'a, T: ?Sized> Sides<'a, T> {
    /// A smaller part of each.
    pub(super) fn of<U: ?Sized>(self, part: impl Fn(&'a T) -> &'a U) -> Sides<'a, U> {
        Sides { base: part(self.base), ours: part(self.ours), theirs: part(self.theirs) }
    }

    pub(super) fn side(self, origin: Origin) -> &'a T {
        match origin {
            Origin::Ours => self.ours,
            Origin::Theirs => self.theirs,
        }
    }
}

impl Sides<'_, Plan> {
    /// Our plan with the people of all three plans, so that short names tell all of them apart.
    pub(super) fn everybody(self) -> Plan {
        let mut everybody = self.ours.clone();
        for side in [self.theirs, self.base] {
            everybody.players.add_missing(&side.players);
            everybody.targets.add_missing(&side.targets);
        }
        everybody
    }
}

pub(super) struct MergeWalk<'c> {
    choices: &'c [Origin],
    /// The names of what the walked fields belong to: `Balerdi`, and inside that one of his bids.
    place: Vec<String>,
    pub(super) changes: Vec<FieldChange>,
    pub(super) conflicts: Vec<Conflict>,
}

impl<'c> MergeWalk<'c> {
    pub(super) fn new(choices: &'c [Origin]) -> MergeWalk<'c> {
        MergeWalk { choices, place: Vec::new(), changes: Vec::new(), conflicts: Vec::new() }
    }

    fn what(&self, field: &str) -> String {
        within(field, &self.place)
    }

    /// Records a conflict, and returns the chosen side.
    pub(super) fn conflict(&mut self, what: &str, values: [Option<String>; 3]) -> Origin {
        let choice = self.choices.get(self.conflicts.len()).copied().unwrap_or(Origin::Ours);
        let [base, ours, theirs] = values;
        self.conflicts.push(Conflict { what: self.what(what), base, ours, theirs });
        choice
    }

    fn change(&mut self, what: &str, before: Option<String>, after: Option<String>) {
        let (of, inner) = self.place.split_first().map_or((None, &[][..]), |(of, inner)| (Some(of.clone()), inner));
        self.changes.push(FieldChange { what: self.what(what), field: within(what, inner), of, before, after });
    }

    /// Merges a value that changes as a whole.
    pub(super) fn value<T: Clone + PartialEq + Shown>(&mut self, field: &str, sides: Sides<'_, T>) -> T {
        let Sides { base, ours, theirs } = sides;
        if ours == theirs || theirs == base {
            return ours.clone();
        }
        if ours == base {
            self.change(field, base.shown(), theirs.shown());
            return theirs.clone();
        }
        let choice = self.conflict(field, [base.shown(), ours.shown(), theirs.shown()]);
        sides.side(choice).clone()
    }

    /// Merges the fields of something with a name.
    pub(super) fn within<T>(&mut self, place: String, walk: impl FnOnce(&mut MergeWalk<'c>) -> T) -> T {
        self.place.push(place);
        let merged = walk(self);
        self.place.pop();
        merged
    }

    /// Merges a map from words to values; `what` makes a field's name of a word.
    pub(super) fn pairs<T: Clone + PartialEq + Shown>(
        &mut self,
        sides: Sides<'_, [(String, T)]>,
        what: impl Fn(&str) -> String,
    ) -> Vec<(String, T)> {
        self.entries(
            sides,
            |(name, _)| name.as_str(),
            |(name, value)| (what(name), value.shown().unwrap_or_default()),
            |walk, sides| {
                let name = &sides.ours.0;
                (name.clone(), walk.value(&what(name), sides.of(|(_, value)| value)))
            },
        )
    }

    /// Merges entries by their keys.
    ///
    /// If several have the same key, the first is a version of the first, and so on.
    pub(super) fn entries<'a, T: Clone + PartialEq, K: Eq + Hash + Copy>(
        &mut self,
        sides: Sides<'a, [T]>,
        key: impl Fn(&'a T) -> K,
        name: impl Fn(&T) -> (String, String),
        mut merge: impl FnMut(&mut MergeWalk<'c>, Sides<'a, T>) -> T,
    ) -> Vec<T> {
        let Sides { base, ours, theirs } = sides;
        if ours == theirs || theirs == base {
            return ours.to_vec();
        }
        let (base, ours, theirs) = (Keyed::new(base, &key), Keyed::new(ours, &key), Keyed::new(theirs, &key));
        let mut merged = Vec::new();
        for key in order(&base, &ours, &theirs) {
            let found = (base.get(&key), ours.get(&key), theirs.get(&key));
            let (what, _) = [found.0, found.1, found.2].into_iter().flatten().next().map(&name).unwrap_or_default();
            let told = |entry: Option<&T>| entry.map(|entry| name(entry).1);
            match found {
                (Some(base), Some(ours), Some(theirs)) => merged.push(merge(self, Sides { base, ours, theirs })),
                (None, None, Some(theirs)) => {
                    self.change(&what, None, told(Some(theirs)));
                    merged.push(theirs.clone());
                }
                (Some(base), Some(ours), None) if ours == base => self.change(&what, told(Some(base)), None),
                (Some(base), None, Some(theirs)) if theirs == base => {}
                (None, Some(ours), Some(theirs)) if ours == theirs => merged.push(ours.clone()),
                (None, Some(ours), None) => merged.push(ours.clone()),
                (_, None, None) => {}
                (base, ours, theirs) => {
                    let mut values = [told(base), told(ours), told(theirs)];
                    if let (Some(first), Some(second), [_, our, their]) = (ours, theirs, &mut values)
                        && our == their
                    {
                        let mut walk = MergeWalk::new(&[]);
                        merge(&mut walk, Sides { base: first, ours: first, theirs: second });
                        tell_apart(&walk.changes, our, their);
                    }
                    let choice = self.conflict(&what, values);
                    merged.extend(if choice == Origin::Ours { ours } else { theirs }.cloned());
                }
            }
        }
        merged
    }
}

/// A field of the places that it is in: `end of absence from 2025-06-17 of Bremer`.
fn within(field: &str, places: &[String]) -> String {
    let places = places.iter().rev().map(String::as_str);
    std::iter::once(field).chain(places).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" of ")
}

/// Adds what differs between two entries to their words, if those are the same.
fn tell_apart(changes: &[FieldChange], ours: &mut Option<String>, theirs: &mut Option<String>) {
    let add = |words: &mut Option<String>, value: fn(&FieldChange) -> Option<&String>| {
        let said =
            changes.iter().map(|change| format!("{} {}", change.what, value(change).map_or("nothing", String::as_str)));
        let said = said.collect::<Vec<_>>().join("; ");
        *words = words.take().map(|words| format!("{words} ({said})"));
    };
    if !changes.is_empty() {
        add(ours, |change| change.before.as_ref());
        add(theirs, |change| change.after.as_ref());
    }
}

/// A key, and the number of earlier entries with that key.
type Nth<K> = (K, usize);

/// Entries by key.
struct Keyed<'a, T, K> {
    keys: Vec<Nth<K>>,
    entries: HashMap<Nth<K>, &'a T>,
}

impl<'a, T, K: Eq + Hash + Copy> Keyed<'a, T, K> {
    fn new(list: &'a [T], key: impl Fn(&'a T) -> K) -> Keyed<'a, T, K> {
        let mut seen: HashMap<K, usize> = HashMap::new();
        let mut keyed = Keyed { keys: Vec::with_capacity(list.len()), entries: HashMap::with_capacity(list.len()) };
        for entry in list {
            let count = seen.entry(key(entry)).or_default();
            let key = (key(entry), *count);
            *count += 1;
            keyed.keys.push(key);
            keyed.entries.insert(key, entry);
        }
        keyed
    }

    fn get(&self, key: &Nth<K>) -> Option<&'a T> {
        self.entries.get(key).copied()
    }

    fn has(&self, key: &Nth<K>) -> bool {
        self.entries.contains_key(key)
    }
}

/// All keys, in the order of the side that changed the order, or ours if both did.
///
/// A key that only the other side has comes after the same neighbour as there.
fn order<T, K: Eq + Hash + Copy>(
    base: &Keyed<'_, T, K>,
    ours: &Keyed<'_, T, K>,
    theirs: &Keyed<'_, T, K>,
) -> Vec<Nth<K>> {
    let kept = base.keys.iter().filter(|key| ours.has(key));
    let ours_moved = !kept.eq(ours.keys.iter().filter(|key| base.has(key)));
    let (first, second) = if ours_moved { (ours, theirs) } else { (theirs, ours) };
    let mut behind: HashMap<Option<Nth<K>>, Vec<Nth<K>>> = HashMap::new();
    let mut neighbour = None;
    for key in &second.keys {
        if first.has(key) {
            neighbour = Some(*key);
        } else {
            behind.entry(neighbour).or_default().push(*key);
        }
    }
    let mut order = behind.remove(&None).unwrap_or_default();
    for key in &first.keys {
        order.push(*key);
        order.extend(behind.remove(&Some(*key)).unwrap_or_default());
    }
    order
}
