//! A table as CSV and as JSON.

use serde_json::{Map, Value};

use super::{ATTRIBUTES, ExportCell, ExportTable};
use crate::text::{guarded, unguarded};

/// CSV by RFC 4180: commas, lines that end with CR and LF, quotes where a cell needs them.
///
/// A text that a spreadsheet would take for a formula has an apostrophe before it.
pub fn csv(table: &ExportTable) -> String {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let rows = table.rows.iter().map(|row| row.iter().map(cell).collect::<Vec<String>>());
    // Nothing fails that is written into memory, and all rows have as many cells.
    for row in [table.headers.clone()].into_iter().chain(rows) {
        let _ = writer.write_record(&row);
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

fn cell(cell: &ExportCell) -> String {
    match cell {
        ExportCell::Nothing => String::new(),
        ExportCell::Text(text) => guarded(text).into_owned(),
        ExportCell::List(texts) => guarded(&texts.join(", ")).into_owned(),
        ExportCell::Number(number) => number.to_string(),
    }
}

/// A list with an object for each row, the attributes as an object within it; what is not known is null.
pub fn json(table: &ExportTable) -> Value {
    table.rows.iter().map(|row| object(&table.headers, row)).collect()
}

fn object(headers: &[String], row: &[ExportCell]) -> Value {
    let (mut object, mut attributes) = (Map::new(), Map::new());
    for (header, cell) in headers.iter().zip(row) {
        match header.strip_prefix(ATTRIBUTES) {
            Some(_) if *cell == ExportCell::Nothing => None,
            Some(name) => attributes.insert(name.to_owned(), value(cell)),
            None => object.insert(header.clone(), value(cell)),
        };
    }
    if headers.iter().any(|header| header.starts_with(ATTRIBUTES)) {
        object.insert(ATTRIBUTES.trim_end_matches('.').to_owned(), attributes.into());
    }
    object.into()
}

fn value(cell: &ExportCell) -> Value {
    match cell {
        ExportCell::Nothing => Value::Null,
        // What already looks guarded would lose its apostrophe where it is read.
        ExportCell::Text(text) if unguarded(text) != text => Value::from(guarded(text).into_owned()),
        ExportCell::Text(text) => Value::from(text.as_str()),
        ExportCell::List(texts) => texts.iter().map(String::as_str).collect(),
        ExportCell::Number(number) => Value::from(*number),
    }
}
