//! Somewhere to turn from a deal: what its person takes of the lists, and who else could come.

use crate::analysis::alternatives::{Alternatives, Candidate, candidates, words};
use crate::analysis::lists::Registration;
use crate::app::question::{About, Question};
use crate::domain::Id;

/// What stands under the ladder of the selected person, each a line fit for a screen.
#[derive(Clone, Debug)]
pub struct PersonAlternatives {
    /// What it answers.
    pub(in crate::app) to: Question,
    /// For each competition that the plan names: where he stands, or what he would take.
    pub lists: Vec<String>,
    /// Who else could come, the best first; nobody for a player of the club's own.
    pub others: Vec<String>,
}

impl PersonAlternatives {
    /// What was found for a person, in words.
    pub(in crate::app) fn of(
        to: Question,
        lists: &[Registration],
        others: Option<&Alternatives>,
    ) -> PersonAlternatives {
        let all: Vec<Candidate<'_>> = candidates(&to.plan, to.from).collect();
        let other =
            |found: &Alternatives, place| format!("{} {}", place + 1, words::alternative(found, place, &all, &to.plan));
        let others = others.map(|found| (0..found.people.len()).map(|place| other(found, place)).collect());
        let line = |list| crate::app::asked::list_in_words(list, to.person()?, &to.plan);
        let lists = lists.iter().filter_map(line).collect();
        PersonAlternatives { lists, others: others.unwrap_or_default(), to }
    }

    /// Whom it is for.
    pub(super) fn is_of(&self, person: &Id) -> bool {
        self.to.person() == Some(person)
    }
}

impl Question {
    /// The person under whose ladder the answer stands.
    fn person(&self) -> Option<&Id> {
        match &self.about {
            About::Ladder { person, .. } => Some(person),
            _ => None,
        }
    }
}
