//! Somewhere to turn: who else could come, who is like a person, and who may be registered.

use super::question::{Answer, Question};
use crate::analysis::Weeks;
use crate::analysis::alternatives::{
    AttributeScale, Candidate, Sought, alternatives, candidates, everybody, gains, like, words,
};
use crate::analysis::lists;
use crate::domain::{Id, Rules};
use crate::text;

impl Question {
    pub(super) fn alternatives(&self, weeks: Weeks, sought: &Sought) -> Answer {
        let all: Vec<Candidate<'_>> = candidates(&self.plan, self.from).collect();
        let found = alternatives(
            &self.plan,
            sought,
            all.iter().copied(),
            gains(&self.plan, weeks, self.at_least),
            self.from,
            self.at_least,
        );
        let scale = AttributeScale::of(everybody(&self.plan));
        let lines = (0..found.people.len()).map(|place| words::alternative(&found, place, &all));
        listed("Who else could come", words::heading(&found, &self.plan, scale), lines)
    }

    pub(super) fn like(&self, id: &Id) -> Answer {
        let all: Vec<Candidate<'_>> = candidates(&self.plan, self.from).collect();
        let name = text::display(self.plan.short_name(id));
        let Some(person) = self.plan.person(id) else { return listed("", name.into_owned(), std::iter::empty()) };
        let found = like(id, person.profile(), all.iter().copied(), AttributeScale::of(everybody(&self.plan)));
        let lines = (0..found.people.len()).map(|place| words::alike(&found, place, person.profile(), &all));
        listed(&format!("Most like {name}"), words::compared(&found), lines)
    }

    /// Under the rules that the plan names; a name that is not known is said.
    pub(super) fn lists(&self, known: &[Rules]) -> Answer {
        let (rules, unknown) = lists::rules_of(&self.plan, known);
        let mut lines = Vec::new();
        for rules in &rules {
            let answer = lists::registration(&self.plan, rules, self.from, self.at_least, lists::Asked::Everything);
            lines.extend(lists::words::lines(&answer, &self.plan));
            lines.push(String::new());
        }
        for name in unknown {
            let name = text::fit(&name, 60).into_owned();
            lines.push(format!(
                "The rules of “{name}” are not known here: touchline lists takes them with --rules FILE"
            ));
        }
        Answer::new("Who may be registered", lines)
    }
}

fn listed(title: &str, heading: String, people: impl Iterator<Item = String>) -> Answer {
    let people: Vec<String> = people.enumerate().map(|(place, line)| format!("  {} {line}", place + 1)).collect();
    let mut lines = vec![heading, String::new()];
    if people.is_empty() {
        lines.push("  Nobody: the plan has no open target for it. Add one, with n.".into());
    }
    lines.extend(people);
    Answer::new(title, lines)
}
