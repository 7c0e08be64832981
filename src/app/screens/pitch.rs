//! The pitch: moving from place to place as they stand.

use crate::domain::Slot;

/// The nearest slot further up than this one (or down, for a negative step).
pub(super) fn up(slots: &[Slot], from: usize, step: isize) -> Option<usize> {
    nearest(slots, from, |up, across| {
        let ahead = up * step.signum() as i32;
        // A line up counts before a step to the side.
        (ahead > 0).then_some(ahead * 3 + across.abs())
    })
}

/// The nearest slot further right than this one (or left, for a negative step).
pub(super) fn across(slots: &[Slot], from: usize, step: isize) -> Option<usize> {
    nearest(slots, from, |up, across| {
        let ahead = across * step.signum() as i32;
        (ahead > 0).then_some(ahead + up.abs() * 3)
    })
}

/// The slot that is least far from this one; `far` takes how much further up and further right another stands.
fn nearest(slots: &[Slot], from: usize, far: impl Fn(i32, i32) -> Option<i32>) -> Option<usize> {
    let here = slots.get(from)?;
    let away =
        |slot: &Slot| far(i32::from(slot.up) - i32::from(here.up), i32::from(slot.across) - i32::from(here.across));
    let there = slots.iter().enumerate().filter_map(|(index, slot)| Some((away(slot)?, index)));
    there.min().map(|(_, index)| index)
}
