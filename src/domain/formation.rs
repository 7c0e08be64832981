//! Where people play: positions, how well, and the eleven slots of a formation.

use std::fmt;

use super::words::words;

words! {
    /// Where a person can play.
    Position {
        GK = "GK", RB = "RB", CB = "CB", LB = "LB", RWB = "RWB", LWB = "LWB", DM = "DM", CM = "CM", RM = "RM",
        LM = "LM", AM = "AM", RW = "RW", LW = "LW", SS = "SS", ST = "ST",
    }
}

words! {
    /// How well a player plays a position, best first.
    Familiarity {
        Natural = "natural",
        Competent = "competent",
        Emergency = "emergency",
    }
}

/// One of a formation's eleven places.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Slot {
    /// Unique within the formation: `RCB`.
    pub label: String,
    /// What a player must be able to play to fill it.
    pub position: Position,
    /// From the left touchline (0) to the right one (100), as the team looks up the pitch.
    pub across: u8,
    /// From the own goal line (0) to the other one (100).
    pub up: u8,
}

/// Eleven uniquely labelled slots; their order is the formation order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Formation {
    name: String,
    slots: Vec<Slot>,
}

/// Why slots do not make a formation. `slot` is the place in the list.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum FormationError {
    #[error("{0} slots")]
    NotEleven(usize),
    #[error("a second slot {label}")]
    SameLabel { slot: usize, label: String },
    #[error("slot label {label:?}")]
    Label { slot: usize, label: String },
    #[error("a place off the pitch")]
    OffThePitch { slot: usize },
}

impl Formation {
    /// How many slots every formation has.
    pub const SLOTS: usize = 11;

    pub fn new(name: String, slots: Vec<Slot>) -> Result<Formation, FormationError> {
        for (index, slot) in slots.iter().enumerate() {
            let label_fits =
                (1..=6).contains(&slot.label.len()) && slot.label.bytes().all(|b| b.is_ascii_alphanumeric());
            if !label_fits {
                return Err(FormationError::Label { slot: index, label: slot.label.clone() });
            }
            if slots.iter().take(index).any(|earlier| earlier.label == slot.label) {
                return Err(FormationError::SameLabel { slot: index, label: slot.label.clone() });
            }
            if slot.across > 100 || slot.up > 100 {
                return Err(FormationError::OffThePitch { slot: index });
            }
        }
        if slots.len() != Formation::SLOTS {
            return Err(FormationError::NotEleven(slots.len()));
        }
        Ok(Formation { name, slots })
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    /// The eleven, in formation order.
    pub fn slots(&self) -> &[Slot] {
        &self.slots
    }

    pub fn slot(&self, label: &str) -> Option<&Slot> {
        self.slots.iter().find(|slot| slot.label.eq_ignore_ascii_case(label))
    }
}

impl fmt::Display for Formation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}
