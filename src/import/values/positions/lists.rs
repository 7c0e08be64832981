//! Codes that have a word for each position: the first of a cell is the main one.

use Familiarity::{Competent, Natural};
use Position::{AM, CB, CM, DM, GK, LB, LM, LW, LWB, RB, RM, RW, RWB, SS, ST};

use super::placed::Placed;
use crate::domain::{Familiarity, Position};

/// The words of a code, without case, and what each means.
pub(super) type CodeWords = &'static [(&'static str, Position)];

pub(super) const TRANSFERMARKT: CodeWords = &[
    ("goalkeeper", GK),
    ("sweeper", CB),
    ("centre-back", CB),
    ("left-back", LB),
    ("right-back", RB),
    ("defensive midfield", DM),
    ("central midfield", CM),
    ("left midfield", LM),
    ("right midfield", RM),
    ("attacking midfield", AM),
    ("left winger", LW),
    ("right winger", RW),
    ("second striker", SS),
    ("centre-forward", ST),
];

pub(super) const EA_FC: CodeWords = &[
    ("gk", GK),
    ("rb", RB),
    ("rwb", RWB),
    ("cb", CB),
    ("lb", LB),
    ("lwb", LWB),
    ("cdm", DM),
    ("cm", CM),
    ("rm", RM),
    ("lm", LM),
    ("cam", AM),
    ("rw", RW),
    ("lw", LW),
    ("cf", SS),
    ("st", ST),
];

/// Without the figure behind a word, which counts a line's people: `RCMF3`.
pub(super) const WYSCOUT: CodeWords = &[
    ("gk", GK),
    ("cb", CB),
    ("rcb", CB),
    ("lcb", CB),
    ("rb", RB),
    ("lb", LB),
    ("rwb", RWB),
    ("lwb", LWB),
    ("dmf", DM),
    ("rdmf", DM),
    ("ldmf", DM),
    ("cmf", CM),
    ("rcmf", CM),
    ("lcmf", CM),
    ("amf", AM),
    ("ramf", AM),
    ("lamf", AM),
    ("rw", RW),
    ("rwf", RW),
    ("lw", LW),
    ("lwf", LW),
    ("ss", SS),
    ("cf", ST),
];

pub(super) const SOFASCORE: CodeWords = &[
    ("gk", GK),
    ("dr", RB),
    ("dc", CB),
    ("dl", LB),
    ("dm", DM),
    ("mr", RM),
    ("mc", CM),
    ("ml", LM),
    ("am", AM),
    ("rw", RW),
    ("lw", LW),
    ("st", ST),
];

pub(super) const COMMON: CodeWords = &[
    ("gk", GK),
    ("cb", CB),
    ("dc", CB),
    ("rb", RB),
    ("dr", RB),
    ("lb", LB),
    ("dl", LB),
    ("rwb", RWB),
    ("wbr", RWB),
    ("lwb", LWB),
    ("wbl", LWB),
    ("dm", DM),
    ("cdm", DM),
    ("dmc", DM),
    ("cm", CM),
    ("mc", CM),
    ("rm", RM),
    ("mr", RM),
    ("lm", LM),
    ("ml", LM),
    ("am", AM),
    ("cam", AM),
    ("amc", AM),
    ("rw", RW),
    ("amr", RW),
    ("lw", LW),
    ("aml", LW),
    ("ss", SS),
    ("st", ST),
    ("stc", ST),
    ("cf", ST),
];

/// Whether a cell has one of some words.
pub(super) fn names(cell: &str, words: &[&str]) -> bool {
    let is = |part: &str| words.iter().any(|word| word.eq_ignore_ascii_case(part));
    cell.split(|c: char| !c.is_alphanumeric()).any(is)
}

/// Words between commas or slashes, or between spaces where the whole is no word.
pub(super) fn read(text: &str, words: CodeWords) -> Option<Vec<Placed>> {
    let bare = text.trim_start_matches('[').trim_end_matches(']');
    let mut placed = Vec::new();
    for part in bare.split([',', ';', '/']) {
        let part = part.trim().trim_matches(['\'', '"']);
        let one = word(part, words).map(|position| vec![position]);
        let found = one.or_else(|| part.split(' ').map(|part| word(part, words)).collect())?;
        for position in found {
            let familiarity = if placed.is_empty() { Natural } else { Competent };
            placed.push(Placed(position, familiarity));
        }
    }
    Some(placed)
}

fn word(text: &str, words: CodeWords) -> Option<Position> {
    let text = text.trim_end_matches(|c: char| c.is_ascii_digit());
    words.iter().find(|(word, _)| word.eq_ignore_ascii_case(text)).map(|(_, position)| *position)
}

/// The words of each line but the goalkeeper's, and who may play there.
const LINES: &[(&[&str], &[Position])] = &[
    (&["defender", "defenders", "defence", "def", "df", "d", "2"], &[CB, RB, LB, RWB, LWB]),
    (&["midfielder", "midfielders", "midfield", "mid", "mf", "m", "3"], &[CM, DM, AM, RM, LM]),
    (&["forward", "forwards", "attack", "attacker", "striker", "fwd", "fw", "f", "4"], &[ST, SS, RW, LW]),
];

/// A line of the pitch, on which anything may be meant: all of it, Competent.
pub(super) fn line(text: &str) -> Option<Vec<Placed>> {
    let is = |words: &[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(text));
    if is(&["goalkeeper", "goalkeepers", "gkp", "gk", "g", "1"]) {
        return Some(vec![Placed(GK, Natural)]);
    }
    let (_, positions) = LINES.iter().find(|(words, _)| is(words))?;
    Some(positions.iter().map(|position| Placed(*position, Competent)).collect())
}
