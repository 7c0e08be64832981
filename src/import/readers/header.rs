//! The row of a table that names its columns.

use crate::import::table::{Table, TableRow};

/// Rows that are looked at.
pub(in crate::import) const ROWS: usize = 200;

/// Finds the header of a table whose file does not mark it, and takes what stands above away, with a doubt for each line.
///
/// A header is the first row that is about as wide as the table, holds words rather than figures, and whose words do
/// not come again below as cells of their columns. A table without one keeps all its rows.
pub(super) fn find(table: &mut Table) {
    if let Some(number) = row_of(table) {
        take(table, number);
    }
}

/// The number of the row that names the columns.
pub(in crate::import) fn row_of(table: &Table) -> Option<usize> {
    first_wide(table).filter(|number| table.row(*number).is_some_and(|row| names_columns(table, *number, row)))
}

/// Makes a row the header: those above are doubts, and those below that say the same again are taken away.
pub(in crate::import) fn take(table: &mut Table, number: usize) {
    let above = table.rows().take(number).map(|row| (row.line(), row.cells().collect::<Vec<_>>().join(" ")));
    for (line, text) in above.collect::<Vec<_>>() {
        table.doubts.push(line, 0, text.trim(), "a line above the header");
    }
    table.set_header_row(number);
    let headers = table.headers().to_vec();
    let mut again = Vec::new();
    table.retain(|row| {
        let is_header = says_again(&headers, |column| row.cell(column));
        if is_header {
            again.push((row.line(), row.cell(0).to_owned()));
        }
        !is_header
    });
    for (line, text) in again {
        table.doubts.push(line, 0, &text, AGAIN);
    }
}

/// The first row that has about as many filled cells as the fullest.
fn first_wide(table: &Table) -> Option<usize> {
    let filled = |row: TableRow<'_>| row.cells().filter(|cell| !cell.is_empty()).count();
    let fullest = table.rows().take(ROWS).map(filled).max()?;
    table.rows().position(|row| filled(row) * 5 >= fullest * 3)
}

fn names_columns(table: &Table, number: usize, row: TableRow<'_>) -> bool {
    let filled: Vec<(usize, &str)> = row.cells().enumerate().filter(|(_, cell)| !cell.is_empty()).collect();
    let figures = filled.iter().filter(|(_, cell)| is_figure(cell)).count();
    if filled.is_empty() || figures * 5 > filled.len() {
        return false;
    }
    let headers: Vec<String> = row.cells().map(str::to_owned).collect();
    let below: Vec<_> = table
        .rows()
        .skip(number + 1)
        .take(ROWS)
        .filter(|row| !says_again(&headers, |column| row.cell(column)))
        .collect();
    let comes_again = |(column, cell): &&(usize, &str)| below.iter().any(|row| row.cell(*column) == *cell);
    let again = filled.iter().filter(comes_again).count();
    again == 0 || again * 4 < filled.len()
}

/// Why a row is left out.
pub(in crate::import) const AGAIN: &str = "the header again, left out";

/// Whether the cells of a row repeat nearly all headers.
pub(in crate::import) fn says_again<'c>(headers: &[String], cell: impl Fn(usize) -> &'c str) -> bool {
    let same = |(column, header): (usize, &String)| !header.is_empty() && cell(column) == header;
    // Most rows differ in their first cells.
    if !headers.iter().enumerate().take(3).any(same) {
        return false;
    }
    let filled = headers.iter().filter(|header| !header.is_empty()).count();
    headers.iter().enumerate().filter(|pair| same(*pair)).count() * 5 >= filled * 4
}

/// A number, a sum, a day, a share: as many digits as letters, but for a word with its number: `col100`.
fn is_figure(cell: &str) -> bool {
    let word = cell.trim_end_matches(|c: char| c.is_ascii_digit());
    if word.chars().count() > 1 && word.chars().all(char::is_alphabetic) {
        return false;
    }
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    digits > 0 && digits >= cell.chars().filter(|c| c.is_alphabetic()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[&[&str]]) -> Table {
        let mut table = Table::new("");
        for (index, row) in rows.iter().enumerate() {
            table.push(index + 1, row.iter().copied());
        }
        find(&mut table);
        table
    }

    fn doubts(table: &Table) -> Vec<(usize, &str)> {
        table.doubts.listed().iter().map(|doubt| (doubt.line, doubt.text.as_str())).collect()
    }

    #[test]
    fn words_over_figures_are_a_header() {
        let found = table(&[&["Name", "2nd Nat", "Age"], &["Ada", "ESP", "24"], &["Bo", "", "31"]]);
        assert_eq!((found.headers().join("|"), found.len()), ("Name|2nd Nat|Age".into(), 2));
        let only = table(&[&["Name", "Age", "..."]]);
        assert_eq!((only.has_header(), only.len()), (true, 0));
    }

    #[test]
    fn columns_with_numbers_are_a_header() {
        let headers: Vec<String> = (1..=200).map(|number| format!("col{number}")).collect();
        let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
        let figures = ["7"; 200];
        let found = table(&[&headers, &figures, &figures]);
        assert_eq!((found.has_header(), found.len()), (true, 2));
    }

    #[test]
    fn a_player_is_no_header() {
        let figures = table(&[&["Ada Ruiz", "24", "€1.4M", "31/12/2030"], &["Bo Ek", "31", "€2M", "30/6/2029"]]);
        assert_eq!((figures.has_header(), figures.len()), (false, 2));
        let words = table(&[&["Ada", "GK", "AFC"], &["Bo", "GK", "BFC"], &["Cy", "ST", "AFC"]]);
        assert_eq!((words.has_header(), words.len()), (false, 3));
        assert!(!table(&[]).has_header());
    }

    #[test]
    fn lines_above_are_doubts_and_the_header_counts_once() {
        let rows: &[&[&str]] = &[
            &["Squad 2026"],
            &["", "", "Standard", ""],
            &["Name", "Pos", "Age", "Club"],
            &["Ada", "GK", "24", "AFC"],
            &["Name", "Pos", "Age", "Club"],
            &["Bo", "ST", "31", "BFC"],
        ];
        let found = table(rows);
        assert_eq!((found.header_line(), found.len()), (3, 2));
        assert_eq!(doubts(&found), [(1, "Squad 2026"), (2, "Standard"), (5, "Name")]);
    }
}
