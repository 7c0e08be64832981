//! Seasons drawn at random, each week with its exact margin.

use std::ops::Range;

use super::margins::{Margins, Planes, TightSets};
use super::prognosis::{Horizon, Prognosis};
use super::random::RandomStream;
use super::team::LUCK;
use super::walk::InjuryWalk;

/// A player as the simulation takes him.
#[derive(Clone, PartialEq, Debug)]
pub struct DrawnPlayer {
    /// What his random numbers come from, the same in every squad that he is in.
    pub key: u64,
    /// The slots that he can play in, a bit for each.
    pub slots: u16,
    /// By week that counts, whether he is there unless he is hurt.
    pub there: Vec<bool>,
    pub prognosis: Prognosis,
}

/// Seasons of one squad, ready to be drawn.
///
/// They are drawn 64 at a time, a bit of each word for one of them. Six words hold each luck of a team as often as its
/// weight says, so it never depends on chance how lucky the drawn teams are.
pub struct Simulation<'a> {
    horizon: &'a Horizon<'a>,
    entrants: &'a [DrawnPlayer],
    /// By luck and player.
    walks: Vec<Vec<InjuryWalk>>,
    sets: TightSets,
    seed: u64,
}

/// A week of 64 drawn seasons.
pub struct DrawnWeek<'a> {
    /// Counts all words of a draw.
    pub word: usize,
    pub week: usize,
    /// By player, whether he is there.
    pub there: &'a [u64],
    pub(super) margins: &'a Margins,
    sets: &'a TightSets,
}

impl<'a> Simulation<'a> {
    /// The words that hold every luck as often as its weight says.
    pub const WORDS: usize = 6;

    /// Seasons of these players, with the bodies wanted in each slot; `spread` is how much the luck of teams differs.
    pub fn new(
        horizon: &'a Horizon<'a>,
        entrants: &'a [DrawnPlayer],
        wanted: &[u8; 11],
        spread: f64,
        seed: u64,
    ) -> Simulation<'a> {
        let walk = |luck: f64| {
            entrants.iter().map(move |entrant| InjuryWalk::new(&entrant.prognosis, horizon, luck, spread)).collect()
        };
        let slots: Vec<u16> = entrants.iter().map(|entrant| entrant.slots).collect();
        let walks = LUCK.iter().map(|(luck, _)| walk(*luck)).collect();
        Simulation { horizon, entrants, walks, sets: TightSets::new(&slots, wanted), seed }
    }

    /// Draws the seasons of these words, and calls for each of their weeks.
    pub fn draw(&self, words: Range<usize>, mut visit: impl FnMut(&DrawnWeek<'_>)) {
        let (mut margins, mut work) = (Margins::default(), Planes::default());
        self.draw_there(words, |word, week, there| {
            self.sets.margins(there, &mut margins, &mut work);
            visit(&DrawnWeek { word, week, there, margins: &margins, sets: &self.sets });
        });
    }

    /// Draws the same seasons, and calls with the word, the week and who is there, by player.
    pub(super) fn draw_there(&self, words: Range<usize>, mut visit: impl FnMut(usize, usize, &[u64])) {
        let (before, counted) = (self.horizon.before(), self.horizon.weeks());
        let weeks = before + counted;
        let (mut out, mut there) = (vec![0u64; self.entrants.len() * weeks], Vec::with_capacity(self.entrants.len()));
        for word in words {
            let luck = [0, 1, 1, 1, 1, 2].get(word % Simulation::WORDS).copied().unwrap_or(1);
            let Some(walks) = self.walks.get(luck) else { return };
            out.fill(0);
            for ((entrant, walk), out) in self.entrants.iter().zip(walks).zip(out.chunks_mut(weeks.max(1))) {
                let mut seasons = RandomStream::new(self.seed, [entrant.key, word as u64]);
                for season in 0..u64::BITS {
                    // Weeks that are added at the end change none of those before them.
                    let mut random = seasons.split();
                    walk.draw(self.horizon, &mut random, |week| {
                        if let Some(out) = out.get_mut(week) {
                            *out |= 1 << season;
                        }
                    });
                }
            }
            for week in 0..counted {
                let is_there = |(place, entrant): (usize, &DrawnPlayer)| match entrant.there.get(week) {
                    Some(true) => !out.get(place * weeks + before + week).copied().unwrap_or(0),
                    _ => 0,
                };
                there.clear();
                there.extend(self.entrants.iter().enumerate().map(is_there));
                visit(word, week, &there);
            }
        }
    }

    /// Where the eleven can't be filled, of the squads in which these players are there.
    pub(super) fn broken(&self, there: &[u64], work: &mut Planes) -> u64 {
        self.sets.broken(there, work)
    }
}

impl DrawnWeek<'_> {
    /// The seasons in which the eleven can't be filled.
    pub fn broken(&self) -> u64 {
        self.margins.broken
    }

    /// The seasons in which bodies are missing for the wanted depth.
    pub fn short(&self) -> u64 {
        self.margins.short
    }

    /// The number of seasons in which the eleven can't be filled if a player is out, and if he is not.
    pub fn broken_by(&self, player: usize) -> (u32, u32) {
        let there = self.there.get(player).copied().unwrap_or(0);
        let of = |words: &[u64]| self.sets.kind(player).and_then(|kind| words.get(kind).copied()).unwrap_or(0);
        let broken = self.margins.broken;
        let without = there & of(&self.margins.without) | !there & broken;
        let with = there & broken | !there & of(&self.margins.with);
        (without.count_ones(), with.count_ones())
    }

    /// The number of seasons with each margin, the lowest possible one first.
    pub fn margins(&self) -> impl Iterator<Item = u32> {
        let planes = &self.margins.above_least;
        (0..1usize << planes.len().min(6)).map(|value| {
            let is = |(place, plane): (usize, &u64)| if value >> place & 1 == 1 { *plane } else { !plane };
            planes.iter().enumerate().map(is).fold(u64::MAX, |all, plane| all & plane).count_ones()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::prognosis::Patient;
    use super::super::tables::PastInjuries;
    use super::super::tables::tests::tables;
    use super::super::team::under;
    use super::*;

    /// The chance of an eleven that can't be filled, over every way in which these players are out and that breaks it.
    fn by_hand(entrants: &[DrawnPlayer], broken: &[u32], week: usize, spread: f64) -> f64 {
        let chance = |ways: u32, luck: f64| -> f64 {
            let one = |(place, entrant): (usize, &DrawnPlayer)| {
                let out = under(entrant.prognosis.out[week], luck, spread);
                if ways >> place & 1 == 1 { out } else { 1.0 - out }
            };
            entrants.iter().enumerate().map(one).product()
        };
        broken.iter().map(|ways| LUCK.iter().map(|(luck, weight)| weight * chance(*ways, *luck)).sum::<f64>()).sum()
    }

    /// The ways in which players are out, a bit for each, that leave an eleven that can't be filled.
    fn broken_ways(entrants: &[DrawnPlayer]) -> Vec<u32> {
        let is_broken = |ways: u32| {
            let there = |(place, entrant): (usize, &DrawnPlayer)| (ways >> place & 1 == 0).then_some(entrant.slots);
            let there: Vec<u16> = entrants.iter().enumerate().filter_map(there).collect();
            (1u16..1 << 11)
                .any(|set| there.iter().filter(|slots| *slots & set != 0).count() < set.count_ones() as usize)
        };
        (0..1u32 << entrants.len()).filter(|ways| is_broken(*ways)).collect()
    }

    fn entrants(horizon: &Horizon<'_>) -> Vec<DrawnPlayer> {
        // Eleven for a slot each, and two who can help out.
        let slots = (0..11).map(|slot| 1u16 << slot).chain([0b0000_1110, 0b110_0000_0000]);
        let entrant = |(place, slots): (usize, u16)| {
            let still = if place % 4 == 0 { vec![1.0, 0.3, 0.1] } else { Vec::new() };
            let patient =
                Patient { age: Some(20.0 + place as f64), goalkeeper: place == 0, past: PastInjuries::Unknown, still };
            DrawnPlayer {
                key: place as u64,
                slots,
                there: vec![true; horizon.weeks()],
                prognosis: horizon.of(&patient),
            }
        };
        slots.enumerate().map(entrant).collect()
    }

    #[test]
    fn a_small_squad_breaks_as_often_as_all_its_ways_say() {
        let tables = tables();
        let horizon = Horizon::new(&tables.onset, &tables.durations, vec![9; 6]);
        let entrants = entrants(&horizon);
        let simulation = Simulation::new(&horizon, &entrants, &[2; 11], 0.3, 11);
        let words = 40 * Simulation::WORDS;
        let (mut broken, mut always) = ([0u32; 6], [0u32; 6]);
        simulation.draw(0..words, |drawn| {
            broken[drawn.week] += drawn.broken().count_ones();
            always[drawn.week] += drawn.short().count_ones();
        });
        let (runs, ways) = (64.0 * words as f64, broken_ways(&entrants));
        for week in [1, 3, 5] {
            let (seen, chance) = (f64::from(broken[week]) / runs, by_hand(&entrants, &ways, week, 0.3));
            let error = (chance * (1.0 - chance) / runs).sqrt();
            assert!((seen - chance).abs() <= 4.5 * error, "week {week}: {seen} for {chance} ±{error}");
        }
        assert_eq!(f64::from(always[5]), runs, "two in each slot were never there");
    }

    #[test]
    fn the_same_seed_draws_the_same_seasons_and_who_is_added_changes_nobodys() {
        let tables = tables();
        let horizon = Horizon::new(&tables.onset, &tables.durations, vec![9; 8]);
        let entrants = entrants(&horizon);
        let drawn = |entrants: &[DrawnPlayer], seed: u64| {
            let mut there = Vec::new();
            let simulation = Simulation::new(&horizon, entrants, &[1; 11], 0.45, seed);
            simulation.draw(0..6, |week| there.push(week.there[..11].to_vec()));
            there
        };
        assert_eq!(drawn(&entrants, 5), drawn(&entrants, 5));
        assert_eq!(drawn(&entrants, 5), drawn(&entrants[..11], 5));
        assert_ne!(drawn(&entrants, 5), drawn(&entrants, 6));
    }
}
