//! What must hold of anything that is read.

use touchline::import::{Book, Unread, read};
use touchline::text::is_hidden;

/// Reads bytes, and looks at every cell of what they hold.
pub fn check(bytes: &[u8]) {
    let taken: Result<Book, Unread> = read(bytes);
    match taken {
        Ok(book) => {
            assert!(!book.tables.is_empty());
            for table in &book.tables {
                assert!(table.has_header() || !table.is_empty());
                assert!(table.doubts.listed().len() <= table.doubts.count());
                for row in table.rows() {
                    assert!(row.cells().any(|cell| !cell.is_empty()));
                    assert_eq!(row.cell(row.len()), "");
                }
            }
        }
        Err(refused) => assert!(!refused.why.is_empty() && !refused.why.chars().any(|c| c.is_control() || is_hidden(c))),
    }
}
