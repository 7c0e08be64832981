//! Who of the market has such a place on the lists of a plan's competitions.

use jiff::civil::Date;

use super::everybody::Market;
use super::row::MarketRow;
use super::selected::Selection;
use crate::analysis::filter::Filter;
use crate::analysis::lists::{self, TakenPlaces};
use crate::domain::{Familiarity, Plan, Positions, Profile, Rules, Target};
use crate::import::lots::side_by_side;

/// People who are asked before the next may be left unasked.
const BLOCK: usize = if cfg!(test) { 3 } else { 32_768 };

/// A plan whose lists are asked.
#[derive(Clone, Copy, Debug)]
pub struct MarketLists<'p> {
    pub plan: &'p Plan,
    /// All rules that are known.
    pub rules: &'p [Rules],
    pub at_least: Familiarity,
    /// The day on which somebody comes.
    pub on: Date,
}

impl Market {
    /// Takes those out of a selection for whom the terms about places on lists do not hold.
    ///
    /// They are asked of the list of each competition that the plan names; where it names none nobody has a place. Nobody of the
    /// plan or its club comes.
    ///
    /// `step` is called on the way.
    ///
    /// # Errors
    /// That of a step that is told to stop.
    pub fn keep_placed<E>(
        &self,
        filter: &Filter,
        of: MarketLists<'_>,
        shown: &mut Selection,
        mut step: impl FnMut() -> Result<(), E>,
    ) -> Result<(), E> {
        let asked = filter.places();
        if asked.is_empty() {
            return Ok(());
        }
        self.leave_out(of.plan, shown);
        let known = if of.plan.competitions.is_empty() { &[][..] } else { of.rules };
        let (rules, _) = lists::rules_of(of.plan, known);
        let holds = |taken: TakenPlaces| asked.iter().all(|(place, negated)| taken.has(*place) != *negated);
        let rows: Vec<usize> = shown.rows().collect();
        for rows in rows.chunks(BLOCK) {
            step()?;
            let lots = side_by_side(rows.len(), |lot| {
                let rows = rows.get(lot).unwrap_or_default();
                let taken = self.taken(rows, of, &rules);
                rows.iter().zip(taken).filter(|(_, taken)| !holds(*taken)).map(|(row, _)| *row).collect::<Vec<_>>()
            });
            lots.into_iter().flatten().for_each(|row| shown.remove(row));
        }
        Ok(())
    }

    /// How each of some people would stand on all lists together.
    fn taken(&self, rows: &[usize], of: MarketLists<'_>, rules: &[Rules]) -> Vec<TakenPlaces> {
        let nowhere = if rules.is_empty() { TakenPlaces::NOWHERE } else { TakenPlaces::EVERYWHERE };
        let mut taken = vec![nowhere; rows.len()];
        for rules in rules {
            let people = rows.iter().map(|row| self.row(*row).and_then(MarketRow::listed));
            let mut held = taken.iter_mut();
            lists::places_of(of.plan, rules, (of.on, of.at_least), people, |on_list| {
                held.next().into_iter().for_each(|held| *held = held.and(on_list));
            });
        }
        taken
    }
}

impl MarketRow<'_> {
    /// What lists ask of him; none where no position of his is known.
    fn listed(self) -> Option<Target> {
        let played = self.positions().iter().map(|at| (at.position, at.familiarity)).collect();
        let profile = Profile::new(String::new(), Positions::new(played).ok()?);
        Some(Target::new(Profile {
            born: self.born(),
            nations: self.nations().iter().map(|code| code.to_string()).collect(),
            rating: self.rating(),
            value: self.value(),
            ..profile
        }))
    }
}
