//! Parses RON, and explains its errors in this program's words.

use std::ops::Range;

use ron::error::{Error, Position, SpannedError};
use ron::extensions::Extensions;
use serde::Deserialize;

use super::lexer::{Lexer, Token, TokenKind};
use super::source::{Located, Source};
use super::walk;
use crate::text;

/// The most columns of a list of expected names in an error.
const EXPECTED_COLUMNS: usize = 160;

/// The expected value for dates, amounts and all other texts.
const TEXT: &str = "text in double quotes";

/// Reads a value. `Some(…)` may be left out; nesting is limited by ron.
///
/// # Errors
/// A located error for anything that ron refuses.
pub fn parse<'a, T: Deserialize<'a>>(source: &Source<'a>) -> Result<T, Located> {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let read = options.from_str(source.text()).map_err(|error| located(source, &error))?;
    match numbers_of(OWN_TYPE, source.text()).next() {
        Some(typed) => Err(of_a_type(source, typed.range())),
        None => Ok(read),
    }
}

/// The type of every number that is read here, the only suffix that ron accepts after it.
const OWN_TYPE: &str = "i64";

/// The type suffixes of numbers in RON.
const TYPES: [&str; 12] = ["i8", "i16", "i32", OWN_TYPE, "i128", "u8", "u16", "u32", "u64", "u128", "f32", "f64"];

/// The numbers with this type as a suffix.
fn numbers_of<'a>(of_type: &'static str, text: &'a str) -> impl Iterator<Item = Token> + 'a {
    // Hardly any text has the suffix, and searching for it is cheap.
    let tokens =
        memchr::memmem::find(text.as_bytes(), of_type.as_bytes()).map(|_| Lexer::new(text)).into_iter().flatten();
    tokens.filter(move |token| {
        token.kind == TokenKind::Number && text.get(token.range()).is_some_and(|number| number.ends_with(of_type))
    })
}

/// The error for a number with a type suffix.
fn of_a_type(source: &Source<'_>, range: Range<usize>) -> Located {
    let number = source.quote(range.clone());
    let bare = TYPES.iter().find_map(|of_type| number.strip_suffix(of_type)).unwrap_or(&number);
    let refused = source.error_at(range, &number, "a whole number without a type behind it");
    let whole = bare.bytes().all(|byte| byte.is_ascii_digit());
    if whole { refused.with_help(format!("write {bare}")) } else { refused }
}

fn located(source: &Source<'_>, error: &SpannedError) -> Located {
    let text = source.text();
    let reader = byte_at(text, error.span.start)..byte_at(text, error.span.end);
    if let Some(typed) = typed_number(text, &error.code, &reader) {
        return of_a_type(source, typed);
    }
    let (range, expected) = match &error.code {
        Error::NoSuchStructField { found, expected, .. } => return unknown(source, reader, "field", found, expected),
        Error::NoSuchEnumVariant { found, expected, .. } => return unknown(source, reader, "value", found, expected),
        Error::DuplicateStructField { field, .. } => {
            return source.error_at(reader, format!("a second {field}"), "each field once");
        }
        Error::InvalidEscape(_) => {
            let start = text.get(..reader.end).and_then(|before| before.rfind('\\')).unwrap_or(reader.start);
            (start..reader.end, "an escape: \\\" \\\\ \\n \\t \\x41 \\u{e9}".to_owned())
        }
        Error::IntegerOutOfBounds | Error::InvalidIntegerDigit { .. } => {
            (token_range(text, reader.start), "a whole number of at most three digits".to_owned())
        }
        Error::ExpectedDifferentStructName { expected, .. } => {
            (token_range(text, reader.start), format!("{expected} or no name before the ("))
        }
        // ron has read only the digits of a longer token.
        Error::ExpectedComma if token_range(text, reader.end).start < reader.end => {
            (token_range(text, reader.end), "a whole number".to_owned())
        }
        Error::InvalidValueForType { found, .. } => {
            (reader.end.saturating_sub(found.len())..reader.end, "a whole number without quotes".to_owned())
        }
        Error::ExpectedStringEnd => (token_range(text, reader.end.saturating_sub(1)), "a closing \"".to_owned()),
        // Of what may be written in several ways; see shape.
        Error::Message(expected) => (token_range(text, reader.start), expected.clone()),
        Error::UnclosedBlockComment => (unclosed(text), "a closing */".to_owned()),
        code => (token_range(text, reader.end), expected(text, code, reader.end)),
    };
    let found = if range.is_empty() { "the end of the file".to_owned() } else { source.quote(range.clone()) };
    let help = help(text, &range, &expected);
    let refused = source.error_at(range.clone(), found, expected);
    match help {
        Some(help) => refused.with_help(help),
        None => refused,
    }
}

/// The number with a type suffix at which, or after which, ron stopped.
fn typed_number(text: &str, code: &Error, reader: &Range<usize>) -> Option<Range<usize>> {
    let at = match code {
        Error::InvalidValueForType { found, .. } => reader.end.checked_sub(found.len())?,
        Error::IntegerOutOfBounds | Error::InvalidIntegerDigit { .. } => reader.start,
        Error::ExpectedComma => reader.end,
        _ => return None,
    };
    let token = walk::token_at(text, at).filter(|token| token.kind == TokenKind::Number)?;
    let number = text.get(token.range())?;
    TYPES.iter().any(|of_type| number.ends_with(of_type)).then(|| token.range())
}

/// The byte offset of ron's position, which counts lines by line feeds and columns by characters, both from 1.
fn byte_at(text: &str, position: Position) -> usize {
    let line: usize = text.split_inclusive('\n').take(position.line.saturating_sub(1)).map(str::len).sum();
    let rest = text.get(line..).unwrap_or("");
    line + rest.char_indices().nth(position.col.saturating_sub(1)).map_or(rest.len(), |(at, _)| at)
}

fn token_range(text: &str, byte: usize) -> Range<usize> {
    walk::token_at(text, byte).map_or(text.len()..text.len(), |token| token.range())
}

fn unclosed(text: &str) -> Range<usize> {
    let mut tokens = super::lexer::Lexer::new(text);
    tokens.find(|token| token.kind == TokenKind::Unclosed).map_or(0..0, |token| token.range())
}

fn unknown(source: &Source<'_>, range: Range<usize>, kind: &str, found: &str, names: &[&'static str]) -> Located {
    let expected = match text::nearest(found, names.iter().copied()) {
        Some(name) => name.to_owned(),
        None => text::fit(&format!("one of {}", names.join(", ")), EXPECTED_COLUMNS).into_owned(),
    };
    source.error_at(range.clone(), format!("the unknown {kind} {}", source.quote(range)), expected)
}

/// What was expected where ron stopped.
fn expected(text: &str, code: &Error, byte: usize) -> String {
    let closing = || match walk::open_bracket(text, byte).and_then(|open| text.get(open.range())) {
        Some("[") => "]",
        Some("{") => "}",
        _ => ")",
    };
    match code {
        Error::ExpectedArray => "a list: [ … ]".into(),
        Error::ExpectedMap => "a map: { … }".into(),
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => "an opening (".into(),
        Error::ExpectedComma => format!("a comma or {}", closing()),
        Error::ExpectedArrayEnd
        | Error::ExpectedMapEnd
        | Error::ExpectedStructLikeEnd
        | Error::ExpectedOptionEnd
        | Error::Eof => closing().into(),
        Error::ExpectedMapColon => "a colon and a value".into(),
        Error::ExpectedString => TEXT.into(),
        Error::ExpectedIdentifier | Error::SuggestRawIdentifier(_) => "a name without quotes".into(),
        Error::ExpectedInteger | Error::UnderscoreAtBeginning => "a whole number without quotes".into(),
        Error::ExpectedDifferentLength { expected, .. } => expected.clone(),
        Error::TrailingCharacters => "the end of the file".into(),
        Error::ExceededRecursionLimit => "brackets nested less deeply".into(),
        Error::ExpectedAttribute | Error::ExpectedAttributeEnd | Error::NoSuchExtension(_) => "a value".into(),
        other => text::fit(&format!("no error of the reader ({other})"), EXPECTED_COLUMNS).into_owned(),
    }
}

/// Whether a line is one of git's conflict marks.
pub fn is_conflict_mark(line: &str) -> bool {
    ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].iter().any(|mark| line.starts_with(mark))
}

/// The probable mistake, for cases where the parser's own error misleads.
fn help(text: &str, range: &Range<usize>, expected: &str) -> Option<String> {
    let line_start = text.get(..range.start)?.rfind('\n').map_or(0, |at| at + 1);
    let line = text.get(line_start..)?.lines().next().unwrap_or("");
    let found = text.get(range.clone())?;
    if is_conflict_mark(line) {
        return Some(
            "git left a conflict here: open the plan with touchline to choose sides, or keep one and delete the marks"
                .into(),
        );
    }
    if found.starts_with(['“', '”', '„', '«', '»', '‘', '’', '\'']) {
        return Some("use straight double quotes: \"".into());
    }
    if found.starts_with('#') {
        return Some("a comment begins with //".into());
    }
    if found.starts_with(super::source::is_odd_space) {
        return Some("this space is no plain one: delete it, and type it anew".into());
    }
    if text.trim().is_empty() {
        return Some("the file is empty: touchline new makes a plan".into());
    }
    let named = text.get(..range.start)?.trim_end().trim_end_matches('(').trim_end();
    let with_words = ["Injury", "Suspension", "Other", "Refuses"].into_iter().find(|name| named.ends_with(name));
    if let Some(name) = with_words.filter(|_| matches!(found, "," | ")")) {
        return Some(format!("write what it is: {name}(\"…\")"));
    }
    if found.starts_with(|c: char| c.is_ascii_digit()) && expected == TEXT {
        return Some(format!("put it in quotes: \"{}\"", text::fit(found, EXPECTED_COLUMNS)));
    }
    let thousands = found.len() == 3 && found.bytes().all(|byte| byte.is_ascii_digit());
    let whole = text.get(..range.start)?.strip_suffix(',').unwrap_or("");
    if thousands && whole.ends_with(|c: char| c.is_ascii_digit()) {
        return Some("numbers have no commas in them".into());
    }
    let open = walk::open_bracket(text, range.start)?;
    let bracket = text.get(open.range())?;
    let pair = matches!((bracket, found), ("(", ")") | ("[", "]") | ("{", "}"));
    let out_of_place = found.is_empty() || (matches!(found, ")" | "]" | "}") && !pair) || bracket == "[";
    let line_of = |byte| text.get(..byte).unwrap_or("").matches('\n').count() + 1;
    let (opened, here) = (line_of(open.start), line_of(range.start));
    (out_of_place && opened < here).then(|| format!("the {bracket} of line {opened} is still open here"))
}
