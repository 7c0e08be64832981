//! Turns a paste into one line of plain text, whatever was on the clipboard.

use std::iter::Peekable;
use std::str::Chars;

use tui_input::Input;

/// The most characters that a line may have: more than any command needs.
const MAX_LINE: usize = 4_000;

/// Turns line ends and tabs into spaces, and drops escape sequences and control characters.
fn clean(pasted: &str) -> impl Iterator<Item = char> {
    let mut rest = pasted.chars().peekable();
    std::iter::from_fn(move || {
        loop {
            match rest.next()? {
                '\r' if rest.peek() == Some(&'\n') => {}
                c if c.is_whitespace() => return Some(' '),
                '\u{1b}' => skip_sequence(&mut rest),
                '\u{9b}' => skip_parameters(&mut rest),
                '\u{90}' | '\u{98}' | '\u{9d}'..='\u{9f}' => skip_string(&mut rest),
                c if c.is_control() => {}
                c => return Some(c),
            }
        }
    })
}

/// Skips the rest of an escape sequence, as a terminal reads it (ECMA-48).
fn skip_sequence(rest: &mut Peekable<Chars<'_>>) {
    match rest.next_if(|c| ('\u{20}'..='\u{7e}').contains(c)) {
        Some('[') => skip_parameters(rest),
        Some('P' | 'X' | ']' | '^' | '_') => skip_string(rest),
        Some('\u{20}'..='\u{2f}') => {
            while rest.next_if(|c| ('\u{20}'..='\u{2f}').contains(c)).is_some() {}
            rest.next_if(|c| ('\u{30}'..='\u{7e}').contains(c));
        }
        _ => {}
    }
}

/// Skips the rest of a control sequence, up to its final byte or the first character that can't be in one.
fn skip_parameters(rest: &mut Peekable<Chars<'_>>) {
    while rest.next_if(|c| ('\u{20}'..='\u{3f}').contains(c)).is_some() {}
    rest.next_if(|c| ('\u{40}'..='\u{7e}').contains(c));
}

/// Skips a command string and its terminator.
///
/// Without a terminator it ends with its line, so that no text after it is lost.
fn skip_string(rest: &mut Peekable<Chars<'_>>) {
    while let Some(c) = rest.next_if(|c| !matches!(c, '\n' | '\r')) {
        match c {
            '\u{7}' | '\u{9c}' => return,
            '\u{1b}' => {
                rest.next_if_eq(&'\\');
                return;
            }
            _ => {}
        }
    }
}

/// Inserts a paste at the cursor; false if there was no room for all of it.
pub(in crate::app) fn paste(input: &mut Input, pasted: &str) -> bool {
    let (line, cursor) = (input.value(), input.cursor());
    let room = MAX_LINE.saturating_sub(line.chars().count());
    let mut cleaned = clean(pasted);
    let text: String = cleaned.by_ref().take(room).collect();
    let (before, after): (String, String) = (line.chars().take(cursor).collect(), line.chars().skip(cursor).collect());
    let moved = cursor + text.chars().count();
    *input = Input::new(format!("{before}{text}{after}")).with_cursor(moved);
    cleaned.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paste_is_one_line_of_plain_text() {
        for (pasted, left) in [
            ("bid balerdi\r\n28m\tsource\nX\r", "bid balerdi 28m source X "),
            ("\u{1b}[31mred\u{1b}[0m and \u{9b}1mbold", "red and bold"),
            ("\u{1b}]0;title\u{7}a\u{1b}]52;c;eA==\u{1b}\\b\u{9d}8;;x\u{9c}c\u{1b}Pq\u{1b}\\d", "abcd"),
            ("\u{1b}(Ba\u{1b}cb\u{1b}\u{1b}[2Jc", "abc"),
            ("\u{1b}]0;never ended\nkept\u{1b}[", " kept"),
            ("nul\0 bell\u{7} del\u{7f} c1\u{85}\u{8d}", "nul bell del c1 "),
            ("\u{1b}[201~q\u{1b}[200~", "q"),
            ("Vlahović 손흥민", "Vlahović 손흥민"),
        ] {
            assert_eq!(clean(pasted).collect::<String>(), left, "{pasted:?}");
        }
    }

    #[test]
    fn a_paste_goes_in_at_the_cursor_as_far_as_the_line_has_room() {
        let mut input = Input::new("bid  28m".into()).with_cursor(4);
        assert!(paste(&mut input, "balerdi"));
        assert_eq!((input.value(), input.cursor()), ("bid balerdi 28m", 11));
        assert!(!paste(&mut input, &"x".repeat(1_000_000)));
        assert_eq!(input.value().chars().count(), MAX_LINE);
        assert!(input.value().ends_with("x 28m"));
        assert!(!paste(&mut input, "more"));
    }
}
