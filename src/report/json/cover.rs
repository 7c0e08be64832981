//! JSON of the cover of a day.

use serde_json::{Value, json};

use super::ids;
use crate::analysis::{Cover, Proof};
use crate::domain::Id;

/// The cover, and those who are in doubt on the day.
pub fn cover_of_a_day(found: &Cover, doubtful: &[Id]) -> Value {
    let mut value = cover(found);
    value["doubtful"] = ids(doubtful);
    value
}

/// The eleven, the margin and the shortfall with their proofs, the gaps, and the people for each slot.
pub fn cover(cover: &Cover) -> Value {
    let labels = |slots: &[usize]| -> Vec<&str> {
        slots.iter().filter_map(|slot| cover.slots.get(*slot)).map(|slot| slot.label.as_str()).collect()
    };
    let (margin, shortfall) = (&cover.margin_proof, &cover.shortfall_proof);
    let short = |part: &Proof| {
        json!({
            "missing": part.missing(),
            "slots": labels(&part.slots),
            "players": ids(&part.players),
            "wanted": part.wanted,
        })
    };
    json!({
        "on": cover.on.to_string(),
        "at_least": cover.at_least.word(),
        "eleven": cover.slots.iter().zip(&cover.eleven).map(|(slot, player)| json!({
            "slot": slot.label,
            "player": player.as_ref().map(Id::as_str),
        })).collect::<Vec<_>>(),
        "margin": cover.margin,
        "margin_proof": { "slots": labels(&margin.slots), "players": ids(&margin.players) },
        "shortfall": cover.shortfall,
        "shortfall_proof": short(shortfall),
        "shortfall_parts": cover.shortfall_parts.iter().map(short).collect::<Vec<_>>(),
        "gaps": cover.gaps.iter().map(|gap| json!({
            "severity": gap.severity.word(),
            "slots": labels(&gap.slots),
            "players": ids(&gap.players),
            "lose": gap.lose(),
        })).collect::<Vec<_>>(),
        "slots": cover.slots.iter().map(|slot| json!({
            "slot": slot.label,
            "position": slot.position.word(),
            "severity": slot.severity.word(),
            "available": slot.ranked.iter().map(|player| player.id.as_str()).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
    })
}
