//! Reads the formations of a plan.

use std::sync::Arc;

use super::value::{self, Read};
use crate::domain::{Formation, FormationError, Slot};
use crate::store::place::At;
use crate::store::shape;

/// Reads a map of formations by name.
pub(super) fn formations(at: &At<'_>, shapes: &shape::Formations<'_>) -> Read<Vec<Arc<Formation>>> {
    value::map(at, shapes, |key, at, name, slots| {
        if name.trim().is_empty() {
            return Err(key.refuse("the name of a formation, such as \"4-4-2\""));
        }
        let slots = value::list(at, slots, slot)?;
        Formation::new(name.to_owned(), slots).map(Arc::new).map_err(|error| match error {
            FormationError::NotEleven(count) => {
                key.problem(format!("found {count} slots in {}, expected {}", key.quote(), Formation::SLOTS))
            }
            FormationError::SameLabel { slot, .. } => value::second(&at.entry(slot).entry(0)),
            FormationError::Label { slot, .. } => {
                at.entry(slot).entry(0).refuse("a label of 1 to 6 letters and digits")
            }
            FormationError::OffThePitch { slot } => at.entry(slot).refuse("a place on the pitch, 0 to 100 both ways"),
        })
    })
}

fn slot(at: &At<'_>, (label, position, across, up): &shape::RawSlot<'_>) -> Read<Slot> {
    Ok(Slot {
        label: label.as_str().to_owned(),
        position: value::named(&at.entry(1), position)?,
        across: value::number(&at.entry(2), *across, 0..=100)?,
        up: value::number(&at.entry(3), *up, 0..=100)?,
    })
}
