//! Folds texts for search, so that accents, case and the like don't matter.

use std::iter;
use std::sync::OnceLock;

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
        match text.as_bytes().contains(&b'`') {
            true => folded.push_str(&text.replace('`', "'")),
            false => folded.push_str(text),
        }
        folded.get_mut(from..).into_iter().for_each(str::make_ascii_lowercase);
        return;
    }
    for letter in text.chars() {
        match letter {
            '`' => folded.push('\''),
            _ if letter.is_ascii() => folded.push(letter.to_ascii_lowercase()),
            _ => match LATIN.get(letter as usize) {
                Some(latin) => folded.push_str(latin.get_or_init(|| folded_letter(letter))),
                None => fold_letter(folded, letter),
            },
        }
    }
}

/// How letters fold that most names are written in, by their numbers; each is folded when it first comes.
static LATIN: [OnceLock<String>; 0x180] = [const { OnceLock::new() }; 0x180];

fn folded_letter(letter: char) -> String {
    let mut folded = String::new();
    fold_letter(&mut folded, letter);
    folded
}

/// Folds a letter, whatever stands beside it: only marks would change with their neighbours, and they are left out.
fn fold_letter(folded: &mut String, letter: char) {
    // Decomposition would turn a lone acute accent into a space.
    let letter = if letter == '´' { '\'' } else { letter };
    for c in iter::once(letter).nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
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
            // What has no width is typed by nobody: soft hyphens, joiners, marks of direction.
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' => {}
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::runs::runs;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(runs(1024) as u32))]

        #[test]
        fn a_letter_folds_alike_beside_any_others(text in "[\\PC&&[^´]]{0,12}", latin in "[aEéŽø`\u{301}\u{323}]{0,8}") {
            for text in [text, latin] {
                let whole: String = text.nfkd().filter(|c| !is_combining_mark(*c)).collect();
                prop_assert_eq!(fold(&text), fold(&whole));
            }
        }
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
            ("Bal\u{ad}er\u{200b}di", "balerdi"),
            ("\u{feff}Ada\u{200e} \u{202a}Ruiz\u{202c}\u{2060}", "ada ruiz"),
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
