//! Lines of a page for the shell.

use crate::text;

/// The columns of a page.
pub(super) const WIDTH: usize = 100;

/// A paragraph whose later lines are indented.
pub(super) fn hanging(paragraph: &str) -> Vec<String> {
    let lines = text::wrap(paragraph, WIDTH - 4);
    let lead = |at: usize| if at == 0 { "  " } else { "    " };
    lines.iter().enumerate().map(|(at, line)| format!("{}{line}", lead(at))).collect()
}
