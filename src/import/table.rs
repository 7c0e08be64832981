//! A table as it lies in a file: headers, and rows of cells with their places.

mod doubts;

use std::ops::Range;

pub(crate) use doubts::shown;
pub use doubts::{Doubt, Doubts, MAX_DOUBTS};

use crate::text;

/// A table of a file: one header for each column, then the rows.
///
/// Cells are texts as they stand in the file, cleaned of nothing but the space around them. Headers may repeat.
#[derive(Clone, Debug, Default)]
pub struct Table {
    name: String,
    headers: Vec<String>,
    header_line: usize,
    text: String,
    /// Where each cell ends in the text: it begins where the one before ends.
    ends: Vec<u32>,
    rows: Vec<RowAt>,
    /// What of this table was not understood.
    pub doubts: Doubts,
    /// Whether the file ends inside this table, so that rows may be missing.
    pub is_cut: bool,
}

/// Where a row lies: its line in the file, and its first cell among all.
#[derive(Clone, Copy, Debug)]
struct RowAt {
    line: u32,
    first: u32,
    count: u32,
}

/// One row of a table.
#[derive(Clone, Copy, Debug)]
pub struct TableRow<'a> {
    table: &'a Table,
    at: RowAt,
}

impl Table {
    /// An empty table: the name of its page in a workbook, of its path in JSON, or none.
    pub fn new(name: &str) -> Table {
        Table { name: name.to_owned(), ..Table::default() }
    }

    /// The name of the workbook's page, the path in JSON, the caption on a page; empty where there is none.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Names the table.
    pub fn rename(&mut self, name: &str) {
        name.clone_into(&mut self.name);
    }

    /// The headers in their order, and empty where the table has none.
    pub fn headers(&self) -> &[String] {
        &self.headers
    }

    /// Whether a header was found.
    pub fn has_header(&self) -> bool {
        !self.headers.is_empty()
    }

    /// The line of the header, from 1; 0 where it has no line of its own.
    pub fn header_line(&self) -> usize {
        self.header_line
    }

    /// The number of rows below the header.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The columns: of the header, or of the longest row where there is none.
    pub fn width(&self) -> usize {
        let longest = || self.rows.iter().map(|row| row.count as usize).max().unwrap_or(0);
        if self.has_header() { self.headers.len() } else { longest() }
    }

    /// The rows from top to bottom.
    pub fn rows(&self) -> impl DoubleEndedIterator<Item = TableRow<'_>> + ExactSizeIterator + Clone {
        self.rows.iter().map(|at| TableRow { table: self, at: *at })
    }

    /// A row by its number, from 0.
    pub fn row(&self, number: usize) -> Option<TableRow<'_>> {
        self.rows.get(number).map(|at| TableRow { table: self, at: *at })
    }

    /// The cells of a column from top to bottom, one for each row.
    pub fn column(&self, column: usize) -> impl Iterator<Item = &str> + Clone {
        self.rows().map(move |row| row.cell(column))
    }

    /// The cells and the bytes of text that are held.
    pub(super) fn held(&self) -> (usize, usize) {
        (self.ends.len(), self.text.len())
    }

    /// Adds a row; one that has nothing but empty cells is none.
    pub(super) fn push<'a>(&mut self, line: usize, cells: impl IntoIterator<Item = &'a str>) {
        let first = self.ends.len();
        for cell in cells {
            self.text.push_str(cell);
            self.ends.push(count(self.text.len()));
        }
        self.end_row(line, first);
    }

    /// Adds a row that lies in one text, with where each cell ends there.
    pub(super) fn push_whole(&mut self, line: usize, text: &str, ends: impl Iterator<Item = usize>) {
        let (first, base) = (self.ends.len(), self.text.len());
        self.text.push_str(text);
        self.ends.extend(ends.map(|end| count(base + end)));
        self.end_row(line, first);
    }

    fn end_row(&mut self, line: usize, first: usize) {
        let begin = first.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |end| *end as usize);
        if self.text.get(begin..).is_none_or(|text| trim(text).is_empty()) {
            self.text.truncate(begin);
            self.ends.truncate(first);
            return;
        }
        let at = RowAt { line: count(line), first: count(first), count: count(self.ends.len() - first) };
        self.rows.push(at);
    }

    /// Makes headers of texts that are not among the rows.
    pub(super) fn set_headers(&mut self, headers: Vec<String>) {
        self.headers = headers;
    }

    /// Makes the row of that number the header, and takes away what stands above it.
    pub(super) fn set_header_row(&mut self, number: usize) {
        let Some(row) = self.row(number) else { return };
        let headers = row.cells().map(|cell| text::one_line(cell).into_owned()).collect();
        self.header_line = row.line();
        self.headers = headers;
        self.rows.drain(..=number.min(self.rows.len() - 1));
    }

    /// The same table with other cells in one column: each row says what stands there.
    pub(super) fn with_column<'t>(&'t self, column: usize, cell: impl Fn(TableRow<'t>) -> &'t str) -> Table {
        let Table { name, headers, header_line, doubts, is_cut, .. } = self;
        let mut table = Table {
            name: name.clone(),
            headers: headers.clone(),
            header_line: *header_line,
            doubts: doubts.clone(),
            is_cut: *is_cut,
            ..Table::default()
        };
        for row in self.rows() {
            let cells = row.cells().enumerate().map(|(at, other)| if at == column { cell(row) } else { other });
            table.push(row.line(), cells);
        }
        table
    }

    /// Keeps the rows for which the answer is yes.
    pub(super) fn retain(&mut self, mut keep: impl FnMut(TableRow<'_>) -> bool) {
        let rows = std::mem::take(&mut self.rows);
        self.rows = rows.into_iter().filter(|at| keep(TableRow { table: self, at: *at })).collect();
    }
}

impl<'a> TableRow<'a> {
    /// The line in the file on which the row begins, or the row's number in a workbook's page, from 1.
    pub fn line(self) -> usize {
        self.at.line as usize
    }

    /// The number of cells, those at the end that are empty included.
    pub fn len(self) -> usize {
        self.at.count as usize
    }

    /// Whether it has no cells; such a row is never kept.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The text of a column, from 0, without the space around it; empty where the row has no such cell.
    pub fn cell(self, column: usize) -> &'a str {
        if column >= self.len() {
            return "";
        }
        let cell = self.at.first as usize + column;
        let end = |cell: usize| self.table.ends.get(cell).map_or(0, |end| *end as usize);
        let range: Range<usize> = cell.checked_sub(1).map_or(0, end)..end(cell);
        trim(self.table.text.get(range).unwrap_or_default())
    }

    /// The cells from left to right.
    pub fn cells(self) -> impl DoubleEndedIterator<Item = &'a str> + Clone {
        (0..self.len()).map(move |column| self.cell(column))
    }
}

/// The text without the space around it, and without the mark that begins some files.
pub(super) fn trim(text: &str) -> &str {
    let plain = |byte: Option<&u8>| byte.is_none_or(|byte| byte.is_ascii_graphic());
    let bytes = text.as_bytes();
    if plain(bytes.first()) && plain(bytes.last()) {
        return text;
    }
    text.trim_matches(is_space)
}

/// The text without the space before it.
pub(super) fn trim_start(text: &str) -> &str {
    text.trim_start_matches(is_space)
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || c == '\u{feff}'
}

/// A count that the limits of reading keep far below four thousand million.
fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn squad() -> Table {
        let mut table = Table::new("Squad");
        table.push(1, ["Name", " Best\n Pos ", ""]);
        table.push(2, ["", "\u{a0}", " "]);
        table.push_whole(4, "\u{feff}Ada Ruiz GK", [12, 14].into_iter());
        table.push(5, ["Bo Ek", "D (C)", "4.5"]);
        table
    }

    #[test]
    fn a_row_knows_its_line_and_its_cells() {
        let table = squad();
        let lines: Vec<_> = table.rows().map(TableRow::line).collect();
        assert_eq!(lines, [1, 4, 5], "a row without text is none");
        let cells: Vec<_> = table.row(1).unwrap().cells().collect();
        assert_eq!(cells, ["Ada Ruiz", "GK"]);
        assert_eq!(table.row(1).unwrap().cell(2), "", "beyond the end there is nothing");
        assert_eq!(table.column(1).collect::<Vec<_>>(), ["Best\n Pos", "GK", "D (C)"]);
        assert_eq!((table.width(), table.has_header()), (3, false));
    }

    #[test]
    fn another_column_changes_nothing_else() {
        let cut = Table { is_cut: true, ..squad() };
        let other = cut.with_column(1, |row| if row.line() == 4 { "CB" } else { row.cell(1) });
        assert_eq!(other.column(1).collect::<Vec<_>>(), ["Best\n Pos", "CB", "D (C)"]);
        assert!(other.is_cut, "people may be missing");
    }

    #[test]
    fn a_header_leaves_the_rows() {
        let mut table = squad();
        table.set_header_row(0);
        assert_eq!(table.headers(), ["Name", "Best Pos", ""]);
        assert_eq!((table.header_line(), table.len(), table.width()), (1, 2, 3));
        table.retain(|row| row.cell(1) == "GK");
        assert_eq!(table.rows().map(|row| row.cell(0)).collect::<Vec<_>>(), ["Ada Ruiz"]);
        table.set_header_row(9);
        assert_eq!(table.len(), 1, "there is no such row");
    }
}
