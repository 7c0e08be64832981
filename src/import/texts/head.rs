//! The beginning of a text: what parts its cells, and the row that names its columns.

use super::records::{Records, RowPlace};
use crate::import::readers::{self, HEAD, Reader};
use crate::import::table::{Doubts, Table};

/// Rows by which the header is found: no other row has a say in that.
const ROWS: usize = readers::HEADER_ROWS * 2 + 2;

/// The beginning of a text.
pub(super) struct TextHead {
    pub(super) delimiter: char,
    pub(super) headers: Vec<String>,
    /// Where the rows begin.
    pub(super) rows: RowPlace,
    /// What stands above the header.
    pub(super) doubts: Doubts,
}

impl TextHead {
    /// The beginning of a text; none where it is no CSV with a header. `whole` says whether the text is all of the file.
    pub(super) fn of(text: &str, whole: bool) -> Option<TextHead> {
        let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let bytes = text.get(mark..)?.as_bytes();
        let head = String::from_utf8_lossy(bytes.get(..HEAD).unwrap_or(bytes));
        let Ok(Reader::Csv(delimiter)) = readers::of_text(&head, bytes.len() < HEAD) else { return None };
        let byte = u8::try_from(delimiter).ok().filter(|_| delimiter != readers::NO_DELIMITER)?;
        let told = readers::told_delimiter(&head).map_or(0, |(_, bytes)| bytes);
        let begin = RowPlace { begin: u32::try_from(mark + told).ok()?, line: if told > 0 { 2 } else { 1 } };
        let (mut records, mut table, mut places) = (Records::new(text, byte, begin), Table::new(""), Vec::new());
        while table.len() < ROWS {
            let Some(place) = records.next().ok()? else { break };
            let cells = records.cells.iter().map(|cell| cell.of(text, &records.others));
            table.push(place.line as usize, cells);
            places.push(records.place());
            places.truncate(table.len());
        }
        if table.len() < ROWS && !whole {
            return None;
        }
        let number = readers::header_row(&table)?;
        let rows = places.get(number).copied()?;
        readers::take_header(&mut table, number);
        let (headers, line) = (table.headers().to_vec(), table.header_line());
        let mut doubts = Doubts::default();
        // Those of rows below are told where the rows are.
        table.doubts.listed().iter().filter(|doubt| doubt.line < line).for_each(|doubt| doubts.take(doubt.clone()));
        Some(TextHead { delimiter, headers, rows, doubts })
    }
}
