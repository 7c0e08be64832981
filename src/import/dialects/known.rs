//! Which source a file is of, by its headers.

use std::collections::HashSet;

use super::{Dialect, DialectColumn};
use crate::import::values::{bare_header, clean};
use crate::text;

/// A header as headers are compared: without case, accents and doubled spaces, `_` being a space.
pub fn key(header: &str) -> String {
    text::fold(&text::one_line(clean(&header.replace('_', " "))))
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

    /// The key by which a header means something here: of amounts also without what they are in, `Value (€m)`.
    pub fn key_of(&self, header: &str) -> Option<String> {
        let (whole, bare) = (key(header), self.bare_key(header));
        if self.knows(&whole) {
            return Some(whole);
        }
        bare.filter(|bare| self.money_column(bare).is_some())
    }

    /// The column that a header is of.
    pub(super) fn column_of(&self, header: &str) -> Option<&DialectColumn> {
        let whole = key(header);
        let column = self.columns.iter().find(|column| column.headers.contains(&whole));
        column.or_else(|| self.money_column(&self.bare_key(header)?))
    }

    /// A header by its key without what its amounts are in, where it says that.
    pub fn bare_key(&self, header: &str) -> Option<String> {
        bare_header(header).filter(|_| !self.exact).map(key)
    }

    fn money_column(&self, bare: &String) -> Option<&DialectColumn> {
        self.columns.iter().find(|column| column.field.is_money() && column.headers.contains(bare))
    }

    /// The name of the attribute that a header holds behind [`Dialect::attributes_under`].
    pub fn attribute_under<'h>(&self, header: &'h str) -> Option<&'h str> {
        let under = self.attributes_under.as_deref()?;
        // Folding makes a text shorter, by a few accents at most; a hostile header is long.
        let ends = header.char_indices().map(|(at, c)| at + c.len_utf8()).take(under.len() * 4);
        let end = ends.filter(|end| header.get(..*end).is_some_and(|start| folded(start) == under)).last()?;
        header.get(end..).map(str::trim).filter(|name| !name.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use crate::import::dialects::{FileField, NOBODYS, dialects};

    #[test]
    fn what_amounts_are_in_is_part_of_the_header_of_a_careful_file() {
        let all = dialects().unwrap();
        let named = |name: &str| all.iter().find(|dialect| dialect.name == name).unwrap();
        let value = named(NOBODYS).column_of("Value (€m)").map(|column| column.field);
        assert_eq!((value, named(NOBODYS).key_of("Value (€m)").as_deref()), (Some(FileField::Value), Some("value")));
        let exact = all.iter().find(|dialect| dialect.exact && dialect.knows("value")).unwrap();
        assert_eq!((exact.column_of("Value (€m)"), exact.key_of("Value (€m)")), (None, None));
        assert_eq!(exact.column_of("value").map(|column| column.field), Some(FileField::Value));
    }
}
