//! A column of very many rows: few texts that come many times are held once.

use std::hash::BuildHasher;

use foldhash::fast::RandomState;

use super::records::CellPlace;

/// Rows of which a column with nearly as many texts is held text by text.
const MANY: usize = if cfg!(test) { 16 } else { 1 << 16 };

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
    /// By their hashes: the upper half of that, and the number from 1; 0 where there is none.
    slots: Vec<u64>,
    hasher: RandomState,
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
                rows.push(few.number(span, rows.len(), of));
                if rows.len() >= MANY && few.texts.len() * 2 > rows.len() {
                    let span = |number: &u32| few.texts.get(*number as usize).copied().unwrap_or_default();
                    *self = ColumnOfTexts::Many(rows.iter().map(span).collect());
                }
            }
        }
    }

    /// Gives back the room that only new rows need.
    pub(super) fn finish(&mut self) {
        if let ColumnOfTexts::Few(_, few) = self {
            few.slots = Vec::new();
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
    fn number<'t>(&mut self, span: CellPlace, row: usize, of: impl Fn(CellPlace) -> &'t str) -> u32 {
        if self.texts.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let text = of(span);
        let tag = self.hasher.hash_one(text.as_bytes()) >> 32;
        let last = self.slots.len() - 1;
        let mut at = tag as usize & last;
        loop {
            let slot = self.slots.get(at).copied().unwrap_or(0);
            let number = (slot as u32).wrapping_sub(1);
            if slot == 0 {
                break;
            }
            if slot >> 32 == tag && self.texts.get(number as usize).is_some_and(|held| of(*held) == text) {
                self.cells.get_mut(number as usize).into_iter().for_each(|cells| *cells += 1);
                return number;
            }
            at = (at + 1) & last;
        }
        let number = u32::try_from(self.texts.len()).unwrap_or(u32::MAX - 1);
        self.slots.get_mut(at).into_iter().for_each(|slot| *slot = tag << 32 | u64::from(number + 1));
        self.texts.push(span);
        self.cells.push(1);
        self.rows.push(row);
        number
    }

    fn grow(&mut self) {
        let slots = std::mem::take(&mut self.slots);
        self.slots = vec![0; (slots.len() * 2).max(64)];
        let last = self.slots.len() - 1;
        for slot in slots.into_iter().filter(|slot| *slot != 0) {
            let mut at = (slot >> 32) as usize & last;
            while self.slots.get(at).is_some_and(|held| *held != 0) {
                at = (at + 1) & last;
            }
            self.slots.get_mut(at).into_iter().for_each(|free| *free = slot);
        }
    }
}
