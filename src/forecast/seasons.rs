//! Drawn seasons that are kept, so that sets of slots and changes of the plan are asked of the very same ones.

use std::ops::Range;
use std::sync::Arc;

use super::chance::DrawnChance;
use super::margins::{Planes, TightSets, fewer_than};
use super::prognosis::Horizon;
use super::simulation::{DrawnPlayer, Simulation};
use super::squad::{ForecastSquad, Member};

/// Who is there in each kept week of each drawn season, and where the eleven can't be filled.
///
/// A bit of each word is one season. What was drawn is shared by all copies.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct DrawnSeasons {
    /// The weeks that are kept, in order.
    weeks: Vec<usize>,
    /// The number of the first of them that are kept apart from the others, so that they can be kept alone.
    near: usize,
    /// By player, the slots that he can play in, a bit for each.
    slots: Vec<u16>,
    near_units: Vec<Arc<DrawnUnit>>,
    far_units: Vec<Arc<DrawnUnit>>,
}

/// A unit of the seasons in some weeks.
#[derive(PartialEq, Debug)]
struct DrawnUnit {
    /// By word, week and player.
    there: Vec<u64>,
    /// By word and week.
    broken: Vec<u64>,
}

impl DrawnUnit {
    fn with_room(weeks: usize, players: usize) -> DrawnUnit {
        let words = Simulation::WORDS * weeks;
        DrawnUnit { there: Vec::with_capacity(words * players), broken: Vec::with_capacity(words) }
    }
}

/// What the seasons are drawn by, the same before and after a change.
#[derive(Clone, Copy)]
pub(super) struct DrawnBy<'a> {
    pub(super) horizon: &'a Horizon<'a>,
    /// How much the luck of teams differs.
    pub(super) spread: f64,
    pub(super) seed: u64,
}

impl DrawnSeasons {
    /// Keeps these weeks, those before `far` so that they can be kept alone.
    pub(super) fn new(weeks: Vec<usize>, far: usize, squad: &ForecastSquad) -> DrawnSeasons {
        let slots = squad.members.iter().map(|member| member.entrant.slots).collect();
        DrawnSeasons { near: weeks.partition_point(|week| *week < far), weeks, slots, ..DrawnSeasons::default() }
    }

    /// Draws the seasons of these units, which follow those that are kept already.
    pub(super) fn draw(&mut self, simulation: &Simulation<'_>, units: Range<usize>) {
        let (mut work, players) = (Planes::default(), self.slots.len());
        for unit in units {
            let [mut near, mut far] =
                [self.near, self.weeks.len() - self.near].map(|weeks| DrawnUnit::with_room(weeks, players));
            simulation.draw_there(unit * Simulation::WORDS..(unit + 1) * Simulation::WORDS, |_, week, there| {
                if let Ok(place) = self.weeks.binary_search(&week) {
                    let unit = if place < self.near { &mut near } else { &mut far };
                    unit.there.extend_from_slice(there);
                    unit.broken.push(simulation.broken(there, &mut work));
                }
            });
            self.near_units.push(Arc::new(near));
            self.far_units.push(Arc::new(far));
        }
    }

    /// By player, the slots that he can play in, a bit for each.
    pub(super) fn slots(&self) -> &[u16] {
        &self.slots
    }

    /// The number of words that were drawn.
    fn words(&self) -> usize {
        self.near_units.len() * Simulation::WORDS
    }

    /// The number of seasons.
    pub(super) fn runs(&self) -> u64 {
        64 * self.words() as u64
    }

    /// Who is there in a word's kept week, and where the eleven can't be filled.
    fn at(&self, word: usize, place: usize) -> (&[u64], u64) {
        let (units, weeks, place) = match place.checked_sub(self.near) {
            None => (&self.near_units, self.near, place),
            Some(place) => (&self.far_units, self.weeks.len() - self.near, place),
        };
        let Some(unit) = units.get(word / Simulation::WORDS) else { return (&[], 0) };
        let (week, players) = (word % Simulation::WORDS * weeks + place, self.slots.len());
        let there = unit.there.get(week * players..(week + 1) * players);
        (there.unwrap_or_default(), unit.broken.get(week).copied().unwrap_or(0))
    }

    /// By word, the seasons in which something holds in some of these weeks.
    fn in_some(&self, is_of: impl Fn(usize) -> bool, mut holds: impl FnMut(&[u64], u64) -> u64) -> Vec<u64> {
        let weeks = self.weeks.iter().enumerate().filter(|(_, week)| is_of(**week));
        let places: Vec<usize> = weeks.map(|(place, _)| place).collect();
        let word = |word: usize| {
            places.iter().fold(0, |ever, place| {
                let (there, broken) = self.at(word, *place);
                ever | holds(there, broken)
            })
        };
        (0..self.words()).map(word).collect()
    }

    /// By word, the seasons in which the eleven can't be filled in some of these weeks.
    pub(super) fn ever_broken(&self, is_of: impl Fn(usize) -> bool) -> Vec<u64> {
        self.in_some(is_of, |_, broken| broken)
    }

    /// The chance that fewer players than slots are there for these slots, a bit for each, in some of these weeks.
    pub(super) fn ever_without(&self, slots: u16, is_of: impl Fn(usize) -> bool) -> DrawnChance {
        let mut number = Vec::new();
        let mut short = |there: &[u64]| {
            let can = there.iter().zip(&self.slots).filter(|(_, held)| **held & slots != 0);
            fewer_than(can.map(|(there, _)| *there), slots.count_ones() as usize, &mut number)
        };
        DrawnChance::of(&self.in_some(is_of, |there, _| short(there)))
    }

    /// The same seasons in the near weeks alone.
    pub(super) fn near(&self) -> DrawnSeasons {
        DrawnSeasons {
            weeks: self.weeks.get(..self.near).unwrap_or_default().to_vec(),
            near: self.near,
            slots: self.slots.clone(),
            near_units: self.near_units.clone(),
            far_units: Vec::new(),
        }
    }

    /// By word, the seasons in which the eleven can't be filled in some of these weeks, were the squad another one.
    ///
    /// Only weeks that can turn out otherwise are asked: who comes mends none that is not broken, and who goes breaks none
    /// that is.
    pub(super) fn ever_broken_after(
        &self,
        (before, after): (&ForecastSquad, &ForecastSquad),
        by: DrawnBy<'_>,
        is_of: impl Fn(usize) -> bool,
    ) -> Vec<u64> {
        let changed = ChangedSquad::new(&before.members, &after.members);
        let simulation = Simulation::new(by.horizon, &changed.redrawn, &after.wanted, by.spread, by.seed);
        let slots: Vec<u16> = after.members.iter().map(|member| member.entrant.slots).collect();
        let (sets, mut work) = (TightSets::new(&slots, &after.wanted), Planes::default());
        let (mut ever, mut there) = (vec![0; self.words()], Vec::with_capacity(slots.len()));
        simulation.draw_there(0..self.words(), |word, week, redrawn| {
            let (Ok(place), Some(ever), true) = (self.weeks.binary_search(&week), ever.get_mut(word), is_of(week))
            else {
                return;
            };
            let (held, was) = self.at(word, place);
            let (come, gone) = changed.come_and_gone(held, redrawn);
            let may_differ = come & was | gone & !was;
            *ever |= if may_differ & !*ever == 0 {
                was
            } else {
                there.clear();
                there.extend(changed.places.iter().map(|place| place.of(held, redrawn)));
                sets.broken(&there, &mut work)
            };
        });
        ever
    }
}

/// Where the seasons of a player are found.
#[derive(Clone, Copy)]
enum PlayersSeasons {
    /// Those of the squad before, by his place in it: nothing is changed for him.
    Kept(usize),
    /// Drawn anew, by his place among those who are.
    Redrawn(usize),
}

impl PlayersSeasons {
    fn of(self, held: &[u64], redrawn: &[u64]) -> u64 {
        let found = match self {
            PlayersSeasons::Kept(place) => held.get(place),
            PlayersSeasons::Redrawn(place) => redrawn.get(place),
        };
        found.copied().unwrap_or(0)
    }
}

/// A squad, seen from another one.
struct ChangedSquad {
    /// By player.
    places: Vec<PlayersSeasons>,
    redrawn: Vec<DrawnPlayer>,
    /// For each who is drawn anew, his place in the squad before.
    were: Vec<Option<usize>>,
    /// The places before of those who are in it no more.
    left: Vec<usize>,
    /// Whether somebody plays in other slots than before, who then comes and goes at once.
    elsewhere: bool,
}

impl ChangedSquad {
    fn new(before: &[Member], after: &[Member]) -> ChangedSquad {
        let place_in = |members: &[Member], member: &Member| members.iter().position(|other| other.id == member.id);
        let left = before.iter().enumerate().filter(|(_, member)| place_in(after, member).is_none());
        let mut changed = ChangedSquad {
            places: Vec::with_capacity(after.len()),
            redrawn: Vec::new(),
            were: Vec::new(),
            left: left.map(|(place, _)| place).collect(),
            elsewhere: false,
        };
        for member in after {
            let was = place_in(before, member);
            let entrant = was.and_then(|was| before.get(was)).map(|member| &member.entrant);
            changed.elsewhere |= entrant.is_some_and(|entrant| entrant.slots != member.entrant.slots);
            changed.places.push(match was.filter(|_| entrant == Some(&member.entrant)) {
                Some(place) => PlayersSeasons::Kept(place),
                None => {
                    changed.redrawn.push(member.entrant.clone());
                    changed.were.push(was);
                    PlayersSeasons::Redrawn(changed.were.len() - 1)
                }
            });
        }
        changed
    }

    /// In which seasons somebody is there who was not, and the reverse.
    fn come_and_gone(&self, held: &[u64], redrawn: &[u64]) -> (u64, u64) {
        if self.elsewhere {
            return (u64::MAX, u64::MAX);
        }
        let was = |place: usize| held.get(place).copied().unwrap_or(0);
        let left = self.left.iter().fold(0, |gone, place| gone | was(*place));
        redrawn.iter().zip(&self.were).fold((0, left), |(come, gone), (is, place)| {
            let was = place.map_or(0, was);
            (come | is & !was, gone | was & !is)
        })
    }
}
