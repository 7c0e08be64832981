//! Who is shown of a market, a bit for each.

use std::iter;
use std::ops::Range;

use super::everybody::Market;
use crate::import::lots::fill_side_by_side;

/// Who is shown of a market.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Selection {
    /// Eight people in each, the first in the least bit; nobody stands behind the last.
    bits: Vec<u8>,
}

/// People who are asked all at once: so few that what is known of them stays near.
const BLOCK: usize = if cfg!(test) { 8 } else { 8_192 };

impl Selection {
    /// Everybody.
    pub fn all(market: &Market) -> Selection {
        Selection::filled(market.len(), |_, _| ())
    }

    /// Some of so many people.
    pub(super) fn of(people: usize, numbers: impl Iterator<Item = usize>) -> Selection {
        let mut selection = Selection { bits: vec![0; people.div_ceil(8)] };
        for number in numbers.filter(|number| *number < people) {
            selection.bits.get_mut(number / 8).into_iter().for_each(|bits| *bits |= 1 << (number % 8));
        }
        selection
    }

    /// Those of so many people whom `keep` leaves a 1: it is given the numbers of some, and as many ones.
    pub(super) fn filled(people: usize, keep: impl Fn(Range<usize>, &mut [u8]) + Sync) -> Selection {
        let mut bits = vec![0; people.div_ceil(8)];
        fill_side_by_side(&mut bits, |first, bits| {
            let mut block = [0; BLOCK];
            for (place, bits) in bits.chunks_mut(BLOCK / 8).enumerate() {
                let first = first * 8 + place * BLOCK;
                let lot = first..people.min(first + bits.len() * 8);
                let (shown, beyond) = block.split_at_mut(lot.len());
                shown.fill(1);
                beyond.fill(0);
                keep(lot, shown);
                bits.iter_mut().zip(block.as_chunks().0).for_each(|(bits, eight)| *bits = packed(*eight));
            }
        });
        Selection { bits }
    }

    /// How many are shown.
    pub fn count(&self) -> usize {
        let (eights, rest) = self.bits.as_chunks();
        let rest: u32 = rest.iter().map(|bits| bits.count_ones()).sum();
        (eights.iter().map(|eight| u64::from_le_bytes(*eight).count_ones()).sum::<u32>() + rest) as usize
    }

    pub fn has(&self, number: usize) -> bool {
        self.bits.get(number / 8).is_some_and(|bits| bits >> (number % 8) & 1 == 1)
    }

    /// Leaves somebody out.
    pub fn remove(&mut self, number: usize) {
        self.bits.get_mut(number / 8).into_iter().for_each(|bits| *bits &= !(1 << (number % 8)));
    }

    /// The numbers of those who are shown.
    pub fn rows(&self) -> impl Iterator<Item = usize> {
        self.within(0..self.bits.len() * 8)
    }

    /// Those of some numbers.
    pub(super) fn within(&self, numbers: Range<usize>) -> impl Iterator<Item = usize> {
        let from = numbers.start / 8;
        let mut eights = self.bits.get(from..).unwrap_or_default().iter().zip(from..);
        let (mut bits, mut first) = (0u8, 0);
        let shown = iter::from_fn(move || {
            while bits == 0 {
                let (next, place) = eights.next()?;
                (bits, first) = (*next, place * 8);
            }
            let number = first + bits.trailing_zeros() as usize;
            bits &= bits - 1;
            Some(number)
        });
        shown.skip_while(move |number| *number < numbers.start).take_while(move |number| *number < numbers.end)
    }
}

/// Eight bytes that are 0 or 1 as bits of one.
fn packed(eight: [u8; 8]) -> u8 {
    // Each byte is moved to a bit of the last one, and no two meet on the way.
    (u64::from_le_bytes(eight).wrapping_mul(0x0102_0408_1020_4080) >> 56) as u8
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::runs::runs;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(runs(512) as u32))]

        #[test]
        fn bits_say_what_a_list_of_each_says(
            mut all in proptest::collection::vec(any::<bool>(), 0..60), cut in 0..70usize, end in 0..70usize
        ) {
            let filled = Selection::filled(all.len(), |lot, shown| {
                shown.iter_mut().zip(&all[lot]).for_each(|(shown, is)| *shown &= u8::from(*is));
            });
            let rows = |all: &[bool]| (0..all.len()).filter(|row| all[*row]).collect::<Vec<_>>();
            let mut selection = Selection::of(all.len(), rows(&all).into_iter().chain([all.len()]));
            prop_assert_eq!(&selection, &filled);
            selection.remove(cut);
            all.get_mut(cut).into_iter().for_each(|is| *is = false);
            prop_assert_eq!(selection.rows().collect::<Vec<_>>(), rows(&all));
            prop_assert_eq!(selection.count(), rows(&all).len());
            prop_assert!((0..80).all(|row| selection.has(row) == (all.get(row) == Some(&true))));
            let within = rows(&all).into_iter().filter(|row| (cut..end).contains(row));
            prop_assert_eq!(selection.within(cut..end).collect::<Vec<_>>(), within.collect::<Vec<_>>());
        }
    }
}
