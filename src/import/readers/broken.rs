//! What is said of workbooks and their formulas, whatever their format.

use std::fmt::Display;

use super::Unread;
use crate::import::table::shown;

/// A formula without a value.
pub(super) const NOT_CALCULATED: &str = "a formula that no spreadsheet has calculated: open and save it";

/// A merged cell without a place.
pub(super) const NOT_MERGED: &str = "merged cells whose place is none of a page, so that none is filled: unmerge them";

pub(super) const FORMULA_ERROR: &str = "a formula that ended in an error";

/// The refusal of a workbook that its library cannot read, with the page and the row that it had come to.
pub(super) fn workbook(page: &str, row: usize, error: &dyn Display) -> Unread {
    let place = if page.is_empty() { String::new() } else { format!(" on page {}", shown(page)) };
    Unread::on(row, format!("a broken workbook{place} ({}): save it anew, or as CSV", shown(&error.to_string())))
}

pub(super) fn locked() -> Unread {
    Unread::whole("a workbook that is locked by a password: save it without one")
}
