//! Which column of a table is what: by its header, and by its cells where headers are doubled.

use super::cells::ColumnCells;
use super::context::FileContext;
use super::fit::{Fit, figures, half, seen};
use super::learnt::{Learnt, learn};
use crate::domain::Currency;
use crate::import::dialects::{Dialect, DialectColumn, FileField, LookUp, key};
use crate::import::values::MoneyColumn;

/// The columns of a table that are read, each with what its cells taught.
pub(super) struct TableColumns<'d> {
    pub(super) dialect: &'d Dialect,
    /// What amounts have to be in: the plan's, else that of most rows that name one, else that of the columns.
    pub(super) currency: Option<Currency>,
    pub(super) fields: Vec<FieldColumn<'d>>,
    /// For each field, in their order, where its column stands among those.
    by_field: [Option<usize>; FileField::ALL.len()],
    pub(super) attributes: Vec<FigureColumn<'d>>,
    pub(super) not_used: Vec<(usize, String)>,
    /// Columns whose cells are nothing that their header says.
    pub(super) foreign: Vec<usize>,
    /// The places of all columns in the order of their headers: the order of the file says nothing.
    pub(super) by_header: Vec<usize>,
}

/// A column that holds a field.
pub(super) struct FieldColumn<'d> {
    pub(super) field: FileField,
    /// Its place, from 0.
    pub(super) at: usize,
    pub(super) dialect: &'d DialectColumn,
    pub(super) learnt: Learnt,
}

/// A column that holds an attribute.
pub(super) struct FigureColumn<'d> {
    pub(super) name: &'d str,
    pub(super) at: usize,
}

impl<'d> TableColumns<'d> {
    /// Finds the columns of a dialect in a table.
    pub(super) fn of(table: &'d impl ColumnCells, dialect: &'d Dialect, context: &FileContext<'_>) -> TableColumns<'d> {
        let keys: Vec<String> = table.headers().iter().map(|header| key(header)).collect();
        let currency = context.currency.or_else(|| usual_currency(table, &keys, dialect));
        let context = &FileContext { currency, ..*context };
        let mut found = TableColumns {
            dialect,
            currency,
            fields: Vec::new(),
            by_field: [None; FileField::ALL.len()],
            attributes: Vec::new(),
            not_used: Vec::new(),
            foreign: Vec::new(),
            by_header: Vec::new(),
        };
        found.by_header = (0..keys.len()).collect();
        found.by_header.sort_by_key(|at| keys.get(*at));
        let bare = |header: &String| dialect.bare_key(header).unwrap_or_default();
        let bare: Vec<String> = table.headers().iter().map(bare).collect();
        let mut taken = vec![false; keys.len()];
        let mut strange = vec![false; keys.len()];
        for column in &dialect.columns {
            if let Some(LookUp { table: other, by, take }) = &column.look_up {
                let why = || format!("the file has no table {other} with {by} and {take}, by which this is told");
                let unknown = column.headers.iter().flat_map(|header| places(&keys, header));
                found.not_used.extend(unknown.map(|at| (at, why())));
                continue;
            }
            if column.beside.is_some() && found.at(column.field).is_some() {
                continue;
            }
            let names = HeaderNames { keys: &keys, bare: &bare };
            let may_be = |at: usize| match column.beside {
                Some(other) => names.is_of(at, column) && found.is_beside(table, at, other),
                None => true,
            };
            let free: Vec<bool> = taken.iter().enumerate().map(|(at, taken)| !taken && may_be(at)).collect();
            let chosen = choose(table, names, column, dialect.exact, context, &free, &mut strange);
            let Some((at, learnt)) = chosen else { continue };
            taken.get_mut(at).into_iter().for_each(|taken| *taken = true);
            if let Some(place) = found.by_field.get_mut(column.field as usize) {
                place.get_or_insert(found.fields.len());
            }
            found.fields.push(FieldColumn { field: column.field, at, dialect: column, learnt });
        }
        found.agree_on_a_currency(table, context);
        for attribute_column in &dialect.attributes {
            let places = attribute_column.headers.iter().flat_map(|header| places(&keys, header));
            let fitting = places.filter(|at| taken.get(*at) == Some(&false)).find(|at| {
                let is_good = figures(table, *at, dialect.attributes_up_to).is_good();
                strange.get_mut(*at).into_iter().for_each(|strange| *strange |= !is_good);
                is_good
            });
            let Some(at) = fitting else { continue };
            taken.get_mut(at).into_iter().for_each(|taken| *taken = true);
            found.attributes.push(FigureColumn { name: &attribute_column.name, at });
        }
        for (at, header) in table.headers().iter().enumerate() {
            let Some(name) = dialect.attribute_under(header).filter(|_| taken.get(at) == Some(&false)) else {
                continue;
            };
            if figures(table, at, dialect.attributes_up_to).is_good() {
                taken.get_mut(at).into_iter().for_each(|taken| *taken = true);
                found.attributes.push(FigureColumn { name, at });
            } else {
                strange.get_mut(at).into_iter().for_each(|strange| *strange = true);
            }
        }
        // In the order of the file: a person's figures stand so too.
        found.attributes.sort_by_key(|column| column.at);
        let free = |at: &usize| taken.get(*at) == Some(&false);
        // Where a header is doubled and one of its columns is what it says, the others may be anything.
        let said = |at: &usize| (0..keys.len()).any(|other| !free(&other) && keys.get(other) == keys.get(*at));
        let is_strange = |at: &usize| strange.get(*at) == Some(&true) && free(at) && !said(at);
        found.foreign = (0..keys.len()).filter(is_strange).collect();
        for (header, why) in &dialect.not_used {
            found.not_used.extend(places(&keys, header).filter(free).map(|at| (at, why.clone())));
        }
        found
    }

    /// Whether all filled cells of a column stand beside filled cells of a field.
    fn is_beside(&self, table: &impl ColumnCells, at: usize, field: FileField) -> bool {
        let is_filled = |cell: &str| !self.dialect.is_unknown(cell);
        let Some(beside) = self.at(field) else { return false };
        table.pairs(at, beside).all(|(cell, beside)| !is_filled(cell) || is_filled(beside))
    }

    /// A plan has one currency: that of values, else of the first column of amounts that says one. What is in another is
    /// a doubt.
    fn agree_on_a_currency(&mut self, table: &impl ColumnCells, context: &FileContext<'_>) {
        let of = |column: &FieldColumn<'_>| match column.learnt {
            Learnt::Money(money) => money.currency(),
            _ => None,
        };
        let values = self.field(FileField::Value).and_then(of);
        self.currency = context.currency.or(values).or_else(|| self.fields.iter().find_map(of));
        let currency = self.currency;
        let others = self.fields.iter_mut().filter(|column| of(column).is_some_and(|own| Some(own) != currency));
        others.for_each(|column| {
            let Learnt::Money(money) = column.learnt else { return };
            let style = money.style();
            column.learnt = Learnt::Money(MoneyColumn::of_texts(table.texts(column.at), style, currency));
        });
    }

    pub(super) fn field(&self, field: FileField) -> Option<&FieldColumn<'d>> {
        self.fields.get((*self.by_field.get(field as usize)?)?)
    }

    pub(super) fn at(&self, field: FileField) -> Option<usize> {
        self.field(field).map(|column| column.at)
    }

    /// The column that a row without a name lacks.
    pub(super) fn name_at(&self) -> Option<usize> {
        self.at(FileField::Name).or(self.at(FileField::LastName))
    }
}

/// The places of a header, from left to right.
fn places<'k>(keys: &'k [String], header: &'k str) -> impl Iterator<Item = usize> + 'k {
    keys.iter().enumerate().filter(move |(_, key)| *key == header).map(|(at, _)| at)
}

/// The currency that most rows name, of two in as many rows the first of all.
fn usual_currency(table: &impl ColumnCells, keys: &[String], dialect: &Dialect) -> Option<Currency> {
    let column = dialect.columns.iter().find(|column| column.field == FileField::Currency)?;
    let at = column.headers.iter().find_map(|header| places(keys, header).next())?;
    let mut rows = [0; Currency::ALL.len()];
    for (currency, cells) in table.texts(at).filter_map(|(text, cells)| Some((Currency::named(text)?, cells))) {
        rows.get_mut(currency as usize).into_iter().for_each(|rows| *rows += cells);
    }
    let named = Currency::ALL.iter().zip(rows).filter(|(_, rows)| *rows > 0);
    named.rev().max_by_key(|(_, rows)| *rows).map(|(currency, _)| *currency)
}

/// The headers of a table as they are compared: whole, and without what their amounts are in, where they say it.
#[derive(Clone, Copy)]
struct HeaderNames<'k> {
    keys: &'k [String],
    bare: &'k [String],
}

impl HeaderNames<'_> {
    /// Whether the header at a place may be one of a column.
    fn is_of(self, at: usize, column: &DialectColumn) -> bool {
        [self.keys, self.bare].iter().any(|names| names.get(at).is_some_and(|name| column.headers.contains(name)))
    }
}

/// The column of a field: of its headers the first whose column has cells of its kind; of equal headers the one with the most.
fn choose(
    table: &impl ColumnCells,
    names: HeaderNames<'_>,
    column: &DialectColumn,
    exact: bool,
    context: &FileContext<'_>,
    free: &[bool],
    strange: &mut [bool],
) -> Option<(usize, Learnt)> {
    let mut empty = None;
    let whole = column.headers.iter().map(|header| (names.keys, header));
    let bare = column.headers.iter().filter(|_| column.field.is_money()).map(|header| (names.bare, header));
    for (keys, header) in whole.chain(bare) {
        let mut best: Option<(usize, Learnt, Fit)> = None;
        let free = || places(keys, header).filter(|at| free.get(*at) == Some(&true));
        // Of equal headers all cells count.
        let enough = if free().count() == 1 { half(table) } else { usize::MAX };
        for at in free() {
            let learnt = learn(table, at, column, exact, context);
            let fit = Fit::of(
                table.texts(at).map(|(text, cells)| (seen(text, column.field, &learnt, context), cells)),
                enough,
            );
            if !exact && !fit.is_good() {
                strange.get_mut(at).into_iter().for_each(|strange| *strange = true);
            } else if best.as_ref().is_none_or(|(.., most)| fit.read > most.read) {
                best = Some((at, learnt, fit));
            }
        }
        match best {
            Some((at, learnt, fit)) if fit.filled > 0 => return Some((at, learnt)),
            Some((at, learnt, _)) => empty = empty.or(Some((at, learnt))),
            None => {}
        }
    }
    empty
}
