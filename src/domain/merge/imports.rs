//! Merges where people were read from; the same source on different days is no conflict.

use std::borrow::Cow;
use std::collections::HashMap;

use jiff::civil::Date;

use super::walk::{MergeWalk, Sides};
use crate::domain::{FieldName, Id, Imported, Person, Plan, Profile, Roster, SetBy, Someone};

/// Merges where a person was read from as one value, and what was proposed then as another.
///
/// Whose word each field is, [`note_words`] merges once the fields are.
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
    Some(merged)
}

/// Whether two are read from the same source, be it on different days.
fn is_same(one: &Imported, other: &Imported) -> bool {
    (&one.from, &one.id) == (&other.from, &other.id)
}

fn without_since(imported: &Imported) -> Imported {
    Imported { since: Vec::new(), ..imported.clone() }
}

/// Notes of a merged person whose word each of his fields is, where both sides have read him from a file.
pub(super) fn note_words<T: Someone>(
    walk: &mut MergeWalk<'_>,
    sides: Sides<'_, T>,
    merged: &mut T,
    person: fn(&T) -> Person<'_>,
    profile: fn(&mut T) -> &mut Profile,
) {
    let imported = |side: &'_ T| side.profile().imported.clone();
    let (Some(ours), Some(theirs), Some(mut noted)) = (imported(sides.ours), imported(sides.theirs), imported(merged))
    else {
        return;
    };
    let base = imported(sides.base);
    noted.since.clear();
    for field in FieldName::OF_FILES {
        let (our, their) = (ours.set_by(field), theirs.set_by(field));
        let [is_our, is_their] = [sides.ours, sides.theirs].map(|side| !field.differs(person(side), person(merged)));
        let takes_their = match is_our == is_their {
            true => is_later(base.as_ref().map(|base| base.set_by(field)), &our, &their),
            false => is_their,
        };
        noted.note(field, if takes_their { their } else { our });
    }
    // No conflict: whose word a value is follows from the value. What is told is what changes for us.
    let told = Sides { base: &ours.since, ours: &ours.since, theirs: &noted.since };
    let since = walk.value(FIELDS_SET, told);
    profile(merged).imported.iter_mut().for_each(|imported| imported.since.clone_from(&since));
}

/// What is told where it changes whose word fields are.
pub(in crate::domain) const FIELDS_SET: &str = "fields set since";

/// Whether the other side's word counts of a value that both have: it alone is new, or of the later day.
fn is_later(before: Option<SetBy>, our: &SetBy, their: &SetBy) -> bool {
    // The planner goes before a file of the same day.
    let age = |by: &SetBy| (by.on(), matches!(by, SetBy::Planner(_)));
    match before {
        Some(before) if before == *our || before == *their => before == *our,
        _ => age(our) < age(their),
    }
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
