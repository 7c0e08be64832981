//! Line ends of every system as one, so that lines can be counted.

use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

/// What is known of the line ends of a text.
#[derive(Clone, Default)]
pub(super) struct LineEnds(Rc<Cell<bool>>);

/// An input whose lines all end in a line feed, the last one too.
pub(super) struct OneEnd<R> {
    input: R,
    last: u8,
    ended: bool,
    cut: Rc<Cell<bool>>,
}

impl LineEnds {
    /// The input with its line ends as one.
    pub(super) fn of<R: Read>(&self, input: R) -> OneEnd<R> {
        OneEnd { input, last: b'\n', ended: false, cut: Rc::clone(&self.0) }
    }

    /// Whether the last line had no end: known when all is read.
    pub(super) fn are_cut(&self) -> bool {
        self.0.get()
    }
}

impl<R: Read> Read for OneEnd<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        while !self.ended && !to.is_empty() {
            let read = self.input.read(to)?;
            let Some(bytes) = to.get_mut(..read).filter(|bytes| !bytes.is_empty()) else {
                self.ended = true;
                self.cut.set(self.last != b'\n' && self.last != b'\r');
                if let Some(end) = to.first_mut().filter(|_| self.cut.get()) {
                    *end = b'\n';
                    return Ok(1);
                }
                break;
            };
            let given = self.unite(bytes);
            if given > 0 {
                return Ok(given);
            }
        }
        Ok(0)
    }
}

impl<R> OneEnd<R> {
    /// Makes one byte of each line end, in place; how many bytes are left.
    fn unite(&mut self, bytes: &mut [u8]) -> usize {
        if self.last != b'\r' && !bytes.contains(&b'\r') {
            self.last = bytes.last().copied().unwrap_or(self.last);
            return bytes.len();
        }
        let mut given = 0;
        for from in 0..bytes.len() {
            let Some(byte) = bytes.get(from).copied() else { break };
            let is_second_half = self.last == b'\r' && byte == b'\n';
            self.last = byte;
            if is_second_half {
                continue;
            }
            if let Some(to) = bytes.get_mut(given) {
                *to = if byte == b'\r' { b'\n' } else { byte };
            }
            given += 1;
        }
        given
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives one byte at a time.
    struct Slowly<'a>(&'a [u8]);

    impl Read for Slowly<'_> {
        fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
            let count = self.0.len().min(to.len()).min(1);
            let (now, later) = self.0.split_at(count);
            to.get_mut(..count).unwrap().copy_from_slice(now);
            self.0 = later;
            Ok(count)
        }
    }

    #[test]
    fn every_line_end_is_one_byte() {
        for (text, read, cut) in [
            ("a\r\nb\n\nc\rd\r\r\n\r\n", "a\nb\n\nc\nd\n\n\n", false),
            ("a\r\nb", "a\nb\n", true),
            ("\r\n", "\n", false),
            ("a\r", "a\n", false),
            ("", "", false),
        ] {
            for slow in [false, true] {
                let (ends, mut out) = (LineEnds::default(), String::new());
                let input: Box<dyn Read> =
                    if slow { Box::new(Slowly(text.as_bytes())) } else { Box::new(text.as_bytes()) };
                ends.of(input).read_to_string(&mut out).unwrap();
                assert_eq!((out.as_str(), ends.are_cut()), (read, cut), "{text:?} {slow}");
            }
        }
    }
}
