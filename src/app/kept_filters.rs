//! Filters that the plan keeps by name, and those that are used again.

use super::effect::Effect;
use super::model::Model;
use super::said::{Status, Tone};
use crate::analysis::filter::Filter;
use crate::domain::{AsTyped, Edit};
use crate::text;

impl Model {
    /// Keeps the filter that is on.
    pub(super) fn keep_filter(&mut self, name: String) -> Vec<Effect> {
        if let Some(problem) = self.asked.filter_problems().first() {
            return self.refuse(format!("the filter that is on can't be kept: {problem}"));
        }
        match self.asked.only().map(str::to_owned) {
            Some(terms) => self.edit(&Edit::KeepFilter { name, terms }),
            None => self.refuse("no filter is on: name its terms behind the name, or type one first"),
        }
    }

    /// Shows those alone who match a kept filter.
    pub(super) fn use_filter(&mut self, name: &str) {
        match self.kept_plan().filter(name).map(|held| held.terms.clone()) {
            Some(terms) => {
                let typed = AsTyped::of(self.kept_plan(), self.today());
                let problem = Filter::problem(&terms, self.catalogue.nations, typed);
                self.asked.filter = terms.into();
                self.screens.market.rank_by_words();
                let said = problem.map(|problem| Status::warning(format!("left out of the filter: {problem}")));
                self.status = said.unwrap_or_default();
            }
            None => {
                let kept = self.kept_plan().filters.iter().map(|held| text::display(&held.name).into_owned());
                let kept = text::some_of(kept, 6);
                let kept = if kept.is_empty() { "none yet: keep-filter keeps one".to_owned() } else { kept };
                let name = text::fit(name, 40);
                self.say(format!("no filter is called {name}: the plan keeps {kept}"), Tone::Refusal);
            }
        }
    }
}
