//! Which source a file is of, by its headers.

use std::collections::HashSet;

use super::Dialect;
use crate::import::table::one_line;
use crate::import::values::clean;
use crate::text;

/// A header as headers are compared: without case, accents and doubled spaces, `_` being a space.
pub fn key(header: &str) -> String {
    text::fold(&one_line(clean(&header.replace('_', " "))))
}

/// A part of a header as headers are compared, with the space around it.
pub(super) fn folded(part: &str) -> String {
    text::fold(&part.replace('_', " "))
}

/// The dialect of a file: of those that recognise its headers the one that knows the most of them.
///
/// Of two that know as many, the first.
pub fn recognise<'d>(headers: &[String], dialects: &'d [Dialect]) -> Option<&'d Dialect> {
    let keys: HashSet<String> = headers.iter().map(|header| key(header)).filter(|key| !key.is_empty()).collect();
    let has_all = |marks: &Vec<String>| !marks.is_empty() && marks.iter().all(|mark| keys.contains(mark));
    let fitting = dialects.iter().filter(|dialect| dialect.recognised_by.iter().any(has_all));
    fitting.rev().max_by_key(|dialect| keys.iter().filter(|key| dialect.knows(key)).count())
}

impl Dialect {
    /// How many of a file's headers mean something here.
    pub fn knows_of(&self, headers: &[String]) -> usize {
        headers.iter().filter(|header| self.knows(&key(header))).count()
    }
}
