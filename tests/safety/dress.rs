//! A plan's text as a person might have left it: comments everywhere, other quotes, commas and line ends.

use crate::seed::Chance;

/// A word, number or text of a file, and where it ends; punctuation and comments are passed over.
pub(crate) struct Word<'t> {
    pub(crate) spelled: &'t str,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// Pieces of a text: white space, comments, texts, single marks, and words.
pub(crate) fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' => quoted(rest, 0),
            'r' if rest.starts_with("r#\"") => rest.find("\"#").unwrap() + 2,
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => rest.find("*/").unwrap() + 2,
            c if c.is_whitespace() => rest.find(|c: char| !c.is_whitespace()).unwrap_or(rest.len()),
            c if c.is_alphanumeric() => rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len()),
            c => c.len_utf8(),
        };
        let (piece, after) = rest.split_at(length);
        pieces.push(piece);
        rest = after;
    }
    pieces
}

fn quoted(text: &str, from: usize) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(from + 1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

fn is_comment(piece: &str) -> bool {
    piece.starts_with("//") || piece.starts_with("/*")
}

/// The comments of a text and where they begin, in order.
pub(crate) fn comments(text: &str) -> Vec<(usize, &str)> {
    let mut end = 0;
    let placed = pieces(text).into_iter().map(|piece| {
        end += piece.len();
        (end - piece.len(), piece.trim_end())
    });
    placed.filter(|(_, piece)| is_comment(piece)).collect()
}

/// What a text says, in order.
pub(crate) fn words(text: &str) -> Vec<Word<'_>> {
    let mut at = 0;
    let mut words = Vec::new();
    for piece in pieces(text) {
        let start = at;
        at += piece.len();
        let says = piece.starts_with('"') || piece.starts_with(char::is_alphanumeric);
        if says && piece != "Some" {
            let spelled = piece.trim_start_matches("r#").trim_end_matches('#');
            words.push(Word { spelled, start, end: at });
        }
    }
    words
}

/// A text that says the same, written otherwise.
pub(crate) fn dress(written: &str, chance: &mut Chance) -> String {
    let pieces = pieces(written);
    let odds = chance.of(&[3, 10, 60]);
    let (keeps_commas, mut count) = (chance.one_in(2), 0);
    let mut text = String::new();
    if chance.one_in(3) {
        text.push('\u{feff}');
    }
    let mut wrapped = false;
    for (at, piece) in pieces.iter().enumerate() {
        let near = |steps: isize| at.checked_add_signed(steps).and_then(|at| pieces.get(at)).copied().unwrap_or("");
        let last_comma = *piece == "," && (near(1).trim().is_empty() && near(2).starts_with([')', ']', '}']));
        if last_comma && !keeps_commas && chance.one_in(2) {
            continue;
        }
        let single =
            piece.starts_with(|c: char| c == '"' || c.is_alphanumeric()) && near(1).starts_with([',', ')', '\n']);
        let is_value = near(-2) == ":" && near(-3).starts_with(char::is_lowercase) && single;
        if is_value && chance.one_in(5) {
            text.push_str("Some(");
            wrapped = true;
        }
        let plain = piece.starts_with('"') && !piece.contains('\\') && !piece[1..piece.len() - 1].contains('"');
        if plain && is_value && chance.one_in(5) {
            text.push_str(&format!("r#{piece}#"));
        } else {
            text.push_str(piece);
        }
        if chance.one_in(odds) {
            count += 1;
            comment(&mut text, count, chance);
        }
        if std::mem::take(&mut wrapped) {
            text.push(')');
        }
    }
    if chance.one_in(4) { text.replace('\n', "\r\n") } else { text }
}

fn comment(text: &mut String, count: usize, chance: &mut Chance) {
    match chance.below(3) {
        0 => text.push_str(&format!("/* {count} \" ( */")),
        1 => text.push_str(&format!(" // {count} ' [ {{ /*\n")),
        _ => text.push_str(&format!(" /* {count}\n// ) */ ")),
    }
}
