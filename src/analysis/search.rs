//! The search for the best set of signings: branch and bound over kinds of players, the cheapest of each kind first.

use std::cmp::Reverse;

use super::sets::SlotSet;
use super::worth::Ahead;

/// The most players of a set.
pub const MOST_SIGNINGS: usize = 5;

/// Somebody who may be signed.
#[derive(Clone, Copy)]
pub(super) struct Signable {
    pub(super) slots: SlotSet,
    pub(super) cost: u64,
    /// In plan order.
    pub(super) place: usize,
}

/// A set of signings, and its score and cost.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct FoundSet {
    pub(super) score: SigningsScore,
    pub(super) cost: u64,
    /// In plan order.
    pub(super) places: Vec<usize>,
}

/// The margin of the worst week, the number of weeks with it, and the sum of the shortfalls; the better score is
/// smaller.
pub(super) type SigningsScore = (Reverse<i32>, u32, u32);

impl FoundSet {
    /// Sorts the better set first.
    pub(super) fn rank(&self) -> (SigningsScore, u64, usize, &[usize]) {
        (self.score, self.cost, self.places.len(), &self.places)
    }
}

/// The problem in its smallest form.
///
/// Slots that the same candidates play form one class, and sets of classes are numbered by their bits. Of the sets of
/// slots in the same classes only the tightest counts.
pub(super) struct SigningsProblem {
    weeks: Vec<SearchWeek>,
    /// The smallest margin over the weeks of every deciding set, in ascending order.
    least: Vec<(usize, i32)>,
    kinds: Vec<SignableKind>,
    /// The number of sets of classes.
    sets: usize,
    budget: u64,
    /// The most players of a set.
    most: usize,
}

/// A week, with the sets of classes that can decide its figures.
struct SearchWeek {
    times: u32,
    /// |N(S)| − |S| of the deciding sets, in ascending order.
    margins: Vec<(usize, i32)>,
    /// The demand of S less |N(S)|, for sets where it is above 0.
    lacks: Vec<(usize, i32)>,
}

/// Candidates for the same classes, who differ only in cost and plan order.
struct SignableKind {
    /// Whether they play in each set of classes.
    plays: Vec<bool>,
    /// Cost and place, the cheapest first, then in plan order.
    players: Vec<(u64, usize)>,
    /// For each set of classes, how many players of this kind and the later ones play there.
    to_come: Vec<u8>,
    /// The costs of the cheapest players of this kind and the later ones, as many as may be signed.
    cheapest: Vec<u64>,
}

impl SigningsProblem {
    /// The problem of signing at most `most` of the candidates within a budget.
    pub(super) fn new(
        ahead: &Ahead,
        mut candidates: Vec<Signable>,
        budget: Option<u64>,
        most: usize,
    ) -> SigningsProblem {
        let slots: Vec<usize> = if ahead.weak.is_empty() { SlotSet::ALL } else { ahead.weak }.iter().collect();
        let budget = budget.unwrap_or(u64::MAX);
        for candidate in &mut candidates {
            candidate.slots = candidate.slots.and(ahead.weak);
        }
        candidates.retain(|candidate| candidate.cost <= budget);
        candidates.sort_by_key(|candidate| (candidate.cost, candidate.place));
        let candidates = undominated(&candidates);
        let classes = classes(&slots, &candidates);
        let sets = 1 << classes.iter().max().map_or(0, |class| class + 1);
        let class_of = |set: SlotSet| -> usize {
            slots
                .iter()
                .zip(&classes)
                .filter(|(slot, _)| set.contains(**slot))
                .fold(0, |all, (_, class)| all | 1 << class)
        };
        let kinds = kinds(&candidates, class_of, sets);
        let spread: Vec<(usize, SlotSet)> = (1..1usize << slots.len())
            .map(|set| slots.iter().enumerate().filter(|(bit, _)| set >> bit & 1 == 1).map(|(_, slot)| *slot).collect())
            .map(|set| (class_of(set), set))
            .collect();
        let tightest = |figure: &dyn Fn(SlotSet) -> i32| {
            let mut least = vec![i32::MAX; sets];
            for (class, set) in &spread {
                if let Some(least) = least.get_mut(*class) {
                    *least = figure(*set).min(*least);
                }
            }
            least
        };
        let margins = ahead.weeks.iter().map(|(reach, _)| tightest(&|set| reach.of(set) - set.len() as i32));
        let margins: Vec<Vec<i32>> = margins.collect();
        // No set that has more than this without anybody can hold the worst week down.
        let to_come = kinds.first().map_or(vec![0; sets], |kind| kind.to_come.clone());
        let at_most =
            |week: &Vec<i32>| week.iter().zip(&to_come).map(|(least, more)| least.saturating_add((*more).into())).min();
        let ceiling = margins.iter().filter_map(at_most).min().unwrap_or(0);
        let weeks = ahead.weeks.iter().zip(&margins).map(|((reach, times), margins)| {
            let lacks = deciding(&tightest(&|set| reach.of(set) - ahead.wanted.of(set)), -1);
            let lacks = lacks.into_iter().map(|(set, lack)| (set, -lack)).collect();
            SearchWeek { times: *times, margins: deciding(margins, ceiling), lacks }
        });
        let weeks: Vec<SearchWeek> = weeks.collect();
        let fewest = |set: usize| margins.iter().filter_map(|week| week.get(set)).min().copied().unwrap_or(i32::MAX);
        let least = deciding(&(0..sets).map(fewest).collect::<Vec<i32>>(), ceiling);
        SigningsProblem { weeks, least, kinds, sets, budget, most }
    }

    pub(super) fn best(&self) -> FoundSet {
        let nobody = FoundSet { score: self.score(&vec![0; self.sets]), cost: 0, places: Vec::new() };
        self.search(None).unwrap_or(nobody)
    }

    /// The next best set that is not just the best one with somebody added.
    pub(super) fn runner_up(&self, best: &FoundSet) -> Option<FoundSet> {
        if best.places.is_empty() { None } else { self.search(Some(best)) }
    }

    fn search(&self, without: Option<&FoundSet>) -> Option<FoundSet> {
        let mut search = SigningsSearch { problem: self, without, best: None, signed: Vec::new(), cost: 0 };
        search.branch(0, &vec![0; self.sets]);
        search.best
    }

    /// The score of the plan if each set of classes has this many more players.
    fn score(&self, more: &[u8]) -> SigningsScore {
        let more = |set: usize| more.get(set).map_or(0, |more| i32::from(*more));
        let margin = self.margin(more);
        let (mut weeks, mut shortfall) = (0, 0);
        for week in &self.weeks {
            let mut low = week.margins.iter().take_while(|(_, least)| *least <= margin);
            weeks += if low.any(|(set, least)| least + more(*set) <= margin) { week.times } else { 0 };
            let lack = week.lacks.iter().map(|(set, lack)| lack - more(*set)).max().unwrap_or(0).max(0);
            shortfall += lack.unsigned_abs() * week.times;
        }
        (Reverse(margin), weeks, shortfall)
    }

    fn margin(&self, more: impl Fn(usize) -> i32) -> i32 {
        self.least.iter().map(|(set, least)| least + more(*set)).min().unwrap_or(0)
    }
}

/// The class of each slot.
fn classes(slots: &[usize], candidates: &[Signable]) -> Vec<usize> {
    let mut known: Vec<Vec<bool>> = Vec::new();
    let mut classes = Vec::with_capacity(slots.len());
    for slot in slots {
        let played: Vec<bool> = candidates.iter().map(|player| player.slots.contains(*slot)).collect();
        let class = known.iter().position(|known| *known == played).unwrap_or(known.len());
        if class == known.len() {
            known.push(played);
        }
        classes.push(class);
    }
    classes
}

/// The candidates by kind; the kind with the cheapest candidate comes first.
fn kinds(candidates: &[Signable], class_of: impl Fn(SlotSet) -> usize, sets: usize) -> Vec<SignableKind> {
    let mut players: Vec<(usize, Vec<(u64, usize)>)> = Vec::new();
    for player in candidates {
        let classes = class_of(player.slots);
        match players.iter_mut().find(|(known, _)| *known == classes) {
            Some((_, alike)) => alike.push((player.cost, player.place)),
            None => players.push((classes, vec![(player.cost, player.place)])),
        }
    }
    let mut kinds: Vec<SignableKind> = Vec::with_capacity(players.len());
    for (classes, players) in players.into_iter().rev() {
        let plays: Vec<bool> = (0..sets).map(|set| set & classes != 0).collect();
        let (mut to_come, mut cheapest) = kinds
            .last()
            .map_or_else(|| (vec![0; sets], Vec::new()), |kind| (kind.to_come.clone(), kind.cheapest.clone()));
        for (to_come, _) in to_come.iter_mut().zip(&plays).filter(|(_, plays)| **plays) {
            *to_come = MOST_SIGNINGS.min(usize::from(*to_come) + players.len()) as u8;
        }
        cheapest.extend(players.iter().map(|(cost, _)| *cost));
        cheapest.sort_unstable();
        cheapest.truncate(MOST_SIGNINGS);
        kinds.push(SignableKind { plays, players, to_come, cheapest });
    }
    kinds.reverse();
    kinds
}

/// The sets that can have the smallest value, in ascending order of value.
///
/// A player who is added to a set is added to all sets that contain it, so a set counts only if no subset has a value
/// as small. Sets above the ceiling are left out, too.
fn deciding(values: &[i32], ceiling: i32) -> Vec<(usize, i32)> {
    let mut within: Vec<i32> = Vec::with_capacity(values.len());
    let mut deciding = Vec::new();
    for (set, value) in values.iter().enumerate() {
        let smaller = (0..usize::BITS).map(|bit| 1 << bit).take_while(|bit| *bit <= set).filter(|bit| set & bit != 0);
        let undercut = smaller.filter_map(|bit| within.get(set ^ bit)).min().copied().unwrap_or(i32::MAX);
        if *value < undercut && *value <= ceiling {
            deciding.push((set, *value));
        }
        within.push(undercut.min(*value));
    }
    deciding.sort_by_key(|(_, value)| *value);
    deciding
}

/// The candidates who are beaten by fewer than six others.
///
/// One beats another if he plays at least the other's slots for less, or for as much and comes earlier in the plan. If
/// six beat a candidate, at least two of them are not in a set of five with him, and either of them would make the set
/// better in his place. So no set with him is the best or the next best.
fn undominated(candidates: &[Signable]) -> Vec<Signable> {
    let mut kept: Vec<Signable> = Vec::new();
    for (place, player) in candidates.iter().enumerate() {
        let beats = |other: &&Signable| player.slots.without(other.slots).is_empty();
        if candidates.iter().take(place).filter(beats).count() <= MOST_SIGNINGS {
            kept.push(*player);
        }
    }
    kept
}

struct SigningsSearch<'p> {
    problem: &'p SigningsProblem,
    without: Option<&'p FoundSet>,
    best: Option<FoundSet>,
    /// The kinds of the signed players in order, one entry for each.
    signed: Vec<usize>,
    /// The cost of the cheapest players of these kinds.
    cost: u64,
}

impl SigningsSearch<'_> {
    /// Considers the kinds signed so far, then adds players of the kinds from `from` on.
    fn branch(&mut self, from: usize, more: &[u8]) {
        let score = self.problem.score(more);
        self.offer(score);
        let room = self.problem.most - self.signed.len();
        for (next, kind) in self.problem.kinds.iter().enumerate().skip(from) {
            if room == 0 || self.is_hopeless(kind, more, score, room) {
                return;
            }
            let held = self.signed.iter().filter(|signed| **signed == next).count();
            let Some((cost, _)) = kind.players.get(held) else { continue };
            if self.cost.saturating_add(*cost) > self.problem.budget {
                continue;
            }
            let with: Vec<u8> = more.iter().zip(&kind.plays).map(|(more, plays)| more + u8::from(*plays)).collect();
            self.signed.push(next);
            self.cost += cost;
            self.branch(next, &with);
            self.cost -= cost;
            self.signed.pop();
        }
    }

    /// Offers the cheapest players of the kinds as the best set.
    ///
    /// If they would contain all players of the excluded set, the cheapest choice that lacks one of them is taken.
    fn offer(&mut self, score: SigningsScore) {
        let found = self.cheapest(score, None);
        let held = |without: &FoundSet| without.places.iter().all(|player| found.places.contains(player));
        match self.without.filter(|without| held(without)) {
            None => self.take(found),
            Some(without) => without.places.iter().for_each(|left_out| {
                let found = self.cheapest(score, Some(*left_out));
                if found.places.len() == self.signed.len() && found.cost <= self.problem.budget {
                    self.take(found);
                }
            }),
        }
    }

    fn cheapest(&self, score: SigningsScore, left_out: Option<usize>) -> FoundSet {
        let (mut cost, mut places) = (0, Vec::with_capacity(self.signed.len()));
        for kind in self.signed.chunk_by(|one, other| one == other) {
            let players =
                kind.first().and_then(|kind| self.problem.kinds.get(*kind)).map_or(&[][..], |kind| &kind.players);
            for (price, place) in players.iter().filter(|(_, place)| Some(*place) != left_out).take(kind.len()) {
                cost += price;
                places.push(*place);
            }
        }
        places.sort_unstable();
        FoundSet { score, cost, places }
    }

    fn take(&mut self, found: FoundSet) {
        if self.best.as_ref().is_none_or(|best| found.rank() < best.rank()) {
            self.best = Some(found);
        }
    }

    /// Whether adding players of this kind or later ones can't lead to a better set than the best so far.
    fn is_hopeless(&self, kind: &SignableKind, more: &[u8], score: SigningsScore, room: usize) -> bool {
        let Some(best) = &self.best else { return false };
        let at_most = |set: usize| {
            let (more, to_come) = (more.get(set).copied().unwrap_or(0), kind.to_come.get(set).copied().unwrap_or(0));
            i32::from(more) + i32::from(to_come).min(room as i32)
        };
        let Reverse(to_reach) = best.score.0;
        let margin = self.problem.margin(at_most);
        if margin != to_reach {
            return margin < to_reach;
        }
        let at_most: Vec<u8> = (0..self.problem.sets).map(|set| at_most(set) as u8).collect();
        let at_best = self.problem.score(&at_most);
        if at_best != best.score {
            return at_best > best.score;
        }
        // As good a score at the best: it must cost no more, and take no more players.
        let needed = self.needed(more, score, best);
        let cost = self.cost + kind.cheapest.iter().take(needed).sum::<u64>();
        needed > room || (cost, self.signed.len() + needed) > (best.cost, best.places.len())
    }

    /// The least number of players, at least one, who must still be signed to reach the best score.
    ///
    /// One player reduces any week's shortfall by at most one, and raises any margin by at most one.
    fn needed(&self, more: &[u8], (_, _, shortfall): SigningsScore, best: &FoundSet) -> usize {
        let weeks: u32 = self.problem.weeks.iter().map(|week| week.times).sum();
        let bodies = shortfall.saturating_sub(best.score.2).div_ceil(weeks.max(1)) as usize;
        let short = best.score.0.0 - self.problem.margin(|set| more.get(set).map_or(0, |more| i32::from(*more)));
        bodies.max(short.max(1) as usize)
    }
}
