//! A file into columns, in two lots side by side.

use std::fmt;
use std::ops::Range;

use super::columns::MarketColumns;
use super::everybody::{Market, MarketFile};
use super::said::SaidColumns;
use crate::import::dialects::RowIs;
use crate::import::lots::{at_once, side_by_side};
use crate::import::people::{FileContext, TablePeople, TextPeople, TextPerson};
use crate::import::{Doubts, OpenError, OpenedFile};

/// The most files of a market, and bytes of its names.
const MOST_FILES: usize = 255;
const MOST_BYTES: usize = u32::MAX as usize;

/// Why a file has nobody for a market, with what to do.
#[derive(Debug)]
pub enum NotPeople {
    /// Its columns are of no source that is known.
    NoSource(OpenError),
    /// Its rows are no people: the file, and what they are.
    Rows(String, RowIs),
    /// More files than a market has room for.
    TooMany,
}

impl fmt::Display for NotPeople {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotPeople::NoSource(error) => error.fmt(f),
            NotPeople::Rows(name, rows) => {
                write!(f, "{name}: a table with an {rows} a row, expected one with a person a row")
            }
            NotPeople::TooMany => {
                write!(
                    f,
                    "more than {MOST_FILES} files, or 4 GiB of names: put fewer people together, for example with duckdb"
                )
            }
        }
    }
}

impl std::error::Error for NotPeople {}

impl Market {
    /// Reads people of files, and makes one of those who are the same, the newest file first; of two of one day the first.
    ///
    /// All amounts are in the currency of the context, else in the first that a file says.
    ///
    /// # Errors
    ///
    /// A file of no known source, or without people; too many files.
    pub fn read(mut files: Vec<(MarketFile, OpenedFile)>, context: &FileContext<'_>) -> Result<Market, NotPeople> {
        files.sort_by_key(|(file, _)| std::cmp::Reverse(file.on));
        let mut market = Market { currency: context.currency, ..Market::default() };
        for (file, opened) in files {
            let context = FileContext { on: file.on, currency: market.currency, ..*context };
            market.add(file, &opened, &context)?;
        }
        market.differs.sort_by_key(|other| other.row);
        market.columns.shrink();
        market.says_ages = market.columns.say_ages();
        market.untold = market.find_untold();
        Ok(market)
    }

    fn add(&mut self, file: MarketFile, opened: &OpenedFile, context: &FileContext<'_>) -> Result<(), NotPeople> {
        let dialect = opened.source().map_err(NotPeople::NoSource)?;
        if dialect.rows != RowIs::Person {
            return Err(NotPeople::Rows(opened.name.clone(), dialect.rows));
        }
        let number = u8::try_from(self.files.len()).ok().filter(|number| usize::from(*number) < MOST_FILES);
        let number = number.ok_or(NotPeople::TooMany)?;
        let (columns, doubts) = match &opened.texts {
            Some(texts) => {
                let people = TextPeople::of(texts, dialect, context);
                self.currency = self.currency.or(people.currency());
                by_text(&people, number)
            }
            None => {
                let people = TablePeople::of(&opened.table, dialect, context);
                self.currency = self.currency.or(people.currency());
                by_row(&people, number)
            }
        };
        let names = |columns: &MarketColumns| columns.bytes().1;
        if names(&self.columns) + names(&columns) > MOST_BYTES {
            return Err(NotPeople::TooMany);
        }
        self.doubts += opened.doubts.count() + doubts;
        self.files.push(file);
        match self.files.len() {
            1 => self.columns = columns,
            _ => self.merge(&columns),
        }
        Ok(())
    }
}

/// Everybody of a table, and the number of cells that are not believed.
fn by_row(people: &TablePeople<'_>, file: u8) -> (MarketColumns, usize) {
    let attributes = people.attributes();
    in_order(side_by_side(people.len(), |lot: Range<usize>| {
        let (mut columns, mut doubts) = (MarketColumns::with_attributes(&attributes), Doubts::default());
        people.read(lot, &mut doubts, |person| columns.push(person, file));
        (columns, doubts.count())
    }))
}

/// The same of a table of very many rows: what its columns say is read once for each text.
fn by_text(people: &TextPeople<'_>, file: u8) -> (MarketColumns, usize) {
    in_order(at_once(people.lots(), |lot| {
        let said = SaidColumns::of(people, lot);
        let mut columns = said.nobody();
        // The first lot takes the others in.
        columns.reserve(people.rows(0) * if lot == 0 { people.lots() } else { 1 });
        let mut doubts = Doubts::default();
        let mut unlisted = 0;
        people.each(lot, &mut doubts, |person| match person {
            TextPerson::Several(person) => columns.push(*person, file),
            TextPerson::Alone(rows) => {
                for row in rows.clone() {
                    columns.name(&people.name(lot, row), people.id(lot, row).as_deref(), (file, people.line(lot, row)));
                }
                unlisted += said.fill(&mut columns, rows);
            }
        });
        (columns, doubts.count() + unlisted)
    }))
}

/// Lots behind each other.
fn in_order(lots: Vec<(MarketColumns, usize)>) -> (MarketColumns, usize) {
    let all = lots.into_iter().reduce(|(mut all, doubts), (columns, more)| {
        all.append(&columns);
        (all, doubts + more)
    });
    all.unwrap_or_default()
}
