//! The generated parts of docs/forecast.md.

use std::path::Path;

/// Holds a generated part of the page to a text, or writes it there if `UPDATE_README` is set.
pub(crate) fn hold(part: &str, text: &str) {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/forecast.md");
    let held = std::fs::read_to_string(&page).unwrap();
    let (open, close) = (format!("<!-- {part}: generated -->\n"), format!("<!-- {part}: end -->"));
    let (before, rest) = held.split_once(&open).unwrap();
    let (_, after) = rest.split_once(&close).unwrap();
    let expected = format!("{before}{open}{text}{close}{after}");
    match std::env::var_os("UPDATE_README") {
        Some(_) => std::fs::write(page, expected).unwrap(),
        None => assert_eq!(held, expected),
    }
}
