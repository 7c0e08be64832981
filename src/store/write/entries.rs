//! Builds the fields and lists of a plan file.

use super::layout::{Group, Node};
use crate::text;

/// Writes a string literal, in which everything that a terminal would obey or hide is escaped.
pub(crate) fn quoted(words: impl ToString) -> String {
    let words = words.to_string();
    let mut literal = String::with_capacity(words.len() + 2);
    literal.push('"');
    if words.bytes().all(|byte| matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\')) {
        literal.push_str(&words);
        literal.push('"');
        return literal;
    }
    for c in words.chars() {
        match c {
            '"' => literal.push_str("\\\""),
            '\\' => literal.push_str("\\\\"),
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            '\t' => literal.push_str("\\t"),
            c if c.is_control() || text::is_hidden(c) => literal.push_str(&format!("\\u{{{:x}}}", u32::from(c))),
            c => literal.push(c),
        }
    }
    literal.push('"');
    literal
}

/// Adds a field that begins a line, if it has a value.
pub(super) fn field(group: &mut Group, name: &str, value: Option<impl Into<Node>>) {
    if let Some(value) = value {
        group.push(name, value);
    }
}

/// Adds a field beside the one before it, if it has a value.
pub(super) fn field_beside(group: &mut Group, name: &str, value: Option<impl Into<Node>>) {
    if let Some(value) = value {
        group.push_beside(name, value);
    }
}

pub(super) fn push_filled(group: &mut Group, name: &str, value: Group) {
    field(group, name, Some(value).filter(|value| !value.is_empty()));
}

/// A list whose entries each begin a line if they don't all fit on one.
pub(super) fn list<T>(items: &[T], entry: impl Fn(&T) -> Group) -> Group {
    let mut list = Group::list();
    for item in items {
        list.push("", entry(item));
    }
    list
}

/// A list of short words, as many on a line as fit.
pub(super) fn words(items: impl IntoIterator<Item = String>) -> Group {
    let mut list = Group::list();
    for item in items {
        list.push_beside("", item);
    }
    list
}
