//! Forecasts in words: they always say that they are chances, and how far they were right.

mod check;
mod fees;

use jiff::civil::Date;

pub use check::{fee_check, injury_check, picture};
pub use fees::{fee_basis, fee_range, fees_of_signings, no_fee_range, such_deals, taken_for_granted};

use super::asked::ForecastAsked;
use super::chance::DrawnChance;
use super::effects::{EffectOf, ForecastEffect};
use super::season::{EachWeek, GapForecast, PersonForecast, SeasonForecast, SomeWeek, UpTo};
use super::tables::ForecastBasis;
use crate::analysis::Weeks;
use crate::domain::{Cause, Plan, Whose};
use crate::text;

/// A chance in percent: `9.1 %`, `34.0 %`, `under 0.1 %`; only what is certain is `0 %` or `100 %`.
pub fn percent(chance: f64) -> String {
    match chance * 100.0 {
        none if none <= 0.0 => "0 %".to_owned(),
        all if all >= 100.0 => "100 %".to_owned(),
        little if little < 0.1 => "under 0.1 %".to_owned(),
        nearly if nearly > 99.9 => "over 99.9 %".to_owned(),
        some => format!("{some:.1} %"),
    }
}

/// A drawn chance in percent: what was never drawn, or always, is not certain for that.
pub fn percent_drawn(drawn: DrawnChance) -> String {
    percent(not_certain(drawn))
}

/// The chance, or one that is nearly it where the drawing found what is not certain never or always.
fn not_certain(drawn: DrawnChance) -> f64 {
    const NEARLY: f64 = 1e-6;
    if drawn.error > 0.0 { drawn.chance.clamp(NEARLY, 1.0 - NEARLY) } else { drawn.chance }
}

/// A chance in whole percent, for columns: `9`, `<1`, `100`; what is not certain reads neither `0` nor `100`.
pub fn whole(drawn: DrawnChance) -> String {
    match not_certain(drawn) * 100.0 {
        none if none <= 0.0 => "0".to_owned(),
        all if all >= 100.0 => "100".to_owned(),
        little if little < 1.0 => "<1".to_owned(),
        some => format!("{:.0}", some.min(99.0)),
    }
}

/// What a change does, for columns: `9.1→3.2%`; nothing where it changes none of the drawn seasons.
pub fn short_effect(effect: &ForecastEffect) -> Option<String> {
    let figure = |drawn: DrawnChance| match not_certain(drawn) * 100.0 {
        none if none <= 0.0 => "0".to_owned(),
        all if all >= 100.0 => "100".to_owned(),
        little if little < 0.1 => "<.1".to_owned(),
        few if few < 9.95 => format!("{few:.1}"),
        some => format!("{:.0}", some.min(99.0)),
    };
    (effect.changed > 0 || effect.before != effect.after)
        .then(|| format!("{}→{}%", figure(effect.before), figure(effect.after)))
}

/// A chance with its standard error, if it isn't certain: `9.1 % ±0.3`.
pub fn drawn(drawn: DrawnChance) -> String {
    match drawn.error > 0.0 {
        true => format!("{} ±{}", percent_drawn(drawn), points(drawn.error)),
        false => percent(drawn.chance),
    }
}

/// An error in percentage points.
fn points(error: f64) -> String {
    match error * 100.0 {
        small if small < 0.05 => format!("{small:.2}"),
        points => format!("{points:.1}"),
    }
}

/// How far such chances were right: `right within 9 points to 4 weeks, 10 to 8 weeks`, and on which seasons.
pub fn right_within(basis: &ForecastBasis) -> String {
    let all = &basis.right_within;
    let says_more =
        |(place, (_, points)): &(usize, &(usize, u32))| all.get(place + 1).is_none_or(|(_, further)| further != points);
    let told = all.iter().enumerate().filter(says_more).map(|(_, told)| told);
    let parts = told.enumerate().map(|(place, (weeks, points))| match place {
        0 => format!("{points} points to {weeks} weeks"),
        _ => format!("{points} to {weeks} weeks"),
    });
    format!("right within {}, on {}", parts.collect::<Vec<_>>().join(", "), basis.tested_on)
}

/// How far the chance of a week so far ahead was right: `right within 9 points`, or `base rate`.
pub fn band(weeks_ahead: usize, basis: &ForecastBasis) -> String {
    match basis.right_within.iter().find(|(last, _)| weeks_ahead <= *last) {
        Some((_, points)) => format!("right within {points} points"),
        None => "base rate".to_owned(),
    }
}

/// The chance of a week with how far such chances were right; `None` if the week is not among those of the forecast.
///
/// `before` is the forecast of the plan as it is, while something else is assumed.
pub fn week(forecast: &SeasonForecast, before: Option<&SeasonForecast>, monday: Date) -> Option<String> {
    let ahead = forecast.weeks.iter().position(|week| week.monday == monday)?;
    let before = before.and_then(|before| before.week_of(monday)).map(|week| week.broken);
    let chance = drawn_from(before, forecast.weeks.get(ahead)?.broken);
    Some(format!(
        "chance of no eleven in the week {chance}, {}",
        band(ahead + forecast.asked.weeks_until(), &forecast.basis)
    ))
}

/// The chance of some week of the season, and how far such chances were right; the last band counts for all that are no
/// base rates.
pub fn in_the_season(forecast: &SeasonForecast) -> Option<String> {
    let season = forecast.in_the_season()?;
    let furthest = if season.is_base_rate { usize::MAX } else { forecast.basis.rate_from().saturating_sub(1) };
    let (weeks, band) = (season_weeks(season, forecast.by_match), band(furthest, &forecast.basis));
    Some(format!("chance of no eleven {} in {weeks}, {band}", drawn(season.broken)))
}

/// The chance of some week: `4.2 % ±0.2 by Pre-season camp (2025-07-24), in 2 weeks with a match`.
pub fn some_week(some: &SomeWeek, by_match: bool) -> String {
    format!("{} {}", drawn(some.broken), up_to(some, by_match))
}

/// The weeks that count: `in the 3 weeks whose matches the plan lists, to 2026-06-30: base rate`.
pub fn up_to(some: &SomeWeek, by_match: bool) -> String {
    let base_rate = if some.is_base_rate { ": base rate" } else { "" };
    let up_to = match &some.up_to {
        UpTo::Season => return format!("in {}, to {}{base_rate}", season_weeks(some, by_match), some.until),
        UpTo::Deadline(name) => format!("by {} ({})", text::display(name), some.until),
        UpTo::LastWeek => format!("by {}", some.until),
    };
    let weeks = text::counted(some.weeks, "week");
    format!("{up_to}, in {weeks}{}{base_rate}", if by_match { " with a match" } else { "" })
}

/// The chance of the season if the club plays in each week after the last match that the plan lists:
/// `23.4 % ±0.4 if it also plays in each week after 2025-08-24, to 2026-06-30: base rate`.
pub fn if_each_week(each: &EachWeek) -> String {
    let base_rate = if each.season.is_base_rate { ": base rate" } else { "" };
    let (after, until) = (each.after, each.season.until);
    format!("{} if it also plays in each week after {after}, to {until}{base_rate}", drawn(each.season.broken))
}

/// The weeks of the season that count; a plan seldom lists all of its matches.
fn season_weeks(season: &SomeWeek, by_match: bool) -> String {
    match by_match {
        true => format!("the {} whose matches the plan lists", text::counted(season.weeks, "week")),
        false => "the season".to_owned(),
    }
}

/// The chance of a gap: `chance that it can't be filled this week or in the next 8 weeks: 9.1 % ±0.3`.
///
/// `before` is its chance in the plan as it is, while something else is assumed.
pub fn gap(gap: &GapForecast, before: Option<&GapForecast>) -> String {
    let chance = drawn_from(before.map(|before| before.in_some_week), gap.in_some_week);
    format!("chance that it can't be filled {}: {chance}", next_weeks(gap))
}

/// The chance of a gap of another day than the forecast's, in the week of that day: it is exact.
///
/// `None` if the week is not among those of the forecast.
pub fn gap_in_week(forecast: &SeasonForecast, gap: &GapForecast, day: Date) -> Option<String> {
    let monday = Weeks::new(day, 1).monday();
    let chance = gap.by_week.get(forecast.weeks.iter().position(|week| week.monday == monday)?)?;
    let known = forecast.asked.today;
    Some(format!("chance that it can't be filled in the week of {monday}, as known on {known}: {}", percent(*chance)))
}

/// A chance, and before it that of the plan as it is if it reads otherwise: `9.1 % → 3.2 % ±0.3`.
pub fn drawn_from(before: Option<DrawnChance>, now: DrawnChance) -> String {
    match before.map(percent_drawn).filter(|before| *before != percent_drawn(now)) {
        Some(before) => format!("{before} → {}", drawn(now)),
        None => drawn(now),
    }
}

/// The weeks that count for a gap: `this week or in the next 8 weeks`.
pub fn next_weeks(gap: &GapForecast) -> String {
    match gap.weeks {
        0 => "this week".to_owned(),
        1 => "this week or in the next".to_owned(),
        weeks => format!("this week or in the next {weeks} weeks"),
    }
}

/// What a change does: `with Leoni 9.0 % → 3.1 %, ±0.4`.
pub fn effect(effect: &ForecastEffect, plan: &Plan) -> String {
    let name = match &effect.of {
        EffectOf::Target(id) => format!("with {}", text::display(plan.short_name(id))),
        EffectOf::Back(id) => format!("with {} back", text::display(plan.short_name(id))),
        EffectOf::WhatIf(name) => format!("if {}", text::display(name)),
    };
    format!("{name} {}", before_and_after(effect))
}

/// What a change does to the chance: `9.0 % → 3.1 %, ±0.4`, `1.4 %, 0.03 less ±0.01` or
/// `1.4 %, changes nothing in the drawn seasons`.
///
/// Where both are certain there is no error.
pub fn before_and_after(effect: &ForecastEffect) -> String {
    let [before, after] = [effect.before, effect.after].map(percent_drawn);
    let error = match effect.change.is_certain() {
        true => String::new(),
        false => format!("±{}", points(effect.change.error)),
    };
    if effect.change.is_certain() && before == after {
        return format!("{before}, which it does not change");
    }
    if effect.changed == 0 {
        return format!("{before}, changes nothing in the drawn seasons");
    }
    if before == after {
        let more = if effect.change.chance < 0.0 { "less" } else { "more" };
        return format!("{before}, {} {more} {error}", points(effect.change.chance.abs()));
    }
    [format!("{before} → {after}"), error].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// A player's chances: `out in 4 weeks 6.8 %, in 8 weeks 7.9 %; expected to miss 0.3 matches; …`.
///
/// `None` if he is with another club then.
pub fn person(person: &PersonForecast, forecast: &SeasonForecast, plan: &Plan) -> Option<String> {
    let told = forecast.basis.right_within.iter().filter(|(weeks, _)| *weeks < forecast.weeks.len());
    let said = told.map(|(weeks, _)| (weeks, out_in(person, *weeks, forecast, plan)));
    let out: Vec<String> = said.map(|(weeks, out)| format!("in {weeks} weeks {out}")).collect();
    if out.iter().all(|out| !out.ends_with('%')) {
        return None;
    }
    let points = format!("{:.1}", 100.0 * person.matters);
    let matters =
        if points == "0.0" { String::new() } else { format!("; if he is, an empty slot is {points} points likelier") };
    Some(format!("out {}; expected to miss {:.1} matches{matters}", out.join(", "), person.missed))
}

/// The chance that a player is out in a week, in words: `6.8 %`, or `gone` and `lent` if he is with another club then.
pub fn out_in(person: &PersonForecast, week: usize, forecast: &SeasonForecast, plan: &Plan) -> String {
    let Some((out, ahead)) = person.out.get(week).zip(forecast.weeks.get(week)) else { return String::new() };
    let whose = plan.players.get(&person.id).map(|player| player.whose(ahead.on, plan.season_starts));
    match whose {
        Some(Whose::Gone(Cause::NotJoined)) => "to come".to_owned(),
        Some(Whose::Gone(_)) => "gone".to_owned(),
        Some(Whose::Lent) => "lent".to_owned(),
        Some(Whose::Ours | Whose::Borrowed) | None => percent(*out),
    }
}

/// The range of a season's margins: `1 (0 to 2)`.
pub fn margins([low, middle, high]: [i32; 3]) -> String {
    if low == high { middle.to_string() } else { format!("{middle} ({low} to {high})") }
}

/// The day from which on it counts, and on which it was known: `2025-07-17, as known on 2025-06-17`.
pub fn day(asked: ForecastAsked) -> String {
    let ForecastAsked { today, on, .. } = asked;
    if on == today { on.to_string() } else { format!("{on}, as known on {today}") }
}

/// Where a forecast comes from.
pub fn basis(forecast: &SeasonForecast) -> String {
    let ForecastAsked { seed, .. } = forecast.asked;
    let known = forecast.people.iter().filter(|person| person.past > 0).count();
    format!(
        "{} seasons drawn, seed {seed}; fitted on {}; past injuries known of {known} in {} players",
        forecast.runs,
        forecast.basis.training,
        forecast.people.len()
    )
}
