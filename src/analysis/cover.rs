//! The cover of a day: whether a proper eleven can be fielded, how many absences it survives, and the proof.

use std::cmp::Reverse;
use std::fmt;

use jiff::civil::Date;

use super::eleven::{Choices, Eleven};
use super::sets::{Demand, Reach, SlotSet, Weak, parts};
use super::squad::Squad;
use crate::domain::{Familiarity, Formation, Id, Outlook, Plan, Position, Slot};

/// The answer for a day and the lowest familiarity that counts.
///
/// Slots are given as indices in formation order, 0 to 10.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cover {
    pub on: Date,
    pub at_least: Familiarity,
    /// The player in each slot.
    pub eleven: [Option<Id>; Formation::SLOTS],
    /// The number of further absences that the eleven surely survives; below 0, the number of slots that stay empty.
    ///
    /// It is at least −11.
    pub margin: i32,
    pub margin_proof: Proof,
    /// The number of bodies that are missing for the wanted depth.
    pub shortfall: u32,
    /// The smallest set of slots that lacks this many bodies; empty if the shortfall is 0.
    pub shortfall_proof: Proof,
    /// The parts of that set that share no player, in formation order; their missing bodies add up to the shortfall.
    pub shortfall_parts: Vec<Proof>,
    /// Worst severity first, then in formation order.
    pub gaps: Vec<Gap>,
    /// The eleven slots in formation order.
    pub slots: Vec<SlotCover>,
}

/// Only the two figures, for questions about many days.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Figures {
    pub margin: i32,
    pub shortfall: u32,
}

/// Slots, and everyone available who can play in at least one of them, which by Hall's theorem proves a figure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Proof {
    /// In formation order.
    pub slots: Vec<usize>,
    /// In plan order.
    pub players: Vec<Id>,
    /// Bodies wanted in these slots together.
    pub wanted: u32,
}

/// Slots of one severity that share their players.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Gap {
    pub severity: Severity,
    /// In formation order.
    pub slots: Vec<usize>,
    /// Everyone available who can play in at least one of the slots, in plan order.
    pub players: Vec<Id>,
    /// The players who are not needed in broken slots, since a fullest eleven puts all players of those there.
    pub free: Vec<Id>,
}

/// How a slot is covered, worst first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    /// Some fullest eleven leaves it empty.
    Broken,
    /// One absence can make it broken.
    Bare,
    /// It is part of the proof of the shortfall.
    Thin,
    Covered,
}

/// One slot and the players for it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SlotCover {
    pub label: String,
    pub position: Position,
    pub severity: Severity,
    /// Bodies wanted.
    pub wanted: u8,
    /// Everyone available and eligible, in order.
    ///
    /// The coach's order comes first, then familiarity, then rating (or value, if any candidate lacks a rating), then
    /// plan order.
    pub ranked: Vec<Ranked>,
}

/// A player in the order of a slot.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ranked {
    pub id: Id,
    pub familiarity: Familiarity,
    /// The slot in which the eleven has him, which may be another one.
    pub fielded: Option<usize>,
}

/// The full answer for a day, if players return when they are likely to.
pub fn cover(plan: &Plan, on: Date, at_least: Familiarity) -> Cover {
    cover_by(plan, on, at_least, Outlook::Likely)
}

/// The full answer for a day, with the returns of an outlook.
pub fn cover_by(plan: &Plan, on: Date, at_least: Familiarity, outlook: Outlook) -> Cover {
    DaySquad::new(plan, on, at_least, outlook).cover()
}

/// The squad of a day, of which several questions are asked.
pub struct DaySquad<'p> {
    pub(super) on: Date,
    pub(super) at_least: Familiarity,
    pub(super) squad: Squad<'p>,
    pub(super) wanted: Demand,
    pub(super) reach: Reach,
    pub(super) choices: Choices,
}

impl<'p> DaySquad<'p> {
    /// The squad that is available on a day, with the returns of an outlook.
    pub fn new(plan: &'p Plan, on: Date, at_least: Familiarity, outlook: Outlook) -> DaySquad<'p> {
        let squad = Squad::new(plan, on, at_least, outlook);
        let (wanted, reach, choices) = (Demand::new(&squad.wanted()), squad.reach(), Choices::new(&squad));
        DaySquad { on, at_least, squad, wanted, reach, choices }
    }

    /// The full answer.
    pub fn cover(&self) -> Cover {
        let DaySquad { on, at_least, squad, wanted: demand, reach, choices } = self;
        let (wanted, kinds, weak) = (squad.wanted(), squad.kinds(), reach.weak(demand));
        let Weak { margin, short, broken, bare, thin, .. } = weak;
        let severity = |slot: usize| match slot {
            slot if broken.contains(slot) => Severity::Broken,
            slot if bare.contains(slot) => Severity::Bare,
            slot if thin.contains(slot) => Severity::Thin,
            _ => Severity::Covered,
        };
        let mut gaps = Vec::new();
        for (severity, slots) in [(Severity::Broken, broken), (Severity::Bare, bare), (Severity::Thin, thin)] {
            gaps.extend(parts(slots, &kinds).into_iter().map(|part| gap(squad, severity, part, broken)));
        }
        let eleven = Eleven::new(choices).players();
        Cover {
            on: *on,
            at_least: *at_least,
            margin,
            margin_proof: proof(squad, weak.certificate(), &wanted),
            shortfall: short.missing,
            shortfall_proof: proof(squad, short.slots, &wanted),
            shortfall_parts: parts(short.slots, &kinds).into_iter().map(|part| proof(squad, part, &wanted)).collect(),
            gaps,
            slots: slots(squad, &eleven, &wanted, severity),
            eleven: eleven.map(|player| Some(squad.candidates.get(player?)?.id.clone())),
        }
    }
}

/// The margin and the shortfall of [`cover_by`], without the eleven and the proofs.
pub fn figures(plan: &Plan, on: Date, at_least: Familiarity, outlook: Outlook) -> Figures {
    let squad = Squad::new(plan, on, at_least, outlook);
    Figures::of(&squad.reach(), &Demand::new(&squad.wanted()))
}

impl Figures {
    pub(super) fn of(reach: &Reach, wanted: &Demand) -> Figures {
        Figures { margin: reach.margin(), shortfall: reach.missing(wanted).unsigned_abs() }
    }

    /// The smaller margin and the larger shortfall.
    pub(super) fn worst(self, other: Figures) -> Figures {
        Figures { margin: self.margin.min(other.margin), shortfall: self.shortfall.max(other.shortfall) }
    }
}

fn proof(squad: &Squad<'_>, slots: SlotSet, wanted: &[u8; Formation::SLOTS]) -> Proof {
    let bodies = slots.iter().filter_map(|slot| wanted.get(slot)).map(|wanted| u32::from(*wanted)).sum();
    Proof { slots: slots.iter().collect(), players: squad.players(slots), wanted: bodies }
}

fn gap(squad: &Squad<'_>, severity: Severity, slots: SlotSet, broken: SlotSet) -> Gap {
    let (players, needed) = (squad.players(slots), squad.players(broken));
    let free = players.iter().filter(|player| !needed.contains(player)).cloned().collect();
    Gap { severity, slots: slots.iter().collect(), players, free }
}

fn slots(
    squad: &Squad<'_>,
    eleven: &[Option<usize>; Formation::SLOTS],
    wanted: &[u8; Formation::SLOTS],
    severity: impl Fn(usize) -> Severity,
) -> Vec<SlotCover> {
    let mut slots = Vec::with_capacity(Formation::SLOTS);
    for ((place, slot), wanted) in squad.formation().slots().iter().enumerate().zip(wanted) {
        slots.push(SlotCover {
            label: slot.label.clone(),
            position: slot.position,
            severity: severity(place),
            wanted: *wanted,
            ranked: ranked(squad, slot, eleven),
        });
    }
    slots
}

fn ranked(squad: &Squad<'_>, slot: &Slot, eleven: &[Option<usize>; Formation::SLOTS]) -> Vec<Ranked> {
    let (order, mut players) = (squad.order(slot), Vec::new());
    for (place, candidate) in squad.candidates.iter().enumerate() {
        let Some(familiarity) = squad.familiarity(candidate, slot.position) else { continue };
        let fielded = eleven.iter().position(|player| *player == Some(place));
        let player = Ranked { id: candidate.id.clone(), familiarity, fielded };
        let listed = order.iter().position(|listed| *listed == place).unwrap_or(order.len());
        players.push(((listed, familiarity, Reverse(squad.merit(candidate)), place), player));
    }
    players.sort_by_key(|(key, _)| *key);
    players.into_iter().map(|(_, player)| player).collect()
}

impl Proof {
    /// The number of bodies that the slots lack.
    pub fn missing(&self) -> u32 {
        self.wanted.saturating_sub(u32::try_from(self.players.len()).unwrap_or(u32::MAX))
    }
}

impl Gap {
    /// The number of free players whose loss breaks the gap, whichever they are.
    ///
    /// Without so many the slots can't all be filled: |players| − |slots| + 1 (Hall's theorem). It is 0 if the slots
    /// can't be filled already, and always 1 in a bare gap.
    pub fn lose(&self) -> usize {
        if self.severity == Severity::Broken { 0 } else { (self.free.len() + 1).saturating_sub(self.slots.len()) }
    }
}

impl Severity {
    /// The word that people read, the same on the screen and in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Severity::Broken => "broken",
            Severity::Bare => "bare",
            Severity::Thin => "thin",
            Severity::Covered => "covered",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}
