//! Hall's theorem over the 2,047 sets of slots, as bit masks.
//!
//! It says how many players can play in each set of slots, and where they are too few.

use std::cmp::Reverse;
use std::iter::successors;

use crate::domain::Formation;

/// The number of sets of eleven slots, including the empty one.
const SETS: usize = 1 << Formation::SLOTS;

/// A set of slots, by their indices in formation order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub(super) struct SlotSet(u16);

impl SlotSet {
    pub(super) const EMPTY: SlotSet = SlotSet(0);
    pub(super) const ALL: SlotSet = SlotSet((1 << Formation::SLOTS) - 1);

    /// Every set of these slots but the empty one.
    pub(super) fn sets(self) -> impl Iterator<Item = SlotSet> {
        // Counting down, the slots that are not of these skipped.
        let before = move |set: &SlotSet| Some(SlotSet(set.0.checked_sub(1)? & self.0));
        successors(Some(self), before).take_while(|set| !set.is_empty())
    }

    pub(super) fn only(slot: usize) -> SlotSet {
        SlotSet(1 << slot)
    }

    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(super) fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    pub(super) fn contains(self, slot: usize) -> bool {
        self.meets(SlotSet::only(slot))
    }

    /// Whether the two share a slot.
    pub(super) fn meets(self, other: SlotSet) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) fn and(self, other: SlotSet) -> SlotSet {
        SlotSet(self.0 & other.0)
    }

    pub(super) fn or(self, other: SlotSet) -> SlotSet {
        SlotSet(self.0 | other.0)
    }

    pub(super) fn without(self, other: SlotSet) -> SlotSet {
        SlotSet(self.0 & !other.0)
    }

    /// The slots in formation order.
    pub(super) fn iter(self) -> impl Iterator<Item = usize> {
        (0..Formation::SLOTS).filter(move |slot| self.contains(*slot))
    }

    /// Sorts sets by formation order: the one with the earliest slot that the other lacks is first.
    fn formation_order(self) -> Reverse<u16> {
        Reverse(self.0.reverse_bits())
    }
}

impl FromIterator<usize> for SlotSet {
    fn from_iter<I: IntoIterator<Item = usize>>(slots: I) -> SlotSet {
        slots.into_iter().fold(SlotSet::EMPTY, |set, slot| set.or(SlotSet::only(slot)))
    }
}

/// |N(S)| for every set S: the number of players who can play in at least one of its slots.
///
/// Numbers are capped at [`i16::MAX`], so that a processor compares eight sets at once; no club has so many players.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Reach([i16; SETS]);

/// The bodies wanted in every set of slots together.
pub(super) struct Demand([i16; SETS]);

/// |S| for every set S.
const SIZES: [i16; SETS] = {
    let (mut sizes, mut set) = ([0; SETS], 0);
    while set < SETS {
        sizes[set] = set.count_ones() as i16;
        set += 1;
    }
    sizes
};

/// The largest deficit of players against a demand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Deficit {
    /// The largest excess of a set's demand over its players; 0 if there is none.
    pub(super) missing: u32,
    /// The smallest set with that deficit, which is empty if it is 0.
    ///
    /// There is exactly one: demand is additive and |N| is submodular, so the sets with the largest deficit are closed
    /// under intersection.
    pub(super) slots: SlotSet,
}

/// A set of slots, and its surplus of players over one in each slot and over the bodies wanted.
pub(super) struct Tight {
    pub(super) slots: SlotSet,
    pub(super) beyond_eleven: i16,
    pub(super) beyond_wanted: i16,
}

impl Reach {
    /// Counts the players of every set, from the slots that each player can play in.
    ///
    /// A player is in N(S) unless all his slots lie outside S. Summing over subsets, one slot at a time, counts those
    /// players for all sets together.
    pub(super) fn new(players: impl Iterator<Item = SlotSet>) -> Reach {
        let mut within = [0i32; SETS];
        for slots in players {
            within[usize::from(slots.0)] += 1;
        }
        for slot in 0..Formation::SLOTS {
            let step = 1 << slot;
            for block in within.chunks_exact_mut(2 * step) {
                let (without_slot, with_slot) = block.split_at_mut(step);
                for (more, fewer) in with_slot.iter_mut().zip(without_slot) {
                    *more += *fewer;
                }
            }
        }
        let everybody = within[SETS - 1];
        // The complement of S is the set at the same distance from the other end.
        within.reverse();
        let mut reach = [0; SETS];
        for (reach, outside) in reach.iter_mut().zip(&within) {
            *reach = (everybody - outside).min(i16::MAX.into()) as i16;
        }
        Reach(reach)
    }

    /// The reach of nobody.
    pub(super) const NOBODY: Reach = Reach([0; SETS]);

    /// The reach with one more player.
    pub(super) fn with(&self, slots: SlotSet) -> Reach {
        let mut with = self.clone();
        with.add(slots, 1);
        with
    }

    /// Adds players who all play the same slots, or removes them if the number is negative.
    pub(super) fn add(&mut self, slots: SlotSet, players: i16) {
        for (set, reach) in (0..).map(SlotSet).zip(&mut self.0) {
            *reach = reach.saturating_add(if set.meets(slots) { players } else { 0 });
        }
    }

    /// The largest deficit of the players against the wanted bodies.
    pub(super) fn deficit(&self, wanted: &Demand) -> Deficit {
        let lacks = differences(&wanted.0, &self.0);
        match lacks.iter().copied().fold(0, i16::max) {
            0 => Deficit { missing: 0, slots: SlotSet::EMPTY },
            most => {
                let slots = sets_at(&lacks, most).fold(SlotSet::ALL, SlotSet::and);
                Deficit { missing: most.unsigned_abs().into(), slots }
            }
        }
    }

    /// The largest excess of wanted bodies over players; 0 if there is none.
    pub(super) fn missing(&self, wanted: &Demand) -> i32 {
        wanted.0.iter().zip(&self.0).map(|(demand, reach)| demand - reach).fold(0, i16::max).into()
    }

    /// The smallest |N(S)| − |S| over the non-empty sets.
    ///
    /// It is the number of absences that the eleven surely survives (Hall) or, if negative, the number of slots that
    /// stay empty.
    pub(super) fn margin(&self) -> i32 {
        let margins = self.0[1..].iter().zip(&SIZES[1..]).map(|(reach, size)| reach - size);
        margins.fold(i16::MAX, i16::min).into()
    }

    /// The margin over the sets within some slots, at least one.
    pub(super) fn margin_within(&self, slots: SlotSet) -> i32 {
        slots.sets().map(|set| self.of(set) - set.len() as i32).min().unwrap_or(0)
    }

    /// [`Reach::missing`] over the sets within some slots.
    pub(super) fn missing_within(&self, wanted: &Demand, slots: SlotSet) -> i32 {
        slots.sets().map(|set| wanted.of(set) - self.of(set)).fold(0, i32::max)
    }

    /// Lowers every set's number to the smaller one of two days.
    pub(super) fn lower_to(&mut self, other: &Reach) {
        self.0.iter_mut().zip(&other.0).for_each(|(reach, other)| *reach = (*reach).min(*other));
    }

    /// The non-empty sets with at most so many players beyond one in each slot, or beyond the bodies wanted.
    pub(super) fn tight(&self, wanted: &Demand, (beyond_eleven, beyond_wanted): (i16, i16)) -> Vec<Tight> {
        let eleven = differences(&self.0, &SIZES);
        let wanted = differences(&self.0, &wanted.0);
        let mut tight = Vec::new();
        for (first, (eleven, wanted)) in (0..).step_by(BLOCK).zip(eleven.chunks(BLOCK).zip(wanted.chunks(BLOCK))) {
            let least = |figures: &[i16]| figures.iter().copied().fold(i16::MAX, i16::min);
            if least(eleven) > beyond_eleven && least(wanted) > beyond_wanted {
                continue;
            }
            for (slots, (eleven, wanted)) in (first..).map(SlotSet).zip(eleven.iter().zip(wanted)) {
                if !slots.is_empty() && (*eleven <= beyond_eleven || *wanted <= beyond_wanted) {
                    tight.push(Tight { slots, beyond_eleven: *eleven, beyond_wanted: *wanted });
                }
            }
        }
        tight
    }

    /// The number of players for a set of slots.
    pub(super) fn of(&self, slots: SlotSet) -> i32 {
        self.0.get(usize::from(slots.0)).copied().unwrap_or(0).into()
    }

    /// The slots by severity.
    pub(super) fn weak(&self, wanted: &Demand) -> Weak {
        let (margin, attaining) = self.attaining();
        let broken = self.deficit(&Demand::ELEVEN).slots;
        let bare = breakable(&attaining, margin).without(broken);
        let short = self.deficit(wanted);
        let thin = short.slots.without(broken).without(bare);
        Weak { margin, attaining, short, broken, bare, thin }
    }

    /// The margin, and the non-empty sets that attain it, in no particular order.
    fn attaining(&self) -> (i32, Vec<SlotSet>) {
        let beyond = differences(&self.0, &SIZES);
        let margin = beyond[1..].iter().copied().fold(i16::MAX, i16::min);
        (margin.into(), sets_at(&beyond, margin).filter(|set| !set.is_empty()).collect())
    }
}

fn differences(figures: &[i16; SETS], less: &[i16; SETS]) -> [i16; SETS] {
    let mut differences = *figures;
    differences.iter_mut().zip(less).for_each(|(figure, less)| *figure -= less);
    differences
}

/// The sets that are looked through together: a processor compares eight at once, and few blocks have one that counts.
const BLOCK: usize = 64;

/// The sets with this figure.
fn sets_at(figures: &[i16; SETS], figure: i16) -> impl Iterator<Item = SlotSet> {
    let blocks = figures.chunks(BLOCK).zip((0..).step_by(BLOCK)).filter(move |(block, _)| block.contains(&figure));
    blocks.flat_map(move |(block, first)| {
        (first..).map(SlotSet).zip(block).filter(move |(_, of)| **of == figure).map(|(set, _)| set)
    })
}

/// Where a squad is weak, and the sets that prove it.
pub(super) struct Weak {
    pub(super) margin: i32,
    /// The sets that attain the margin.
    pub(super) attaining: Vec<SlotSet>,
    pub(super) short: Deficit,
    pub(super) broken: SlotSet,
    pub(super) bare: SlotSet,
    pub(super) thin: SlotSet,
}

impl Weak {
    /// Every slot that is not covered.
    pub(super) fn slots(&self) -> SlotSet {
        self.broken.or(self.bare).or(self.thin)
    }

    /// The set that proves the margin.
    ///
    /// Of the sets that attain it, one that meets a gap is preferred, then the one with the fewest slots, then the
    /// first in formation order.
    pub(super) fn certificate(&self) -> SlotSet {
        let gaps = self.slots();
        let best = self.attaining.iter().min_by_key(|set| (!set.meets(gaps), set.len(), set.formation_order()));
        best.copied().unwrap_or_default()
    }
}

impl Demand {
    /// The number of bodies wanted in a set of slots.
    pub(super) fn of(&self, slots: SlotSet) -> i32 {
        self.0.get(usize::from(slots.0)).copied().unwrap_or(0).into()
    }

    /// Adds up the bodies wanted in each slot.
    pub(super) fn new(wanted: &[u8; Formation::SLOTS]) -> Demand {
        let mut demand = [0; SETS];
        for (slot, wanted) in wanted.iter().enumerate() {
            let (without_slot, rest) = demand.split_at_mut(1 << slot);
            for (more, fewer) in rest.iter_mut().zip(without_slot) {
                *more = *fewer + i16::from(*wanted);
            }
        }
        Demand(demand)
    }

    /// One body in each slot: an eleven.
    pub(super) const ELEVEN: Demand = Demand(SIZES);
}

/// The slots that one absence can break, including those that are broken already.
///
/// These are all slots of the sets that attain a margin of 0 or less. If the player in such a slot is taken out of a
/// fullest eleven, its set lacks one more. So no eleven is fuller than the rest, in which the slot is empty. With a
/// positive margin one absence breaks nothing.
pub(super) fn breakable(attaining: &[SlotSet], margin: i32) -> SlotSet {
    if margin > 0 { SlotSet::EMPTY } else { attaining.iter().copied().fold(SlotSet::EMPTY, SlotSet::or) }
}

/// The parts of a set of slots that share no player with one another, in formation order.
pub(super) fn parts(slots: SlotSet, players: &[SlotSet]) -> Vec<SlotSet> {
    let mut parts: Vec<SlotSet> = slots.iter().map(SlotSet::only).collect();
    for player in players {
        let (joined, apart): (Vec<SlotSet>, Vec<SlotSet>) = parts.iter().partition(|part| part.meets(*player));
        parts = apart;
        parts.extend(joined.into_iter().reduce(SlotSet::or));
    }
    parts.sort_by_key(|part| part.formation_order());
    parts
}
