//! Which rows are one person: an exporter that reads a screen has people twice, and rows that never were.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::columns::TableColumns;
use crate::import::dialects::{Dialect, FileField, RowIs};
use crate::import::table::{Table, TableRow};

/// The rows of a table by person.
#[derive(Default)]
pub(super) struct Captures {
    /// The numbers of one person's rows, the fullest first; people in the order of their first rows.
    pub(super) groups: Vec<Vec<usize>>,
    /// Rows without a name.
    pub(super) unnamed: usize,
    /// Of those, rows that are like nobody with a name, or like several.
    pub(super) alone: Vec<usize>,
    /// Rows that agree with two people of their name.
    pub(super) either: Vec<usize>,
    /// Rows of somebody's name that share no filled cell with his by which to tell that they are his.
    pub(super) untold: Vec<usize>,
    /// Rows that repeat another.
    pub(super) merged: usize,
}

/// Two captures of one person agree in these wherever both have them.
const OF_ONE: [FileField; 4] = [FileField::Age, FileField::Height, FileField::Positions, FileField::RightFoot];

/// A row without a name is an early capture of the person who has all of these as it has.
const OF_A_TWIN: [FileField; 3] = [FileField::Positions, FileField::Age, FileField::Height];

/// People alike in those with whom a row without a name is compared.
const MOST_ALIKE: usize = 100;

impl Captures {
    pub(super) fn of(table: &Table, columns: &TableColumns<'_>, dialect: &Dialect) -> Captures {
        let mut captures = Captures::default();
        let mut order: Vec<Vec<usize>> = Vec::new();
        let mut by_identity: HashMap<(bool, &str, &str), usize> = HashMap::with_capacity(table.len());
        let mut nameless = Vec::new();
        for (number, row) in table.rows().enumerate() {
            let Some(identity) = identity(|at| row.cell(at), columns) else {
                nameless.push(number);
                continue;
            };
            let place = *by_identity.entry(identity).or_insert(order.len());
            match order.get_mut(place) {
                Some(rows) => rows.push(number),
                None => order.push(vec![number]),
            }
        }
        let has_id = columns.at(FileField::Id).is_some();
        if dialect.captured_twice && dialect.rows == RowIs::Person {
            captures.by_name(table, columns, order);
        } else {
            for rows in order {
                let one = rows.len() == 1 || dialect.rows != RowIs::Person || has_own_id(table, columns, &rows);
                let lots = if one { vec![rows] } else { same_cells(table, rows) };
                lots.into_iter().for_each(|rows| captures.take(table, columns, rows, dialect.rows));
            }
        }
        if dialect.rows == RowIs::Absence && columns.name_at().is_none() && !has_id {
            // A file without names is about one person; the caller says whom.
            captures.groups.extend((!nameless.is_empty()).then(|| std::mem::take(&mut nameless)));
        }
        captures.groups.sort_by_key(|rows| rows.iter().copied().min());
        captures.unnamed = nameless.len();
        captures.alone = without_twin(table, columns, dialect, nameless, &captures.groups);
        captures
    }

    /// Makes rows one person.
    fn take(&mut self, table: &Table, columns: &TableColumns<'_>, mut rows: Vec<usize>, is: RowIs) {
        if is == RowIs::Person {
            self.merged += rows.len().saturating_sub(1);
            fullest_first(table, columns, &mut rows);
        }
        self.groups.push(rows);
    }

    /// Takes rows of one name together: a row whose id is empty may be one of somebody who has an id.
    fn by_name(&mut self, table: &Table, columns: &TableColumns<'_>, order: Vec<Vec<usize>>) {
        let mut places = HashMap::with_capacity(order.len());
        let mut names: Vec<(Vec<Vec<usize>>, Vec<usize>)> = Vec::with_capacity(order.len());
        for rows in order {
            let name =
                rows.first().and_then(|number| table.row(*number)).and_then(|row| name(|at| row.cell(at), columns));
            let place = *places.entry(name).or_insert(names.len());
            if place == names.len() {
                names.push(Default::default());
            }
            let Some((known, without_id)) = names.get_mut(place) else { continue };
            match has_own_id(table, columns, &rows) {
                true => known.push(rows),
                false => without_id.extend(rows),
            }
        }
        for (known, without_id) in names {
            match without_id.len() {
                1 if known.is_empty() => self.take(table, columns, without_id, RowIs::Person),
                0 => known.into_iter().for_each(|rows| self.take(table, columns, rows, RowIs::Person)),
                _ => self.cluster(table, columns, known, without_id),
            }
        }
    }

    /// Parts rows of one name into people who each agree with themselves, beside those who are known by their ids.
    ///
    /// In the order of what they say, not of the file: the rows may be shuffled. Two empty cells never match.
    fn cluster(&mut self, table: &Table, columns: &TableColumns<'_>, known: Vec<Vec<usize>>, mut rows: Vec<usize>) {
        let places: Vec<usize> = OF_ONE.iter().filter_map(|field| columns.at(*field)).collect();
        let said = |rows: &[usize]| -> Vec<Option<&str>> {
            places.iter().map(|at| filled(table, columns, rows, *at)).collect()
        };
        let mut people: Vec<(Vec<Option<&str>>, Vec<usize>)> = Vec::new();
        for mut rows in known {
            fullest_first(table, columns, &mut rows);
            people.push((said(&rows), rows));
        }
        fullest_first(table, columns, &mut rows);
        let mut claims: Vec<(Vec<Option<&str>>, usize)> =
            rows.iter().map(|number| (said(std::slice::from_ref(number)), *number)).collect();
        claims.sort_by_cached_key(|(said, _)| (Reverse(said.iter().flatten().count()), said.clone()));
        for (claim, number) in claims {
            let both = |known: &[Option<&str>], is: fn(&str, &str) -> bool| {
                known.iter().zip(&claim).any(|pair| matches!(pair, (Some(known), Some(cell)) if is(known, cell)))
            };
            let mut fitting = people.iter_mut().filter(|(known, _)| !both(known, |known, cell| known != cell));
            match (fitting.next(), fitting.next()) {
                (Some((known, rows)), None) if both(known, |known, cell| known == cell) => {
                    known.iter_mut().zip(&claim).for_each(|(known, cell)| *known = known.or(*cell));
                    rows.push(number);
                }
                (Some(_), None) => self.untold.push(number),
                (Some(_), Some(_)) => self.either.push(number),
                (None, _) => people.push((claim, vec![number])),
            }
        }
        people.into_iter().for_each(|(_, rows)| self.take(table, columns, rows, RowIs::Person));
    }
}

/// What tells one person's rows from another's: the source's id, else the name.
pub(super) fn identity<'s>(
    cell: impl Fn(usize) -> &'s str + Copy,
    columns: &TableColumns<'_>,
) -> Option<(bool, &'s str, &'s str)> {
    let (last, first) = name(cell, columns)?;
    Some(id(cell, columns).map_or((false, last, first), |id| (true, id, "")))
}

/// The whole name, or its two parts.
fn name<'s>(cell: impl Fn(usize) -> &'s str, columns: &TableColumns<'_>) -> Option<(&'s str, &'s str)> {
    let cell = |field| columns.at(field).map_or("", &cell);
    let is_unknown = |cell: &str| columns.dialect.is_unknown(cell);
    let whole = cell(FileField::Name);
    if !is_unknown(whole) {
        return Some((whole, ""));
    }
    let (last, first) = (cell(FileField::LastName), cell(FileField::FirstName));
    (!is_unknown(last) || !is_unknown(first)).then_some((last, first))
}

fn id<'s>(cell: impl Fn(usize) -> &'s str, columns: &TableColumns<'_>) -> Option<&'s str> {
    columns.at(FileField::Id).map(cell).filter(|id| !columns.dialect.is_unknown(id))
}

/// Whether every one of some rows has an id.
fn has_own_id(table: &Table, columns: &TableColumns<'_>, rows: &[usize]) -> bool {
    rows.iter().all(|number| table.row(*number).is_some_and(|row| id(|at| row.cell(at), columns).is_some()))
}

/// The first filled cell of a column among some rows.
fn filled<'t>(table: &'t Table, columns: &TableColumns<'_>, rows: &[usize], at: usize) -> Option<&'t str> {
    let mut cells = rows.iter().filter_map(|number| table.row(*number)).map(|row| row.cell(at));
    cells.find(|cell| !columns.dialect.is_unknown(cell))
}

/// The rows with the most filled cells first; of two as full the one whose cells come first in order.
fn fullest_first(table: &Table, columns: &TableColumns<'_>, rows: &mut [usize]) {
    if rows.len() < 2 {
        return;
    }
    let filled = |number: usize| table.row(number).map_or(0, |row| row.cells().filter(|cell| !cell.is_empty()).count());
    let in_order = |row: TableRow<'_>| columns.by_header.iter().map(|at| row.cell(*at).to_owned()).collect::<Vec<_>>();
    let cells = |number: usize| table.row(number).map(in_order);
    rows.sort_by_cached_key(|number| (Reverse(filled(*number)), cells(*number)));
}

/// Rows of one name in lots of the very same cells: without an id nothing else says that two rows are one person.
fn same_cells(table: &Table, rows: Vec<usize>) -> Vec<Vec<usize>> {
    let mut lots: Vec<Vec<usize>> = Vec::new();
    let mut known: HashMap<Vec<&str>, usize> = HashMap::new();
    for number in rows {
        let cells = table.row(number).map(|row| row.cells().collect::<Vec<_>>()).unwrap_or_default();
        let place = *known.entry(cells).or_insert(lots.len());
        match lots.get_mut(place) {
            Some(lot) => lot.push(number),
            None => lots.push(vec![number]),
        }
    }
    lots
}

/// Of rows without a name those that are no early capture of somebody with one: a twin is like one person, and neither
/// amounts nor attributes contradict it. A row that is like very many is taken to be like several.
fn without_twin(
    table: &Table,
    columns: &TableColumns<'_>,
    dialect: &Dialect,
    nameless: Vec<usize>,
    people: &[Vec<usize>],
) -> Vec<usize> {
    let places: Vec<usize> = OF_A_TWIN.iter().filter_map(|field| columns.at(*field)).collect();
    if nameless.is_empty() || !dialect.captured_twice || places.len() < OF_A_TWIN.len() {
        return nameless;
    }
    let cell = |rows: &[usize], at: usize| filled(table, columns, rows, at);
    let said = |rows: &[usize]| places.iter().map(|at| cell(rows, *at)).collect::<Option<Vec<&str>>>();
    let mut alike: HashMap<Vec<&str>, Vec<&[usize]>> = HashMap::new();
    for rows in people {
        said(rows).into_iter().for_each(|said| alike.entry(said).or_default().push(rows));
    }
    let money = columns.fields.iter().filter(|column| column.field.is_money()).map(|column| column.at);
    let compared: Vec<usize> = money.chain(columns.attributes.iter().map(|column| column.at)).collect();
    let agree = |one: &[usize], other: &[usize]| {
        let is_same = |at: &usize| cell(one, *at).zip(cell(other, *at)).is_none_or(|(one, other)| one == other);
        compared.iter().all(is_same)
    };
    let has_twin = |number: &usize| {
        let row = std::slice::from_ref(number);
        let like = said(row).and_then(|said| alike.get(&said));
        let like = like.filter(|people| people.len() <= MOST_ALIKE);
        like.is_some_and(|people| people.iter().filter(|rows| agree(row, rows)).take(2).count() == 1)
    };
    nameless.into_iter().filter(|number| !has_twin(number)).collect()
}
