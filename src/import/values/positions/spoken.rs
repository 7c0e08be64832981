//! Positions in plain words, as people write them beside codes: `Centre back`, `Striker`, `RCB`.

use Position::{AM, CB, CM, DM, GK, LB, LM, LW, LWB, RB, RM, RW, RWB, SS, ST};

use super::lists;
use super::placed::{Placed, PlayedAt, add};
use crate::domain::{Familiarity, Position};
use crate::text;

/// Words without hyphens, in British spelling.
const WORDS: lists::CodeWords = &[
    ("goalkeeper", GK),
    ("goalie", GK),
    ("keeper", GK),
    ("sweeper", CB),
    ("libero", CB),
    ("centre half", CB),
    ("centre back", CB),
    ("central back", CB),
    ("central defender", CB),
    ("centre defender", CB),
    ("right back", RB),
    ("right full back", RB),
    ("left back", LB),
    ("left full back", LB),
    ("right wing back", RWB),
    ("left wing back", LWB),
    ("defensive midfield", DM),
    ("defensive midfielder", DM),
    ("holding midfielder", DM),
    ("central midfield", CM),
    ("central midfielder", CM),
    ("centre midfield", CM),
    ("centre midfielder", CM),
    ("right midfield", RM),
    ("right midfielder", RM),
    ("left midfield", LM),
    ("left midfielder", LM),
    ("attacking midfield", AM),
    ("attacking midfielder", AM),
    ("right wing", RW),
    ("right winger", RW),
    ("left wing", LW),
    ("left winger", LW),
    ("second striker", SS),
    ("shadow striker", SS),
    ("support striker", SS),
    ("striker", ST),
    ("centre forward", ST),
    ("central forward", ST),
    ("rcb", CB),
    ("lcb", CB),
    ("rdm", DM),
    ("ldm", DM),
    ("rcm", CM),
    ("lcm", CM),
    ("ram", AM),
    ("lam", AM),
];

/// Words for the same place on either side.
const EITHER_SIDE: &[(&str, [Position; 2])] = &[
    ("full back", [RB, LB]),
    ("fullback", [RB, LB]),
    ("wing back", [RWB, LWB]),
    ("wingback", [RWB, LWB]),
    ("wide midfielder", [RM, LM]),
    ("winger", [RW, LW]),
    ("wide forward", [RW, LW]),
];

/// Every word of a cell, or nothing; the first is the main one, and of a word for several positions all are proposed.
pub(super) fn read(text: &str) -> Option<Vec<PlayedAt>> {
    let mut played = Vec::new();
    for part in parts(text) {
        if let Some(position) = word(&part) {
            let is_first = played.iter().all(|at: &PlayedAt| at.proposed);
            let familiarity = if is_first { Familiarity::Natural } else { Familiarity::Competent };
            add(&mut played, position, familiarity, false);
        } else {
            several(&part)?.into_iter().for_each(|position| add(&mut played, position, Familiarity::Competent, true));
        }
    }
    Some(played).filter(|played| !played.is_empty())
}

/// Whether a cell has a word for several positions, and no other that is not known.
pub(super) fn names_several(text: &str) -> bool {
    read(text).is_some() && parts(text).any(|part| word(&part).is_none())
}

/// The words of a cell as they are compared.
fn parts(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split([',', ';', '/', '|', '\n']).map(|part| {
        let plain = text::fold(part).replace(['-', '.'], " ").replace("center", "centre");
        text::one_line(&plain).into_owned()
    })
}

fn word(part: &str) -> Option<Position> {
    let mut lists = [WORDS, lists::COMMON].into_iter().flatten();
    lists.find(|(word, _)| *word == part).map(|(_, position)| *position)
}

fn several(part: &str) -> Option<Vec<Position>> {
    let sides = EITHER_SIDE.iter().find(|(word, _)| *word == part).map(|(_, positions)| positions.to_vec());
    // A letter alone may be anything.
    let line = || lists::line(part).filter(|_| part.len() > 2);
    sides.or_else(|| Some(line()?.into_iter().map(|Placed(position, _)| position).collect()))
}
