//! Strings on screens: made harmless, measured and cut as a terminal shows them; folded for search.

use std::borrow::Cow;
use std::fmt::Write;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Combining marks kept on one base character: no script needs more, and a pile of them climbs over other lines.
const MAX_MARKS: usize = 4;

/// The text with everything made visible that a terminal would obey or hide: control characters as their pictures
/// (`␛`), bidirectional controls, zero-width characters, tags and the like as `‹202E›`.
///
/// One line in, one line out.
pub fn display(text: &str) -> Cow<'_, str> {
    if single_columns(text).is_some() {
        return Cow::Borrowed(text);
    }
    let (mut shown, mut marks) = (String::with_capacity(text.len()), 0);
    for c in text.chars() {
        marks = if is_combining_mark(c) { marks + 1 } else { 0 };
        match c {
            '\0'..='\x1f' => shown.extend(char::from_u32(0x2400 + u32::from(c))),
            '\x7f' => shown.push('␡'),
            _ if marks > MAX_MARKS => {}
            _ if is_hidden(c) => {
                let _ = write!(shown, "‹{:X}›", u32::from(c));
            }
            _ => shown.push(c),
        }
    }
    Cow::Owned(shown)
}

/// Characters that each take one column of their own.
///
/// They hide nothing and join with none of their kind: nearly all that plans hold.
pub fn is_single(c: char) -> bool {
    matches!(c,
        ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{24f}' | '\u{2010}'..='\u{2027}' | '\u{20a0}'..='\u{20c0}'
        | '\u{2190}'..='\u{2212}' | '\u{2500}'..='\u{25f0}')
}

/// The columns of a text of such characters alone.
fn single_columns(text: &str) -> Option<usize> {
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return Some(text.len());
    }
    text.chars().try_fold(0, |columns, c| is_single(c).then_some(columns + 1))
}

/// Characters that draw nothing, or that change how their neighbours are drawn.
pub fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{80}'..='\u{9f}' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Columns that a displayed text takes.
pub fn width(text: &str) -> usize {
    single_columns(text).unwrap_or_else(|| text.width())
}

/// A figure before and after, `2 → 3`; once where it is the same.
pub fn change<T: PartialEq + std::fmt::Display>(before: T, after: T) -> String {
    if before == after { after.to_string() } else { format!("{before} {ARROW} {after}") }
}

const ARROW: &str = "→";

/// As much of the text as fits in `columns`, displayed, cut with `…` where it is longer.
///
/// Work is in proportion to `columns`, however long the text.
pub fn fit(text: &str, columns: usize) -> Cow<'_, str> {
    if text.len() <= columns && single_columns(text).is_some() {
        return Cow::Borrowed(text);
    }
    let within_reach =
        text.char_indices().nth(columns.saturating_mul(MAX_MARKS + 1) + 1).map_or(text.len(), |(at, _)| at);
    let shown = display(text.get(..within_reach).unwrap_or(text));
    let singles = single_columns(&shown);
    if singles.unwrap_or_else(|| shown.width()) <= columns && within_reach == text.len() {
        return shown;
    }
    let Some(room) = columns.checked_sub(1) else { return Cow::Borrowed("") };
    if singles.is_some() {
        return Cow::Owned(shown.chars().take(room).chain(['…']).collect());
    }
    let (mut cut, mut taken) = (String::new(), 0);
    for grapheme in shown.graphemes(true) {
        taken += width(grapheme);
        if taken > room {
            break;
        }
        cut.push_str(grapheme);
    }
    cut.push('…');
    Cow::Owned(cut)
}

/// The text in displayed lines of at most `columns`, broken between words, and inside a word only where it is longer
/// than a line.
///
/// What changes stays together as long as it has room: `1 → 2`.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(2);
    let shown = display(text);
    let words: Vec<&str> = shown.split(' ').filter(|word| !word.is_empty()).collect();
    let (mut lines, mut line, mut taken) = (Vec::new(), String::new(), 0);
    for (place, word) in words.iter().enumerate() {
        let together = change_width(words.get(place..).unwrap_or_default());
        let begins = words.get(..place).and_then(<[&str]>::last) != Some(&ARROW) && *word != ARROW;
        let needed = if begins && together <= columns { together } else { width(word) };
        if !line.is_empty() && taken + 1 + needed > columns {
            lines.push(std::mem::take(&mut line));
            taken = 0;
        }
        if !line.is_empty() {
            line.push(' ');
            taken += 1;
        }
        let word_width = width(word);
        if taken + word_width <= columns {
            line.push_str(word);
            taken += word_width;
            continue;
        }
        for grapheme in word.graphemes(true) {
            let grapheme_width = width(grapheme);
            if taken + grapheme_width > columns {
                lines.push(std::mem::take(&mut line));
                taken = 0;
            }
            line.push_str(grapheme);
            taken += grapheme_width;
        }
    }
    lines.push(line);
    lines
}

/// Columns of the first word with those that an arrow ties to it.
fn change_width(words: &[&str]) -> usize {
    match words {
        [before, ARROW, after @ ..] => width(before) + 3 + change_width(after),
        [word, ..] => width(word),
        [] => 0,
    }
}

/// The text as search compares it: no accents, lower case.
///
/// `Šeško` and `sesko` fold alike.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
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
            '’' => folded.push('\''),
            c if is_combining_mark(c) => {}
            c => folded.push(c),
        }
    }
    folded
}

/// The candidate that a mistyped word most likely meant: at most a third of its letters differ.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Nobody means a longer word, and a hostile file may hold one of megabytes.
    let typed: String = fold(&word.chars().take(64).collect::<String>());
    let distance = |candidate: &&str| strsim::osa_distance(&typed, &fold(candidate));
    let nearest = candidates.into_iter().min_by_key(distance)?;
    (distance(&nearest) * 3 <= typed.chars().count().max(3)).then_some(nearest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changes_is_not_torn_apart_by_a_line() {
        assert_eq!(wrap("margin 2 → 1, short 1 → 3", 22), ["margin 2 → 1, short", "1 → 3"]);
        assert_eq!(wrap("short 1 → 2 → 3", 10), ["short", "1 → 2 → 3"]);
        assert_eq!(wrap("from Kalulu → Gatti", 8), ["from", "Kalulu →", "Gatti"], "but for what no line has room for");
    }

    #[test]
    fn what_a_terminal_would_obey_is_shown_instead() {
        for (text, shown) in [
            ("Vlahovi\u{107}", "Vlahovi\u{107}"),
            ("a\x1b[31mb", "a␛[31mb"),
            ("a\nb\tc", "a␊b␉c"),
            ("\u{9b}31m", "‹9B›31m"),
            ("\u{202e}evil\u{2066}", "‹202E›evil‹2066›"),
            ("soft\u{ad}hyphen zero\u{200b}width", "soft‹AD›hyphen zero‹200B›width"),
            ("tag\u{e0041}", "tag‹E0041›"),
            ("z\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}", "z\u{301}\u{302}\u{303}\u{304}"),
            ("\x7f", "␡"),
        ] {
            assert_eq!(display(text), shown);
        }
    }

    #[test]
    fn a_cut_falls_between_graphemes_and_says_so() {
        for (text, columns, fitted) in [
            ("Balerdi", 7, "Balerdi"),
            ("Balerdi", 6, "Baler…"),
            ("손흥민", 6, "손흥민"),
            ("손흥민", 5, "손흥…"),
            ("손흥민", 4, "손…"),
            ("Vlahovic\u{301}", 8, "Vlahovic\u{301}"),
            ("Vlahovic\u{301}a", 8, "Vlahovi…"),
            ("abc", 1, "…"),
            ("abc", 0, ""),
            ("", 0, ""),
        ] {
            assert_eq!(fit(text, columns), fitted, "{text} in {columns}");
            assert!(width(&fit(text, columns)) <= columns);
        }
        assert_eq!(fit(&"x".repeat(100_000), 4), "xxx…");
    }

    #[test]
    fn single_characters_stand_alone() {
        let singles: Vec<char> = ('\0'..=char::MAX).filter(|c| is_single(*c)).collect();
        assert!(singles.contains(&'Š') && singles.contains(&'●') && singles.len() > 900, "{}", singles.len());
        for c in &singles {
            assert_eq!((c.to_string().width(), is_hidden(*c), is_combining_mark(*c)), (1, false, false), "{c:?}");
            let between = format!("{c}a{c}{c}ż");
            assert_eq!(between.graphemes(true).count(), 5, "{c:?}");
        }
        assert!(!is_single('\u{301}') && !is_single('손') && !is_single('\u{ad}') && !is_single('\n'));
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
    fn long_texts_wrap_between_words() {
        assert_eq!(wrap("Champions League season; he is vital", 16), ["Champions League", "season; he is", "vital"]);
        assert_eq!(wrap("Gatti, Kalulu", 7), ["Gatti,", "Kalulu"]);
        assert_eq!(wrap("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(wrap("", 10), [""]);
        assert_eq!(wrap("손흥민", 4), ["손흥", "민"]);
    }
}
