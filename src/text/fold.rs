//! Folds texts for search, so that accents, case and the like don't matter.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Folds a text for search: no accents, lower case, one kind of apostrophe and of hyphen.
///
/// `Šeško` and `sesko` fold alike.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_onto(&mut folded, text);
    folded
}

/// Folds a text for search behind what is there.
pub fn fold_onto(folded: &mut String, text: &str) {
    if text.is_ascii() {
        let from = folded.len();
        match text.contains('`') {
            true => folded.push_str(&text.replace('`', "'")),
            false => folded.push_str(text),
        }
        folded.get_mut(from..).into_iter().for_each(str::make_ascii_lowercase);
        return;
    }
    // Decomposition would turn a lone acute accent into a space.
    let text = text.chars().map(|c| if c == '´' { '\'' } else { c });
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ø' => folded.push('o'),
            'ı' => folded.push('i'),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ß' => folded.push_str("ss"),
            'þ' => folded.push_str("th"),
            'ħ' => folded.push('h'),
            'ŧ' => folded.push('t'),
            'ə' => folded.push('e'),
            'ς' => folded.push('σ'),
            '‘' | '’' | 'ʻ' | 'ʼ' | '`' | '′' => folded.push('\''),
            '‐' | '‑' | '–' => folded.push('-'),
            // Nobody types zero-width joiners.
            '\u{200c}' | '\u{200d}' => {}
            c if is_combining_mark(c) => {}
            c => folded.push(c),
        }
    }
}

/// Whether two texts are the same, accents and case aside.
pub fn same(one: &str, other: &str) -> bool {
    fold(one) == fold(other)
}

/// The candidate that a mistyped word most likely meant; at most a third of its letters may differ.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // No real word is longer, and a hostile file may have one of megabytes.
    let typed: String = fold(&word.chars().take(64).collect::<String>());
    let distance = |candidate: &&str| strsim::osa_distance(&typed, &fold(candidate));
    let nearest = candidates.into_iter().min_by_key(distance)?;
    (distance(&nearest) * 3 <= typed.chars().count().max(3)).then_some(nearest)
}

/// Whether a word, or its beginning, is one that was typed with at most so many slips: a letter too many, too few or another
/// one, or two that changed places.
///
/// Both are folded.
pub fn is_mistyped(typed: &str, word: &str, slips: usize) -> bool {
    let letters = typed.chars().count() + slips;
    // What each beginning of the word is apart from what is typed so far; the two rows before, since letters change places.
    let mut apart: Vec<usize> = (0..=word.chars().take(letters).count()).collect();
    let (mut before, mut earlier) = (Vec::new(), ' ');
    for (typed_so_far, letter) in typed.chars().enumerate() {
        let (mut next, mut left) = (vec![typed_so_far + 1], None);
        for (place, other) in word.chars().take(letters).enumerate() {
            let of = |row: &[usize], place: usize| row.get(place).map_or(usize::MAX, |apart| *apart);
            let same = of(&apart, place).saturating_add(usize::from(letter != other));
            let one_more = of(&apart, place + 1).min(of(&next, place)).saturating_add(1);
            let has_swapped = left == Some(letter) && earlier == other;
            let swapped =
                place.checked_sub(1).filter(|_| has_swapped).map_or(usize::MAX, |at| of(&before, at).saturating_add(1));
            next.push(same.min(one_more).min(swapped));
            left = Some(other);
        }
        if next.iter().chain(&apart).all(|apart| *apart > slips) {
            return false;
        }
        (before, apart, earlier) = (apart, next, letter);
    }
    apart.iter().any(|apart| *apart <= slips)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::runs::runs;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(runs(1024) as u32))]

        #[test]
        fn a_slip_counts_as_in_the_beginning_of_the_word_that_is_nearest(
            typed in "[abé]{1,7}", word in "[abé]{0,9}", slips in 0usize..4
        ) {
            let mut ends = word.char_indices().map(|(end, _)| end).chain([word.len()]);
            let is = ends.any(|end| strsim::osa_distance(&typed, &word[..end]) <= slips);
            prop_assert_eq!(is_mistyped(&typed, &word, slips), is);
        }
    }

    #[test]
    fn a_slip_is_a_letter_too_many_or_too_few_another_one_or_two_that_changed_places() {
        for (typed, word, is) in [
            ("mbape", "mbappe", true),
            ("mbapppe", "mbappe", true),
            ("mbapoe", "mbappe", true),
            ("baledri", "balerdi", true),
            ("baledr", "balerdi", true),
            ("mbape", "budapest", false),
            ("mbape", "", false),
        ] {
            assert_eq!(is_mistyped(typed, word, 1), is, "{typed} {word}");
        }
        assert!(!is_mistyped("baledri", "balerdi", 0) && is_mistyped("fernandse", "fernandez", 2));
    }

    #[test]
    fn search_folds_accents() {
        for (text, folded) in [
            ("Yıldız", "yildiz"),
            ("Benjamin Šeško", "benjamin sesko"),
            ("ŁUKASZ", "lukasz"),
            ("Vlahovic\u{301}", "vlahovic"),
            ("Đorđe Žižić", "dorde zizic"),
            ("Ødegaard Læssø", "odegaard laesso"),
            ("İlkay", "ilkay"),
            ("Mahir Əmrəli", "mahir emreli"),
            ("Ħamrun Ŧ", "hamrun t"),
            ("Σωκράτης", "σωκρατησ"),
            ("ΣΩΚΡΑΤΗΣ", "σωκρατησ"),
            ("Фёдор", "федор"),
            ("علی\u{200c}رضا", "علیرضا"),
        ] {
            assert_eq!(fold(text), folded);
        }
    }

    #[test]
    fn a_slip_of_the_finger_is_understood() {
        let verbs = ["bid", "answer", "seller"];
        assert_eq!(nearest("anwser", verbs), Some("answer"));
        assert_eq!(nearest("Bidd", verbs), Some("bid"));
        assert_eq!(nearest("xylophone", verbs), None);
        assert_eq!(nearest("", verbs), None);
    }

    #[test]
    fn apostrophes_and_hyphens_of_every_kind_are_one() {
        for name in ["O’tkir", "O‘tkir", "Oʻtkir", "Oʼtkir", "O`tkir", "O′tkir", "O´tkir", "O'tkir"] {
            assert_eq!(fold(name), "o'tkir", "{name}");
        }
        for name in ["Jean‐Philippe", "Jean‑Philippe", "Jean–Philippe", "Jean-Philippe"] {
            assert_eq!(fold(name), "jean-philippe", "{name}");
        }
    }
}
