//! Somewhere to turn from a deal: what its person takes of the lists, and who else could come.

use jiff::civil::Date;

use crate::analysis::alternatives::{Candidate, Sought, alternatives, candidates, words};
use crate::analysis::{Worth, lists};
use crate::app::Model;
use crate::app::asked::Memo;
use crate::domain::{Familiarity, Id, Person, Plan};
use crate::text;

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

impl Model {
    /// Where to turn from the selected deal.
    pub fn turn(&self) -> Option<&PersonAlternatives> {
        self.deals.turn.as_ref().map(|held| &held.answer)
    }

    pub(super) fn refresh_turn(&mut self, person: Option<Id>) {
        let Some(person) = person else {
            self.deals.turn = None;
            return;
        };
        let (plan, with) = (self.asked.plan().clone(), (person, self.asked.on, self.today(), self.asked.at_least));
        let mut turn = self.deals.turn.take();
        Memo::renew(&mut turn, &plan, with, |(person, ..)| PersonAlternatives {
            lists: self.lists_with(&plan, person),
            others: self.others_than(&plan, person),
        });
        self.deals.turn = turn;
    }

    /// For each competition that the plan names: where he stands, or what he would take.
    pub(in crate::app) fn lists_with(&self, plan: &Plan, person: &Id) -> Vec<String> {
        let (rules, _) = lists::rules_of(plan, &self.catalogue.rules);
        let said = rules.iter().filter_map(|rules| {
            let answer =
                lists::registration(plan, rules, self.asked.on, self.asked.at_least, lists::Asked::Person(person));
            Some(format!("{}: {}", text::fit(&rules.name, 40), lists::words::player(&answer, person, plan)?))
        });
        said.collect()
    }

    fn others_than(&self, plan: &Plan, person: &Id) -> Vec<String> {
        let Some(Person::Target(target)) = plan.person(person) else { return Vec::new() };
        let sought = Sought::like(person, &target.profile, self.asked.at_least);
        let all: Vec<Candidate<'_>> = candidates(plan, self.today()).collect();
        let gain = |candidate: &Candidate<'_>| self.asked.worth(candidate.id).map_or(0, Worth::gain);
        let found = alternatives(plan, &sought, all.iter().copied(), gain, self.today(), self.asked.at_least);
        (0..found.people.len())
            .map(|place| format!("{} {}", place + 1, words::alternative(&found, place, &all)))
            .collect()
    }
}
