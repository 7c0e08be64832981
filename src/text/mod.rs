//! Texts for the screen: made harmless, measured, cut and wrapped, or folded for search.

use std::borrow::Cow;
use std::fmt::Write;
use std::path::Path;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

mod ascii;
mod fold;
mod formula;
mod lettering;
mod listing;
mod table;
#[cfg(test)]
mod tests;
mod typed;

pub use ascii::in_ascii;
pub use fold::{fold, fold_onto, nearest, same};
pub use formula::{guarded, unguarded};
pub use lettering::Lettering;
pub use listing::{counted, one_line, some_of};
pub use table::{table, table_within};
pub use typed::TypedWord;

/// Stands where nothing is known.
pub const UNKNOWN: &str = "–";

/// The most combining marks on one character: no script needs more, and a pile of them covers other lines.
const MAX_MARKS: usize = 4;

/// Makes a text harmless, so that it can be shown on a terminal.
///
/// Control characters become their pictures (`␛`). Bidirectional controls, zero-width characters, tags and the like
/// become `‹202E›`. The result is one line. It is composed, since many terminals draw a combining accent beside its
/// letter and Hangul in pieces.
pub fn display(text: &str) -> Cow<'_, str> {
    if single_columns(text).is_some() {
        return Cow::Borrowed(text);
    }
    let (mut shown, mut marks) = (String::with_capacity(text.len()), 0);
    let mut characters = text.nfc().peekable();
    let mut before = None;
    while let Some(c) = characters.next() {
        marks = if is_combining_mark(c) { marks + 1 } else { 0 };
        let before = before.replace(c);
        match c {
            '\0'..='\x1f' => shown.extend(char::from_u32(0x2400 + u32::from(c))),
            '\x7f' => shown.push('␡'),
            _ if marks > MAX_MARKS => {}
            JOINER | NON_JOINER
                if before.zip(characters.peek()).is_some_and(|(before, after)| is_spelt(before, c, *after)) =>
            {
                shown.push(c);
            }
            _ if is_hidden(c) => {
                let _ = write!(shown, "‹{:X}›", u32::from(c));
            }
            _ => shown.push(c),
        }
    }
    Cow::Owned(shown)
}

/// A path, fit for a screen.
pub fn path(path: &Path) -> String {
    display(&path.display().to_string()).into_owned()
}

const JOINER: char = '\u{200d}';
const NON_JOINER: char = '\u{200c}';

/// Whether a zero-width joiner or non-joiner belongs to a word's spelling.
///
/// It does after an Indic virama, the sign that removes a letter's vowel, and between Arabic letters (`علی‌رضا`).
fn is_spelt(before: char, c: char, after: char) -> bool {
    const VIRAMA: u8 = 9;
    let is_arabic = |c: char| c.is_alphabetic() && matches!(c, '\u{620}'..='\u{6ff}' | '\u{750}'..='\u{77f}');
    let arabic = c == NON_JOINER && is_arabic(before) && is_arabic(after);
    arabic || (canonical_combining_class(before) == VIRAMA && after.is_alphabetic())
}

/// Whether a text is one character that takes one column; see [`is_single`].
pub fn is_plain(text: &str) -> bool {
    // The lines of frames are most of what is not ASCII.
    if let [0xe2, 0x94 | 0x95, _] = text.as_bytes() {
        return true;
    }
    let mut characters = text.chars();
    characters.next().is_some_and(is_single) && characters.next().is_none()
}

/// Whether a character takes one column of its own in every terminal.
///
/// Such characters are composed, visible, and don't join with each other. Nearly all text in plans consists of them.
pub fn is_single(c: char) -> bool {
    matches!(c,
        ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{24f}' | '\u{386}' | '\u{388}'..='\u{3ff}'
        | '\u{400}'..='\u{482}' | '\u{48a}'..='\u{52f}' | '\u{1e00}'..='\u{1eff}'
        | '\u{2010}'..='\u{2027}' | '\u{20a0}'..='\u{20c0}' | '\u{2190}'..='\u{2212}' | '\u{2500}'..='\u{25f0}')
}

/// The columns of a text if it consists only of characters that take one column.
fn single_columns(text: &str) -> Option<usize> {
    // All bytes are looked at, which processors do sixteen at a time.
    if text.bytes().fold(true, |plain, byte| plain & (b' '..=b'~').contains(&byte)) {
        return Some(text.len());
    }
    text.chars().try_fold(0, |columns, c| is_single(c).then_some(columns + 1))
}

/// Whether a character draws nothing, or changes how its neighbours are drawn.
pub fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{80}'..='\u{9f}' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// The columns that a displayed text takes.
pub fn width(text: &str) -> usize {
    single_columns(text).unwrap_or_else(|| text.chars().map(columns).sum())
}

/// The columns of one character, as most terminals count: without regard to its neighbours.
///
/// If a terminal draws a grapheme narrower than that, some columns stay blank.
fn columns(c: char) -> usize {
    // Vowel signs that are drawn beside their letter, which the library counts as if they were above it.
    let beside = matches!(
        c,
        '\u{9be}'
            | '\u{9d7}'
            | '\u{b3e}'
            | '\u{b57}'
            | '\u{bbe}'
            | '\u{bd7}'
            | '\u{cc0}'
            | '\u{cc2}'
            | '\u{cc7}'
            | '\u{cc8}'
            | '\u{cca}'
            | '\u{ccb}'
            | '\u{cd5}'
            | '\u{cd6}'
            | '\u{d3e}'
            | '\u{d57}'
            | '\u{dcf}'
            | '\u{ddf}'
    );
    if beside { 1 } else { c.width().unwrap_or(0) }
}

/// The graphemes of a displayed text with their columns, which are 0 for a mark without a letter.
pub fn graphemes(text: &str) -> impl Iterator<Item = (&str, usize)> {
    text.graphemes(true).map(|grapheme| (grapheme, width(grapheme)))
}

/// A figure before and after, as `2 → 3`, or only once if it is the same.
pub fn change<T: PartialEq + std::fmt::Display>(before: T, after: T) -> String {
    if before == after { after.to_string() } else { format!("{before} {ARROW} {after}") }
}

const ARROW: &str = "→";

/// Cuts a text to `columns`, with `…` at the end if it is longer; the result is displayed.
///
/// The work depends on `columns`, not on the length of the text.
pub fn fit(text: &str, columns: usize) -> Cow<'_, str> {
    fitted(text, columns).0
}

/// Cuts a text as [`fit`] does, and tells how many columns are left of it.
pub fn fitted(text: &str, columns: usize) -> (Cow<'_, str>, usize) {
    // A text of single columns has at least as many bytes.
    if text.len() <= columns.saturating_mul(4)
        && let Some(taken) = single_columns(text).filter(|taken| *taken <= columns)
    {
        return (Cow::Borrowed(text), taken);
    }
    let within_reach =
        text.char_indices().nth(columns.saturating_mul(MAX_MARKS + 1) + 1).map_or(text.len(), |(at, _)| at);
    let shown = display(text.get(..within_reach).unwrap_or(text));
    let singles = single_columns(&shown);
    let taken = singles.unwrap_or_else(|| width(&shown));
    if taken <= columns && within_reach == text.len() {
        return (shown, taken);
    }
    let Some(room) = columns.checked_sub(1) else { return (Cow::Borrowed(""), 0) };
    if singles.is_some() {
        return (Cow::Owned(shown.chars().take(room).chain(['…']).collect()), taken.min(room) + 1);
    }
    let (mut cut, mut taken) = (String::new(), 0);
    for (grapheme, columns) in graphemes(&shown) {
        if taken + columns > room {
            break;
        }
        taken += columns;
        cut.push_str(grapheme);
    }
    cut.push('…');
    (Cow::Owned(cut), taken + 1)
}

/// Pads a displayed text with spaces to `columns`.
pub fn pad(text: &str, columns: usize) -> String {
    let gap = columns.saturating_sub(width(text));
    format!("{text}{:gap$}", "")
}

/// Wraps a text into displayed lines of at most `columns`.
///
/// Lines break between words, and inside a word only if it is longer than a line. A change such as `1 → 2` stays
/// together if there is room.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(2);
    let shown = display(text);
    // Most texts are one line.
    let is_even = !shown.starts_with(' ') && !shown.ends_with(' ') && !shown.contains("  ");
    if is_even && single_columns(&shown).is_some_and(|taken| taken <= columns) {
        return vec![shown.into_owned()];
    }
    let words: Vec<&str> = shown.split(' ').filter(|word| !word.is_empty()).collect();
    let (mut lines, mut line, mut taken) = (Vec::new(), String::new(), 0);
    for (place, word) in words.iter().enumerate() {
        let begins = words.get(..place).and_then(<[&str]>::last) != Some(&ARROW) && *word != ARROW;
        let (word_width, together) = match words.get(place + 1) {
            Some(&ARROW) if begins => (width(word), change_width(words.get(place..).unwrap_or_default())),
            _ => (width(word), 0),
        };
        let needed = if (1..=columns).contains(&together) { together } else { word_width };
        if !line.is_empty() && taken + 1 + needed > columns {
            lines.push(std::mem::take(&mut line));
            taken = 0;
        }
        if !line.is_empty() {
            line.push(' ');
            taken += 1;
        }
        if taken + word_width <= columns {
            line.push_str(word);
            taken += word_width;
            continue;
        }
        for (grapheme, grapheme_width) in graphemes(word) {
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

/// The columns of the first word and of those that arrows tie to it.
fn change_width(words: &[&str]) -> usize {
    match words {
        [before, ARROW, after @ ..] => width(before) + 3 + change_width(after),
        [word, ..] => width(word),
        [] => 0,
    }
}
