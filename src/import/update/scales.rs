//! Ratings and attributes of a plan that are of another scale than those of a file.

use crate::domain::{FieldName, Plan, Profile, SetBy};
use crate::import::people::People;

/// The highest figure of the scale that ends at 20; others end at 99 or 100.
const SHORT_SCALE: u8 = 20;

/// What of a plan is of another scale than in a file.
pub(super) struct OtherScales {
    pub(super) of_ratings: bool,
    /// For each attribute of the file.
    pub(super) of_attributes: Vec<bool>,
}

impl OtherScales {
    pub(super) fn of(plan: &Plan, people: &People, source: &str) -> OtherScales {
        let players = plan.players.iter().map(|(_, player)| &player.profile);
        let targets = plan.targets.iter().map(|(_, target)| &target.profile);
        let profiles: Vec<&Profile> = players.chain(targets).collect();
        let is_short = |highest: u8| highest <= SHORT_SCALE;
        let highest_said = |at: usize| {
            let figures = people.people.iter().filter_map(|person| person.figures.get(at).copied().flatten());
            figures.filter_map(|figure| figure.exact()).max()
        };
        let highest_held = |name: &str| {
            let held = profiles.iter().flat_map(|profile| &profile.attributes);
            held.filter(|(held, _)| held == name).map(|(_, figure)| *figure).max()
        };
        let is_other = |(at, name): (usize, &String)| {
            let both = highest_said(at).zip(highest_held(name));
            both.is_some_and(|(said, held)| is_short(said) != is_short(held))
        };
        OtherScales {
            of_ratings: profiles.iter().any(|profile| has_own_rating(profile, source)),
            of_attributes: people.attributes.iter().enumerate().map(is_other).collect(),
        }
    }
}

/// Whether somebody has a rating that a source has not told.
fn has_own_rating(profile: &Profile, source: &str) -> bool {
    let imported = profile.imported.as_ref();
    let is_theirs = imported.is_some_and(
        |imported| matches!(imported.set_by(FieldName::Rating), SetBy::File { from, .. } if from == source),
    );
    profile.rating.is_some() && !is_theirs
}
