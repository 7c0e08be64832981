//! Who of the market the plan has already, or plays for its club.

use super::candidate::MarketCandidate;
use super::columns::NOTHING;
use super::everybody::{Market, MarketFile};
use super::selected::Selection;
use crate::domain::{Id, Plan};
use crate::import::dialects::RowIs;
use crate::import::lots::side_by_side;
use crate::import::squad::is_same_club;
use crate::import::update::{MatchedBy, PlanPeople, UpdateContext};

/// Who of a plan somebody of the market is or may be, by the rule of an import.
fn whom<'p>(held: &PlanPeople<'p>, market: &Market, row: usize) -> Option<(&'p Id, MatchedBy)> {
    let person = market.row(row)?;
    let MarketFile { source, on, .. } = person.file()?;
    if held.lacks(source, person.id(), market.columns.folded.get(row)) {
        return None;
    }
    let (on, rows) = (*on, RowIs::Person);
    let context = UpdateContext { source, on, today: on, rows, taken_as: None, club: None, chosen: &[] };
    held.whom(&person.as_of_file(), &context)
}

/// People of the market who are to be targets of a plan.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct NewTargets {
    pub new: Vec<MarketCandidate>,
    /// Those whom the plan has already, with their ids there.
    pub held: Vec<(usize, Id)>,
    /// Those who may be somebody of the plan, which nothing tells for sure.
    pub unsure: Vec<(usize, Id)>,
    /// Those who play for the club of the plan.
    pub of_club: Vec<usize>,
    /// Those of whom no position is known.
    pub without_position: Vec<usize>,
}

impl Market {
    /// Takes those out of a selection who are a plan's players or targets, or may be, or play for its club; says how
    /// many they were.
    ///
    /// Who is who is told by the rule of an import.
    pub fn leave_out(&self, plan: &Plan, shown: &mut Selection) -> usize {
        let (held, clubs) = (PlanPeople::of(plan), self.clubs_of(plan));
        let is_ours = |row: usize| self.is_at(row, &clubs) || whom(&held, self, row).is_some();
        let lots = side_by_side(self.len(), |lot| shown.within(lot).filter(|row| is_ours(*row)).collect::<Vec<_>>());
        let ours = lots.concat();
        ours.iter().for_each(|row| shown.remove(*row));
        ours.len()
    }

    /// People as new targets of a plan, with ids that nobody of it has.
    pub fn targets(&self, rows: impl IntoIterator<Item = usize>, plan: &Plan) -> NewTargets {
        let (held, clubs, mut targets) = (PlanPeople::of(plan), self.clubs_of(plan), NewTargets::default());
        for row in rows {
            match whom(&held, self, row) {
                Some((id, by)) if by.is_sure() => targets.held.push((row, id.clone())),
                _ if self.is_at(row, &clubs) => targets.of_club.push(row),
                Some((id, _)) => targets.unsure.push((row, id.clone())),
                None => match self.candidate(row) {
                    Some(new) => targets.new.push(new),
                    None => targets.without_position.push(row),
                },
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
