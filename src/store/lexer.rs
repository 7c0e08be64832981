//! RON as tokens with their places. It never fails and never recurses: what it does not know is a token too, so that
//! it can walk a text that the parser refused.

use std::ops::Range;

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// `(`, `[` or `{`.
    Open,
    /// `)`, `]` or `}`.
    Close,
    Comma,
    Colon,
    /// A word without quotes: a field, an enum's value, a raw `r#name`.
    Name,
    Number,
    /// `"…"` with escapes.
    Text,
    /// `r#"…"#`, with any number of hashes.
    RawText,
    Char,
    LineComment,
    /// `/* … */`, which may hold others.
    BlockComment,
    /// A text or comment that runs to the end of the file because nothing closes it.
    Unclosed,
    /// One character that RON has no use for.
    Other,
}

/// A token and its bytes. Tokens stand in order and do not overlap; between them is nothing but white space.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Token {
    pub(super) fn range(self) -> Range<usize> {
        self.start..self.end
    }

    pub(super) fn is_comment(self) -> bool {
        matches!(self.kind, Kind::LineComment | Kind::BlockComment)
    }
}

/// The tokens of a text, comments among them.
#[derive(Clone)]
pub(super) struct Lexer<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(text: &'a str) -> Lexer<'a> {
        Lexer { text, at: 0 }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }
}

impl Iterator for Lexer<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        self.at += self.rest().find(|c| !is_white(c)).unwrap_or(self.rest().len());
        let (kind, length) = token(self.rest())?;
        let start = self.at;
        self.at += length;
        Some(Token { kind, start, end: self.at })
    }
}

/// Whether the text holds a comment that rewriting it would lose.
pub fn has_comments(text: &str) -> bool {
    Lexer::new(text).any(Token::is_comment)
}

/// What ron takes for white space.
fn is_white(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t' | '\n' | '\r' | '\x0B' | '\x0C' | '\u{85}' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}'
    )
}

/// The token that a text begins with, and its bytes.
fn token(rest: &str) -> Option<(Kind, usize)> {
    let first = rest.chars().next()?;
    Some(match first {
        '(' | '[' | '{' => (Kind::Open, 1),
        ')' | ']' | '}' => (Kind::Close, 1),
        ',' => (Kind::Comma, 1),
        ':' => (Kind::Colon, 1),
        '"' => quoted(rest, '"', Kind::Text).unwrap_or((Kind::Unclosed, rest.len())),
        '\'' => quoted_char(rest).unwrap_or((Kind::Other, 1)),
        '/' if rest.starts_with("//") => (Kind::LineComment, rest.find('\n').unwrap_or(rest.len())),
        '/' if rest.starts_with("/*") => block_comment(rest),
        'r' if is_raw_text(rest) => raw_text(rest),
        '0'..='9' | '+' | '-' | '.' => (Kind::Number, length_while(rest, is_number)),
        c if c == '_' || c.is_alphabetic() => (Kind::Name, name(rest)),
        c => (Kind::Other, c.len_utf8()),
    })
}

fn length_while(text: &str, holds: fn(char) -> bool) -> usize {
    text.find(|c| !holds(c)).unwrap_or(text.len())
}

fn is_number(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '+' | '-')
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || unicode_normalization::char::is_combining_mark(c)
}

fn name(rest: &str) -> usize {
    match rest.strip_prefix("r#") {
        Some(raw) => 2 + length_while(raw, |c| is_name(c) || matches!(c, '.' | '+' | '-')),
        None => length_while(rest, is_name),
    }
}

/// A quoted token from its opening to its closing mark, over escapes.
fn quoted(rest: &str, mark: char, kind: Kind) -> Option<(Kind, usize)> {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == mark => return Some((kind, at + 1)),
            _ => {}
        }
    }
    None
}

/// A character in single quotes, which is short: a lone apostrophe must not swallow the rest of the file.
fn quoted_char(rest: &str) -> Option<(Kind, usize)> {
    let end = rest.char_indices().nth(14).map_or(rest.len(), |(at, _)| at);
    quoted(rest.get(..end)?, '\'', Kind::Char)
}

fn is_raw_text(rest: &str) -> bool {
    rest.strip_prefix('r').is_some_and(|raw| raw.trim_start_matches('#').starts_with('"'))
}

fn raw_text(rest: &str) -> (Kind, usize) {
    let hashes = length_while(rest.get(1..).unwrap_or(""), |c| c == '#');
    let opened = 1 + hashes + 1;
    let closing = format!("\"{}", "#".repeat(hashes));
    match rest.get(opened..).and_then(|inside| inside.find(&closing)) {
        Some(length) => (Kind::RawText, opened + length + closing.len()),
        None => (Kind::Unclosed, rest.len()),
    }
}

fn block_comment(rest: &str) -> (Kind, usize) {
    let (mut depth, mut at) = (0usize, 0);
    while let Some(inside) = rest.get(at..) {
        let Some(next) = inside.find(['/', '*']) else { break };
        at += next;
        let mark = rest.get(at..at + 2);
        match mark {
            Some("/*") => depth += 1,
            Some("*/") => depth -= 1,
            _ => {}
        }
        at += if matches!(mark, Some("/*" | "*/")) { 2 } else { 1 };
        if depth == 0 {
            return (Kind::BlockComment, at);
        }
    }
    (Kind::Unclosed, rest.len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn tokens(text: &str) -> Vec<(Kind, &str)> {
        Lexer::new(text).map(|token| (token.kind, &text[token.range()])).collect()
    }

    #[test]
    fn a_text_falls_into_tokens() {
        use Kind::{Close, Colon, Comma, Name, Number, Open, Text};
        let text = "Plan(format: 1, \"a\\\"b\": -2.5e3)";
        assert_eq!(
            tokens(text),
            [
                (Name, "Plan"),
                (Open, "("),
                (Name, "format"),
                (Colon, ":"),
                (Number, "1"),
                (Comma, ","),
                (Text, "\"a\\\"b\""),
                (Colon, ":"),
                (Number, "-2.5e3"),
                (Close, ")"),
            ]
        );
    }

    #[test]
    fn comments_nest_and_texts_hide_them() {
        for (text, expected) in [
            ("// a \" b\n1", vec![(Kind::LineComment, "// a \" b"), (Kind::Number, "1")]),
            ("/* a /* b */ ( */ x", vec![(Kind::BlockComment, "/* a /* b */ ( */"), (Kind::Name, "x")]),
            ("/**/", vec![(Kind::BlockComment, "/**/")]),
            ("/*/", vec![(Kind::Unclosed, "/*/")]),
            ("\"// no\"", vec![(Kind::Text, "\"// no\"")]),
            ("r##\"a\"# /* \"##,", vec![(Kind::RawText, "r##\"a\"# /* \"##"), (Kind::Comma, ",")]),
            ("r#type: r\"\\\"", vec![(Kind::Name, "r#type"), (Kind::Colon, ":"), (Kind::RawText, "r\"\\\"")]),
            ("'\\'' '", vec![(Kind::Char, "'\\''"), (Kind::Other, "'")]),
            ("\"never", vec![(Kind::Unclosed, "\"never")]),
        ] {
            assert_eq!(tokens(text), expected, "{text}");
        }
        assert!(has_comments("(a: 1) // x") && !has_comments("(a: \"// x\")"));
    }

    proptest! {
        #[test]
        fn any_text_is_covered_by_its_tokens(text in "[\"'/*#r(){}\\\\a1é \n]{0,40}") {
            let mut end = 0;
            for token in Lexer::new(&text) {
                prop_assert!(token.start < token.end);
                prop_assert!(text[end..token.start].chars().all(is_white));
                end = token.end;
            }
            prop_assert!(text[end..].chars().all(is_white));
        }
    }
}
