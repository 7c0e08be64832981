//! Merges where people were read from; the same source on different days is no conflict.

use std::borrow::Cow;
use std::collections::HashMap;

use jiff::civil::Date;

use super::walk::{MergeWalk, Sides};
use crate::domain::{FieldName, Id, Imported, Plan, Roster, SetBy, Someone};

/// Merges where a person was read from as one value, what was proposed then as another, and whose word each field is
/// by the newest.
pub(super) fn imported(walk: &mut MergeWalk<'_>, sides: Sides<'_, Option<Imported>>) -> Option<Imported> {
    let (Some(ours), Some(theirs)) = (sides.ours, sides.theirs) else { return walk.value("import", sides) };
    // What was proposed is a value of its own where there was something to propose.
    let bare = |side: &Imported| match sides.base {
        Some(_) => Imported { proposed: Vec::new(), ..without_since(side) },
        None => without_since(side),
    };
    let (before, mut our, mut their) = (sides.base.as_ref().map(bare), Some(bare(ours)), Some(bare(theirs)));
    if before != our && before != their && is_same(ours, theirs) {
        let later = ours.on.max(theirs.on);
        [&mut our, &mut their].into_iter().flatten().for_each(|side| side.on = later);
    }
    let mut merged = walk.value("import", Sides { base: &before, ours: &our, theirs: &their })?;
    if let Some(base) = sides.base {
        merged.proposed = walk.value("proposed positions", Sides { base, ours, theirs }.of(|side| &side.proposed));
    }
    let since = since(&merged, sides.base.as_ref(), ours, theirs);
    merged.since = walk.value("fields set since", Sides { base: &ours.since, ours: &ours.since, theirs: &since });
    Some(merged)
}

/// Whether two are read from the same source, be it on different days.
fn is_same(one: &Imported, other: &Imported) -> bool {
    (&one.from, &one.id) == (&other.from, &other.id)
}

fn without_since(imported: &Imported) -> Imported {
    Imported { since: Vec::new(), ..imported.clone() }
}

/// The fields that are not the word of the merged file; where both sides have set one, the later day counts.
fn since(merged: &Imported, base: Option<&Imported>, ours: &Imported, theirs: &Imported) -> Vec<(FieldName, SetBy)> {
    let mut noted = without_since(merged);
    for field in FieldName::OF_FILES.into_iter() {
        let (before, our, their) = (base.map(|base| base.set_by(field)), ours.set_by(field), theirs.set_by(field));
        // The planner goes before a file of the same day.
        let age = |by: &SetBy| (by.on(), matches!(by, SetBy::Planner(_)));
        let is_theirs = match &before {
            Some(before) if *before == our || *before == their => *before == our,
            _ => age(&our) < age(&their),
        };
        noted.note(field, if is_theirs { their } else { our });
    }
    noted.since
}

/// The plan with the later day for each newcomer whom both sides read from the same source.
pub(super) fn of_later_day<'p>(base: &Plan, plan: &'p Plan, other: &Plan) -> Cow<'p, Plan> {
    let players = later(&base.players, &plan.players, &other.players);
    let targets = later(&base.targets, &plan.targets, &other.targets);
    if players.is_empty() && targets.is_empty() {
        return Cow::Borrowed(plan);
    }
    let mut plan = plan.clone();
    set(&mut plan.players, &players, |player| player.profile.imported.as_mut());
    set(&mut plan.targets, &targets, |target| target.profile.imported.as_mut());
    Cow::Owned(plan)
}

/// The newcomers whom both sides read, the other side later, each with that day.
fn later<T: Someone + Clone>(base: &Roster<T>, held: &Roster<T>, other: &Roster<T>) -> HashMap<Id, Date> {
    let other = imports(other);
    let later = imports(held).into_iter().filter_map(|(id, here)| {
        let there = *other.get(id)?;
        let is_later = here.on < there.on && Imported { on: there.on, ..here.clone() } == *there;
        (is_later && !base.contains(id)).then(|| (id.clone(), there.on))
    });
    later.collect()
}

fn imports<T: Someone + Clone>(roster: &Roster<T>) -> HashMap<&Id, &Imported> {
    roster.iter().filter_map(|(id, person)| Some((id, person.profile().imported.as_ref()?))).collect()
}

fn set<T: Clone>(roster: &mut Roster<T>, days: &HashMap<Id, Date>, imported: fn(&mut T) -> Option<&mut Imported>) {
    roster.change(days, |person, on| {
        if let Some(imported) = imported(person) {
            imported.on = *on;
        }
    });
}
