//! JSON of all deals, each with its ladder, and of the contracts that end soon.

use serde_json::{Value, json};

use crate::analysis::{ContractEnd, DealInFull, DealsInFull, Evidence, Rung};
use crate::domain::{Id, Next, Person, Plan};

/// The deals in their order, and the contracts and loans that end.
///
/// `begun` gives the beginning of the command line for a next move.
pub fn deals(found: &DealsInFull, plan: &Plan, begun: impl Fn(&Next, &Id) -> String) -> Value {
    let deals = found.deals.iter().filter_map(|read| Some(deal(read, plan.person(&read.deal.person)?, &begun)));
    json!({
        "on": found.on.to_string(),
        "patience": found.patience,
        "deals": deals.collect::<Vec<_>>(),
        "ends": found.ends.iter().map(end).collect::<Vec<_>>(),
    })
}

fn deal(read: &DealInFull, person: Person<'_>, begun: impl Fn(&Next, &Id) -> String) -> Value {
    let DealInFull { deal, ladder, limits, next } = read;
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
        "days": deal.days.filter(|days| 0 <= *days),
        "in_days": deal.days.filter(|days| *days < 0).map(i32::saturating_neg),
        "stalled": deal.stalled.as_ref().map(|stalled| json!({ "deadline": stalled.deadline, "days_left": stalled.left })),
        "ladder": ladder.iter().map(rung).collect::<Vec<_>>(),
        "below": limits.below.iter().map(evidence).collect::<Vec<_>>(),
        "above": limits.above.iter().map(evidence).collect::<Vec<_>>(),
        "contradiction": limits.contradiction().is_some(),
        "next": next.iter().map(|next| begun(next, &deal.person)).collect::<Vec<_>>(),
    })
}

fn rung(rung: &Rung) -> Value {
    json!({
        "entry": rung.entry.map(|entry| entry.to_string()),
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
