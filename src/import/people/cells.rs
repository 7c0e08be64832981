//! The cells of a table by its columns, however it holds them: what a column is, and how it writes, is learnt from them.

use crate::import::table::Table;

/// The cells of a table by its columns.
pub(super) trait ColumnCells {
    fn headers(&self) -> &[String];

    /// How many rows there are.
    fn rows(&self) -> usize;

    /// The texts of a column, each with how many of its cells say it; one may come several times.
    fn texts(&self, at: usize) -> impl Iterator<Item = (&str, usize)> + Clone;

    /// The cells of two columns side by side.
    fn pairs(&self, one: usize, other: usize) -> impl Iterator<Item = (&str, &str)>;
}

impl ColumnCells for Table {
    fn headers(&self) -> &[String] {
        Table::headers(self)
    }

    fn rows(&self) -> usize {
        self.len()
    }

    fn texts(&self, at: usize) -> impl Iterator<Item = (&str, usize)> + Clone {
        self.column(at).map(|cell| (cell, 1))
    }

    fn pairs(&self, one: usize, other: usize) -> impl Iterator<Item = (&str, &str)> {
        Table::rows(self).map(move |row| (row.cell(one), row.cell(other)))
    }
}
