//! Who of the market the plan has already, or plays for its club.

use std::collections::{HashMap, HashSet};

use super::columns::NOTHING;
use super::day::{is_day, packed};
use super::everybody::Market;
use super::lots::side_by_side;
use super::selection::Selection;
use crate::domain::{Plan, Profile};
use crate::import::squad::is_same_club;
use crate::text;

/// People of a plan by what they are known by.
struct Held<'p> {
    /// By source and id.
    ids: HashSet<(&'p str, &'p str)>,
    /// The days of birth of each folded name; none where it is not known.
    names: HashMap<String, Vec<Option<i32>>>,
}

impl<'p> Held<'p> {
    fn of(plan: &'p Plan) -> Held<'p> {
        let mut held = Held { ids: HashSet::new(), names: HashMap::new() };
        for profile in crate::analysis::alternatives::everybody(plan) {
            let Profile { name, born, imported, .. } = profile;
            held.names.entry(text::fold(name)).or_default().push(born.map(packed));
            let id = imported.as_ref().and_then(|imported| Some((imported.from.as_str(), imported.id.as_deref()?)));
            held.ids.extend(id);
        }
        held
    }
}

impl Market {
    /// Takes those out of a selection who are a plan's players or targets, or play for its club; says how many they were.
    ///
    /// Somebody is known by the id of his source, else by his name, unless two days of birth tell them apart.
    pub fn leave_out(&self, plan: &Plan, shown: &mut Selection) -> usize {
        let held = Held::of(plan);
        let clubs: Vec<bool> =
            self.columns.club_names.all().iter().map(|club| is_same_club(club, &plan.club)).collect();
        let sources: Vec<&str> = self.files.iter().map(|file| file.source.as_str()).collect();
        let is_ours = |row: usize| {
            let club = self.columns.clubs.get(row).copied().unwrap_or(NOTHING);
            let source = self.columns.files.get(row).and_then(|file| sources.get(usize::from(*file)));
            let id = self.columns.ids.get(row);
            let born = self.columns.born.get(row).copied().filter(|born| is_day(*born));
            let is_named = || {
                let days = held.names.get(self.columns.folded.get(row));
                days.is_some_and(|days| days.iter().any(|held| held.is_none() || born.is_none() || *held == born))
            };
            clubs.get(club as usize) == Some(&true)
                || (!id.is_empty() && source.is_some_and(|source| held.ids.contains(&(*source, id))))
                || is_named()
        };
        let lots = side_by_side(self.len(), |lot| shown.within(lot).filter(|row| is_ours(*row)).collect::<Vec<_>>());
        let ours = lots.concat();
        ours.iter().for_each(|row| shown.remove(*row));
        ours.len()
    }
}
