//! Margin, shortfall and gaps in words: each figure with its proof.

use std::fmt::Display;

use super::{group, joined, names};
use crate::analysis::cover::{Cover, Gap, Proof, Severity};
use crate::domain::Plan;

/// A gap in three lines.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GapWords {
    /// The severity: `thin`.
    pub severity: &'static str,
    /// `RCB CB LCB: 5 players`
    pub slots: String,
    /// The players: `Gatti, Kalulu, Kelly, Rugani, Savona`; empty if there is nobody.
    pub players: String,
    /// The proof: `lose any 3 and the back three can't be filled`.
    pub proof: String,
}

/// A part of the shortfall in two lines.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ShortWords {
    /// `1 short: RCB CB LCB want 6, have 5`
    pub need: String,
    /// The players, as in [`GapWords`].
    pub players: String,
}

/// Who is there for a gap, and how many of them can't be lost.
pub fn gap(gap: &Gap, cover: &Cover, plan: &Plan) -> GapWords {
    let unfilled = unfilled(&gap.slots, cover);
    let proof = if gap.severity == Severity::Broken {
        format!("{unfilled}: {}", too_few(gap.players.len(), gap.slots.len()))
    } else if gap.free.len() == gap.players.len() {
        format!("lose {} and {unfilled}", any(gap.lose(), gap.players.len()))
    } else {
        let free = names(&gap.free, plan);
        let lost = if gap.free.len() == 1 { free } else { format!("{} of {free}", any(gap.lose(), gap.free.len())) };
        format!("the others are needed where it is broken: lose {lost} and {unfilled}")
    };
    let slots = gap_slots(&gap.slots, gap.players.len(), cover);
    GapWords { severity: gap.severity.word(), slots, players: names(&gap.players, plan), proof }
}

/// `RCB CB LCB: 5 players`
pub fn gap_slots(slots: &[usize], players: impl Display, cover: &Cover) -> String {
    let players = players.to_string();
    format!("{}: {players} {}", joined(slots, cover), if players == "1" { "player" } else { "players" })
}

/// The missing bodies of a part of the shortfall, and who is there.
pub fn short(part: &Proof, cover: &Cover, plan: &Plan) -> ShortWords {
    let need = short_of(part.missing(), part, part.players.len(), cover);
    ShortWords { need, players: names(&part.players, plan) }
}

/// `1 short: RCB CB LCB want 6, have 5`
pub fn short_of(missing: impl Display, part: &Proof, have: impl Display, cover: &Cover) -> String {
    format!("{missing} short: {}", need(part, have, cover))
}

/// How many absences the eleven survives, and the slots and players that prove it.
pub fn margin(cover: &Cover, plan: &Plan) -> String {
    let Proof { slots, players, .. } = &cover.margin_proof;
    let unfilled = unfilled(slots, cover);
    if cover.margin < 0 {
        let empty = cover.margin.unsigned_abs();
        let stay = if empty == 1 { "slot stays" } else { "slots stay" };
        return format!("{empty} {stay} empty: {unfilled}: {}", too_few(players.len(), slots.len()));
    }
    let survives = match cover.margin {
        0 => "no absence to spare".to_owned(),
        1 => "any 1 more absence leaves an eleven".to_owned(),
        more => format!("any {more} more absences leave an eleven"),
    };
    let lost = if players.len() == 1 {
        names(players, plan)
    } else {
        format!("{} of {}", any((players.len() + 1).saturating_sub(slots.len()), players.len()), names(players, plan))
    };
    format!("{survives}; lose {lost} and {unfilled}")
}

/// How many bodies are missing for the depth wanted, and where.
pub fn shortfall(cover: &Cover) -> String {
    let need = need(&cover.shortfall_proof, cover.shortfall_proof.players.len(), cover);
    match cover.shortfall {
        0 => "nobody is missing for the depth wanted".to_owned(),
        1 => format!("1 body short: {need}"),
        bodies => format!("{bodies} bodies short: {need}"),
    }
}

/// The bodies wanted and the players there: `RCB CB LCB want 6, have 5`.
fn need(part: &Proof, have: impl Display, cover: &Cover) -> String {
    format!("{} want {}, have {have}", joined(&part.slots, cover), part.wanted)
}

fn unfilled(slots: &[usize], cover: &Cover) -> String {
    let group = group(slots, cover);
    if slots.len() > 1 && !group.starts_with("the ") {
        format!("{group} can't all be filled")
    } else {
        format!("{group} can't be filled")
    }
}

fn too_few(players: usize, slots: usize) -> String {
    match (players, slots) {
        (0, _) => "nobody is there to play".to_owned(),
        (1, slots) => format!("1 player for {slots} slots"),
        (players, slots) => format!("{players} players for {slots} slots"),
    }
}

fn any(lost: usize, players: usize) -> String {
    match (lost, players) {
        (1, 1) => "him".to_owned(),
        (2, 2) => "both".to_owned(),
        (lost, players) if lost == players => format!("all {players}"),
        (lost, _) => format!("any {lost}"),
    }
}
