//! Reads the files of a market; too slow for the loop.

use std::path::Path;

use jiff::civil::Date;

use super::HeldMarket;
use crate::app::question::Progress;
use crate::command::MarketRequest;
use crate::domain::Plan;
use crate::import::update::file_context;
use crate::import::{BytesRead, OpenedFile, may_wait, open_people};
use crate::market::{Market, MarketFile};
use crate::text;

/// Reads everybody of the files.
///
/// `tell` is told how many bytes of a file were read, and before each how many people there are.
///
/// The answer is a message where a file is not understood.
///
/// # Errors
/// That of a step that is told to stop.
pub(in crate::app) fn read<E>(
    request: &MarketRequest,
    plan: &Plan,
    today: Date,
    mut tell: impl FnMut(Progress) -> Result<(), E>,
) -> Result<Result<HeldMarket, String>, E> {
    let (mut files, mut people) = (Vec::new(), 0);
    for (path, on) in &request.files {
        tell(Progress { done: people, of: 0 })?;
        let mut told = Ok(());
        let mut read = |done: usize, of: usize| {
            if told.is_ok() {
                told = tell(Progress { done: done as u64, of: of as u64 });
            }
        };
        let opened = opened(path, request, on.unwrap_or(today), &mut read);
        told?;
        match opened {
            Ok((file, opened)) => {
                people += opened.tables.get(opened.taken).map_or(0, |(_, rows)| *rows as u64);
                files.push((file, opened));
            }
            Err(why) => return Ok(Err(why)),
        }
    }
    tell(Progress { done: people, of: 0 })?;
    Ok(Market::read(files, &file_context(plan, today)).map(HeldMarket::new).map_err(|why| why.to_string()))
}

fn opened(
    path: &Path,
    request: &MarketRequest,
    on: Date,
    read: &mut BytesRead<'_>,
) -> Result<(MarketFile, OpenedFile), String> {
    // Standard input is the keyboard here.
    if may_wait(path) {
        return Err(format!("cannot read {}: no file, expected one: save it as a file first", text::path(path)));
    }
    let words = |why: crate::import::OpenError| why.words("");
    let opened = open_people(path, request.dialect.as_deref(), request.table.as_deref(), read).map_err(words)?;
    let source = opened.source_name(path).map_err(words)?;
    Ok((MarketFile { name: opened.name.clone(), source, on }, opened))
}
