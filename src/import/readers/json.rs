//! Lists of objects in JSON, wherever they lie in the value: what feeds and programs write.
//!
//! Each list of objects is a table, named by its path; a field within an object is a column, `contract.wage` for one that
//! lies deeper. The values are read one object at a time.

mod flat;
mod tables;
mod walk;

use std::io::{BufReader, Read};

use serde::de::DeserializeSeed;
use serde_json::Deserializer;
use serde_json::error::Category;

use super::input::{Meter, Metered};
use super::{Unread, limits};
use crate::import::table::{Table, shown};
use tables::JsonTables;
use walk::Walk;

/// Reads a text as UTF-8: one value, or several behind each other.
///
/// # Errors
///
/// What is no JSON, with line and character; too deep, too wide, too large.
pub(super) fn read(input: impl Read) -> Result<Vec<Table>, Unread> {
    let meter = Meter::default();
    let input = Metered { input: BufReader::with_capacity(64 << 10, input), meter: meter.clone() };
    let mut values = Deserializer::from_reader(input);
    let mut tables = JsonTables::new(meter.clone());
    loop {
        meter.begin_row();
        let line = meter.line();
        let walked = Walk::top(&mut tables).deserialize(&mut values);
        walked.map_err(|error| tables.refused().unwrap_or_else(|| refused(&meter, error)))?;
        tables.end_singles(line)?;
        if values.end().is_ok() {
            return Ok(tables.finish());
        }
    }
}

fn refused(meter: &Meter, error: serde_json::Error) -> Unread {
    let (line, column) = (error.line(), error.column());
    match error.classify() {
        Category::Io => Unread::input(meter.line(), error.into()),
        Category::Eof => Unread { line, column, why: "the JSON ends too early: copy the file again, whole".into() },
        _ => {
            let said = error.to_string();
            if said.contains("recursion limit") {
                let most = limits::MAX_BRACKETS;
                let why = format!("more than {most} brackets inside each other: export a plain list");
                return Unread { line, column, why };
            }
            let said = said.rsplit_once(" at line ").map_or(said.as_str(), |(said, _)| said);
            Unread { line, column, why: format!("this is no JSON: {}", shown(said)) }
        }
    }
}
