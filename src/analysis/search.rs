//! The search for the best set of signings: branch and bound over those who can matter.

use std::cmp::Reverse;

use super::best_set::MOST_SIGNINGS;
use super::sets::SlotSet;
use super::worth::Ahead;

/// Somebody who may be signed.
#[derive(Clone, Copy)]
pub(super) struct Candidate {
    pub(super) slots: SlotSet,
    pub(super) cost: u64,
    /// In plan order.
    pub(super) place: usize,
}

/// A set of signings and what it comes to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Sets {
    pub(super) margin: i32,
    pub(super) weeks: u32,
    pub(super) shortfall: u32,
    pub(super) cost: u64,
    /// In plan order.
    pub(super) places: Vec<usize>,
}

/// Margin, weeks at it, summed shortfall: the better first.
type Score = (Reverse<i32>, u32, u32);

impl Sets {
    fn score(&self) -> Score {
        (Reverse(self.margin), self.weeks, self.shortfall)
    }

    fn rank(&self) -> (Score, u64, usize, &[usize]) {
        (self.score(), self.cost, self.places.len(), &self.places)
    }
}

/// A week, by the sets of slots that can decide its figures.
struct Week {
    times: u32,
    /// |N(S)| − |S|, the least first.
    margins: Vec<(usize, i32)>,
    /// The demand of S less |N(S)|, above 0.
    lacks: Vec<(usize, i32)>,
}

pub(super) struct Problem {
    weeks: Vec<Week>,
    /// The least margin of every deciding set over the weeks.
    least: Vec<(usize, i32)>,
    /// The cheapest first, then in plan order. Sets of slots are numbered among the weak slots alone.
    candidates: Vec<Candidate>,
    /// For each candidate, the sets of slots that he plays in.
    plays: Vec<Vec<bool>>,
    /// For each candidate, how many of those from him on play in each set of slots.
    to_come: Vec<Vec<u8>>,
    /// How many sets the weak slots have.
    sets: usize,
    budget: Option<u64>,
}

impl Problem {
    pub(super) fn new(ahead: &Ahead, mut candidates: Vec<Candidate>, budget: Option<u64>) -> Problem {
        let slots: Vec<usize> = if ahead.weak.is_empty() { SlotSet::ALL } else { ahead.weak }.iter().collect();
        let sets = 1 << slots.len();
        let spread = |set: usize| -> SlotSet {
            slots.iter().enumerate().filter(|(bit, _)| set >> bit & 1 == 1).map(|(_, slot)| *slot).collect()
        };
        let spread: Vec<SlotSet> = (0..sets).map(spread).collect();
        for candidate in &mut candidates {
            candidate.slots = candidate.slots.and(ahead.weak);
        }
        candidates.retain(|candidate| budget.is_none_or(|budget| candidate.cost <= budget));
        candidates.sort_by_key(|candidate| (candidate.cost, candidate.place));
        let candidates = undominated(candidates);
        let plays: Vec<Vec<bool>> =
            candidates.iter().map(|man| spread.iter().map(|set| set.meets(man.slots)).collect()).collect();
        let mut to_come = vec![vec![0u8; sets]];
        for plays in plays.iter().rev() {
            let after = to_come.last().map_or(&[][..], Vec::as_slice);
            let more =
                after.iter().zip(plays).map(|(after, plays)| (after + u8::from(*plays)).min(MOST_SIGNINGS as u8));
            let more = more.collect();
            to_come.push(more);
        }
        to_come.reverse();
        let margins = ahead.weeks.iter().map(|(reach, _)| {
            let margin = |set: &SlotSet| if set.is_empty() { i32::MAX } else { reach.of(*set) - set.len() as i32 };
            spread.iter().map(margin).collect::<Vec<i32>>()
        });
        let margins: Vec<Vec<i32>> = margins.collect();
        let most = to_come.first().map_or(&[][..], Vec::as_slice);
        let best = |margins: &Vec<i32>| {
            margins.iter().zip(most).map(|(margin, most)| margin.saturating_add(i32::from(*most))).min().unwrap_or(0)
        };
        // No set of slots that has more without anybody can hold the worst week down.
        let ceiling = margins.iter().map(best).min().unwrap_or(0);
        let weeks = ahead.weeks.iter().zip(&margins).map(|((reach, times), margins)| {
            let lacks = spread.iter().map(|set| ahead.wanted.of(*set) - reach.of(*set)).collect::<Vec<i32>>();
            let least = deciding(margins, |margin| margin <= ceiling);
            let lacks = deciding(&lacks.iter().map(|lack| -lack).collect::<Vec<i32>>(), |lack| lack < 0);
            Week { times: *times, margins: least, lacks: lacks.into_iter().map(|(set, lack)| (set, -lack)).collect() }
        });
        let weeks: Vec<Week> = weeks.collect();
        let fewest = |set: usize| margins.iter().filter_map(|week| week.get(set)).min().copied().unwrap_or(i32::MAX);
        let least = deciding(&(0..sets).map(fewest).collect::<Vec<i32>>(), |margin| margin <= ceiling);
        Problem { weeks, least, candidates, plays, to_come, sets, budget }
    }

    /// The best set of all but those that have all of somebody else's men.
    pub(super) fn best(&self, without: Option<&Sets>) -> Sets {
        self.search(without).unwrap_or_else(|| self.nobody())
    }

    /// The next best that is not the best with somebody more.
    pub(super) fn runner_up(&self, best: &Sets) -> Option<Sets> {
        if best.places.is_empty() { None } else { self.search(Some(best)) }
    }

    fn nobody(&self) -> Sets {
        let (Reverse(margin), weeks, shortfall) = self.score(&vec![0; self.sets]);
        Sets { margin, weeks, shortfall, cost: 0, places: Vec::new() }
    }

    fn search(&self, without: Option<&Sets>) -> Option<Sets> {
        let mut search = Search { problem: self, without, best: None, signed: Vec::new(), cost: 0 };
        search.branch(0, &vec![0; self.sets]);
        search.best
    }

    /// What the plan comes to when each set of slots has so many men more.
    fn score(&self, more: &[u8]) -> Score {
        let more = |set: usize| more.get(set).map_or(0, |more| i32::from(*more));
        let margin = self.margin(more);
        let (mut weeks, mut shortfall) = (0, 0);
        for week in &self.weeks {
            let at_it = week.margins.iter().take_while(|(_, least)| *least <= margin);
            let at_it = at_it.filter(|(set, least)| least + more(*set) <= margin).count() > 0;
            weeks += if at_it { week.times } else { 0 };
            let lack = week.lacks.iter().map(|(set, lack)| lack - more(*set)).max().unwrap_or(0).max(0);
            shortfall += lack.unsigned_abs() * week.times;
        }
        (Reverse(margin), weeks, shortfall)
    }

    fn margin(&self, more: impl Fn(usize) -> i32) -> i32 {
        self.least.iter().map(|(set, least)| least + more(*set)).min().unwrap_or(0)
    }
}

/// The sets that can have the least value when whoever is added to a set is added to all that hold it: those that no
/// smaller set within them undercuts. The least first.
fn deciding(values: &[i32], matters: impl Fn(i32) -> bool) -> Vec<(usize, i32)> {
    let mut within: Vec<i32> = Vec::with_capacity(values.len());
    let mut deciding = Vec::new();
    for (set, value) in values.iter().enumerate() {
        let smaller = (0..usize::BITS).map(|bit| 1 << bit).take_while(|bit| *bit <= set).filter(|bit| set & bit != 0);
        let undercut = smaller.filter_map(|bit| within.get(set ^ bit)).min().copied().unwrap_or(i32::MAX);
        if *value < undercut && set > 0 && matters(*value) {
            deciding.push((set, *value));
        }
        within.push(if set == 0 { i32::MAX } else { undercut.min(*value) });
    }
    deciding.sort_by_key(|(_, value)| *value);
    deciding
}

/// Those whom fewer than six others beat, each playing at least his slots for less, or for as much and earlier in the plan.
/// Of six such men at least two are not in a set of five with him, and either in his place makes it better: no set with him
/// is the best, or the next best.
fn undominated(candidates: Vec<Candidate>) -> Vec<Candidate> {
    let mut kept: Vec<Candidate> = Vec::new();
    for (place, man) in candidates.iter().enumerate() {
        let beats = |other: &&Candidate| man.slots.without(other.slots).is_empty();
        if candidates.iter().take(place).filter(beats).count() <= MOST_SIGNINGS {
            kept.push(*man);
        }
    }
    kept
}

struct Search<'p> {
    problem: &'p Problem,
    without: Option<&'p Sets>,
    best: Option<Sets>,
    /// Indices of candidates.
    signed: Vec<usize>,
    cost: u64,
}

impl Search<'_> {
    /// Takes in the men signed so far, then goes on with the candidates from one on.
    fn branch(&mut self, from: usize, more: &[u8]) {
        let score = self.problem.score(more);
        self.offer(score);
        let room = MOST_SIGNINGS - self.signed.len();
        for next in from..self.problem.candidates.len() {
            let Some((man, plays)) = self.problem.candidates.get(next).zip(self.problem.plays.get(next)) else {
                return;
            };
            let affordable = self.affordable(next, room);
            // The candidates are in order of their cost: nobody after him is affordable either.
            if affordable == 0 || self.is_hopeless(next, more, score, affordable) {
                return;
            }
            let with: Vec<u8> = more.iter().zip(plays).map(|(more, plays)| more + u8::from(*plays)).collect();
            self.signed.push(next);
            self.cost += man.cost;
            self.branch(next + 1, &with);
            self.cost -= man.cost;
            self.signed.pop();
        }
    }

    fn offer(&mut self, (Reverse(margin), weeks, shortfall): Score) {
        let men = self.signed.iter().filter_map(|signed| self.problem.candidates.get(*signed));
        let mut places: Vec<usize> = men.map(|man| man.place).collect();
        places.sort_unstable();
        if self.without.is_some_and(|without| without.places.iter().all(|man| places.contains(man))) {
            return;
        }
        let found = Sets { margin, weeks, shortfall, cost: self.cost, places };
        if self.best.as_ref().is_none_or(|best| found.rank() < best.rank()) {
            self.best = Some(found);
        }
    }

    /// How many of the candidates from one on can be paid, the cheapest first.
    fn affordable(&self, from: usize, room: usize) -> usize {
        let Some(budget) = self.problem.budget else { return room.min(self.problem.candidates.len() - from) };
        let mut left = budget.saturating_sub(self.cost);
        let mut men = 0;
        for man in self.problem.candidates.iter().skip(from).take(room) {
            let Some(rest) = left.checked_sub(man.cost) else { break };
            (left, men) = (rest, men + 1);
        }
        men
    }

    /// Whether nobody from a candidate on, with at least one of them, can make a better set than the best so far.
    fn is_hopeless(&self, from: usize, more: &[u8], score: Score, room: usize) -> bool {
        let Some(best) = &self.best else { return false };
        let Some(to_come) = self.problem.to_come.get(from) else { return true };
        let at_most = |set: usize| {
            let (more, to_come) = (more.get(set).copied().unwrap_or(0), to_come.get(set).copied().unwrap_or(0));
            i32::from(more) + i32::from(to_come).min(room as i32)
        };
        let margin = self.problem.margin(at_most);
        if margin != best.margin {
            return margin < best.margin;
        }
        let reached = score <= best.score();
        let needed = if reached { 1 } else { self.needed(more, best.margin).max(1) };
        let cost = self.cost + self.problem.candidates.iter().skip(from).take(needed).map(|man| man.cost).sum::<u64>();
        let at_most: Vec<u8> = (0..self.problem.sets).map(|set| at_most(set) as u8).collect();
        let men = self.signed.len() + needed;
        (self.problem.score(&at_most), cost, men) > (best.score(), best.cost, best.places.len())
    }

    /// How many men at least must still be signed to come to a margin.
    fn needed(&self, more: &[u8], margin: i32) -> usize {
        let short = |(set, least): &(usize, i32)| margin - least - more.get(*set).map_or(0, |more| i32::from(*more));
        self.problem.least.iter().map(short).max().map_or(0, |short| short.max(0) as usize)
    }
}
