//! The page of a file: what it is, what was understood of it, and what is doubtful.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::path::Path;

use super::fields::{FIELDS, FieldRow};
use crate::import::dialects::{Dialect, FileField, key};
use crate::import::people::{FilePerson, People};
use crate::import::values::Reason;
use crate::import::{Doubt, MAX_DOUBTS, NO_HEADER, NO_SOURCE, OpenedFile, Reader, Table};
use crate::text;

/// The columns of the page.
const WIDTH: usize = 100;

/// The columns of a header, and of what the file says of one person.
const CELL: usize = 22;

/// People that are told.
const PEOPLE: usize = 3;

/// Columns of a file of no known source, and tables of a file, that are told.
const MANY: usize = 12;

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
        let named = others.clone().take(MANY).map(|(at, (name, rows))| format!("{} ({rows})", called(at, name)));
        let more = others.count().checked_sub(MANY + 1).map(|more| format!(" and {} more", more + 1));
        let named: Vec<String> = named.collect();
        lines.extend(said(
            "table",
            &format!(
                "{}; --table NAME takes another: {}{}",
                called(opened.taken, table.name()),
                named.join(", "),
                more.unwrap_or_default()
            ),
        ));
    }
    let Some(dialect) = &opened.dialect else {
        let what = if table.has_header() { NO_SOURCE } else { NO_HEADER };
        return [lines, said("source", what)].concat();
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
    let understood = people.fields().iter().filter(|(_, count)| *count > 0).count();
    if understood == 1 {
        lines.extend(said("", "nothing but their names was understood: is this a table of people?"));
    }
    lines
}

/// A line of the head, wrapped.
fn said(what: &str, text: &str) -> Vec<String> {
    let wrapped = text::wrap(text, WIDTH - 10);
    let lead = |at: usize| if at == 0 { what } else { "" };
    wrapped.iter().enumerate().map(|(at, line)| format!("  {:8}{line}", lead(at))).collect()
}

fn counted(number: usize, what: &str) -> String {
    match (number, what) {
        (1, what) => format!("1 {what}"),
        (number, "person") => format!("{number} people"),
        (number, what) => format!("{number} {what}s"),
    }
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

/// A header harmless to show; the number of its column where it is empty.
fn header(table: &Table, at: usize) -> String {
    match table.headers().get(at).map_or("", String::as_str) {
        "" => format!("column {}", at + 1),
        header => text::fit(header, CELL * 2).into_owned(),
    }
}

/// What was read, for how many, of which column, and the first people as they would be.
fn understood(people: &People, table: &Table) -> Vec<String> {
    let mut rows = vec![["read", "for", "column"].map(str::to_owned).to_vec()];
    if let (Some(heading), false) = (rows.first_mut(), people.people.is_empty()) {
        heading.push("the first people".to_owned());
    }
    let mut missing = Vec::new();
    for field in FIELDS {
        let columns = columns(field, people, table);
        if columns.is_empty() {
            missing.extend(people.fields().iter().any(|(name, _)| *name == field.name).then_some(field.name));
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
    let proposed = people.people.iter().filter(|person| person.positions.iter().any(|at| at.proposed)).count();
    if proposed > 0 {
        let whose = counted(proposed, "person");
        lines.extend(said("?", &format!("proposed for {whose}, since the source has no word for the position")));
    }
    if !missing.is_empty() {
        lines.extend(said("missing", &missing.join(", ")));
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

/// Rows of cells as lines, each column as wide as it needs to be; figures stand to the right.
fn aligned(rows: &[Vec<String>]) -> Vec<String> {
    let fitted: Vec<Vec<_>> = rows.iter().map(|row| row.iter().map(|cell| text::fit(cell, CELL)).collect()).collect();
    let columns = fitted.iter().map(Vec::len).max().unwrap_or(0);
    let widest = |at: usize| fitted.iter().filter_map(|row| row.get(at)).map(|cell| text::width(cell)).max();
    let widths: Vec<usize> = (0..columns).map(|at| widest(at).unwrap_or(0)).collect();
    let line = |row: &Vec<Cow<'_, str>>| {
        let cells = row.iter().zip(&widths).enumerate().map(|(at, (cell, width))| match at {
            1 => format!("{:>width$}", cell),
            _ => text::pad(cell, *width),
        });
        format!("  {}", cells.collect::<Vec<_>>().join("  ")).trim_end().to_owned()
    };
    fitted.iter().map(line).collect()
}

/// Columns that are not used, each with why, and those that nobody understands.
fn left_over(opened: &OpenedFile, dialect: &Dialect) -> Vec<String> {
    let (table, people) = (&opened.table, &opened.people);
    let mut because: Vec<(usize, String)> = people.not_used.clone();
    let mut unknown = Vec::new();
    for at in 0..table.width() {
        let used = people.used.iter().any(|(_, used)| *used == at) || people.attributes_at.contains(&at);
        let told = used || people.not_used.iter().any(|(other, _)| *other == at);
        let Some(name) = table.headers().get(at).filter(|header| !told && !header.is_empty()) else { continue };
        match dialect.knows(&key(name)) {
            true => because.push((at, passed_over(&key(name), dialect, opened))),
            false => unknown.push(header(table, at)),
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

/// Names with commas, in at most three lines.
fn listed(names: &[String]) -> Vec<String> {
    let mut lines = text::wrap(&names.join(", "), WIDTH - 2);
    if lines.len() > 3 {
        lines.truncate(3);
        lines.push("… (--guess lists them all)".to_owned());
    }
    lines.iter().map(|line| format!("  {line}")).collect()
}

/// A paragraph whose later lines are indented.
fn hanging(paragraph: &str) -> Vec<String> {
    let lines = text::wrap(paragraph, WIDTH - 4);
    let lead = |at: usize| if at == 0 { "  " } else { "    " };
    lines.iter().enumerate().map(|(at, line)| format!("{}{line}", lead(at))).collect()
}

/// The first columns of a table that nobody understands, with the first cells of each.
fn as_it_lies(table: &Table) -> Vec<String> {
    let row = |at: usize| {
        let cells = table.rows().take(PEOPLE).map(|row| row.cell(at).to_owned());
        std::iter::once(header(table, at)).chain([String::new()]).chain(cells).collect::<Vec<_>>()
    };
    let mut lines = aligned(&(0..table.width().min(MANY)).map(row).collect::<Vec<_>>());
    lines.extend(table.width().checked_sub(MANY + 1).map(|more| format!("  and {} more columns", more + 1)));
    lines
}

/// The doubts by kind, most first, each with one example.
fn doubts(opened: &OpenedFile) -> Vec<String> {
    let doubts = opened.doubts();
    let mut kinds: Vec<(usize, &Doubt)> = Vec::new();
    for doubt in doubts.listed().iter().filter(|doubt| doubt.why != NO_HEADER) {
        match kinds.iter_mut().find(|(_, first)| first.why == doubt.why) {
            Some((count, _)) => *count += 1,
            None => kinds.push((1, doubt)),
        }
    }
    if kinds.is_empty() {
        return Vec::new();
    }
    kinds.sort_by_key(|(count, _)| Reverse(*count));
    let of = match doubts.count() > MAX_DOUBTS {
        true => format!(", the first {MAX_DOUBTS} by kind:"),
        false => ":".to_owned(),
    };
    let mut lines = vec![String::new(), counted(doubts.count(), "doubt") + &of];
    for (count, first) in kinds {
        lines.extend(hanging(&format!("{count} × {}", first.why)));
        lines.push(format!("    {}", place(first, opened)));
        lines.extend(advice(&first.why).map(|advice| format!("    say it in a dialect of your own: {advice}")));
    }
    lines
}

/// What a dialect can say where the file does not.
fn advice(why: &str) -> Option<&'static str> {
    [
        (Reason::NoPeriod, "per: Week"),
        (Reason::OrderOpen, "order: DayFirst"),
        (Reason::OrderContradicted, "order: DayFirst"),
        (Reason::MarkOpen, "decimal: Comma"),
        (Reason::MarkContradicted, "decimal: Comma"),
        (Reason::YearAlone, "year_means: \"06-30\""),
    ]
    .iter()
    .find(|(reason, _)| reason.word() == why)
    .map(|(_, advice)| *advice)
}

/// Where a doubt is, and what stands there.
fn place(doubt: &Doubt, opened: &OpenedFile) -> String {
    let unit = if matches!(opened.reader, Reader::Xlsx | Reader::Ods) { "row" } else { "line" };
    let line = (doubt.line > 0).then(|| format!("{unit} {}", doubt.line));
    let column = doubt.column.checked_sub(1).map(|at| header(&opened.table, at));
    let text = (!doubt.text.is_empty()).then(|| format!("“{}”", text::fit(&doubt.text, 60)));
    [line, column, text].into_iter().flatten().collect::<Vec<_>>().join(", ")
}
