//! Words and names in a row.

use std::borrow::Cow;

/// The bytes of UTF-8 that space may begin with: beyond ASCII it begins with few.
const SPACES: [bool; 256] = {
    let mut spaces = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        spaces[byte] = byte <= b' ' as usize || matches!(byte, 0xc2 | 0xe1..=0xe3);
        byte += 1;
    }
    spaces
};

/// A text on one line, with one blank for any run of space inside it.
pub fn one_line(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    // Most texts have single blanks between letters, and none at the ends.
    let may_be_space = |byte: &u8| SPACES.get(usize::from(*byte)) == Some(&true);
    let is_letter = |byte: Option<&u8>| byte.is_none_or(|byte| !may_be_space(byte) && byte.is_ascii());
    let mut before = b'-';
    let is_plain = bytes.iter().all(|byte| {
        let is_single = !may_be_space(byte) || *byte == b' ' && before != b' ';
        before = *byte;
        is_single
    });
    if is_plain && is_letter(bytes.first()) && is_letter(bytes.last()) {
        return text.into();
    }
    if is_plain || !(text.contains(|c: char| c.is_whitespace() && c != ' ') || text.contains("  ")) {
        return text.trim().into();
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ").into()
}

/// The first names, and how many there are besides: `AFC, BFC and 12 more`.
pub fn some_of<N: AsRef<str>>(names: impl IntoIterator<Item = N>, most: usize) -> String {
    let mut names = names.into_iter();
    let mut some = String::new();
    for name in names.by_ref().take(most) {
        if !some.is_empty() {
            some += ", ";
        }
        some += name.as_ref();
    }
    match names.count() {
        0 => some,
        more => format!("{some} and {more} more"),
    }
}

/// `1 row`, `12 rows`, `2 people`.
pub fn counted(number: usize, what: &str) -> String {
    match (number, what) {
        (1, what) => format!("1 {what}"),
        (number, "person") => format!("{number} people"),
        (number, what) => format!("{number} {what}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_much_is_counted() {
        let names = |count| some_of(["AFC", "BFC", "CFC", "DFC"].iter().take(count), 2);
        assert_eq!([0, 1, 2, 3, 4].map(names), ["", "AFC", "AFC, BFC", "AFC, BFC and 1 more", "AFC, BFC and 2 more"]);
        assert_eq!(
            [(0, "row"), (1, "person"), (2, "person")].map(|(n, what)| counted(n, what)),
            ["0 rows", "1 person", "2 people"]
        );
    }

    #[test]
    fn any_space_is_one_blank() {
        for text in [" Ada\u{a0}\n Ruiz", "Ada  Ruiz ", "\tAda Ruiz", "Ada Ruiz"] {
            assert_eq!(one_line(text), "Ada Ruiz", "{text:?}");
        }
        for space in ('\0'..=char::MAX).filter(|c| c.is_whitespace()) {
            assert_eq!(one_line(&format!("{space}Ada{space}{space}Ruiz")), "Ada Ruiz", "{space:?}");
        }
        assert_eq!(one_line("Čáp\u{200b} ’Abd"), "Čáp\u{200b} ’Abd");
    }
}
