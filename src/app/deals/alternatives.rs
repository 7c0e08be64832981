//! Somewhere to turn from a deal: what its man takes of the lists, and who else could come.

use jiff::civil::Date;

use crate::analysis::alternatives::{Candidate, Sought, alternatives, candidates, words};
use crate::analysis::{Worth, lists};
use crate::app::Model;
use crate::app::held::Memo;
use crate::domain::{Familiarity, Id, Person, Plan};
use crate::text;

/// What stands under the ladder of the selected man, each a line fit for a screen.
#[derive(Clone, Debug)]
pub struct ManAlternatives {
    /// For each competition that the plan names: where he stands, or what he would take.
    pub lists: Vec<String>,
    /// Who else could come, the best first; nobody for a player of the club's own.
    pub others: Vec<String>,
}

/// The man, the board's day, today and the lowest familiarity that it is for.
pub(super) type AlternativesKey = (Id, Date, Date, Familiarity);

impl Model {
    /// Where to turn from the selected deal.
    pub fn turn(&self) -> Option<&ManAlternatives> {
        self.deals.turn.as_ref().map(|held| &held.answer)
    }

    pub(super) fn refresh_turn(&mut self, man: Option<Id>) {
        let Some(man) = man else {
            self.deals.turn = None;
            return;
        };
        let (plan, with) = (self.shown_plan().clone(), (man, self.on, self.today(), self.at_least));
        let mut turn = self.deals.turn.take();
        Memo::renew(&mut turn, &plan, with, |(man, ..)| ManAlternatives {
            lists: self.lists_with(&plan, man),
            others: self.others_than(&plan, man),
        });
        self.deals.turn = turn;
    }

    /// For each competition that the plan names: where he stands, or what he would take.
    pub(in crate::app) fn lists_with(&self, plan: &Plan, man: &Id) -> Vec<String> {
        let (rules, _) = lists::rules_of(plan, &self.catalogue.rules);
        let said = rules.iter().filter_map(|rules| {
            let answer = lists::registration(plan, rules, self.on, self.at_least, lists::Asked::Person(man));
            Some(format!("{}: {}", text::fit(&rules.name, 40), lists::words::man(&answer, man, plan)?))
        });
        said.collect()
    }

    fn others_than(&self, plan: &Plan, man: &Id) -> Vec<String> {
        let Some(Person::Target(target)) = plan.man(man) else { return Vec::new() };
        let sought = Sought::like(man, &target.profile, self.at_least);
        let all: Vec<Candidate<'_>> = candidates(plan, self.today()).collect();
        let gain = |candidate: &Candidate<'_>| self.worth(candidate.id).map_or(0, Worth::gain);
        let found = alternatives(plan, &sought, all.iter().copied(), gain, self.today(), self.at_least);
        (0..found.men.len()).map(|place| format!("{} {}", place + 1, words::alternative(&found, place, &all))).collect()
    }
}
