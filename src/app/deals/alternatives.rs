//! Somewhere to turn from a deal: what its man takes of the lists, and who else could come.

use std::sync::Arc;

use jiff::civil::Date;

use crate::analysis::alternatives::{Candidate, Sought, alternatives, candidates, words};
use crate::analysis::{Worth, lists};
use crate::app::Model;
use crate::domain::{Familiarity, Id, Man, Plan};
use crate::text;

/// What stands under the ladder of the selected man, each a line fit for a screen.
#[derive(Clone, Debug)]
pub struct Turn {
    /// The plan, the man, the board's day, today and the lowest familiarity that it is for.
    of: (Arc<Plan>, Id, Date, Date, Familiarity),
    /// For each competition that the plan names: where he stands, or what he would take.
    pub lists: Vec<String>,
    /// Who else could come, the best first; nobody for a player of the club's own.
    pub others: Vec<String>,
}

impl Model {
    /// Where to turn from the selected deal.
    pub fn turn(&self) -> Option<&Turn> {
        self.deals.turn.as_ref()
    }

    pub(super) fn refresh_turn(&mut self, man: Option<Id>) {
        let Some(man) = man else {
            self.deals.turn = None;
            return;
        };
        let of = (self.shown_plan().clone(), man, self.on, self.today(), self.at_least);
        let known = |turn: &Turn| {
            let (plan, man, on, today, at_least) = &turn.of;
            Arc::ptr_eq(plan, &of.0) && (man, *on, *today, *at_least) == (&of.1, of.2, of.3, of.4)
        };
        if !self.deals.turn.as_ref().is_some_and(known) {
            let (lists, others) = (self.lists_with(&of.0, &of.1), self.others_than(&of.0, &of.1));
            self.deals.turn = Some(Turn { of, lists, others });
        }
    }

    /// For each competition that the plan names: where he stands, or what he would take.
    pub(in crate::app) fn lists_with(&self, plan: &Plan, man: &Id) -> Vec<String> {
        let (rules, _) = lists::rules_of(plan, &self.catalogue.rules);
        let said = rules.iter().filter_map(|rules| {
            let answer = lists::registration(plan, rules, self.on, self.at_least, lists::Asked::Man(man));
            Some(format!("{}: {}", text::fit(&rules.name, 40), lists::words::man(&answer, man, plan)?))
        });
        said.collect()
    }

    fn others_than(&self, plan: &Plan, man: &Id) -> Vec<String> {
        let Some(Man::Target(target)) = plan.man(man) else { return Vec::new() };
        let sought = Sought::like(man, &target.profile, self.at_least);
        let all: Vec<Candidate<'_>> = candidates(plan, self.today()).collect();
        let gain = |candidate: &Candidate<'_>| self.worth(candidate.id).map_or(0, Worth::gain);
        let found = alternatives(plan, &sought, all.iter().copied(), gain, self.today(), self.at_least);
        (0..found.men.len()).map(|place| format!("{} {}", place + 1, words::alternative(&found, place, &all))).collect()
    }
}
