//! The tables of a JSON value, by their paths.

use std::collections::HashMap;

use serde::de;
use serde_json::Value;

use super::flat::{FlatObject, below, text};
use crate::import::readers::input::Meter;
use crate::import::readers::{Unread, header, limits, uneven};
use crate::import::table::Table;

/// Keys beside a list of rows that hold the names of its columns.
const HEADER_KEYS: &[&str] = &["header", "headers", "columns"];

/// All tables, and what lies in no list.
pub(super) struct JsonTables {
    meter: Meter,
    tables: Vec<JsonTable>,
    /// What lies in no list of this value: one row of a table without a name.
    singles: Vec<(String, String)>,
    /// Lists of texts under a key of headers, by their paths.
    headers: HashMap<String, Vec<String>>,
    refused: Option<Unread>,
}

/// A list, and the columns that its objects have named so far.
struct JsonTable {
    path: String,
    read: Table,
    columns: HashMap<String, usize>,
    names: Vec<String>,
}

impl JsonTables {
    pub(super) fn new(meter: Meter) -> JsonTables {
        JsonTables { meter, tables: Vec::new(), singles: Vec::new(), headers: HashMap::new(), refused: None }
    }

    /// The line that is being read.
    pub(super) fn line(&self) -> usize {
        self.meter.line()
    }

    /// From here on, bytes are those of the next row.
    pub(super) fn begin_row(&self) {
        self.meter.begin_row();
    }

    /// Keeps why reading ends, since the parser's own error has no room for it.
    pub(super) fn refuse<E: de::Error>(&mut self, refused: Unread) -> E {
        self.refused = Some(refused);
        E::custom("refused")
    }

    /// Why reading ended, if we ended it.
    pub(super) fn refused(&mut self) -> Option<Unread> {
        self.refused.take()
    }

    /// Keeps a value that lies in no list.
    pub(super) fn single(&mut self, path: &str, value: String) -> Result<(), Unread> {
        self.singles.push((path.to_owned(), value));
        if self.singles.len() > limits::MAX_COLUMNS {
            let why =
                format!("an object of more than {} fields, expected a list of people in [ ]", limits::MAX_COLUMNS);
            return Err(Unread::on(self.line(), why));
        }
        Ok(())
    }

    /// Makes a row of what lay in no list of a value that began on the line.
    pub(super) fn end_singles(&mut self, line: usize) -> Result<(), Unread> {
        let singles = std::mem::take(&mut self.singles);
        self.row("", line, singles)
    }

    /// Keeps the texts of a list that may name columns.
    pub(super) fn list(&mut self, path: &str, texts: &[String]) {
        if HEADER_KEYS.contains(&last_key(path)) {
            self.headers.insert(path.to_owned(), texts.to_vec());
        }
    }

    /// Adds an object as a row, and the objects of lists within it as rows of tables of their own.
    pub(super) fn object(&mut self, path: &str, line: usize, value: &Value) -> Result<(), Unread> {
        let object = FlatObject::of(value, line)?;
        self.row(path, line, object.cells)?;
        for (key, list) in object.lists {
            let path = below(path, &key, line)?;
            list.iter().filter(|value| value.is_object()).try_for_each(|value| self.object(&path, line, value))?;
        }
        Ok(())
    }

    /// Adds a list as a row, cell after cell.
    pub(super) fn cells(&mut self, path: &str, line: usize, cells: &[Value]) -> Result<(), Unread> {
        limits::columns(line, cells.len())?;
        let texts: Vec<String> = cells.iter().map(text).collect();
        let (table, others) = self.table(path, line)?;
        table.read.push(line, texts.iter().map(String::as_str));
        limits::size(line, &table.read, others)
    }

    fn row(&mut self, path: &str, line: usize, cells: Vec<(String, String)>) -> Result<(), Unread> {
        if cells.is_empty() {
            return Ok(());
        }
        let (table, others) = self.table(path, line)?;
        let mut row = Vec::with_capacity(table.names.len());
        for (name, text) in cells {
            let column = table.column(name);
            limits::columns(line, column + 1)?;
            row.resize(row.len().max(column + 1), String::new());
            if let Some(cell) = row.get_mut(column) {
                *cell = text;
            }
        }
        table.read.push(line, row.iter().map(String::as_str));
        limits::size(line, &table.read, others)
    }

    /// The table of a path, and what the others hold.
    fn table(&mut self, path: &str, line: usize) -> Result<(&mut JsonTable, (usize, usize)), Unread> {
        let found = self.tables.iter().position(|table| table.path == path);
        let number = found.unwrap_or(self.tables.len());
        if found.is_none() {
            limits::tables(line, number + 1)?;
            let (read, path) = (Table::new(path), path.to_owned());
            self.tables.push(JsonTable { path, read, columns: HashMap::new(), names: Vec::new() });
        }
        let held =
            self.tables.iter().enumerate().filter(|(index, _)| *index != number).map(|(_, table)| table.read.held());
        let others = held.fold((0, 0), |(cells, text), held| (cells + held.0, text + held.1));
        let table = self.tables.get_mut(number).ok_or_else(|| Unread::on(line, "no table"))?;
        Ok((table, others))
    }

    /// The tables with their headers: the keys of their objects, a list of names beside them, or their first row.
    pub(super) fn finish(mut self) -> Vec<Table> {
        self.take_headers();
        let (mut done, mut used) = (Vec::new(), Vec::new());
        for table in self.tables {
            let JsonTable { path, mut read, names, .. } = table;
            let mut keys = HEADER_KEYS.iter().map(|key| beside(&path, key));
            let named = keys.find_map(|key| Some((self.headers.get(&key)?, key))).filter(|_| !path.is_empty());
            if !names.is_empty() {
                read.set_headers(names);
            } else {
                match &named {
                    Some((names, _)) => read.set_headers((*names).clone()),
                    None => header::find(&mut read),
                }
                uneven::doubt(&mut read, false);
            }
            used.extend(named.map(|(_, key)| key));
            done.push((path, read));
        }
        // What lay in no list, where that is but the names of columns.
        let names_columns = |read: &Table| read.has_header() && read.headers().iter().all(|name| used.contains(name));
        done.retain(|(path, read)| !path.is_empty() || !names_columns(read));
        done.into_iter().map(|(_, read)| read).collect()
    }

    /// Takes away the tables that only name columns of a list beside them: `"header": [["Name", "Age"]]`.
    fn take_headers(&mut self) {
        let paths: Vec<String> = self.tables.iter().map(|table| table.path.clone()).collect();
        let has_list_beside = |path: &str| {
            let parent = beside(path, "");
            paths.iter().any(|other| other != path && !other.is_empty() && beside(other, "") == parent)
        };
        self.tables.retain(|table| {
            let is_header = HEADER_KEYS.contains(&last_key(&table.path)) && table.read.len() == 1;
            if !is_header || !table.names.is_empty() || !has_list_beside(&table.path) {
                return true;
            }
            let names = table.read.row(0).map(|row| row.cells().map(str::to_owned).collect());
            self.headers.insert(table.path.clone(), names.unwrap_or_default());
            false
        });
    }
}

impl JsonTable {
    /// The number of a column, a new one for a name that is new.
    fn column(&mut self, name: String) -> usize {
        let next = self.names.len();
        *self.columns.entry(name).or_insert_with_key(|name| {
            self.names.push(name.clone());
            next
        })
    }
}

fn last_key(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or(path)
}

/// The path of a key in the object that holds the last key of a path.
fn beside(path: &str, key: &str) -> String {
    path.rsplit_once('.').map_or(key.to_owned(), |(parent, _)| format!("{parent}.{key}"))
}
