//! Splits RON into tokens with their places.
//!
//! The lexer never fails and never recurses: unknown characters are tokens too, so it can walk a text that the parser
//! refused.

#[cfg(test)]
mod tests;

use std::ops::Range;

/// The kind of a token.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum TokenKind {
    /// `(`, `[` or `{`.
    Open,
    /// `)`, `]` or `}`.
    Close,
    Comma,
    Colon,
    /// A word without quotes: a field, an enum's value or a raw `r#name`.
    Name,
    Number,
    /// `"…"` with escapes.
    Text,
    /// `r#"…"#`, with any number of hashes.
    RawText,
    Char,
    LineComment,
    /// `/* … */`, which may be nested.
    BlockComment,
    /// A text or comment that is not closed, and so runs to the end of the file.
    Unclosed,
    /// One character that has no meaning in RON.
    Other,
}

/// A token and its bytes.
///
/// Tokens are in order and don't overlap, with only white space between them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Token {
    pub(super) fn range(self) -> Range<usize> {
        self.start..self.end
    }

    pub(super) fn is_comment(self) -> bool {
        matches!(self.kind, TokenKind::LineComment | TokenKind::BlockComment)
    }
}

/// An iterator over the tokens of a text, comments included.
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

    /// The next bracket or comment.
    ///
    /// The text in between is not split into tokens, which makes this several times faster.
    fn next_mark(&mut self) -> Option<Token> {
        let bytes = self.text.as_bytes();
        loop {
            let start = self.at + ahead(bytes.get(self.at..)?, is_mark)?;
            let kind = match bytes.get(start)? {
                b'(' | b'[' | b'{' => TokenKind::Open,
                b')' | b']' | b'}' => TokenKind::Close,
                b'"' if !matches!(bytes.get(..start)?.last(), Some(b'r' | b'#')) => {
                    self.at = start + quoted(bytes.get(start..)?, b'"')?;
                    continue;
                }
                _ => {
                    let start = start - raw_prefix(self.text, start);
                    let (kind, length) = token(self.text.get(start..)?)?;
                    self.at = start + length;
                    if matches!(kind, TokenKind::LineComment | TokenKind::BlockComment) {
                        return Some(Token { kind, start, end: self.at });
                    }
                    continue;
                }
            };
            self.at = start + 1;
            return Some(Token { kind, start, end: self.at });
        }
    }

    /// Skips to the end of the group whose opening bracket has just been read, and returns that offset.
    pub(super) fn pass_group(&mut self) -> usize {
        let mut depth = 1usize;
        while depth > 0 {
            match self.next_mark() {
                Some(Token { kind: TokenKind::Open, .. }) => depth += 1,
                Some(Token { kind: TokenKind::Close, .. }) => depth -= 1,
                Some(_) => {}
                None => {
                    self.at = self.text.len();
                    break;
                }
            }
        }
        self.at
    }
}

/// Whether a byte is a bracket, or may begin a text or comment, which may contain brackets.
fn is_mark(byte: u8) -> bool {
    const MARKS: [bool; 256] = {
        let mut marks = [false; 256];
        let mut rest: &[u8] = b"()[]{}\"'/";
        while let [mark, others @ ..] = rest {
            marks[*mark as usize] = true;
            rest = others;
        }
        marks
    };
    MARKS.get(usize::from(byte)).is_some_and(|is_mark| *is_mark)
}

/// The offset of the first wanted byte.
///
/// Four bytes are tested at once, which takes half as long as one after the other.
fn ahead(bytes: &[u8], wanted: impl Fn(u8) -> bool) -> Option<usize> {
    let mut at = 0;
    while let Some([a, b, c, d]) = bytes.get(at..at + 4)
        && !(wanted(*a) | wanted(*b) | wanted(*c) | wanted(*d))
    {
        at += 4;
    }
    bytes.get(at..)?.iter().position(|byte| wanted(*byte)).map(|more| at + more)
}

/// The length of a raw text's prefix, from its `r` to the quotation mark at an offset; 0 for other texts.
fn raw_prefix(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or("");
    let hashless = before.trim_end_matches('#');
    let raw = text.as_bytes().get(at) == Some(&b'"')
        && hashless.strip_suffix('r').is_some_and(|word| !word.ends_with(|c| is_name(c) || c == '#'));
    if raw { at - hashless.len() + 1 } else { 0 }
}

/// The comments of a text.
pub(super) fn comments(text: &str) -> impl Iterator<Item = Token> {
    let mut lexer = Lexer::new(text);
    std::iter::from_fn(move || lexer.next_mark()).filter(|token| token.is_comment())
}

impl Iterator for Lexer<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        self.at += length_while(self.rest(), |byte| matches!(byte, b' ' | b'\n' | b'\t' | b'\r'), is_white);
        let (kind, length) = token(self.rest())?;
        let start = self.at;
        self.at += length;
        Some(Token { kind, start, end: self.at })
    }
}

/// Whether the text has comments, which writing it anew would lose.
pub fn has_comments(text: &str) -> bool {
    comments(text).next().is_some()
}

/// Whether ron takes a character for white space.
fn is_white(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t' | '\n' | '\r' | '\x0B' | '\x0C' | '\u{85}' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}'
    )
}

/// The kind and length in bytes of the token at the start of a text.
fn token(rest: &str) -> Option<(TokenKind, usize)> {
    let first = rest.chars().next()?;
    Some(match first {
        '(' | '[' | '{' => (TokenKind::Open, 1),
        ')' | ']' | '}' => (TokenKind::Close, 1),
        ',' => (TokenKind::Comma, 1),
        ':' => (TokenKind::Colon, 1),
        '"' => match quoted(rest.as_bytes(), b'"') {
            Some(length) => (TokenKind::Text, length),
            None => (TokenKind::Unclosed, rest.len()),
        },
        '\'' => quoted_char(rest).unwrap_or((TokenKind::Other, 1)),
        '/' if rest.starts_with("//") => (TokenKind::LineComment, rest.find('\n').unwrap_or(rest.len())),
        '/' if rest.starts_with("/*") => block_comment(rest),
        'r' if is_raw_text(rest) => raw_text(rest),
        '0'..='9' | '+' | '-' | '.' => (TokenKind::Number, length_while(rest, |byte| byte.is_ascii_digit(), is_number)),
        c if c == '_' || c.is_alphabetic() => (TokenKind::Name, name(rest)),
        c => (TokenKind::Other, c.len_utf8()),
    })
}

/// The length in bytes of the leading characters for which `holds` is true.
///
/// Most are single bytes, which `plain` tests faster.
fn length_while(text: &str, plain: fn(u8) -> bool, holds: fn(char) -> bool) -> usize {
    let start = text.bytes().position(|byte| !plain(byte)).unwrap_or(text.len());
    match text.get(start..).and_then(|rest| rest.find(|c| !holds(c))) {
        Some(more) => start + more,
        None => text.len(),
    }
}

fn is_plain_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

fn is_number(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '+' | '-')
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || unicode_normalization::char::is_combining_mark(c)
}

fn name(rest: &str) -> usize {
    match rest.strip_prefix("r#") {
        Some(raw) => 2 + length_while(raw, is_plain_name, |c| is_name(c) || matches!(c, '.' | '+' | '-')),
        None => length_while(rest, is_plain_name, is_name),
    }
}

/// The length of a quoted token, from its opening to its closing mark; escapes are skipped.
fn quoted(bytes: &[u8], mark: u8) -> Option<usize> {
    let mut at = 1;
    loop {
        at += ahead(bytes.get(at..)?, |byte| byte == mark || byte == b'\\')?;
        if bytes.get(at) == Some(&mark) {
            return Some(at + 1);
        }
        at += 2;
    }
}

/// A character in single quotes.
///
/// It has to be short, so that a lone apostrophe does not swallow the rest of the file.
fn quoted_char(rest: &str) -> Option<(TokenKind, usize)> {
    let end = rest.char_indices().nth(14).map_or(rest.len(), |(at, _)| at);
    quoted(rest.as_bytes().get(..end)?, b'\'').map(|length| (TokenKind::Char, length))
}

fn is_raw_text(rest: &str) -> bool {
    rest.strip_prefix('r').is_some_and(|raw| raw.trim_start_matches('#').starts_with('"'))
}

fn raw_text(rest: &str) -> (TokenKind, usize) {
    let hashes = rest.bytes().skip(1).take_while(|byte| *byte == b'#').count();
    let opened = 1 + hashes + 1;
    let closing = format!("\"{}", "#".repeat(hashes));
    match rest.get(opened..).and_then(|inside| inside.find(&closing)) {
        Some(length) => (TokenKind::RawText, opened + length + closing.len()),
        None => (TokenKind::Unclosed, rest.len()),
    }
}

fn block_comment(rest: &str) -> (TokenKind, usize) {
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
            return (TokenKind::BlockComment, at);
        }
    }
    (TokenKind::Unclosed, rest.len())
}
