//! The rows of a text, each taken apart into its cells.

use memchr::memchr;

use crate::import::readers::{MANY_LINES, limits};

/// Where a text lies: in the file's, or among those that are not there as they are read.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(in crate::import) struct CellPlace {
    begin: u32,
    bytes: u32,
}

/// Begins the place of a text that is not in the file as it is read: with doubled quotes in it, or other ends of lines.
const ELSEWHERE: u32 = 1 << 31;

impl CellPlace {
    fn new(begin: usize, end: usize) -> CellPlace {
        let [begin, bytes] = [begin, end.saturating_sub(begin)].map(|at| u32::try_from(at).unwrap_or(0));
        CellPlace { begin, bytes }
    }

    /// The text.
    pub(super) fn of<'t>(self, text: &'t str, others: &'t str) -> &'t str {
        let (from, begin) = match self.begin & ELSEWHERE {
            0 => (text, self.begin),
            _ => (others, self.begin ^ ELSEWHERE),
        };
        from.get(begin as usize..begin as usize + self.bytes as usize).unwrap_or_default()
    }

    /// The text without the space around it.
    pub(super) fn trimmed(self, text: &str, others: &str) -> CellPlace {
        let cell = self.of(text, others);
        let trimmed = crate::import::table::trim(cell);
        if trimmed.len() == cell.len() {
            return self;
        }
        let before = crate::import::table::trim_start(cell);
        let skipped = u32::try_from(cell.len() - before.len()).unwrap_or(0);
        CellPlace { begin: self.begin + skipped, bytes: u32::try_from(trimmed.len()).unwrap_or(0) }
    }
}

/// Where a row begins.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(in crate::import) struct RowPlace {
    pub(in crate::import) begin: u32,
    /// From 1.
    pub(in crate::import) line: u32,
}

/// Something that is left to another reader.
pub(super) struct Odd;

/// The rows of a text from a place on.
pub(super) struct Records<'t> {
    text: &'t str,
    delimiter: u8,
    at: usize,
    line: usize,
    /// The texts that are not in the file as they are read.
    pub(super) others: String,
    /// The cells of the last row, with the space around them.
    pub(super) cells: Vec<CellPlace>,
}

impl<'t> Records<'t> {
    pub(super) fn new(text: &'t str, delimiter: u8, from: RowPlace) -> Records<'t> {
        let (at, line) = (from.begin as usize, from.line as usize);
        Records { text, delimiter, at, line, others: String::new(), cells: Vec::new() }
    }

    /// Where the next row begins, or the empty lines above it.
    pub(super) fn place(&self) -> RowPlace {
        let [begin, line] = [self.at, self.line].map(|at| u32::try_from(at).unwrap_or(u32::MAX));
        RowPlace { begin, line }
    }

    /// Takes the next row apart; none at the end.
    ///
    /// # Errors
    ///
    /// What is left to another reader.
    pub(super) fn next(&mut self) -> Result<Option<RowPlace>, Odd> {
        let bytes = self.text.as_bytes();
        self.cells.clear();
        while let Some(end @ (b'\n' | b'\r')) = bytes.get(self.at) {
            self.line += usize::from(*end == b'\n');
            self.at += 1;
        }
        let place = self.place();
        if self.at >= bytes.len() {
            return Ok(None);
        }
        loop {
            let ended = match bytes.get(self.at) {
                Some(b'"') => self.quoted()?,
                _ => self.plain(),
            };
            if ended {
                break;
            }
        }
        let is_large = self.at - place.begin as usize > limits::MAX_ROW as usize / 2;
        if is_large || self.cells.len() > limits::MAX_COLUMNS || self.line >= place.line as usize + MANY_LINES {
            return Err(Odd);
        }
        Ok(Some(place))
    }

    /// Takes a cell without quotes; whether the row ends behind it.
    fn plain(&mut self) -> bool {
        let end = self.end();
        let is_row = self.text.as_bytes().get(end) != Some(&self.delimiter);
        let bare = if is_row { self.without_return(end) } else { end };
        self.cells.push(CellPlace::new(self.at, bare));
        self.at = end;
        self.pass(is_row)
    }

    /// Where the next delimiter or line ends a cell.
    fn end(&self) -> usize {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let ends = |byte: &u8| *byte == self.delimiter || *byte == b'\n';
        self.at + rest.iter().position(ends).unwrap_or(rest.len())
    }

    /// The end of a line without the return before it.
    fn without_return(&self, end: usize) -> usize {
        let before = end.checked_sub(1).filter(|before| *before >= self.at);
        before.filter(|before| self.text.as_bytes().get(*before) == Some(&b'\r')).unwrap_or(end)
    }

    /// Passes over what ends a cell.
    fn pass(&mut self, is_row: bool) -> bool {
        self.line += usize::from(is_row && self.at < self.text.len());
        self.at += 1;
        is_row
    }

    /// Takes a cell that begins with a quote; whether the row ends behind it.
    fn quoted(&mut self) -> Result<bool, Odd> {
        let bytes = self.text.as_bytes();
        let begin = self.at + 1;
        let inside = bytes.get(begin..).unwrap_or_default();
        let end = begin + memchr(b'"', inside).ok_or(Odd)?;
        let inside = bytes.get(begin..end).unwrap_or_default();
        let lines = memchr::memchr_iter(b'\n', inside).count();
        let is_plain = lines == 0 || !inside.contains(&b'\r');
        let behind = match bytes.get(end + 1) {
            None | Some(b'\n') => Some(true),
            Some(byte) if *byte == self.delimiter => Some(false),
            _ => None,
        };
        let Some(is_row) = behind.filter(|_| is_plain) else { return self.unquoted(begin) };
        self.line += lines;
        self.cells.push(CellPlace::new(begin, end));
        self.at = end + 1;
        Ok(self.pass(is_row))
    }

    /// Takes a cell that has doubled quotes, text behind its last quote, or other ends of lines: it is written elsewhere.
    fn unquoted(&mut self, begin: usize) -> Result<bool, Odd> {
        let (text, from) = (self.text, self.others.len());
        self.at = begin;
        loop {
            let rest = text.get(self.at..).unwrap_or_default();
            let end = memchr(b'"', rest.as_bytes()).ok_or(Odd)?;
            let part = rest.get(..end).unwrap_or_default();
            self.line += memchr::memchr_iter(b'\n', part.as_bytes()).count();
            self.others.push_str(&part.replace("\r\n", "\n"));
            self.at += end + 1;
            if text.as_bytes().get(self.at) != Some(&b'"') {
                break;
            }
            self.others.push('"');
            self.at += 1;
        }
        let end = self.end();
        let is_row = text.as_bytes().get(end) != Some(&self.delimiter);
        let bare = if is_row { self.without_return(end) } else { end };
        self.others.push_str(text.get(self.at..bare).unwrap_or_default());
        let span = CellPlace::new(from, self.others.len());
        self.cells.push(CellPlace { begin: span.begin | ELSEWHERE, ..span });
        self.at = end;
        Ok(self.pass(is_row))
    }
}
