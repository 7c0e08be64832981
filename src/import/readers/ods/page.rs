//! One page of an OpenDocument workbook, from its tags and texts in their order.

use quick_xml::events::BytesStart;

use crate::import::readers::attribute::attribute;
use crate::import::readers::merged::{MergedCell, fill, name_columns};
use crate::import::readers::{Unread, broken, header, limits};
use crate::import::table::Table;

/// A page whose end has not come yet.
pub(super) struct OdsPage {
    table: Table,
    /// The number of the row that is read, from 1, and how often it stands there.
    row: usize,
    times: usize,
    cells: Vec<String>,
    merged: Vec<MergedCell>,
    /// Empty cells that count only if another one follows.
    empty: usize,
    cell: Option<OdsCell>,
    /// Notes on a cell that are open: their text is none of the cell's.
    notes: usize,
}

/// A cell whose end has not come yet.
#[derive(Default)]
struct OdsCell {
    times: usize,
    /// Rows and columns that it is merged over.
    rows: usize,
    columns: usize,
    /// What its attributes say, where it is not a text.
    value: Option<String>,
    text: String,
    paragraphs: usize,
    /// Paragraphs that are open, one inside the other: space between them is none of the text.
    open: usize,
    has_formula: bool,
    is_error: bool,
}

impl OdsPage {
    pub(super) fn new(name: &str) -> OdsPage {
        let (table, cells, merged) = (Table::new(name), Vec::new(), Vec::new());
        OdsPage { table, row: 0, times: 1, cells, merged, empty: 0, cell: None, notes: 0 }
    }

    /// The page's name, and the row that is read.
    pub(super) fn place(&self) -> (&str, usize) {
        (self.table.name(), self.row)
    }

    pub(super) fn start(&mut self, start: &BytesStart<'_>) -> Result<(), Unread> {
        match start.local_name().as_ref() {
            "table-row" => {
                self.row = self.row.saturating_add(self.times);
                self.times = times(start, "number-rows-repeated");
                self.cells.clear();
                self.empty = 0;
            }
            "table-cell" | "covered-table-cell" => self.cell = Some(OdsCell::begin(start)),
            "annotation" => self.notes += 1,
            "p" if self.notes == 0 => {
                if let Some(cell) = &mut self.cell {
                    cell.paragraphs += 1;
                    cell.open += 1;
                    if cell.paragraphs > 1 {
                        cell.text.push('\n');
                    }
                }
            }
            "s" => (0..times(start, "c").min(limits::MAX_COLUMNS)).for_each(|_| self.text(" ")),
            "tab" => self.text("\t"),
            "line-break" => self.text("\n"),
            _ => {}
        }
        limits::bytes(self.row, "cell", self.cell.as_ref().map_or(0, |cell| cell.text.len()))
    }

    /// Ends a tag; `held` is what the pages before hold, in cells and bytes.
    pub(super) fn end(&mut self, name: &str, held: (usize, usize)) -> Result<(), Unread> {
        match name {
            "annotation" => self.notes = self.notes.saturating_sub(1),
            "p" if self.notes == 0 => {
                if let Some(cell) = &mut self.cell {
                    cell.open = cell.open.saturating_sub(1);
                }
            }
            "table-cell" | "covered-table-cell" => return self.end_cell(),
            "table-row" => return self.end_row(held),
            _ => {}
        }
        Ok(())
    }

    pub(super) fn text(&mut self, text: &str) {
        let cell = self.cell.as_mut().filter(|cell| self.notes == 0 && cell.open > 0);
        if let Some(cell) = cell {
            cell.text.push_str(text);
        }
    }

    pub(super) fn finish(mut self) -> Result<Table, Unread> {
        fill(&mut self.table, &self.merged)?;
        header::find(&mut self.table);
        name_columns(&mut self.table, &self.merged);
        Ok(self.table)
    }

    fn end_cell(&mut self) -> Result<(), Unread> {
        let Some(cell) = self.cell.take() else { return Ok(()) };
        let column = self.cells.len().saturating_add(self.empty);
        let text = cell.value.unwrap_or(cell.text);
        if cell.is_error {
            self.table.doubts.push(self.row, column.saturating_add(1), &text, broken::FORMULA_ERROR);
        } else if cell.has_formula && text.is_empty() {
            self.table.doubts.push(self.row, column.saturating_add(1), "", broken::NOT_CALCULATED);
        }
        if text.is_empty() || cell.is_error {
            self.empty = self.empty.saturating_add(cell.times);
            return Ok(());
        }
        if cell.rows > 1 || cell.columns > 1 {
            let last = self.row.saturating_add(cell.rows - 1);
            self.merged.push(MergedCell { first: self.row, last, column, columns: cell.columns });
        }
        let width = column.saturating_add(cell.times);
        limits::columns(self.row, width)?;
        limits::bytes(self.row, "row", text.len().saturating_mul(cell.times))?;
        self.cells.resize(column, String::new());
        self.cells.resize(width, text);
        self.empty = 0;
        Ok(())
    }

    fn end_row(&mut self, held: (usize, usize)) -> Result<(), Unread> {
        if self.cells.is_empty() {
            return Ok(());
        }
        for time in 0..self.times {
            let row = self.row.saturating_add(time);
            self.table.push(row, self.cells.iter().map(String::as_str));
            limits::size(row, &self.table, held)?;
        }
        Ok(())
    }
}

impl OdsCell {
    fn begin(start: &BytesStart<'_>) -> OdsCell {
        let mut cell = OdsCell { times: times(start, "number-columns-repeated"), ..OdsCell::default() };
        cell.rows = times(start, "number-rows-spanned");
        cell.columns = times(start, "number-columns-spanned");
        cell.has_formula = attribute(start, "formula").is_some();
        let is_error = |attribute: quick_xml::events::attributes::Attribute<'_>| {
            attribute.key.as_ref() == "calcext:value-type" && attribute.value == "error"
        };
        cell.is_error = start.attributes().with_checks(false).flatten().any(is_error);
        cell.value =
            ["value", "date-value", "boolean-value", "string-value"].iter().find_map(|name| attribute(start, name));
        // A day may have an empty time behind it.
        if let Some(day) = cell.value.as_mut().and_then(|value| value.strip_suffix("T00:00:00").map(str::to_owned)) {
            cell.value = Some(day);
        }
        cell.value = cell.value.filter(|value| !value.is_empty());
        cell
    }
}

/// How often a row or cell stands there.
fn times(start: &BytesStart<'_>, name: &str) -> usize {
    attribute(start, name).and_then(|times| times.trim().parse().ok()).unwrap_or(1).max(1)
}
