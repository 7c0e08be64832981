//! A position as a code says it, and as somebody plays it.

use crate::domain::{Familiarity, Position};

/// A position as a code says it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Placed(pub(super) Position, pub(super) Familiarity);

/// One position that somebody plays.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct PlayedAt {
    pub position: Position,
    pub familiarity: Familiarity,
    /// Whether no source says it: its code has no word for this position.
    pub proposed: bool,
}

/// Each position once, the first mention counts.
pub(super) fn add(positions: &mut Vec<PlayedAt>, position: Position, familiarity: Familiarity, proposed: bool) {
    if positions.iter().all(|at| at.position != position) {
        positions.push(PlayedAt { position, familiarity, proposed });
    }
}
