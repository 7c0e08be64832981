//! Deals in words, fit for a screen.

use super::ladder::{Rung, RungKind};
use super::pipeline::{Deal, Stalled};
use super::reservation::{Evidence, Limits};
use crate::domain::{Person, Plan, Side};
use crate::text;

/// What a rung says: `seller refuses: he is vital`.
pub fn says(rung: &Rung) -> String {
    match rung.kind {
        RungKind::Seller | RungKind::Player => format!("{} {}", rung.kind, rung.says),
        _ => rung.says.clone(),
    }
}

/// A rung: `step 1: seller refuses: he is vital · Tuttojuve`.
pub fn rung(rung: &Rung) -> String {
    let says = says(rung);
    let entry = rung.entry.map(|entry| format!("{entry}: ")).unwrap_or_default();
    let source = rung.source.as_deref().map(|source| format!(" · {source}")).unwrap_or_default();
    text::display(&format!("{entry}{says}{source}")).into_owned()
}

/// The state of a deal's tracks, or why it is off: `seller refuses: he is vital; player unknown`.
pub fn standing(person: Person<'_>) -> Option<String> {
    let said = match person {
        Person::Target(target) => {
            let off = target.why_off().map(|why| format!("off: {why}; ")).unwrap_or_default();
            format!("{off}seller {}; player {}", target.seller.says(), target.player.says())
        }
        Person::Player(player) => {
            let signed = player.signed.as_ref().map(|signed| {
                let from = signed.from.as_deref().map(|from| format!(" from {from}")).unwrap_or_default();
                let terms = signed.terms.as_ref().map(|terms| format!(" for {terms}")).unwrap_or_default();
                format!("signed on {}{from}{terms} ({})", signed.on, signed.source)
            });
            let bought = player.bought.iter().map(|bought| {
                let terms = bought.terms.as_ref().map(|terms| format!(" for {terms}")).unwrap_or_default();
                format!("bought on {}{terms} ({})", bought.on, bought.source)
            });
            let bought = Some(bought.collect::<Vec<_>>().join("; ")).filter(|said| !said.is_empty());
            let left = player.left.as_ref().map(|left| {
                let to = left.to.as_deref().map(|to| format!(" for {to}")).unwrap_or_default();
                let terms = left.terms.as_ref().map(|terms| format!(" on {terms}")).unwrap_or_default();
                format!("left on {}{to}{terms} ({})", left.on, left.source)
            });
            let future = player.future.map(|future| future.to_string());
            let asking = player.asking.map(|asking| format!("we ask {asking}"));
            let parts: Vec<String> = [signed, bought, left, future, asking].into_iter().flatten().collect();
            parts.join("; ")
        }
    };
    (!said.is_empty()).then(|| text::display(&said).into_owned())
}

/// The side whose column shows a rung; one that is nobody's move is a claim about the other side, or our own step.
pub fn column(rung: &Rung) -> Side {
    let nobodys = if rung.kind == RungKind::Stage { Side::Us } else { Side::Them };
    rung.side.unwrap_or(nobodys)
}

/// The range in which the two sides can meet, each end with its source, and any contradictions.
pub fn limits(limits: &Limits, person: Person<'_>) -> Vec<String> {
    let ends = (limits.below.first().map(evidence), limits.above.first().map(evidence));
    let is_ours = matches!(person, Person::Player(player) if player.borrowed().is_none());
    let said = match ends {
        (None, None) if is_ours => "nothing tells what a buyer would pay".to_owned(),
        (Some(low), None) if is_ours => format!("a buyer would pay {low}"),
        (None, Some(high)) if is_ours => format!("no buyer would pay {high}"),
        (Some(low), Some(high)) if is_ours => format!("a buyer would pay {low}, and not {high}"),
        (None, None) => "nothing tells what his club would take".to_owned(),
        (Some(low), None) => format!("his club wants more than {low}"),
        (None, Some(high)) => format!("his club would take {high}"),
        (Some(low), Some(high)) => format!("his club wants more than {low}, and would take {high}"),
    };
    let contradiction = limits.contradiction().map(|(below, above)| {
        let list = |all: &[Evidence]| all.iter().map(evidence).collect::<Vec<_>>().join(", ");
        format!("these contradict each other: {}; {}", list(below), list(above))
    });
    std::iter::once(said).chain(contradiction).collect()
}

/// A piece of evidence: `28m (our bid, rejected, 2025-06-20, RMC)`.
fn evidence(evidence: &Evidence) -> String {
    let source = evidence.source.as_deref().map(|source| format!(", {source}")).unwrap_or_default();
    let on = evidence.on.map(|on| format!(", {on}")).unwrap_or_default();
    text::display(&format!("{} ({}{on}{source})", evidence.sum, evidence.what)).into_owned()
}

/// Why a deal is stalled: `stalled: nothing moved for 7 days, and Window closes is 76 days away`.
pub fn stalled(stalled: &Stalled) -> String {
    let deadline = text::display(&stalled.deadline);
    let (waited, left) = (count_days(stalled.days), count_days(stalled.left));
    format!("stalled: nothing moved for {waited}, and {deadline} is {left} away")
}

fn count_days(count: i32) -> String {
    if count == 1 { "1 day".to_owned() } else { format!("{count} days") }
}

/// A day that is still to come, from negative days since it: `in 31 days`.
pub fn ahead(days_since: i32) -> String {
    format!("in {}", count_days(days_since.saturating_neg()))
}

/// A deal: `Balerdi: approached, 7 days since anything moved`.
pub fn deal(deal: &Deal, plan: &Plan) -> String {
    let since = match deal.days {
        Some(days) if days < 0 => format!(", moves {}", ahead(days)),
        Some(days) => format!(", {} since anything moved", count_days(days)),
        None => String::new(),
    };
    format!("{}: {}{since}", text::display(plan.short_name(&deal.person)), deal.standing)
}
