//! The exact margin of 64 squads at once: a bit of each word is one of them.

/// Where fewer of these players are there than needed.
pub(super) fn fewer_than(there: impl Iterator<Item = u64>, needed: usize, number: &mut Vec<u64>) -> u64 {
    // Beyond what is needed nobody counts: the number stays at its largest.
    let planes = (usize::BITS - needed.leading_zeros()) as usize;
    set_to(number, planes, 0);
    for one in there {
        let full = number.iter().fold(one, |full, plane| full & plane);
        add_one(number, one & !full);
    }
    below(number, needed)
}

/// The number of slots of an eleven.
const SLOTS: usize = 11;

/// The sets of slots that can decide a margin or a shortfall, and who counts for them.
///
/// A set is left out if a larger one has the same players: it is tighter, whoever is out.
pub(super) struct TightSets {
    sets: Vec<TightSet>,
    /// The kind of each player: players of one kind play in the same slots.
    kinds: Vec<usize>,
    /// The number of kinds.
    count: usize,
    /// The bits of the largest number that can occur.
    planes: usize,
}

struct TightSet {
    size: usize,
    /// Bodies wanted in its slots together.
    wanted: usize,
    /// The kinds that play in one of its slots.
    kinds: Vec<usize>,
    /// By kind, whether it is among them.
    meets: Vec<bool>,
}

/// What 64 squads come to; a bit of each word is one of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Margins {
    /// The margin above the least possible one, as a number in binary: the lowest bit first.
    pub(super) above_least: Vec<u64>,
    /// The eleven can't be filled.
    pub(super) broken: u64,
    /// Bodies are missing for the wanted depth.
    pub(super) short: u64,
    /// By kind: one player less of it, and the eleven can't be filled.
    pub(super) without: Vec<u64>,
    /// By kind: even with one player more of it, the eleven can't be filled.
    pub(super) with: Vec<u64>,
}

/// The least possible margin: all slots are empty.
pub(super) const LEAST_MARGIN: i32 = -(SLOTS as i32);

impl TightSets {
    /// The sets for players who each play in these slots, a bit for each, with the bodies wanted in each slot.
    pub(super) fn new(players: &[u16], wanted: &[u8; SLOTS]) -> TightSets {
        let mut slots: Vec<u16> = players.to_vec();
        slots.sort_unstable();
        slots.dedup();
        let kinds = players.iter().map(|player| slots.partition_point(|held| held < player)).collect();
        let sets = (1u16..1 << SLOTS).filter_map(|set| {
            let meets: Vec<bool> = slots.iter().map(|kind| kind & set != 0).collect();
            // A slot outside whose players all count already would make the set tighter.
            let free = |slot: usize| {
                let slot = 1 << slot;
                slot & set == 0 && slots.iter().zip(&meets).all(|(kind, meets)| *meets || kind & slot == 0)
            };
            if (0..SLOTS).any(free) {
                return None;
            }
            let within = |slot: &usize| set >> slot & 1 == 1;
            let bodies = (0..SLOTS).filter(within).filter_map(|slot| wanted.get(slot));
            Some(TightSet {
                size: set.count_ones() as usize,
                wanted: bodies.map(|wanted| usize::from(*wanted)).sum(),
                kinds: meets.iter().enumerate().filter(|(_, meets)| **meets).map(|(kind, _)| kind).collect(),
                meets,
            })
        });
        let largest = (players.len() + SLOTS).max(usize::from(u8::MAX) / 2);
        TightSets {
            sets: sets.collect(),
            kinds,
            count: slots.len(),
            planes: (usize::BITS - largest.leading_zeros()) as usize,
        }
    }

    /// The kind of a player.
    pub(super) fn kind(&self, player: usize) -> Option<usize> {
        self.kinds.get(player).copied()
    }

    /// The number of sets that are looked at.
    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.sets.len()
    }

    /// Counts by kind who is there, in the order of the players.
    fn count(&self, there: &[u64], work: &mut Planes) {
        let planes = self.planes;
        work.kinds.clear();
        work.kinds.resize(self.count * planes, 0);
        for (there, kind) in there.iter().zip(&self.kinds) {
            if let Some(count) = work.kinds.get_mut(kind * planes..(kind + 1) * planes) {
                add_one(count, *there);
            }
        }
    }

    /// Adds up the players of a set beyond its slots, and eleven more so that all sets can be compared.
    fn beyond(&self, set: &TightSet, work: &mut Planes) {
        set_to(&mut work.sum, self.planes, SLOTS - set.size);
        for kind in &set.kinds {
            if let Some(count) = work.kinds.get(kind * self.planes..(kind + 1) * self.planes) {
                add(&mut work.sum, count);
            }
        }
    }

    /// Where the eleven can't be filled, of the squads in which these players are there.
    pub(super) fn broken(&self, there: &[u64], work: &mut Planes) -> u64 {
        self.count(there, work);
        let mut broken = 0;
        for set in &self.sets {
            self.beyond(set, work);
            broken |= below(&work.sum, SLOTS);
            if broken == u64::MAX {
                break;
            }
        }
        broken
    }

    /// Works out the margins of the squads in which these players are there, in the order of the players.
    pub(super) fn margins(&self, there: &[u64], found: &mut Margins, work: &mut Planes) {
        let planes = self.planes;
        self.count(there, work);
        *found = Margins {
            above_least: std::mem::take(&mut found.above_least),
            broken: 0,
            short: 0,
            without: std::mem::take(&mut found.without),
            with: std::mem::take(&mut found.with),
        };
        found.above_least.clear();
        found.above_least.resize(planes, u64::MAX);
        for words in [&mut found.without, &mut found.with] {
            words.clear();
            words.resize(self.count, 0);
        }
        for set in &self.sets {
            self.beyond(set, work);
            let broken = below(&work.sum, SLOTS);
            let tight = below(&work.sum, SLOTS + 1) & !broken;
            found.broken |= broken;
            found.short |= below(&work.sum, SLOTS - set.size + set.wanted);
            take_lower(&mut found.above_least, &work.sum);
            if tight | broken == 0 {
                continue;
            }
            let far = below(&work.sum, SLOTS - 1);
            for ((meets, without), with) in set.meets.iter().zip(&mut found.without).zip(&mut found.with) {
                *without |= broken | if *meets { tight } else { 0 };
                *with |= if *meets { far } else { broken };
            }
        }
    }
}

/// Numbers in the making, kept for the next call.
#[derive(Default)]
pub(super) struct Planes {
    kinds: Vec<u64>,
    sum: Vec<u64>,
}

fn set_to(number: &mut Vec<u64>, planes: usize, value: usize) {
    number.clear();
    number.extend((0..planes).map(|plane| if value >> plane & 1 == 1 { u64::MAX } else { 0 }));
}

fn add_one(number: &mut [u64], one: u64) {
    let mut carry = one;
    for plane in number {
        (*plane, carry) = (*plane ^ carry, *plane & carry);
    }
}

fn add(number: &mut [u64], other: &[u64]) {
    let mut carry = 0;
    for (plane, other) in number.iter_mut().zip(other) {
        let both = *plane ^ other;
        (*plane, carry) = (both ^ carry, *plane & other | both & carry);
    }
}

/// Where a number is below a value.
fn below(number: &[u64], value: usize) -> u64 {
    if value >> number.len() > 0 {
        return u64::MAX;
    }
    let mut lower = 0;
    for (place, plane) in number.iter().enumerate() {
        lower = if value >> place & 1 == 1 { !plane | lower } else { !plane & lower };
    }
    lower
}

/// Lowers a number to another where that is lower.
fn take_lower(number: &mut [u64], other: &[u64]) {
    let mut lower = 0;
    for (plane, other) in number.iter().zip(other) {
        lower = !other & plane | !(plane ^ other) & lower;
    }
    for (plane, other) in number.iter_mut().zip(other) {
        *plane = other & lower | *plane & !lower;
    }
}

#[cfg(test)]
mod tests {
    use super::super::random::RandomStream;
    use super::*;

    /// The margin and whether bodies are missing, over all sets of slots.
    fn by_hand(players: &[u16], wanted: &[u8; SLOTS]) -> (i32, bool) {
        let sets = 1u16..1 << SLOTS;
        let can_play = |set: u16| players.iter().filter(|player| *player & set != 0).count() as i32;
        let bodies =
            |set: u16| (0..SLOTS).filter(|slot| set >> slot & 1 == 1).map(|slot| i32::from(wanted[slot])).sum();
        let margin = sets.clone().map(|set| can_play(set) - set.count_ones() as i32).min().unwrap();
        (
            margin,
            sets.into_iter().any(|set| {
                let wanted: i32 = bodies(set);
                wanted > can_play(set)
            }),
        )
    }

    fn squad(random: &mut RandomStream, players: usize) -> Vec<u16> {
        // One to three slots beside each other, as people play.
        let player = |random: &mut RandomStream| {
            let first = (random.next() * SLOTS as f64) as u16;
            let spread = (random.next() * 3.0) as u16;
            (first..=(first + spread).min(SLOTS as u16 - 1)).fold(0, |slots, slot| slots | 1 << slot)
        };
        (0..players).map(|_| player(random)).collect()
    }

    /// The figures of some squads, each held to brute force; `sets` may be a broken twin.
    fn agree(change: impl Fn(&mut TightSets)) -> bool {
        let mut random = RandomStream::new(7, [0, 0]);
        (0..12).all(|round| {
            let players = squad(&mut random, 8 + 2 * round);
            let wanted: [u8; SLOTS] = std::array::from_fn(|_| 1 + (random.next() * 3.0) as u8);
            let there: Vec<u64> = players.iter().map(|_| (random.next() * u64::MAX as f64) as u64 | 1).collect();
            let mut sets = TightSets::new(&players, &wanted);
            change(&mut sets);
            let (mut found, mut work) = (Margins::default(), Planes::default());
            sets.margins(&there, &mut found, &mut work);
            assert_eq!(sets.broken(&there, &mut work), found.broken);
            (0..64).step_by(5).all(|bit| {
                let is = |word: u64| word >> bit & 1 == 1;
                let kept: Vec<u16> =
                    players.iter().zip(&there).filter(|(_, word)| is(**word)).map(|(p, _)| *p).collect();
                let above = found.above_least.iter().enumerate().map(|(place, word)| i32::from(is(*word)) << place);
                let (margin, short) = by_hand(&kept, &wanted);
                let each_kind = players.iter().enumerate().all(|(player, slots)| {
                    let kind = sets.kind(player).unwrap();
                    let more: Vec<u16> = kept.iter().copied().chain([*slots]).collect();
                    let mut fewer = kept.clone();
                    let held = fewer.iter().position(|held| held == slots).map(|at| fewer.remove(at));
                    is(found.with[kind]) == (by_hand(&more, &wanted).0 < 0)
                        && (held.is_none() || is(found.without[kind]) == (by_hand(&fewer, &wanted).0 < 0))
                });
                margin == above.sum::<i32>() + LEAST_MARGIN
                    && is(found.broken) == (margin < 0)
                    && is(found.short) == short
                    && each_kind
            })
        })
    }

    #[test]
    fn sixty_four_margins_at_once_are_those_of_every_set_of_slots() {
        assert!(agree(|_| {}));
        // The twin lacks one set that another doesn't dominate.
        assert!(!agree(|sets| drop(sets.sets.pop())));
        assert!(!agree(|sets| sets.sets.retain(|set| set.size > 1)));
    }

    #[test]
    fn a_set_whose_players_all_play_in_a_larger_one_is_left_out() {
        // Three centre-backs for three slots, and one player for each other slot: a set for each.
        let players: Vec<u16> = [0b1110; 3].into_iter().chain((4..SLOTS).map(|slot| 1 << slot)).chain([1]).collect();
        let sets = TightSets::new(&players, &[2; SLOTS]);
        // Of the 2,047, those that have all three or none of the three.
        assert_eq!(sets.len(), (1 << 9) - 1);
    }
}
