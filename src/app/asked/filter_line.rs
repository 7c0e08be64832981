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
    /// The plan and the today that days and amounts were read for, and whether the market is asked.
    read_for: Option<(Arc<Plan>, Date, bool)>,
}

impl FilterLine {
    /// Whether it is this line, read for this plan and this today; an empty line is the same for all.
    pub(super) fn is_of(&self, line: &str, plan: &Arc<Plan>, (today, is_market): (Date, bool)) -> bool {
        let same = |(held, on, market): &(Arc<Plan>, Date, bool)| {
            Arc::ptr_eq(held, plan) && (*on, *market) == (today, is_market)
        };
        self.line == line && (line.is_empty() || self.read_for.as_ref().is_some_and(same))
    }

    pub(super) fn read(
        line: &str,
        nations: &Nations,
        plan: &Arc<Plan>,
        (today, is_market): (Date, bool),
    ) -> FilterLine {
        let typed = AsTyped::of(plan, today);
        let (filter, problems) = match is_market {
            true => Filter::read(line, nations, typed),
            false => Filter::read_for_plan(line, nations, typed),
        };
        let choices = completions(line);
        FilterLine {
            line: line.to_owned(),
            filter,
            problems,
            choices,
            read_for: Some((plan.clone(), today, is_market)),
        }
    }
}
