//! Who is in a table of very many rows: what many of them say is read once, by the same readers as that of one.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::hash::BuildHasher;
use std::ops::Range;

use foldhash::fast::RandomState;

use super::captures::{Captures, identity};
use super::cells::ColumnCells;
use super::columns::TableColumns;
use super::context::FileContext;
use super::person::FilePerson;
use super::row::{PersonReader, bare_name, one_line};
use super::said::{SaidInLot, SaidNumbers};
use crate::domain::Currency;
use crate::import::dialects::{Dialect, FileField};
use crate::import::lots::at_once;
use crate::import::table::{Doubts, Table};
use crate::import::texts::{TextLot, TextTable};

impl ColumnCells for TextTable {
    fn headers(&self) -> &[String] {
        &self.headers
    }

    fn rows(&self) -> usize {
        self.len()
    }

    fn texts(&self, at: usize) -> impl Iterator<Item = (&str, usize)> + Clone {
        self.lots.iter().flat_map(move |lot| lot.texts(at))
    }

    fn pairs(&self, one: usize, other: usize) -> impl Iterator<Item = (&str, &str)> {
        let rows = self.lots.iter().flat_map(|lot| (0..lot.rows.len()).map(move |row| (lot, row)));
        rows.map(move |(lot, row)| (lot.cell(one, row), lot.cell(other, row)))
    }
}

/// Everybody in a table of very many rows, found and not yet read.
pub struct TextPeople<'t> {
    table: &'t TextTable,
    dialect: &'t Dialect,
    context: &'t FileContext<'t>,
    columns: TableColumns<'t>,
    /// For each lot the rows that are not somebody alone, in their order.
    odd: Vec<Vec<OddRow>>,
    /// The rows of who has several.
    several: Table,
    /// Theirs, the fullest first.
    groups: Vec<Vec<usize>>,
}

/// A row that is not somebody alone.
#[derive(Clone, Copy)]
struct OddRow {
    row: usize,
    /// Who has several rows, of which this is the first; none where it is a later one, or nobody's.
    person: Option<usize>,
}

/// What tells one person's rows from another's, as a number; 0 where a row is nobody's.
fn key(lot: &TextLot, row: usize, columns: &TableColumns<'_>, hasher: &RandomState) -> u64 {
    let identity = identity(|at| lot.cell(at, row), columns);
    identity.map_or(0, |identity| hasher.hash_one(identity) | 1)
}

/// The rows whose key another row has too, in their order.
fn of_several(keys: &[u64]) -> Vec<usize> {
    let found = at_once(2, |half| {
        let of_half = || keys.iter().enumerate().filter(move |(_, key)| **key > 0 && (**key >> 63) as usize == half);
        let mut places = SeenPlaces::of(keys.len());
        of_half().for_each(|(_, key)| places.see(*key));
        // Most keys are alone in their place, and so alone.
        let mut known: HashMap<u64, usize, RandomState> = HashMap::default();
        let mut several = Vec::new();
        for (row, key) in of_half().filter(|(_, key)| places.has_several(**key)) {
            if let Some(first) = known.insert(*key, row) {
                several.extend([first, row]);
            }
        }
        several
    });
    let mut found = found.concat();
    found.sort_unstable();
    found.dedup();
    found
}

/// Places that keys fall into: far more than keys, and few bytes each.
struct SeenPlaces {
    /// For 64 places which have a key, and which have several.
    seen: Vec<[u64; 2]>,
    shift: u32,
}

impl SeenPlaces {
    fn of(keys: usize) -> SeenPlaces {
        let places = (keys * if cfg!(test) { 1 } else { 8 }).next_power_of_two().max(64);
        SeenPlaces { seen: vec![[0; 2]; places / 64], shift: 64 - places.trailing_zeros() }
    }

    /// Where a key's place is kept, and its bit there. A key's first bit is left out: it is the same for a whole half.
    fn place(&self, key: u64) -> (usize, u64) {
        let place = (key << 1) >> self.shift;
        ((place / 64) as usize, 1 << (place % 64))
    }

    fn see(&mut self, key: u64) {
        let (at, bit) = self.place(key);
        if let Some([once, several]) = self.seen.get_mut(at) {
            *several |= *once & bit;
            *once |= bit;
        }
    }

    fn has_several(&self, key: u64) -> bool {
        let (at, bit) = self.place(key);
        self.seen.get(at).is_some_and(|[_, several]| several & bit > 0)
    }
}

impl<'t> TextPeople<'t> {
    pub fn of(table: &'t TextTable, dialect: &'t Dialect, context: &'t FileContext<'t>) -> TextPeople<'t> {
        let columns = TableColumns::of(table, dialect, context);
        let (odd, several, groups) = (Vec::new(), Table::new(""), Vec::new());
        let mut people = TextPeople { table, dialect, context, columns, odd, several, groups };
        people.find_several();
        people
    }

    /// Finds the rows that are not somebody alone.
    fn find_several(&mut self) {
        let (lots, hasher) = (&self.table.lots, RandomState::default());
        let keys = at_once(lots.len(), |lot| {
            let rows = lots.get(lot).map(|lot| (0..lot.rows.len()).map(|row| key(lot, row, &self.columns, &hasher)));
            rows.into_iter().flatten().collect::<Vec<_>>()
        })
        .concat();
        let of_several = of_several(&keys);
        // A row by its number among all.
        let placed = |mut row: usize| {
            for (lot, of_lot) in lots.iter().enumerate() {
                if row < of_lot.rows.len() {
                    return Some((lot, row));
                }
                row -= of_lot.rows.len();
            }
            None
        };
        for row in &of_several {
            let of_lot = placed(*row).and_then(|(lot, row)| lots.get(lot)?.row(row, self.table.delimiter));
            let (line, cells) = of_lot.unwrap_or_default();
            self.several.push(line, cells.iter().map(String::as_str));
        }
        let captures = Captures::of(&self.several, &self.columns, self.dialect);
        self.groups = captures.groups.into_iter().filter(|rows| rows.len() > 1).collect();
        let mut odd: Vec<(usize, Option<usize>)> =
            keys.iter().enumerate().filter(|(_, key)| **key == 0).map(|(row, _)| (row, None)).collect();
        for (person, rows) in self.groups.iter().enumerate() {
            let first = rows.iter().min();
            let row = |row: &usize| of_several.get(*row).map(|at| (*at, (Some(row) == first).then_some(person)));
            odd.extend(rows.iter().filter_map(row));
        }
        odd.sort_unstable();
        self.odd = vec![Vec::new(); lots.len()];
        for (row, person) in odd {
            let Some((lot, row)) = placed(row) else { continue };
            self.odd.get_mut(lot).into_iter().for_each(|odd| odd.push(OddRow { row, person }));
        }
    }

    /// The names of the attributes that the file has, in the order of [`FilePerson::figures`].
    pub fn attributes(&self) -> Vec<String> {
        self.columns.attributes.iter().map(|attribute| attribute.name.to_owned()).collect()
    }

    /// What amounts are in, where anything says it.
    pub fn currency(&self) -> Option<Currency> {
        self.columns.currency
    }

    /// The lots in which they may be read at once.
    pub fn lots(&self) -> usize {
        self.table.lots.len()
    }

    /// How many rows a lot has.
    pub fn rows(&self, lot: usize) -> usize {
        self.table.lots.get(lot).map_or(0, |lot| lot.rows.len())
    }

    /// The line of a row.
    pub fn line(&self, lot: usize, row: usize) -> u32 {
        self.table.lots.get(lot).and_then(|lot| lot.rows.get(row)).map_or(0, |place| place.line)
    }

    /// Takes everybody of a lot in the order of their first rows: rows that are one person each, and who has several.
    pub fn each(&self, lot: usize, doubts: &mut Doubts, mut take: impl FnMut(TextPerson)) {
        let mut reader = self.reader(doubts);
        let mut from = 0;
        for odd in self.odd.get(lot).into_iter().flatten() {
            take(TextPerson::Alone(from..odd.row));
            from = odd.row + 1;
            if let Some(group) = odd.person.and_then(|person| self.groups.get(person)) {
                let rows: Vec<_> = group.iter().filter_map(|row| self.several.row(*row)).collect();
                let mut person = reader.person(&rows);
                person.lines = rows.iter().map(|row| row.line()).collect();
                take(TextPerson::Several(Box::new(person)));
            }
        }
        take(TextPerson::Alone(from..self.rows(lot)));
    }

    /// The source's own id of a row.
    pub fn id(&self, lot: usize, row: usize) -> Option<Cow<'t, str>> {
        self.text(lot, row, FileField::Id)
    }

    /// The name of a row on one line, without a shirt number before it.
    pub fn name(&self, lot: usize, row: usize) -> Cow<'t, str> {
        let part = |field| self.text(lot, row, field).unwrap_or_default();
        let parts = || [FileField::FirstName, FileField::LastName].map(part).join(" ").into();
        let name = self.text(lot, row, FileField::Name).unwrap_or_else(parts);
        match name {
            name if self.dialect.exact => name,
            Cow::Borrowed(name) => Cow::Borrowed(bare_name(name)),
            Cow::Owned(name) => Cow::Owned(bare_name(&name).to_owned()),
        }
    }

    fn text(&self, lot: usize, row: usize, field: FileField) -> Option<Cow<'t, str>> {
        let cell = self.table.lots.get(lot)?.cell(self.columns.at(field)?, row);
        (!self.dialect.is_unknown(cell)).then(|| one_line(cell, self.dialect))
    }

    /// What a lot's rows say in some fields together: each thing once, as somebody of whom nothing else is known; none where
    /// the file has no such column.
    pub fn said(&self, lot: usize, fields: &[FileField], take: impl FnMut(FilePerson)) -> Option<SaidInLot<'t>> {
        let columns: Vec<usize> = fields.iter().filter_map(|field| self.columns.at(*field)).collect();
        self.said_in(lot, &columns, take)
    }

    /// What a lot's rows say of an attribute, by its place among [`TextPeople::attributes`].
    pub fn said_of(&self, lot: usize, attribute: usize, take: impl FnMut(FilePerson)) -> Option<SaidInLot<'t>> {
        self.said_in(lot, &[self.columns.attributes.get(attribute)?.at], take)
    }

    fn said_in(&self, lot: usize, columns: &[usize], mut take: impl FnMut(FilePerson)) -> Option<SaidInLot<'t>> {
        let lot = self.table.lots.get(lot)?;
        let (numbers, rows) = SaidNumbers::of(lot, columns)?;
        let (mut unlisted, width) = (Doubts::default(), self.table.headers.len());
        let mut reader = self.reader(&mut unlisted);
        let mut doubts = Vec::new();
        for row in rows {
            let cell = |at: usize| match columns.contains(&at) {
                true => lot.cell(at, row),
                // Else a row of empty cells were none.
                false if at == width => "-",
                false => "",
            };
            let mut alone = Table::new("");
            alone.push(0, (0..=width).map(cell));
            let before = reader.doubts.count();
            alone.rows().for_each(|row| take(reader.person(&[row])));
            doubts.push(u32::try_from(reader.doubts.count() - before).unwrap_or(u32::MAX));
        }
        Some(SaidInLot { numbers, doubts })
    }

    fn reader<'r>(&'r self, doubts: &'r mut Doubts) -> PersonReader<'r, 't> {
        let (named, shared) = (HashMap::new(), HashSet::new());
        PersonReader { columns: &self.columns, dialect: self.dialect, context: self.context, doubts, named, shared }
    }
}

/// One or many people as they come.
pub enum TextPerson {
    /// The rows of people who have one each.
    Alone(Range<usize>),
    Several(Box<FilePerson>),
}
