//! Who of the market the plan has already, or plays for its club.

use std::collections::HashMap;

use super::candidate::MarketCandidate;
use super::columns::NOTHING;
use super::day::{is_day, packed};
use super::everybody::Market;
use super::selection::Selection;
use crate::domain::{Id, Plan, Profile};
use crate::import::lots::side_by_side;
use crate::import::squad::is_same_club;
use crate::text;

/// People of a plan by what they are known by.
struct Held<'p> {
    /// By source and id.
    ids: HashMap<(&'p str, &'p str), &'p Id>,
    /// The days of birth of each folded name; none where it is not known.
    names: HashMap<String, Vec<(Option<i32>, &'p Id)>>,
}

impl<'p> Held<'p> {
    fn of(plan: &'p Plan) -> Held<'p> {
        let mut held = Held { ids: HashMap::new(), names: HashMap::new() };
        let players = plan.players.iter().map(|(id, player)| (id, &player.profile));
        let targets = plan.targets.iter().map(|(id, target)| (id, &target.profile));
        for (id, Profile { name, born, imported, .. }) in players.chain(targets) {
            held.names.entry(text::fold(name)).or_default().push((born.map(packed), id));
            let of = imported.as_ref().and_then(|imported| Some((imported.from.as_str(), imported.id.as_deref()?)));
            if let Some(of) = of {
                held.ids.entry(of).or_insert(id);
            }
        }
        held
    }

    /// Who of the plan somebody of the market is: by the id of his source, else by his name, unless two days of birth
    /// tell them apart.
    fn whom(&self, market: &Market, row: usize) -> Option<&'p Id> {
        let columns = &market.columns;
        let file = columns.files.get(row).and_then(|file| market.files.get(usize::from(*file)));
        let id = columns.ids.get(row);
        let by_id = file.filter(|_| !id.is_empty()).and_then(|file| self.ids.get(&(file.source.as_str(), id)));
        by_id.copied().or_else(|| {
            let born = columns.born.get(row).copied().filter(|born| is_day(*born));
            let named = self.names.get(columns.folded.get(row))?.iter();
            let mut same = named.filter(|(held, _)| held.is_none() || born.is_none() || *held == born);
            same.next().map(|(_, id)| *id)
        })
    }
}

/// People of the market who are to be targets of a plan.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct NewTargets {
    pub new: Vec<MarketCandidate>,
    /// Those whom the plan has already, with their ids there.
    pub held: Vec<(usize, Id)>,
    /// Those who play for the club of the plan.
    pub of_club: Vec<usize>,
    /// Those of whom no position is known.
    pub without_position: Vec<usize>,
}

impl Market {
    /// Takes those out of a selection who are a plan's players or targets, or play for its club; says how many they were.
    ///
    /// Somebody is known by the id of his source, else by his name, unless two days of birth tell them apart.
    pub fn leave_out(&self, plan: &Plan, shown: &mut Selection) -> usize {
        let (held, clubs) = (Held::of(plan), self.clubs_of(plan));
        let is_ours = |row: usize| self.is_at(row, &clubs) || held.whom(self, row).is_some();
        let lots = side_by_side(self.len(), |lot| shown.within(lot).filter(|row| is_ours(*row)).collect::<Vec<_>>());
        let ours = lots.concat();
        ours.iter().for_each(|row| shown.remove(*row));
        ours.len()
    }

    /// People as new targets of a plan, with ids that nobody of it has.
    pub fn targets(&self, rows: impl IntoIterator<Item = usize>, plan: &Plan) -> NewTargets {
        let (held, clubs, mut targets) = (Held::of(plan), self.clubs_of(plan), NewTargets::default());
        for row in rows {
            if let Some(id) = held.whom(self, row) {
                targets.held.push((row, id.clone()));
            } else if self.is_at(row, &clubs) {
                targets.of_club.push(row);
            } else {
                match self.candidate(row) {
                    Some(new) => targets.new.push(new),
                    None => targets.without_position.push(row),
                }
            }
        }
        MarketCandidate::name(&mut targets.new, plan);
        targets
    }

    /// For each club, whether it is that of a plan.
    fn clubs_of(&self, plan: &Plan) -> Vec<bool> {
        self.columns.club_names.all().iter().map(|club| is_same_club(club, &plan.club)).collect()
    }

    fn is_at(&self, row: usize, clubs: &[bool]) -> bool {
        let club = self.columns.clubs.get(row).copied().unwrap_or(NOTHING);
        clubs.get(club as usize) == Some(&true)
    }
}
