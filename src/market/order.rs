//! The first page by any column, without sorting the rest.

use std::cmp::Reverse;

use jiff::civil::Date;

use super::column::{MarketColumn, MarketOrder};
use super::columns::NOTHING;
use super::day::{NO_DAY, is_day};
use super::everybody::Market;
use super::row::MarketRow;
use super::selected::Selection;
use crate::domain::Position;
use crate::import::lots::side_by_side;
use crate::text;

/// What is not known stands last, whichever way the column is sorted.
const LAST: u64 = u64::MAX;

impl Market {
    /// The first of those who are shown, by a column; of two who are alike there, the first of the files.
    pub fn first(&self, shown: &Selection, order: MarketOrder, most: usize, on: Date) -> Vec<usize> {
        if order.by == MarketColumn::Name {
            return self.first_by_name(shown, order.falling, most);
        }
        let ranks = self.ranks(order.by);
        let key = |row: usize| {
            let key = self.key(order.by, row, &ranks, on);
            if order.falling && key != LAST { LAST - 1 - key } else { key }
        };
        let lots = side_by_side(self.len(), |lot| smallest(shown.within(lot).map(|row| (key(row), row)), most));
        smallest(lots.into_iter().flatten(), most).into_iter().map(|(_, row)| row).collect()
    }

    fn first_by_name(&self, shown: &Selection, falling: bool, most: usize) -> Vec<usize> {
        let name = |row: usize| {
            let name = self.columns.folded.get(row);
            (head(name), name, row)
        };
        // Who has no name is nobody.
        if falling {
            let turned = |row: usize| {
                let (head, name, row) = name(row);
                (Reverse(head), Reverse(name), row)
            };
            let lots = side_by_side(self.len(), |lot| smallest(shown.within(lot).map(turned), most));
            return smallest(lots.into_iter().flatten(), most).into_iter().map(|(.., row)| row).collect();
        }
        let lots = side_by_side(self.len(), |lot| smallest(shown.within(lot).map(name), most));
        smallest(lots.into_iter().flatten(), most).into_iter().map(|(.., row)| row).collect()
    }

    /// What somebody is sorted by; less than [`LAST`] where it is known.
    fn key(&self, by: MarketColumn, row: usize, ranks: &[u64], on: Date) -> u64 {
        let columns = &self.columns;
        let ranked = |column: &[u32]| {
            let number = column.get(row).copied().unwrap_or(NOTHING);
            ranks.get(number as usize).copied().unwrap_or(LAST)
        };
        match by {
            MarketColumn::Name => LAST,
            MarketColumn::Positions => ranked(&columns.positions),
            MarketColumn::Nation => ranked(&columns.nations),
            MarketColumn::Club => ranked(&columns.clubs),
            MarketColumn::League => ranked(&columns.leagues),
            MarketColumn::Age => {
                let born = columns.born.get(row).copied().unwrap_or(NO_DAY);
                let days = if is_day(born) { i64::from(i32::MAX) - i64::from(born) } else { 0 };
                let age = MarketRow { market: self, number: row }.age(on);
                age.map_or(LAST, |age| (u64::from(age) << 40) | days.unsigned_abs())
            }
            // Days lie behind each other also before the year 0.
            MarketColumn::Contract => columns.held(by, row).map_or(LAST, |day| day ^ (1 << 31)),
            MarketColumn::Value
            | MarketColumn::Wage
            | MarketColumn::Rating
            | MarketColumn::Foot
            | MarketColumn::Height => columns.held(by, row).unwrap_or(LAST),
        }
    }

    /// The places of the values of an interned column in their order.
    fn ranks(&self, by: MarketColumn) -> Vec<u64> {
        let columns = &self.columns;
        match by {
            MarketColumn::Positions => {
                let first = |played: &Vec<crate::import::values::PlayedAt>| played.first().map(|at| at.position);
                let place = |position: Option<Position>| position.map_or(LAST, |position| position as u64);
                columns.played.all().iter().map(|played| place(first(played))).collect()
            }
            MarketColumn::Nation => places(
                columns
                    .nation_codes
                    .all()
                    .iter()
                    .map(|codes| codes.first().map_or(String::new(), |code| code.to_string())),
            ),
            MarketColumn::Club => places(columns.folded_clubs().iter().cloned()),
            MarketColumn::League => places(columns.league_names.all().iter().map(|league| text::fold(league))),
            _ => Vec::new(),
        }
    }
}

/// The place of each text among all of them; those that are the same have the same.
fn places(texts: impl Iterator<Item = String>) -> Vec<u64> {
    let texts: Vec<String> = texts.collect();
    let mut sorted: Vec<&String> = texts.iter().collect();
    sorted.sort_unstable();
    sorted.dedup();
    texts.iter().map(|text| sorted.partition_point(|other| *other < text) as u64).collect()
}

/// The first bytes of a text as a number in the order of texts.
fn head(text: &str) -> u64 {
    let mut head = [0; 8];
    head.iter_mut().zip(text.bytes()).for_each(|(to, byte)| *to = byte);
    u64::from_be_bytes(head)
}

/// The smallest of very many in their order: those that are larger than so many others are never kept.
pub(super) fn smallest<T: Ord + Copy>(all: impl Iterator<Item = T>, most: usize) -> Vec<T> {
    let room = most.saturating_mul(2).max(if cfg!(test) { 2 } else { 256 });
    let (mut kept, mut limit): (Vec<T>, Option<T>) = (Vec::new(), None);
    for one in all {
        if limit.is_some_and(|limit| one >= limit) {
            continue;
        }
        kept.push(one);
        if kept.len() >= room && most < kept.len() {
            kept.select_nth_unstable(most);
            limit = kept.get(most).copied();
            kept.truncate(most);
        }
    }
    kept.sort_unstable();
    kept.truncate(most);
    kept
}
