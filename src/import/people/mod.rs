//! Who is in a table: rows into people, by a dialect and the values of its cells.
//!
//! A row captured twice is one person, a row without a name is nobody, and what is not believed is a doubt with its place.

mod absent;
mod captures;
mod columns;
mod context;
mod fit;
mod learnt;
mod person;
mod row;

use std::collections::{HashMap, HashSet};

pub use context::FileContext;
pub use person::{FilePerson, FileSpell};

use self::captures::Captures;
use self::columns::TableColumns;
use self::row::PersonReader;
use super::dialects::{Dialect, FileField, RowIs};
use super::table::{Doubts, Table, TableRow};
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

/// Reads everybody in a table.
pub fn people(table: &Table, dialect: &Dialect, context: &FileContext<'_>) -> People {
    let columns = TableColumns::of(table, dialect, context);
    let captures = Captures::of(table, &columns, dialect);
    let mut found = People {
        people: Vec::with_capacity(captures.groups.len()),
        attributes: columns.attributes.iter().map(|attribute| attribute.name.to_owned()).collect(),
        attributes_at: columns.attributes.iter().map(|attribute| attribute.at).collect(),
        used: columns.fields.iter().map(|column| (column.field, column.at)).collect(),
        currency: columns.currency,
        not_used: columns.not_used.clone(),
        unnamed: captures.unnamed,
        alone: captures.alone.len(),
        merged: captures.merged,
        doubts: Doubts::default(),
    };
    let mut reader = PersonReader {
        columns: &columns,
        dialect,
        context,
        doubts: &mut found.doubts,
        named: HashMap::new(),
        shared: HashSet::new(),
    };
    for at in &columns.foreign {
        reader.doubt(
            table.header_line(),
            *at,
            table.headers().get(*at).map_or("", String::as_str),
            Reason::OtherColumn,
        );
    }
    let mut rows = Vec::new();
    for group in captures.groups {
        rows.clear();
        rows.extend(group.iter().filter_map(|number| table.row(*number)));
        let mut person = reader.person(&rows);
        // In the room of the rows' numbers.
        person.lines = group.into_iter().filter_map(|number| table.row(number)).map(TableRow::line).collect();
        if dialect.rows == RowIs::Absence {
            found.merged += rows.len().saturating_sub(person.spells.len().max(1));
        }
        found.people.push(person);
    }
    let name_at = columns.name_at().map_or(0, |at| at + 1);
    for (rows, reason) in [
        (&captures.alone, Reason::Unnamed),
        (&captures.either, Reason::EitherOfTwo),
        (&captures.untold, Reason::NoneOfTwo),
    ] {
        for row in rows.iter().filter_map(|number| table.row(*number)) {
            let shown = columns.name_at().map_or("", |at| row.cell(at));
            found.doubts.push(row.line(), name_at, shown, reason.word());
        }
    }
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
