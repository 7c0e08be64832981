//! A position as a code says it.

use crate::domain::{Familiarity, Position};

/// A position as a code says it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Placed(pub(super) Position, pub(super) Familiarity);
