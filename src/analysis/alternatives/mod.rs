//! Other people for a place: by position, what they do for the cover, role, ties, cost and age; and who is most like a person.

mod like;
mod span;
#[cfg(test)]
mod tests;
pub mod words;

use std::cell::RefCell;
use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use jiff::civil::Date;

use super::cover::cover;
use super::sets::SlotSet;
use super::squad::playable;
use super::weeks::Weeks;
use super::worth::{Ahead, Worth, once_here, open_targets, worth_of};
pub use like::{Alike, Like, Part, like};
pub use span::{AttributeScale, Span};

use crate::domain::words::words;
use crate::domain::{CostBasis, Familiarity, Id, Money, Person, Plan, Position, Profile, Stance};

/// Somebody who may be signed, wherever he is known from.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'a> {
    pub id: &'a Id,
    pub profile: &'a Profile,
    pub club: Option<&'a str>,
    /// What he is expected to cost on the day.
    pub cost: Option<(Money, CostBasis)>,
    /// What speaks for him beyond football.
    pub ties: &'a [String],
    /// What his club says.
    pub seller: &'a Stance,
}

/// The plan's targets whose deals are not off, as they are on a day.
pub fn candidates(plan: &Plan, on: Date) -> impl Iterator<Item = Candidate<'_>> {
    open_targets(plan).map(move |(id, target)| Candidate {
        id,
        profile: &target.profile,
        club: target.club.as_deref(),
        cost: target.expected_cost(on),
        ties: &target.ties,
        seller: &target.seller,
    })
}

/// What is looked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sought {
    /// In the order that matters for the role.
    pub positions: Vec<Position>,
    /// The person whom others are to stand in for, if it is one.
    pub person: Option<Id>,
    /// The slots of the gap, if it is one, by their places in formation order.
    pub slots: Vec<usize>,
}

impl Sought {
    /// Looks for someone who could stand in for a person.
    ///
    /// He must play a position that the person plays at the familiarity or better; any of the person's positions where
    /// there is none such.
    pub fn like(person: &Id, profile: &Profile, at_least: Familiarity) -> Sought {
        let well = |at_least| profile.positions.iter().filter(move |(_, held)| *held <= at_least);
        let mut positions: Vec<Position> = well(at_least).map(|(position, _)| position).collect();
        if positions.is_empty() {
            positions = well(Familiarity::Emergency).map(|(position, _)| position).collect();
        }
        Sought { positions, person: Some(person.clone()), slots: Vec::new() }
    }

    /// Someone for slots, by their places in formation order.
    pub fn slots(plan: &Plan, slots: &[usize]) -> Sought {
        let mut positions: Vec<Position> = Vec::new();
        let all = plan.tactic.formation.slots();
        for slot in slots.iter().filter_map(|slot| all.get(*slot)) {
            if !positions.contains(&slot.position) {
                positions.push(slot.position);
            }
        }
        Sought { positions, person: None, slots: slots.to_vec() }
    }

    /// Looks for what a name means: the id of a person, or the label of a slot.
    ///
    /// A slot that is in a gap on the day stands for the whole gap.
    pub fn named(plan: &Plan, name: &str, on: Date, at_least: Familiarity) -> Option<Sought> {
        let players = plan.players.entry(name).map(|(id, player)| (id, Person::Player(player)));
        let person = players.or_else(|| plan.targets.entry(name).map(|(id, target)| (id, Person::Target(target))));
        if let Some((id, person)) = person {
            return Some(Sought::like(id, person.profile(), at_least));
        }
        let labelled = plan.tactic.formation.slots().iter().position(|slot| slot.label.eq_ignore_ascii_case(name))?;
        let gaps = cover(plan, on, at_least).gaps;
        let gap = gaps.into_iter().find(|gap| gap.slots.contains(&labelled));
        Some(Sought::slots(plan, &gap.map_or(vec![labelled], |gap| gap.slots)))
    }
}

/// What somebody adds to the cover of some weeks.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct CoverGain {
    /// As in [`Worth::gain`](super::Worth::gain).
    pub gains: u32,
    /// In how many weeks.
    pub weeks: u32,
}

/// A candidate and what places him.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Alternative {
    pub id: Id,
    /// Which of the positions sought he plays, and how well.
    pub plays: Vec<(Position, Familiarity)>,
    /// What he adds to the cover.
    pub gain: CoverGain,
    /// How well he fits the role, in hundredths of the scale.
    ///
    /// A range where attributes are unknown; absent where the tactic has no role for the position.
    pub fit: Option<Span>,
    /// How many others surely fit the role better.
    ///
    /// Surely means for every value that an unknown attribute may have.
    pub fitter: usize,
    pub ties: usize,
    pub cost: Option<(Money, CostBasis)>,
    pub age: Option<i16>,
    born: Option<Date>,
    /// Why he stands behind the one before.
    ///
    /// Absent for the first.
    pub behind: Option<Behind>,
}

words! {
    /// The first point, in order, in which a person is behind another.
    Behind {
        Positions = "positions",
        Familiarity = "familiarity",
        Cover = "cover",
        Fit = "fit",
        Ties = "ties",
        Cost = "cost",
        Age = "age",
        /// Nothing tells the two apart but their ids.
        Id = "id",
    }
}

/// The answer for what is sought.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Alternatives {
    pub sought: Sought,
    /// The position whose role is asked for: the first sought that has one.
    pub role: Option<Position>,
    /// The best first.
    pub people: Vec<Alternative>,
}

/// Ranks everybody who could come instead, the best first.
///
/// The order is: who plays more of the positions sought, and plays them better; who adds more to the cover of the
/// weeks; whom fewer others surely fit the role better than; who has more ties; who costs less, an unknown cost last;
/// who is younger on the day, an unknown age last; the id. What each adds to the cover is for the caller to say:
/// [`gains`] does.
pub fn alternatives<'a>(
    plan: &Plan,
    sought: &Sought,
    candidates: impl Iterator<Item = Candidate<'a>>,
    gain: impl Fn(&Candidate<'a>) -> CoverGain,
    on: Date,
    at_least: Familiarity,
) -> Alternatives {
    let candidates: Vec<Candidate<'a>> = candidates.filter(|one| sought.person.as_ref() != Some(one.id)).collect();
    let role = sought.positions.iter().copied().find(|position| !plan.tactic.role(*position).is_empty());
    let weights = role.map(|role| plan.tactic.role(role));
    let scale = AttributeScale::of(everybody(plan).chain(candidates.iter().map(|candidate| candidate.profile)));
    let mut people: Vec<Alternative> = Vec::new();
    for candidate in &candidates {
        let held = |position: &Position| Some((*position, candidate.profile.positions.at(*position)?));
        let plays: Vec<_> = sought.positions.iter().filter_map(held).filter(|(_, held)| *held <= at_least).collect();
        if plays.is_empty() {
            continue;
        }
        people.push(Alternative {
            id: candidate.id.clone(),
            plays,
            gain: gain(candidate),
            fit: weights.map(|weights| scale.fit(weights, candidate.profile)),
            fitter: 0,
            ties: candidate.ties.len(),
            cost: candidate.cost,
            age: candidate.profile.age(on),
            born: candidate.profile.born,
            behind: None,
        });
    }
    count_fitter(&mut people);
    people.sort_by(|one, other| one.compare(other).0);
    let behind: Vec<Behind> =
        people.iter().zip(people.iter().skip(1)).map(|(one, other)| one.compare(other).1).collect();
    people.iter_mut().skip(1).zip(behind).for_each(|(person, behind)| person.behind = Some(behind));
    Alternatives { sought: sought.clone(), role, people }
}

/// What each candidate adds to the cover of the weeks.
pub fn gains<'a>(plan: &Plan, weeks: Weeks, at_least: Familiarity) -> impl Fn(&Candidate<'a>) -> CoverGain {
    let ahead = Ahead::new(plan, weeks, at_least);
    let gain = |worth: Worth| CoverGain { gains: worth.gain(), weeks: worth.weeks_better };
    let here = plan.targets.iter().filter_map(|(id, target)| {
        let bought = once_here(plan, id, weeks.first())?;
        let slots = playable(&plan.tactic.formation, &target.profile, at_least);
        Some((id.clone(), gain(worth_of(id, slots, plan, &bought, weeks, at_least))))
    });
    let here: HashMap<Id, CoverGain> = here.collect();
    let known: RefCell<HashMap<SlotSet, CoverGain>> = RefCell::default();
    let formation = Arc::clone(&plan.tactic.formation);
    move |candidate| {
        if let Some(gain) = here.get(candidate.id) {
            return *gain;
        }
        let slots = playable(&formation, candidate.profile, at_least);
        *known.borrow_mut().entry(slots).or_insert_with(|| gain(ahead.worth(candidate.id, slots)))
    }
}

/// The profiles of everyone in a plan.
pub fn everybody(plan: &Plan) -> impl Iterator<Item = &Profile> {
    let players = plan.players.iter().map(|(_, player)| &player.profile);
    players.chain(plan.targets.iter().map(|(_, target)| &target.profile))
}

/// Counts by how low the best figures end: whoever is surely below one is surely below everyone above that one.
fn count_fitter(people: &mut [Alternative]) {
    let mut least: BTreeMap<u32, usize> = BTreeMap::new();
    for fit in people.iter().filter_map(|person| person.fit) {
        *least.entry(fit.least).or_default() += 1;
    }
    for person in people {
        person.fitter = person.fit.map_or(0, |fit| least.range(fit.most + 1..).map(|(_, count)| count).sum());
    }
}

impl Alternative {
    /// Which of two is first, and in what the other is behind.
    fn compare(&self, other: &Alternative) -> (Ordering, Behind) {
        let last_if_unknown = |one: bool, other: bool| one.cmp(&other);
        let cost = |person: &Alternative| person.cost.map(|(cost, _)| cost);
        let familiarity = |person: &Alternative| person.plays.iter().map(|(_, held)| *held as usize).sum::<usize>();
        let points = [
            (other.plays.len().cmp(&self.plays.len()), Behind::Positions),
            (familiarity(self).cmp(&familiarity(other)), Behind::Familiarity),
            (other.gain.gains.cmp(&self.gain.gains), Behind::Cover),
            (self.fitter.cmp(&other.fitter), Behind::Fit),
            (other.ties.cmp(&self.ties), Behind::Ties),
            (last_if_unknown(self.cost.is_none(), other.cost.is_none()), Behind::Cost),
            (cost(self).cmp(&cost(other)), Behind::Cost),
            (last_if_unknown(self.born.is_none(), other.born.is_none()), Behind::Age),
            (Reverse(self.born).cmp(&Reverse(other.born)), Behind::Age),
            (self.id.cmp(&other.id), Behind::Id),
        ];
        points.into_iter().find(|(order, _)| order.is_ne()).unwrap_or((Ordering::Equal, Behind::Id))
    }
}
