//! A page as JSON: the answers under the names by which each is printed alone.

use serde_json::{Value, json};

use super::answers::PageAnswers;
use crate::domain::{Id, Next, Plan};
use crate::report::{export, json};

/// The version of the names and shapes; a change that an old reader would not understand makes it larger.
pub const VERSION: u32 = 1;

/// All answers of the page; `docs/page.schema.json` describes them.
///
/// `begun` gives the beginning of the command line for a next move.
pub fn json(answers: &PageAnswers, plan: &Plan, begun: impl Fn(&Next, &Id) -> String) -> Value {
    json!({
        "version": VERSION,
        "club": plan.club,
        "season": plan.season(answers.today).to_string(),
        "on": answers.on.to_string(),
        "today": answers.today.to_string(),
        "at_least": answers.at_least.word(),
        "formation": plan.tactic.formation.name(),
        "currency": plan.currency,
        "conclusion": plan.conclusion,
        "cover": json::cover_of_a_day(&answers.cover, &answers.doubtful),
        "calendar": json::calendar(&answers.calendar, &answers.broken, &answers.changes(), &answers.doubtful, plan),
        "absences": export::json(&export::absences(plan)),
        "worth": json::worth(&answers.worth, &answers.best, answers.weeks, plan),
        "deals": json::deals(&answers.deals, plan, begun),
        "lists": json::lists(&answers.lists),
        "budget": json::budget(&answers.finances, plan),
        "what_ifs": answers.what_ifs.as_ref().map(json::what_ifs),
    })
}
