//! The coming days on which somebody becomes available or unavailable, and the effect on the cover.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::cover::Figures;
use super::sets::{Demand, Reach};
use super::squad::wanted;
use super::weeks::{STRETCHES, Weeks, stretches};
use crate::domain::{Cause, Familiarity, Id, Outlook, Plan, Spell};

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
    let (wanted, mut squads) = (Demand::new(&wanted(plan)), Vec::with_capacity(STRETCHES));
    stretches(plan, (weeks.first(), weeks.last()), at_least, outlook, |first, _, reach| {
        squads.push(SquadFrom { first, figures: Figures::of(reach, &wanted), reach: reach.clone() });
    });
    let squad_on = |on: Date| squads.get(squads.partition_point(|squad| squad.first <= on).checked_sub(1)?);
    let mut changes = Vec::new();
    for (on, (gone, back)) in moves(plan, weeks, outlook) {
        let eve = on.yesterday().ok().and_then(squad_on);
        let Some((eve, now)) = eve.zip(squad_on(on)) else { continue };
        let (before, after, proof) = (eve.figures, now.figures, effect(eve, now, &wanted));
        changes.push(CoverChange { on, gone, back, before, after, proof });
    }
    changes
}

/// Those who are available from a day on, until somebody comes or goes.
struct SquadFrom {
    first: Date,
    reach: Reach,
    figures: Figures,
}

type Moves = (Vec<Move>, Vec<Move>);

fn moves(plan: &Plan, weeks: Weeks, outlook: Outlook) -> BTreeMap<Date, Moves> {
    let mut moves: BTreeMap<Date, Moves> = BTreeMap::new();
    let (first, last) = (weeks.first(), weeks.last());
    for (id, player) in plan.players.iter() {
        let spells: Vec<Spell<'_>> = plan.spells(id, player, outlook).collect();
        let edges = spells.iter().flat_map(|spell| [Some(spell.first), spell.last.tomorrow().ok()]);
        let mut edges: Vec<Date> = edges.flatten().filter(|day| first < *day && *day <= last).collect();
        edges.sort_unstable();
        edges.dedup();
        for on in edges {
            let away = |on| Spell::on(spells.iter().copied(), on);
            let moved = |spell: Spell<'_>| Move { id: id.clone(), cause: spell.cause, what: spell.what.into() };
            match (on.yesterday().ok().and_then(away), away(on)) {
                (None, Some(away)) => moves.entry(on).or_default().0.push(moved(away)),
                (Some(away), None) => moves.entry(on).or_default().1.push(moved(away)),
                _ => {}
            }
        }
    }
    moves
}

fn effect(eve: &SquadFrom, now: &SquadFrom, wanted: &Demand) -> Option<CoverEffect> {
    let (before, after) = (eve.figures, now.figures);
    if before == after {
        return None;
    }
    let by_margin = before.margin != after.margin;
    let is_worse = if by_margin { after.margin < before.margin } else { after.shortfall > before.shortfall };
    let worse = if is_worse { now } else { eve }.reach.weak(wanted);
    let slots = if by_margin { worse.certificate() } else { worse.short.slots };
    let players = usize::try_from(now.reach.of(slots)).unwrap_or(0);
    Some(CoverEffect { slots: slots.iter().collect(), players })
}
