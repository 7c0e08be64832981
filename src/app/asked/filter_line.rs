//! The filter's line as it was last read.

use std::sync::Arc;

use jiff::civil::Date;

use crate::analysis::filter::{Filter, FilterProblem, completions};
use crate::domain::{AsTyped, Nations, Plan};

/// The filter's line as it was last read.
#[derive(Clone, Debug, Default)]
pub(super) struct FilterLine {
    pub(super) line: String,
    pub(super) filter: Filter,
    pub(super) problems: Vec<FilterProblem>,
    /// What its last word may become.
    pub(super) choices: Vec<String>,
    /// The plan and the today that days and amounts were read for.
    read_for: Option<(Arc<Plan>, Date)>,
}

impl FilterLine {
    /// Whether it is this line, read for this plan and this today; an empty line is the same for all.
    pub(super) fn is_of(&self, line: &str, plan: &Arc<Plan>, today: Date) -> bool {
        let same = |(held, on): &(Arc<Plan>, Date)| Arc::ptr_eq(held, plan) && *on == today;
        self.line == line && (line.is_empty() || self.read_for.as_ref().is_some_and(same))
    }

    pub(super) fn read(line: &str, nations: &Nations, plan: &Arc<Plan>, today: Date) -> FilterLine {
        let (filter, problems) = Filter::read(line, nations, AsTyped::of(plan, today));
        let choices = completions(line);
        FilterLine { line: line.to_owned(), filter, problems, choices, read_for: Some((plan.clone(), today)) }
    }
}
