//! Texts as UTF-8, whatever they were written in: told by what the bytes are.

use std::cell::RefCell;
use std::io::{self, Read};
use std::rc::Rc;

use encoding_rs::{
    Decoder as BytesDecoder, DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250, WINDOWS_1252,
    WINDOWS_1254,
};

use super::code_page::code_page;
use super::input::{HEAD, lines};
use crate::import::table::Doubts;

/// What decoding found out: read when the text is at its end.
#[derive(Clone, Default)]
pub(super) struct DecodeNotes(Rc<RefCell<(Option<&'static Encoding>, Doubts)>>);

impl DecodeNotes {
    /// The name of the encoding, as the web calls it.
    pub(super) fn encoding(&self) -> &'static str {
        self.0.borrow().0.unwrap_or(UTF_8).name()
    }

    /// The bytes that mean nothing in it.
    pub(super) fn doubts(&self) -> Doubts {
        self.0.borrow().1.clone()
    }

    fn found(&self, encoding: &'static Encoding) {
        self.0.borrow_mut().0 = Some(encoding);
    }

    fn doubt(&self, line: usize, bytes: &[u8], why: &'static str) {
        let bytes: Vec<String> = bytes.iter().map(|byte| format!("{byte:02X}")).collect();
        self.0.borrow_mut().1.push(line, 0, &bytes.join(" "), why);
    }
}

/// An input of text in any known encoding, as UTF-8 without a mark at its beginning.
pub(super) struct Decoded<R> {
    input: R,
    /// None until a byte comes in which the encodings differ.
    known: Option<&'static Encoding>,
    decoder: BytesDecoder,
    raw: Vec<u8>,
    /// Decoded bytes, of which so many count, and so many of those were given.
    out: Vec<u8>,
    decoded: usize,
    given: usize,
    line: usize,
    ended: bool,
    /// Whether a letter came that tells the code pages apart.
    is_page_known: bool,
    /// Whether the doubt of another code page was told.
    is_told: bool,
    notes: DecodeNotes,
}

impl<R: Read> Decoded<R> {
    /// Reads a text that begins with the head.
    pub(super) fn new(input: R, head: &[u8], notes: DecodeNotes) -> Decoded<R> {
        let told = told_by_page(head);
        let known = begins(head).or(told);
        let encoding = known.unwrap_or(UTF_8);
        notes.found(encoding);
        Decoded {
            input,
            known,
            decoder: encoding.new_decoder_with_bom_removal(),
            raw: Vec::with_capacity(HEAD),
            out: Vec::new(),
            decoded: 0,
            given: 0,
            line: 1,
            ended: false,
            is_page_known: told.is_some(),
            is_told: false,
            notes,
        }
    }

    /// Reads a piece of the input, and decodes it.
    fn fill(&mut self) -> io::Result<()> {
        self.raw.clear();
        (self.decoded, self.given) = (0, 0);
        let read = self.input.by_ref().take(HEAD as u64).read_to_end(&mut self.raw)?;
        self.ended = read == 0;
        if self.known.is_none() && !self.raw.is_ascii() {
            self.take(most_likely(&self.raw));
        }
        if self.known == Some(WINDOWS_1252) && !self.is_page_known {
            self.find_page();
        }
        self.decode();
        if let Some(known) = self.known.filter(|known| [WINDOWS_1250, WINDOWS_1252].contains(known)) {
            self.find_undefined(known);
            self.find_other_letters(known);
        }
        self.line += lines(self.text());
        Ok(())
    }

    fn take(&mut self, encoding: &'static Encoding) {
        self.known = Some(encoding);
        self.notes.found(encoding);
        self.decoder = encoding.new_decoder_with_bom_removal();
    }

    /// Tells the code pages apart by the first piece that differs in them: what came before is the same in both.
    fn find_page(&mut self) {
        let Some(page) = code_page(&self.raw) else { return };
        self.is_page_known = true;
        let encoding = page.encoding;
        if let Some(doubt) = page.doubt {
            let (word, ..) = encoding.decode(doubt.word);
            let why = match (encoding == WINDOWS_1250, doubt.other == WINDOWS_1250) {
                (true, _) => "read as Windows-1250, and may be Windows-1252: save the file as UTF-8",
                (_, true) => "read as Windows-1252, and may be Windows-1250: save the file as UTF-8",
                _ if encoding == WINDOWS_1254 => {
                    "read as Windows-1254, and may be Windows-1252: save the file as UTF-8"
                }
                _ => "read as Windows-1252, and may be Windows-1254: save the file as UTF-8",
            };
            self.notes.0.borrow_mut().1.push(self.line + doubt.line, 0, &word, why);
        }
        if encoding != WINDOWS_1252 {
            self.take(encoding);
        }
    }

    /// What is decoded of the input.
    fn text(&self) -> &[u8] {
        self.out.get(..self.decoded).unwrap_or_default()
    }

    fn decode(&mut self) {
        let (mut from, mut at, mut line, mut counted) = (0, 0, self.line, 0);
        let room = self.decoder.max_utf8_buffer_length(self.raw.len()).unwrap_or(4 * HEAD);
        self.out.resize(room.max(self.out.len()), 0);
        loop {
            let raw = self.raw.get(from..).unwrap_or_default();
            let out = self.out.get_mut(at..).unwrap_or_default();
            let (result, read, written) = self.decoder.decode_to_utf8_without_replacement(raw, out, self.ended);
            from += read;
            at += written;
            match result {
                DecoderResult::InputEmpty => break,
                DecoderResult::OutputFull => self.out.resize(self.out.len() * 2 + 16, 0),
                DecoderResult::Malformed(bad, beyond) => {
                    let end = from.saturating_sub(usize::from(beyond));
                    let bytes = self.raw.get(end.saturating_sub(usize::from(bad))..end).unwrap_or_default();
                    line += lines(self.out.get(counted..at).unwrap_or_default());
                    counted = at;
                    self.notes.doubt(line, bytes, "bytes that are no text in the encoding of this file");
                    let mark = "\u{fffd}".as_bytes();
                    self.out.resize(self.out.len().max(at + mark.len()), 0);
                    if let Some(place) = self.out.get_mut(at..at + mark.len()) {
                        place.copy_from_slice(mark);
                    }
                    at += mark.len();
                }
            }
        }
        self.decoded = at;
    }

    /// Bytes that a code page leaves undefined: the text is in another one.
    fn find_undefined(&self, page: &'static Encoding) {
        let (undefined, why): (&[u8], _) = match page == WINDOWS_1250 {
            true => (&[0x81, 0x83, 0x88, 0x90, 0x98], "a byte that Windows-1250 has not: save the file as UTF-8"),
            false => (&[0x81, 0x8d, 0x8f, 0x90, 0x9d], "a byte that Windows-1252 has not: save the file as UTF-8"),
        };
        let mut line = self.line;
        for byte in &self.raw {
            line += usize::from(*byte == b'\n');
            if undefined.contains(byte) {
                self.notes.doubt(line, &[*byte], why);
            }
        }
    }

    /// Words of nothing but accented letters, as no Western language has them: Cyrillic or Greek in a code page.
    fn find_other_letters(&mut self, page: &'static Encoding) {
        if self.is_told {
            return;
        }
        let (mut all, mut in_words, mut first) = (0, 0, None);
        let is_high = |byte: &u8| *byte >= 0xc0;
        for (line, text) in self.raw.split(|byte| *byte == b'\n').enumerate() {
            for word in text.split(|byte| !is_high(byte)) {
                all += word.len();
                if word.len() >= 3 {
                    in_words += word.len();
                    first = first.or(Some((self.line + line, word)));
                }
            }
        }
        let Some((line, word)) = first.filter(|_| in_words * 2 >= all) else { return };
        let (word, ..) = page.decode(word);
        let why = "words of no Western language in an old code page: save the file as UTF-8";
        self.notes.0.borrow_mut().1.push(line, 0, &word, why);
        self.is_told = true;
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        while self.given >= self.decoded && !self.ended {
            self.fill()?;
        }
        let rest = self.text().get(self.given..).unwrap_or_default();
        let count = rest.len().min(to.len());
        let (Some(to), Some(from)) = (to.get_mut(..count), rest.get(..count)) else { return Ok(0) };
        to.copy_from_slice(from);
        self.given += count;
        Ok(count)
    }
}

/// What the first bytes say: a mark, or the zeros between the letters of UTF-16.
fn begins(head: &[u8]) -> Option<&'static Encoding> {
    if let Some((encoding, _)) = Encoding::for_bom(head) {
        return Some(encoding);
    }
    let pairs = head.chunks_exact(2);
    let (count, mut first, mut second) = (pairs.len(), 0, 0);
    for pair in pairs {
        first += usize::from(pair.first() == Some(&0));
        second += usize::from(pair.last() == Some(&0));
    }
    // Delimiters, digits and line ends have a zero half in every language.
    let often = |zeros: usize| zeros > 0 && zeros * 20 >= count;
    match (often(first), often(second)) {
        (true, false) => Some(UTF_16BE),
        (false, true) => Some(UTF_16LE),
        _ => None,
    }
}

/// Bytes of a web page in which its encoding has to be told.
const TOLD_WITHIN: usize = 1_024;

/// What a web page says of itself: `<meta charset="windows-1251">`.
fn told_by_page(head: &[u8]) -> Option<&'static Encoding> {
    if !head.trim_ascii_start().starts_with(b"<") {
        return None;
    }
    let head = String::from_utf8_lossy(head.get(..TOLD_WITHIN).unwrap_or(head)).to_ascii_lowercase();
    head.split("<meta").skip(1).find_map(|tag| {
        let (_, said) = tag.split('>').next()?.split_once("charset")?;
        let said =
            said.trim_start().strip_prefix('=')?.trim_start_matches(|c: char| c.is_whitespace() || "\"'".contains(c));
        let label = said.split(|c: char| c.is_whitespace() || "\"';/".contains(c)).next()?;
        let encoding = Encoding::for_label(label.as_bytes())?;
        // Who can read this has no two bytes a letter.
        Some(if [UTF_16BE, UTF_16LE].contains(&encoding) { UTF_8 } else { encoding })
    })
}

/// UTF-8 where more letters are whole in it than broken, Windows-1252 otherwise.
fn most_likely(piece: &[u8]) -> &'static Encoding {
    let (mut whole, mut broken, mut seen) = (0, 0, 0);
    for chunk in piece.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        seen += chunk.valid().len() + chunk.invalid().len();
        // A letter that the piece cuts at its end is not broken.
        let is_cut = |bytes| str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none());
        let is_whole = chunk.invalid().is_empty() || (seen == piece.len() && is_cut(chunk.invalid()));
        broken += usize::from(!is_whole);
    }
    if whole >= broken { UTF_8 } else { WINDOWS_1252 }
}

#[cfg(test)]
mod tests;
