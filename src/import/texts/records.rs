//! The rows of a text, each taken apart into its cells.

use std::ops::Range;

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
        let (from, place) = self.within(text, others);
        from.get(place).unwrap_or_default()
    }

    /// The bytes of the text.
    pub(super) fn bytes_of<'t>(self, text: &'t str, others: &'t str) -> &'t [u8] {
        let (from, place) = self.within(text, others);
        from.as_bytes().get(place).unwrap_or_default()
    }

    /// Which of the two it lies in, and where.
    fn within<'t>(self, text: &'t str, others: &'t str) -> (&'t str, Range<usize>) {
        let (from, begin) = match self.begin & ELSEWHERE {
            0 => (text, self.begin as usize),
            _ => (others, (self.begin ^ ELSEWHERE) as usize),
        };
        (from, begin..begin + self.len())
    }

    /// How many bytes it has.
    pub(super) fn len(self) -> usize {
        self.bytes as usize
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

/// Bytes of a text that are looked at together.
const BLOCK: usize = 64;

/// Something that is left to another reader.
pub(super) struct Odd;

/// The rows of a text from a place on.
pub(super) struct Records<'t> {
    text: &'t str,
    delimiter: u8,
    /// The delimiter eight times.
    delimiters: u64,
    /// Where the block begins that was looked at last.
    block: usize,
    /// A bit for each of its bytes that may end a cell.
    ends: u64,
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
        let mut records = Records {
            text,
            delimiter,
            delimiters,
            block: 0,
            ends: 0,
            at,
            line,
            others: String::new(),
            cells: Vec::new(),
        };
        records.look_at(at / BLOCK * BLOCK);
        records
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
    fn end(&mut self) -> usize {
        let text = self.text.as_bytes();
        if self.at >= self.block + BLOCK {
            self.look_at(self.at / BLOCK * BLOCK);
        }
        let mut ends = self.ends & (u64::MAX << (self.at % BLOCK));
        loop {
            while ends != 0 {
                let end = self.block + ends.trailing_zeros() as usize;
                if text.get(end).is_some_and(|byte| *byte == self.delimiter || *byte == b'\n') {
                    return end;
                }
                ends &= ends - 1;
            }
            if self.block + BLOCK >= text.len() {
                return text.len();
            }
            self.look_at(self.block + BLOCK);
            ends = self.ends;
        }
    }

    /// Finds what may end a cell in the block that begins at a place.
    fn look_at(&mut self, block: usize) {
        let rest = self.text.as_bytes().get(block..).unwrap_or_default();
        let whole = match rest.first_chunk::<BLOCK>() {
            Some(whole) => *whole,
            None => std::array::from_fn(|place| rest.get(place).copied().unwrap_or(0)),
        };
        let mut ends = 0;
        for (place, eight) in whole.as_chunks().0.iter().enumerate() {
            let eight = u64::from_le_bytes(*eight);
            let found = first_zero(eight ^ self.delimiters) | first_zero(eight ^ NEWLINES);
            // Moves the highest bit of each byte to a bit of the last one.
            let found = (found >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56;
            ends |= found << (place * 8);
        }
        (self.block, self.ends) = (block, ends);
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
        let lines = match memchr(b'\n', inside) {
            Some(_) => memchr::memchr_iter(b'\n', inside).count(),
            None => 0,
        };
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
