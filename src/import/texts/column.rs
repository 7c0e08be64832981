//! A column of very many rows: few texts that come many times are held once.

use std::hash::{BuildHasher, Hasher};

use foldhash::fast::RandomState;
use hashbrown::HashTable;
use hashbrown::hash_table::Entry;

use super::records::CellPlace;

/// After so many rows, a column whose texts are more than so many hundredths of them is held text by text.
///
/// A million birthdays are few texts, and yet most of the first thousands differ; names are soon known not to be few.
const MANY: [(usize, usize); 2] = if cfg!(test) { [(8, 95), (16, 50)] } else { [(1 << 12, 95), (1 << 16, 50)] };

/// The texts of a column, one for each row.
#[derive(Clone, Debug)]
pub(in crate::import) enum ColumnOfTexts {
    /// The number of each row's text.
    Few(Vec<u32>, FewTexts),
    /// Each row's own.
    Many(Vec<CellPlace>),
    /// A column that nobody knows.
    NotHeld,
}

/// The texts of a column, each once.
#[derive(Clone, Debug, Default)]
pub(in crate::import) struct FewTexts {
    pub(super) texts: Vec<CellPlace>,
    /// How many rows have each.
    pub(super) cells: Vec<u32>,
    /// The first row that has each.
    pub(super) rows: Vec<usize>,
    numbers: HashTable<u32>,
    hasher: RandomState,
    held: HeldTexts,
}

/// Texts behind each other: where they come in a file is too far apart to compare very many with them.
#[derive(Clone, Debug, Default)]
struct HeldTexts {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl HeldTexts {
    fn push(&mut self, text: &[u8]) {
        self.bytes.extend_from_slice(text);
        self.ends.push(self.bytes.len());
    }

    fn get(&self, number: u32) -> &[u8] {
        let end = |number: usize| self.ends.get(number).copied().unwrap_or(0);
        let begin = (number as usize).checked_sub(1).map_or(0, end);
        self.bytes.get(begin..end(number as usize)).unwrap_or_default()
    }
}

impl ColumnOfTexts {
    pub(super) fn new(is_held: bool) -> ColumnOfTexts {
        if is_held { ColumnOfTexts::Few(Vec::new(), FewTexts::default()) } else { ColumnOfTexts::NotHeld }
    }

    /// Adds a row; `of` is what lies in a place.
    #[inline]
    pub(super) fn push<'t>(&mut self, span: CellPlace, of: impl Fn(CellPlace) -> &'t str) {
        match self {
            ColumnOfTexts::NotHeld => {}
            ColumnOfTexts::Many(rows) => rows.push(span),
            ColumnOfTexts::Few(rows, few) => {
                rows.push(few.number(span, rows.len(), of(span).as_bytes()));
                let texts = few.texts.len();
                let is_many =
                    |(least, percent): &(usize, usize)| rows.len() >= *least && texts * 100 > rows.len() * percent;
                if MANY.iter().any(is_many) {
                    let span = |number: &u32| few.texts.get(*number as usize).copied().unwrap_or_default();
                    *self = ColumnOfTexts::Many(rows.iter().map(span).collect());
                }
            }
        }
    }

    /// Gives back the room that only new rows need.
    pub(super) fn finish(&mut self) {
        if let ColumnOfTexts::Few(_, few) = self {
            (few.numbers, few.held) = Default::default();
        }
    }

    /// Where the text of a row lies.
    #[inline]
    pub(super) fn span(&self, row: usize) -> CellPlace {
        match self {
            ColumnOfTexts::Many(rows) => rows.get(row).copied(),
            ColumnOfTexts::Few(rows, few) => rows.get(row).and_then(|number| few.texts.get(*number as usize)).copied(),
            ColumnOfTexts::NotHeld => None,
        }
        .unwrap_or_default()
    }

    /// The texts, each with how many rows have it.
    pub(super) fn spans(&self) -> impl Iterator<Item = (CellPlace, usize)> + Clone {
        let (many, few, cells): (&[CellPlace], &[CellPlace], &[u32]) = match self {
            ColumnOfTexts::Many(rows) => (rows, &[], &[]),
            ColumnOfTexts::Few(_, few) => (&[], &few.texts, &few.cells),
            ColumnOfTexts::NotHeld => (&[], &[], &[]),
        };
        let few = few.iter().zip(cells).map(|(span, cells)| (*span, *cells as usize));
        many.iter().map(|span| (*span, 1)).chain(few)
    }
}

impl FewTexts {
    /// The number of a text, which is held from now on.
    #[inline]
    fn number(&mut self, span: CellPlace, row: usize, text: &[u8]) -> u32 {
        let FewTexts { texts, cells, rows, numbers, hasher, held } = self;
        let hash = |text: &[u8]| {
            let mut hash = hasher.build_hasher();
            hash.write(text);
            hash.finish()
        };
        let found = numbers.entry(hash(text), |number| held.get(*number) == text, |number| hash(held.get(*number)));
        match found {
            Entry::Occupied(number) => {
                let number = *number.get();
                cells.get_mut(number as usize).into_iter().for_each(|cells| *cells += 1);
                number
            }
            Entry::Vacant(free) => {
                let number = u32::try_from(texts.len()).unwrap_or(u32::MAX);
                free.insert(number);
                texts.push(span);
                cells.push(1);
                rows.push(row);
                held.push(text);
                number
            }
        }
    }
}
