//! The best list, as one that is filed.

use jiff::civil::Date;

use super::{ListReasons, ListStanding, registration};
use crate::domain::{Edit, Familiarity, Plan, Rules};
use crate::text;

/// The edit that files the best list of a day for a competition, taken that nothing unknown counts.
///
/// # Errors
/// No rules of that name are known: which are.
pub fn filing(
    plan: &Plan,
    known: &[Rules],
    competition: &str,
    on: Date,
    at_least: Familiarity,
) -> Result<Edit, String> {
    let Some(rules) = Rules::named(competition, known) else {
        let names: Vec<&str> = known.iter().map(|rules| rules.name.as_str()).collect();
        return Err(format!(
            "found the competition “{}”, expected one of {}, or the players of the list, with players",
            text::fit(competition, 60),
            text::fit(&names.join(", "), 160)
        ));
    };
    let best = registration(plan, rules, on, at_least, ListReasons::Nothing).least;
    let on_list = best.players.into_iter().filter(|(_, stands)| matches!(stands, ListStanding::On(_)));
    let players = on_list.map(|(id, _)| id).collect();
    Ok(Edit::FileList { competition: rules.name.clone(), players, on: Some(on) })
}
