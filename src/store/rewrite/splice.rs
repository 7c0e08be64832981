//! Builds the new text from the old one in one pass; unchanged parts are copied byte for byte.

use std::borrow::Cow;
use std::ops::Range;

use super::output::{Output, last_line};
use super::steps::{ItemStep, ValueChange, has_comments, steps};
use super::tree::{Bracket, TreeGroup, TreeItem, Value};
use crate::store::lexer::{Lexer, Token};
use crate::store::write::layout::{self, COLUMNS, Node, one_line};
use crate::text;

pub(super) struct Splice<'a> {
    text: &'a str,
    out: Output,
    /// The ranges of removed entries, with their comments.
    gone: Vec<Range<usize>>,
}

/// A group while it is being written.
struct Writing<'g, 'a> {
    at: &'g TreeGroup,
    /// The indentation of the group's lines, if its items are on lines of their own.
    own_line: Option<Cow<'a, str>>,
    /// The indentation of the group's lines, if its items share lines.
    shared_line: String,
    /// The indentation of the closing bracket, if the items shared a line and the new ones don't fit on it.
    ///
    /// Each item then gets a line of its own.
    breaks: Option<String>,
    /// The first item whose lead (the white space and comments before it) is still to be written.
    next: usize,
    /// The item whose lead was used for a new item before it.
    lead_given: Option<usize>,
    /// White space before removed items, which the next item gets.
    owed: Option<&'a str>,
    first: bool,
}

/// Changes a value in a text, and also returns the ranges of removed entries.
///
/// `None` if the text does not have the old value.
pub(super) fn splice(
    text: &str,
    at: &Value,
    (old, new): (&Node, &Node),
    newline: &'static str,
) -> Option<(String, Vec<Range<usize>>)> {
    let mut splice = Splice { text, out: Output::like(text, newline), gone: Vec::new() };
    splice.copy(0..at.outer.start);
    splice.value(at, Some(old), new)?;
    splice.copy(at.outer.end..text.len());
    Some((splice.out.text, splice.gone))
}

impl<'a> Splice<'a> {
    fn bytes(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or("")
    }

    fn copy(&mut self, range: Range<usize>) {
        self.out.push(self.bytes(range));
    }

    fn value(&mut self, at: &Value, old: Option<&Node>, new: &Node) -> Option<()> {
        self.copy(at.outer.start..at.inner.start);
        match (&at.group, old, new) {
            (Some(group), Some(Node::Group(old)), Node::Group(new)) if !self.is_bare(group) => {
                self.copy(at.inner.start..group.open);
                self.group(group, old, new)?;
                self.copy(group.close..at.inner.end);
            }
            (Some(group), None, Node::Group(new)) if group.items.is_empty() && !self.is_bare(group) => {
                self.copy(at.inner.start..group.open);
                let written = layout::Group::new(new.brackets);
                self.group(group, &written, new)?;
                self.copy(group.close..at.inner.end);
            }
            _ => self.replace(at.inner.clone(), new),
        }
        self.copy(at.inner.end..at.outer.end);
        Some(())
    }

    /// Whether the brackets are empty, without even a comment.
    fn is_bare(&self, group: &TreeGroup) -> bool {
        group.items.is_empty() && !has_comments(self.text, group.open..group.close)
    }

    fn group(&mut self, at: &TreeGroup, old: &layout::Group, new: &layout::Group) -> Option<()> {
        let steps = steps(self.text, at, old, new)?;
        let moved = moved(&steps, at.items.len());
        let leads = at.items.iter().map(|item| self.bytes(item.lead..item.start));
        let own_line = leads.filter_map(last_line).find(|line| line.trim().is_empty()).map(Cow::Borrowed);
        let shared_line = self.out.inner_indent();
        let breaks = (own_line.is_none() && self.overflows(at, &steps)).then(|| self.out.indent().to_owned());
        let own_line = if breaks.is_some() { Some(Cow::Owned(shared_line.clone())) } else { own_line };
        let mut group =
            Writing { at, own_line, shared_line, breaks, next: 0, lead_given: None, owed: None, first: true };
        let ends_in_comma = at.items.last().is_none_or(|item| item.comma.is_some()) || group.breaks.is_some();
        for (index, step) in steps.iter().enumerate() {
            let comma = ends_in_comma || index + 1 < steps.len();
            match step {
                ItemStep::Keep { at: index, change } => {
                    while group.next < *index {
                        self.pass(&mut group, &moved);
                    }
                    let item = at.items.get(*index)?;
                    self.lead(&mut group, item);
                    self.item(item, *change, comma)?;
                }
                ItemStep::Move { at: index, change } => {
                    let item = at.items.get(*index)?;
                    self.space_before(&mut group, true, text::width(self.bytes(item.start..item.end)));
                    self.item(item, *change, comma)?;
                }
                ItemStep::Insert(item) => self.insert(&mut group, item, comma),
            }
            group.first = false;
        }
        while group.next < at.items.len() {
            self.pass(&mut group, &moved);
        }
        let last = at.items.last().map_or(at.open, |item| item.end);
        let end = self.bytes(last..at.close);
        match &group.breaks {
            Some(indent) => {
                self.out.trivia(end.trim_end());
                self.out.new_line(indent);
            }
            None => self.out.trivia(end),
        }
        self.out.end_comment(group.owed.unwrap_or_default());
        Some(())
    }

    /// Whether entries share a line that has no room for the new ones, so that each gets its own line.
    fn overflows(&self, at: &TreeGroup, steps: &[ItemStep<'_>]) -> bool {
        let inside = self.bytes(at.open..at.close);
        if at.bracket == Bracket::Round || at.items.is_empty() || inside.contains('\n') {
            return false;
        }
        let new = steps.iter().filter_map(|step| match step {
            ItemStep::Insert(item) if item.begins => Some(item),
            _ => None,
        });
        let width = |item: &layout::Item| Some(text::width(&item.key) + text::width(&one_line(&item.value)?) + 4);
        let widths: Vec<Option<usize>> = new.map(|item| width(item)).collect();
        let there = self.out.column() + text::width(inside);
        !widths.is_empty() && widths.into_iter().sum::<Option<usize>>().is_none_or(|new| there + new > COLUMNS)
    }

    /// Skips an item that was removed or moved.
    ///
    /// Comments on the lines above it stay, since they may be about the next items, too.
    fn pass(&mut self, group: &mut Writing<'_, 'a>, moved: &[bool]) {
        let index = group.next;
        group.next += 1;
        let Some(item) = group.at.items.get(index) else { return };
        if moved.get(index) != Some(&true) {
            self.gone.push(item.start..item.end);
        }
        if group.lead_given == Some(index) {
            return;
        }
        let lead = self.bytes(item.lead..item.start);
        let comments = Lexer::new(lead).last().map_or(0, |token| token.end);
        let (kept, space) = lead.split_at_checked(comments).unwrap_or(("", lead));
        if !kept.is_empty() {
            self.owe(group, kept);
            group.owed = Some(space);
        } else if group.owed.is_none_or(|owed| !owed.contains('\n') && space.contains('\n')) {
            group.owed = Some(space);
        }
    }

    /// Writes the white space and comments before an item that stays.
    fn lead(&mut self, group: &mut Writing<'_, 'a>, item: &TreeItem) {
        let given = group.lead_given == Some(group.next);
        group.next += 1;
        let lead = self.bytes(item.lead..item.start);
        if let (Some(indent), Some(_)) = (&group.own_line, &group.breaks) {
            self.out.new_line(indent);
            group.owed = None;
            return self.out.trivia(lead.trim_start());
        }
        if given {
            let width = text::width(self.bytes(item.start..item.end));
            return self.space_before(group, lead.contains('\n'), width);
        }
        self.owe(group, lead);
    }

    /// Writes a lead, and uses the owed white space if it has a line break that the lead's lacks.
    fn owe(&mut self, group: &mut Writing<'_, 'a>, lead: &str) {
        let rest = lead.trim_start();
        let (space, _) = lead.split_at_checked(lead.len() - rest.len()).unwrap_or((lead, ""));
        match group.owed.take() {
            Some(owed) if !space.contains('\n') && (owed.contains('\n') || group.first) => {
                self.out.push(owed);
                self.out.trivia(rest);
            }
            _ => self.out.trivia(lead),
        }
    }

    /// Writes the white space before a new or moved item; `width` is its width on one line.
    fn space_before(&mut self, group: &mut Writing<'_, 'a>, begins: bool, width: usize) {
        group.owed = None;
        if let (Some(indent), Some(_)) = (&group.own_line, &group.breaks) {
            return self.out.new_line(indent);
        }
        let next = group.at.items.get(group.next).filter(|_| group.first);
        if let Some(next) = next {
            group.lead_given = Some(group.next);
            return self.out.trivia(self.bytes(next.lead..next.start));
        }
        let fits = self.out.column() + 1 + width < COLUMNS;
        match &group.own_line {
            Some(indent) if begins || !fits => self.out.new_line(indent),
            _ if group.at.items.is_empty() || !fits => self.out.new_line(&group.shared_line),
            _ => self.out.push(" "),
        }
    }

    /// Writes an item of the old text with its comments.
    fn item(&mut self, item: &TreeItem, change: ValueChange<'_>, comma: bool) -> Option<()> {
        self.copy(item.start..item.value.outer.start);
        match change {
            ValueChange::None => self.copy(item.value.outer.clone()),
            ValueChange::To { old, new } => self.value(&item.value, old, new)?,
            ValueChange::Emptied { old } => {
                let group = item.value.group.as_ref()?;
                self.copy(item.value.outer.start..group.open);
                self.group(group, old, &layout::Group::new(old.brackets))?;
                self.copy(group.close..item.value.outer.end);
            }
        }
        let behind = match item.comma {
            Some(at) => {
                self.out.trivia(self.bytes(item.value.outer.end..at));
                at + 1
            }
            None => item.value.outer.end,
        };
        if comma {
            self.out.push(",");
        }
        self.out.trivia(self.bytes(behind..item.end));
        Some(())
    }

    fn insert(&mut self, group: &mut Writing<'_, 'a>, item: &layout::Item, comma: bool) {
        let key = if item.key.is_empty() { String::new() } else { format!("{}: ", item.key) };
        let width = one_line(&item.value).map_or(0, |line| text::width(&key) + text::width(&line));
        self.space_before(group, item.begins, width);
        self.out.push(&key);
        self.out.lay_out(&item.value);
        if comma {
            self.out.push(",");
        }
    }

    /// Writes a new value in the place of an old one.
    ///
    /// If both have the same number of tokens, only those that differ change. Otherwise comments inside the old value
    /// are written after the new one.
    fn replace(&mut self, range: Range<usize>, new: &Node) {
        let old = self.bytes(range.clone());
        let (comments, words): (Vec<Token>, Vec<Token>) = Lexer::new(old).partition(|token| token.is_comment());
        let line = one_line(new).unwrap_or_default();
        let new_words: Vec<Token> = Lexer::new(&line).collect();
        if words.len() == new_words.len() {
            let mut copied = 0;
            for (word, new_word) in words.iter().zip(new_words) {
                self.out.trivia(old.get(copied..word.start).unwrap_or(""));
                self.out.push(line.get(new_word.range()).unwrap_or(""));
                copied = word.end;
            }
            return;
        }
        self.out.lay_out(new);
        for comment in comments {
            self.out.push(" ");
            self.out.trivia(old.get(comment.range()).unwrap_or("").trim_end());
        }
    }
}

/// Which of the old items are moved.
fn moved(steps: &[ItemStep<'_>], count: usize) -> Vec<bool> {
    let mut moved = vec![false; count];
    for step in steps {
        if let ItemStep::Move { at, .. } = step
            && let Some(moved) = moved.get_mut(*at)
        {
            *moved = true;
        }
    }
    moved
}
