//! `touchline deals FILE`: every deal, its ladder, where it can meet, what comes next, and what ends soon.

use std::path::Path;

use jiff::civil::Date;
use serde_json::{Value, json};

use crate::analysis::deals::words;
use crate::analysis::{ContractEnd, Deal, Evidence, Rung, ends, ladder, limits, pipeline};
use crate::domain::{Next, Person, Plan};
use crate::runtime;
use crate::text;

pub(super) fn run(file: &Path, as_json: bool) -> anyhow::Result<String> {
    let plan = runtime::read(file, &runtime::catalogue()?.formations)?;
    let today = plan.today.unwrap_or_else(runtime::clock);
    Ok(if as_json { format!("{:#}\n", as_value(&plan, today)) } else { in_words(&plan, today) })
}

fn next(person: Person<'_>) -> Vec<Next> {
    match person {
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
        let Some(person) = plan.person(&deal.person) else { continue };
        lines.push(words::deal(&deal, plan));
        lines.extend(words::standing(person).map(|said| format!("  {said}")));
        lines.extend(deal.stalled.as_ref().map(|stalled| format!("  {}", words::stalled(stalled))));
        for rung in ladder(person) {
            let side = words::column(&rung);
            lines.push(format!("  {} {side:4} {}", rung.on, words::rung(&rung)));
        }
        lines.extend(words::limits(&limits(person, today), person).into_iter().map(|said| format!("  {said}")));
        let moves: Vec<String> = next(person).iter().map(|next| begun(next, deal.person.as_str())).collect();
        lines.extend((!moves.is_empty()).then(|| text::display(&format!("  next: {}", moves.join(", "))).into_owned()));
    }
    lines.extend(ends(plan, today).iter().map(|end| format!("ends {}: {}", end.on, words::end(end, plan))));
    lines.push(String::new());
    lines.join("\n")
}

fn as_value(plan: &Plan, today: Date) -> Value {
    let deals = pipeline(plan, today);
    let deals = deals.iter().filter_map(|deal| Some(deal_value(deal, plan.person(&deal.person)?, today)));
    json!({
        "on": today.to_string(),
        "patience": plan.patience.unwrap_or(Plan::USUAL_PATIENCE),
        "deals": deals.collect::<Vec<_>>(),
        "ends": ends(plan, today).iter().map(end).collect::<Vec<_>>(),
    })
}

fn deal_value(deal: &Deal, person: Person<'_>, today: Date) -> Value {
    let limits = limits(person, today);
    let (seller, player) = match person {
        Person::Target(target) => (Some(target.seller.word()), Some(target.player.word())),
        Person::Player(_) => (None, None),
    };
    json!({
        "person": deal.person.as_str(),
        "ours": matches!(person, Person::Player(_)),
        "standing": deal.standing.word(),
        "seller": seller,
        "player": player,
        "moved": deal.moved.map(|moved| moved.to_string()),
        "days": deal.days,
        "stalled": deal.stalled.as_ref().map(|stalled| json!({ "deadline": stalled.deadline, "days_left": stalled.left })),
        "ladder": ladder(person).iter().map(rung).collect::<Vec<_>>(),
        "below": limits.below.iter().map(evidence).collect::<Vec<_>>(),
        "above": limits.above.iter().map(evidence).collect::<Vec<_>>(),
        "contradiction": limits.contradiction().is_some(),
        "next": next(person).iter().map(|next| begun(next, deal.person.as_str())).collect::<Vec<_>>(),
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
    json!({ "player": end.person.as_str(), "what": end.what.word(), "club": end.club, "on": end.on.to_string() })
}
