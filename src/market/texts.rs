//! Texts of very many people: each in one buffer, or few that come many times.

use std::collections::HashMap;
use std::hash::Hash;
use std::ops::Range;

use memchr::memmem::Finder;

/// Bytes that a name or an id usually has.
const USUAL: usize = 14;

/// Many texts in one buffer, by their numbers.
#[derive(Clone, Debug, Default)]
pub(super) struct Texts {
    text: String,
    /// Where each ends: it begins where the one before ends.
    ends: Vec<u32>,
}

impl Texts {
    pub(super) fn push(&mut self, text: &str) {
        self.push_with(|buffer| buffer.push_str(text));
    }

    /// Adds what somebody writes at the end of the buffer.
    pub(super) fn push_with(&mut self, write: impl FnOnce(&mut String)) {
        write(&mut self.text);
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
    }

    pub(super) fn get(&self, number: usize) -> &str {
        let begin = number.checked_sub(1).map_or(0, |before| self.end(before));
        self.text.get(begin..self.end(number)).unwrap_or_default()
    }

    fn end(&self, number: usize) -> usize {
        self.ends.get(number).map_or(0, |end| *end as usize)
    }

    /// Calls `found` for each of some numbers whose text has this one in it, in their order.
    pub(super) fn containing(&self, numbers: Range<usize>, part: &str, mut found: impl FnMut(usize)) {
        let mut at = numbers.start.checked_sub(1).map_or(0, |before| self.end(before));
        let end = numbers.end.checked_sub(1).map_or(0, |last| self.end(last));
        let (finder, mut number) = (Finder::new(part), numbers.start);
        let next = |at: usize| Some(at + finder.find(self.text.as_bytes().get(at..end)?)?);
        while let Some(begin) = next(at).filter(|_| number < numbers.end) {
            // The text that what was found begins in.
            let ends = self.ends.get(number..numbers.end).unwrap_or_default();
            let beyond = ends.iter().take_while(|end| **end as usize <= begin).count();
            number += beyond;
            if number < numbers.end && begin + part.len() <= self.end(number) {
                found(number);
                at = self.end(number);
                number += 1;
            } else {
                at = begin + 1;
            }
        }
    }

    pub(super) fn append(&mut self, other: &Texts) {
        let base = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        self.text.push_str(&other.text);
        self.ends.extend(other.ends.iter().map(|end| base.saturating_add(*end)));
    }

    /// Makes room for more texts, of the length that most have.
    pub(super) fn reserve(&mut self, more: usize) {
        self.ends.reserve(more);
        self.text.reserve(more * USUAL);
    }

    /// The bytes of its texts, and those of the places.
    pub(super) fn bytes(&self) -> (usize, usize) {
        (self.text.capacity(), self.ends.capacity() * size_of::<u32>())
    }

    pub(super) fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
    }
}

/// Few values that come many times: each is held once, and known by its number.
#[derive(Clone, Debug)]
pub(super) struct Interned<T> {
    values: Vec<T>,
    numbers: HashMap<T, u32>,
}

impl<T> Default for Interned<T> {
    fn default() -> Interned<T> {
        Interned { values: Vec::new(), numbers: HashMap::new() }
    }
}

impl<T: Clone + Eq + Hash> Interned<T> {
    /// The number of a value, which is held from now on.
    pub(super) fn number(&mut self, value: T) -> u32 {
        if let Some(number) = self.numbers.get(&value) {
            return *number;
        }
        let number = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
        self.values.push(value.clone());
        self.numbers.insert(value, number);
        number
    }

    pub(super) fn get(&self, number: u32) -> Option<&T> {
        self.values.get(number as usize)
    }

    /// All values in the order of their numbers.
    pub(super) fn all(&self) -> &[T] {
        &self.values
    }

    /// The numbers here of another's values, in the order of their numbers there.
    pub(super) fn take(&mut self, other: &Interned<T>) -> Vec<u32> {
        other.values.iter().map(|value| self.number(value.clone())).collect()
    }
}

/// The letters from a to z that a folded text has, a bit each: whoever lacks more of a word's than it may lack is not meant.
pub(super) fn letters(folded: &str) -> u32 {
    let bit = |byte: u8| if byte.is_ascii_lowercase() { 1 << (byte - b'a') } else { 0 };
    folded.bytes().fold(0, |letters, byte| letters | bit(byte))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::runs::runs;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(runs(256) as u32))]

        #[test]
        fn a_part_is_found_within_texts_and_never_across_two(
            all in proptest::collection::vec("[abé]{0,5}", 0..12), part in "[abé]{1,3}", cut in 0..12usize
        ) {
            let mut texts = Texts::default();
            all.iter().for_each(|text| texts.push(text));
            let from = cut.min(all.len());
            for numbers in [0..all.len(), from..all.len(), 0..from] {
                let mut found = Vec::new();
                texts.containing(numbers.clone(), &part, |number| found.push(number));
                let wanted: Vec<usize> = numbers.clone().filter(|number| all[*number].contains(&part)).collect();
                prop_assert_eq!(found, wanted);
                prop_assert!(numbers.clone().all(|number| texts.get(number) == all[number]));
            }
        }
    }
}
