//! A file's text and name, and errors that show their place in it.

use std::fmt;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::text;

/// The most columns of the line that an error shows.
const LINE_COLUMNS: usize = 120;
/// The columns that are shown before the caret if the line is longer than that.
const COLUMNS_BEFORE: usize = 60;
/// The most columns of the text that an error quotes as found.
const FOUND_COLUMNS: usize = 40;

/// A file's text, and its name in errors.
///
/// A byte order mark is not part of the text.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    name: &'a str,
    text: &'a str,
}

/// An error at a place in a file.
///
/// It is shown as `FILE:LINE:COLUMN: found …, expected …`, the line, a caret under the place and perhaps a line of
/// help. It is harmless on a terminal, whatever the file has in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Located(Box<ErrorReport>);

#[derive(Clone, PartialEq, Eq, Debug)]
struct ErrorReport {
    file: String,
    /// The line, from 1.
    line: usize,
    /// The column in characters, from 1.
    column: usize,
    message: String,
    excerpt: Excerpt,
    help: Option<String>,
}

/// The line of an error as it is shown, and the columns of the carets.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Excerpt {
    shown: String,
    indent: usize,
    carets: usize,
}

impl<'a> Source<'a> {
    pub fn new(name: &'a str, text: &'a str) -> Source<'a> {
        Source { name, text: text.strip_prefix('\u{feff}').unwrap_or(text) }
    }

    /// The text without its byte order mark, which every range here refers to.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// An error that says what was found at a range of bytes, and what was expected.
    pub fn error_at(&self, range: Range<usize>, found: impl fmt::Display, expected: impl fmt::Display) -> Located {
        self.problem_at(range, format!("found {found}, expected {expected}"))
    }

    /// An error at a range of bytes with this message.
    pub fn problem_at(&self, range: Range<usize>, message: impl Into<String>) -> Located {
        let start = self.boundary(range.start);
        let before = self.text.get(..start).unwrap_or("");
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = self.text.get(line_start..).and_then(|rest| rest.split('\n').next()).unwrap_or("");
        let line = line.strip_suffix('\r').unwrap_or(line);
        let within = (start - line_start).min(line.len());
        let end = self.boundary(range.end).saturating_sub(line_start).clamp(within, line.len());
        Located(Box::new(ErrorReport {
            file: text::display(self.name).into_owned(),
            line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
            column: before.get(line_start..).unwrap_or("").chars().count() + 1,
            message: message.into(),
            excerpt: Excerpt::new(line, within, end),
            help: None,
        }))
    }

    /// The text at a range as an error quotes it: its first line, cut.
    pub fn quote(&self, range: Range<usize>) -> String {
        let found = self.text.get(self.boundary(range.start)..self.boundary(range.end)).unwrap_or("");
        let mut lines = found.lines();
        // A space that RON does not accept would be invisible.
        let first: String =
            lines.next().unwrap_or("").trim_end_matches([' ', '\t']).chars().fold(String::new(), |shown, c| {
                if is_odd_space(c) {
                    format!("{shown}‹{:X}›", u32::from(c))
                } else {
                    shown + c.encode_utf8(&mut [0; 4])
                }
            });
        let first = text::fit(&first, FOUND_COLUMNS).into_owned();
        if lines.next().is_none() || first.ends_with('…') { first } else { first + "…" }
    }

    /// The offset itself, or the start of the character that it is inside.
    fn boundary(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        (0..=at).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(0)
    }
}

/// Whether this is a non-ASCII space, which looks like a plain one.
pub(super) fn is_odd_space(c: char) -> bool {
    c.is_whitespace() && !c.is_ascii()
}

impl Excerpt {
    fn new(line: &str, start: usize, end: usize) -> Excerpt {
        let (before, marked) = (line.get(..start).unwrap_or(""), line.get(start..end).unwrap_or(""));
        let near = line.len() <= LINE_COLUMNS * 4;
        if let Some(shown) = near.then(|| text::display(line)).filter(|shown| text::width(shown) <= LINE_COLUMNS) {
            let carets = text::width(&text::display(marked)).max(1);
            return Excerpt { shown: shown.into_owned(), indent: text::width(&text::display(before)), carets };
        }
        let mut shown = fit_end(before, COLUMNS_BEFORE);
        let indent = text::width(&shown);
        let rest = text::fit(line.get(start..).unwrap_or(""), LINE_COLUMNS - indent);
        let carets = text::width(&text::fit(marked, text::width(&rest))).max(1);
        shown.push_str(&rest);
        Excerpt { shown, indent, carets }
    }
}

/// The end of a text in at most `columns`, with `…` in front if it is cut.
fn fit_end(text: &str, columns: usize) -> String {
    let near = text.char_indices().rev().nth(columns * 4).map_or(0, |(at, _)| at);
    let shown = text::display(text.get(near..).unwrap_or(text));
    if near == 0 && text::width(&shown) <= columns {
        return shown.into_owned();
    }
    let mut taken = 1;
    let fits = |grapheme: &&str| {
        taken += text::width(grapheme);
        taken <= columns
    };
    let kept: Vec<&str> = shown.graphemes(true).rev().take_while(fits).collect();
    std::iter::once("…").chain(kept.into_iter().rev()).collect()
}

impl Located {
    /// The line, from 1.
    pub fn line(&self) -> usize {
        self.0.line
    }

    /// The column in characters, from 1.
    pub fn column(&self) -> usize {
        self.0.column
    }

    /// Adds a line that says what to do.
    pub fn with_help(mut self, help: impl Into<String>) -> Located {
        self.0.help = Some(help.into());
        self
    }
}

impl fmt::Display for Located {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ErrorReport { file, line, column, message, excerpt, help } = self.0.as_ref();
        writeln!(f, "{file}:{line}:{column}: {message}")?;
        writeln!(f, "  {}", excerpt.shown)?;
        write!(f, "  {:indent$}{}", "", "^".repeat(excerpt.carets), indent = excerpt.indent)?;
        match help {
            Some(help) => write!(f, "\n  help: {help}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Located {}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, range: Range<usize>) -> String {
        Source::new("plan.ron", text).problem_at(range, "no").to_string()
    }

    #[test]
    fn a_place_is_a_line_and_a_column_of_characters() {
        assert_eq!(
            shown("\u{feff}(\r\n  \"Yıldız\": 손흥민 x,\r\n)", 23..26),
            "plan.ron:2:15: no\n    \"Yıldız\": 손흥민 x,\n                  ^^"
        );
        assert_eq!(shown("a\nbc\n", 3..5), "plan.ron:2:2: no\n  bc\n   ^");
        assert_eq!(shown("", 0..0), "plan.ron:1:1: no\n  \n  ^");
        assert_eq!(shown("a", 90..100), "plan.ron:1:2: no\n  a\n   ^");
    }

    #[test]
    fn what_a_terminal_would_obey_is_shown_and_counted() {
        assert_eq!(shown("\t\x1b[2J \u{202e}x", 9..10), "plan.ron:1:8: no\n  ␉␛[2J ‹202E›x\n              ^");
    }

    #[test]
    fn a_long_line_is_cut_around_the_caret() {
        let line = "é".repeat(50_000) + "HERE" + &"字".repeat(50_000);
        let message = shown(&line, 100_000..100_004);
        let lines: Vec<&str> = message.lines().collect();
        assert_eq!(lines[0], "plan.ron:1:50001: no");
        assert_eq!(text::width(lines[1]), 122 - 1, "a wide character did not fit in the last column");
        assert!(lines[1].starts_with("  …éé") && lines[1].ends_with("字…"));
        assert_eq!(lines[2], " ".repeat(62) + "^^^^");
        assert_eq!(lines[1].chars().position(|c| c == 'H'), Some(62));
    }

    #[test]
    fn what_was_found_is_cut_to_a_line() {
        let source = Source::new("plan.ron", "(a,\n b)");
        assert_eq!(source.quote(0..7), "(a,…");
        let long = "x".repeat(100_000);
        assert_eq!(text::width(&Source::new("plan.ron", &long).quote(0..100_000)), 40);
    }
}
