//! The coming days on which somebody becomes available or unavailable, and the effect on the cover.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::cover::Figures;
use super::sets::Demand;
use super::squad::{Squad, wanted};
use super::weeks::{Weeks, stretches};
use crate::domain::{Cause, Familiarity, Id, Outlook, Plan};

/// A day on which somebody becomes available or unavailable.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CoverChange {
    pub on: Date,
    /// Those who can no longer be fielded, in plan order, and why.
    pub gone: Vec<Move>,
    /// Those who can be fielded again or for the first time, and what kept them away until then.
    pub back: Vec<Move>,
    /// The figures of the day before.
    pub before: Figures,
    pub after: Figures,
    /// The slots that prove the changed figure; `None` if no figure changed.
    pub proof: Option<CoverEffect>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Move {
    pub id: Id,
    pub cause: Cause,
    /// What the plan calls the cause; see [`crate::domain::Spell`].
    pub what: String,
}

/// Slots, and the number of players for them after the change.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CoverEffect {
    /// In formation order: the certificate of the worse of the two days.
    pub slots: Vec<usize>,
    pub players: usize,
}

/// The changes after the first day of the weeks, soonest first.
pub fn changes(plan: &Plan, weeks: Weeks, at_least: Familiarity, outlook: Outlook) -> Vec<CoverChange> {
    let figures = figures(plan, weeks, at_least, outlook);
    let figures_on = |on: Date| {
        let until = figures.partition_point(|(first, _)| *first <= on);
        until.checked_sub(1).and_then(|place| figures.get(place)).map(|(_, figures)| *figures).unwrap_or_default()
    };
    let mut changes = Vec::new();
    for (on, (gone, back)) in moves(plan, weeks, outlook) {
        let Ok(eve) = on.yesterday() else { continue };
        let (before, after) = (figures_on(eve), figures_on(on));
        let proof = effect(plan, (eve, before), (on, after), at_least, outlook);
        changes.push(CoverChange { on, gone, back, before, after, proof });
    }
    changes
}

/// The figures over the weeks, each with the first day that has them.
fn figures(plan: &Plan, weeks: Weeks, at_least: Familiarity, outlook: Outlook) -> Vec<(Date, Figures)> {
    let (wanted, mut figures) = (Demand::new(&wanted(plan)), Vec::new());
    stretches(plan, (weeks.first(), weeks.last()), at_least, outlook, |first, _, reach| {
        figures.push((first, Figures::of(reach, &wanted)));
    });
    figures
}

type Moves = (Vec<Move>, Vec<Move>);

fn moves(plan: &Plan, weeks: Weeks, outlook: Outlook) -> BTreeMap<Date, Moves> {
    let mut moves: BTreeMap<Date, Moves> = BTreeMap::new();
    let (first, last) = (weeks.first(), weeks.last());
    for (id, player) in plan.players.iter() {
        let edges = plan.spells(id, player, outlook).flat_map(|spell| [Some(spell.first), spell.last.tomorrow().ok()]);
        let mut edges: Vec<Date> = edges.flatten().filter(|day| first < *day && *day <= last).collect();
        edges.sort_unstable();
        edges.dedup();
        for on in edges {
            let eve = on.yesterday().ok().and_then(|eve| plan.away(id, player, eve, outlook));
            let moved =
                |spell: crate::domain::Spell<'_>| Move { id: id.clone(), cause: spell.cause, what: spell.what.into() };
            match (eve, plan.away(id, player, on, outlook)) {
                (None, Some(away)) => moves.entry(on).or_default().0.push(moved(away)),
                (Some(away), None) => moves.entry(on).or_default().1.push(moved(away)),
                _ => {}
            }
        }
    }
    moves
}

fn effect(
    plan: &Plan,
    (eve, before): (Date, Figures),
    (on, after): (Date, Figures),
    at_least: Familiarity,
    outlook: Outlook,
) -> Option<CoverEffect> {
    if before == after {
        return None;
    }
    let (worse_on, by_margin) = match (before.margin, after.margin) {
        (before, after) if before != after => (if after < before { on } else { eve }, true),
        _ => (if after.shortfall > before.shortfall { on } else { eve }, false),
    };
    let worse = Squad::new(plan, worse_on, at_least, outlook).reach().weak(&Demand::new(&wanted(plan)));
    let slots = if by_margin { worse.certificate() } else { worse.short.slots };
    let players = Squad::new(plan, on, at_least, outlook).players(slots).len();
    Some(CoverEffect { slots: slots.iter().collect(), players })
}
