//! A column of very many rows: few texts that come many times are held once.

use std::hash::{BuildHasher, Hasher};

use foldhash::fast::RandomState;
use hashbrown::HashTable;

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
    known: KnownTexts,
}

/// Which text has which number.
#[derive(Clone, Debug, Default)]
struct KnownTexts {
    short: HashTable<(ShortText, u32)>,
    /// The place among those held, and the number.
    long: HashTable<(u32, u32)>,
    held: HeldTexts,
    hasher: RandomState,
}

/// A text of at most 16 bytes, as most are, compared and hashed as a whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct ShortText {
    /// Its first eight bytes and its last eight, which may overlap; of a shorter text all in the first.
    ends: [u64; 2],
    bytes: u8,
}

impl ShortText {
    fn of(text: &[u8]) -> Option<ShortText> {
        let ends = match (text.first_chunk(), text.last_chunk()) {
            (Some(first), Some(last)) if text.len() <= 16 => [u64::from_le_bytes(*first), u64::from_le_bytes(*last)],
            (Some(_), _) => return None,
            (None, _) => [text.iter().fold(0, |bytes, byte| bytes << 8 | u64::from(*byte)), 0],
        };
        Some(ShortText { ends, bytes: u8::try_from(text.len()).ok()? })
    }
}

/// Long texts behind each other: where they come in a file is too far apart to compare very many with them.
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
    pub(super) fn push<'t>(&mut self, span: CellPlace, of: impl Fn(CellPlace) -> &'t [u8]) {
        match self {
            ColumnOfTexts::NotHeld => {}
            ColumnOfTexts::Many(rows) => rows.push(span),
            ColumnOfTexts::Few(rows, few) => {
                let before = few.texts.len();
                rows.push(few.number(span, rows.len(), of(span)));
                let texts = few.texts.len();
                let is_many =
                    |(least, percent): &(usize, usize)| rows.len() >= *least && texts * 100 > rows.len() * percent;
                if texts > before && MANY.iter().any(is_many) {
                    let span = |number: &u32| few.texts.get(*number as usize).copied().unwrap_or_default();
                    *self = ColumnOfTexts::Many(rows.iter().map(span).collect());
                }
            }
        }
    }

    /// Gives back the room that only new rows need.
    pub(super) fn finish(&mut self) {
        if let ColumnOfTexts::Few(_, few) = self {
            few.known = KnownTexts::default();
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
        let next = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        let number = self.known.number(text, next);
        match self.cells.get_mut(number as usize) {
            Some(cells) => *cells += 1,
            None => {
                self.texts.push(span);
                self.cells.push(1);
                self.rows.push(row);
            }
        }
        number
    }
}

impl KnownTexts {
    /// The number of a text: the next one where it was not known.
    #[inline]
    fn number(&mut self, text: &[u8], next: u32) -> u32 {
        let KnownTexts { short, long, held, hasher } = self;
        let Some(text) = ShortText::of(text) else {
            let hash = |text: &[u8]| {
                let mut hash = hasher.build_hasher();
                hash.write(text);
                hash.finish()
            };
            let hashed = hash(text);
            if let Some((_, number)) = long.find(hashed, |(place, _)| held.get(*place) == text) {
                return *number;
            }
            let place = u32::try_from(held.ends.len()).unwrap_or(u32::MAX);
            held.push(text);
            long.insert_unique(hashed, (place, next), |(place, _)| hash(held.get(*place)));
            return next;
        };
        let hash = |text: &ShortText| {
            let mut hash = hasher.build_hasher();
            let [first, last] = text.ends;
            hash.write_u64(first ^ u64::from(text.bytes));
            hash.write_u64(last);
            hash.finish()
        };
        let hashed = hash(&text);
        if let Some((_, number)) = short.find(hashed, |(known, _)| *known == text) {
            return *number;
        }
        short.insert_unique(hashed, (text, next), |(known, _)| hash(known));
        next
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::runs::runs;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(runs(512) as u32))]

        #[test]
        fn a_text_has_the_number_of_the_first_that_is_the_same(
            texts in proptest::collection::vec("[a\\x00]{0,18}|[ab]{7,9}|[ab]{15,17}", 0..60)
        ) {
            let mut known = KnownTexts::default();
            let mut first: Vec<&str> = Vec::new();
            for text in &texts {
                let next = first.len();
                let number = known.number(text.as_bytes(), next as u32) as usize;
                let wanted = first.iter().position(|other| other == text).unwrap_or(next);
                prop_assert_eq!(number, wanted, "{:?}", text);
                if number == next {
                    first.push(text);
                }
            }
        }
    }
}
