//! The eleven on the pitch, and the gaps with their proofs.

use crate::analysis::{Cover, SlotCover, words as said};
use crate::domain::{Plan, Slot};
use crate::report::page::answers::PageAnswers;
use crate::report::page::content::{PageBlock, PageCell, PageColumn, PageTable, PitchPlace};
use crate::report::page::tables::tone;
use crate::report::page::words::{named, sentence};

/// The pitch with everybody who is there for each slot.
pub(super) fn blocks(answers: &PageAnswers, plan: &Plan) -> Vec<PageBlock> {
    let slots = plan.tactic.formation.slots().iter().zip(&answers.cover.slots).enumerate();
    let places = slots.map(|(at, (slot, cover))| place(at, slot, cover, &answers.cover, plan)).collect();
    vec![PageBlock::Pitch(places)]
}

fn place(at: usize, slot: &Slot, covered: &SlotCover, cover: &Cover, plan: &Plan) -> PitchPlace {
    let starter = cover.eleven.get(at).and_then(Option::as_ref);
    let behind = covered.ranked.iter().filter(|ranked| Some(&ranked.id) != starter);
    PitchPlace {
        label: slot.label.clone(),
        across: slot.across,
        up: slot.up,
        severity: covered.severity,
        starter: starter.map(|id| named(id, plan).into_owned()),
        behind: behind.map(|ranked| (named(&ranked.id, plan).into_owned(), ranked.fielded.is_some())).collect(),
        wanted: covered.wanted,
    }
}

/// The slots that are not covered as wanted, each with its proof and who would help.
pub(super) fn gaps(answers: &PageAnswers, plan: &Plan) -> Vec<PageBlock> {
    let cover = &answers.cover;
    if cover.gaps.is_empty() {
        return vec![PageBlock::Sentence("Every slot has the depth wanted.".to_owned())];
    }
    let parts: Vec<String> = match cover.shortfall_parts.len() {
        0 | 1 => Vec::new(),
        _ => cover.shortfall_parts.iter().map(|part| sentence(&said::short(part, cover, plan).need)).collect(),
    };
    let mut blocks: Vec<PageBlock> = (!parts.is_empty()).then_some(PageBlock::Points(parts)).into_iter().collect();
    let rows = cover.gaps.iter().zip(&answers.closers).map(|(gap, closers)| {
        let words = said::gap(gap, cover, plan);
        vec![
            PageCell::text(said::labels(&gap.slots, cover).collect::<Vec<_>>().join(" ")),
            PageCell::Marked(words.severity.to_owned(), tone(gap.severity)),
            PageCell::text(words.players),
            PageCell::text(words.proof),
            PageCell::text(said::closers(closers, plan)),
        ]
    });
    let table = PageTable {
        name: "Gaps".to_owned(),
        columns: ["Slots", "State", "Players", "Proof", "Who would help"].map(PageColumn::text).into(),
        rows: rows.collect(),
    };
    blocks.push(PageBlock::Table(table));
    blocks
}
