//! The exactly best set of a few targets to sign within a budget.

use std::cmp::Reverse;

use super::search::{FoundSet, MOST_SIGNINGS, Signable, SigningsProblem};
use super::sets::SlotSet;
use super::squad::playable;
use super::weeks::Weeks;
use super::worth::{Ahead, once_kept, open_targets};
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
    /// Targets on loan here who are left out, since too many are.
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
    let market = OnOffer::new(plan, ahead.weak, weeks, at_least);
    let limit = budget.map(Money::units);
    let nobody = Branch::new(&ahead, &market.candidates, &[], limit);
    let branches = market.branches(plan, ahead.weak, weeks, at_least, limit);
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
    let better = |one: FoundSet, other: FoundSet| if other.rank() < one.rank() { other } else { one };
    let best = branches.iter().map(Branch::best).fold(nobody.best(), better);
    let runner_up = std::iter::once(&nobody).chain(&branches).filter_map(|branch| branch.runner_up(&best));
    let runner_up = runner_up.reduce(better);
    let best = signings(&best);
    let runner_up = runner_up.map(|found| {
        let second = signings(&found);
        let lost = lost(&best, &second);
        (second, lost)
    });
    let OnOffer { unpriced, here, .. } = market;
    BestSet { slots: ahead.weak.iter().collect(), best, runner_up, unpriced, here, budget }
}

/// The most targets on loan here of whom every choice is tried.
pub(super) const MOST_HERE: usize = 6;

/// The targets for slots that are not always covered.
struct OnOffer<'p> {
    candidates: Vec<Signable>,
    /// Those who are on loan here.
    borrowed: Vec<(&'p Id, Signable)>,
    unpriced: Vec<Id>,
    here: Vec<Id>,
}

impl<'p> OnOffer<'p> {
    fn new(plan: &'p Plan, weak: SlotSet, weeks: Weeks, at_least: Familiarity) -> OnOffer<'p> {
        let (candidates, borrowed, unpriced, here) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut market = OnOffer { candidates, borrowed, unpriced, here };
        let on_loan = plan.on_loan();
        for (place, (id, target)) in open_targets(plan).enumerate() {
            let slots = playable(&plan.tactic.formation, &target.profile, at_least);
            if !slots.meets(weak) {
                continue;
            }
            let Some((cost, _)) = target.expected_cost(weeks.first()) else {
                market.unpriced.push(id.clone());
                continue;
            };
            let signable = Signable { slots, cost: cost.units(), place };
            match target.profile.one_of(&on_loan) {
                None => market.candidates.push(signable),
                Some(_) if market.borrowed.len() < MOST_HERE => market.borrowed.push((id, signable)),
                Some(_) => market.here.push(id.clone()),
            }
        }
        market
    }

    /// Every choice of some who are on loan here, within the budget.
    fn branches(
        &self,
        plan: &Plan,
        weak: SlotSet,
        weeks: Weeks,
        at_least: Familiarity,
        budget: Option<u64>,
    ) -> Vec<Branch> {
        let branch = |chosen: usize| {
            let kept = self.borrowed.iter().enumerate().filter(|(at, _)| chosen >> at & 1 == 1).map(|(_, kept)| *kept);
            let (kept, signables): (Vec<&Id>, Vec<Signable>) = kept.unzip();
            let cost: u64 = signables.iter().map(|kept| kept.cost).sum();
            if kept.len() > MOST_SIGNINGS || budget.is_some_and(|budget| budget < cost) {
                return None;
            }
            let mut ahead = Ahead::new(&once_kept(plan, &kept, weeks.first())?, weeks, at_least);
            // Sets are compared over the same slots.
            ahead.weak = weak;
            Some(Branch::new(&ahead, &self.candidates, &signables, budget))
        };
        (1..1usize << self.borrowed.len()).filter_map(branch).collect()
    }
}

/// A choice of the targets who are on loan here, and the problem of whom to sign beside them.
///
/// They add nobody on the first day, as others do, but they stay when their loans end. So each choice of them has its own
/// figures of the weeks.
struct Branch {
    problem: SigningsProblem,
    cost: u64,
    /// Those who are kept, in plan order.
    places: Vec<usize>,
}

impl Branch {
    fn new(ahead: &Ahead, candidates: &[Signable], kept: &[Signable], budget: Option<u64>) -> Branch {
        let cost = kept.iter().map(|kept| kept.cost).sum();
        let left = budget.map(|budget| budget.saturating_sub(cost));
        let most = MOST_SIGNINGS.saturating_sub(kept.len());
        let problem = SigningsProblem::new(ahead, candidates.to_vec(), left, most);
        Branch { problem, cost, places: kept.iter().map(|kept| kept.place).collect() }
    }

    fn best(&self) -> FoundSet {
        self.with_kept(self.problem.best())
    }

    /// The best set of this choice that is not just the best of all with somebody added.
    fn runner_up(&self, best: &FoundSet) -> Option<FoundSet> {
        let others = best.places.iter().copied().filter(|place| !self.places.contains(place)).collect();
        let others = FoundSet { places: others, ..best.clone() };
        self.problem.runner_up(&others).map(|found| self.with_kept(found))
    }

    fn with_kept(&self, mut found: FoundSet) -> FoundSet {
        found.cost += self.cost;
        found.places.extend(&self.places);
        found.places.sort_unstable();
        found
    }
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
