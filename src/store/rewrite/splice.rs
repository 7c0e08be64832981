//! The new text out of the old one: what stays is copied byte for byte, in one pass.

use std::ops::Range;

use super::steps::{Change, Step, has_comments, steps};
use super::tree::{Group, Item, Value};
use crate::store::lexer::{Kind, Lexer, Token};
use crate::store::write::layout::{self, COLUMNS, INDENT, Node, lay_out_at, one_line};
use crate::text;

/// How far back the start of a line is looked for.
const LINE_REACH: usize = 4096;

pub(super) struct Splice<'a> {
    text: &'a str,
    out: String,
    newline: &'static str,
    /// The entries that were removed, with the comments that belong to them.
    gone: Vec<Range<usize>>,
    /// The text so far ends in a line comment that no line break has ended yet.
    in_comment: bool,
}

/// A group while it is written.
struct Writing<'g, 'a> {
    at: &'g Group,
    /// What begins a line of the group, where its items stand on lines of their own.
    own_line: Option<&'a str>,
    /// The first item whose lead is still to be written.
    next: usize,
    /// The item whose lead went to one that was put before it.
    lead_given: Option<usize>,
    /// White space before items that are gone, for the one that follows.
    owed: Option<&'a str>,
    first: bool,
}

/// The text with a value changed, and the bytes of the entries that were removed; `None` where the text does not hold
/// the old value.
pub(super) fn splice(text: &str, at: &Value, old: &Node, new: &Node) -> Option<(String, Vec<Range<usize>>)> {
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut splice =
        Splice { text, out: String::with_capacity(text.len() + 256), newline, gone: Vec::new(), in_comment: false };
    splice.copy(0..at.outer.start);
    splice.value(at, Some(old), new)?;
    splice.copy(at.outer.end..text.len());
    Some((splice.out, splice.gone))
}

impl<'a> Splice<'a> {
    fn bytes(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or("")
    }

    fn push(&mut self, text: &str) {
        let line = text.trim_start_matches([' ', '\t', '\r']);
        if self.in_comment && !text.is_empty() && !line.starts_with('\n') {
            self.out.push_str(self.newline);
        }
        self.in_comment &= text.is_empty();
        self.out.push_str(text);
    }

    fn copy(&mut self, range: Range<usize>) {
        self.push(self.bytes(range));
    }

    /// Copies white space and comments.
    fn trivia(&mut self, trivia: &str) {
        self.push(trivia);
        let last = Lexer::new(trivia).last().filter(|token| token.kind == Kind::LineComment);
        self.in_comment |= last.is_some_and(|token| token.end == trivia.len());
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

    /// Nothing stands between the brackets, not even a comment.
    fn is_bare(&self, group: &Group) -> bool {
        group.items.is_empty() && !has_comments(self.text, group.open..group.close)
    }

    fn group(&mut self, at: &Group, old: &layout::Group, new: &layout::Group) -> Option<()> {
        let steps = steps(self.text, at, old, new)?;
        let moved = moved(&steps, at.items.len());
        let leads = at.items.iter().map(|item| self.bytes(item.lead..item.start));
        let own_line = leads.filter_map(last_line).find(|line| line.trim().is_empty());
        let mut group = Writing { at, own_line, next: 0, lead_given: None, owed: None, first: true };
        let ends_in_comma = at.items.last().is_none_or(|item| item.comma.is_some());
        for (index, step) in steps.iter().enumerate() {
            let comma = ends_in_comma || index + 1 < steps.len();
            match step {
                Step::Keep { at: index, change } => {
                    while group.next < *index {
                        self.pass(&mut group, &moved);
                    }
                    let item = at.items.get(*index)?;
                    self.lead(&mut group, item);
                    self.item(item, *change, comma)?;
                }
                Step::Move { at: index, change } => {
                    let item = at.items.get(*index)?;
                    self.space_before(&mut group, true, text::width(self.bytes(item.start..item.end)));
                    self.item(item, *change, comma)?;
                }
                Step::Insert(item) => self.insert(&mut group, item, comma),
            }
            group.first = false;
        }
        while group.next < at.items.len() {
            self.pass(&mut group, &moved);
        }
        let last = at.items.last().map_or(at.open, |item| item.end);
        self.trivia(self.bytes(last..at.close));
        if self.in_comment {
            self.push(group.owed.filter(|owed| owed.contains('\n')).unwrap_or(self.newline));
        }
        Some(())
    }

    /// Leaves out an item that is gone or moved. Comments on lines above it stay: they may head what follows, too.
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

    /// The white space and comments before an item that stays.
    fn lead(&mut self, group: &mut Writing<'_, 'a>, item: &Item) {
        let given = group.lead_given == Some(group.next);
        group.next += 1;
        let lead = self.bytes(item.lead..item.start);
        if given {
            let width = text::width(self.bytes(item.start..item.end));
            return self.space_before(group, lead.contains('\n'), width);
        }
        self.owe(group, lead);
    }

    /// Writes a lead with the white space that is owed from before it, where that says more.
    fn owe(&mut self, group: &mut Writing<'_, 'a>, lead: &str) {
        let rest = lead.trim_start();
        let (space, _) = lead.split_at_checked(lead.len() - rest.len()).unwrap_or((lead, ""));
        match group.owed.take() {
            Some(owed) if !space.contains('\n') && (owed.contains('\n') || group.first) => {
                self.push(owed);
                self.trivia(rest);
            }
            _ => self.trivia(lead),
        }
    }

    /// The white space before an item that comes from elsewhere, of a width when it is on one line.
    fn space_before(&mut self, group: &mut Writing<'_, 'a>, begins: bool, width: usize) {
        group.owed = None;
        let next = group.at.items.get(group.next).filter(|_| group.first);
        if let Some(next) = next {
            group.lead_given = Some(group.next);
            return self.trivia(self.bytes(next.lead..next.start));
        }
        let fits = self.column() + 1 + width < COLUMNS;
        match group.own_line {
            Some(indent) if begins || !fits => self.new_line(indent),
            _ if group.at.items.is_empty() || !fits => {
                let indent = format!("{}{}", self.indent(), " ".repeat(INDENT));
                self.new_line(&indent);
            }
            _ => self.push(" "),
        }
    }

    fn new_line(&mut self, indent: &str) {
        self.push(&format!("{}{indent}", self.newline));
    }

    /// An item of the old text, its comments with it.
    fn item(&mut self, item: &Item, change: Change<'_>, comma: bool) -> Option<()> {
        self.copy(item.start..item.value.outer.start);
        match change {
            Change::None => self.copy(item.value.outer.clone()),
            Change::To { old, new } => self.value(&item.value, old, new)?,
            Change::Emptied { old } => {
                let group = item.value.group.as_ref()?;
                self.copy(item.value.outer.start..group.open);
                self.group(group, old, &layout::Group::new(old.brackets))?;
                self.copy(group.close..item.value.outer.end);
            }
        }
        let behind = match item.comma {
            Some(at) => {
                self.trivia(self.bytes(item.value.outer.end..at));
                at + 1
            }
            None => item.value.outer.end,
        };
        if comma {
            self.push(",");
        }
        self.trivia(self.bytes(behind..item.end));
        Some(())
    }

    fn insert(&mut self, group: &mut Writing<'_, 'a>, item: &layout::Item, comma: bool) {
        let key = if item.key.is_empty() { String::new() } else { format!("{}: ", item.key) };
        let width = one_line(&item.value).map_or(0, |line| text::width(&key) + text::width(&line));
        self.space_before(group, item.begins, width);
        self.push(&key);
        self.lay_out(&item.value);
        if comma {
            self.push(",");
        }
    }

    /// Writes another value. Where it has as many words as the old one, only those that differ change; else comments
    /// inside the old one come behind it.
    fn replace(&mut self, range: Range<usize>, new: &Node) {
        let old = self.bytes(range.clone());
        let (comments, words): (Vec<Token>, Vec<Token>) = Lexer::new(old).partition(|token| token.is_comment());
        let line = one_line(new).unwrap_or_default();
        let new_words: Vec<Token> = Lexer::new(&line).collect();
        if words.len() == new_words.len() {
            let mut copied = 0;
            for (word, new_word) in words.iter().zip(new_words) {
                self.trivia(old.get(copied..word.start).unwrap_or(""));
                self.push(line.get(new_word.range()).unwrap_or(""));
                copied = word.end;
            }
            return;
        }
        self.lay_out(new);
        for comment in comments {
            self.push(" ");
            self.trivia(old.get(comment.range()).unwrap_or("").trim_end());
        }
    }

    /// Lays a value out from here on, in the indentation of its line.
    fn lay_out(&mut self, value: &Node) {
        let indent = self.indent().to_owned();
        let columns = text::width(&indent);
        let laid_out = lay_out_at(value, self.column(), columns, 1);
        for (index, line) in laid_out.split('\n').enumerate() {
            if index == 0 {
                self.push(line);
                continue;
            }
            let line = line.get(columns..).unwrap_or("");
            let level = line.len() - line.trim_start().len();
            let inner = if indent.contains('\t') { "\t".repeat(level / INDENT) } else { " ".repeat(level) };
            self.push(&format!("{}{indent}{inner}{}", self.newline, line.trim_start()));
        }
    }

    /// The last line so far.
    fn line(&self) -> &str {
        let from = self.out.len().saturating_sub(LINE_REACH);
        let near = (from..=self.out.len()).find_map(|from| self.out.get(from..)).unwrap_or("");
        last_line(near).unwrap_or(near)
    }

    fn column(&self) -> usize {
        text::width(self.line())
    }

    fn indent(&self) -> &str {
        let line = self.line();
        line.get(..line.len() - line.trim_start().len()).unwrap_or("")
    }
}

/// What stands behind the last line break.
fn last_line(text: &str) -> Option<&str> {
    text.rsplit_once('\n').map(|(_, line)| line)
}

/// Which of the old items go to another place.
fn moved(steps: &[Step<'_>], count: usize) -> Vec<bool> {
    let mut moved = vec![false; count];
    for step in steps {
        if let Step::Move { at, .. } = step
            && let Some(moved) = moved.get_mut(*at)
        {
            *moved = true;
        }
    }
    moved
}
