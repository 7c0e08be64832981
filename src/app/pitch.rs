//! The pitch screen: moving from place to place as they stand.

use super::model::Model;
use crate::domain::Slot;

impl Model {
    /// To the nearest place further up (or down, for a negative step).
    pub(super) fn move_up_the_pitch(&mut self, step: isize) {
        let far = |from: &Slot, to: &Slot| {
            let (up, across) = (i32::from(to.up) - i32::from(from.up), i32::from(to.across) - i32::from(from.across));
            let ahead = up * step.signum() as i32;
            // A line up counts before a step to the side.
            (ahead > 0).then_some(ahead * 3 + across.abs())
        };
        self.move_on_the_pitch(far);
    }

    /// To the nearest place further right (or left, for a negative step).
    pub(super) fn move_across_the_pitch(&mut self, step: isize) {
        let far = |from: &Slot, to: &Slot| {
            let (up, across) = (i32::from(to.up) - i32::from(from.up), i32::from(to.across) - i32::from(from.across));
            let ahead = across * step.signum() as i32;
            (ahead > 0).then_some(ahead + up.abs() * 3)
        };
        self.move_on_the_pitch(far);
    }

    fn move_on_the_pitch(&mut self, far: impl Fn(&Slot, &Slot) -> Option<i32>) {
        let slots = self.asked.plan().tactic.formation.slots();
        let Some(here) = slots.get(self.slot) else { return };
        let there = slots.iter().enumerate().filter_map(|(index, slot)| Some((far(here, slot)?, index)));
        if let Some((_, index)) = there.min() {
            self.select_slot(index);
        }
    }
}
