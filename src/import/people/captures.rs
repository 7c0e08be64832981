//! Which rows are one person: an exporter that reads a screen has people twice, and rows that never were.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

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
    /// Of those, rows that no row with a name is like.
    pub(super) alone: Vec<usize>,
    /// Rows that agree with two people of their name.
    pub(super) either: Vec<usize>,
    /// Rows that repeat another.
    pub(super) merged: usize,
}

/// Two captures of one person agree in these wherever both have them.
const OF_ONE: [FileField; 4] = [FileField::Age, FileField::Height, FileField::Positions, FileField::RightFoot];

/// A row without a name is an early capture of the person who has all of these as it has.
const OF_A_TWIN: [FileField; 3] = [FileField::Positions, FileField::Age, FileField::Height];

impl Captures {
    pub(super) fn of(table: &Table, columns: &TableColumns<'_>, dialect: &Dialect) -> Captures {
        let mut captures = Captures::default();
        let mut order: Vec<Vec<usize>> = Vec::new();
        let mut by_identity: HashMap<(bool, &str, &str), usize> = HashMap::with_capacity(table.len());
        let mut nameless = Vec::new();
        for (number, row) in table.rows().enumerate() {
            let Some(identity) = identity(row, columns) else {
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
        for rows in order {
            let one = rows.len() == 1 || dialect.rows != RowIs::Person;
            let by_id = |number: &usize| has_id && table.row(*number).is_some_and(|row| id(row, columns).is_some());
            if one || rows.iter().all(by_id) {
                captures.take(table, columns, rows, dialect.rows);
            } else if dialect.captured_twice {
                captures.cluster(table, columns, &rows);
            } else {
                same_cells(table, rows).into_iter().for_each(|rows| captures.take(table, columns, rows, dialect.rows));
            }
        }
        if dialect.rows == RowIs::Absence && columns.name_at().is_none() && !has_id {
            // Whose they are is for others to say, and they are one person's.
            captures.groups.extend((!nameless.is_empty()).then(|| std::mem::take(&mut nameless)));
        }
        captures.groups.sort_by_key(|rows| rows.iter().copied().min());
        captures.unnamed = nameless.len();
        captures.alone = without_twin(table, columns, dialect, nameless);
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

    /// Parts rows of one name into people who each agree with themselves.
    ///
    /// In the order of what they say, not of the file: the rows may be shuffled.
    fn cluster(&mut self, table: &Table, columns: &TableColumns<'_>, rows: &[usize]) {
        let places: Vec<usize> = OF_ONE.iter().filter_map(|field| columns.at(*field)).collect();
        let said = |number: usize| {
            let cell = |at: &usize| table.row(number).map_or("", |row| row.cell(*at));
            places
                .iter()
                .map(cell)
                .map(|cell| if columns.dialect.is_unknown(cell) { "" } else { cell })
                .collect::<Vec<_>>()
        };
        let mut claims: Vec<(Vec<&str>, usize)> = rows.iter().map(|number| (said(*number), *number)).collect();
        let filled = |said: &[&str]| said.iter().filter(|cell| !cell.is_empty()).count();
        claims.sort_by(|(one, _), (other, _)| filled(other).cmp(&filled(one)).then_with(|| one.cmp(other)));
        let mut people: Vec<(Vec<&str>, Vec<usize>)> = Vec::new();
        for (claim, number) in claims {
            let agrees = |known: &[&str]| {
                known.iter().zip(&claim).all(|(known, cell)| known.is_empty() || cell.is_empty() || known == cell)
            };
            let mut fitting = people.iter_mut().filter(|(known, _)| agrees(known));
            match (fitting.next(), fitting.next()) {
                (Some((known, rows)), None) => {
                    known
                        .iter_mut()
                        .zip(&claim)
                        .filter(|(known, _)| known.is_empty())
                        .for_each(|(known, cell)| *known = cell);
                    rows.push(number);
                }
                (Some(_), Some(_)) => self.either.push(number),
                (None, _) => people.push((claim, vec![number])),
            }
        }
        people.into_iter().for_each(|(_, rows)| self.take(table, columns, rows, RowIs::Person));
    }
}

/// What tells one person's rows from another's: the source's id, else the name.
fn identity<'s>(row: TableRow<'s>, columns: &TableColumns<'_>) -> Option<(bool, &'s str, &'s str)> {
    let cell = |field| columns.at(field).map_or("", |at| row.cell(at));
    let (mut name, mut first) = (cell(FileField::Name), "");
    let is_unknown = |cell: &str| columns.dialect.is_unknown(cell);
    if is_unknown(name) {
        (name, first) = (cell(FileField::LastName), cell(FileField::FirstName));
    }
    if is_unknown(name) && is_unknown(first) {
        return None;
    }
    Some(id(row, columns).map_or((false, name, first), |id| (true, id, "")))
}

fn id<'s>(row: TableRow<'s>, columns: &TableColumns<'_>) -> Option<&'s str> {
    columns.at(FileField::Id).map(|at| row.cell(at)).filter(|id| !columns.dialect.is_unknown(id))
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

/// Of rows without a name those that are no early capture of somebody with one.
fn without_twin(table: &Table, columns: &TableColumns<'_>, dialect: &Dialect, nameless: Vec<usize>) -> Vec<usize> {
    let places: Vec<usize> = OF_A_TWIN.iter().filter_map(|field| columns.at(*field)).collect();
    if nameless.is_empty() || !dialect.captured_twice || places.len() < OF_A_TWIN.len() {
        return nameless;
    }
    let said = |row: TableRow<'_>| {
        let cells: Vec<String> = places.iter().map(|at| row.cell(*at).to_owned()).collect();
        cells.iter().all(|cell| !columns.dialect.is_unknown(cell)).then_some(cells)
    };
    let named = table.rows().filter(|row| identity(*row, columns).is_some());
    let told: HashSet<Vec<String>> = named.filter_map(said).collect();
    let has_twin = |number: &usize| table.row(*number).and_then(said).is_some_and(|said| told.contains(&said));
    nameless.into_iter().filter(|number| !has_twin(number)).collect()
}
