//! `touchline cover FILE`: the answer for a day, in words or as JSON.

use std::path::Path;

use super::ahead::TypedOption;
use super::lines::{hanging, page, sentence, table};
use crate::analysis::words::{self, GapWords};
use crate::analysis::{Cover, Gap, SlotCover, cover};
use crate::desk;
use crate::domain::{Familiarity, Id, Plan};
use crate::report::json;
use crate::runtime;
use crate::text;

/// The most names of those who are next for a slot.
const NEXT: usize = 4;

pub(super) fn run(file: &Path, on: Option<&str>, at_least: Familiarity, as_json: bool) -> anyhow::Result<String> {
    let plan = desk::read(file, &runtime::catalogue().formations)?;
    let (plan, on, today) = TypedOption::on(on).known(&plan)?;
    let (cover, doubtful) = (cover(&plan, on, at_least), plan.doubtful(on, today));
    Ok(match as_json {
        true => format!("{:#}\n", json::cover_of_a_day(&cover, &doubtful)),
        false => in_words(&cover, &doubtful, &plan),
    })
}

fn in_words(cover: &Cover, doubtful: &[Id], plan: &Plan) -> String {
    let heading = format!("{} on {}, {}", text::display(&plan.club), cover.on, words::who_counts(cover.at_least));
    let mut answer: Vec<String> = words::doubtful(doubtful, plan).iter().flat_map(|said| sentence(said)).collect();
    answer.extend(sentence(&format!("margin {}: {}", cover.margin, words::margin(cover, plan))));
    answer.extend(sentence(&format!("shortfall {}: {}", cover.shortfall, words::shortfall(cover))));
    if cover.shortfall_parts.len() > 1 {
        answer.extend(cover.shortfall_parts.iter().flat_map(|part| hanging(&words::short(part, cover, plan).need)));
    }
    page([[vec![heading], slots(cover, plan)].concat(), answer, gaps(cover, plan)])
}

/// Each slot with who plays there, and who is next of those whom the eleven has nowhere.
fn slots(cover: &Cover, plan: &Plan) -> Vec<String> {
    let row = |(slot, player): (&SlotCover, &Option<Id>)| {
        let player = player.as_ref().map_or("nobody", |player| plan.short_name(player));
        let free = slot.ranked.iter().filter(|ranked| ranked.fielded.is_none());
        let next = text::some_of(free.map(|ranked| plan.short_name(&ranked.id)), NEXT);
        let (wanted, have) = (slot.wanted.to_string(), slot.ranked.len().to_string());
        [slot.label.clone(), player.to_owned(), slot.severity.word().to_owned(), wanted, have, next]
    };
    let rows: Vec<[String; 6]> = cover.slots.iter().zip(&cover.eleven).map(row).collect();
    table(["slot", "eleven", "cover", "want", "have", "next"], &rows, &["want", "have"])
}

fn gaps(cover: &Cover, plan: &Plan) -> Vec<String> {
    let row = |gap: &Gap| {
        let slots = words::labels(&gap.slots, cover).collect::<Vec<_>>().join(" ");
        let GapWords { severity, players, proof, .. } = words::gap(gap, cover, plan);
        [severity.to_owned(), slots, gap.players.len().to_string(), players, proof]
    };
    let rows: Vec<[String; 5]> = cover.gaps.iter().map(row).collect();
    table(["gap", "slots", "have", "players", "proof"], &rows, &["have"])
}
