//! Tables for a terminal.

use std::borrow::Cow;

use super::{display, width};

/// Aligns rows, of which the first is the heading, in columns that are as wide as their widest text.
///
/// The columns at these places are of figures, which stand at the right. The lines are fit for a screen.
pub fn table(rows: &[Vec<String>], figures: &[usize]) -> Vec<String> {
    let shown: Vec<Vec<Cow<'_, str>>> = rows.iter().map(|row| row.iter().map(|cell| display(cell)).collect()).collect();
    let columns = shown.iter().map(Vec::len).max().unwrap_or(0);
    let widest = |at: usize| shown.iter().filter_map(|row| row.get(at)).map(|cell| width(cell)).max();
    let widths: Vec<usize> = (0..columns).map(|at| widest(at).unwrap_or(0)).collect();
    let line = |row: &Vec<Cow<'_, str>>| {
        let cells = row.iter().zip(&widths).enumerate().map(|(at, (cell, columns))| {
            let gap = " ".repeat(columns.saturating_sub(width(cell)));
            if figures.contains(&at) { gap + cell } else { format!("{cell}{gap}") }
        });
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    shown.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_their_widest_text_on_the_screen() {
        let rows = [["name", "paid"], ["손흥민", "7m"], ["Vlahovic\u{301}", "12.5m"], ["a\u{1b}b\n", ""]];
        let rows = rows.map(|row| row.map(str::to_owned).to_vec());
        assert_eq!(table(&rows, &[1]), ["name       paid", "손흥민       7m", "Vlahović  12.5m", "a␛b␊"]);
        assert_eq!(table(&rows, &[])[1], "손흥민    7m");
        assert!(table(&[], &[]).is_empty());
    }
}
