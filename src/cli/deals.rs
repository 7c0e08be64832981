//! `touchline deals FILE`: every deal, its ladder, where it can meet, what comes next, and what ends soon.

use std::path::Path;

use jiff::civil::Date;
use serde_json::{Value, json};

use crate::analysis::deals::words;
use crate::analysis::{Deal, ContractEnd, Evidence, Rung, ends, ladder, limits, pipeline};
use crate::domain::{Person, Next, Plan};
use crate::runtime;
use crate::text;

pub(super) fn run(file: &Path, as_json: bool) -> anyhow::Result<String> {
    let plan = runtime::read(file, &runtime::catalogue()?.formations)?;
    let today = plan.today.unwrap_or_else(runtime::clock);
    Ok(if as_json { format!("{:#}\n", as_value(&plan, today)) } else { in_words(&plan, today) })
}

fn next(man: Person<'_>) -> Vec<Next> {
    match man {
        Person::Target(target) => target.next(),
        Person::Player(player) => player.next(),
    }
}

/// The line of a move as it would be begun.
fn begun(next: &Next, id: &str) -> String {
    let club = next.club.as_deref().map(|club| format!(" club {}", crate::command::quote(club))).unwrap_or_default();
    format!("{} {id} {}", next.verb, next.rest).trim_end().to_owned() + &club
}

fn in_words(plan: &Plan, today: Date) -> String {
    let mut lines = vec![format!("{} on {today}", text::display(&plan.club))];
    for deal in pipeline(plan, today) {
        let Some(man) = plan.man(&deal.man) else { continue };
        lines.push(words::deal(&deal, plan));
        lines.extend(words::standing(man).map(|said| format!("  {said}")));
        lines.extend(deal.stalled.as_ref().map(|stalled| format!("  {}", words::stalled(stalled))));
        for rung in ladder(man) {
            let side = words::column(&rung);
            lines.push(format!("  {} {side:4} {}", rung.on, words::rung(&rung)));
        }
        lines.extend(words::limits(&limits(man, today), man).into_iter().map(|said| format!("  {said}")));
        let moves: Vec<String> = next(man).iter().map(|next| begun(next, deal.man.as_str())).collect();
        lines.extend((!moves.is_empty()).then(|| text::display(&format!("  next: {}", moves.join(", "))).into_owned()));
    }
    lines.extend(ends(plan, today).iter().map(|end| format!("ends {}: {}", end.on, words::end(end, plan))));
    lines.push(String::new());
    lines.join("\n")
}

fn as_value(plan: &Plan, today: Date) -> Value {
    let deals = pipeline(plan, today);
    let deals = deals.iter().filter_map(|deal| Some(deal_value(deal, plan.man(&deal.man)?, today)));
    json!({
        "on": today.to_string(),
        "patience": plan.patience.unwrap_or(Plan::USUAL_PATIENCE),
        "deals": deals.collect::<Vec<_>>(),
        "ends": ends(plan, today).iter().map(end).collect::<Vec<_>>(),
    })
}

fn deal_value(deal: &Deal, man: Person<'_>, today: Date) -> Value {
    let limits = limits(man, today);
    let (seller, player) = match man {
        Person::Target(target) => (Some(target.seller.word()), Some(target.player.word())),
        Person::Player(_) => (None, None),
    };
    json!({
        "man": deal.man.as_str(),
        "ours": matches!(man, Person::Player(_)),
        "standing": deal.standing.word(),
        "seller": seller,
        "player": player,
        "moved": deal.moved.map(|moved| moved.to_string()),
        "days": deal.days,
        "stalled": deal.stalled.as_ref().map(|stalled| json!({ "deadline": stalled.deadline, "days_left": stalled.left })),
        "ladder": ladder(man).iter().map(rung).collect::<Vec<_>>(),
        "below": limits.below.iter().map(evidence).collect::<Vec<_>>(),
        "above": limits.above.iter().map(evidence).collect::<Vec<_>>(),
        "contradiction": limits.contradiction().is_some(),
        "next": next(man).iter().map(|next| begun(next, deal.man.as_str())).collect::<Vec<_>>(),
    })
}

fn rung(rung: &Rung) -> Value {
    json!({
        "on": rung.on.to_string(),
        "kind": rung.kind.word(),
        "side": rung.side.map(|side| side.word()),
        "says": rung.says,
        "sum": rung.sum.map(|sum| sum.units()),
        "source": rung.source,
    })
}

fn evidence(evidence: &Evidence) -> Value {
    json!({
        "sum": evidence.sum.units(),
        "on": evidence.on.map(|on| on.to_string()),
        "what": evidence.what,
        "source": evidence.source,
    })
}

fn end(end: &ContractEnd) -> Value {
    json!({ "player": end.man.as_str(), "what": end.what.word(), "club": end.club, "on": end.on.to_string() })
}
