//! Who closes a gap or comes in somebody's place, of very many, by the alternatives' own exact order.

use std::cmp::Reverse;

use jiff::civil::Date;

use super::candidate::MarketCandidate;
use super::columns::NOTHING;
use super::day::{NO_DAY, is_day};
use super::everybody::Market;
use super::order::smallest;
use super::row::MarketRow;
use super::selected::Selection;
use crate::analysis::Weeks;
use crate::analysis::alternatives::{
    Alternatives, Among, AttributeScale, Candidate, CoverGain, Sought, Span, alternatives_among, everybody, gains,
};
use crate::domain::{Familiarity, Id, Money, Plan, Positions, Profile, Stance};
use crate::import::lots::side_by_side;
use crate::text;

/// What is asked of everybody.
#[derive(Clone, Copy, Debug)]
pub struct MarketQuestion<'p> {
    pub plan: &'p Plan,
    pub sought: &'p Sought,
    pub weeks: Weeks,
    pub at_least: Familiarity,
    /// The day of costs and ages.
    pub on: Date,
}

/// The place of a set of positions among all, the best first; none where nothing that is sought is in it.
type Class = Option<u32>;

/// How much an attribute weighs, and the columns that may have it.
type Weight = (u8, Vec<usize>);

impl Market {
    /// The best of those who are shown, ranked as [`alternatives`](crate::analysis::alternatives::alternatives) ranks
    /// everybody; of two who are alike in all points the first of the market.
    pub fn alternatives(
        &self,
        asked: MarketQuestion<'_>,
        shown: &Selection,
        most: usize,
    ) -> (Alternatives, Vec<MarketCandidate>) {
        let MarketQuestion { plan, sought, weeks, at_least, on } = asked;
        let (profiles, nobody, best) = (self.profiles(), Id::new("nobody").ok(), Vec::new());
        let mut best: Vec<MarketCandidate> = best;
        let classes = {
            let gain = gains(plan, weeks, at_least);
            classes(&profiles, nobody.as_ref(), sought, at_least, &gain)
        };
        let class = |row: usize| -> Class {
            let played = self.columns.positions.get(row).copied().unwrap_or(NOTHING);
            classes.get(played as usize).copied().flatten()
        };
        let weights = sought.role(plan).map(|role| self.weights(plan.tactic.role(role)));
        let among = self.among(plan, shown, weights.as_deref(), &class);
        let Some(last) = self.last_class(shown, &class, most) else {
            let nobody =
                alternatives_among(&among, plan, sought, std::iter::empty(), |_| CoverGain::default(), at_least);
            return (nobody, best);
        };
        let lots = side_by_side(self.len(), |lot| {
            let rows = shown.within(lot).filter_map(|row| Some((class(row).filter(|class| *class <= last)?, row)));
            let key = |(class, row)| {
                let fit = weights.as_deref().map(|weights| self.fit(among.scale, weights, row));
                let fitter = fit.map_or(0, |fit| among.fitter(fit));
                let cost = self.cost(row, on);
                let age = MarketRow { market: self, number: row }.age(on);
                let born = self.columns.born.get(row).copied().filter(|born| is_day(*born));
                let younger = (age.is_none(), age, born.is_none(), Reverse(born.unwrap_or(NO_DAY)));
                (class, fitter, cost.is_none(), cost, younger, row)
            };
            smallest(rows.map(key), most)
        });
        let rows = smallest(lots.into_iter().flatten(), most).into_iter().map(|key| key.5);
        best.extend(rows.filter_map(|row| self.candidate(row)));
        let gain = gains(plan, weeks, at_least);
        let mut found =
            alternatives_among(&among, plan, sought, best.iter().map(|one| one.candidate(on)), gain, at_least);
        MarketCandidate::name(&mut best, plan);
        found.people.iter_mut().zip(&best).for_each(|(person, one)| person.id.clone_from(&one.id));
        (found, best)
    }

    /// Nobody in particular for each set of positions that somebody plays.
    pub(super) fn profiles(&self) -> Vec<Option<Profile>> {
        let profile = |played: &Vec<crate::import::values::PlayedAt>| {
            let positions = played.iter().map(|at| (at.position, at.familiarity)).collect();
            Some(Profile::new(String::new(), Positions::new(positions).ok()?))
        };
        self.columns.played.all().iter().map(profile).collect()
    }

    /// The columns that may have each attribute that a role weighs.
    fn weights(&self, role: &[(String, u8)]) -> Vec<Weight> {
        role.iter().map(|(name, weight)| (*weight, self.attribute_columns(&text::fold(name)))).collect()
    }

    /// The columns of an attribute by its folded name: names that fold alike are one.
    pub(super) fn attribute_columns(&self, folded: &str) -> Vec<usize> {
        let names = self.columns.attributes.iter().enumerate();
        names.filter(|(_, (held, _))| text::fold(held) == folded).map(|(place, _)| place).collect()
    }

    /// An attribute of somebody: that of the first column that has one.
    pub(super) fn figure(&self, columns: &[usize], row: usize) -> Option<u8> {
        columns.iter().find_map(|place| self.columns.attribute(*place, row))
    }

    fn fit(&self, scale: AttributeScale, weights: &[Weight], row: usize) -> Span {
        scale.weighed(weights.iter().map(|(weight, columns)| (*weight, self.figure(columns, row))))
    }

    /// The scale of everybody's attributes, and how well those fit the role who play what is sought.
    fn among(
        &self,
        plan: &Plan,
        shown: &Selection,
        weights: Option<&[Weight]>,
        class: &(impl Fn(usize) -> Class + Sync),
    ) -> Among {
        let mut among = Among::new(self.scale(plan, shown));
        let Some(weights) = weights else { return among };
        let scale = among.scale;
        let lots = side_by_side(self.len(), |lot| {
            let mut counts = [0; 101];
            for row in shown.within(lot).filter(|row| class(*row).is_some()) {
                let least = self.fit(scale, weights, row).least;
                counts.get_mut(least as usize).into_iter().for_each(|count| *count += 1);
            }
            counts
        });
        for (least, count) in lots.iter().flat_map(|counts| (0..).zip(counts)).filter(|(_, count)| **count > 0) {
            among.add_many(least, *count);
        }
        among
    }

    /// Whether any position of somebody is known: else he can be nobody's target.
    pub(super) fn plays(&self, row: usize) -> bool {
        self.columns.positions.get(row).is_some_and(|played| *played != NOTHING)
    }

    /// The scale of the attributes of a plan and of those who are shown.
    pub(super) fn scale(&self, plan: &Plan, shown: &Selection) -> AttributeScale {
        let highest = |lot: std::ops::Range<usize>| {
            let of = |row: usize| {
                (0..self.columns.attributes.len()).filter_map(move |place| self.columns.attribute(place, row))
            };
            shown.within(lot).filter(|row| self.plays(*row)).flat_map(of).max()
        };
        let own = AttributeScale::of(everybody(plan));
        match self.columns.attributes.is_empty() {
            true => own,
            false => own.with(AttributeScale::of_figures(side_by_side(self.len(), highest).into_iter().flatten())),
        }
    }

    /// The class with which enough people are together; none where nobody plays what is sought.
    fn last_class(&self, shown: &Selection, class: &(impl Fn(usize) -> Class + Sync), most: usize) -> Class {
        let lots = side_by_side(self.len(), |lot| {
            let mut counts: Vec<usize> = Vec::new();
            for class in shown.within(lot).filter_map(class).map(|class| class as usize) {
                if counts.len() <= class {
                    counts.resize(class + 1, 0);
                }
                counts.get_mut(class).into_iter().for_each(|count| *count += 1);
            }
            counts
        });
        let classes = lots.iter().map(Vec::len).max().unwrap_or(0);
        let mut people = 0;
        let is_enough = |class: &usize| {
            people += lots.iter().filter_map(|counts| counts.get(*class)).sum::<usize>();
            people >= most
        };
        let last = (0..classes).find(is_enough).or(classes.checked_sub(1))?;
        u32::try_from(last).ok()
    }

    /// What somebody is expected to cost on a day, as [`Target::expected_cost`](crate::domain::Target::expected_cost) of
    /// who has no bid.
    pub(super) fn cost(&self, row: usize, on: Date) -> Option<Money> {
        let columns = &self.columns;
        let contract = columns.contracts.get(row).copied().filter(|day| is_day(*day));
        if contract.is_some_and(|last| last < super::day::packed(on)) {
            return Some(Money::ZERO);
        }
        let named = columns.asking.get(row).or_else(|| columns.values.get(row));
        named.into_iter().chain(columns.clauses.get(row)).min()
    }
}

/// For each set of positions its place, by how many of those sought are in it, how well they are played, and what it adds to
/// the cover: computed once for each set, however many play it.
fn classes<'c>(
    profiles: &'c [Option<Profile>],
    nobody: Option<&'c Id>,
    sought: &Sought,
    at_least: Familiarity,
    gain: &impl Fn(&Candidate<'c>) -> CoverGain,
) -> Vec<Class> {
    let key = |profile: &'c Option<Profile>| {
        let (profile, id) = profile.as_ref().zip(nobody)?;
        let plays = sought.plays(profile, at_least);
        if plays.is_empty() {
            return None;
        }
        let familiarity: usize = plays.iter().map(|(_, held)| *held as usize).sum();
        let candidate =
            Candidate { id, profile, club: None, age: None, cost: None, ties: &[], seller: &Stance::Unknown };
        Some((Reverse(plays.len()), familiarity, Reverse(gain(&candidate).gains)))
    };
    let keys: Vec<_> = profiles.iter().map(key).collect();
    let mut sorted: Vec<_> = keys.iter().flatten().collect();
    sorted.sort_unstable();
    sorted.dedup();
    let place = |key: &_| sorted.binary_search(&key).ok().and_then(|place| u32::try_from(place).ok());
    keys.iter().map(|key| key.as_ref().and_then(place)).collect()
}
