//! Lines of a page for the shell.

use crate::runtime;
use crate::text;

/// The columns of a page that is not printed on a terminal, and the least of any page.
const USUAL: usize = 100;
const LEAST: usize = 60;

/// The columns of a page: those of the terminal that it is printed on.
pub(super) fn columns() -> usize {
    runtime::columns().map_or(USUAL, |columns| LEAST.max(columns.into()))
}

/// A paragraph whose later lines are indented.
pub(super) fn hanging(paragraph: &str) -> Vec<String> {
    indented("  ", paragraph)
}

/// A sentence at the edge of the page; its later lines are indented.
pub(super) fn sentence(words: &str) -> Vec<String> {
    indented("", words)
}

fn indented(indent: &str, words: &str) -> Vec<String> {
    let lines = text::wrap(words, columns().saturating_sub(indent.len() + 2));
    let lead = |at: usize| if at == 0 { "" } else { "  " };
    lines.iter().enumerate().map(|(at, line)| format!("{indent}{}{line}", lead(at))).collect()
}

/// A table that fits the page; none without a row.
///
/// The columns of `figures` stand at the right. One in which every cell is empty is left out.
pub(super) fn table<const N: usize>(headings: [&str; N], rows: &[[String; N]], figures: &[&str]) -> Vec<String> {
    let told = |at: usize| rows.iter().filter_map(|row| row.get(at)).any(|cell| !cell.is_empty());
    let kept: Vec<(usize, &str)> = headings.into_iter().enumerate().filter(|(at, _)| told(*at)).collect();
    if kept.is_empty() {
        return Vec::new();
    }
    let cells = |row: &[String; N]| kept.iter().filter_map(|(at, _)| row.get(*at).cloned()).collect();
    let heading = kept.iter().map(|(_, heading)| (*heading).to_owned()).collect();
    let rows: Vec<Vec<String>> = std::iter::once(heading).chain(rows.iter().map(cells)).collect();
    let right = kept.iter().enumerate().filter(|(_, (_, heading))| figures.contains(heading));
    text::table_within(&rows, &right.map(|(at, _)| at).collect::<Vec<_>>(), columns())
}

/// Parts of a page with an empty line between them; those without a line are left out.
pub(super) fn page(parts: impl IntoIterator<Item = Vec<String>>) -> String {
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.map(|part| part.join("\n") + "\n").collect::<Vec<_>>().join("\n")
}
