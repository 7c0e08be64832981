//! The lists that are filed with competitions.

use jiff::civil::Date;

use super::value::{self, Read};
use crate::domain::{FiledList, ListChange, Plan, Player, Roster, Rules};
use crate::store::place::At;
use crate::store::shape::{self, Entries, Text};
use crate::store::source::{Located, Source};
use crate::text;

pub(super) fn lists(
    at: &At<'_>,
    shapes: &Entries<Text<'_>, shape::RawFiledList<'_>>,
    players: &Roster<Player>,
) -> Read<Vec<FiledList>> {
    let mut seen: Vec<String> = Vec::new();
    value::map(at, shapes, |key, at, name, shape| {
        let competition = value::competition(key, name)?;
        let folded = text::fold(name);
        if seen.contains(&folded) {
            return Err(value::second(key));
        }
        seen.push(folded);
        let on = value::day(at, &shape.on, "on")?;
        let people = value::player_ids(&at.field("people"), &shape.people, players)?;
        if people.is_empty() {
            return Err(value::missing(at, "people", "[\"kalulu\"]"));
        }
        let mut last = None;
        let changes = value::list(&at.field("changes"), &shape.changes, |at, shape| {
            let change = change(at, shape, (on, last), players)?;
            last = Some(change.on);
            Ok(change)
        })?;
        Ok(FiledList { competition, on, people, changes })
    })
}

/// Given the day on which the list was filed, and that of the change before this one.
fn change(
    at: &At<'_>,
    shape: &shape::RawListChange<'_>,
    (filed, last): (Date, Option<Date>),
    players: &Roster<Player>,
) -> Read<ListChange> {
    let on = value::day(at, &shape.on, "on")?;
    if on < filed {
        return Err(at.field("on").refuse(format_args!("{filed} or later, since it was filed then")));
    }
    if let Some(last) = last.filter(|last| on <= *last) {
        return Err(at.field("on").refuse(format_args!("a day after {last}: changes stand in order, one for a day")));
    }
    let with = value::player_ids(&at.field("with"), &shape.with, players)?;
    let without = value::player_ids(&at.field("without"), &shape.without, players)?;
    if with.is_empty() && without.is_empty() {
        return Err(at.opening_problem("found nobody who came or went here, expected for example with: [\"kalulu\"]"));
    }
    if let Some((index, _)) = without.iter().enumerate().find(|(_, id)| with.contains(id)) {
        return Err(value::second(&at.field("without").entry(index)));
    }
    Ok(ListChange { on, with, without })
}

/// Where a change of a filed list changes nothing: who comes is on it, or who goes is not.
pub fn idle_changes(name: &str, text: &str, plan: &Plan) -> Vec<Located> {
    let source = Source::new(name, text);
    let root = At::root(&source);
    let registered = root.field("registered");
    let mut found = Vec::new();
    for (place, list) in plan.registered.iter().enumerate() {
        let (at, mut people) = (registered.entry(place), list.people.clone());
        let changes = at.field("changes");
        for (index, change) in list.changes.iter().enumerate() {
            let at = changes.entry(index);
            let (with, without) = (at.field("with"), at.field("without"));
            for (index, id) in change.with.iter().enumerate().filter(|(_, id)| people.contains(id)) {
                let problem = format!("found {id}, expected somebody who is not on the list on {}", change.on);
                found.push(with.entry(index).problem(problem));
            }
            for (index, id) in change.without.iter().enumerate().filter(|(_, id)| !people.contains(id)) {
                let problem = format!("found {id}, expected somebody who is on the list on {}", change.on);
                found.push(without.entry(index).problem(problem));
            }
            change.make(&mut people);
        }
    }
    found
}

/// Where a plan files a list with a competition that none of these rules are for.
pub fn lists_without_rules(name: &str, text: &str, plan: &Plan, known: &[Rules]) -> Vec<Located> {
    let source = Source::new(name, text);
    let root = At::root(&source);
    let registered = root.field("registered");
    let names = known.iter().map(|rules| rules.name.as_str()).collect::<Vec<_>>().join(", ");
    let lists = plan.registered.iter().enumerate();
    let unknown = lists.filter(|(_, filed)| Rules::named(&filed.competition, known).is_none());
    let expected =
        format!("one of {names}; for another competition give a file of its rules to touchline lists, with --rules");
    unknown.map(|(place, _)| registered.key(place).refuse(&expected)).collect()
}
