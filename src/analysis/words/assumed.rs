//! Assumptions in words.

use jiff::civil::Date;

use crate::analysis::{Prospect, Weeks};
use crate::domain::{Assumption, Id, Plan, WhatIf};
use crate::text;

/// An assumption without its days: `Gatti out`, `Balerdi signed`, `4-3-3`.
pub fn assumed(assumption: &Assumption, plan: &Plan) -> String {
    let who = |id: &Id| text::display(plan.short_name(id)).into_owned();
    match assumption {
        Assumption::Sign { target, .. } => format!("{} signed", who(target)),
        Assumption::Sell { player, .. } => format!("{} sold", who(player)),
        Assumption::Lose { player, .. } => format!("{} out", who(player)),
        Assumption::Back { player, .. } => format!("{} back", who(player)),
        Assumption::Formation(formation) => text::display(formation.name()).into_owned(),
    }
}

/// An assumption with its days: `Gatti out until 2025-09-01`.
pub fn assumed_in_full(assumption: &Assumption, plan: &Plan) -> String {
    let mut words = assumed(assumption, plan);
    let mut say = |before: &str, day: Option<Date>| {
        words.extend(day.map(|day| format!(" {before} {day}")));
    };
    match assumption {
        Assumption::Sign { from, .. } | Assumption::Sell { from, .. } => say("from", *from),
        Assumption::Lose { from, until, .. } => {
            say("from", *from);
            say("until", *until);
        }
        Assumption::Back { on, .. } => say("on", Some(*on)),
        Assumption::Formation(_) => {}
    }
    words
}

/// All assumptions of a what-if, with their days.
pub fn all_assumed(what_if: &WhatIf, plan: &Plan) -> String {
    what_if.assumptions.iter().map(|held| assumed_in_full(held, plan)).collect::<Vec<_>>().join(", ")
}

/// What becomes of margin and shortfall: on the day, and at the worst of the weeks.
pub fn would_be(before: &Prospect, after: &Prospect, weeks: Weeks) -> [String; 2] {
    let (was, is) = (&before.worst, &after.worst);
    let day = format!(
        "margin {} · short {}",
        text::change(before.day.margin, after.day.margin),
        text::change(before.day.shortfall, after.day.shortfall)
    );
    let worst = format!(
        "worst of {} weeks: margin {} on {} · short {} on {}",
        weeks.count(),
        text::change(was.margin, is.margin),
        is.margin_on,
        text::change(was.shortfall, is.shortfall),
        is.shortfall_on,
    );
    [day, worst]
}
