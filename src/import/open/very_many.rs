//! A file of very many people opened: held by its columns where it is plain CSV.

use std::fs;
use std::path::Path;

use super::{OpenError, OpenedFile, known, named, open_table, opened, recognised, unread};
use crate::import::dialects::{Dialect, RowIs};
use crate::import::people::People;
use crate::import::readers::{Reader, read};
use crate::import::table::Table;
use crate::import::texts::{BytesRead, FileParts, TextTable};

/// Opens a file as [`open_table`] does, for who reads very many people.
///
/// A table of people that is plain CSV is held by its columns, in [`OpenedFile::texts`], and its [`OpenedFile::table`] has
/// no rows. `read` is told how far that is.
///
/// # Errors
///
/// Those of [`open_table`].
pub fn open_people(
    path: &Path,
    own: Option<&Path>,
    table: Option<&str>,
    read: &mut BytesRead<'_>,
) -> Result<OpenedFile, OpenError> {
    let name = named(path);
    let parts = match (table, fs::metadata(path).is_ok_and(|about| about.is_dir())) {
        (None, false) => FileParts::of_path(path).ok(),
        _ => None,
    };
    let Some(parts) = parts else { return open_table(path, own, table) };
    of_parts(name, parts, own, read)
}

fn of_parts(
    name: String,
    parts: FileParts,
    own: Option<&Path>,
    so_far: &mut BytesRead<'_>,
) -> Result<OpenedFile, OpenError> {
    let known = known(own)?;
    let is_for_all = |dialect: &&Dialect| dialect.rows == RowIs::Person && !dialect.captured_twice;
    match TextTable::read(parts, |headers| recognised(headers, &known, own).filter(is_for_all), so_far) {
        Ok((texts, dialect)) => {
            let (rows, mut table) = (texts.len(), Table::default());
            table.is_cut = texts.is_cut;
            Ok(OpenedFile {
                name,
                reader: Reader::Csv(texts.delimiter),
                encoding: "UTF-8",
                packed: texts.packed,
                tables: vec![(String::new(), rows)],
                taken: 0,
                table,
                dialect: Some(dialect.clone()),
                people: People::default(),
                doubts: texts.doubts.clone(),
                texts: Some(texts),
            })
        }
        Err(parts) => {
            let mut book = read(parts.input()).map_err(|error| unread(&name, &error))?;
            book.packed |= parts.packed;
            opened(name, book, own, None)
        }
    }
}

/// Opens bytes as one of the two ways of reading does.
#[cfg(test)]
pub(crate) fn made(bytes: &[u8], by_column: bool) -> Result<OpenedFile, OpenError> {
    let name = "made.csv".to_owned();
    match by_column {
        true => of_parts(name, FileParts::of_input(bytes).unwrap(), None, &mut |_, _| ()),
        false => {
            let book = read(bytes).map_err(|error| unread(&name, &error))?;
            opened(name, book, None, None)
        }
    }
}
