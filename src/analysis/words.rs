//! The answers in words, as panes, reports and the command line print them. Every name is made harmless here.

use super::cover::{Cover, Gap, Proof, Severity};
use crate::domain::{Id, Plan, Position};
use crate::text;

/// A gap in three lines.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GapWords {
    /// `thin`
    pub severity: &'static str,
    /// `RCB CB LCB: want 6, have 5`
    pub need: String,
    /// `Gatti, Kalulu, Kelly, Rugani, Savona`; empty when there is nobody.
    pub men: String,
    /// `lose any 3 and the back three can't be filled`
    pub proof: String,
}

/// What a gap lacks, who is there, and what proves it.
pub fn gap(gap: &Gap, cover: &Cover, plan: &Plan) -> GapWords {
    let need = need(&gap.slots, gap.wanted, gap.men.len(), cover);
    let unfilled = unfilled(&gap.slots, cover);
    let proof = if gap.severity == Severity::Broken {
        format!("{unfilled}: {}", too_few(gap.men.len(), gap.slots.len()))
    } else if gap.free.len() == gap.men.len() {
        format!("lose {} and {unfilled}", any(gap.lose(), gap.men.len()))
    } else {
        let free = names(&gap.free, plan);
        let lost = if gap.free.len() == 1 { free } else { format!("{} of {free}", any(gap.lose(), gap.free.len())) };
        format!("the others are needed where it is broken: lose {lost} and {unfilled}")
    };
    GapWords { severity: gap.severity.word(), need, men: names(&gap.men, plan), proof }
}

/// How many absences the eleven survives, and the slots and men that prove it.
pub fn margin(cover: &Cover, plan: &Plan) -> String {
    let Proof { slots, men, .. } = &cover.margin_proof;
    let unfilled = unfilled(slots, cover);
    if cover.margin < 0 {
        let empty = cover.margin.unsigned_abs();
        let stay = if empty == 1 { "slot stays" } else { "slots stay" };
        return format!("{empty} {stay} empty: {unfilled}: {}", too_few(men.len(), slots.len()));
    }
    let survives = match cover.margin {
        0 => "no absence to spare".to_owned(),
        1 => "any 1 more absence leaves an eleven".to_owned(),
        more => format!("any {more} more absences leave an eleven"),
    };
    let lost = if men.len() == 1 {
        names(men, plan)
    } else {
        format!("{} of {}", any((men.len() + 1).saturating_sub(slots.len()), men.len()), names(men, plan))
    };
    format!("{survives}; lose {lost} and {unfilled}")
}

/// How many bodies are missing for the depth wanted, and where.
pub fn shortfall(cover: &Cover) -> String {
    let Proof { slots, men, wanted } = &cover.shortfall_proof;
    match cover.shortfall {
        0 => "nobody is missing for the depth wanted".to_owned(),
        1 => format!("1 body short: {}", need(slots, *wanted, men.len(), cover)),
        bodies => format!("{bodies} bodies short: {}", need(slots, *wanted, men.len(), cover)),
    }
}

/// Slots as a person calls them: `the back three` for all the backs, `ST`, else `RCM, LCM and ST`.
pub fn group(slots: &[usize], cover: &Cover) -> String {
    let is_back = |position| matches!(position, Position::RB | Position::CB | Position::LB);
    let backs = cover.slots.iter().enumerate().filter(|(_, slot)| is_back(slot.position)).map(|(place, _)| place);
    let back_line = match slots.len() {
        3 => Some("the back three"),
        4 => Some("the back four"),
        5 => Some("the back five"),
        _ => None,
    };
    match back_line {
        Some(name) if backs.eq(slots.iter().copied()) => name.to_owned(),
        _ => list(labels(slots, cover)),
    }
}

/// Men as a list of their short names.
pub fn names(men: &[Id], plan: &Plan) -> String {
    let names: Vec<_> = men.iter().map(|man| text::display(plan.short_name(man))).collect();
    names.join(", ")
}

fn need(slots: &[usize], wanted: u32, have: usize, cover: &Cover) -> String {
    let labels: Vec<&str> = labels(slots, cover).collect();
    format!("{}: want {wanted}, have {have}", labels.join(" "))
}

fn labels<'a>(slots: &'a [usize], cover: &'a Cover) -> impl Iterator<Item = &'a str> {
    slots.iter().filter_map(|slot| cover.slots.get(*slot)).map(|slot| slot.label.as_str())
}

fn unfilled(slots: &[usize], cover: &Cover) -> String {
    let group = group(slots, cover);
    if slots.len() > 1 && !group.starts_with("the ") {
        format!("{group} can't all be filled")
    } else {
        format!("{group} can't be filled")
    }
}

fn too_few(men: usize, slots: usize) -> String {
    match (men, slots) {
        (0, _) => "nobody is there to play".to_owned(),
        (1, slots) => format!("1 man for {slots} slots"),
        (men, slots) => format!("{men} men for {slots} slots"),
    }
}

fn any(lost: usize, men: usize) -> String {
    match (lost, men) {
        (1, 1) => "him".to_owned(),
        (2, 2) => "both".to_owned(),
        (lost, men) if lost == men => format!("all {men}"),
        (lost, _) => format!("any {lost}"),
    }
}

fn list<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let words: Vec<&str> = words.collect();
    match words.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => String::new(),
    }
}
