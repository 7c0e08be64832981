//! Bytes on their way in: looked at before they are read, unpacked, counted.

use std::cell::Cell;
use std::io::{self, Cursor, Read};
use std::rc::Rc;

use flate2::read::MultiGzDecoder;

use super::{Unread, limits};

/// Bytes that are looked at to tell what a file is.
pub(in crate::import) const HEAD: usize = 64 << 10;

/// An input with what it begins with.
pub(super) struct Headed<'a> {
    /// The first bytes, which are read again.
    pub(super) head: Vec<u8>,
    /// Whether the head is all there is.
    pub(super) whole: bool,
    /// All bytes, the head first.
    pub(super) input: Box<dyn Read + 'a>,
}

/// Looks at the beginning of an input.
///
/// # Errors
///
/// What the input says.
pub(super) fn look<'a>(mut input: Box<dyn Read + 'a>) -> Result<Headed<'a>, Unread> {
    let mut head = Vec::with_capacity(HEAD);
    input.by_ref().take(HEAD as u64).read_to_end(&mut head).map_err(|error| Unread::input(0, error))?;
    let whole = head.len() < HEAD;
    let input = Box::new(Cursor::new(head.clone()).chain(input));
    Ok(Headed { head, whole, input })
}

/// Looks at the beginning of what a gzip file holds; whether it was one.
///
/// # Errors
///
/// What the input says, a gzip file that is broken.
pub(super) fn unpack<'a>(headed: Headed<'a>) -> Result<(Headed<'a>, bool), Unread> {
    if !headed.head.starts_with(&[0x1f, 0x8b]) {
        return Ok((headed, false));
    }
    let limited = Limited::new(MultiGzDecoder::new(headed.input), limits::MAX_BYTES);
    Ok((look(Box::new(limited))?, true))
}

/// An input that refuses to give more than so many bytes.
pub(super) struct Limited<R> {
    input: R,
    most: u64,
    left: u64,
}

impl<R> Limited<R> {
    pub(super) fn new(input: R, most: u64) -> Limited<R> {
        Limited { input, most, left: most }
    }
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(to)?;
        self.left = self.left.checked_sub(read as u64).ok_or_else(|| {
            let mib = self.most >> 20;
            Unread::whole(format!("more than {mib} MiB, which is all that is read of such a file: {}", limits::LESS))
        })?;
        Ok(read)
    }
}

/// The line ends in a text, in lots that a byte can count: several at once.
pub(super) fn lines(bytes: &[u8]) -> usize {
    let in_lot = |lot: &[u8]| usize::from(lot.iter().map(|byte| u8::from(*byte == b'\n')).sum::<u8>());
    bytes.chunks(255).map(in_lot).sum()
}

/// What has been read: told by [`Metered`], which another reader holds.
#[derive(Clone, Default)]
pub(super) struct Meter(Rc<MeterState>);

#[derive(Default)]
struct MeterState {
    row: Cell<u64>,
    lines: Cell<usize>,
}

impl Meter {
    /// Begins a row: from here on its bytes are counted.
    pub(super) fn begin_row(&self) {
        self.0.row.set(0);
    }

    /// The line that is being read, from 1.
    pub(super) fn line(&self) -> usize {
        self.0.lines.get() + 1
    }
}

/// An input that counts, and refuses a row that does not end.
pub(super) struct Metered<R> {
    pub(super) input: R,
    pub(super) meter: Meter,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(to)?;
        let state = &self.meter.0;
        state.lines.set(state.lines.get() + lines(to.get(..read).unwrap_or_default()));
        state.row.set(state.row.get() + read as u64);
        if state.row.get() > limits::MAX_ROW {
            let mib = limits::MAX_ROW >> 20;
            let why = format!("a row of more than {mib} MiB begins here: is a quote or a bracket left open?");
            return Err(Unread::whole(why).into());
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_looked_at_is_read_again() {
        let text = "ab".repeat(HEAD);
        let mut headed = look(Box::new(text.as_bytes())).unwrap();
        let mut read = String::new();
        headed.input.read_to_string(&mut read).unwrap();
        assert_eq!((read == text, headed.head.len(), headed.whole), (true, HEAD, false));
        assert!(look(Box::new(&b"ab"[..])).unwrap().whole);
    }

    #[test]
    fn no_more_is_given_than_allowed() {
        let mut read = Vec::new();
        let mut limited = Limited::new(&[0; 9][..], 9);
        assert!(limited.read_to_end(&mut read).is_ok());
        let mut limited = Limited::new(&[0; 9][..], 8);
        let error = limited.read_to_end(&mut read).map_err(|error| Unread::input(7, error));
        assert_eq!(error.map_err(|error| (error.line, error.why.contains("more than 0 MiB"))), Err((7, true)));
    }
}
