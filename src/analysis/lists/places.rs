//! What place whoever comes would take on a list, asked of very many one by one.

use jiff::civil::Date;

use super::best::best;
use super::choice::{Constraint, ListChoice, ListStanding};
use super::filed::Filed;
use super::list;
use super::newcomers::ListArrivals;
use super::who::{Assume, Club, entrant};
use crate::domain::words::words;
use crate::domain::{Familiarity, Id, ListChange, Person, Plan, Rules, Target};

words! {
    /// How somebody who comes would stand on a list.
    ListPlace {
        /// He needs no place.
        Free = "free",
        /// He may play, and nobody is left out for him.
        Room = "room",
        /// He may play, whoever is left out for him.
        Place = "place",
    }
}

/// How somebody would surely stand, whatever is not known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TakenPlaces {
    pub is_free: bool,
    pub has_room: bool,
    pub has_place: bool,
}

impl TakenPlaces {
    /// He may not play at all.
    pub const NOWHERE: TakenPlaces = TakenPlaces { is_free: false, has_room: false, has_place: false };
    pub const EVERYWHERE: TakenPlaces = TakenPlaces { is_free: true, has_room: true, has_place: true };

    /// On this list and on another.
    pub fn and(self, other: TakenPlaces) -> TakenPlaces {
        TakenPlaces {
            is_free: self.is_free && other.is_free,
            has_room: self.has_room && other.has_room,
            has_place: self.has_place && other.has_place,
        }
    }

    pub fn has(self, place: ListPlace) -> bool {
        match place {
            ListPlace::Free => self.is_free,
            ListPlace::Room => self.has_room,
            ListPlace::Place => self.has_place,
        }
    }
}

/// Tells of each of some people how he would stand on a list if he alone came on a day.
///
/// They are not of the plan; who can be no target stands nowhere. The answer is that of [`registration`](super::registration) for
/// the plan with him among its targets.
pub fn places_of(
    plan: &Plan,
    rules: &Rules,
    (on, at_least): (Date, Familiarity),
    people: impl Iterator<Item = Option<Target>>,
    mut tell: impl FnMut(TakenPlaces),
) {
    let Some(id) = nobodys(plan) else { return };
    let season = rules.season(on, plan.named_season(), plan.season_starts);
    let rules = rules.of(season);
    let filed = Filed::of(plan, &rules, season, (on, at_least));
    let club = Club::new(plan, &rules, season, (on, at_least), filed.as_ref());
    let list = list(plan, &club);
    // By value and, where everybody has one, by rating.
    let by: &[bool] = if club.rated { &[false, true] } else { &[false] };
    let cases: Vec<_> = by
        .iter()
        .flat_map(|rated| [Assume::Not, Assume::So].map(|assume| (assume, *rated)))
        .map(|(assume, rated)| {
            let entrants = club.entrants(assume, rated);
            let found = best(&entrants, &list, Constraint::Nothing).unwrap_or_default();
            (assume, rated, entrants, found)
        })
        .collect();
    let mut arrivals: Vec<ListArrivals<'_>> =
        cases.iter().map(|(.., entrants, found)| ListArrivals::new(entrants, &list, found)).collect();
    for target in people {
        let Some(target) = target else {
            tell(TakenPlaces::NOWHERE);
            continue;
        };
        let judged = club.judge(&id, Person::Target(&target));
        let by_rating = club.rated && judged.is_rated();
        let mut taken = TakenPlaces::EVERYWHERE;
        for ((assume, rated, _, found), arrivals) in cases.iter().zip(&mut arrivals) {
            if *rated == by_rating {
                let (with, standing) = arrivals.with(entrant(&judged, *assume, *rated), None);
                let has_place = standing != ListStanding::Out;
                let has_room = has_place && !is_anybody_out(found, &with);
                taken = taken.and(TakenPlaces { is_free: standing == ListStanding::Free, has_room, has_place });
            }
        }
        tell(taken);
    }
}

/// Whether anybody who may play in one choice is left out in the other.
fn is_anybody_out(found: &ListChoice, with: &ListChoice) -> bool {
    let mut pairs = found.standings.iter().zip(&with.standings);
    pairs.any(|(before, after)| *before != ListStanding::Out && *after == ListStanding::Out)
}

/// An id that nobody of a plan or on its lists has.
fn nobodys(plan: &Plan) -> Option<Id> {
    let is_listed = |id: &Id| {
        let of_changes = |change: &ListChange| change.with.contains(id) || change.without.contains(id);
        plan.registered.iter().any(|list| list.people.contains(id) || list.changes.iter().any(of_changes))
    };
    let is_held = |id: &Id| plan.person(id).is_some() || is_listed(id);
    (0_u16..).filter_map(|number| Id::new(&format!("newcomer-{number}")).ok()).find(|id| !is_held(id))
}
