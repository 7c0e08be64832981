//! The absences that would hurt most.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use jiff::civil::Date;

use super::cover::{DaySquad, Figures};
use super::eleven::{Choices, Eleven};
use super::sets::{Demand, Reach, SlotSet, Tight};
use super::squad::Squad;
use crate::domain::{Familiarity, Id, Outlook, Plan};

/// The most simultaneous absences that can be asked for.
pub const MOST_ABSENCES: usize = 4;

/// The players whose joint absence hurts most, and its effect.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WorstCase {
    /// In plan order.
    pub players: Vec<Id>,
    pub before: Figures,
    pub after: Figures,
    /// The total rating of the eleven, or its total value in whole units if anyone available has no rating.
    pub strength_before: i64,
    pub strength_after: i64,
}

/// The absences of this many players that would hurt most.
///
/// They leave the smallest margin, then the largest shortfall, then the weakest eleven, by the players' merit today;
/// then plan order decides. At most [`MOST_ABSENCES`] are considered.
///
/// Only players who can be fielded on the day can be lost; if there are fewer, all of them are. `None` if there are
/// none.
pub fn worst_absences(plan: &Plan, on: Date, at_least: Familiarity, absences: usize) -> Option<WorstCase> {
    worst_cases(plan, on, at_least, absences..=absences).pop()
}

/// The worst absences of each of these numbers of players, each case once; see [`worst_absences`].
pub fn worst_cases(plan: &Plan, on: Date, at_least: Familiarity, absences: RangeInclusive<usize>) -> Vec<WorstCase> {
    DaySquad::new(plan, on, at_least, Outlook::Likely).worst_cases(absences)
}

impl DaySquad<'_> {
    /// The worst absences of each of these numbers of players, each case once; see [`worst_absences`].
    pub fn worst_cases(&self, absences: RangeInclusive<usize>) -> Vec<WorstCase> {
        let DaySquad { squad, wanted, reach, choices, .. } = self;
        let (before, kinds) = (Figures::of(reach, wanted), kinds(squad));
        let mut numbers: Vec<usize> =
            absences.map(|lost| lost.min(MOST_ABSENCES).min(squad.candidates.len())).collect();
        numbers.dedup();
        let search = |lost: usize| {
            let left = tight(reach, wanted, before, lost);
            let mut search = WorstSearch { kinds: &kinds, left, chosen: Vec::new(), worst: None, ties: Vec::new() };
            search.lose(0, lost);
            Some((search.worst?, search.ties))
        };
        let found: Vec<(Figures, Vec<Vec<usize>>)> =
            numbers.into_iter().filter(|lost| *lost > 0).filter_map(search).collect();
        let together = found.iter().flat_map(|(_, ties)| together(ties)).collect();
        let mut elevens = Elevens {
            squad,
            kinds: &kinds,
            kind_of: kind_of(&kinds, squad.candidates.len()),
            together,
            known: BTreeMap::new(),
        };
        if !found.is_empty() {
            elevens.explore(&[], choices, &Eleven::new(choices));
        }
        let strength_before = elevens.known.get(&Vec::new()).map_or(0, |(strength, _)| *strength);
        let case = |(after, ties): &(Figures, Vec<Vec<usize>>)| {
            let (strength_after, places) = elevens.weakest(ties)?;
            let players = places.iter().filter_map(|place| squad.candidates.get(*place));
            let players = players.map(|player| player.id.clone()).collect();
            Some(WorstCase { players, before, after: *after, strength_before, strength_after })
        };
        found.iter().filter_map(case).collect()
    }
}

/// The single player whose absence would hurt most.
pub fn least_dispensable(plan: &Plan, on: Date, at_least: Familiarity) -> Option<WorstCase> {
    worst_absences(plan, on, at_least, 1)
}

/// The indices of the players of each set of slots, who are equal for margin and shortfall.
fn kinds(squad: &Squad<'_>) -> Vec<(SlotSet, Vec<usize>)> {
    let mut kinds: BTreeMap<SlotSet, Vec<usize>> = BTreeMap::new();
    for (place, candidate) in squad.candidates.iter().enumerate() {
        kinds.entry(candidate.slots).or_default().push(place);
    }
    kinds.into_iter().collect()
}

/// The kind of each of so many candidates.
fn kind_of(kinds: &[(SlotSet, Vec<usize>)], candidates: usize) -> Vec<usize> {
    let mut kind_of = vec![0; candidates];
    for (kind, (_, players)) in kinds.iter().enumerate() {
        for place in players {
            if let Some(held) = kind_of.get_mut(*place) {
                *held = kind;
            }
        }
    }
    kind_of
}

/// Every part of each choice, as kinds in order.
fn together(choices: &[Vec<usize>]) -> impl Iterator<Item = Vec<usize>> {
    let some_of = |choice: &Vec<usize>, which: usize| -> Vec<usize> {
        choice.iter().enumerate().filter(|(place, _)| which >> place & 1 == 1).map(|(_, kind)| *kind).collect()
    };
    choices.iter().flat_map(move |choice| (0..1 << choice.len()).map(move |which| some_of(choice, which)))
}

/// The sets that can decide a figure when this many players are lost.
///
/// A set loses at most that many, and the figures don't improve, so all other sets stay above them.
fn tight(reach: &Reach, wanted: &Demand, now: Figures, lost: usize) -> Vec<Tight> {
    let at_most = |figure: i64| (figure + lost as i64).clamp(i16::MIN.into(), i16::MAX.into()) as i16;
    reach.tight(wanted, (at_most(now.margin.into()), at_most(-i64::from(now.shortfall))))
}

/// The search for how many players of each kind to lose.
struct WorstSearch<'s> {
    kinds: &'s [(SlotSet, Vec<usize>)],
    /// The surpluses without the lost players.
    left: Vec<Tight>,
    chosen: Vec<usize>,
    worst: Option<Figures>,
    /// Each choice that attains the worst figures: the kinds of the players, in order.
    ties: Vec<Vec<usize>>,
}

impl WorstSearch<'_> {
    fn lose(&mut self, from: usize, more: usize) {
        let figures = self.figures();
        if more == 0 {
            let rank = |figures: &Figures| (figures.margin, Reverse(figures.shortfall));
            match self.worst.map(|worst| rank(&figures).cmp(&rank(&worst))) {
                Some(std::cmp::Ordering::Greater) => return,
                Some(std::cmp::Ordering::Equal) => {}
                _ => (self.worst, self.ties) = (Some(figures), Vec::new()),
            }
            self.ties.push(self.chosen.clone());
            return;
        }
        // One player more or less moves either figure by one at most.
        let at_worst = (figures.margin - more as i32, Reverse(figures.shortfall + more as u32));
        if self.worst.is_some_and(|worst| at_worst > (worst.margin, Reverse(worst.shortfall))) {
            return;
        }
        for kind in from..self.kinds.len() {
            let Some((slots, players)) = self.kinds.get(kind).map(|(slots, players)| (*slots, players.len())) else {
                continue;
            };
            if self.chosen.iter().filter(|chosen| **chosen == kind).count() < players {
                self.chosen.push(kind);
                self.add(slots, -1);
                self.lose(kind, more - 1);
                self.add(slots, 1);
                self.chosen.pop();
            }
        }
    }

    fn figures(&self) -> Figures {
        let margin = self.left.iter().map(|set| set.beyond_eleven).min().unwrap_or(0);
        let missing = self.left.iter().map(|set| -set.beyond_wanted).fold(0, i16::max);
        Figures { margin: margin.into(), shortfall: missing.unsigned_abs().into() }
    }

    /// Adds players who play the same slots, or removes them if the number is negative.
    fn add(&mut self, slots: SlotSet, players: i16) {
        for set in self.left.iter_mut().filter(|set| set.slots.meets(slots)) {
            set.beyond_eleven += players;
            set.beyond_wanted += players;
        }
    }
}

/// The elevens that are left when players are lost whom earlier elevens need.
///
/// Losing anybody else leaves an eleven unchanged, so these are all elevens that any considered absences leave.
struct Elevens<'s, 'p> {
    squad: &'s Squad<'p>,
    kinds: &'s [(SlotSet, Vec<usize>)],
    /// The kind of each candidate.
    kind_of: Vec<usize>,
    /// The kinds of players who may go together, in order.
    together: BTreeSet<Vec<usize>>,
    /// By the places of the lost, in order: the total merit, and the places of the players whom the eleven needs.
    known: BTreeMap<Vec<usize>, (i64, BTreeSet<usize>)>,
}

impl Elevens<'_, '_> {
    fn explore(&mut self, lost: &[usize], choices: &Choices, eleven: &Eleven<'_>) {
        let fielded = eleven.players().into_iter().flatten();
        let players = fielded.filter_map(|place| self.squad.candidates.get(place));
        let strength = players.map(|player| self.squad.merit(player)).sum();
        let needed = eleven.needed();
        self.known.insert(lost.to_vec(), (strength, needed.clone()));
        for place in needed {
            let (before, after) = lost.split_at(lost.partition_point(|held| *held < place));
            let lost = [before, &[place], after].concat();
            if !self.known.contains_key(&lost) && self.may_go(&lost) {
                let choices = choices.without(place);
                self.explore(&lost, &choices, &eleven.without(place, &choices));
            }
        }
    }

    fn may_go(&self, lost: &[usize]) -> bool {
        let mut kinds: Vec<usize> = lost.iter().filter_map(|place| self.kind_of.get(*place).copied()).collect();
        kinds.sort_unstable();
        self.together.contains(&kinds)
    }

    /// The weakest eleven that one of the choices of kinds leaves, and the places of the lost: those of the eleven's
    /// forerunners, and of the rest the first in plan order whom it does not need.
    fn weakest(&self, ties: &[Vec<usize>]) -> Option<(i64, Vec<usize>)> {
        let mut weakest: Option<(i64, Vec<usize>)> = None;
        for (lost, (strength, needed)) in &self.known {
            if weakest.as_ref().is_some_and(|(least, _)| strength > least) {
                continue;
            }
            for choice in ties {
                let Some(players) = complete(lost, needed, choice, self.kinds) else { continue };
                let found = (*strength, players);
                if weakest.as_ref().is_none_or(|least| found < *least) {
                    weakest = Some(found);
                }
            }
        }
        weakest
    }
}

/// So many players of each kind as the choice has, the lost among them and nobody who is needed; the first in plan
/// order.
fn complete(
    lost: &[usize],
    needed: &BTreeSet<usize>,
    choice: &[usize],
    kinds: &[(SlotSet, Vec<usize>)],
) -> Option<Vec<usize>> {
    let mut players = lost.to_vec();
    for kind in choice.chunk_by(|one, other| one == other) {
        let (_, members) = kinds.get(*kind.first()?)?;
        let held = members.iter().filter(|player| lost.contains(player)).count();
        let spare = members.iter().filter(|player| !lost.contains(player) && !needed.contains(player));
        let more = kind.len().checked_sub(held)?;
        let before = players.len();
        players.extend(spare.take(more));
        if players.len() < before + more {
            return None;
        }
    }
    players.sort_unstable();
    (players.len() == choice.len()).then_some(players)
}
