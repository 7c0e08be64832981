//! The lines under a deal's ladder: the person's places on the registration lists, and who else could be signed.

use crate::analysis::alternatives::{Alternatives, Candidate, candidates, words};
use crate::analysis::lists::Registration;
use crate::app::question::{About, Question};
use crate::domain::Id;

/// The lines under the selected person's ladder, fit for a screen.
#[derive(Clone, Debug)]
pub struct PersonAlternatives {
    /// The question that it answers.
    pub(in crate::app) to: Question,
    /// For each competition that the plan names: his place on its list, or the place he would need.
    pub lists: Vec<String>,
    /// Who else could be signed, the best first; empty for a player of the club.
    pub others: Vec<String>,
}

impl PersonAlternatives {
    /// Puts what was found into words.
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

    /// Whether the lines are for this person.
    pub(super) fn is_of(&self, person: &Id) -> bool {
        self.to.person() == Some(person)
    }
}

impl Question {
    /// The person whose ladder the answer belongs to.
    fn person(&self) -> Option<&Id> {
        match &self.about {
            About::Ladder { person, .. } => Some(person),
            _ => None,
        }
    }
}
