//! Somewhere to turn from a deal: what its person takes of the lists, and who else could come.

use jiff::civil::Date;

use crate::analysis::Worth;
use crate::analysis::alternatives::{Candidate, Sought, alternatives, candidates, words};
use crate::app::asked::Asked;
use crate::domain::{Familiarity, Id, Person, Rules};

/// What stands under the ladder of the selected person, each a line fit for a screen.
#[derive(Clone, Debug)]
pub struct PersonAlternatives {
    /// For each competition that the plan names: where he stands, or what he would take.
    pub lists: Vec<String>,
    /// Who else could come, the best first; nobody for a player of the club's own.
    pub others: Vec<String>,
}

/// The person, the board's day, today and the lowest familiarity that it is for.
pub(super) type AlternativesKey = (Id, Date, Date, Familiarity);

impl PersonAlternatives {
    pub(super) fn of(person: &Id, asked: &Asked, rules: &[Rules]) -> PersonAlternatives {
        PersonAlternatives { lists: asked.lists_with(person, asked.plan(), rules), others: others_than(person, asked) }
    }
}

fn others_than(person: &Id, asked: &Asked) -> Vec<String> {
    let plan = asked.plan();
    let Some(Person::Target(target)) = plan.person(person) else { return Vec::new() };
    let sought = Sought::like(person, &target.profile, asked.at_least);
    let all: Vec<Candidate<'_>> = candidates(plan, asked.today()).collect();
    let gain = |candidate: &Candidate<'_>| asked.worth(candidate.id).map_or(0, Worth::gain);
    let found = alternatives(plan, &sought, all.iter().copied(), gain, asked.today(), asked.at_least);
    (0..found.people.len()).map(|place| format!("{} {}", place + 1, words::alternative(&found, place, &all))).collect()
}
