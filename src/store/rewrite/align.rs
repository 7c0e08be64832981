//! Matches the entries of a changed list with those of the old one.

use std::collections::{HashMap, VecDeque};

use crate::store::write::layout::{Brackets, Group, Item, Node};

/// How many unmatched old entries are compared with an entry that changed.
const REACH: usize = 8;

/// For each new item, the index of the old item that it comes from.
///
/// Maps are matched by key, and lists by content. Items of lists that are left over are matched by similarity, between
/// the same neighbours.
pub(super) fn sources(old: &Group, new: &Group) -> Vec<Option<usize>> {
    let mut held: HashMap<Same<'_>, VecDeque<usize>> = HashMap::new();
    for (index, item) in old.items.iter().enumerate() {
        held.entry(Same::of(old, item)).or_default().push_back(index);
    }
    let mut sources: Vec<Option<usize>> =
        new.items.iter().map(|item| held.get_mut(&Same::of(new, item))?.pop_front()).collect();
    if old.brackets == Brackets::List {
        pair_the_changed(old, new, &mut sources);
    }
    sources
}

/// The identity of an item: items with the same one are the same entry.
#[derive(PartialEq, Eq, Hash)]
enum Same<'n> {
    Key(&'n str),
    Content(&'n Node),
}

impl<'n> Same<'n> {
    fn of(group: &Group, item: &'n Item) -> Same<'n> {
        if group.brackets == Brackets::Map { Same::Key(&item.key) } else { Same::Content(&item.value) }
    }
}

fn pair_the_changed(old: &Group, new: &Group, sources: &mut [Option<usize>]) {
    let mut taken = vec![false; old.items.len()];
    for index in sources.iter().flatten() {
        mark(&mut taken, *index);
    }
    let mut next = 0;
    for (source, item) in sources.iter_mut().zip(&new.items) {
        if let Some(index) = source {
            next = *index + 1;
            continue;
        }
        let rest = old.items.get(next..).unwrap_or(&[]).iter().zip(taken.get(next..).unwrap_or(&[]));
        let mut free = rest.take_while(|(_, taken)| !**taken).take(REACH);
        if let Some(further) = free.position(|(before, _)| alike(&before.value, &item.value)) {
            *source = Some(next + further);
            next += further + 1;
        }
    }
}

/// Whether one entry may be the other after a change, as half of the fields are the same.
fn alike(a: &Node, b: &Node) -> bool {
    let (Node::Group(a), Node::Group(b)) = (a, b) else { return false };
    let same = b.items.iter().filter(|item| a.items.iter().any(|held| held == *item)).count();
    same * 2 >= b.items.len()
}

/// Which items keep their order, by the longest increasing subsequence of the sources; the others moved.
pub(super) fn in_place(sources: &[Option<usize>]) -> Vec<bool> {
    // The last item of the best subsequence of each length, and for each item the one before it.
    let mut ends: Vec<(usize, usize)> = Vec::new();
    let mut before = vec![None; sources.len()];
    for (at, source) in sources.iter().enumerate() {
        let Some(source) = *source else { continue };
        let length = ends.partition_point(|(value, _)| *value < source);
        if let Some(before) = before.get_mut(at) {
            *before = length.checked_sub(1).and_then(|shorter| ends.get(shorter)).map(|(_, at)| *at);
        }
        match ends.get_mut(length) {
            Some(end) => *end = (source, at),
            None => ends.push((source, at)),
        }
    }
    let mut stays = vec![false; sources.len()];
    let last = ends.last().map(|(_, at)| *at);
    for at in std::iter::successors(last, |at| before.get(*at).copied().flatten()) {
        mark(&mut stays, at);
    }
    stays
}

fn mark(marks: &mut [bool], at: usize) {
    if let Some(mark) = marks.get_mut(at) {
        *mark = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_keeps_its_order_stays_and_the_rest_moves() {
        for (sources, stays) in [
            (&[Some(0), Some(1), Some(2)][..], &[true, true, true][..]),
            (&[Some(2), Some(0), None, Some(1)], &[false, true, false, true]),
            (&[None], &[false]),
            (&[], &[]),
        ] {
            assert_eq!(in_place(sources), stays);
        }
    }
}
