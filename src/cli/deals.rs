//! `touchline deals FILE`: every deal with its ladder, limits and next moves, and the contracts that end soon.

use std::path::Path;

use super::ahead::TypedOption;
use super::lines::{page, sentence, table};
use crate::analysis::deals::words;
use crate::analysis::{ContractEnd, DealInFull, DealsInFull, Rung, deals_in_full};
use crate::command::begun;
use crate::desk;
use crate::domain::{Person, Plan};
use crate::report::json;
use crate::runtime;
use crate::text;

pub(super) fn run(file: &Path, as_json: bool) -> anyhow::Result<String> {
    let plan = desk::read(file, &runtime::catalogue().formations)?;
    let whole = plan;
    let (plan, _, today) = TypedOption::on(None).known(&whole)?;
    let mut deals = deals_in_full(&plan, today);
    deals.name_as_in(&whole, today);
    Ok(if as_json { format!("{:#}\n", json::deals(&deals, &plan, begun)) } else { in_words(&deals, &plan) })
}

fn in_words(found: &DealsInFull, plan: &Plan) -> String {
    let heading = format!("{} on {}", text::display(&plan.club), found.on);
    let told = found.deals.iter().filter_map(|deal| in_full(deal, plan.person(&deal.deal.person)?, plan));
    let parts = std::iter::once([vec![heading], deals(found, plan)].concat()).chain(told);
    page(parts.chain([next(found, plan), ends(found, plan)]))
}

fn deals(found: &DealsInFull, plan: &Plan) -> Vec<String> {
    let row = |DealInFull { deal, .. }: &DealInFull| {
        let days = deal.days.map(|days| if days < 0 { words::ahead(days) } else { days.to_string() });
        let [seller, player] = match plan.person(&deal.person) {
            Some(Person::Target(target)) => [target.seller.word(), target.player.word()],
            _ => [""; 2],
        };
        let stalled = if deal.stalled.is_some() { "stalled" } else { "" };
        let name = plan.short_name(&deal.person);
        [name, deal.standing.word(), &days.unwrap_or_default(), stalled, seller, player].map(str::to_owned)
    };
    let rows: Vec<[String; 6]> = found.deals.iter().map(row).collect();
    table(["deal", "stage", "days", "moves", "seller", "player"], &rows, &["days"])
}

/// What was said and offered in a deal, and the range in which it can end; none where nothing was.
fn in_full(found: &DealInFull, person: Person<'_>, plan: &Plan) -> Option<Vec<String>> {
    let DealInFull { deal, ladder, limits, .. } = found;
    let off = matches!(person, Person::Target(target) if target.why_off().is_some());
    if ladder.is_empty() && limits.is_empty() && deal.stalled.is_none() && !off {
        return None;
    }
    let mut lines = vec![words::deal(deal, plan)];
    lines.extend(words::standing(person).iter().flat_map(|said| sentence(said)));
    lines.extend(deal.stalled.iter().flat_map(|stalled| sentence(&words::stalled(stalled))));
    let row = |rung: &Rung| {
        let entry = rung.entry.map(|entry| entry.to_string()).unwrap_or_default();
        let source = rung.source.clone().unwrap_or_default();
        [rung.on.to_string(), words::column(rung).to_string(), entry, source, words::says(rung)]
    };
    let rows: Vec<[String; 5]> = ladder.iter().map(row).collect();
    lines.extend(table(["day", "side", "entry", "source", "says"], &rows, &[]));
    lines.extend(words::limits(limits, person).iter().flat_map(|said| sentence(said)));
    Some(lines)
}

/// The lines that would move each deal.
fn next(found: &DealsInFull, plan: &Plan) -> Vec<String> {
    let row = |DealInFull { deal, next, .. }: &DealInFull| {
        let moves: Vec<String> = next.iter().map(|next| begun(next, &deal.person)).collect();
        (!moves.is_empty()).then(|| [plan.short_name(&deal.person).to_owned(), moves.join(", ")])
    };
    let rows: Vec<[String; 2]> = found.deals.iter().filter_map(row).collect();
    table(["deal", "what may be next"], &rows, &[])
}

/// The contracts and loans that end.
fn ends(found: &DealsInFull, plan: &Plan) -> Vec<String> {
    let row = |end: &ContractEnd| {
        let club = end.club.clone().unwrap_or_default();
        [end.on.to_string(), plan.short_name(&end.person).to_owned(), end.what.to_string(), club]
    };
    table(["ends", "player", "what", "club"], &found.ends.iter().map(row).collect::<Vec<_>>(), &[])
}
