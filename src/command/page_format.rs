//! The formats in which a page is written.

use std::path::Path;

use crate::domain::words::words;

words! {
    /// The format of a page, by the ending of its file.
    PageFormat { Html = "html", Markdown = "md", Workbook = "xlsx", Json = "json" }
}

impl PageFormat {
    /// The format that a file's name ends in.
    pub fn by_ending(path: &Path) -> Option<PageFormat> {
        path.extension().and_then(|ending| ending.to_str()).and_then(PageFormat::from_word)
    }
}
