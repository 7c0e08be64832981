//! Tables for a terminal.

use std::borrow::Cow;

use super::{display, width, wrap};

/// The columns below which no text is made narrower to fit a table in a page.
const NARROWEST: usize = 12;

/// Aligns rows, of which the first is the heading, in columns that are as wide as their widest text.
///
/// The columns at these places are of figures, which stand at the right. The lines are fit for a screen.
pub fn table(rows: &[Vec<String>], figures: &[usize]) -> Vec<String> {
    table_within(rows, figures, usize::MAX)
}

/// A [`table`] of at most so many columns, where its texts can be wrapped: the widest are, and figures never.
pub fn table_within(rows: &[Vec<String>], figures: &[usize], columns: usize) -> Vec<String> {
    let shown: Vec<Vec<Cow<'_, str>>> = rows.iter().map(|row| row.iter().map(|cell| display(cell)).collect()).collect();
    let widths = widths(&shown, figures, columns);
    let line = |cells: Vec<&str>| {
        let cells = cells.into_iter().zip(&widths).enumerate().map(|(at, (cell, columns))| {
            let gap = " ".repeat(columns.saturating_sub(width(cell)));
            if figures.contains(&at) { gap + cell } else { format!("{cell}{gap}") }
        });
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    let wrapped = |(cell, columns): (&Cow<'_, str>, &usize)| match width(cell) > *columns {
        true => wrap(cell, *columns),
        false => vec![cell.to_string()],
    };
    let lines = |row: &Vec<Cow<'_, str>>| {
        let cells: Vec<Vec<String>> = row.iter().zip(&widths).map(wrapped).collect();
        let count = cells.iter().map(Vec::len).max().unwrap_or(1);
        let lines =
            (0..count).map(|at| line(cells.iter().map(|cell| cell.get(at).map_or("", String::as_str)).collect()));
        lines.collect::<Vec<_>>()
    };
    shown.iter().flat_map(lines).collect()
}

/// The widths of the columns: of their widest text, or less in the widest ones where all would take too many.
fn widths(shown: &[Vec<Cow<'_, str>>], figures: &[usize], columns: usize) -> Vec<usize> {
    let count = shown.iter().map(Vec::len).max().unwrap_or(0);
    let widest = |at: usize| shown.iter().filter_map(|row| row.get(at)).map(|cell| width(cell)).max();
    let mut widths: Vec<usize> = (0..count).map(|at| widest(at).unwrap_or(0)).collect();
    let mut over = (widths.iter().sum::<usize>() + 2 * count.saturating_sub(1)).saturating_sub(columns);
    while over > 0 {
        let texts = widths.iter_mut().enumerate().filter(|(at, _)| !figures.contains(at)).map(|(_, width)| width);
        let Some(widest) = texts.max_by_key(|width| **width).filter(|width| **width > NARROWEST) else { break };
        *widest -= 1;
        over -= 1;
    }
    widths
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
    #[test]
    fn the_widest_texts_are_wrapped_where_a_table_is_wider_than_its_page() {
        let rows = [
            ["players", "sum", "what proves it"],
            ["Gatti, Kalulu, Kelly", "123456789012345", "lose any 3 and the back three can't be filled"],
            ["nobody", "1", ""],
        ];
        let rows = rows.map(|row| row.map(str::to_owned).to_vec());
        let lines = [
            "players                           sum  what proves it",
            "Gatti, Kalulu, Kelly  123456789012345  lose any 3 and the",
            "                                       back three can't be",
            "                                       filled",
            "nobody                              1",
        ];
        assert_eq!(table_within(&rows, &[1], 58), lines);
        let narrow = table_within(&rows, &[1], 10);
        assert_eq!(narrow[0], "players                   sum  what proves", "figures and short words stay whole");
        assert_eq!(table_within(&rows, &[1], 84), table(&rows, &[1]), "what fits is not wrapped");
        assert_ne!(table_within(&rows, &[1], 83), table(&rows, &[1]));
    }
}
