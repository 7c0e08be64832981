//! The formations that every plan may use.

use std::sync::Arc;

use super::formation::Position::{self, *};
use super::formation::{Formation, Slot};

/// A slot: its label, its position, and where it is on the pitch.
///
/// It is across from the left touchline (0) to the right one (100), and up from the own goal line (0) to the other
/// one (100).
type SlotRow = (&'static str, Position, u8, u8);

/// The formations by name, each slot from the goalkeeper on, in lines from right to left.
#[rustfmt::skip]
const FORMATIONS: [(&str, [SlotRow; Formation::SLOTS]); 19] = [
    ("4-4-2", [
        ("GK", GK, 50, 5),
        ("RB", RB, 86, 24), ("RCB", CB, 62, 18), ("LCB", CB, 38, 18), ("LB", LB, 14, 24),
        ("RM", RM, 86, 52), ("RCM", CM, 61, 48), ("LCM", CM, 39, 48), ("LM", LM, 14, 52),
        ("RST", ST, 60, 86), ("LST", ST, 40, 86),
    ]),
    ("4-4-1-1", [
        ("GK", GK, 50, 5),
        ("RB", RB, 86, 24), ("RCB", CB, 62, 18), ("LCB", CB, 38, 18), ("LB", LB, 14, 24),
        ("RM", RM, 86, 52), ("RCM", CM, 61, 48), ("LCM", CM, 39, 48), ("LM", LM, 14, 52),
        ("SS", SS, 50, 73),
        ("ST", ST, 50, 88),
    ]),
    ("4-1-2-1-2", [
        ("GK", GK, 50, 5),
        ("RB", RB, 86, 24), ("RCB", CB, 62, 18), ("LCB", CB, 38, 18), ("LB", LB, 14, 24),
        ("DM", DM, 50, 36),
        ("RCM", CM, 69, 50), ("LCM", CM, 31, 50),
        ("AM", AM, 50, 66),
        ("RST", ST, 60, 86), ("LST", ST, 40, 86),
    ]),
    ("4-2-3-1", [
        ("GK", GK, 50, 5),
        ("RB", RB, 86, 24), ("RCB", CB, 62, 18), ("LCB", CB, 38, 18), ("LB", LB, 14, 24),
        ("RDM", DM, 62, 40), ("LDM", DM, 38, 40),
        ("RW", RW, 84, 66), ("AM", AM, 50, 66), ("LW", LW, 16, 66),
        ("ST", ST, 50, 88),
    ]),
    ("4-3-3", [
        ("GK", GK, 50, 5),
        ("RB", RB, 86, 24), ("RCB", CB, 62, 18), ("LCB", CB, 38, 18), ("LB", LB, 14, 24),
        ("RCM", CM, 69, 48), ("DM", DM, 50, 38), ("LCM", CM, 31, 48),
        ("RW", RW, 84, 74), ("LW", LW, 16, 74),
        ("ST", ST, 50, 88),
    ]),
    ("4-1-4-1", [
        ("GK", GK, 50, 5),
        ("RB", RB, 86, 24), ("RCB", CB, 62, 18), ("LCB", CB, 38, 18), ("LB", LB, 14, 24),
        ("DM", DM, 50, 36),
        ("RM", RM, 86, 58), ("RCM", CM, 62, 54), ("LCM", CM, 38, 54), ("LM", LM, 14, 58),
        ("ST", ST, 50, 88),
    ]),
    ("4-3-2-1", [
        ("GK", GK, 50, 5),
        ("RB", RB, 86, 24), ("RCB", CB, 62, 18), ("LCB", CB, 38, 18), ("LB", LB, 14, 24),
        ("RCM", CM, 71, 46), ("CM", CM, 50, 42), ("LCM", CM, 29, 46),
        ("RAM", AM, 64, 68), ("LAM", AM, 36, 68),
        ("ST", ST, 50, 88),
    ]),
    ("4-3-1-2", [
        ("GK", GK, 50, 5),
        ("RB", RB, 86, 24), ("RCB", CB, 62, 18), ("LCB", CB, 38, 18), ("LB", LB, 14, 24),
        ("RCM", CM, 71, 46), ("CM", CM, 50, 42), ("LCM", CM, 29, 46),
        ("AM", AM, 50, 66),
        ("RST", ST, 60, 86), ("LST", ST, 40, 86),
    ]),
    ("4-2-2-2", [
        ("GK", GK, 50, 5),
        ("RB", RB, 86, 24), ("RCB", CB, 62, 18), ("LCB", CB, 38, 18), ("LB", LB, 14, 24),
        ("RDM", DM, 62, 40), ("LDM", DM, 38, 40),
        ("RAM", AM, 74, 64), ("LAM", AM, 26, 64),
        ("RST", ST, 60, 86), ("LST", ST, 40, 86),
    ]),
    ("4-5-1", [
        ("GK", GK, 50, 5),
        ("RB", RB, 86, 24), ("RCB", CB, 62, 18), ("LCB", CB, 38, 18), ("LB", LB, 14, 24),
        ("RM", RM, 88, 54), ("RCM", CM, 69, 48), ("CM", CM, 50, 46), ("LCM", CM, 31, 48), ("LM", LM, 12, 54),
        ("ST", ST, 50, 88),
    ]),
    ("3-4-2-1", [
        ("GK", GK, 50, 5),
        ("RCB", CB, 70, 20), ("CB", CB, 50, 17), ("LCB", CB, 30, 20),
        ("RWB", RWB, 90, 48), ("RCM", CM, 61, 44), ("LCM", CM, 39, 44), ("LWB", LWB, 10, 48),
        ("RAM", AM, 66, 70), ("LAM", AM, 34, 70),
        ("ST", ST, 50, 88),
    ]),
    ("3-4-3", [
        ("GK", GK, 50, 5),
        ("RCB", CB, 70, 20), ("CB", CB, 50, 17), ("LCB", CB, 30, 20),
        ("RWB", RWB, 90, 48), ("RCM", CM, 61, 44), ("LCM", CM, 39, 44), ("LWB", LWB, 10, 48),
        ("RW", RW, 82, 74), ("LW", LW, 18, 74),
        ("ST", ST, 50, 88),
    ]),
    ("3-4-1-2", [
        ("GK", GK, 50, 5),
        ("RCB", CB, 70, 20), ("CB", CB, 50, 17), ("LCB", CB, 30, 20),
        ("RWB", RWB, 90, 48), ("RCM", CM, 61, 44), ("LCM", CM, 39, 44), ("LWB", LWB, 10, 48),
        ("AM", AM, 50, 66),
        ("RST", ST, 60, 86), ("LST", ST, 40, 86),
    ]),
    ("3-5-2", [
        ("GK", GK, 50, 5),
        ("RCB", CB, 70, 20), ("CB", CB, 50, 17), ("LCB", CB, 30, 20),
        ("RWB", RWB, 90, 48), ("RCM", CM, 69, 50), ("CM", CM, 50, 42), ("LCM", CM, 31, 50), ("LWB", LWB, 10, 48),
        ("RST", ST, 60, 86), ("LST", ST, 40, 86),
    ]),
    ("3-5-1-1", [
        ("GK", GK, 50, 5),
        ("RCB", CB, 70, 20), ("CB", CB, 50, 17), ("LCB", CB, 30, 20),
        ("RWB", RWB, 90, 48), ("RCM", CM, 69, 50), ("CM", CM, 50, 42), ("LCM", CM, 31, 50), ("LWB", LWB, 10, 48),
        ("SS", SS, 50, 73),
        ("ST", ST, 50, 88),
    ]),
    ("3-1-4-2", [
        ("GK", GK, 50, 5),
        ("RCB", CB, 70, 20), ("CB", CB, 50, 17), ("LCB", CB, 30, 20),
        ("DM", DM, 50, 36),
        ("RM", RM, 88, 54), ("RCM", CM, 63, 52), ("LCM", CM, 37, 52), ("LM", LM, 12, 54),
        ("RST", ST, 60, 86), ("LST", ST, 40, 86),
    ]),
    ("5-3-2", [
        ("GK", GK, 50, 5),
        ("RWB", RWB, 90, 30), ("RCB", CB, 70, 20), ("CB", CB, 50, 17), ("LCB", CB, 30, 20), ("LWB", LWB, 10, 30),
        ("RCM", CM, 70, 48), ("CM", CM, 50, 44), ("LCM", CM, 30, 48),
        ("RST", ST, 60, 86), ("LST", ST, 40, 86),
    ]),
    ("5-4-1", [
        ("GK", GK, 50, 5),
        ("RWB", RWB, 90, 30), ("RCB", CB, 70, 20), ("CB", CB, 50, 17), ("LCB", CB, 30, 20), ("LWB", LWB, 10, 30),
        ("RM", RM, 82, 54), ("RCM", CM, 60, 48), ("LCM", CM, 40, 48), ("LM", LM, 18, 54),
        ("ST", ST, 50, 88),
    ]),
    ("5-2-3", [
        ("GK", GK, 50, 5),
        ("RWB", RWB, 90, 30), ("RCB", CB, 70, 20), ("CB", CB, 50, 17), ("LCB", CB, 30, 20), ("LWB", LWB, 10, 30),
        ("RCM", CM, 61, 46), ("LCM", CM, 39, 46),
        ("RW", RW, 80, 74), ("LW", LW, 20, 74),
        ("ST", ST, 50, 88),
    ]),
];

/// The formations that every plan may use.
pub fn formations() -> Vec<Arc<Formation>> {
    let slot = |(label, position, across, up): SlotRow| Slot { label: label.to_owned(), position, across, up };
    let formation = |(name, slots): (&str, [SlotRow; Formation::SLOTS])| {
        Formation::new(name.to_owned(), slots.map(slot).into()).map(Arc::new).ok()
    };
    // A test finds all of them.
    FORMATIONS.into_iter().filter_map(formation).collect()
}
