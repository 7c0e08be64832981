//! Words and names in a row.

use std::borrow::Cow;

/// A text on one line, with one blank for any run of space inside it.
pub fn one_line(text: &str) -> Cow<'_, str> {
    // Space beyond ASCII begins with one of these bytes.
    let is_spaced = |byte: u8| byte < b' ' || matches!(byte, 0xc2 | 0xe1..=0xe3);
    let (mut last, mut is_odd) = (0, false);
    for byte in text.bytes() {
        is_odd |= is_spaced(byte) | ((byte == b' ') & (last == b' '));
        last = byte;
    }
    if !is_odd || !(text.contains(|c: char| c.is_whitespace() && c != ' ') || text.contains("  ")) {
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
