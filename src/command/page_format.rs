//! The formats in which a page is written.

use crate::domain::words::words;

words! {
    /// The format of a page, by the ending of its file.
    PageFormat { Html = "html", Markdown = "md", Workbook = "xlsx", Json = "json" }
}
