//! Characters for terminals that draw other than ASCII characters too wide.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// A text in which ASCII stands for signs, and a letter without its accent for a letter with it.
///
/// Each character stays one character. What ASCII has nothing for, such as Cyrillic and Hangul, stays as it is.
pub fn in_ascii(text: &str) -> Cow<'_, str> {
    match text.is_ascii() {
        true => Cow::Borrowed(text),
        false => Cow::Owned(text.chars().map(one_in_ascii).collect()),
    }
}

fn one_in_ascii(c: char) -> char {
    match c {
        _ if c.is_ascii() => c,
        '─' | '‐' | '‑' | '‒' | '–' | '—' | '−' => '-',
        '│' => '|',
        '┌' | '┐' | '└' | '┘' | '├' | '┤' | '┼' => '+',
        '●' | '■' | '█' => '#',
        '○' | '◇' | '°' => 'o',
        '•' => '@',
        '◆' | '◐' => '*',
        '◀' | '‹' | '←' | '≤' => '<',
        '▶' | '▸' | '›' | '→' | '≥' => '>',
        '▲' | '↑' => '^',
        '▼' | '↓' => 'v',
        '·' => ':',
        '…' => '.',
        '×' | '✗' | '✖' => 'x',
        '✓' => '+',
        '€' => 'E',
        '£' => 'L',
        '¥' => 'Y',
        '₩' => 'W',
        '₺' => 'T',
        '₴' => 'H',
        '₽' => 'P',
        '“' | '”' | '″' => '"',
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' => ' ',
        // Pictures of control characters.
        '␀'..='␡' => '?',
        '‘' | '’' | '′' | 'ʻ' | 'ʼ' => '\'',
        'đ' | 'ð' => 'd',
        'Đ' | 'Ð' => 'D',
        'ø' => 'o',
        'Ø' => 'O',
        'ł' => 'l',
        'Ł' => 'L',
        'ı' => 'i',
        'ß' => 's',
        'æ' => 'a',
        'Æ' => 'A',
        'œ' => 'o',
        'Œ' => 'O',
        'þ' => 't',
        'Þ' => 'T',
        'ħ' => 'h',
        'Ħ' => 'H',
        'ŧ' => 't',
        'Ŧ' => 'T',
        'ə' => 'e',
        'Ə' => 'E',
        'ŋ' => 'n',
        'Ŋ' => 'N',
        _ => std::iter::once(c).nfd().next().filter(char::is_ascii).unwrap_or(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{display, width};

    #[test]
    fn letters_lose_their_accents_and_signs_get_look_alikes() {
        for (text, ascii) in [
            ("Dušan Vlahović", "Dusan Vlahovic"),
            ("Đalović, Kenan Yıldız", "Dalovic, Kenan Yildiz"),
            ("● ○ ° ◀ ▶ · … – → × €", "# o o < > : . - > x E"),
            ("Ødegaard Læssø Łukasz", "Odegaard Lasso Lukasz"),
            ("손흥민", "손흥민"),
            ("Фёдор", "Фёдор"),
            ("½ ² ① ﬁ", "½ ² ① ﬁ"),
            ("Ｆ", "Ｆ"),
            ("10\u{a0}m, 10\u{202f}m, 10\u{2009}m", "10 m, 10 m, 10 m"),
        ] {
            let shown = display(text);
            assert_eq!(in_ascii(&shown), ascii);
            assert_eq!(width(&in_ascii(&shown)), width(&shown), "{text}");
        }
    }
}
