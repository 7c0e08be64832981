//! Who is most like somebody, of very many, by the exact distance of two profiles.

use std::ops::Range;

use super::candidate::MarketCandidate;
use super::columns::{NO_FIGURE, foot};
use super::day::day;
use super::everybody::Market;
use super::order::smallest;
use super::selected::Selection;
use crate::analysis::alternatives::{AttributeScale, Like, Near, Part, Span, attributes_apart, like_among, mean};
use crate::domain::{Familiarity, Foot, Plan, Position, Positions, Profile};
use crate::import::lots::side_by_side;
use crate::text;

impl Market {
    /// Those of the people who are shown that are most like a profile, ranked as
    /// [`like`](crate::analysis::alternatives::like) ranks everybody; of two as near the first of the market.
    pub fn like(&self, profile: &Profile, plan: &Plan, shown: &Selection, most: usize) -> (Like, Vec<MarketCandidate>) {
        let scale = self.scale(plan, shown);
        let distances = Distances::of(self, profile, scale);
        let lots = side_by_side(self.len(), |lot: Range<usize>| {
            let mut near = Near::default();
            let mut age = distances.ages();
            let all: Vec<(u32, u16, u16)> = shown
                .within(lot)
                .filter(|row| self.plays(*row))
                .map(|row| {
                    let distance = distances.distance(row, &mut age);
                    near.add(distance.most);
                    let [least, most] =
                        [distance.least, distance.most].map(|end| u16::try_from(end).unwrap_or(u16::MAX));
                    (u32::try_from(row).unwrap_or(u32::MAX), least, most)
                })
                .collect();
            (near, all)
        });
        let mut near = Near::default();
        lots.iter().for_each(|(of_lot, _)| near.add_all(of_lot));
        let nearer = near.by_least();
        let key = |(row, least, most): &(u32, u16, u16)| {
            (nearer.get(usize::from(*least)).copied().unwrap_or(usize::MAX), u32::from(*least) + u32::from(*most), *row)
        };
        let best = smallest(lots.iter().flat_map(|(_, all)| all.iter().map(key)), most);
        let mut best: Vec<MarketCandidate> =
            best.into_iter().filter_map(|(.., row)| self.candidate(row as usize)).collect();
        // Costs are no part of a distance, so any day does.
        let on = jiff::civil::Date::MIN;
        let mut found = like_among(&near, profile, best.iter().map(|one| one.candidate(on)), scale);
        MarketCandidate::name(&mut best, plan);
        found.people.iter_mut().zip(&best).for_each(|(person, one)| person.id.clone_from(&one.id));
        (found, best)
    }
}

/// The distances of a profile to whatever a column may hold, where they are few.
struct Distances<'d> {
    market: &'d Market,
    profile: &'d Profile,
    by: Vec<Part>,
    scale: AttributeScale,
    positions: Vec<Span>,
    feet: Vec<Span>,
    heights: Vec<Span>,
    /// Each attribute that he or the market has: his figure, and the columns that may have theirs.
    attributes: Vec<(Option<u8>, Vec<usize>)>,
}

/// Somebody of whom nothing but what is compared is set.
fn blank() -> Option<Profile> {
    let positions = Positions::new(vec![(Position::GK, Familiarity::Natural)]).ok()?;
    Some(Profile::new(String::new(), positions))
}

impl<'d> Distances<'d> {
    fn of(market: &'d Market, profile: &'d Profile, scale: AttributeScale) -> Distances<'d> {
        let apart = |part: Part, other: &Option<Profile>| {
            other.as_ref().map_or(Span::ANYWHERE, |other| part.distance(profile, other, scale))
        };
        let with = |set: &dyn Fn(&mut Profile)| {
            let mut other = blank();
            other.iter_mut().for_each(set);
            other
        };
        let feet = (0..=Foot::ALL.len()).map(|number| u8::try_from(number).ok().and_then(foot));
        let heights = (0..=u8::MAX).map(|height| Some(height).filter(|height| *height != NO_FIGURE));
        let mut names: Vec<String> = profile.attributes.iter().map(|(name, _)| text::fold(name)).collect();
        names.extend(market.columns.attributes.iter().map(|(name, _)| text::fold(name)));
        names.sort_unstable();
        names.dedup();
        let own = |name: &String| {
            let held = profile.attributes.iter().find(|(held, _)| text::fold(held) == *name);
            (held.map(|(_, figure)| *figure), market.attribute_columns(name))
        };
        Distances {
            market,
            profile,
            by: Part::known(profile),
            scale,
            positions: market.profiles().iter().map(|other| apart(Part::Positions, other)).collect(),
            feet: feet.map(|foot| apart(Part::Foot, &with(&|other| other.foot = foot))).collect(),
            heights: heights.map(|height| apart(Part::Height, &with(&|other| other.height_cm = height))).collect(),
            attributes: names.iter().map(own).collect(),
        }
    }

    /// The distance of an age, and the profile that it is computed with.
    fn ages(&self) -> impl FnMut(usize) -> Span {
        let mut other = blank();
        move |row| {
            let born = self.market.columns.born.get(row).and_then(|born| day(*born));
            other.as_mut().map_or(Span::ANYWHERE, |other| {
                other.born = born;
                Part::Age.distance(self.profile, other, self.scale)
            })
        }
    }

    fn distance(&self, row: usize, age: &mut impl FnMut(usize) -> Span) -> Span {
        let columns = &self.market.columns;
        let of = |spans: &[Span], number: Option<usize>| {
            number.and_then(|number| spans.get(number)).copied().unwrap_or(Span::ANYWHERE)
        };
        mean(self.by.iter().map(|part| match part {
            Part::Positions => of(&self.positions, columns.positions.get(row).map(|number| *number as usize)),
            Part::Foot => of(&self.feet, columns.feet.get(row).copied().map(usize::from)),
            Part::Height => of(&self.heights, columns.heights.get(row).copied().map(usize::from)),
            Part::Age => age(row),
            Part::Attributes => {
                let figures = self.attributes.iter().map(|(own, columns)| (*own, self.market.figure(columns, row)));
                attributes_apart(figures, self.scale)
            }
        }))
    }
}
