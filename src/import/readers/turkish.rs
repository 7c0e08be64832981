//! Turkish names in an old code page: Windows-1254 has `ğ`, `ı`, `ş` where Windows-1252 has the Icelandic `ð`, `ý`, `þ`.

/// Words with such letters by what they are.
#[derive(Default)]
pub(super) struct TurkishWords<'a> {
    pub(super) turkish: usize,
    pub(super) icelandic: usize,
    /// The first of all, with its line in the piece from 0.
    pub(super) first: Option<(usize, &'a [u8])>,
}

/// ı, ş, ğ.
const LETTERS: &[u8] = &[0xfd, 0xfe, 0xf0];

/// á, æ, é, í, ó, ú.
const ICELANDIC: &[u8] = &[0xe1, 0xe6, 0xe9, 0xed, 0xf3, 0xfa];

/// Vowels before which Turkish has its `ğ`.
const VOWELS: &[u8] = &[b'a', b'e', b'i', b'o', b'u', 0xf6, 0xfc, 0xfd];

impl<'a> TurkishWords<'a> {
    /// Adds a word of a line, as it stands there and in small letters.
    pub(super) fn add(&mut self, line: usize, word: &'a [u8], small: &[u8]) {
        if !small.iter().any(|byte| LETTERS.contains(byte)) {
            return;
        }
        self.first = self.first.or(Some((line, word)));
        match () {
            () if is_icelandic(small) => self.icelandic += 1,
            () if is_turkish(small) => self.turkish += 1,
            () => {}
        }
    }
}

/// An accent or an ending that Turkish has not, or a `ð` where it has no `ğ`.
fn is_icelandic(word: &[u8]) -> bool {
    let after_vowel = |at: usize| at.checked_sub(1).and_then(|at| word.get(at)).is_some_and(|b| VOWELS.contains(b));
    word.iter().any(|byte| ICELANDIC.contains(byte))
        || [b"son".as_slice(), b"ttir"].iter().any(|end| word.ends_with(end))
        || word.iter().enumerate().any(|(at, byte)| *byte == 0xf0 && !after_vowel(at))
}

/// `İlkay`, `Yıldız`, `Hakanoğlu`, `Güneş`, `Işık`, `Başkan`: an `İ` at the beginning, two `ı`, and what no Icelandic word has.
fn is_turkish(word: &[u8]) -> bool {
    let has = |letter: u8| word.contains(&letter);
    let follows = |letter: u8, next: fn(u8) -> bool| {
        word.windows(2).any(|pair| matches!(pair, [a, b] if *a == letter && next(*b)))
    };
    word.first() == Some(&0xfd)
        || word.iter().filter(|byte| **byte == 0xfd).count() > 1
        // ç, ü
        || has(0xe7)
        || has(0xfc)
        || (has(0xfe) && (has(0xfd) || has(0xf0)))
        || follows(0xf0, |next| next == b'l')
        || follows(0xfe, |next| matches!(next, b'b'..=b'd' | b'f'..=b'h' | b'k'..=b'n' | b'p'..=b't'))
}

#[cfg(test)]
mod tests {
    use encoding_rs::{Encoding, WINDOWS_1252, WINDOWS_1254};

    use super::*;

    fn words(names: &[&str], encoding: &'static Encoding) -> (usize, usize) {
        let (mut found, text) = (TurkishWords::default(), names.join(" "));
        let (bytes, _, lossy) = encoding.encode(&text);
        assert!(!lossy, "{text}");
        let small: Vec<u8> =
            bytes.iter().map(|byte| if matches!(byte, 0xc0..=0xde) { byte + 0x20 } else { *byte }).collect();
        let words = bytes.split(|byte| *byte == b' ').zip(small.split(|byte| *byte == b' '));
        words.for_each(|(word, small)| found.add(0, word, &small.to_ascii_lowercase()));
        (found.turkish, found.icelandic)
    }

    #[test]
    fn a_word_is_turkish_or_icelandic_or_either() {
        let turkish = ["İlkay", "Yıldız", "Hakanoğlu", "Güneş", "Işık", "Başkan", "Çağlar", "Şükrü", "Barış", "Kılıç"];
        assert_eq!(words(&turkish, WINDOWS_1254), (turkish.len(), 0));
        let icelandic = ["Guðmundsson", "Sigurðsson", "Davíð", "Þórður", "Guðrúnardóttir", "Hörður", "Lýðsson"];
        assert_eq!(words(&icelandic, WINDOWS_1252), (0, icelandic.len()));
        let either = ["Doğan", "Uğur", "Şahin", "Altıntop"];
        assert_eq!(words(&either, WINDOWS_1254), (0, 0));
        assert_eq!(words(&["Viðar", "Þorsteinn", "Nový"], WINDOWS_1252), (0, 0));
    }
}
