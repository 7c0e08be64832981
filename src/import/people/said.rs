//! What the rows of a lot say in some fields, each thing once.

use std::collections::HashMap;
use std::ops::Range;

use foldhash::fast::RandomState;

use crate::import::texts::TextLot;

/// What the rows of a lot say in some fields: each thing that is said has a number.
pub struct SaidInLot<'t> {
    pub(super) numbers: SaidNumbers<'t>,
    /// How many cells are not believed of each thing that is said.
    pub(super) doubts: Vec<u32>,
}

pub(super) enum SaidNumbers<'t> {
    /// Each row says something else.
    Each,
    Held(&'t [u32]),
    Together(Vec<u32>),
}

impl<'t> SaidNumbers<'t> {
    /// The numbers of what rows say in some columns together, and for each number a row that says it.
    pub(super) fn of(lot: &'t TextLot, columns: &[usize]) -> Option<(SaidNumbers<'t>, Vec<usize>)> {
        let all = || (SaidNumbers::Each, (0..lot.rows.len()).collect());
        let [first, more @ ..] = columns else { return None };
        let Some((numbers, mut rows)) = lot.few(*first) else { return Some(all()) };
        if more.is_empty() {
            return Some((SaidNumbers::Held(numbers), rows));
        }
        let mut numbers = numbers.to_vec();
        for column in more {
            let Some((others, _)) = lot.few(*column) else { return Some(all()) };
            let mut known: HashMap<(u32, u32), u32, RandomState> = HashMap::default();
            rows.clear();
            let number = |(row, pair): (usize, (&u32, &u32))| {
                let (one, other) = pair;
                let next = u32::try_from(rows.len()).unwrap_or(u32::MAX);
                *known.entry((*one, *other)).or_insert_with(|| {
                    rows.push(row);
                    next
                })
            };
            numbers = numbers.iter().zip(others).enumerate().map(number).collect();
        }
        Some((SaidNumbers::Together(numbers), rows))
    }
}

impl SaidInLot<'_> {
    /// The numbers of what some rows say.
    pub fn of(&self, rows: Range<usize>) -> SaidRows<'_> {
        match &self.numbers {
            SaidNumbers::Each => SaidRows::Each(rows),
            SaidNumbers::Held(numbers) => SaidRows::Held(numbers.get(rows).unwrap_or_default()),
            SaidNumbers::Together(numbers) => SaidRows::Held(numbers.get(rows).unwrap_or_default()),
        }
    }

    /// How many cells of some rows are not believed.
    pub fn doubts(&self, rows: Range<usize>) -> usize {
        if self.doubts.iter().all(|doubts| *doubts == 0) {
            return 0;
        }
        let of = |number: usize| self.doubts.get(number).map_or(0, |doubts| *doubts as usize);
        match self.of(rows) {
            SaidRows::Each(rows) => rows.map(of).sum(),
            SaidRows::Held(numbers) => numbers.iter().map(|number| of(*number as usize)).sum(),
        }
    }
}

/// The numbers of what some rows say.
pub enum SaidRows<'n> {
    Each(Range<usize>),
    Held(&'n [u32]),
}
