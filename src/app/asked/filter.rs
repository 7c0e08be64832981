//! The filter, which decides who is shown in the lists.

use std::sync::LazyLock;

use super::filter_line::FilterLine;
use super::{Asked, Memo, Out};
use crate::analysis::filter::{Filter, FilterProblem, InPlan, completed, completions};
use crate::domain::{Id, Nations};

impl Asked {
    /// Takes up the filter of the market, or that of the plan's lists.
    pub(in crate::app) fn filter_for(&mut self, market: bool) {
        if self.is_of_market != market {
            self.is_of_market = market;
            std::mem::swap(&mut self.filter, &mut self.resting);
        }
    }

    /// The filter's text, if it is on.
    pub fn only(&self) -> Option<&str> {
        Some(self.filter.value().trim()).filter(|filter| !filter.is_empty())
    }

    /// The terms that people have to match.
    pub(in crate::app) fn filter_terms(&self) -> &Filter {
        &self.read.filter
    }

    /// The terms that can't be asked, and are left out.
    pub fn filter_problems(&self) -> &[FilterProblem] {
        &self.read.problems
    }

    /// The terms that the last word of the filter may become.
    pub fn filter_choices(&self) -> &[String] {
        &self.read.choices
    }

    /// Makes the last word of the filter the first term that it may become; false if it may become none.
    pub(in crate::app) fn complete_filter(&mut self) -> bool {
        let line = self.filter.value();
        let Some(completed) = completions(line).first().map(|term| completed(line, term)) else { return false };
        self.filter = completed.into();
        true
    }

    /// Whether a person matches the filter.
    pub fn shows(&self, id: &Id) -> bool {
        self.read.filter.is_empty()
            || InPlan::new(self.plan(), id, self.on).is_some_and(|person| self.read.filter.holds(&person))
    }

    /// Reads the filter's line again if it, the plan or today has changed.
    pub(super) fn refresh_filter(&mut self, nations: &LazyLock<Nations>) {
        let (line, asked) = (self.filter.value(), (self.today(), self.is_of_market));
        if !self.read.is_of(line, &self.known, asked) {
            self.read = FilterLine::read(line, nations, &self.known, asked);
        }
    }

    /// The absent players who match the filter.
    pub fn shown_out(&self) -> Vec<&Out> {
        self.answers.out.iter().filter(|out| self.shows(&out.id)).collect()
    }

    /// The targets who match the filter.
    pub fn shown_targets(&self) -> &[Id] {
        self.matching.as_ref().map_or(&self.answers.targets, |held| &held.answer)
    }

    pub(super) fn refresh_matching(&mut self) {
        if self.read.filter.is_empty() {
            self.matching = None;
            return;
        }
        let (plan, mut matching) = (self.plan().clone(), self.matching.take());
        let with = (self.order, self.on, self.as_of(), self.at_least, self.read.line.clone());
        Memo::renew(&mut matching, &plan, with, |_| {
            self.answers.targets.iter().filter(|id| self.shows(id)).cloned().collect()
        });
        self.matching = matching;
    }
}
