//! Merges three plans, and compares two.

mod deals;
mod difference;
mod fields;
mod imports;
mod people;
mod sense;
mod shown;
mod walk;

use super::{Id, Person, Plan};
pub use difference::{Conflict, FieldChange, Origin, ROSTERS};
pub(in crate::domain) use imports::FIELDS_SET;
use walk::{MergeWalk, Sides};

/// The result of a merge.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Merged {
    /// The plan with the changes of both sides, and our side of each conflict.
    pub plan: Plan,
    /// The changes that came from the other side.
    pub merged: Vec<FieldChange>,
    pub conflicts: Vec<Conflict>,
}

/// Merges two versions of a plan that both come from `base`.
///
/// Fields merge one by one, people by id. Reports are entries by what they say, bids by day, side and terms with their
/// answer as a field, absences by reason and first day; ties and called-up players are sets; nations and the coach's
/// order of a slot are one value each. An entry that one side removed and the other changed is a conflict. So are
/// changes that make no sense together: a last day before the first, or a deal that a command would refuse to make so (two
/// bids open at once, a sale and a renewal). An order that both changed is ours; of two days on
/// which both read a person from the same source, the later one counts.
pub fn merge(base: &Plan, ours: &Plan, theirs: &Plan) -> Merged {
    settle(base, ours, theirs, &[])
}

/// Merges with a choice for each conflict.
///
/// Choices are in the order of the conflicts of [`merge`]; without one, our side is taken.
pub fn settle(base: &Plan, ours: &Plan, theirs: &Plan, choices: &[Origin]) -> Merged {
    let mut walk = MergeWalk::new(choices);
    let (ours, theirs) = (&*imports::of_later_day(base, ours, theirs), &*imports::of_later_day(base, theirs, ours));
    let sides = Sides { base, ours, theirs };
    let mut plan = fields::plan(&mut walk, sides);
    sense::restore(&mut walk, sides, &mut plan);
    Merged { plan, merged: walk.changes, conflicts: walk.conflicts }
}

/// The changes from `before` to `after`.
pub fn diff(before: &Plan, after: &Plan) -> Vec<FieldChange> {
    merge(before, before, after).merged
}

/// The changes of one person from `before` to `after`; none where he is not the same kind of person in both.
pub(in crate::domain) fn diff_of(id: &Id, before: &Plan, after: &Plan) -> Vec<FieldChange> {
    let mut walk = MergeWalk::new(&[]);
    let name = shown::harmless(before.short_name(id));
    match (before.person(id), after.person(id)) {
        (Some(Person::Player(was)), Some(Person::Player(is))) => {
            let sides = Sides { base: was, ours: was, theirs: is };
            deals::merged(&mut walk, &name, sides, &mut people::player);
        }
        (Some(Person::Target(was)), Some(Person::Target(is))) => {
            let sides = Sides { base: was, ours: was, theirs: is };
            deals::merged(&mut walk, &name, sides, &mut people::target);
        }
        _ => {}
    }
    walk.changes
}
