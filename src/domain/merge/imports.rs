//! Merges where people were read from; the same source on different days is no conflict.

use std::borrow::Cow;
use std::collections::HashMap;

use jiff::civil::Date;

use super::walk::{MergeWalk, Sides};
use crate::domain::{Id, Imported, Plan, Roster, Someone};

/// Merges where a person was read from as one value, and what was proposed then as another.
pub(super) fn imported(walk: &mut MergeWalk<'_>, sides: Sides<'_, Option<Imported>>) -> Option<Imported> {
    let (Some(base), Some(ours), Some(theirs)) = (sides.base, sides.ours, sides.theirs) else {
        return walk.value("import", sides);
    };
    let [before, our, their] = &[base, ours, theirs].map(|side| Imported { proposed: Vec::new(), ..side.clone() });
    let source = walk.value("import", Sides { base: before, ours: our, theirs: their });
    let proposed = walk.value("proposed positions", Sides { base, ours, theirs }.of(|side| &side.proposed));
    Some(Imported { proposed, ..source })
}

/// The plan with the later day for each person whom both sides read from the same source.
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

/// The people whom both sides read, the other side later, each with that day.
fn later<T: Someone + Clone>(base: &Roster<T>, held: &Roster<T>, other: &Roster<T>) -> HashMap<Id, Date> {
    let (base, other) = (imports(base), imports(other));
    let later = imports(held).into_iter().filter_map(|(id, here)| {
        let (before, there) = (base.get(id), *other.get(id)?);
        let both_changed = before != Some(&here) && before != Some(&there);
        let same = || Imported { on: there.on, ..here.clone() } == *there;
        (here.on < there.on && both_changed && same()).then(|| (id.clone(), there.on))
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
