//! What the mouse does, as messages.

use std::time::{Duration, Instant};

use super::event::Mouse;
use crate::app::{Divider, Msg, Place};

/// Two clicks at a cell within this time are a double click.
const DOUBLE: Duration = Duration::from_millis(400);

/// What the mouse did before, which says what a click or a movement means.
#[derive(Default)]
pub(super) struct Pointer {
    /// When and at which cell; `None` after a double click.
    clicked: Option<(Instant, (u16, u16))>,
    /// The divider that it took hold of, its pane's size then, and the cell.
    held: Option<(Divider, u16, (u16, u16))>,
}

impl Pointer {
    /// The message for what the mouse does at a cell, where the frame shows a place; `None` if it means nothing.
    pub(super) fn message(
        &mut self,
        mouse: Mouse,
        cell: (u16, u16),
        place: Option<Place>,
        now: Instant,
    ) -> Option<Msg> {
        match mouse {
            Mouse::Wheel(lines) => Some(Msg::Wheel(place, lines)),
            Mouse::Drag => {
                let (divider, size, from) = self.held?;
                self.clicked = None;
                Some(Msg::Drag(divider, divider.dragged(size, from, cell)))
            }
            Mouse::Click => {
                self.held = match place {
                    Some(Place::Divider(divider, size)) => Some((divider, size, cell)),
                    _ => None,
                };
                let is_double =
                    self.clicked.is_some_and(|(at, there)| there == cell && now.duration_since(at) <= DOUBLE);
                self.clicked = (!is_double).then_some((now, cell));
                place.map(if is_double { Msg::DoubleClick } else { Msg::Click })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLACE: Place = Place::Slot(3);

    #[test]
    fn the_second_of_two_quick_clicks_at_a_cell_is_a_double_click() {
        let (mut pointer, start) = (Pointer::default(), Instant::now());
        let mut is_double = |cell, after| {
            let at = start + Duration::from_millis(after);
            match pointer.message(Mouse::Click, cell, Some(PLACE), at) {
                Some(Msg::DoubleClick(PLACE)) => true,
                Some(Msg::Click(PLACE)) => false,
                _ => panic!("a click at a place says so"),
            }
        };
        assert_eq!([0, 200, 300].map(|after| is_double((5, 5), after)), [false, true, false]);
        assert_eq!([1000, 1401, 1801].map(|after| is_double((5, 5), after)), [false, false, true]);
        assert!(![is_double((5, 5), 3000), is_double((6, 5), 3100)].contains(&true), "two cells");
        assert!(pointer.message(Mouse::Click, (5, 5), None, start).is_none(), "nothing is there");
    }

    #[test]
    fn a_divider_follows_the_mouse_that_took_hold_of_it() {
        let (mut pointer, now) = (Pointer::default(), Instant::now());
        let mut dragged = |divider, size, to| {
            pointer.message(Mouse::Click, (57, 14), Some(Place::Divider(divider, size)), now);
            match pointer.message(Mouse::Drag, to, None, now) {
                Some(Msg::Drag(held, size)) if held == divider => size,
                _ => panic!("{divider:?} is dragged"),
            }
        };
        assert_eq!(dragged(Divider::Middle, 58, (50, 20)), 51, "seven columns to the left");
        assert_eq!(dragged(Divider::Sheet, 60, (50, 14)), 67, "the sheet is on the right of it");
        assert_eq!(dragged(Divider::Depth, 13, (57, 4)), 3);
        assert_eq!(dragged(Divider::Ends, 5, (57, 20)), 0, "never less than nothing");
        pointer.message(Mouse::Click, (57, 14), Some(PLACE), now);
        assert!(pointer.message(Mouse::Drag, (50, 14), None, now).is_none(), "nothing is held");
    }
}
