//! A changed plan into the text that a person wrote: what an edit does not touch stays byte for byte, comments with it.

mod align;
mod output;
mod splice;
mod steps;
#[cfg(test)]
mod tests;
mod tree;

use std::ops::Range;
use std::sync::Arc;

use super::lexer::{Lexer, Token};
use super::read::read_plan;
use super::write::layout::Node;
use super::write::{page, write_plan};
use crate::domain::{Formation, Plan};

const BYTE_ORDER_MARK: char = '\u{feff}';

/// A plan's new text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Rewritten {
    /// The old text with the changes in it. A removed entry took the comments inside it and behind it on its line along;
    /// every other comment is still there.
    Spliced(String),
    /// The plan written anew, because the changes did not fit into the old text: its comments and layout are lost, so
    /// leave a copy of it and say so.
    Anew(String),
}

impl Rewritten {
    pub fn text(&self) -> &str {
        match self {
            Rewritten::Spliced(text) | Rewritten::Anew(text) => text,
        }
    }
}

/// The text of `new`, made from the text of `old`. `formations` is what the plan may use beside its own.
///
/// The result is read back before it is given out: it is `new` exactly, and holds every comment that it should. Where
/// the old text is not that of `old`, or anything else fails, the plan is written anew.
pub fn rewrite(old_text: &str, old: &Plan, new: &Plan, formations: &[Arc<Formation>]) -> Rewritten {
    let spliced = splice_plan(old_text, old, new).filter(|(text, gone)| {
        keeps_comments(old_text, text, gone) && read_plan("", text, formations).is_ok_and(|read| read == *new)
    });
    match spliced {
        Some((text, _)) => Rewritten::Spliced(text),
        None => Rewritten::Anew(write_plan(new)),
    }
}

/// The new text, and the bytes of the old one that held the entries that were removed.
fn splice_plan(old_text: &str, old: &Plan, new: &Plan) -> Option<(String, Vec<Range<usize>>)> {
    let text = old_text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(old_text);
    let mark = old_text.len() - text.len();
    let (spliced, gone) = splice::splice(text, &tree::parse(text)?, &Node::from(page(old)), &Node::from(page(new)))?;
    let gone = gone.into_iter().map(|range| range.start + mark..range.end + mark).collect();
    Some((old_text.get(..mark)?.to_owned() + &spliced, gone))
}

/// Whether the new text holds the comments of the old one that are in no removed entry, and no others.
fn keeps_comments(old_text: &str, new_text: &str, gone: &[Range<usize>]) -> bool {
    let mut gone = gone.to_vec();
    gone.sort_by_key(|range| range.start);
    let is_gone = |comment: &Token| {
        let before = gone.partition_point(|range| range.start <= comment.start);
        before.checked_sub(1).and_then(|last| gone.get(last)).is_some_and(|range| comment.end <= range.end)
    };
    spelled(old_text, comments(old_text).filter(|comment| !is_gone(comment))) == spelled(new_text, comments(new_text))
}

/// Whether two texts hold the same comments, in any order.
pub fn same_comments(one: &str, other: &str) -> bool {
    spelled(one, comments(one)) == spelled(other, comments(other))
}

/// The words of comments, in alphabetical order.
fn spelled(text: &str, comments: impl Iterator<Item = Token>) -> Vec<&str> {
    let mut words: Vec<&str> = comments.filter_map(|comment| text.get(comment.range())).map(str::trim_end).collect();
    words.sort_unstable();
    words
}

fn comments(text: &str) -> impl Iterator<Item = Token> {
    Lexer::new(text).filter(|token| token.is_comment())
}
