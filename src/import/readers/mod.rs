//! How a table lies in a file: each reader turns bytes into tables, and knows nothing of what the cells mean.
//!
//! The reader is chosen by what the file holds. What it does not understand is a doubt with its place, and what it refuses
//! an [`Unread`]. Texts are streamed; [`limits`] bounds what is kept.

mod attribute;
mod broken;
mod code_page;
mod decode;
mod delimited;
mod delimiter;
mod header;
mod html;
mod input;
mod json;
mod kind;
pub mod limits;
mod line_ends;
mod merged;
mod ods;
mod piped;
mod turkish;
mod uneven;
mod unread;
mod workbook;
mod xlsx;

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::table::{Doubts, Table};
use decode::{DecodeNotes, Decoded};
pub(super) use delimited::MANY_LINES;
pub(super) use delimiter::{NONE as NO_DELIMITER, told as told_delimiter};
pub(super) use header::{
    AGAIN as HEADER_AGAIN, ROWS as HEADER_ROWS, row_of as header_row, says_again, take as take_header,
};
pub(super) use input::HEAD;
use input::{Headed, Limited, look, unpack};
use kind::Bytes;
pub use kind::Reader;
pub(super) use kind::of_text;
pub(super) use uneven::{CUT, TOO_FEW, TOO_MANY};
pub use unread::Unread;

/// What a file holds.
#[derive(Clone, Debug)]
pub struct Book {
    /// How it was read.
    pub reader: Reader,
    /// The encoding of its text, as the web calls it.
    pub encoding: &'static str,
    /// Whether it was packed by gzip.
    pub packed: bool,
    /// Its tables: at least one, none of them without both header and rows.
    pub tables: Vec<Table>,
    /// Bytes that mean nothing in its encoding, in whichever table.
    pub doubts: Doubts,
}

/// Reads a file; `-` is standard input.
///
/// # Errors
///
/// A file that cannot be opened, that holds no table, that is broken or too large.
pub fn read_path(path: &Path) -> Result<Book, Unread> {
    if path.as_os_str() == "-" {
        return read(io::stdin().lock());
    }
    let file = File::open(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Unread::whole("there is no such file: check its name"),
        _ => Unread::whole(error.to_string()),
    })?;
    if file.metadata().is_ok_and(|about| about.is_dir()) {
        return Err(Unread::whole("a folder, expected a file"));
    }
    read(file)
}

/// Reads bytes.
///
/// # Errors
///
/// What holds no table, what is broken or too large.
pub fn read<'a>(input: impl Read + 'a) -> Result<Book, Unread> {
    let (headed, packed) = unpack(look(Box::new(input))?)?;
    let mut book = match kind::of_bytes(&headed.head, headed.whole)? {
        Bytes::Zip => {
            let (reader, tables) = workbook::read(headed.input)?;
            Book { reader, encoding: "UTF-8", packed, tables, doubts: Doubts::default() }
        }
        Bytes::Text => read_text(headed, packed)?,
    };
    book.tables.retain(|table| table.has_header() || !table.is_empty());
    if book.tables.is_empty() {
        return Err(Unread::whole(format!("{} without a table: export the list itself", book.reader)));
    }
    Ok(book)
}

fn read_text(headed: Headed<'_>, packed: bool) -> Result<Book, Unread> {
    let notes = DecodeNotes::default();
    let limited = Limited::new(headed.input, limits::MAX_BYTES);
    let decoded = Decoded::new(limited, &headed.head, notes.clone());
    let text = look(Box::new(decoded))?;
    let head = String::from_utf8_lossy(&text.head);
    let reader = kind::of_text(&head, text.whole)?;
    let tables = match reader {
        Reader::Html => html::read(text.input)?,
        Reader::Pipes => vec![piped::read(text.input)?],
        Reader::Json | Reader::JsonLines => json::read(text.input)?,
        Reader::Csv(delimiter) => vec![delimited::read(text.input, &head, delimiter)?],
        // No text is a workbook.
        Reader::Xlsx | Reader::Ods => Vec::new(),
    };
    Ok(Book { reader, encoding: notes.encoding(), packed, tables, doubts: notes.doubts() })
}
