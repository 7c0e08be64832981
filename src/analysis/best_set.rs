//! The exactly best set of a few targets to sign within a budget.

use std::cmp::Reverse;

use super::search::{FoundSet, Signable, SigningsProblem};
use super::sets::SlotSet;
use super::squad::playable;
use super::weeks::Weeks;
use super::worth::{Ahead, open_targets};
use crate::domain::{Familiarity, Id, Money, Plan};

/// The best set of targets, the next best, and the slots over which they were compared.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BestSet {
    /// The slots that are not covered on some day of the weeks, in formation order.
    ///
    /// Margins are those over these slots only, since signings for them can't raise the margin of other slots. If there
    /// are none, nobody is needed.
    pub slots: Vec<usize>,
    pub best: Signings,
    /// The next best set, and why it lost.
    ///
    /// It is never the best set with somebody added. `None` if the best set is empty, or the only one.
    pub runner_up: Option<(Signings, Lost)>,
    /// Targets of unknown cost, who are left out.
    pub unpriced: Vec<Id>,
    /// Targets who are already here on loan and play during it, and so are left out.
    pub here: Vec<Id>,
    /// The sum that may be spent; `None` if there is no limit.
    pub budget: Option<Money>,
}

/// Targets to sign, and their outcome.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Signings {
    /// In plan order.
    pub players: Vec<Id>,
    pub outcome: SigningsOutcome,
}

/// The figures by which sets of signings are compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SigningsOutcome {
    /// The margin of the worst week.
    pub margin: i32,
    /// The number of weeks with that margin.
    pub weeks: u32,
    /// The sum of the weeks' shortfalls.
    pub shortfall: u32,
    /// The expected cost.
    pub cost: Money,
}

/// The first figure in which the runner-up is worse.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lost {
    Margin,
    Weeks,
    Shortfall,
    Cost,
    Players,
    PlanOrder,
}

/// The best set of targets to sign within a budget.
///
/// It has at most [`super::MOST_SIGNINGS`] targets, each for a slot that is not always covered. Sets are compared by
/// the margin of the worst week, then by the number of weeks with it, the sum of the shortfalls, the expected cost, the
/// number of players, and plan order. Deals that are off are left out.
pub fn best_set(plan: &Plan, weeks: Weeks, at_least: Familiarity, budget: Option<Money>) -> BestSet {
    let ahead = Ahead::new(plan, weeks, at_least);
    let (mut candidates, mut unpriced, mut here) = (Vec::new(), Vec::new(), Vec::new());
    for (place, (id, target)) in open_targets(plan).enumerate() {
        let slots = playable(&plan.tactic.formation, &target.profile, at_least);
        match target.expected_cost(weeks.first()) {
            _ if !slots.meets(ahead.weak) => {}
            _ if plan.on_loan_as(id).is_some() => here.push(id.clone()),
            Some((cost, _)) => candidates.push(Signable { slots, cost: cost.units(), place }),
            None => unpriced.push(id.clone()),
        }
    }
    let problem = SigningsProblem::new(&ahead, candidates, budget.map(Money::units));
    let ids: Vec<&Id> = open_targets(plan).map(|(id, _)| id).collect();
    let signings = |found: &FoundSet| Signings {
        players: found.places.iter().filter_map(|place| ids.get(*place)).map(|id| (*id).clone()).collect(),
        outcome: SigningsOutcome {
            margin: found.score.0.0,
            weeks: found.score.1,
            shortfall: found.score.2,
            cost: Money::from_units(found.cost),
        },
    };
    let best = problem.best();
    let runner_up = problem.runner_up(&best);
    let best = signings(&best);
    let runner_up = runner_up.map(|found| {
        let second = signings(&found);
        let lost = lost(&best, &second);
        (second, lost)
    });
    let slots: SlotSet = ahead.weak;
    BestSet { slots: slots.iter().collect(), best, runner_up, unpriced, here, budget }
}

fn lost(best: &Signings, second: &Signings) -> Lost {
    let (one, other) = (best.outcome, second.outcome);
    let points = [
        (one.margin == other.margin, Lost::Margin),
        (one.weeks == other.weeks, Lost::Weeks),
        (one.shortfall == other.shortfall, Lost::Shortfall),
        (one.cost == other.cost, Lost::Cost),
        (best.players.len() == second.players.len(), Lost::Players),
    ];
    points.into_iter().find(|(same, _)| !same).map_or(Lost::PlanOrder, |(_, lost)| lost)
}

impl SigningsOutcome {
    /// Sorts the better outcome first.
    pub fn rank(&self) -> (Reverse<i32>, u32, u32, Money) {
        (Reverse(self.margin), self.weeks, self.shortfall, self.cost)
    }
}
