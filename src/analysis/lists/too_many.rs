//! Filed lists with more players than the rules have places for.

use jiff::civil::Date;

use super::filed::is_of;
use super::{ListReasons, ListStanding, registration};
use crate::domain::{Familiarity, FiledList, Id, Plan, Rules, Season};

/// A filed list as it was when it first had too many players.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TooMany {
    /// The place of the change that brought them; nothing where the list was filed with them.
    pub change: Option<usize>,
    pub season: Season,
    /// Players of the club on the list then.
    pub players: usize,
    /// Those of them who would be left off it, taken that all counts for them that is unknown.
    pub off: Vec<Id>,
}

/// Whether a list has too many players when it was filed, or after a change.
///
/// Who has left the club doesn't count. Nothing is said of lists of other seasons than the plan tells the rules of.
pub fn too_many(plan: &Plan, list: &FiledList, rules: &Rules) -> Option<TooMany> {
    // What else the rules ask for may put somebody off the list who has a place.
    let rules = Rules { goalkeepers: 0, goalkeepers_in_all: 0, least: Vec::new(), ..rules.clone() };
    let filed = std::iter::once((None, list.on));
    let changed = list.changes.iter().enumerate().map(|(place, change)| (Some(place), change.on));
    filed.chain(changed).find_map(|(change, on)| {
        let season = rules.season(on, plan.named_season(), plan.season_starts);
        if !is_of(list, &rules, season, plan) {
            return None;
        }
        let standings = standings(plan, &list.people_on(on), &rules, on);
        let off: Vec<Id> =
            standings.iter().filter(|(_, standing)| *standing == ListStanding::Out).map(|(id, _)| id.clone()).collect();
        (!off.is_empty()).then_some(TooMany { change, season, players: standings.len(), off })
    })
}

/// How these players stand if nobody else may be registered.
fn standings(plan: &Plan, people: &[Id], rules: &Rules, on: Date) -> Vec<(Id, ListStanding)> {
    let mut alone = Plan { registered: Vec::new(), targets: Default::default(), ..plan.clone() };
    alone.players.retain(|id| people.contains(id));
    let found = registration(&alone, rules, on, Familiarity::Competent, ListReasons::Nothing);
    found.most.unwrap_or(found.least).players
}
