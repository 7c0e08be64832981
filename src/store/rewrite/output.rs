//! The new text while it is being written.

use crate::store::lexer::{Lexer, TokenKind};
use crate::store::write::layout::{INDENT, Node, lay_out_at};
use crate::text;

/// The mark that some programs put at the start of a UTF-8 file.
pub(super) const BYTE_ORDER_MARK: char = '\u{feff}';

/// How many bytes back the start of a line is searched for.
const LINE_REACH: usize = 4096;

pub(super) struct Output {
    pub(super) text: String,
    newline: &'static str,
    /// Whether the text ends in a line comment without its line break.
    in_comment: bool,
}

impl Output {
    /// An empty text with the line ends of an old one, and room for its length.
    pub(super) fn like(old: &str, newline: &'static str) -> Output {
        Output { text: String::with_capacity(old.len() + 256), newline, in_comment: false }
    }

    /// Ends an open line comment: with the white space that follows if it has a line break, otherwise with a new one.
    pub(super) fn end_comment(&mut self, space: &str) {
        if self.in_comment {
            self.push(if space.contains('\n') { space } else { self.newline });
        }
    }

    pub(super) fn push(&mut self, text: &str) {
        let line = text.trim_start_matches([' ', '\t', '\r']);
        if self.in_comment && !text.is_empty() && !line.starts_with('\n') {
            self.text.push_str(self.newline);
        }
        self.in_comment &= text.is_empty();
        self.text.push_str(text);
    }

    /// Appends white space and comments.
    pub(super) fn trivia(&mut self, trivia: &str) {
        self.push(trivia);
        let last = Lexer::new(trivia).last().filter(|token| token.kind == TokenKind::LineComment);
        self.in_comment |= last.is_some_and(|token| token.end == trivia.len());
    }

    pub(super) fn new_line(&mut self, indent: &str) {
        self.push(&format!("{}{indent}", self.newline));
    }

    /// Lays a value out at the end of the text, with the indentation of the last line.
    pub(super) fn lay_out(&mut self, value: &Node) {
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

    /// The last line of the text so far.
    fn line(&self) -> &str {
        let from = self.text.len().saturating_sub(LINE_REACH);
        let near = (from..=self.text.len()).find_map(|from| self.text.get(from..)).unwrap_or("");
        last_line(near).unwrap_or(near)
    }

    pub(super) fn column(&self) -> usize {
        text::width(self.line())
    }

    /// The indentation for lines inside a group that is opened on the last line.
    pub(super) fn inner_indent(&self) -> String {
        let indent = self.indent();
        format!("{indent}{}", if indent.contains('\t') { "\t".to_owned() } else { " ".repeat(INDENT) })
    }

    pub(super) fn indent(&self) -> &str {
        let line = self.line();
        line.get(..line.len() - line.trim_start().len()).unwrap_or("")
    }
}

/// The text after the last line break.
pub(super) fn last_line(text: &str) -> Option<&str> {
    text.rsplit_once('\n').map(|(_, line)| line)
}

/// The line end of a text, by its first line.
pub(super) fn newline(text: &str) -> &'static str {
    let first = text.split_once('\n').map_or("", |(line, _)| line);
    if first.ends_with('\r') { "\r\n" } else { "\n" }
}
