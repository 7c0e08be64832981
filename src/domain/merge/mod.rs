//! Three plans into one, and the difference of two: by id and field, dated things as entries.

mod deals;
mod difference;
mod fields;
mod imports;
mod people;
mod sense;
mod shown;
mod walk;

use super::Plan;
pub use difference::{Conflict, FieldChange, Origin};
use walk::{MergeWalk, Sides};

/// One plan out of three.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Merged {
    /// With the changes of both sides; where they are in conflict, ours.
    pub plan: Plan,
    /// What came in from the other side.
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
/// Choices are in the order in which [`merge`] tells the conflicts; where none is made, ours stands.
pub fn settle(base: &Plan, ours: &Plan, theirs: &Plan, choices: &[Origin]) -> Merged {
    let mut walk = MergeWalk::new(choices);
    let (ours, theirs) = (&*imports::of_later_day(base, ours, theirs), &*imports::of_later_day(base, theirs, ours));
    let sides = Sides { base, ours, theirs };
    let mut plan = fields::plan(&mut walk, sides);
    sense::restore(&mut walk, sides, &mut plan);
    Merged { plan, merged: walk.changes, conflicts: walk.conflicts }
}

/// What is different in `after`.
pub fn diff(before: &Plan, after: &Plan) -> Vec<FieldChange> {
    merge(before, before, after).merged
}
