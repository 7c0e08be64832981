//! `touchline risk FILE`: the chance of what may come in the weeks ahead.

use std::path::{Path, PathBuf};

use anyhow::bail;

use super::ahead::AheadArguments;
use crate::analysis::words as analysis_words;
use crate::desk;
use crate::domain::{Plan, WhatIf};
use crate::forecast::{self, ForecastAsked, ForecastEffect, ForecastWeek, SeasonForecast, words};
use crate::report::json;
use crate::runtime;
use crate::store::assets;
use crate::text;

#[derive(clap::Args)]
pub(super) struct RiskArguments {
    /// The plan
    file: PathBuf,
    /// The plan as this kept what-if would have it
    #[arg(long, value_name = "NAME")]
    what_if: Option<String>,
    /// Where the random numbers begin: the same seed gives the same answer
    #[arg(long, default_value_t = 1)]
    seed: u64,
    #[command(flatten)]
    ahead: AheadArguments,
}

pub(super) fn run(arguments: &RiskArguments) -> anyhow::Result<String> {
    let RiskArguments { file, what_if, seed, ahead } = arguments;
    let plan = desk::read(file, &runtime::catalogue()?.formations)?;
    let today = plan.today.unwrap_or_else(runtime::clock);
    let plan = plan.seen_on(today);
    let kept = what_if.as_deref().map(|name| kept(&plan, name, file)).transpose()?;
    let plan = match kept {
        Some(what_if) => plan.laid_over(what_if, today).0,
        None => plan.into_owned(),
    };
    let asked = ForecastAsked {
        today,
        weeks: ahead.weeks,
        at_least: ahead.at_least.into(),
        seed: *seed,
        units: ForecastAsked::UNITS,
    };
    let (tables, _) = assets::forecast()?;
    let forecast = forecast::forecast(&plan, asked, &tables);
    let effects = forecast::effects(&plan, asked, &tables, &forecast);
    Ok(match ahead.json {
        true => format!("{:#}\n", json::risk(&forecast, &effects, what_if.as_deref(), &plan)),
        false => in_words(&forecast, &effects, what_if.as_deref(), &plan),
    })
}

/// The kept what-if of a name.
fn kept<'a>(plan: &'a Plan, name: &str, file: &Path) -> anyhow::Result<&'a WhatIf> {
    if let Some(kept) = plan.what_ifs.iter().find(|kept| text::same(&kept.name, name)) {
        return Ok(kept);
    }
    let names: Vec<String> = plan.what_ifs.iter().map(|kept| format!("“{}”", text::display(&kept.name))).collect();
    let found = text::fit(name, 40).into_owned();
    match names.is_empty() {
        true => bail!(
            "found no what-if in the plan, expected one called “{found}”: touchline do {} 'what-if \"{found}\" sign ID'",
            text::path(file)
        ),
        false => bail!("found no what-if “{found}”, expected one of {}", names.join(", ")),
    }
}

fn in_words(forecast: &SeasonForecast, effects: &[ForecastEffect], what_if: Option<&str>, plan: &Plan) -> String {
    let mut lines = vec![format!(
        "{}, {}: chances, {}",
        text::display(&plan.club),
        analysis_words::who_counts(forecast.asked.at_least),
        words::right_within(&forecast.basis)
    )];
    lines.extend(what_if.map(|name| format!("what if {}", text::display(name))));
    lines.push(words::basis(forecast));
    lines.push(String::new());
    lines.extend(weeks(forecast, plan));
    lines.push(String::new());
    lines.push("chance that the eleven can't be filled in some week".to_owned());
    lines.extend(forecast.deadlines.iter().map(|some| format!("  {}", words::some_week(some, forecast.by_match))));
    lines.extend(effects.iter().map(|effect| format!("  {}", words::effect(effect, plan))));
    lines.push(String::new());
    lines.extend(people(forecast, plan));
    lines.push(String::new());
    lines.join("\n")
}

/// The weeks, and from which on the chances are base rates.
fn weeks(forecast: &SeasonForecast, plan: &Plan) -> Vec<String> {
    let heading = ["chance in the week of", "no eleven", "bodies short", "margin", "likeliest empty", ""];
    let mut rows = vec![heading.map(str::to_owned).to_vec()];
    for week in &forecast.weeks {
        rows.push(vec![
            week.monday.to_string(),
            words::drawn(week.broken),
            words::percent(week.short.chance),
            words::margins(week.margins),
            weakest(week, plan),
            if week.is_base_rate { "base rate".to_owned() } else { String::new() },
        ]);
    }
    text::table(&rows, &[1, 2])
}

/// The position that is likeliest to lack players, with its slots.
fn weakest(week: &ForecastWeek, plan: &Plan) -> String {
    let slots = plan.tactic.formation.slots();
    let worst = week.slots.iter().copied().fold(0.0, f64::max);
    let Some((slot, chance)) = slots.iter().zip(week.slots).find(|(_, chance)| *chance >= worst) else {
        return String::new();
    };
    let alike = slots.iter().filter(|other| other.position == slot.position).map(|slot| slot.label.as_str());
    format!("{} {}", alike.collect::<Vec<_>>().join(" "), words::percent(chance))
}

/// The players, who matters most first.
fn people(forecast: &SeasonForecast, plan: &Plan) -> Vec<String> {
    let ahead: Vec<usize> = [0, 1, 4, 8, 12, 26].into_iter().filter(|week| *week < forecast.weeks.len()).collect();
    let mut heading = vec!["chance to be out".to_owned()];
    heading.extend(ahead.iter().map(|week| match week {
        0 => "today".to_owned(),
        1 => "1 week".to_owned(),
        more => format!("{more} weeks"),
    }));
    heading.extend(["matches missed", "matters", "past injuries"].map(str::to_owned));
    let mut rows = vec![heading];
    let mut people: Vec<_> = forecast.people.iter().collect();
    people.sort_by(|one, other| other.matters.total_cmp(&one.matters));
    for person in people {
        let mut row = vec![plan.short_name(&person.id).to_owned()];
        row.extend(ahead.iter().map(|week| person.out.get(*week).map_or(String::new(), |out| words::percent(*out))));
        row.push(format!("{:.1}", person.missed));
        row.push(format!("{:.1}", person.matters * 100.0));
        row.push(if person.past == 0 { "not known".to_owned() } else { person.past.to_string() });
        rows.push(row);
    }
    let figures: Vec<usize> = (1..=ahead.len() + 2).collect();
    text::table(&rows, &figures)
}
