//! `touchline cover FILE`: the answer for a day, in words or as JSON.

use std::path::Path;

use super::ahead::TypedOption;
use crate::analysis::{Cover, cover, words};
use crate::desk;
use crate::domain::{Familiarity, Id, Plan};
use crate::report::json;
use crate::runtime;
use crate::text;

pub(super) fn run(file: &Path, on: Option<&str>, at_least: Familiarity, as_json: bool) -> anyhow::Result<String> {
    let plan = desk::read(file, &runtime::catalogue()?.formations)?;
    let (on, today) = TypedOption::on(on).day_of(&plan)?;
    let (cover, doubtful) = (cover(&plan, on, at_least), plan.doubtful(on, today));
    Ok(match as_json {
        true => format!("{:#}\n", json::cover_of_a_day(&cover, &doubtful)),
        false => in_words(&cover, &doubtful, &plan),
    })
}

fn in_words(cover: &Cover, doubtful: &[Id], plan: &Plan) -> String {
    let mut lines =
        vec![format!("{} on {}, {}", text::display(&plan.club), cover.on, words::who_counts(cover.at_least))];
    for (slot, player) in cover.slots.iter().zip(&cover.eleven) {
        let player = player.as_ref().map_or("nobody".into(), |player| text::display(plan.short_name(player)));
        lines.push(format!("  {} {player}", text::pad(&slot.label, 5)));
    }
    lines.extend(words::doubtful(doubtful, plan));
    lines.push(format!("margin {}: {}", cover.margin, words::margin(cover, plan)));
    lines.push(format!("shortfall {}: {}", cover.shortfall, words::shortfall(cover)));
    if cover.shortfall_parts.len() > 1 {
        lines.extend(cover.shortfall_parts.iter().map(|part| format!("  {}", words::short(part, cover, plan).need)));
    }
    for gap in &cover.gaps {
        let gap = words::gap(gap, cover, plan);
        lines.push(format!("{} {}", gap.severity, gap.slots));
        lines.extend((!gap.players.is_empty()).then(|| format!("  {}", gap.players)));
        lines.push(format!("  {}", gap.proof));
    }
    lines.push(String::new());
    lines.join("\n")
}
