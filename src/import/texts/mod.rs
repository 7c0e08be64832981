//! A table of very many rows by its columns: few texts that come many times are held once, and no row is taken apart twice.
//!
//! It is read from UTF-8 CSV alone, in two lots side by side; whatever else a file is, and whatever is odd in it, is left to
//! [`readers`](super::readers), which make the same of it row by row.

mod column;
mod head;
mod lot;
mod parts;
mod records;

use self::head::TextHead;
pub(in crate::import) use self::lot::TextLot;
use self::lot::{SplitLot, UnsplitLot};
pub(in crate::import) use self::parts::FileParts;
use super::dialects::Dialect;
use super::lots::{at_once, each_at_once};
use super::readers::limits;
use super::table::Doubts;

/// A table of very many rows by its columns.
#[derive(Debug)]
pub struct TextTable {
    pub(in crate::import) headers: Vec<String>,
    pub(in crate::import) delimiter: char,
    /// In their order; of a large file two.
    pub(in crate::import) lots: Vec<TextLot>,
    pub(in crate::import) doubts: Doubts,
    /// Whether it was packed by gzip.
    pub(in crate::import) packed: bool,
    /// Whether the file ends inside the last row.
    pub(in crate::import) is_cut: bool,
}

impl TextTable {
    /// The number of rows below the header.
    pub(in crate::import) fn len(&self) -> usize {
        self.lots.iter().map(|lot| lot.rows.len()).sum()
    }
}

/// Told how many bytes of a file were taken apart, and of how many.
pub type BytesRead<'a> = dyn FnMut(usize, usize) + 'a;

/// Bytes of each lot that are taken apart before that is told.
const PART: usize = if cfg!(test) { 32 } else { 4 << 20 };

impl TextTable {
    /// Reads a file whose dialect somebody tells by its headers.
    ///
    /// # Errors
    ///
    /// The bytes again, where they are no plain CSV, something in them is odd, or nobody knows the headers.
    pub(in crate::import) fn read<'d>(
        parts: FileParts,
        dialect: impl Fn(&[String]) -> Option<&'d Dialect>,
        read: &mut BytesRead<'_>,
    ) -> Result<(TextTable, &'d Dialect), FileParts> {
        let packed = parts.packed;
        let texts = parts.texts()?;
        let table = match TextTable::of(texts, &dialect, read) {
            // Where the second part begins was a guess.
            Err(texts) if texts.len() > 1 => TextTable::of(vec![texts.concat()], &dialect, read),
            table => table,
        };
        let table = table.map(|(table, dialect)| (TextTable { packed, ..table }, dialect));
        table.map_err(|texts| FileParts::of_texts(texts, packed))
    }

    fn of<'d>(
        texts: Vec<String>,
        dialect: &impl Fn(&[String]) -> Option<&'d Dialect>,
        read: &mut BytesRead<'_>,
    ) -> Result<(TextTable, &'d Dialect), Vec<String>> {
        let head = texts.first().and_then(|first| TextHead::of(first, texts.len() == 1));
        let known = head.and_then(|head| Some((dialect(&head.headers)?, head)));
        let Some((dialect, head)) = known else { return Err(texts) };
        let is_wanted = |header: &String| dialect.key_of(header).is_some() || dialect.attribute_under(header).is_some();
        let wanted: Vec<bool> = head.headers.iter().map(is_wanted).collect();
        let lots = at_once(texts.len(), |lot| UnsplitLot::begin(&texts, lot, &head, &wanted));
        let split = lots.into_iter().collect::<Option<Vec<_>>>().and_then(|lots| split(lots, &texts, read));
        let Some(split) = split else { return Err(texts) };
        // Whether the file ends inside a row is for the last one to say.
        let is_last_empty = split.len() > 1 && split.last().is_some_and(|last| last.lot.rows.is_empty());
        if is_last_empty || split.iter().map(|lot| lot.cells).sum::<usize>() > limits::MAX_CELLS {
            return Err(texts);
        }
        let TextHead { headers, delimiter, mut doubts, .. } = head;
        // In the order of who reads row by row: the header is looked for in all rows first.
        let is_cut = split.last().is_some_and(|last| last.is_cut);
        let (mut lots, mut uneven) = (Vec::with_capacity(texts.len()), Vec::with_capacity(texts.len()));
        for (text, split) in texts.into_iter().zip(split) {
            doubts.extend(split.again);
            uneven.push(split.uneven);
            lots.push(TextLot { text, ..split.lot });
        }
        uneven.into_iter().for_each(|uneven| doubts.extend(uneven));
        Ok((TextTable { headers, delimiter, lots, doubts, packed: false, is_cut }, dialect))
    }
}

/// Takes lots apart side by side; none where something in one is odd.
fn split(mut lots: Vec<UnsplitLot<'_>>, texts: &[String], read: &mut BytesRead<'_>) -> Option<Vec<SplitLot>> {
    let bytes = texts.iter().map(String::len).sum();
    let mut goes_on = true;
    while goes_on {
        each_at_once(&mut lots, |lot| lot.go_on(PART));
        goes_on = lots.iter().any(UnsplitLot::goes_on);
        read(lots.iter().map(UnsplitLot::read).sum::<usize>().min(bytes), bytes);
    }
    lots.into_iter().map(UnsplitLot::finish).collect()
}
