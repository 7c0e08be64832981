//! A word as it was typed, held against words that may have been meant.

/// A word as it was typed: where each letter stands in it, a bit for each place.
///
/// Of a longer word the first 64 letters count.
#[derive(Debug)]
pub struct TypedWord {
    ascii: [u64; 128],
    others: Vec<(char, u64)>,
    letters: usize,
}

impl TypedWord {
    /// A word that is folded.
    pub fn new(typed: &str) -> TypedWord {
        let mut word = TypedWord { ascii: [0; 128], others: Vec::new(), letters: 0 };
        for letter in typed.chars().take(64) {
            let place = 1 << word.letters;
            word.letters += 1;
            if let Some(places) = word.ascii.get_mut(letter as usize) {
                *places |= place;
            } else if let Some((_, places)) = word.others.iter_mut().find(|(other, _)| *other == letter) {
                *places |= place;
            } else {
                word.others.push((letter, place));
            }
        }
        word
    }

    /// The places of a letter.
    fn places(&self, letter: char) -> u64 {
        let other = || self.others.iter().find(|(other, _)| *other == letter).map_or(0, |(_, places)| *places);
        self.ascii.get(letter as usize).copied().unwrap_or_else(other)
    }

    /// Whether a folded word, or its beginning, is this one typed with at most so many slips: a letter too many, too few or
    /// another one, or two that changed places.
    ///
    /// All letters of what was typed are compared at once (Hyyrö, 2003): a bit says how the number of slips differs from that
    /// of one letter fewer.
    pub fn may_be(&self, word: &str, slips: usize) -> bool {
        let Some(last) = self.letters.checked_sub(1) else { return true };
        let mut apart = self.letters;
        if apart <= slips {
            return true;
        }
        let (mut more, mut fewer) = (u64::MAX, 0);
        let (mut same, mut before) = (0, 0);
        for letter in word.chars().take(self.letters + slips) {
            let places = self.places(letter);
            let swapped = ((!same & places) << 1) & before;
            same = ((places & more).wrapping_add(more) ^ more) | places | fewer | swapped;
            let longer = fewer | !(same | more);
            let shorter = same & more;
            apart = apart + (longer >> last & 1) as usize - (shorter >> last & 1) as usize;
            if apart <= slips {
                return true;
            }
            let longer = longer << 1 | 1;
            more = shorter << 1 | !(same | longer);
            fewer = longer & same;
            before = places;
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::runs::runs;

    /// The same by the table of all beginnings.
    fn is(typed: &str, word: &str, slips: usize) -> bool {
        let mut ends = word.char_indices().map(|(end, _)| end).chain([word.len()]);
        ends.any(|end| strsim::osa_distance(typed, &word[..end]) <= slips)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(runs(1024) as u32))]

        #[test]
        fn a_slip_counts_as_in_the_beginning_of_the_word_that_is_nearest(
            typed in "[abé]{0,9}", word in "[abéø]{0,12}", slips in 0usize..4
        ) {
            prop_assert_eq!(TypedWord::new(&typed).may_be(&word, slips), is(&typed, &word, slips));
        }

        #[test]
        fn the_longest_word_is_compared_in_all_its_letters(
            typed in "[ab]{60,64}", slips in 0usize..4, cut in 0..60usize, other in "[abc]{0,3}"
        ) {
            let word = format!("{}{other}{}", &typed[..cut], &typed[(cut + 2).min(typed.len())..]);
            prop_assert_eq!(TypedWord::new(&typed).may_be(&word, slips), is(&typed, &word, slips));
        }
    }

    #[test]
    fn a_slip_is_a_letter_too_many_or_too_few_another_one_or_two_that_changed_places() {
        let may_be = |typed: &str, word: &str, slips: usize| TypedWord::new(typed).may_be(word, slips);
        for (typed, word, is) in [
            ("mbape", "mbappe", true),
            ("mbapppe", "mbappe", true),
            ("mbapoe", "mbappe", true),
            ("baledri", "balerdi", true),
            ("baledr", "balerdi", true),
            ("mbape", "budapest", false),
            ("mbape", "", false),
        ] {
            assert_eq!(may_be(typed, word, 1), is, "{typed} {word}");
        }
        assert!(!may_be("baledri", "balerdi", 0) && may_be("fernandse", "fernandez", 2));
    }
}
