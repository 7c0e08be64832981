//! `touchline worth FILE`: what each target adds, and whom to sign.

use std::path::Path;

use super::ahead::{AheadArguments, TypedOption};
use crate::analysis::money::words as money_words;
use crate::analysis::{self, BestSet, Weeks, Worth, words};
use crate::desk;
use crate::domain::{AsTyped, Familiarity, Plan};
use crate::report::json;
use crate::runtime;
use crate::text;

pub(super) fn run(file: &Path, budget: Option<&str>, ahead: &AheadArguments) -> anyhow::Result<String> {
    let plan = desk::read(file, &runtime::catalogue()?.formations)?;
    let today = plan.today.unwrap_or_else(runtime::clock);
    let budget = TypedOption { option: "--budget <AMOUNT>", said: budget }.money(AsTyped::of(&plan, today))?;
    let (weeks, at_least) = (Weeks::new(today, ahead.weeks), ahead.at_least.into());
    let mut worth = analysis::worth(&plan, weeks, at_least);
    worth.sort_by(|one, other| one.order(other));
    let (within, said) = money_words::within(&plan, budget, today);
    let found = analysis::best_set(&plan, weeks, at_least, within);
    // The budget is only mentioned if the user did not give one.
    let said = within.filter(|_| budget.is_none()).map(|_| said);
    Ok(match ahead.json {
        true => format!("{:#}\n", json::worth(&worth, &found, weeks, &plan)),
        false => in_words(&worth, &found, (weeks, ahead.at_least.into()), said, &plan),
    })
}

fn in_words(
    worth: &[Worth],
    found: &BestSet,
    (weeks, at_least): (Weeks, Familiarity),
    within: Option<String>,
    plan: &Plan,
) -> String {
    let mut lines = vec![words::asked(weeks, at_least, plan)];
    lines.extend(worth.iter().map(|worth| words::worth(worth, plan)));
    lines.extend(within.map(|said| format!("{said}:")));
    lines.push(format!("sign {}", words::signings(&found.best, plan)));
    if let Some((second, _)) = &found.runner_up {
        lines.push(format!("else {}", words::signings(second, plan)));
        lines.extend(words::lost(found).map(|why| format!("  {why}")));
    }
    for player in &found.unpriced {
        lines.push(format!(
            "left out: {}, whose cost nothing tells: give a value or an asking price",
            text::display(plan.short_name(player))
        ));
    }
    lines.extend((!found.here.is_empty()).then(|| words::left_out(found, plan)));
    lines.push(String::new());
    lines.join("\n")
}
