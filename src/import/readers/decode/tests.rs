use super::*;

const TEXT: &str = "Name;Ålder\r\nZoë Müller;24\r\nChloé;31\r\n";

fn decoded(bytes: &[u8]) -> (String, &'static str, Vec<(usize, String)>) {
    let (notes, mut read) = (DecodeNotes::default(), String::new());
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    Decoded::new(bytes, head, notes.clone()).read_to_string(&mut read).unwrap();
    let doubts = notes.doubts().listed().iter().map(|doubt| (doubt.line, doubt.text.clone())).collect();
    (read, notes.encoding(), doubts)
}

fn utf_16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn one_text_in_every_encoding_reads_alike() {
    let (latin, _, _) = WINDOWS_1252.encode(TEXT);
    let marked = format!("\u{feff}{TEXT}");
    for (bytes, name) in [
        (TEXT.as_bytes().to_vec(), "UTF-8"),
        (marked.as_bytes().to_vec(), "UTF-8"),
        (latin.into_owned(), "windows-1252"),
        (utf_16(TEXT, u16::to_le_bytes), "UTF-16LE"),
        (utf_16(TEXT, u16::to_be_bytes), "UTF-16BE"),
        (utf_16(&marked, u16::to_le_bytes), "UTF-16LE"),
        (utf_16(&marked, u16::to_be_bytes), "UTF-16BE"),
    ] {
        assert_eq!(decoded(&bytes), (TEXT.to_owned(), name, vec![]), "{name}");
    }
    let russian = "Игрок;Возраст\nЗоя Мур;24\nАнна Лис;31\n";
    assert_eq!(decoded(&utf_16(russian, u16::to_le_bytes)), (russian.to_owned(), "UTF-16LE", vec![]));
}

#[test]
fn the_first_letter_that_tells_may_come_late() {
    let (plain, late) = ("Name;Age\n".repeat(20_000), "Zoë;24\n");
    let (latin, _, _) = WINDOWS_1252.encode(late);
    let read = decoded(&[plain.as_bytes(), &latin].concat());
    assert_eq!((read.0 == format!("{plain}{late}"), read.1, read.2), (true, "windows-1252", vec![]));
    let read = decoded(format!("{plain}{late}").as_bytes());
    assert_eq!((read.0.ends_with("Zoë;24\n"), read.1), (true, "UTF-8"));
    for cut in 0..4 {
        let text = format!("{}{}", " ".repeat(HEAD - cut), "ëë\n");
        assert_eq!(decoded(text.as_bytes()), (text.clone(), "UTF-8", vec![]), "a piece may end in a letter");
    }
}

#[test]
fn a_list_of_central_europe_is_read_in_its_page_and_an_open_one_is_a_doubt() {
    // By hand: E8 and E6 in Kovačić stand between vowels and after one, where è and æ never do.
    let croatian = b"Name;Age\nLuka Perk;24\nIvan Kova\xe8i\xe6;31\n";
    assert_eq!(decoded(croatian), ("Name;Age\nLuka Perk;24\nIvan Kovačić;31\n".into(), "windows-1250", vec![]));
    let open = b"Name;Age\nZo\xeb Tad\xeaj;24\n";
    assert_eq!(decoded(open), ("Name;Age\nZoë Tadêj;24\n".into(), "windows-1252", vec![(2, "Tadêj".into())]));
    let late = [b"Zo\xeb;24\n".repeat(20_000).as_slice(), croatian].concat();
    let (text, name, doubts) = decoded(&late);
    assert_eq!((text.starts_with("Zoë;"), text.ends_with("Kovačić;31\n"), name), (true, true, "windows-1250"));
    assert_eq!(doubts, []);
}

#[test]
fn words_of_another_alphabet_are_one_doubt_and_western_names_are_none() {
    let (russian, ..) = encoding_rs::WINDOWS_1251.encode("Name;Position\nИван Бо;GK\nПётр Зима;GK\n");
    let (_, name, doubts) = decoded(&russian);
    assert_eq!((name, doubts), ("windows-1252", vec![(2, "Èâàí".to_owned())]));
    let western = "Zoë;Müller;CRÉÉE;créée;Ñúñez;João;Ångström;Øystein;Þórður;Gonçalves;Größe;Citroën;Àlex;Peña\n";
    let (western, ..) = WINDOWS_1252.encode(western);
    assert_eq!((decoded(&western).1, decoded(&western).2), ("windows-1252", vec![]));
}

#[test]
fn a_doubted_word_is_shown_as_it_is_read() {
    let both = b"Name\nIvan Kova\xe8i\xe6;\xc8\xe2\xe0\xed \xc8\xe2\xe0\xed\n";
    let (text, name, doubts) = decoded(both);
    assert_eq!((text.as_str(), name), ("Name\nIvan Kovačić;Čâŕí Čâŕí\n", "windows-1250"));
    assert_eq!(doubts, [(2, "Čâŕí".to_owned())]);
}

#[test]
fn a_byte_without_a_meaning_is_a_doubt_on_its_line() {
    let broken = [TEXT.as_bytes(), b"Ad\xe9\n"].concat();
    let (text, name, doubts) = decoded(&broken);
    assert_eq!((text, name), (format!("{TEXT}Ad\u{fffd}\n"), "UTF-8"));
    assert_eq!(doubts, [(4, "E9".to_owned())]);
    let (_, name, doubts) = decoded(b"Name\nZo\xeb\nI\x81\n");
    assert_eq!((name, doubts), ("windows-1252", vec![(3, "81".to_owned())]));
}

#[test]
fn a_web_page_says_what_it_is_in() {
    let page = |said: &str| {
        format!("\n<html><head><title>\u{418}</title>{said}</head><table><tr><td>\u{418}\u{433}\u{43e}\u{440}\u{44c}")
    };
    for (said, name) in [
        ("<meta charset=\"windows-1251\">", "windows-1251"),
        ("<META CHARSET=koi8-r />", "KOI8-R"),
        ("<meta http-equiv='Content-Type' content='text/html; charset=ISO-8859-5'>", "ISO-8859-5"),
        ("<meta name=viewport><meta charset = 'utf-16'>", "UTF-8"),
    ] {
        let encoding = Encoding::for_label(name.as_bytes()).unwrap();
        let text = page(said);
        let (bytes, ..) = encoding.encode(&text);
        assert_eq!(decoded(&bytes), (text.clone(), name, vec![]), "{said}");
    }
    let marked = [b"\xef\xbb\xbf".as_slice(), page("<meta charset=windows-1251>").as_bytes()].concat();
    assert_eq!(decoded(&marked).1, "UTF-8", "the mark is the surer word");
    for said in ["", "<meta charset=\"none\">", "<p charset=windows-1251>", "<meta name=charset>"] {
        assert_eq!(decoded(page(said).as_bytes()).1, "UTF-8", "{said}");
    }
    let far = format!("<html>{}<meta charset=windows-1251>\u{418}", " ".repeat(TOLD_WITHIN));
    assert_eq!(decoded(far.as_bytes()).1, "UTF-8");
    assert_eq!(decoded("Name;<meta charset=windows-1251>\n\u{418};24\n".as_bytes()).1, "UTF-8", "a table of text");
}
