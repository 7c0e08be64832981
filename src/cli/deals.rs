//! `touchline deals FILE`: every deal with its ladder, limits and next moves, and the contracts that end soon.

use std::path::Path;

use crate::analysis::deals::words;
use crate::analysis::{DealInFull, DealsInFull, deals_in_full};
use crate::command::begun;
use crate::desk;
use crate::domain::Plan;
use crate::report::json;
use crate::runtime;
use crate::text;

pub(super) fn run(file: &Path, as_json: bool) -> anyhow::Result<String> {
    let plan = desk::read(file, &runtime::catalogue()?.formations)?;
    let today = plan.today.unwrap_or_else(runtime::clock);
    let deals = deals_in_full(&plan, today);
    Ok(if as_json { format!("{:#}\n", json::deals(&deals, &plan, begun)) } else { in_words(&deals, &plan) })
}

fn in_words(found: &DealsInFull, plan: &Plan) -> String {
    let mut lines = vec![format!("{} on {}", text::display(&plan.club), found.on)];
    for DealInFull { deal, ladder, limits, next } in &found.deals {
        let Some(person) = plan.person(&deal.person) else { continue };
        lines.push(words::deal(deal, plan));
        lines.extend(words::standing(person).map(|said| format!("  {said}")));
        lines.extend(deal.stalled.as_ref().map(|stalled| format!("  {}", words::stalled(stalled))));
        for rung in ladder {
            let side = words::column(rung);
            lines.push(format!("  {} {side:4} {}", rung.on, words::rung(rung)));
        }
        lines.extend(words::limits(limits, person).into_iter().map(|said| format!("  {said}")));
        let moves: Vec<String> = next.iter().map(|next| begun(next, &deal.person)).collect();
        lines.extend((!moves.is_empty()).then(|| text::display(&format!("  next: {}", moves.join(", "))).into_owned()));
    }
    lines.extend(found.ends.iter().map(|end| format!("ends {}: {}", end.on, words::end(end, plan))));
    lines.push(String::new());
    lines.join("\n")
}
