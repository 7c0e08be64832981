//! The place of a value in a file, as a path that is only resolved when an error needs it.

use std::ops::Range;

use super::source::{Located, Source};
use super::walk::{self, PathStep};

/// A value's place: a list of steps from the root, each on the stack of the function that took it.
#[derive(Clone, Copy)]
pub struct At<'a> {
    source: &'a Source<'a>,
    parent: Option<(&'a At<'a>, PathStep)>,
}

impl<'a> At<'a> {
    pub fn root(source: &'a Source<'a>) -> At<'a> {
        At { source, parent: None }
    }

    pub fn field(&'a self, name: &'static str) -> At<'a> {
        self.step(PathStep::Field(name))
    }

    pub fn entry(&'a self, index: usize) -> At<'a> {
        self.step(PathStep::Entry(index))
    }

    pub fn key(&'a self, index: usize) -> At<'a> {
        self.step(PathStep::Key(index))
    }

    fn step(&'a self, step: PathStep) -> At<'a> {
        At { source: self.source, parent: Some((self, step)) }
    }

    fn steps(&self) -> Vec<PathStep> {
        let mut steps: Vec<PathStep> =
            std::iter::successors(self.parent, |(at, _)| at.parent).map(|(_, step)| step).collect();
        steps.reverse();
        steps
    }

    /// The range of the value's bytes, or of the whole text if the value is not found.
    pub fn range(&self) -> Range<usize> {
        walk::find(self.source.text(), &self.steps()).unwrap_or(0..self.source.text().len())
    }

    /// Whether the value is in the file at all.
    pub fn is_there(&self) -> bool {
        walk::find(self.source.text(), &self.steps()).is_some()
    }

    /// An error that says what was found here, and what was expected.
    pub fn refuse(&self, expected: impl std::fmt::Display) -> Located {
        let range = self.range();
        self.source.error_at(range.clone(), self.source.quote(range), expected)
    }

    /// The value as an error quotes it.
    pub fn quote(&self) -> String {
        self.source.quote(self.range())
    }

    /// An error at the first character of the value, for something that is missing inside it.
    pub fn opening_problem(&self, message: impl Into<String>) -> Located {
        let start = self.range().start;
        self.source.problem_at(start..start + 1, message)
    }

    /// An error at the value with this message.
    pub fn problem(&self, message: impl Into<String>) -> Located {
        self.source.problem_at(self.range(), message)
    }

    /// An error at some bytes of this quoted value's text, counted after its escapes are decoded.
    pub fn refuse_part(&self, bytes: Range<usize>, expected: &str) -> Located {
        let range = self.range();
        let literal = self.source.text().get(range.clone()).unwrap_or("");
        let part =
            range.start + offset_in_literal(literal, bytes.start)..range.start + offset_in_literal(literal, bytes.end);
        self.source.error_at(part.clone(), self.source.quote(part), expected)
    }

    /// An error from one byte on of this quoted value's text, counted after its escapes are decoded.
    pub fn refuse_from(&self, byte: usize, problem: &str) -> Located {
        let range = self.range();
        let literal = self.source.text().get(range.clone()).unwrap_or("");
        let start = range.start + offset_in_literal(literal, byte);
        let end = range.end.saturating_sub(1).max(start);
        match problem.strip_prefix("expected ") {
            Some(expected) => self.source.error_at(start..end, self.source.quote(range), expected),
            None => self.source.problem_at(start..end, format!("found {}: {problem}", self.source.quote(range))),
        }
    }
}

/// The offset in a quoted literal for an offset in its decoded text.
fn offset_in_literal(literal: &str, byte: usize) -> usize {
    if literal.starts_with('r') {
        return literal.find('"').map_or(0, |mark| mark + 1) + byte;
    }
    let inside = literal.strip_prefix('"').unwrap_or("");
    let (mut at, mut meant) = (0, 0);
    while meant < byte {
        let rest = inside.get(at..).unwrap_or("");
        let Some((taken, means)) = literal_char(rest) else { break };
        (at, meant) = (at + taken, meant + means);
    }
    1 + at
}

/// The lengths in bytes of a literal's first character or escape, written and decoded.
fn literal_char(rest: &str) -> Option<(usize, usize)> {
    let first = rest.chars().next()?;
    if first != '\\' {
        return Some((first.len_utf8(), first.len_utf8()));
    }
    Some(match rest.chars().nth(1)? {
        'x' => (4, 1),
        'u' => {
            let end = rest.find('}')? + 1;
            let digits = rest.get(3..end - 1)?;
            (end, u32::from_str_radix(digits, 16).ok().and_then(char::from_u32).map_or(1, char::len_utf8))
        }
        '\n' | '\r' => {
            let line = rest.get(1..)?;
            (1 + line.len() - line.trim_start().len(), 0)
        }
        other => (1 + other.len_utf8(), 1),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_of_a_text_is_found_in_its_literal() {
        for (literal, byte, offset) in [
            ("\"28x\"", 2, 3),
            ("r##\"28x\"##", 2, 6),
            ("\"\\u{e9}x\"", 2, 7),
            ("\"\\x41\\n\\\"x\"", 3, 9),
            ("\"é!\"", 2, 3),
            ("\"a\\\n   b\"", 1, 2),
            ("\"28\"", 2, 3),
            ("\"28\"", 90, 4),
            ("", 3, 1),
        ] {
            assert_eq!(offset_in_literal(literal, byte), offset, "{literal}");
        }
    }
}
