//! The coming changes, returns, matches and deadlines in the weeks after a day, soonest first.

use jiff::civil::Date;

use super::changes::{CoverChange, changes};
use super::weeks::Weeks;
use crate::domain::{Familiarity, Id, Outlook, Plan};

/// A coming event, and its day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Coming {
    pub on: Date,
    pub what: ComingEvent,
}

/// The kind of a coming event.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ComingEvent {
    /// Somebody becomes available or unavailable.
    Change(CoverChange),
    /// The earliest day on which a player may be back.
    BackAtBest(Id),
    /// A match, by its opponent.
    Match(String),
    /// A deadline, by its name.
    Deadline(String),
}

/// The changes of the squad, the earliest possible returns, the matches and the deadlines in the weeks after a day.
pub fn coming(plan: &Plan, on: Date, at_least: Familiarity) -> Vec<Coming> {
    let weeks = Weeks::ahead(on);
    let within = |day: Date| on < day && day <= weeks.last();
    let changes = changes(plan, weeks, at_least, Outlook::Likely);
    let mut coming: Vec<Coming> =
        changes.into_iter().map(|change| Coming { on: change.on, what: ComingEvent::Change(change) }).collect();
    for (id, player) in plan.players.iter() {
        let [likely, best] = [Outlook::Likely, Outlook::Best].map(|outlook| plan.back(player, on, outlook));
        if let Some(best) = best.filter(|best| within(*best) && likely != Some(*best)) {
            coming.push(Coming { on: best, what: ComingEvent::BackAtBest(id.clone()) });
        }
    }
    let played = plan.matches.iter().filter(|played| within(played.on));
    coming.extend(played.map(|played| Coming { on: played.on, what: ComingEvent::Match(played.versus.clone()) }));
    let due = plan.deadlines.iter().filter(|deadline| within(deadline.on));
    coming.extend(due.map(|due| Coming { on: due.on, what: ComingEvent::Deadline(due.name.clone()) }));
    coming.sort_by_key(|coming| coming.on);
    coming
}
