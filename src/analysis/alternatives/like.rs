//! Who is most like a person, by the distance of two profiles.

use super::Candidate;
use super::span::{AttributeScale, Span, attribute, share};
use crate::domain::words::words;
use crate::domain::{Familiarity, Foot, Id, Position, Profile};
use crate::text;

words! {
    /// A part of a profile by which two people are compared.
    Part { Positions = "positions", Foot = "foot", Height = "height", Age = "age", Attributes = "attributes" }
}

/// The people who are like a person, the most similar first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Like {
    /// The parts that are compared.
    ///
    /// Parts that are unknown for the person himself are left out.
    pub by: Vec<Part>,
    pub people: Vec<Alike>,
}

/// A candidate and his distance.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Alike {
    pub id: Id,
    /// The mean of the parts, in thousandths of the largest distance.
    ///
    /// It is a range if something is unknown.
    pub distance: Span,
    /// One for each of [`Like::by`].
    pub parts: Vec<Span>,
    /// The number of others who are surely nearer.
    ///
    /// Surely means: whatever values the unknown figures have.
    pub nearer: usize,
}

/// The largest distance.
const FAR: u32 = Span::ANYWHERE.most;
/// The differences in centimetres and in days that count as the largest distance.
const FAR_CM: u32 = 20;
const FAR_DAYS: u32 = 3653;

/// Ranks candidates by their similarity to a person.
///
/// First those whom nobody is surely nearer than, then those with one surely nearer, and so on; then by the middle of
/// the distance's range; then by id.
pub fn like<'a>(
    person: &Id,
    profile: &Profile,
    candidates: impl Iterator<Item = Candidate<'a>>,
    scale: AttributeScale,
) -> Like {
    let candidates: Vec<Candidate<'a>> = candidates.filter(|candidate| candidate.id != person).collect();
    let by = Part::known(profile);
    let mut near = Near::default();
    for candidate in &candidates {
        near.add(mean(by.iter().map(|part| part.distance(profile, candidate.profile, scale))).most);
    }
    like_among(&near, profile, candidates.into_iter(), scale)
}

/// Ranks some candidates as [`like`] does all of them.
pub fn like_among<'a>(
    near: &Near,
    profile: &Profile,
    candidates: impl Iterator<Item = Candidate<'a>>,
    scale: AttributeScale,
) -> Like {
    let by = Part::known(profile);
    let mut people: Vec<Alike> = candidates
        .map(|candidate| {
            let parts: Vec<Span> = by.iter().map(|part| part.distance(profile, candidate.profile, scale)).collect();
            let distance = mean(parts.iter().copied());
            Alike { id: candidate.id.clone(), distance, parts, nearer: near.nearer(distance) }
        })
        .collect();
    people.sort_by(|one, other| {
        let key = |person: &Alike| (person.nearer, person.distance.least + person.distance.most);
        key(one).cmp(&key(other)).then_with(|| one.id.cmp(&other.id))
    });
    Like { by, people }
}

/// How far away everybody is at the most.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Near([usize; FAR as usize + 1]);

impl Default for Near {
    fn default() -> Near {
        Near([0; FAR as usize + 1])
    }
}

impl Near {
    /// Adds somebody who is at the most so far away.
    pub fn add(&mut self, most: u32) {
        self.0.get_mut(most as usize).into_iter().for_each(|people| *people += 1);
    }

    /// Adds all of another's.
    pub fn add_all(&mut self, other: &Near) {
        self.0.iter_mut().zip(other.0).for_each(|(people, more)| *people += more);
    }

    /// How many are surely nearer than who is at the least so far away, for each such distance.
    pub fn by_least(&self) -> Vec<usize> {
        let sum = |sum: &mut usize, people: &usize| Some(std::mem::replace(sum, *sum + people));
        self.0.iter().scan(0, sum).collect()
    }

    /// How many are surely nearer.
    pub fn nearer(&self, distance: Span) -> usize {
        self.0.iter().take(distance.least as usize).sum()
    }
}

/// The mean of the parts.
pub fn mean(parts: impl Iterator<Item = Span>) -> Span {
    let (mut count, mut least, mut most) = (0, 0, 0);
    for part in parts {
        (count, least, most) = (count + 1, least + part.least, most + part.most);
    }
    let count = std::cmp::max(count, 1);
    Span { least: least / count, most: most / count }
}

impl Part {
    /// The parts that are known of a profile, by which others are compared with it.
    pub fn known(profile: &Profile) -> Vec<Part> {
        Part::ALL.iter().copied().filter(|part| part.is_known(profile)).collect()
    }

    /// Whether this part of a profile is known.
    fn is_known(self, profile: &Profile) -> bool {
        match self {
            Part::Positions => true,
            Part::Foot => profile.foot.is_some(),
            Part::Height => profile.height_cm.is_some(),
            Part::Age => profile.born.is_some(),
            Part::Attributes => !profile.attributes.is_empty(),
        }
    }

    /// The distance of two people in this part, in thousandths; it is symmetric.
    pub fn distance(self, one: &Profile, other: &Profile, scale: AttributeScale) -> Span {
        let anywhere = Span::ANYWHERE;
        match self {
            Part::Positions => Span::exactly(positions(one, other)),
            Part::Foot => match (one.foot, other.foot) {
                (Some(one), Some(other)) => Span::exactly(feet(one, other)),
                (Some(known), None) | (None, Some(known)) => {
                    let most = Foot::ALL.iter().map(|foot| feet(known, *foot)).max().unwrap_or(FAR);
                    Span { least: 0, most }
                }
                (None, None) => anywhere,
            },
            Part::Height => one.height_cm.zip(other.height_cm).map_or(anywhere, |(one, other)| {
                Span::exactly(u32::from(one.abs_diff(other)).min(FAR_CM) * FAR / FAR_CM)
            }),
            Part::Age => one.born.zip(other.born).map_or(anywhere, |(one, other)| {
                let days = one.duration_until(other).unsigned_abs().as_secs() / 86_400;
                Span::exactly(u32::try_from(days).unwrap_or(FAR_DAYS).min(FAR_DAYS) * FAR / FAR_DAYS)
            }),
            Part::Attributes => attributes(one, other, scale),
        }
    }
}

fn feet(one: Foot, other: Foot) -> u32 {
    match (one, other) {
        _ if one == other => 0,
        (Foot::Both, _) | (_, Foot::Both) => FAR / 2,
        _ => FAR,
    }
}

/// The difference of their positions as a share of all that either plays.
///
/// A natural position weighs 3, a competent one 2, and an emergency 1.
fn positions(one: &Profile, other: &Profile) -> u32 {
    let weight = |profile: &Profile, position: Position| match profile.positions.at(position) {
        Some(Familiarity::Natural) => 3,
        Some(Familiarity::Competent) => 2,
        Some(Familiarity::Emergency) => 1,
        None => 0,
    };
    let pairs = || Position::ALL.iter().map(|position| (weight(one, *position), weight(other, *position)));
    let apart: u32 = pairs().map(|(one, other): (u32, u32)| one.abs_diff(other)).sum();
    let together: u32 = pairs().map(|(one, other)| one.max(other)).sum();
    (apart * FAR).checked_div(together).unwrap_or(0)
}

/// The mean over the attributes known for either; an attribute that is unknown for one may have any value.
fn attributes(one: &Profile, other: &Profile, scale: AttributeScale) -> Span {
    let mut names: Vec<String> =
        one.attributes.iter().chain(&other.attributes).map(|(name, _)| text::fold(name)).collect();
    names.sort_unstable();
    names.dedup();
    let figure = |profile, name: &String| attribute(profile, name);
    attributes_apart(names.iter().map(|name| (figure(one, name), figure(other, name))), scale)
}

/// How far two people are apart in attributes, by the figures of both; an attribute that is known of neither does not
/// count.
pub fn attributes_apart(figures: impl Iterator<Item = (Option<u8>, Option<u8>)>, scale: AttributeScale) -> Span {
    let top = u64::from(scale.top());
    let (mut least, mut most, mut count) = (0, 0, 0);
    for (one, other) in figures {
        let [one, other] = [one, other].map(|figure| figure.map(|figure| u64::from(figure).min(top)));
        match (one, other) {
            (Some(one), Some(other)) => {
                least += one.abs_diff(other);
                most += one.abs_diff(other);
            }
            (Some(known), None) | (None, Some(known)) => most += known.max(top - known),
            (None, None) => continue,
        }
        count += 1;
    }
    let share = |apart: u64| share(apart, FAR.into(), top * count);
    Span { least: share(least).unwrap_or(0), most: share(most).unwrap_or(FAR) }
}
