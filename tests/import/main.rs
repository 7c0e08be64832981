//! Files that people have, read: small ones made by hand for each quirk, and the real ones where they lie beside.

// A fixture that fails to build is a failed test.
#![allow(clippy::unwrap_used, clippy::panic)]

mod csv;
mod dialects;
mod exported;
mod hostile;
mod json;
mod open;
mod pages;
mod people;
mod pipes;
mod properties;
mod real;
#[path = "../support/runs.rs"]
mod runs;
#[path = "../support/seed.rs"]
mod seed;
mod squad;
mod update;
mod workbooks;

use touchline::import::{Book, Table, read};

/// The only table of a file.
fn only(bytes: impl AsRef<[u8]>) -> Table {
    let mut book = book(bytes);
    assert_eq!(book.tables.len(), 1, "{:?}", book.tables.iter().map(Table::name).collect::<Vec<_>>());
    book.tables.remove(0)
}

fn book(bytes: impl AsRef<[u8]>) -> Book {
    read(bytes.as_ref()).unwrap()
}

/// Why a file is not read.
fn refusal(bytes: impl AsRef<[u8]>) -> String {
    read(bytes.as_ref()).unwrap_err().to_string()
}

/// A table on lines: the headers, then each row with its line.
fn shown(table: &Table) -> String {
    let rows = table.rows().map(|row| format!("{}: {}", row.line(), row.cells().collect::<Vec<_>>().join(" | ")));
    let headers = if table.has_header() { table.headers().join(" | ") } else { "no header".into() };
    [headers].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}

/// Its doubts on lines: the place, what stands there, why.
fn doubts(table: &Table) -> String {
    let doubts = table.doubts.listed().iter();
    doubts.map(|d| format!("{}:{} {} ({})", d.line, d.column, d.text, d.why)).collect::<Vec<_>>().join("\n")
}

/// Text on lines without what indents it.
fn lines(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}
