//! `touchline risk FILE`: the chance of what may come in the weeks ahead.

use std::path::{Path, PathBuf};

use anyhow::bail;

use super::ahead::{AheadArguments, TypedOption};
use super::checked::{self, Numbered};
use super::lines;
use crate::analysis::{cover, words as analysis_words};
use crate::desk;
use crate::domain::{AsTyped, Plan, WithoutYear};
use crate::forecast::{
    self, ForecastAsked, ForecastEffect, ForecastWeek, Forecasting, PersonForecast, SeasonForecast, words,
};
use crate::report::json;
use crate::runtime;
use crate::store::assets;
use crate::text;

#[derive(clap::Args)]
pub(super) struct RiskArguments {
    /// The plan
    #[arg(required_unless_present = "check")]
    file: Option<PathBuf>,
    /// The day of the forecast, by default the plan's: of an earlier day it knows what was known then, from a later one
    /// on what is known now
    #[arg(long, value_name = "DAY", allow_negative_numbers = true, conflicts_with = "check")]
    on: Option<String>,
    /// The plan as this kept what-if would have it
    #[arg(long, value_name = "NAME")]
    what_if: Option<String>,
    /// Where the random numbers begin: the same seed gives the same answer
    #[arg(long, default_value_t = ForecastAsked::SEED, allow_negative_numbers = true, value_parser = seed)]
    seed: u64,
    #[command(flatten)]
    ahead: AheadArguments,
    /// Score the model on absences and squads that were seen, instead of a plan; docs/forecast.md has their columns
    #[arg(long, num_args = 2, value_names = ["SPELLS", "SQUADS"], requires_all = ["from", "until"], conflicts_with_all = ["file", "what_if"])]
    check: Option<Vec<PathBuf>>,
    /// With --check: the first day that is scored
    #[arg(long, value_name = "DAY", requires = "check", allow_negative_numbers = true)]
    from: Option<String>,
    /// With --check: the last one
    #[arg(long, value_name = "DAY", requires = "check", allow_negative_numbers = true)]
    until: Option<String>,
}

fn seed(text: &str) -> Result<u64, String> {
    text.parse().map_err(|_| format!("expected a whole number from 0 to {}", u64::MAX))
}

pub(super) fn run(arguments: &RiskArguments) -> anyhow::Result<String> {
    let RiskArguments { file, on, what_if, seed, ahead, check, from, until } = arguments;
    if let Some([spells, squads]) = check.as_deref() {
        let from = TypedOption { option: "--from <DAY>", said: from.as_deref() };
        let until = TypedOption { option: "--until <DAY>", said: until.as_deref() };
        return scored(spells, squads, (from, until), ahead.json);
    }
    let Some(file) = file else { bail!("found no plan, expected one: touchline risk plan.ron") };
    let plan = desk::read(file, &runtime::catalogue().formations)?;
    let (on, now) = TypedOption::on(on.as_deref()).day_of(&plan)?;
    // Of an earlier day nothing counts that came later.
    let today = on.min(now);
    let known = plan.foreseen_on(today, now);
    let plan = known.seen_on(today);
    let kept = what_if.as_deref().map(|name| super::what_if::kept(&plan, name, file)).transpose()?;
    let plan = match kept {
        Some(what_if) => plan.laid_over(what_if, today).0,
        None => plan.into_owned(),
    };
    let usual = ForecastAsked::usual(today, ahead.at_least.into()).from_day(on);
    let asked = ForecastAsked { weeks: ahead.weeks, seed: *seed, ..usual };
    let (tables, _) = assets::forecast()?;
    let mut forecasting = Forecasting::new(&plan, asked, &tables);
    forecasting.draw(asked.units);
    let (forecast, effects) = (forecasting.so_far(), forecasting.effects());
    let gaps: Vec<Vec<usize>> = cover(&plan, on, asked.at_least).gaps.into_iter().map(|gap| gap.slots).collect();
    let what_if = what_if.as_deref();
    Ok(match ahead.json {
        true => format!("{:#}\n", json::risk(&forecast, &effects, (what_if, &gaps), &plan)),
        false => in_words(&forecast, &effects, (what_if, &gaps), &plan),
    })
}

/// Predicted against observed, on the Saturdays from one day to another.
fn scored(
    spells: &Path,
    squads: &Path,
    (from, until): (TypedOption<'_>, TypedOption<'_>),
    as_json: bool,
) -> anyhow::Result<String> {
    let typed = AsTyped::without_a_plan(runtime::clock());
    let days = from.day(typed, WithoutYear::Last)?.zip(until.day(typed, WithoutYear::Last)?);
    let Some((from, until)) = days.filter(|(from, until)| from <= until) else {
        bail!("found no day to score, expected --from and a later --until: --from 2023-08-01 --until 2024-05-31")
    };
    if until > runtime::clock() {
        bail!("found --until {until}, which is still to come, expected a day of which it was seen who was out");
    }
    let (mut players, mut teams) = (Numbered::default(), Numbered::default());
    let squads = checked::squads(squads, &mut players, &mut teams)?;
    let (tables, _) = assets::forecast()?;
    let spells = checked::spells(spells, &mut players, &tables)?;
    let check = forecast::check_injuries(&spells, &squads, (from, until), &tables);
    let teams = teams.names();
    if check.horizons.is_empty() {
        bail!(
            "found no player to score from {from} to {until}: are there squads of that season, with 270 minutes each?"
        );
    }
    Ok(match as_json {
        true => format!("{:#}\n", json::injury_check(&check, &teams)),
        false => {
            let table = |table: &Vec<Vec<String>>| {
                let figures: Vec<usize> = (1..table.first().map_or(0, Vec::len)).collect();
                text::table(table, &figures)
            };
            let month = check.horizons.iter().find(|one| one.weeks == 4);
            let picture = month.map_or(Vec::new(), |month| words::picture(&month.tenths));
            let mut parts: Vec<Vec<String>> = words::injury_check(&check, &teams).iter().map(table).collect();
            // The table of the squads, which may be long, comes last.
            parts.insert(parts.len().saturating_sub(1), picture);
            lines::page(parts)
        }
    })
}

fn in_words(
    forecast: &SeasonForecast,
    effects: &[ForecastEffect],
    (what_if, gaps): (Option<&str>, &[Vec<usize>]),
    plan: &Plan,
) -> String {
    let heading = format!(
        "{} on {}, {}: chances, {}",
        text::display(&plan.club),
        words::day(forecast.asked),
        analysis_words::who_counts(forecast.asked.at_least),
        words::right_within(&forecast.basis)
    );
    let mut head = lines::sentence(&heading);
    head.extend(what_if.map(|name| format!("what if {}", text::display(name))));
    head.extend(lines::sentence(&words::basis(forecast)));
    let mut some_week = vec!["chance that the eleven can't be filled in some week".to_owned()];
    let said = forecast.deadlines.iter().map(|some| words::some_week(some, forecast.by_match));
    let said = said.chain(forecast.each_week.iter().map(words::if_each_week));
    let said = said.chain(effects.iter().map(|effect| words::effect(effect, plan)));
    some_week.extend(said.flat_map(|line| lines::hanging(&line)));
    let [near, base_rates] = weeks(forecast, plan);
    let gaps = gaps_in_words(forecast, gaps, plan);
    lines::page([head, near, base_rates, some_week, gaps, people(forecast, plan)])
}

/// The gaps of the first day; nothing if there are none.
fn gaps_in_words(forecast: &SeasonForecast, gaps: &[Vec<usize>], plan: &Plan) -> Vec<String> {
    let Some(first) = gaps.first() else { return Vec::new() };
    let heading = format!("chance that a gap can't be filled {}", words::next_weeks(&forecast.gap(first)));
    let all = plan.tactic.formation.slots();
    let gap = |slots: &Vec<usize>| {
        let labels = slots.iter().filter_map(|slot| all.get(*slot)).map(|slot| slot.label.as_str());
        let chance = words::drawn(forecast.gap(slots).in_some_week);
        format!("{} {chance}", labels.collect::<Vec<_>>().join(" "))
    };
    std::iter::once(heading).chain(gaps.iter().flat_map(|slots| lines::hanging(&gap(slots)))).collect()
}

/// The weeks, and apart from them those whose chances are base rates.
fn weeks(forecast: &SeasonForecast, plan: &Plan) -> [Vec<String>; 2] {
    let row = |week: &ForecastWeek| {
        [
            week.monday.to_string(),
            words::drawn(week.broken),
            words::percent_drawn(week.short),
            words::margins(week.margins),
            weakest(week, plan),
        ]
    };
    [(false, "chance, week of"), (true, "base rate, week")].map(|(is_base_rate, heading)| {
        let weeks = forecast.weeks.iter().filter(|week| week.is_base_rate == is_base_rate);
        let rows: Vec<[String; 5]> = weeks.map(row).collect();
        let headings = [heading, "no eleven", "bodies short", "margin", "likeliest empty"];
        if rows.is_empty() { Vec::new() } else { lines::table(headings, &rows, &["no eleven", "bodies short"]) }
    })
}

/// The position that is likeliest to lack players, with its slots.
fn weakest(week: &ForecastWeek, plan: &Plan) -> String {
    let slots = plan.tactic.formation.slots();
    let worst = week.slots.iter().copied().fold(0.0, f64::max);
    let Some((slot, chance)) = slots.iter().zip(week.slots).find(|(_, chance)| *chance >= worst) else {
        return String::new();
    };
    if chance <= 0.0 {
        return "none".to_owned();
    }
    let alike = slots.iter().filter(|other| other.position == slot.position).map(|slot| slot.label.as_str());
    format!("{} {}", alike.collect::<Vec<_>>().join(" "), words::percent(chance))
}

/// The players, who matters most first.
fn people(forecast: &SeasonForecast, plan: &Plan) -> Vec<String> {
    let mut people: Vec<&PersonForecast> = forecast.people.iter().collect();
    people.sort_by(|one, other| other.matters.total_cmp(&one.matters));
    let row = |person: &&PersonForecast| {
        let out = |week: usize| words::out_in(person, week, forecast, plan);
        let past = if person.past == 0 { "unknown".to_owned() } else { person.past.to_string() };
        let [missed, matters] = [person.missed, person.matters * 100.0].map(|figure| format!("{figure:.1}"));
        [plan.short_name(&person.id).to_owned(), out(0), out(4), out(8), out(26), missed, matters, past]
    };
    let rows: Vec<[String; 8]> = people.iter().map(row).collect();
    let headings = ["chance out", "this week", "4 weeks", "8 weeks", "26 weeks", "misses", "matters", "past"];
    lines::table(headings, &rows, headings.get(1..7).unwrap_or_default())
}
