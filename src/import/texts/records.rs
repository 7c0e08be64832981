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

    /// Whether there is nothing.
    pub(super) fn is_empty(self) -> bool {
        self.bytes == 0
    }

    /// The text without the space around it.
    fn trimmed(self, text: &str, others: &str) -> CellPlace {
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

const NEWLINES: u64 = u64::from_le_bytes([b'\n'; 8]);

/// The highest bit of the first of eight bytes that is 0, and maybe of some behind it; nothing where none is.
const fn first_zero(eight: u64) -> u64 {
    eight.wrapping_sub(u64::from_le_bytes([1; 8])) & !eight & u64::from_le_bytes([0x80; 8])
}

/// Something that is left to another reader.
pub(super) struct Odd;

/// The rows of a text from a place on.
pub(super) struct Records<'t> {
    text: &'t str,
    delimiter: u8,
    /// The delimiter eight times.
    delimiters: u64,
    at: usize,
    line: usize,
    /// The texts that are not in the file as they are read.
    pub(super) others: String,
    /// The cells of the last row, without the space around them.
    pub(super) cells: Vec<CellPlace>,
}

impl<'t> Records<'t> {
    pub(super) fn new(text: &'t str, delimiter: u8, from: RowPlace) -> Records<'t> {
        let (at, line) = (from.begin as usize, from.line as usize);
        let delimiters = u64::from_le_bytes([delimiter; 8]);
        Records { text, delimiter, delimiters, at, line, others: String::new(), cells: Vec::new() }
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
        self.take(CellPlace::new(self.at, bare));
        self.at = end;
        self.pass(is_row)
    }

    /// Takes a cell without the space around it.
    fn take(&mut self, cell: CellPlace) {
        let (begin, end) = (cell.begin as usize, cell.begin as usize + cell.bytes as usize);
        let ends = self.text.as_bytes().get(begin..end).and_then(|bytes| bytes.first().zip(bytes.last()));
        let is_bare = ends.is_none_or(|(first, last)| first.is_ascii_graphic() && last.is_ascii_graphic());
        self.cells.push(if is_bare { cell } else { cell.trimmed(self.text, &self.others) });
    }

    /// Where the next delimiter or line ends a cell.
    fn end(&self) -> usize {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let (eights, last) = rest.as_chunks();
        for (place, eight) in eights.iter().enumerate() {
            let eight = u64::from_le_bytes(*eight);
            let ends = first_zero(eight ^ self.delimiters) | first_zero(eight ^ NEWLINES);
            if ends != 0 {
                return self.at + place * 8 + ends.trailing_zeros() as usize / 8;
            }
        }
        let ends = |byte: &u8| *byte == self.delimiter || *byte == b'\n';
        self.at + eights.len() * 8 + last.iter().position(ends).unwrap_or(last.len())
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
        self.take(CellPlace::new(begin, end));
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
        let cell = CellPlace { begin: span.begin | ELSEWHERE, ..span };
        self.cells.push(cell.trimmed(text, &self.others));
        self.at = end;
        Ok(self.pass(is_row))
    }
}
