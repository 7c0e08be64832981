//! `touchline worth FILE`: what each target adds, and whom to sign.

use std::path::Path;

use super::ahead::{AheadArguments, TypedOption};
use super::lines::{hanging, page, sentence, table};
use crate::analysis::money::words as money_words;
use crate::analysis::{self, Added, BestSet, Weeks, Worth, words};
use crate::desk;
use crate::domain::{AsTyped, Familiarity, Person, Plan};
use crate::forecast::{self, words as forecast_words};
use crate::report::json;
use crate::runtime;
use crate::store::assets;
use crate::text;

pub(super) fn run(file: &Path, budget: Option<&str>, ahead: &AheadArguments) -> anyhow::Result<String> {
    let plan = desk::read(file, &runtime::catalogue().formations)?;
    let (plan, _, today) = TypedOption::on(None).known(&plan)?;
    let budget = TypedOption { option: "--budget <AMOUNT>", said: budget }.money(AsTyped::of(&plan, today))?;
    let (weeks, at_least) = (Weeks::new(today, ahead.weeks), ahead.at_least.into());
    let mut worth = analysis::worth(&plan, weeks, at_least);
    worth.sort_by(|one, other| one.order(other));
    let (within, said) = money_words::within(&plan, budget, today);
    let found = analysis::best_set(&plan, weeks, at_least, within);
    let (_, tables) = assets::forecast()?;
    let range = |target| forecast::fee_range(&plan, Person::Target(target), today, &tables);
    // The budget is only mentioned if the user did not give one.
    let said = within.filter(|_| budget.is_none()).map(|_| said);
    Ok(match ahead.json {
        true => {
            let ranges: Vec<_> = plan.targets.iter().map(|(id, target)| (id.clone(), range(target))).collect();
            format!("{:#}\n", json::signings(&worth, &found, weeks, json::fees(&ranges, &tables.basis, &plan), &plan))
        }
        false => {
            let such_deals = forecast_words::fees_of_signings(&found, &plan, today, &tables);
            let said = in_words(&worth, &found, (weeks, at_least), said, &plan);
            let such_deals: Vec<String> = such_deals.iter().flat_map(|line| sentence(line)).collect();
            [said, page([such_deals])].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
        }
    })
}

fn in_words(
    worth: &[Worth],
    found: &BestSet,
    (weeks, at_least): (Weeks, Familiarity),
    within: Option<String>,
    plan: &Plan,
) -> String {
    let mut best: Vec<String> = within.iter().flat_map(|said| sentence(&format!("{said}:"))).collect();
    best.extend(sentence(&format!("sign {}", words::signings(&found.best, plan))));
    if let Some((second, _)) = &found.runner_up {
        best.extend(sentence(&format!("else {}", words::signings(second, plan))));
        best.extend(words::lost(found).iter().flat_map(|why| hanging(why)));
    }
    for player in &found.unpriced {
        let name = text::display(plan.short_name(player));
        best.extend(sentence(&format!("left out: {name}, whose cost nothing tells: give a value or an asking price")));
    }
    best.extend((!found.here.is_empty()).then(|| sentence(&words::left_out(found, plan))).into_iter().flatten());
    page([[vec![words::asked(weeks, at_least, plan)], targets(worth, plan)].concat(), best])
}

/// What each target adds: the figures of the worst day, and the gains of all weeks.
fn targets(worth: &[Worth], plan: &Plan) -> Vec<String> {
    let row = |worth: &Worth| {
        let Added { before, after } = worth.ahead;
        let [cost, by] = words::cost(worth.cost);
        let per_million = worth.per_million().map(|hundredths| format!("{}.{:02}", hundredths / 100, hundredths % 100));
        [
            plan.short_name(&worth.target).to_owned(),
            cost,
            by,
            text::change(before.margin, after.margin),
            text::change(before.shortfall, after.shortfall),
            worth.gain().to_string(),
            worth.weeks_better.to_string(),
            per_million.unwrap_or_default(),
            worth.registered.map(|day| day.to_string()).unwrap_or_default(),
        ]
    };
    let rows: Vec<[String; 9]> = worth.iter().map(row).collect();
    let headings = ["target", "cost", "by", "margin", "short", "gains", "weeks", "a million", "registered"];
    table(headings, &rows, &["cost", "margin", "short", "gains", "weeks", "a million"])
}
