//! A page as JSON: the answers under the names by which each is printed alone.

use serde_json::{Value, json};

use super::answers::{PageAnswers, PageChances};
use crate::domain::{Id, Next, Plan};
use crate::report::{export, json};

/// The version of the names and shapes; a change that an old reader would not understand makes it larger.
pub const VERSION: u32 = 1;

/// All answers of the page; `docs/page.schema.json` describes them.
///
/// `begun` gives the beginning of the command line for a next move.
pub fn json(answers: &PageAnswers, plan: &Plan, begun: impl Fn(&Next, &Id) -> String) -> Value {
    let fees = answers.fees.as_ref().map(|found| json::fees(&found.targets, &found.basis, plan)).into();
    let risk = |found: &PageChances| json::risk(&found.forecast, &found.effects, (None, &found.gaps), plan);
    json!({
        "version": VERSION,
        "club": plan.club,
        "season": answers.season.to_string(),
        "on": answers.on.to_string(),
        "today": answers.today.to_string(),
        "at_least": answers.at_least.word(),
        "formation": plan.tactic.formation.name(),
        "currency": plan.currency,
        "conclusion": plan.conclusion,
        "cover": json::cover_of_a_day(&answers.cover, &answers.doubtful),
        "calendar": json::calendar(&answers.calendar, &answers.broken, &answers.changes(), &answers.doubtful, plan),
        "chances": answers.chances.as_ref().map(risk),
        "absences": export::json(&export::absences(plan)),
        "worth": json::signings(&answers.worth, &answers.best, answers.weeks, fees, plan),
        "deals": json::deals(&answers.deals, plan, begun),
        "lists": json::lists(&answers.lists),
        "budget": json::budget(&answers.finances, plan),
        "what_ifs": answers.what_ifs.as_ref().map(json::what_ifs),
    })
}
