//! Texts that a spreadsheet would take for formulas, guarded.

use std::borrow::Cow;

/// What a formula begins with; the wide forms are those of Chinese and Japanese keyboards.
const BEGINNINGS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// Puts an apostrophe before a text that a spreadsheet would take for a formula, and before one that looks so guarded.
///
/// Space before the beginning is for the caller to take away. [`unguarded`] gives back any text.
pub fn guarded(text: &str) -> Cow<'_, str> {
    if needs_guard(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text of a cell without its guard; an apostrophe before anything else belongs to the text: `'t Hooft`.
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|text| needs_guard(text)).unwrap_or(cell)
}

fn needs_guard(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(BEGINNINGS)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::runs::runs;

    #[test]
    fn a_formula_is_guarded_and_a_name_is_not() {
        for (text, cell) in [
            ("=HYPERLINK(\"http://x\")", "'=HYPERLINK(\"http://x\")"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@DiMarzio", "'@DiMarzio"),
            ("＝1", "'＝1"),
            ("'=1", "''=1"),
            ("'t Hooft", "'t Hooft"),
            ("Smith-Rowe", "Smith-Rowe"),
            ("", ""),
            ("'", "'"),
        ] {
            assert_eq!((guarded(text).as_ref(), unguarded(cell)), (cell, text));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(runs(256) as u32))]

        #[test]
        fn no_text_is_lost(text in "[-'=+@a]{0,5}|.{0,8}") {
            let cell = guarded(&text);
            prop_assert_eq!(unguarded(&cell), text.as_str());
            prop_assert!(!cell.starts_with(BEGINNINGS));
        }
    }
}
