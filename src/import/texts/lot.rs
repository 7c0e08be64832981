//! A lot of a table's rows, by their columns.

use memchr::memchr_iter;

use super::column::ColumnOfTexts;
use super::head::TextHead;
use super::records::{CellPlace, Odd, Records, RowPlace};
use crate::import::readers::{self, limits};
use crate::import::table::Doubts;

/// A lot of a table's rows, by their columns.
#[derive(Debug, Default)]
pub(in crate::import) struct TextLot {
    pub(super) text: String,
    /// The cells that are not in the text as they are read.
    pub(super) others: String,
    pub(in crate::import) columns: Vec<ColumnOfTexts>,
    /// Where each row begins.
    pub(in crate::import) rows: Vec<RowPlace>,
}

/// A lot whose text somebody else has.
pub(super) struct SplitLot {
    pub(super) lot: TextLot,
    /// The rows that say the header again.
    pub(super) again: Doubts,
    /// The rows that have not as many cells as the header.
    pub(super) uneven: Doubts,
    /// How many cells there are, of columns that nobody knows too.
    pub(super) cells: usize,
    /// Whether the file ends inside the last row.
    pub(super) is_cut: bool,
}

/// A lot that is being taken apart, some rows after others.
pub(super) struct UnsplitLot<'t> {
    text: &'t str,
    is_last: bool,
    records: Records<'t>,
    rows: LotRows<'t>,
    /// Whether there may be more rows.
    goes_on: bool,
    is_odd: bool,
}

impl<'t> UnsplitLot<'t> {
    /// Begins to take a text apart; `held` are the columns that somebody knows. None where something in it is odd.
    pub(super) fn begin(texts: &'t [String], lot: usize, head: &'t TextHead, held: &[bool]) -> Option<UnsplitLot<'t>> {
        let text = texts.get(lot)?;
        if text.len() > limits::MAX_TEXT / texts.len() || has_lone_return(text) {
            return None;
        }
        let lines_above: usize = texts.iter().take(lot).map(|text| memchr_iter(b'\n', text.as_bytes()).count()).sum();
        let line = u32::try_from(lines_above + 1).ok()?;
        let from = if lot == 0 { head.rows } else { RowPlace { begin: 0, line } };
        let is_last = lot + 1 == texts.len();
        let records = Records::new(text, u8::try_from(head.delimiter).ok()?, from);
        let rows = LotRows {
            head,
            columns: held.iter().map(|is_held| ColumnOfTexts::new(*is_held)).collect(),
            places: Vec::new(),
            again: Doubts::default(),
            uneven: Doubts::default(),
            short: None,
            cells: 0,
        };
        Some(UnsplitLot { text, is_last, records, rows, goes_on: true, is_odd: false })
    }

    /// Takes the rows of about so many bytes apart.
    pub(super) fn go_on(&mut self, bytes: usize) {
        let until = self.read() + bytes;
        while self.goes_on && self.read() < until {
            match self.records.next() {
                Ok(Some(place)) => self.rows.take(self.text, &self.records, place),
                Ok(None) => self.goes_on = false,
                Err(Odd) => (self.goes_on, self.is_odd) = (false, true),
            }
        }
    }

    /// Whether there may be more rows.
    pub(super) fn goes_on(&self) -> bool {
        self.goes_on
    }

    /// How many bytes were taken apart.
    pub(super) fn read(&self) -> usize {
        self.records.place().begin as usize
    }

    /// The lot, once all rows are taken apart; none where something in it is odd.
    pub(super) fn finish(self) -> Option<SplitLot> {
        let UnsplitLot { text, is_last, records, mut rows, is_odd, .. } = self;
        if is_odd || !is_last && !text.ends_with('\n') {
            return None;
        }
        let is_cut = is_last && !text.ends_with('\n') && rows.short.is_some();
        rows.tell_short(if is_cut { readers::CUT } else { readers::TOO_FEW });
        rows.columns.iter_mut().for_each(ColumnOfTexts::finish);
        let LotRows { columns, places, again, uneven, cells, .. } = rows;
        let lot = TextLot { text: String::new(), others: records.others, columns, rows: places };
        Some(SplitLot { lot, again, uneven, cells, is_cut })
    }
}

impl TextLot {
    /// What lies in a place.
    pub(in crate::import) fn of(&self, span: CellPlace) -> &str {
        span.of(&self.text, &self.others)
    }

    /// The text of a row in a column.
    pub(in crate::import) fn cell(&self, column: usize, row: usize) -> &str {
        self.columns.get(column).map_or("", |column| self.of(column.span(row)))
    }

    /// The texts of a column, each with how many rows have it.
    pub(in crate::import) fn texts(&self, column: usize) -> impl Iterator<Item = (&str, usize)> + Clone {
        let spans = self.columns.get(column).into_iter().flat_map(ColumnOfTexts::spans);
        spans.map(|(span, rows)| (self.of(span), rows))
    }

    /// The numbers of a column's texts, one for each row, and for each number the first row that has it; none where each
    /// row has its own text.
    pub(in crate::import) fn few(&self, column: usize) -> Option<(&[u32], Vec<usize>)> {
        match self.columns.get(column)? {
            ColumnOfTexts::Few(numbers, few) => Some((numbers, few.rows.clone())),
            ColumnOfTexts::Many(_) | ColumnOfTexts::NotHeld => None,
        }
    }

    /// All cells of a row, of columns that nobody knows too.
    pub(in crate::import) fn row(&self, row: usize, delimiter: char) -> Option<(usize, Vec<String>)> {
        let place = self.rows.get(row)?;
        let mut records = Records::new(&self.text, u8::try_from(delimiter).ok()?, *place);
        records.next().ok()??;
        let cells = records.cells.iter().map(|cell| cell.of(&self.text, &records.others).to_owned());
        Some((place.line as usize, cells.collect()))
    }
}

/// The rows of a lot as they come.
struct LotRows<'h> {
    head: &'h TextHead,
    columns: Vec<ColumnOfTexts>,
    places: Vec<RowPlace>,
    again: Doubts,
    uneven: Doubts,
    /// The last row, where it is shorter than the header: its line, its cells and the last of them.
    short: Option<(usize, usize, String)>,
    cells: usize,
}

impl LotRows<'_> {
    fn take(&mut self, text: &str, records: &Records<'_>, place: RowPlace) {
        let (cells, others) = (records.cells.as_slice(), records.others.as_str());
        if cells.iter().all(|span| span.is_empty()) {
            return;
        }
        self.cells += cells.len();
        let headers = &self.head.headers;
        let cell = |at: usize| cells.get(at).map_or("", |span| span.of(text, others));
        let line = place.line as usize;
        // Most rows differ from the header in the lengths of their first cells.
        let is_as_long = |(header, span): (&String, &CellPlace)| span.len() == header.len();
        if headers.iter().zip(cells).take(3).any(is_as_long) && readers::says_again(headers, cell) {
            self.again.push(line, 0, cell(0), readers::HEADER_AGAIN);
            return;
        }
        self.tell_short(readers::TOO_FEW);
        if cells.len() < headers.len() {
            self.short = Some((line, cells.len(), cell(cells.len().saturating_sub(1)).to_owned()));
        }
        if let Some(beyond) = (headers.len()..cells.len()).find(|at| !cell(*at).is_empty()) {
            self.uneven.push(line, beyond + 1, cell(beyond), readers::TOO_MANY);
        }
        for (at, column) in self.columns.iter_mut().enumerate() {
            if !matches!(column, ColumnOfTexts::NotHeld) {
                let span = cells.get(at).copied().unwrap_or_default();
                column.push(span, |span| span.bytes_of(text, others));
            }
        }
        self.places.push(place);
    }

    fn tell_short(&mut self, why: &'static str) {
        if let Some((line, cells, last)) = self.short.take() {
            self.uneven.push(line, cells, &last, why);
        }
    }
}

/// Whether a return ends a line alone.
fn has_lone_return(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr_iter(b'\r', bytes).any(|at| bytes.get(at + 1) != Some(&b'\n'))
}
