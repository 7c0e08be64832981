//! Alternatives to a person or for slots, ranked by position, cover, role, ties, cost and age.
//!
//! There is also a ranking of who is most like a person.

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
pub use like::{Alike, Like, Near, Part, attributes_apart, like, like_among, mean};
pub use span::{AttributeScale, Span};

use crate::domain::words::words;
use crate::domain::{CostBasis, Familiarity, Id, Money, Person, Plan, Position, Profile, Stance};

/// A person who may be signed, from any source.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'a> {
    pub id: &'a Id,
    pub profile: &'a Profile,
    pub club: Option<&'a str>,
    /// His age on the day, which may be known without the day of birth.
    pub age: Option<i16>,
    /// His expected cost on the day.
    pub cost: Option<(Money, CostBasis)>,
    /// The ties that speak for him beyond football.
    pub ties: &'a [String],
    /// The stance of his club.
    pub seller: &'a Stance,
}

/// The plan's targets whose deals are not off, as they are on a day.
pub fn candidates(plan: &Plan, on: Date) -> impl Iterator<Item = Candidate<'_>> {
    open_targets(plan).map(move |(id, target)| Candidate {
        id,
        profile: &target.profile,
        club: target.club.as_deref(),
        age: target.profile.age(on),
        cost: target.expected_cost(on),
        ties: &target.ties,
        seller: &target.seller,
    })
}

/// What alternatives are sought for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sought {
    /// The positions, of which the first one with a role decides the role.
    pub positions: Vec<Position>,
    /// The person who is to be replaced, if any.
    pub person: Option<Id>,
    /// The slots of the gap, if any, as indices in formation order.
    pub slots: Vec<usize>,
}

impl Sought {
    /// Seeks alternatives to a person.
    ///
    /// They must play a position that the person plays with this familiarity or better, or any of his positions if
    /// there is no such position.
    pub fn like(person: &Id, profile: &Profile, at_least: Familiarity) -> Sought {
        let held = |at_least| profile.positions.admitted(at_least).map(|(position, _)| position).collect();
        let mut positions: Vec<Position> = held(at_least);
        if positions.is_empty() {
            positions = held(Familiarity::Emergency);
        }
        Sought { positions, person: Some(person.clone()), slots: Vec::new() }
    }

    /// Seeks people for slots, given as indices in formation order.
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

    /// Seeks alternatives by a name, which is the id of a person or the label of a slot.
    ///
    /// For a slot that is in a gap on the day, the whole gap is sought.
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

impl Sought {
    /// The position whose role is asked for: the first sought that has one.
    pub fn role(&self, plan: &Plan) -> Option<Position> {
        self.positions.iter().copied().find(|position| !plan.tactic.role(*position).is_empty())
    }

    /// Which of the positions sought somebody plays, and how well.
    pub fn plays(&self, profile: &Profile, at_least: Familiarity) -> Vec<(Position, Familiarity)> {
        let admitted = |position: &Position| profile.positions.admitted(at_least).find(|(held, _)| held == position);
        self.positions.iter().filter_map(admitted).collect()
    }
}

/// What a person adds to the cover of some weeks.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct CoverGain {
    /// The gains, as in [`Worth::gain`](super::Worth::gain).
    pub gains: u32,
    /// The number of weeks with a gain.
    pub weeks: u32,
}

/// A candidate, and the figures by which he is ranked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Alternative {
    pub id: Id,
    /// Which of the positions sought he plays, and how well.
    pub plays: Vec<(Position, Familiarity)>,
    /// What he adds to the cover.
    pub gain: CoverGain,
    /// How well he fits the role, in hundredths of the scale.
    ///
    /// It is a range if attributes are unknown, and `None` if the tactic has no role for the position.
    pub fit: Option<Span>,
    /// The number of others who surely fit the role better.
    ///
    /// Surely means: whatever values the unknown attributes have.
    pub fitter: usize,
    pub ties: usize,
    pub cost: Option<(Money, CostBasis)>,
    pub age: Option<i16>,
    born: Option<Date>,
    /// Why he is ranked behind the one before; `None` for the first.
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
        /// They are as old, in years.
        Born = "born",
        /// They differ only in their ids.
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
/// They are ranked by these points, in order: more of the sought positions, and played better; a larger gain for the
/// cover of the weeks; fewer others who surely fit the role better; more ties; a lower cost, an unknown one last; a
/// lower age on the day, an unknown one last; of the same age a later day of birth, an unknown one last; the id. The caller gives the gain of each, for example by [`gains`].
pub fn alternatives<'a>(
    plan: &Plan,
    sought: &Sought,
    candidates: impl Iterator<Item = Candidate<'a>>,
    gain: impl Fn(&Candidate<'a>) -> CoverGain,
    at_least: Familiarity,
) -> Alternatives {
    let candidates: Vec<Candidate<'a>> = candidates.filter(|one| sought.person.as_ref() != Some(one.id)).collect();
    let scale = AttributeScale::of(everybody(plan).chain(candidates.iter().map(|candidate| candidate.profile)));
    let mut among = Among::new(scale);
    let weights = sought.role(plan).map(|role| plan.tactic.role(role));
    let plays = |candidate: &&Candidate<'a>| !sought.plays(candidate.profile, at_least).is_empty();
    for candidate in candidates.iter().filter(plays) {
        weights.into_iter().for_each(|weights| among.add(scale.fit(weights, candidate.profile)));
    }
    alternatives_among(&among, plan, sought, candidates.into_iter(), gain, at_least)
}

/// Ranks some of those who could come instead, as [`alternatives`] does of all of them.
pub fn alternatives_among<'a>(
    among: &Among,
    plan: &Plan,
    sought: &Sought,
    candidates: impl Iterator<Item = Candidate<'a>>,
    gain: impl Fn(&Candidate<'a>) -> CoverGain,
    at_least: Familiarity,
) -> Alternatives {
    let role = sought.role(plan);
    let weights = role.map(|role| plan.tactic.role(role));
    let mut people: Vec<Alternative> = Vec::new();
    for candidate in candidates {
        let plays = sought.plays(candidate.profile, at_least);
        if plays.is_empty() {
            continue;
        }
        let fit = weights.map(|weights| among.scale.fit(weights, candidate.profile));
        people.push(Alternative {
            id: candidate.id.clone(),
            plays,
            gain: gain(&candidate),
            fit,
            fitter: fit.map_or(0, |fit| among.fitter(fit)),
            ties: candidate.ties.len(),
            cost: candidate.cost,
            age: candidate.age,
            born: candidate.profile.born,
            behind: None,
        });
    }
    people.sort_by(|one, other| one.compare(other).0);
    let behind: Vec<Behind> =
        people.iter().zip(people.iter().skip(1)).map(|(one, other)| one.compare(other).1).collect();
    people.iter_mut().skip(1).zip(behind).for_each(|(person, behind)| person.behind = Some(behind));
    Alternatives { sought: sought.clone(), role, people }
}

/// Everybody among whom somebody is ranked: their scale of attributes, and how well they fit the role.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Among {
    pub scale: AttributeScale,
    /// How many surely fit so well, in hundredths.
    least: BTreeMap<u32, usize>,
}

impl Among {
    pub fn new(scale: AttributeScale) -> Among {
        Among { scale, least: BTreeMap::new() }
    }

    pub fn add(&mut self, fit: Span) {
        self.add_many(fit.least, 1);
    }

    /// Adds people who surely fit so well.
    pub fn add_many(&mut self, least: u32, people: usize) {
        *self.least.entry(least).or_default() += people;
    }

    /// How many surely fit the role better, as their range begins above the end of this one.
    pub fn fitter(&self, fit: Span) -> usize {
        self.least.range(fit.most + 1..).map(|(_, count)| count).sum()
    }
}

/// What each candidate adds to the cover of the weeks.
pub fn gains<'a>(plan: &Plan, weeks: Weeks, at_least: Familiarity) -> impl Fn(&Candidate<'a>) -> CoverGain {
    let ahead = Ahead::new(plan, weeks, at_least);
    let gain = |worth: Worth| CoverGain { gains: worth.gain(), weeks: worth.weeks_better };
    let on_loan = plan.on_loan();
    let here = plan.targets.iter().filter_map(|(id, target)| {
        let bought = once_here(plan, &on_loan, (id, target), weeks.first())?;
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

impl Alternative {
    /// Compares two people, and returns the point that decides.
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
            (last_if_unknown(self.age.is_none(), other.age.is_none()), Behind::Age),
            (self.age.cmp(&other.age), Behind::Age),
            (last_if_unknown(self.born.is_none(), other.born.is_none()), Behind::Born),
            (Reverse(self.born).cmp(&Reverse(other.born)), Behind::Born),
            (self.id.cmp(&other.id), Behind::Id),
        ];
        points.into_iter().find(|(order, _)| order.is_ne()).unwrap_or((Ordering::Equal, Behind::Id))
    }
}
