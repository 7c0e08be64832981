//! Tables of web pages: what Football Manager printed up to 2024, and what plug-ins write since.
//!
//! The page is cut into tags and text by html5ever; no tree is built, so no depth of nesting costs memory.

mod tables;

use std::io::Read;

use html5ever::TokenizerResult;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tokenizer, TokenizerOpts};

use super::input::Limited;
use super::{Unread, limits};
use crate::import::table::Table;
use tables::Tables;

/// Reads a text as UTF-8.
///
/// # Errors
///
/// Too many tables inside each other or in all, a tag that does not end, a page that is too large.
pub(super) fn read(input: impl Read) -> Result<Vec<Table>, Unread> {
    let mut input = Limited::new(input, limits::MAX_PAGE);
    let tokenizer = Tokenizer::new(Tables::default(), TokenizerOpts::default());
    let (queue, mut bytes, mut quiet) = (BufferQueue::default(), Vec::new(), 0);
    loop {
        // Letters that a piece cuts stay for the next one.
        let held = bytes.len();
        let read = input.by_ref().take(8 << 10).read_to_end(&mut bytes);
        read.map_err(|error| Unread::input(tokenizer.sink.line(), error))?;
        let end = match str::from_utf8(&bytes) {
            Ok(text) => text.len(),
            Err(error) => error.valid_up_to(),
        };
        let Ok(text) = str::from_utf8(bytes.get(..end).unwrap_or_default()) else { break };
        if text.is_empty() && bytes.len() == held {
            break;
        }
        queue.push_back(StrTendril::from(text));
        // A script that ends asks to be run; nothing is run here.
        while !matches!(tokenizer.feed(&queue), TokenizerResult::Done) {}
        quiet = if tokenizer.sink.heard() { 0 } else { quiet + text.len() };
        bytes.drain(..end);
        tokenizer.sink.refused()?;
        if quiet > limits::MAX_TAG {
            let kib = limits::MAX_TAG >> 10;
            return Err(Unread::on(
                tokenizer.sink.line(),
                format!("a tag of more than {kib} KiB: is a quote left open?"),
            ));
        }
    }
    tokenizer.end();
    tokenizer.sink.finish()
}
