//! Assumptions in words.

use crate::domain::{Assumption, Id, Plan};
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
    let mut say = |before: &str, day: Option<jiff::civil::Date>| {
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
