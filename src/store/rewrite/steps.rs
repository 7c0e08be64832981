//! The steps that turn the items of an old group into those of a new one, in the new order.

use std::collections::HashMap;

use super::align;
use super::tree::{self, Bracket};
use crate::store::lexer;
use crate::store::write::layout::{self, Brackets, Node};

/// The origin of an item in the new text.
pub(super) enum ItemStep<'n> {
    /// The old item at this index, with its value changed.
    Keep {
        at: usize,
        change: ValueChange<'n>,
    },
    /// The old item at this index, moved to another place in the order.
    Move {
        at: usize,
        change: ValueChange<'n>,
    },
    Insert(&'n layout::Item),
}

#[derive(Clone, Copy)]
pub(super) enum ValueChange<'n> {
    None,
    /// Replaced by another value; `old` is absent if the plan has nothing for the value in the text.
    To {
        old: Option<&'n Node>,
        new: &'n Node,
    },
    /// All its items are removed, and comments between them stay.
    Emptied {
        old: &'n layout::Group,
    },
}

/// The steps from one group to another; `None` if the text does not have what the plan says.
pub(super) fn steps<'n>(
    text: &str,
    at: &tree::TreeGroup,
    old: &'n layout::Group,
    new: &'n layout::Group,
) -> Option<Vec<ItemStep<'n>>> {
    match (at.bracket, old.brackets) {
        (Bracket::Round, Brackets::Struct) => Some(of_fields(text, at, old, new)),
        (Bracket::Square, Brackets::List) | (Bracket::Curly, Brackets::Map) => {
            (at.items.len() == old.items.len()).then(|| of_entries(old, new))
        }
        _ => None,
    }
}

fn of_entries<'n>(old: &'n layout::Group, new: &'n layout::Group) -> Vec<ItemStep<'n>> {
    let sources = align::sources(old, new);
    let stays = align::in_place(&sources);
    let step = |((item, source), stays): ((&'n layout::Item, &Option<usize>), bool)| {
        let Some(at) = *source else { return ItemStep::Insert(item) };
        let old = old.items.get(at).map(|item| &item.value);
        let change =
            if old == Some(&item.value) { ValueChange::None } else { ValueChange::To { old, new: &item.value } };
        if stays { ItemStep::Keep { at, change } } else { ItemStep::Move { at, change } }
    };
    new.items.iter().zip(&sources).zip(stays).map(step).collect()
}

/// The steps for fields, which keep their order in the text.
///
/// A new field comes after the one that it follows in a plan that is written anew.
fn of_fields<'n>(
    text: &str,
    at: &tree::TreeGroup,
    old: &'n layout::Group,
    new: &'n layout::Group,
) -> Vec<ItemStep<'n>> {
    let name = |item: &tree::TreeItem| {
        let name = text.get(item.key.clone()?)?;
        Some(name.strip_prefix("r#").unwrap_or(name))
    };
    let places: HashMap<&str, usize> =
        at.items.iter().enumerate().filter_map(|(index, item)| Some((name(item)?, index))).collect();
    let held = by_name(old);
    let mut inserted: Vec<(usize, &layout::Item)> = Vec::new();
    let mut before = at.items.len();
    for item in &new.items {
        match places.get(item.key.as_str()) {
            Some(place) => before = place + 1,
            None if held.get(item.key.as_str()) == Some(&&item.value) => {}
            None => inserted.push((if item.begins { line_end(text, at, before) } else { before }, item)),
        }
    }
    inserted.sort_by_key(|(before, _)| *before);
    let wanted = by_name(new);
    let mut steps = Vec::with_capacity(at.items.len() + inserted.len());
    let mut inserted = inserted.into_iter().peekable();
    for (index, item) in at.items.iter().enumerate() {
        while let Some((_, item)) = inserted.next_if(|(before, _)| *before <= index) {
            steps.push(ItemStep::Insert(item));
        }
        let field = name(item).unwrap_or("");
        let change = match (held.get(field).copied(), wanted.get(field).copied()) {
            (old, new) if old == new => ValueChange::None,
            (old, Some(new)) => ValueChange::To { old, new },
            (Some(Node::Group(old)), None) if has_loose_comments(text, &item.value) => ValueChange::Emptied { old },
            (_, None) => continue,
        };
        steps.push(ItemStep::Keep { at: index, change });
    }
    steps.extend(inserted.map(|(_, item)| ItemStep::Insert(item)));
    steps
}

fn by_name(group: &layout::Group) -> HashMap<&str, &Node> {
    group.items.iter().map(|item| (item.key.as_str(), &item.value)).collect()
}

/// The index after the items that share a line with the item before an index, if the group has several lines.
fn line_end(text: &str, at: &tree::TreeGroup, before: usize) -> usize {
    let begins_a_line = |item: &tree::TreeItem| text.get(item.lead..item.start).is_some_and(|lead| lead.contains('\n'));
    if !at.items.iter().any(begins_a_line) {
        return before;
    }
    let beside = at.items.get(before..).unwrap_or(&[]).iter().take_while(|item| !begins_a_line(item));
    before + beside.count()
}

/// Whether a list or map has comments that belong to none of its entries.
fn has_loose_comments(text: &str, value: &tree::Value) -> bool {
    let Some(group) = value.group.as_ref().filter(|group| group.bracket != Bracket::Round) else { return false };
    let leads = group.items.iter().map(|item| item.lead..item.start);
    let last = group.items.last().map_or(group.open, |item| item.end);
    leads.chain(std::iter::once(last..group.close)).any(|range| has_comments(text, range))
}

pub(super) fn has_comments(text: &str, range: std::ops::Range<usize>) -> bool {
    lexer::has_comments(text.get(range).unwrap_or(""))
}
