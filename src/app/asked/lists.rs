//! A person's place on the registration lists of the plan's competitions.

use super::Asked;
use crate::analysis::lists::{self, Registration};
use crate::domain::{Id, Plan, Rules};
use crate::text;

impl Asked {
    /// For each competition of the plan as it is: the person's place on its list, or the place he would need.
    pub(in crate::app) fn lists_with(&self, person: &Id, rules: &[Rules]) -> Vec<String> {
        let plan = self.known();
        let (rules, _) = lists::rules_of(plan, rules);
        let said = rules.iter().filter_map(|rules| {
            let list = lists::registration(plan, rules, self.on, self.at_least, lists::ListReasons::Person(person));
            list_in_words(&list, person, plan)
        });
        said.collect()
    }
}

/// The competition's name and what its rules are, then the person's place on its list.
pub(in crate::app) fn list_in_words(list: &Registration, person: &Id, plan: &Plan) -> Option<String> {
    let (name, rules) = (text::fit(&list.rules.name, 40), lists::words::rules(list));
    Some(format!("{name}, {rules}: {}", lists::words::player(list, person, plan)?))
}
