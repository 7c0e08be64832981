//! `touchline cover FILE`: the answer for a day, in words or as JSON.

use std::path::Path;

use jiff::civil::Date;
use serde_json::{Value, json};

use crate::analysis::{Cover, Proof, cover, words};
use crate::domain::{Familiarity, Id, Plan};
use crate::runtime;
use crate::text;

pub(super) fn run(file: &Path, on: Option<Date>, at_least: Familiarity, as_json: bool) -> anyhow::Result<String> {
    let plan = runtime::read(file, &runtime::catalogue()?.formations)?;
    let on = on.or(plan.today).unwrap_or_else(runtime::clock);
    let cover = cover(&plan, on, at_least);
    Ok(if as_json { format!("{:#}\n", as_value(&cover)) } else { in_words(&cover, &plan) })
}

pub(super) fn as_value(cover: &Cover) -> Value {
    let labels = |slots: &[usize]| -> Vec<&str> {
        slots.iter().filter_map(|slot| cover.slots.get(*slot)).map(|slot| slot.label.as_str()).collect()
    };
    let ids = |players: &[Id]| -> Vec<String> { players.iter().map(Id::to_string).collect() };
    let Proof { slots, players, wanted } = &cover.shortfall_proof;
    json!({
        "on": cover.on.to_string(),
        "at_least": cover.at_least.word(),
        "eleven": cover.slots.iter().zip(&cover.eleven).map(|(slot, player)| json!({
            "slot": slot.label,
            "player": player.as_ref().map(Id::as_str),
        })).collect::<Vec<_>>(),
        "margin": cover.margin,
        "margin_proof": { "slots": labels(&cover.margin_proof.slots), "players": ids(&cover.margin_proof.players) },
        "shortfall": cover.shortfall,
        "shortfall_proof": { "slots": labels(slots), "players": ids(players), "wanted": wanted },
        "gaps": cover.gaps.iter().map(|gap| json!({
            "severity": gap.severity.word(),
            "slots": labels(&gap.slots),
            "players": ids(&gap.players),
        })).collect::<Vec<_>>(),
        "slots": cover.slots.iter().map(|slot| json!({
            "slot": slot.label,
            "position": slot.position.word(),
            "severity": slot.severity.word(),
            "available": slot.ranked.iter().map(|player| player.id.as_str()).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
    })
}

fn in_words(cover: &Cover, plan: &Plan) -> String {
    let mut lines =
        vec![format!("{} on {}, {} players and better", text::display(&plan.club), cover.on, cover.at_least)];
    for (slot, player) in cover.slots.iter().zip(&cover.eleven) {
        let player = player.as_ref().map_or("nobody".into(), |player| text::display(plan.short_name(player)));
        lines.push(format!("  {:5} {player}", slot.label));
    }
    lines.push(format!("margin {}: {}", cover.margin, words::margin(cover, plan)));
    lines.push(format!("shortfall {}: {}", cover.shortfall, words::shortfall(cover)));
    for gap in &cover.gaps {
        let gap = words::gap(gap, cover, plan);
        lines.push(format!("{} {}", gap.severity, gap.need));
        lines.extend((!gap.players.is_empty()).then(|| format!("  {}", gap.players)));
        lines.push(format!("  {}", gap.proof));
    }
    lines.push(String::new());
    lines.join("\n")
}
