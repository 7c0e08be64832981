//! What the best list changes of the one that is filed, in words.

use super::super::{Case, Filed, Registration, Replaceable};
use super::because::either;
use crate::analysis::words::names;
use crate::domain::{Changes, Id, Plan};
use crate::text;

/// What may be changed of the list that is filed, what the best list changes of it, and who may be replaced for a time.
pub(super) fn filed(answer: &Registration, plan: &Plan) -> Vec<String> {
    let Some(filed) = &answer.filed else { return other(answer, plan).into_iter().collect() };
    let of = |case: &Case| {
        let new: Vec<Id> = case.new_on(filed).cloned().collect();
        let gone: Vec<Id> = case.gone_from(filed).cloned().collect();
        let said = |what: &str, ids: &[Id]| (!ids.is_empty()).then(|| format!("{what} {}", names(ids, plan)));
        let changes: Vec<String> = [said("new", &new), said("off it", &gone)].into_iter().flatten().collect();
        if changes.is_empty() { "the best list is the same".to_owned() } else { changes.join("; ") }
    };
    let best = either(Some(of(&answer.least)), answer.most.as_ref().map(of));
    let changed = filed.changed.map(|day| format!(", changed on {day}")).unwrap_or_default();
    let may = answer.rules.changes.as_ref().map(|changes| format!(" ({})", may(filed, changes))).unwrap_or_default();
    let mut lines = vec![format!("filed on {}{changed}, {}{may}: {best}", filed.on, number(filed.people.len()))];
    if !filed.gone.is_empty() {
        let windows = answer.rules.changes.as_ref().is_some_and(|changes| changes.between_windows);
        let until = if windows { "until a window opens" } else { "for the time of a replacement" };
        lines.push(format!("  off it {until}: {}", names(&filed.gone, plan)));
    }
    lines.extend(filed.replaceable.iter().map(|one| replaceable(one, plan)));
    lines
}

fn number(players: usize) -> String {
    format!("{players} player{}", if players == 1 { "" } else { "s" })
}

/// `at most 3 new after the league phase, by 2026-02-05`
fn may(filed: &Filed, changes: &Changes) -> String {
    let (when, aside) =
        (text::display(&changes.when), if changes.goalkeepers_free { ", goalkeepers aside" } else { "" });
    if let Some(from) = filed.from {
        let until = filed.until.map(|until| format!(" to {until}")).unwrap_or_default();
        return format!("nobody new may come before {from}; then{until} at most {} new {when}{aside}", changes.new);
    }
    match (filed.new, filed.until) {
        (None, Some(until)) => format!("all of it may be changed until {until}"),
        (None, None) => "all of it may be changed".to_owned(),
        (Some(0), _) => format!("nobody new may come{aside}"),
        (Some(new), None) => format!("at most {new} new {when}{aside}"),
        (Some(new), Some(until)) => {
            format!("at most {new} new {when}, by {until}{aside}")
        }
    }
}

/// That a list is filed which does not count.
fn other(answer: &Registration, plan: &Plan) -> Option<String> {
    let on = plan.filed(&answer.rules.name)?.on;
    let why = if answer.on < on { "after this day" } else { "for another season" };
    Some(format!("a list is filed on {on}, {why}: it does not count here"))
}

fn replaceable(one: &Replaceable, plan: &Plan) -> String {
    let out = |(id, days): &(Id, Option<u32>)| {
        let days = days.map_or("no return reported".to_owned(), |days| format!("out for {days} days"));
        format!("{} ({days})", text::display(plan.short_name(id)))
    };
    let people = one.people.iter().map(out).collect::<Vec<_>>().join(", ");
    let (who, of) = match (one.goalkeepers, one.people.len()) {
        (true, _) => ("another goalkeeper", ""),
        (false, 1) => ("another", ""),
        (false, _) => ("another", "one of "),
    };
    format!("  for a time {who} may come for {of}{people}: {} days are asked", one.asked)
}
