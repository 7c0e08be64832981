//! Which old code page a text is in: Windows-1252 of Western Europe, Windows-1250 of Poland, Hungary, Croatia, or Windows-1254
//! of Turkey.
//!
//! They have letters at the same bytes, so their neighbours tell them apart: where one has the vowel `è` the other has the
//! consonant `č`, and where one has `¿` the other has a letter.

use encoding_rs::{Encoding, WINDOWS_1250, WINDOWS_1252, WINDOWS_1254};

use super::turkish::TurkishWords;

/// The code page of a piece of text.
pub(super) struct CodePage<'a> {
    pub(super) encoding: &'static Encoding,
    pub(super) doubt: Option<PageDoubt<'a>>,
}

/// That it may be another code page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct PageDoubt<'a> {
    pub(super) other: &'static Encoding,
    /// The first word that would be another there, with its line in the piece from 0.
    pub(super) line: usize,
    pub(super) word: &'a [u8],
}

/// Tells the code page of a piece; none where it reads the same in all.
pub(super) fn code_page(piece: &[u8]) -> Option<CodePage<'_>> {
    let (mut western, mut central, mut first, mut found) = (0, 0, None, TurkishWords::default());
    for (line, text) in piece.split(|byte| *byte == b'\n').enumerate() {
        let words = text.split(|byte| !is_letter(*byte)).filter(|word| word.len() > 1);
        for word in words.filter(|word| word.iter().any(u8::is_ascii_alphabetic)) {
            found.add(line, word, &word.iter().map(|byte| lower(*byte)).collect::<Vec<_>>());
            for at in 0..word.len() {
                match page_of(word, at) {
                    None => continue,
                    Some(Likely::Western) => western += 1,
                    Some(Likely::Central) => central += 1,
                    Some(Likely::Either) => {}
                }
                first = first.or(Some((line, word)));
            }
        }
    }
    let TurkishWords { turkish, icelandic, first: first_turkish } = found;
    let doubt = |other, (line, word), is_open: bool| is_open.then_some(PageDoubt { other, line, word });
    if let Some(first) = first_turkish.filter(|_| turkish > icelandic && turkish >= central) {
        let doubt = doubt(WINDOWS_1252, first, turkish < icelandic * 3);
        return Some(CodePage { encoding: WINDOWS_1254, doubt });
    }
    let (encoding, other, more, less) = match central > western {
        true => (WINDOWS_1250, WINDOWS_1252, central, western),
        false => (WINDOWS_1252, WINDOWS_1250, western, central),
    };
    let central = first.and_then(|first| doubt(other, first, more < less * 3 || more == 0));
    let may_be_turkish = encoding == WINDOWS_1252 && icelandic < (turkish * 3).max(1);
    let turkish = first_turkish.and_then(|first| doubt(WINDOWS_1254, first, may_be_turkish));
    (first.is_some() || turkish.is_some()).then(|| CodePage { encoding, doubt: central.or(turkish) })
}

/// Which code page a letter makes likely.
enum Likely {
    Western,
    Central,
    Either,
}

/// What stands beside a letter.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beside {
    Edge,
    Vowel,
    Consonant,
    /// A vowel in one code page, and a consonant in the other.
    Either,
}

/// What the letter at a place of a word says; none where both pages have the same one.
fn page_of(word: &[u8], at: usize) -> Option<Likely> {
    use Beside::{Consonant, Edge, Vowel};
    use Likely::{Central, Either, Western};
    let byte = *word.get(at)?;
    let (before, after) = (beside(at.checked_sub(1).and_then(|at| word.get(at))), beside(word.get(at + 1)));
    let follows = |letters: &[u8]| word.get(at + 1).is_some_and(|next| letters.contains(&next.to_ascii_lowercase()));
    Some(match lower(byte) {
        // Nothing in Western Europe.
        0x8d | 0x8f | 0x9d => Central,
        // Signs in Western Europe, such as £, ³ and ¿.
        0xa3 | 0xa5 | 0xaa | 0xaf | 0xb3 | 0xb9 | 0xba | 0xbc | 0xbe | 0xbf => match (before, after) {
            (Edge, Edge) => return None,
            (Edge, _) if byte == 0xbf => return None,
            (Edge, _) if matches!(byte, 0xa3 | 0xaf | 0xbc) && word.len() > 3 => Central,
            (Edge, _) | (_, Edge) if word.len() > 3 => Either,
            (Edge, _) | (_, Edge) => return None,
            _ => Central,
        },
        // ź: Ÿ stands among capitals.
        0x9f if word.get(at.checked_sub(1)?).is_some_and(u8::is_ascii_lowercase) => Central,
        // œ, ś.
        0x9c if before == Vowel => Central,
        0x9c if before == Consonant => Western,
        // ñ, ń.
        0xf1 if after == Vowel => Western,
        0xf1 if after != Beside::Either => Central,
        // å, à: ĺ and ŕ are very rare.
        0xe5 | 0xe0 => Western,
        // ø, ř: Øyvind, Høiland.
        0xf8 if before != Vowel && follows(b"y") => Western,
        0xf8 if before != Vowel && follows(b"i") => Either,
        // è, æ, ø, ò are vowels, č, ć, ř, ň are consonants.
        0xe6 | 0xe8 | 0xf2 | 0xf8 => match (before, after) {
            (Consonant | Edge, Consonant) | (Consonant, Edge) => Western,
            (Vowel | Edge, Vowel) | (Vowel, Edge) => Central,
            _ => Either,
        },
        // ï, ď.
        0xef if before == Edge => Central,
        0xef if (before, after) == (Vowel, Consonant) => Western,
        // ì and ù, as at the end of Italian words; ě, ů.
        0xec | 0xf9 if after == Edge => Western,
        0xec | 0xf9 => Central,
        // õ before e, ő.
        0xf5 if follows(b"e") => Western,
        0xf5 => Central,
        // ã before o or e, ă.
        0xe3 if follows(b"oe") => Western,
        0xe3 if after == Consonant => Central,
        // ð, đ.
        0xf0 => match (before, after) {
            (Edge, _) => Central,
            (Vowel, Consonant) | (_, Edge) => Western,
            _ => Either,
        },
        // þ, ţ.
        0xfe if before == Edge => Western,
        0xfe if before == Vowel && matches!(after, Vowel | Edge) => Central,
        0x8c | 0x9c | 0x9f | 0xe3 | 0xea | 0xef | 0xf1 | 0xfb | 0xfe => Either,
        _ => return None,
    })
}

/// A byte that is a letter in either page.
fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphabetic()
        || matches!(byte, 0x8a | 0x8c..=0x8f | 0x9a | 0x9c..=0x9f)
        || matches!(byte, 0xa3 | 0xa5 | 0xaa | 0xaf | 0xb3 | 0xb9 | 0xba | 0xbc | 0xbe | 0xbf)
        || (byte >= 0xc0 && !matches!(byte, 0xd7 | 0xf7 | 0xff))
}

/// The small letter of a capital, where both stand at the same places in both pages.
fn lower(byte: u8) -> u8 {
    if matches!(byte, 0xc0..=0xde) { byte + 0x20 } else { byte.to_ascii_lowercase() }
}

fn beside(byte: Option<&u8>) -> Beside {
    match byte.map(|byte| lower(*byte)) {
        None => Beside::Edge,
        Some(b'a' | b'e' | b'i' | b'o' | b'u' | b'y') => Beside::Vowel,
        Some(0xe1..=0xe4 | 0xe9..=0xee | 0xf3..=0xf6 | 0xf9..=0xfd) => Beside::Vowel,
        Some(0x8c | 0x9c | 0xe0 | 0xe5 | 0xe6 | 0xe8 | 0xef | 0xf2 | 0xf8) => Beside::Either,
        Some(_) => Beside::Consonant,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::subsequence;

    use super::*;
    use crate::runs::runs;

    /// Names of invented people as their languages form them.
    const WESTERN: &[&[&str]] = &[
        &["José Núñez", "Iñaki Peña", "Begoña Muñoz", "Toño Ibáñez", "Àlex Fàbregas", "Núria Castellò", "Íñigo Ruiz"],
        &["João Simões", "Inês Conceição", "Sebastião Guimarães", "Antónia Leitão", "Brandão Camões", "Zé Falcão"],
        &["Gaël Rivière", "Hélène Lefèvre", "Loïc Lebœuf", "Naïm Genèvre", "François Ménès", "Michèle Crépin"],
        &["Jürgen Groß", "Käthe Müller", "Zoë Bäcker", "Sören Weiß"],
        &["Niccolò Cantù", "Mosè Forlì", "Giosuè Calò", "Nicolò Totò"],
        &[
            "Øyvind Sørloth",
            "Åse Nørgaard",
            "Bjørn Kjær",
            "Håkon Høiland",
            "Mæhle Østby",
            "Jørgen Bødker",
            "Göran Ström",
        ],
        &["Þórður Guðmundsson", "Sævar Sigurðsson", "Ægir Davíð", "Guðrún Eiðsdóttir"],
    ];
    const CENTRAL: &[&[&str]] = &[
        &[
            "Łukasz Dziemba",
            "Paweł Wąs",
            "Michał Jodłowski",
            "Żaneta Bąk",
            "Wiesław Kamiński",
            "Jędrzej Więcek",
            "Ewa Źrałek",
        ],
        &["Jiří Dvořák", "Zdeněk Čermák", "Růžena Šimůnková", "Ondřej Kadeřábek", "Tomáš Souček", "Matěj Bařina"],
        &["Ľubomír Greguš", "Ďuro Šašovič", "Milan Hlohovčan", "Žofia Chovaňová"],
        &["Luka Perišić", "Đorđe Kovačić", "Ćiro Brozović", "Živa Novakovič", "Čedo Matić", "Ana Šuković"],
        &["Gergő Szőcs", "Erdős Ákos", "Ildikó Győri", "Bendegúz Fűzi"],
        &["Răzvan Drăguş", "Ioan Chiriţă", "Ştefan Pârvu", "Mălina Săpunaru"],
    ];

    const TURKISH: &[&str] = &[
        "Yıldırım Işık",
        "İlkay Güneş",
        "Barış Hakanoğlu",
        "Çağlar Şahin",
        "Uğur Doğan",
        "Şükrü Kılıç",
        "Oğuz Başkan",
    ];

    fn encoded(names: &[&str], encoding: &'static Encoding) -> Vec<u8> {
        let text = names.join(";24\n") + ";31\n";
        let (bytes, _, lossy) = encoding.encode(&text);
        assert!(!lossy, "{text}");
        bytes.into_owned()
    }

    /// The text as it is read, and whether it is doubted.
    fn read(bytes: &[u8]) -> (String, bool) {
        let page = code_page(bytes);
        let encoding = page.as_ref().map_or(WINDOWS_1252, |page| page.encoding);
        (encoding.decode(bytes).0.into_owned(), page.is_some_and(|page| page.doubt.is_some()))
    }

    #[test]
    fn each_language_is_read_in_its_page_without_a_doubt() {
        for (languages, encoding) in [(WESTERN, WINDOWS_1252), (CENTRAL, WINDOWS_1250), (&[TURKISH], WINDOWS_1254)] {
            let all = languages.concat();
            for names in languages.iter().copied().chain([all.as_slice()]) {
                let bytes = encoded(names, encoding);
                assert_eq!(read(&bytes), (encoding.decode(&bytes).0.into_owned(), false), "{names:?}");
            }
        }
    }

    #[test]
    fn where_nothing_tells_it_is_a_doubt_with_the_word() {
        // Ivan Tadêj or Ivan Tadęj.
        let page = code_page(b"Name\nIvan;24\nTad\xeaj;24\n").unwrap();
        let doubt = PageDoubt { other: WINDOWS_1250, line: 2, word: b"Tad\xeaj" };
        assert_eq!((page.encoding, page.doubt), (WINDOWS_1252, Some(doubt)));
        // Şahin or Þahin.
        let page = code_page(b"Name\n\xdeahin;24\n").unwrap();
        let doubt = PageDoubt { other: WINDOWS_1254, line: 1, word: b"\xdeahin" };
        assert_eq!((page.encoding, page.doubt), (WINDOWS_1252, Some(doubt)));
        for same in ["Zoë Müller", "£500K", "(£m)", "½", "1ª", "Nº 7", "¿Ada", "Škoda", "€1.5"] {
            assert!(code_page(&WINDOWS_1252.encode(same).0).is_none(), "{same}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(runs(512) as u32))]

        #[test]
        fn some_of_the_names_of_a_language_are_read_back_or_doubted(
            (encoding, names) in prop_oneof![
                proptest::sample::select(WESTERN).prop_flat_map(|names| (Just(WINDOWS_1252), subsequence(names, 1..names.len()))),
                proptest::sample::select(CENTRAL).prop_flat_map(|names| (Just(WINDOWS_1250), subsequence(names, 1..names.len()))),
                subsequence(TURKISH, 1..TURKISH.len()).prop_map(|names| (WINDOWS_1254, names)),
            ]
        ) {
            let bytes = encoded(&names, encoding);
            let (text, is_doubted) = read(&bytes);
            prop_assert!(text == encoding.decode(&bytes).0 || is_doubted, "{names:?} are {text}");
        }
    }
}
