//! A file of others opened: the table of it that counts, the source that it is of, and who is in it.

mod very_many;

use std::collections::HashSet;
use std::path::Path;
use std::{fmt, fs};

#[cfg(test)]
pub(crate) use self::very_many::made;
pub use self::very_many::open_people;
use super::dialects::{Dialect, NOBODYS, dialects, read_dialect, recognise};
use super::look_up::look_up;
use super::people::{FileContext, People, people};
use super::readers::{Book, Reader, Unread, read, read_path};
use super::table::{Doubts, Table, TableRow, shown};
use super::texts::TextTable;
use crate::store::{self, Source};
use crate::text;

/// A file with the table of it that was taken, and the people in that.
#[derive(Debug)]
pub struct OpenedFile {
    /// As errors name it.
    pub name: String,
    pub reader: Reader,
    /// The encoding of its text, as the web calls it.
    pub encoding: &'static str,
    /// Whether it was packed by gzip.
    pub packed: bool,
    /// The names of all its tables, with their rows.
    pub tables: Vec<(String, usize)>,
    /// Which of them was taken.
    pub taken: usize,
    pub table: Table,
    /// The rows of a table of very many, by their columns, where they were read so.
    pub texts: Option<TextTable>,
    /// Absent where no source is known that writes such columns.
    pub dialect: Option<Dialect>,
    /// Nobody where there is no dialect.
    pub people: People,
    /// What was not understood: of the text, of the table, of its people.
    pub doubts: Doubts,
}

/// Why a file could not be opened; its texts are harmless to show.
#[derive(Debug)]
pub enum OpenError {
    /// A file has no such table.
    NoTable { said: String, has: String },
    /// The columns of this file are of no source that is known.
    NoSource(String),
    /// One message with its place and what to do.
    Other(String),
}

/// Opens a file, `-` being standard input, by the user's own dialect or by the one that recognises it.
///
/// Of several tables that is taken whose headers its dialect knows best, then the longest; or the one that is named, by
/// its name or its number from 1.
///
/// # Errors
///
/// A file that cannot be read, a table that is not there, and a dialect that cannot be read or knows none of the headers.
/// A file of no known source is no error: see [`OpenedFile::source`].
pub fn open(
    path: &Path,
    own: Option<&Path>,
    table: Option<&str>,
    context: &FileContext<'_>,
) -> Result<OpenedFile, OpenError> {
    Ok(open_table(path, own, table)?.with_people(context))
}

/// Opens a file as [`open`] does, and reads nobody: for who reads its people another way.
///
/// # Errors
///
/// As of [`open`].
pub fn open_table(path: &Path, own: Option<&Path>, table: Option<&str>) -> Result<OpenedFile, OpenError> {
    let name = named(path);
    let book = read_path(path).map_err(|error| unread(&name, &error))?;
    opened(name, book, own, table)
}

/// The dialects by which a file may be read: the user's own alone, where there is one.
fn known(own: Option<&Path>) -> Result<Vec<Dialect>, OpenError> {
    match own {
        Some(own) => Ok(vec![read_own(own)?]),
        None => dialects().map_err(|error| OpenError::Other(error.to_string())),
    }
}

fn recognised<'d>(headers: &[String], known: &'d [Dialect], own: Option<&Path>) -> Option<&'d Dialect> {
    match own {
        Some(_) => known.first().filter(|own| own.knows_of(headers) > 0),
        None => recognise(headers, known),
    }
}

/// Whether reading may wait for somebody who writes: standard input, a pipe, a terminal.
pub fn may_wait(path: &Path) -> bool {
    path.as_os_str() == "-" || fs::metadata(path).is_ok_and(|about| !about.is_file() && !about.is_dir())
}

/// What errors call the file `-`.
pub const STANDARD_INPUT: &str = "standard input";

/// What errors call a text that is in no file.
pub const PASTE: &str = "a paste";

/// What reports call a table of no known source that is in no file.
pub const A_TABLE: &str = "a table";

/// Opens a text that is in no file.
///
/// # Errors
///
/// As of [`open`].
pub fn open_text(
    text: &str,
    own: Option<&Path>,
    table: Option<&str>,
    context: &FileContext<'_>,
) -> Result<OpenedFile, OpenError> {
    let book = read(text.as_bytes()).map_err(|error| unread(PASTE, &error))?;
    Ok(opened(PASTE.to_owned(), book, own, table)?.with_people(context))
}

fn opened(name: String, mut book: Book, own: Option<&Path>, table: Option<&str>) -> Result<OpenedFile, OpenError> {
    let known = known(own)?;
    let named = table.map(|wanted| find(&book.tables, wanted, &name)).transpose()?;
    let of = |table: &Table| recognised(table.headers(), &known, own);
    let fits = |table: &Table| (of(table).map_or(0, |dialect| dialect.knows_of(table.headers())), table.len());
    let best = || book.tables.iter().enumerate().rev().max_by_key(|(_, table)| fits(table)).map(|(at, _)| at);
    let taken =
        named.or_else(best).ok_or_else(|| OpenError::Other(format!("cannot read {name}: it holds no table")))?;
    let tables: Vec<_> = book.tables.iter().map(|table| (table.name().to_owned(), table.len())).collect();
    let mut table = book.tables.swap_remove(taken);
    let mut dialect = of(&table).cloned();
    if let (Some(own), None, true) = (own, &dialect, table.has_header()) {
        return Err(knows_nothing(own, &name, &table));
    }
    if let Some(dialect) = &mut dialect {
        look_up(&mut table, &book.tables, dialect).map_err(|error| unread(&name, &error))?;
    }
    let (reader, encoding, packed) = (book.reader, book.encoding, book.packed);
    let mut doubts = book.doubts;
    if !table.has_header() {
        let first = table.row(0);
        doubts.push(first.map_or(0, TableRow::line), 0, first.map_or("", |row| row.cell(0)), NO_HEADER);
    }
    doubts.extend(table.doubts.clone());
    let people = People::default();
    Ok(OpenedFile { name, reader, encoding, packed, tables, taken, table, texts: None, dialect, people, doubts })
}

impl OpenedFile {
    fn with_people(mut self, context: &FileContext<'_>) -> OpenedFile {
        self.people = self.dialect.as_ref().map(|dialect| people(&self.table, dialect, context)).unwrap_or_default();
        self.doubts.extend(self.people.doubts.clone());
        self
    }

    /// Where what is known comes from, as reports name it: the source, or the file where its columns are nobody's.
    ///
    /// # Errors
    ///
    /// As of [`OpenedFile::source`].
    pub fn source_name(&self, path: &Path) -> Result<String, OpenError> {
        let name = &self.source()?.name;
        Ok(match (name.as_str(), path.file_name()) {
            (NOBODYS, Some(_)) if path.as_os_str() == "-" => A_TABLE.to_owned(),
            (NOBODYS, Some(file)) => file.to_string_lossy().into_owned(),
            (name, _) => name.to_owned(),
        })
    }

    /// The columns, from 0, that are neither read nor told of by their dialect, each with the key by which that knows it.
    pub fn left_over(&self) -> Vec<(usize, Option<String>)> {
        let Some(dialect) = &self.dialect else { return Vec::new() };
        let used = self.people.used.iter().map(|(_, at)| *at).chain(self.people.attributes_at.iter().copied());
        let told: HashSet<usize> = used.chain(self.people.not_used.iter().map(|(at, _)| *at)).collect();
        let headers = self.table.headers().iter().enumerate();
        let left = headers.filter(|(at, header)| !header.is_empty() && !told.contains(at));
        left.map(|(at, header)| (at, dialect.key_of(header))).collect()
    }

    /// The headers of the columns that nobody understands.
    pub fn not_understood(&self) -> impl Iterator<Item = &str> {
        let unknown = self.left_over().into_iter().filter(|(_, known)| known.is_none());
        unknown.filter_map(|(at, _)| self.table.headers().get(at)).map(|header| header.as_ref())
    }

    /// What else is to be known of what was read, a sentence each: the columns that nobody understands, and that the file
    /// is cut off.
    pub fn warnings(&self) -> Vec<String> {
        let named = text::some_of(self.not_understood().map(shown), HEADERS_NAMED);
        let columns = (!named.is_empty()).then(|| format!("columns that are not understood: {named}"));
        let cut =
            self.table.is_cut.then(|| "the file is cut off, and people may be missing: export it again".to_owned());
        cut.into_iter().chain(columns).collect()
    }

    /// The source of the file, for who needs its people.
    ///
    /// # Errors
    ///
    /// A table without a header, and one of no known source; with what to do.
    pub fn source(&self) -> Result<&Dialect, OpenError> {
        self.dialect.as_ref().ok_or_else(|| match self.table.has_header() {
            true => OpenError::NoSource(self.name.clone()),
            false => OpenError::Other(format!("{}: {NO_HEADER}", self.name)),
        })
    }
}

/// What to do with a table without a header.
pub const NO_HEADER: &str =
    "no row names the columns, expected a first line such as Name;Position;Age: write one above the others";

/// What to do with a table of no known source; `dashes` stand before the name of an option where the user types.
pub fn no_source(dashes: &str) -> String {
    format!(
        "its columns are of no source that is known: write how it is read with touchline inspect --guess FILE > mine.ron, \
         correct that, and give it as {dashes}dialect mine.ron"
    )
}

/// The name of a file in messages.
fn named(path: &Path) -> String {
    match path.as_os_str() == "-" {
        true => STANDARD_INPUT.to_owned(),
        false => text::path(path),
    }
}

fn read_own(path: &Path) -> Result<Dialect, OpenError> {
    let text = store::load(path).map_err(|error| match error.is_missing() {
        true => OpenError::Other(format!(
            "cannot read the dialect {}: there is no such file: check its name, or write it with touchline inspect --guess",
            text::path(path)
        )),
        false => OpenError::Other(error.to_string()),
    })?;
    read_dialect(&Source::new(&path.to_string_lossy(), &text)).map_err(|error| OpenError::Other(error.to_string()))
}

fn unread(name: &str, error: &Unread) -> OpenError {
    OpenError::Other(match (error.line, error.column) {
        (0, _) => format!("cannot read {name}: {}", error.why),
        (line, 0) => format!("{name}:{line}: {}", error.why),
        (line, column) => format!("{name}:{line}:{column}: {}", error.why),
    })
}

/// The table of that name, or of that number.
fn find(tables: &[Table], wanted: &str, file: &str) -> Result<usize, OpenError> {
    let by_name = || tables.iter().position(|table| text::same(table.name(), wanted));
    let exactly = tables.iter().position(|table| table.name() == wanted).or_else(by_name);
    let by_number = || wanted.parse().ok().and_then(|number: usize| number.checked_sub(1));
    exactly.or_else(|| by_number().filter(|at| *at < tables.len())).ok_or_else(|| {
        let call = |(at, table): (usize, &Table)| match table.name() {
            "" => (at + 1).to_string(),
            name => shown(name),
        };
        let names = text::some_of(tables.iter().enumerate().map(call), TABLES_NAMED);
        OpenError::NoTable { said: text::fit(wanted, 60).into_owned(), has: format!("a table of {file}: {names}") }
    })
}

/// Tables of a file that an error names.
const TABLES_NAMED: usize = 8;

/// Headers of a table that an error names.
const HEADERS_NAMED: usize = 8;

fn knows_nothing(own: &Path, file: &str, table: &Table) -> OpenError {
    let headers = table.headers().iter().filter(|header| !header.is_empty()).map(|header| shown(header));
    let some = text::some_of(headers, HEADERS_NAMED);
    OpenError::Other(format!("{}: none of its headers is in {file}, expected some of {some}", text::path(own)))
}

impl OpenError {
    /// The message; `dashes` stand before the name of an option where the user types.
    pub fn words(&self, dashes: &str) -> String {
        match self {
            OpenError::NoTable { said, has } => format!("found {dashes}table “{said}”, expected {has}"),
            OpenError::NoSource(file) => format!("{file}: {}", no_source(dashes)),
            OpenError::Other(message) => message.clone(),
        }
    }
}

/// As the shell says it.
impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words("--"))
    }
}

impl std::error::Error for OpenError {}
