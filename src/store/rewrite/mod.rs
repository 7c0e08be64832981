//! Writes a changed plan into the text that a person wrote.
//!
//! Whatever an edit does not touch stays byte for byte, comments included.

mod align;
mod fold;
mod output;
mod splice;
mod steps;
#[cfg(test)]
mod tests;
mod tree;

use std::ops::Range;
use std::sync::Arc;

use super::lexer::{Token, comments};
use super::read::{read_part, read_plan};
use super::write::layout::Node;
use super::write::{page, write_plan};
use crate::domain::{Formation, Plan};
use fold::Folded;
pub use fold::Outline;
use output::BYTE_ORDER_MARK;

/// A plan's new text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Rewritten {
    /// The old text with the changes in it.
    ///
    /// A removed entry takes along the comments inside it and after it on its line; every other comment is still there.
    Spliced(String),
    /// The plan written anew, because the changes did not fit into the old text.
    ///
    /// Its comments and layout are lost, so the caller keeps a copy of the old text and says so.
    Anew(String),
}

impl Rewritten {
    pub fn text(&self) -> &str {
        match self {
            Rewritten::Spliced(text) | Rewritten::Anew(text) => text,
        }
    }
}

/// Changes a plan's text to that of a changed plan.
///
/// `old_text` must read as `old`; `formations` are those that the plan may use beside its own. The result is read back
/// and checked before it is returned: it is exactly `new`, and has every comment that it should. Parts whose bytes stay
/// are not read again (see `fold`). If the changes don't fit into the text, or anything else fails, the plan is written
/// anew.
pub fn rewrite(old_text: &str, old: &Plan, new: &Plan, formations: &[Arc<Formation>]) -> Rewritten {
    rewrite_along(Outline::of(old_text).as_ref(), old_text, old, new, formations)
}

/// Does the same as [`rewrite`], with an outline of the old text that is known already.
pub fn rewrite_along(
    outline: Option<&Outline>,
    old_text: &str,
    old: &Plan,
    new: &Plan,
    formations: &[Arc<Formation>],
) -> Rewritten {
    let text = old_text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(old_text);
    let newline = output::newline(text);
    let folded = outline.and_then(|outline| Folded::of(text, outline, old, new)).and_then(|folded| {
        let reader = |text: &str| read_part(text, formations, &new.players).ok();
        folded.unfold(&spliced(&folded.text, (&folded.old, &folded.new), newline, reader)?)
    });
    let spliced = folded.or_else(|| spliced(text, (old, new), newline, |text| read_plan("", text, formations).ok()));
    match spliced {
        Some(spliced) if text.len() < old_text.len() => Rewritten::Spliced(format!("{BYTE_ORDER_MARK}{spliced}")),
        Some(spliced) => Rewritten::Spliced(spliced),
        None => Rewritten::Anew(write_plan(new)),
    }
}

/// The text with the changes in it, if the check succeeds.
fn spliced(
    text: &str,
    (old, new): (&Plan, &Plan),
    newline: &'static str,
    read: impl Fn(&str) -> Option<Plan>,
) -> Option<String> {
    let (old_page, new_page) = (Node::from(page(old)), Node::from(page(new)));
    let (spliced, gone) = splice::splice(text, &tree::parse(text)?, (&old_page, &new_page), newline)?;
    holds(text, &spliced, gone, new, read).then_some(spliced)
}

/// Whether the new text is exactly the plan, and has every comment of the old one except those in removed entries.
fn holds(
    old_text: &str,
    new_text: &str,
    gone: Vec<Range<usize>>,
    new: &Plan,
    read: impl Fn(&str) -> Option<Plan>,
) -> bool {
    keeps_comments(old_text, new_text, gone) && read(new_text).as_ref() == Some(new)
}

/// Whether the new text has exactly those comments of the old one that are not in removed entries.
fn keeps_comments(old_text: &str, new_text: &str, mut gone: Vec<Range<usize>>) -> bool {
    gone.sort_by_key(|range| range.start);
    let is_gone = |comment: &Token| {
        let before = gone.partition_point(|range| range.start <= comment.start);
        before.checked_sub(1).and_then(|last| gone.get(last)).is_some_and(|range| comment.end <= range.end)
    };
    spelled(old_text, comments(old_text).filter(|comment| !is_gone(comment))) == spelled(new_text, comments(new_text))
}

/// Whether two texts have the same comments, in any order.
pub fn same_comments(one: &str, other: &str) -> bool {
    spelled(one, comments(one)) == spelled(other, comments(other))
}

/// The texts of comments, sorted.
fn spelled(text: &str, comments: impl Iterator<Item = Token>) -> Vec<&str> {
    let mut words: Vec<&str> = comments.filter_map(|comment| text.get(comment.range())).map(str::trim_end).collect();
    words.sort_unstable();
    words
}
