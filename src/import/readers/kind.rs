//! What a file is: told by what it holds, not by its name.

use std::fmt;

use super::input::HEAD;
use super::{Unread, delimiter};

/// How a table lies in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// Cells parted by a character, rows by line ends.
    Csv(char),
    /// A web page with tables.
    Html,
    /// Lines of cells between upright strokes, as Football Manager prints a view.
    Pipes,
    /// A workbook of Excel.
    Xlsx,
    /// A workbook of LibreOffice.
    Ods,
    /// One JSON value.
    Json,
    /// One JSON value on each line.
    JsonLines,
}

impl Reader {
    /// The name in answers for scripts: one word.
    pub fn name(self) -> &'static str {
        match self {
            Reader::Csv(_) => "csv",
            Reader::Html => "html",
            Reader::Pipes => "pipes",
            Reader::Xlsx => "xlsx",
            Reader::Ods => "ods",
            Reader::Json => "json",
            Reader::JsonLines => "jsonl",
        }
    }
}

impl fmt::Display for Reader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Reader::Csv('\t') => write!(f, "CSV with tabs"),
            Reader::Csv(delimiter::NONE) => write!(f, "a list of lines"),
            Reader::Csv(delimiter) => write!(f, "CSV with {}", crate::text::display(&delimiter.to_string())),
            Reader::Html => write!(f, "a web page"),
            Reader::Pipes => write!(f, "a table of text"),
            Reader::Xlsx => write!(f, "an Excel workbook"),
            Reader::Ods => write!(f, "an OpenDocument workbook"),
            Reader::Json => write!(f, "JSON"),
            Reader::JsonLines => write!(f, "JSON lines"),
        }
    }
}

/// What a file is by its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bytes {
    /// A zip archive, as the newer workbooks are.
    Zip,
    /// Something to decode.
    Text,
}

/// The first bytes of files that hold no table that is read here, what they are, and what to do.
const OTHERS: &[(&[u8], &str)] = &[
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook (.xls): save it as .xlsx or .csv"),
    (b"PAR1", "Parquet: duckdb -csv -c \"select * from 'FILE'\" | touchline inspect -"),
    (b"SQLite format 3\0", "an SQLite database: sqlite3 -csv -header FILE 'select …' | touchline inspect -"),
    (b"\x02\x01afe.", "an encrypted container of Football Manager: export the list itself"),
    (b"{\\rtf", "a document with formats (RTF): save it as plain text"),
    (b"%PDF", "a PDF: export the table as CSV"),
    (b"\x28\xb5\x2f\xfd", "packed by zstd: unpack it first, or pack it with gzip"),
    (b"\xfd7zXZ\0", "packed by xz: unpack it first, or pack it with gzip"),
    (b"BZh", "packed by bzip2: unpack it first, or pack it with gzip"),
    (b"\x1f\x8b", "packed twice: unpack it first"),
    (b"\x89PNG", "a picture: export the table as CSV"),
    (b"\xff\xd8\xff", "a picture: export the table as CSV"),
];

/// Tells a file by its first bytes; `whole` says whether those are all of it.
///
/// # Errors
///
/// An empty file, and one that is known to be something else, with what to do.
pub(super) fn of_bytes(head: &[u8], whole: bool) -> Result<Bytes, Unread> {
    if head.iter().all(u8::is_ascii_whitespace) {
        return Err(blank(whole));
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Ok(Bytes::Zip);
    }
    match OTHERS.iter().find(|(first, _)| head.starts_with(first)) {
        Some((_, what)) => Err(Unread::whole(format!("this is {what}"))),
        None => Ok(Bytes::Text),
    }
}

/// The refusal of a beginning that is nothing but space.
fn blank(whole: bool) -> Unread {
    if whole {
        return Unread::whole("an empty file, expected a table: export it again");
    }
    let kib = HEAD >> 10;
    Unread::whole(format!("nothing but space in the first {kib} KiB, expected a table: take the blank lines away"))
}

/// Tells a text by its beginning; `whole` says whether that is all of it.
///
/// # Errors
///
/// What is no text, and a text of marks that holds no table.
pub(in crate::import) fn of_text(head: &str, whole: bool) -> Result<Reader, Unread> {
    if head.contains('\0') {
        return Err(Unread::whole("not a text, a workbook or anything else that is read: export the table as CSV"));
    }
    let start = head.trim_start();
    match start.chars().next() {
        None => Err(blank(whole)),
        Some('<') => of_markup(start),
        Some('{' | '[') => Ok(of_json(start)),
        _ if is_piped(start) => Ok(Reader::Pipes),
        _ => Ok(Reader::Csv(delimiter::find(head, whole))),
    }
}

fn of_markup(start: &str) -> Result<Reader, Unread> {
    let beginning: String = start.chars().take(2_000).collect::<String>().to_ascii_lowercase();
    if beginning.starts_with("<?xml") && !beginning.contains("<html") {
        return Err(Unread::whole("this is XML: save the table as .xlsx or .csv"));
    }
    Ok(Reader::Html)
}

/// JSON lines: the second value begins on the line after the first.
fn of_json(start: &str) -> Reader {
    let mut lines = start.lines().map(str::trim).filter(|line| !line.is_empty());
    let is_value =
        |line: &str| (line.starts_with('{') && line.ends_with('}')) || (line.starts_with('[') && line.ends_with(']'));
    let first = lines.next().is_some_and(is_value);
    let second = lines.next().is_some_and(|line| line.starts_with(['{', '[']));
    if first && second { Reader::JsonLines } else { Reader::Json }
}

/// Lines that begin with a stroke, or a rule of dashes among the first.
fn is_piped(start: &str) -> bool {
    let first: Vec<&str> = start.lines().map(str::trim).filter(|line| !line.is_empty()).take(3).collect();
    let strokes = |line: &&str| line.starts_with('|') && line.matches('|').count() > 2;
    first.first().is_some_and(strokes) || first.iter().any(|line| is_rule(line) && line.contains(['|', '+']))
}

/// A line of dashes, with or without strokes and corners between.
pub(super) fn is_rule(line: &str) -> bool {
    line.contains("---") && line.chars().all(|c| matches!(c, '-' | '+' | '|' | '=' | ':' | ' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_told_by_what_it_holds() {
        for (head, reader) in [
            ("Name;Age\nA;24\n", Reader::Csv(';')),
            ("\n\n  <html><table>", Reader::Html),
            ("<!DOCTYPE html>", Reader::Html),
            ("<?xml version=\"1.0\"?><html>", Reader::Html),
            ("\r\n\r\n| Name | Age | \r\n| --- | --- |\n", Reader::Pipes),
            (" name | age \n------+-----\n Ada | 24\n", Reader::Pipes),
            ("+-----+----+\n| Name | Age |\n", Reader::Pipes),
            ("Name|Age|Club\nAda|24|AFC\n", Reader::Csv('|')),
            ("[{\"a\": 1},\n {\"a\": 2}]", Reader::Json),
            ("{\n\"a\": 1}", Reader::Json),
            ("{\"a\": 1}", Reader::Json),
            ("{\"a\": 1}\n{\"a\": 2}\n", Reader::JsonLines),
            ("[1]\n[2]\n", Reader::JsonLines),
        ] {
            assert_eq!(of_text(head, true), Ok(reader), "{head:?}");
        }
    }

    #[test]
    fn what_is_not_read_says_what_to_do() {
        for (head, part) in [
            (&b""[..], "an empty file"),
            (b" \r\n", "an empty file"),
            (b"\xd0\xcf\x11\xe0\xa1", "save it as .xlsx"),
            (b"\x02\x01afe.\0", "Football Manager"),
            (b"{\\rtf1\\ansi", "plain text"),
            (b"PAR1\x15", "duckdb"),
        ] {
            assert!(of_bytes(head, true).is_err_and(|error| error.why.contains(part)), "{part}");
        }
        assert!(of_text("a\0b", true).is_err());
        assert!(of_text("<?xml version=\"1.0\"?><Workbook>", true).is_err_and(|error| error.why.contains("XML")));
        assert_eq!(of_bytes(b"PK\x03\x04\0", true), Ok(Bytes::Zip));
        assert_eq!(of_bytes(b"Name", true), Ok(Bytes::Text));
    }
}
