//! The filter's line as it was last read.

use crate::analysis::filter::{Filter, FilterProblem};
use crate::domain::Nations;

/// The filter's line as it was last read.
#[derive(Clone, Debug, Default)]
pub(super) struct FilterLine {
    pub(super) line: String,
    pub(super) filter: Filter,
    pub(super) problems: Vec<FilterProblem>,
}

impl FilterLine {
    pub(super) fn read(line: &str, nations: &Nations) -> FilterLine {
        let (filter, problems) = Filter::read(line, nations);
        FilterLine { line: line.to_owned(), filter, problems }
    }
}
