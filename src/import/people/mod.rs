//! Who is in a table: rows into people, by a dialect and the values of its cells.
//!
//! A row captured twice is one person, a row without a name is nobody, and what is not believed is a doubt with its place.

mod absent;
mod by_text;
mod captures;
mod cells;
mod columns;
mod context;
mod fit;
mod learnt;
mod person;
mod row;
mod said;

use std::collections::{HashMap, HashSet};
use std::ops::Range;

pub use by_text::{TextPeople, TextPerson};
pub use context::FileContext;
pub use person::{FilePerson, FileSpell, is_code};
pub use said::{SaidInLot, SaidRows};

use self::captures::Captures;
use self::columns::TableColumns;
use self::row::PersonReader;
use super::dialects::{Dialect, FileField, RowIs};
use super::table::{Doubts, Table};
use super::values::Reason;
use crate::domain::Currency;

/// The people of a table, and what became of its rows and columns.
#[derive(Clone, Debug, Default)]
pub struct People {
    /// In the order of their first rows.
    pub people: Vec<FilePerson>,
    /// The names of the attributes that the file has, in the order of [`FilePerson::figures`].
    pub attributes: Vec<String>,
    /// Their columns, from 0.
    pub attributes_at: Vec<usize>,
    /// Which column is what, by the places of the columns from 0.
    pub used: Vec<(FileField, usize)>,
    /// What amounts are in, where anything says it.
    pub currency: Option<Currency>,
    /// Columns that are shown and not used, each with why.
    pub not_used: Vec<(usize, String)>,
    /// Rows without a name.
    pub unnamed: usize,
    /// Of those, rows that are like nobody with a name, or like several.
    pub alone: usize,
    /// Rows that say again what another row of the same person says.
    pub merged: usize,
    pub doubts: Doubts,
}

/// Everybody in a table, found and not yet read: who reads them may do so in several lots at once.
pub struct TablePeople<'t> {
    table: &'t Table,
    dialect: &'t Dialect,
    context: &'t FileContext<'t>,
    columns: TableColumns<'t>,
    captures: Captures,
}

impl<'t> TablePeople<'t> {
    pub fn of(table: &'t Table, dialect: &'t Dialect, context: &'t FileContext<'t>) -> TablePeople<'t> {
        let columns = TableColumns::of(table, dialect, context);
        let captures = Captures::of(table, &columns, dialect);
        TablePeople { table, dialect, context, columns, captures }
    }

    /// How many they are.
    pub fn len(&self) -> usize {
        self.captures.groups.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The names of the attributes that the file has, in the order of [`FilePerson::figures`].
    pub fn attributes(&self) -> Vec<String> {
        self.columns.attributes.iter().map(|attribute| attribute.name.to_owned()).collect()
    }

    /// What amounts are in, where anything says it.
    pub fn currency(&self) -> Option<Currency> {
        self.columns.currency
    }

    /// Reads a lot of them, by their numbers, in the order of their first rows; what is not believed is a doubt.
    pub fn read(&self, lot: Range<usize>, doubts: &mut Doubts, mut take: impl FnMut(FilePerson)) {
        let mut reader = PersonReader {
            columns: &self.columns,
            dialect: self.dialect,
            context: self.context,
            doubts,
            named: HashMap::new(),
            shared: HashSet::new(),
        };
        let mut rows = Vec::new();
        for group in self.captures.groups.get(lot).unwrap_or_default() {
            rows.clear();
            rows.extend(group.iter().filter_map(|number| self.table.row(*number)));
            let mut person = reader.person(&rows);
            person.lines = rows.iter().map(|row| row.line()).collect();
            take(person);
        }
    }

    /// Columns whose cells are not what their header says.
    fn doubt_columns(&self, doubts: &mut Doubts) {
        for at in &self.columns.foreign {
            let header = self.table.headers().get(*at).map_or("", String::as_str);
            doubts.push(self.table.header_line(), at + 1, header, Reason::OtherColumn.word());
        }
    }

    /// Rows of which nobody knows whose they are.
    fn doubt_rows(&self, doubts: &mut Doubts) {
        let captures = &self.captures;
        let name_at = self.columns.name_at();
        for (rows, reason) in [
            (&captures.alone, Reason::Unnamed),
            (&captures.either, Reason::EitherOfTwo),
            (&captures.untold, Reason::NoneOfTwo),
        ] {
            for row in rows.iter().filter_map(|number| self.table.row(*number)) {
                let shown = name_at.map_or("", |at| row.cell(at));
                doubts.push(row.line(), name_at.map_or(0, |at| at + 1), shown, reason.word());
            }
        }
    }
}

/// Reads everybody in a table.
pub fn people(table: &Table, dialect: &Dialect, context: &FileContext<'_>) -> People {
    let there = TablePeople::of(table, dialect, context);
    let (columns, captures) = (&there.columns, &there.captures);
    let mut found = People {
        people: Vec::with_capacity(there.len()),
        attributes: there.attributes(),
        attributes_at: columns.attributes.iter().map(|attribute| attribute.at).collect(),
        used: columns.fields.iter().map(|column| (column.field, column.at)).collect(),
        currency: there.currency(),
        not_used: columns.not_used.clone(),
        unnamed: captures.unnamed,
        alone: captures.alone.len(),
        merged: captures.merged,
        doubts: Doubts::default(),
    };
    there.doubt_columns(&mut found.doubts);
    there.read(0..there.len(), &mut found.doubts, |person| {
        if dialect.rows == RowIs::Absence {
            found.merged += person.lines.len().saturating_sub(person.spells.len().max(1));
        }
        found.people.push(person);
    });
    there.doubt_rows(&mut found.doubts);
    found
}

impl People {
    /// For how many people each kind of thing was read, in the order in which `inspect` tells them.
    pub fn fields(&self) -> [(&'static str, usize); 14] {
        let count = |has: &dyn Fn(&FilePerson) -> bool| self.people.iter().filter(|person| has(person)).count();
        [
            ("name", self.people.len()),
            ("born", count(&|person| person.born.is_some())),
            ("age", count(&|person| person.age.is_some())),
            ("positions", count(&|person| !person.positions.is_empty())),
            ("foot", count(&|person| person.foot.is_some())),
            ("height", count(&|person| person.height_cm.is_some())),
            ("nations", count(&|person| !person.nations.is_empty())),
            ("club", count(&|person| person.club.is_some())),
            ("contract", count(&|person| person.contract.is_some())),
            ("value", count(&|person| person.value.is_some())),
            ("wage", count(&|person| person.wage.is_some())),
            ("rating", count(&|person| person.rating.is_some())),
            ("attributes", count(&|person| person.figures.iter().any(Option::is_some))),
            ("absence", count(&FilePerson::is_absent)),
        ]
    }
}

#[cfg(test)]
mod tests;
