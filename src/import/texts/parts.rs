//! The bytes of a file in one part or two, each a text of its own.

use std::fs::File;
use std::io::{self, Cursor, Read, Seek, SeekFrom};
use std::path::Path;

use flate2::read::MultiGzDecoder;
use memchr::memchr_iter;

use crate::import::lots::at_once;
use crate::import::readers::limits;

/// Bytes from which on a file has two parts.
const LARGE: usize = if cfg!(test) { 64 } else { 8 << 20 };

/// The bytes of a file, in one part or two.
#[derive(Debug, Default)]
pub(in crate::import) struct FileParts {
    parts: Vec<Vec<u8>>,
    /// Whether they were packed by gzip.
    pub(in crate::import) packed: bool,
}

impl FileParts {
    /// Reads a file, or standard input where the path is `-`; of one that is too large no more than shows that it is.
    ///
    /// # Errors
    ///
    /// What the file says.
    pub(in crate::import) fn of_path(path: &Path) -> io::Result<FileParts> {
        if path.as_os_str() == "-" {
            return FileParts::of_input(io::stdin().lock());
        }
        let file = File::open(path)?;
        let about = file.metadata()?;
        let bytes = usize::try_from(about.len()).unwrap_or(usize::MAX);
        if !about.is_file() || bytes < LARGE || about.len() > limits::MAX_BYTES {
            return FileParts::of_input(file);
        }
        let half = bytes / 2;
        let parts = at_once(2, |part| {
            let (mut file, mut read) = (File::open(path)?, Vec::with_capacity(half + 64));
            // What has grown since then is of the second part.
            let (begin, most) = if part == 0 { (0, half as u64) } else { (half as u64, limits::MAX_BYTES) };
            file.seek(SeekFrom::Start(begin))?;
            file.take(most).read_to_end(&mut read)?;
            Ok(read)
        });
        Ok(FileParts { parts: parts.into_iter().collect::<io::Result<_>>()?, packed: false }.unpacked())
    }

    /// Reads an input; of one that is too large no more than shows that it is.
    ///
    /// # Errors
    ///
    /// What the input says.
    pub(in crate::import) fn of_input(input: impl Read) -> io::Result<FileParts> {
        let mut bytes = Vec::new();
        input.take(limits::MAX_BYTES + 1).read_to_end(&mut bytes)?;
        Ok(FileParts { parts: in_two(bytes), packed: false }.unpacked())
    }

    /// What a file packed by gzip holds; one that is broken stays as it is, for who tells what is wrong with it.
    fn unpacked(self) -> FileParts {
        if !self.parts.first().is_some_and(|first| first.starts_with(&[0x1f, 0x8b])) {
            return self;
        }
        let mut bytes = Vec::new();
        let read = MultiGzDecoder::new(self.input()).take(limits::MAX_BYTES + 1).read_to_end(&mut bytes);
        if read.is_ok() { FileParts { parts: in_two(bytes), packed: true } } else { self }
    }

    pub(in crate::import) fn of_texts(texts: Vec<String>, packed: bool) -> FileParts {
        FileParts { parts: texts.into_iter().map(String::into_bytes).collect(), packed }
    }

    /// The bytes from the first to the last.
    pub(in crate::import) fn input(&self) -> impl Read + '_ {
        let mut parts = self.parts.iter().map(Vec::as_slice);
        Cursor::new(parts.next().unwrap_or_default()).chain(Cursor::new(parts.next().unwrap_or_default()))
    }

    /// The parts as texts, the second of which probably begins with a row.
    ///
    /// # Errors
    ///
    /// The parts again, where one is no UTF-8.
    pub(in crate::import) fn texts(mut self) -> Result<Vec<String>, FileParts> {
        self.cut_at_a_row();
        let packed = self.packed;
        let parts: Vec<_> = self.parts.into_iter().map(|part| std::sync::Mutex::new(Some(part))).collect();
        let texts = at_once(parts.len(), |part| {
            let part = parts.get(part).and_then(|part| part.lock().ok()?.take()).unwrap_or_default();
            String::from_utf8(part).map_err(std::string::FromUtf8Error::into_bytes)
        });
        if texts.iter().all(Result::is_ok) {
            return Ok(texts.into_iter().flatten().collect());
        }
        let parts = texts.into_iter().map(|text| text.map_or_else(|bytes| bytes, String::into_bytes));
        Err(FileParts { parts: parts.collect(), packed })
    }

    /// Moves what is left of the last row of the first part there, as far as quotes tell where it ends.
    fn cut_at_a_row(&mut self) {
        let [first, second] = self.parts.as_mut_slice() else { return };
        let mut in_quotes = memchr_iter(b'"', first).count() % 2 == 1;
        let end = second.iter().position(|byte| {
            in_quotes ^= *byte == b'"';
            *byte == b'\n' && !in_quotes
        });
        let end = end.map_or(second.len(), |end| end + 1);
        first.extend(second.drain(..end));
        self.parts.retain(|part| !part.is_empty());
    }
}

fn in_two(mut bytes: Vec<u8>) -> Vec<Vec<u8>> {
    if bytes.len() < LARGE {
        return vec![bytes];
    }
    let second = bytes.split_off(bytes.len() / 2);
    vec![bytes, second]
}
