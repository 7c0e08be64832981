//! Positions, how well people play them, and the eleven slots of a formation.

use std::cmp::Reverse;
use std::fmt;

use super::words::words;

words! {
    /// The positions that a person can play.
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

/// One of the eleven places of a formation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Slot {
    /// Unique within the formation: `RCB`.
    pub label: String,
    /// The position that a player must be able to play.
    pub position: Position,
    /// From the left touchline (0) to the right one (100), as the team looks up the pitch.
    pub across: u8,
    /// From the own goal line (0) to the other one (100).
    pub up: u8,
}

/// How far apart up the pitch, in percent, the slots of one line may stand.
const ONE_LINE: u8 = 10;

/// Eleven uniquely labelled slots; their order is the formation order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Formation {
    name: String,
    slots: Vec<Slot>,
}

/// Why some slots do not make a formation.
///
/// `slot` is an index into the list.
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
    /// The number of slots of every formation.
    pub const SLOTS: usize = 11;

    /// Makes a formation of these slots.
    ///
    /// # Errors
    ///
    /// There are not eleven slots, a label is used twice or does not fit, or a slot is off the pitch.
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

    /// The eleven slots, in formation order.
    pub fn slots(&self) -> &[Slot] {
        &self.slots
    }

    pub fn slot(&self, label: &str) -> Option<&Slot> {
        self.slots.iter().find(|slot| slot.label.eq_ignore_ascii_case(label))
    }

    /// The indices of the slots line by line: the forwards come first, and each line begins at the left.
    ///
    /// Slots that are about as far up the pitch make a line.
    pub fn lines(&self) -> Vec<Vec<usize>> {
        let mut order: Vec<(usize, &Slot)> = self.slots.iter().enumerate().collect();
        order.sort_by_key(|(_, slot)| Reverse(slot.up));
        let mut lines: Vec<Vec<(usize, &Slot)>> = Vec::new();
        for (place, slot) in order {
            match lines.last_mut() {
                Some(line) if line.first().is_some_and(|(_, first)| first.up - slot.up <= ONE_LINE) => {
                    line.push((place, slot));
                }
                _ => lines.push(vec![(place, slot)]),
            }
        }
        let from_the_left = |mut line: Vec<(usize, &Slot)>| {
            line.sort_by_key(|(_, slot)| slot.across);
            line.into_iter().map(|(place, _)| place).collect()
        };
        lines.into_iter().map(from_the_left).collect()
    }

    /// The nearest slot further up the pitch, or further down for a negative step.
    pub fn further_up(&self, from: usize, step: isize) -> Option<usize> {
        self.nearest(from, |up, across| {
            let ahead = up * step.signum() as i32;
            // A line up counts before a step to the side.
            (ahead > 0).then_some(ahead * 3 + across.abs())
        })
    }

    /// The nearest slot further right, or further left for a negative step.
    pub fn further_right(&self, from: usize, step: isize) -> Option<usize> {
        self.nearest(from, |up, across| {
            let ahead = across * step.signum() as i32;
            (ahead > 0).then_some(ahead + up.abs() * 3)
        })
    }

    /// The slot that is nearest to one; `far` gets how much further up and further right another slot is.
    fn nearest(&self, from: usize, far: impl Fn(i32, i32) -> Option<i32>) -> Option<usize> {
        let here = self.slots.get(from)?;
        let away =
            |slot: &Slot| far(i32::from(slot.up) - i32::from(here.up), i32::from(slot.across) - i32::from(here.across));
        let there = self.slots.iter().enumerate().filter_map(|(place, slot)| Some((away(slot)?, place)));
        there.min().map(|(_, place)| place)
    }
}

impl fmt::Display for Formation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// Three at the back and two wide of the midfield, as 3-4-2-1 stands.
    fn formation() -> Formation {
        let slot =
            |(label, across, up): (&str, u8, u8)| Slot { label: label.into(), position: Position::CM, across, up };
        let slots = [
            ("GK", 50, 4),
            ("RCB", 70, 22),
            ("CB", 50, 20),
            ("LCB", 30, 22),
            ("RWB", 90, 50),
            ("RCM", 60, 46),
            ("LCM", 40, 46),
            ("LWB", 10, 50),
            ("RAM", 65, 70),
            ("LAM", 35, 70),
            ("ST", 50, 88),
        ];
        Formation::new("3-4-2-1".into(), slots.into_iter().map(slot).collect()).unwrap()
    }

    fn labels(formation: &Formation, places: &[usize]) -> Vec<String> {
        places.iter().map(|place| formation.slots()[*place].label.clone()).collect()
    }

    #[test]
    fn slots_stand_in_lines_from_the_forwards_down_and_from_the_left() {
        let formation = formation();
        let lines: Vec<String> = formation.lines().iter().map(|line| labels(&formation, line).join(" ")).collect();
        assert_eq!(lines, ["ST", "LAM RAM", "LWB LCM RCM RWB", "LCB CB RCB", "GK"]);
    }

    #[test]
    fn the_next_slot_is_the_nearest_on_that_side() {
        let formation = formation();
        let named = |label: &str| formation.slots().iter().position(|slot| slot.label == label).unwrap();
        let label = |place: Option<usize>| place.map(|place| formation.slots()[place].label.clone());
        for (from, up, down, right, left) in [
            ("CB", Some("RCB"), Some("GK"), Some("RCB"), Some("LCB")),
            ("ST", None, Some("RAM"), Some("RAM"), Some("LAM")),
            ("GK", Some("CB"), None, Some("RCB"), Some("LCB")),
            ("RWB", Some("RAM"), Some("RCM"), None, Some("RCM")),
        ] {
            let place = named(from);
            let found = [
                formation.further_up(place, 1),
                formation.further_up(place, -1),
                formation.further_right(place, 1),
                formation.further_right(place, -1),
            ];
            assert_eq!(found.map(label), [up, down, right, left].map(|found| found.map(str::to_owned)), "{from}");
        }
        assert_eq!(formation.further_up(99, 1), None);
    }
}
