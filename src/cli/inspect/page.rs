//! The page of a file: what it is, what was understood of it, and what is doubtful.

use std::path::Path;

use super::super::lines::hanging;
use super::doubts::doubts;
use super::fields::{FIELDS, FieldRow};
use super::lines::{CELL, aligned, header, listed, said};
use crate::domain::Familiarity;
use crate::import::dialects::{Dialect, FileField, RowIs, key};
use crate::import::people::{FilePerson, People};
use crate::import::values::PlayedAt;
use crate::import::{NO_HEADER, OpenedFile, Table, no_source};
use crate::text::{self, counted};

/// People that are told.
const PEOPLE: usize = 3;

/// Columns of a file of no known source, and tables of a file, that are told.
const MANY: usize = 12;

/// Fields that say who somebody is, and nothing of him.
const NAMES: &[FileField] =
    &[FileField::Id, FileField::Name, FileField::FirstName, FileField::LastName, FileField::KnownAs];

/// The page; `own` is the file of the user's own dialect.
pub(super) fn page(opened: &OpenedFile, own: Option<&Path>) -> String {
    let table = &opened.table;
    let mut lines = vec![opened.name.clone()];
    lines.extend(about(opened, own));
    lines.push(String::new());
    match &opened.dialect {
        Some(dialect) => {
            lines.extend(understood(&opened.people, table));
            lines.extend(left_over(opened, dialect));
        }
        None => lines.extend(as_it_lies(table)),
    }
    lines.extend(doubts(opened));
    lines.push(String::new());
    lines.join("\n")
}

/// What the file is, how it was recognised, how many people it has.
fn about(opened: &OpenedFile, own: Option<&Path>) -> Vec<String> {
    let (table, people) = (&opened.table, &opened.people);
    let packed = if opened.packed { ", packed by gzip" } else { "" };
    let mut lines = said(
        "file",
        &format!(
            "{} ({}{packed}), {} of {}",
            opened.reader,
            opened.encoding,
            counted(table.len(), "row"),
            counted(table.width(), "column")
        ),
    );
    if opened.tables.len() > 1 {
        let others = opened.tables.iter().enumerate().filter(|(at, _)| *at != opened.taken);
        let named = others.map(|(at, (name, rows))| format!("{} ({rows})", called(at, name)));
        let taken = called(opened.taken, table.name());
        let others = text::some_of(named, MANY);
        lines.extend(said("table", &format!("{taken}; --table NAME takes another: {others}")));
    }
    let Some(dialect) = &opened.dialect else {
        let what = if table.has_header() { no_source("--") } else { NO_HEADER.to_owned() };
        return [lines, said("source", &what)].concat();
    };
    let source = match own {
        Some(own) => format!("{}, as {} says", dialect.name, text::path(own)),
        None => format!("{}, known by its {}", dialect.name, marks(dialect, table)),
    };
    lines.extend(said("source", &source));
    let mut who = counted(people.people.len(), "person");
    if people.merged > 0 {
        who += &format!("; {} merged with others of the same person", counted(people.merged, "row"));
    }
    if people.unnamed > 0 {
        who += &format!("; {} without a name", counted(people.unnamed, "row"));
    }
    lines.extend(said("people", &who));
    lines.extend(people.currency.iter().flat_map(|currency| said("money", currency.word())));
    let is_of_names = |(field, _): &(FileField, usize)| NAMES.contains(field);
    if dialect.rows == RowIs::Person && people.attributes.is_empty() && people.used.iter().all(is_of_names) {
        lines.extend(said("", "nothing but their names was understood: is this a table of people?"));
    }
    lines
}

fn called(at: usize, name: &str) -> String {
    match name {
        "" => (at + 1).to_string(),
        name => text::fit(name, 40).into_owned(),
    }
}

/// The headers by which a source was recognised, as the file has them.
fn marks(dialect: &Dialect, table: &Table) -> String {
    let keys: Vec<String> = table.headers().iter().map(|header| key(header)).collect();
    let has_all = |marks: &&Vec<String>| marks.iter().all(|mark| keys.contains(mark));
    let marks = dialect.recognised_by.iter().find(has_all).into_iter().flatten();
    let at = marks.filter_map(|mark| keys.iter().position(|key| key == mark));
    let headers: Vec<String> = at.map(|at| header(table, at)).collect();
    format!("{} {}", if headers.len() == 1 { "column" } else { "columns" }, headers.join(", "))
}

/// What was read, for how many, of which column, and the first people as they would be.
fn understood(people: &People, table: &Table) -> Vec<String> {
    let mut rows = vec![["read", "for", "column"].map(str::to_owned).to_vec()];
    if let (Some(heading), false) = (rows.first_mut(), people.people.is_empty()) {
        heading.push("the first people".to_owned());
    }
    let answered = people.fields().map(|(name, _)| name);
    let mut missing = Vec::new();
    for field in FIELDS {
        let columns = columns(field, people, table);
        if columns.is_empty() {
            missing.extend(answered.contains(&field.name).then_some(field.name));
            continue;
        }
        let tell = |person: &FilePerson| (field.say)(person, people);
        let count = people.people.iter().filter(|person| !tell(person).is_empty()).count();
        if count == 0 && field.name == "gone" {
            continue;
        }
        let mut row = vec![field.name.to_owned(), count.to_string(), columns];
        row.extend(people.people.iter().take(PEOPLE).map(tell));
        rows.push(row);
    }
    let mut lines = aligned(&rows);
    lines.extend(marks_of_positions(people));
    if !missing.is_empty() {
        lines.extend(said("missing", &missing.join(", ")));
    }
    lines
}

/// What brackets and question marks at positions mean, where there are any.
fn marks_of_positions(people: &People) -> Vec<String> {
    let of = |is: fn(&PlayedAt) -> bool| people.people.iter().filter(|person| person.positions.iter().any(is)).count();
    let lesser = of(|at| !at.proposed && at.familiarity != Familiarity::Natural);
    let proposed = of(|at| at.proposed);
    let mut lines = Vec::new();
    if lesser > 0 {
        lines.extend(said("( )", &format!("less than natural there: {}", counted(lesser, "person"))));
    }
    if proposed > 0 {
        let whose = counted(proposed, "person");
        lines.extend(said("?", &format!("proposed for {whose}, since the source has no word for the position")));
    }
    lines
}

/// The headers of a row's columns.
fn columns(field: &FieldRow, people: &People, table: &Table) -> String {
    if field.from.is_empty() {
        return match people.attributes_at.as_slice() {
            [] => String::new(),
            [one] => header(table, *one),
            many => format!("{} columns", many.len()),
        };
    }
    let of = |wanted: &FileField| people.used.iter().find(|(found, _)| found == wanted).map(|(_, at)| *at);
    field.from.iter().filter_map(of).map(|at| header(table, at)).collect::<Vec<_>>().join(", ")
}

/// Columns that are not used, each with why, and those that nobody understands.
fn left_over(opened: &OpenedFile, dialect: &Dialect) -> Vec<String> {
    let (table, people) = (&opened.table, &opened.people);
    let mut because: Vec<(usize, String)> = people.not_used.clone();
    let mut unknown = Vec::new();
    for (at, known) in opened.left_over() {
        match known {
            Some(key) => because.push((at, passed_over(&key, dialect, opened))),
            None => unknown.push(header(table, at)),
        }
    }
    let mut lines = Vec::new();
    if !because.is_empty() {
        lines.extend([String::new(), "Columns that are not used:".to_owned()]);
    }
    for (place, (at, why)) in because.iter().enumerate() {
        let same =
            |other: &(usize, String)| other.1 == *why && table.headers().get(other.0) == table.headers().get(*at);
        if because.iter().take(place).any(same) {
            continue;
        }
        let example = table.column(*at).find(|cell| !cell.is_empty());
        let example = example.map(|cell| format!(" “{}”", text::fit(cell, CELL))).unwrap_or_default();
        lines.extend(hanging(&format!("{}{example}: {why}", header(table, *at))));
    }
    if !unknown.is_empty() {
        let all = counted(unknown.len(), "column");
        lines.extend([String::new(), format!("Not understood, and not used: {all}")]);
        lines.extend(listed(&unknown));
    }
    lines
}

/// Why a column is not used though its header, by its key, is known.
fn passed_over(key: &str, dialect: &Dialect, opened: &OpenedFile) -> String {
    let people = &opened.people;
    let has = |headers: &Vec<String>| headers.iter().any(|header| header == key);
    let field = dialect.columns.iter().find(|column| has(&column.headers)).map(|column| column.field);
    let of_field = people.used.iter().find(|(used, _)| Some(*used) == field).map(|(_, at)| *at);
    let attribute = dialect.attributes.iter().find(|attribute| has(&attribute.headers));
    let mut figures = people.attributes.iter().zip(&people.attributes_at);
    let mut of_attribute = || figures.find(|(name, _)| attribute.is_some_and(|other| other.name == **name));
    match of_field.or_else(|| of_attribute().map(|(_, at)| *at)) {
        Some(at) => format!("{} is read instead", header(&opened.table, at)),
        None => "its cells are not what its header says".to_owned(),
    }
}

/// The first columns of a table that nobody understands, with the first cells of each.
fn as_it_lies(table: &Table) -> Vec<String> {
    let row = |at: usize| {
        let cells = table.rows().take(PEOPLE).map(|row| row.cell(at).to_owned());
        std::iter::once(header(table, at)).chain([String::new()]).chain(cells).collect::<Vec<_>>()
    };
    let mut lines = aligned(&(0..table.width().min(MANY)).map(row).collect::<Vec<_>>());
    lines.extend(table.width().checked_sub(MANY + 1).map(|more| format!("  and {} more", counted(more + 1, "column"))));
    lines
}
