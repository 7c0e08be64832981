//! Rows that have not as many cells as the header.

use crate::import::table::Table;

/// Why a row is doubtful.
pub(in crate::import) const TOO_FEW: &str = "fewer cells than the header";
pub(in crate::import) const CUT: &str = "the file ends inside this row";
pub(in crate::import) const TOO_MANY: &str = "more cells than the header";

/// Doubts each row that is shorter than the header, and each that has text beyond it.
///
/// `cut` says that the file does not end with a line.
pub(super) fn doubt(table: &mut Table, cut: bool) {
    let width = table.headers().len();
    if width == 0 {
        return;
    }
    let mut doubts = std::mem::take(&mut table.doubts);
    let last = table.len();
    let mut is_cut = false;
    for (number, row) in table.rows().enumerate() {
        if row.len() < width {
            is_cut = cut && number + 1 == last;
            let why = if is_cut { CUT } else { TOO_FEW };
            doubts.push(row.line(), row.len(), row.cells().next_back().unwrap_or_default(), why);
        }
        if let Some(column) = (width..row.len()).find(|column| !row.cell(*column).is_empty()) {
            doubts.push(row.line(), column + 1, row.cell(column), TOO_MANY);
        }
    }
    table.doubts = doubts;
    table.is_cut = is_cut;
}
