//! JSON of what may come: chances of the coming weeks, and ranges of fees.

use serde_json::{Map, Value, json};

use crate::domain::{Id, Money, Plan};
use crate::forecast::{
    EffectOf, FeeBasis, FeeRange, ForecastBasis, ForecastEffect, ForecastWeek, GapForecast, LeagueKnown, NoFeeRange,
    PersonForecast, SeasonForecast, SomeWeek, UpTo, words,
};

/// The chances of a plan, and what targets, what-ifs and returns do to them.
///
/// `gaps` are the slots of each gap of the first day, by their places in the formation.
pub fn risk(
    forecast: &SeasonForecast,
    effects: &[ForecastEffect],
    (what_if, gaps): (Option<&str>, &[Vec<usize>]),
    plan: &Plan,
) -> Value {
    json!({
        "seed": forecast.asked.seed,
        "runs": forecast.runs,
        "from": forecast.asked.on.to_string(),
        "known_on": forecast.asked.today.to_string(),
        "at_least": forecast.asked.at_least.word(),
        "what_if": what_if,
        "weeks": forecast.weeks.iter().map(|one| week(one, plan)).collect::<Vec<_>>(),
        "by_deadline": forecast.deadlines.iter().map(some_week).collect::<Vec<_>>(),
        "by_match": forecast.by_match,
        "if_each_week": forecast.each_week.as_ref().map(|each| {
            json!({ "after": each.after.to_string(), "season": some_week(&each.season) })
        }),
        "gaps": gaps.iter().map(|slots| gap(slots, &forecast.gap(slots), plan)).collect::<Vec<_>>(),
        "people": forecast.people.iter().map(person).collect::<Vec<_>>(),
        "effects": effects.iter().map(effect).collect::<Vec<_>>(),
        "basis": basis(&forecast.basis),
    })
}

fn week(week: &ForecastWeek, plan: &Plan) -> Value {
    let labels = plan.tactic.formation.slots().iter().map(|slot| slot.label.clone());
    let slots: Map<String, Value> = labels.zip(week.slots.map(chance)).collect();
    let [low, middle, high] = week.margins;
    json!({
        "week": week.monday.to_string(),
        "on": week.on.to_string(),
        "eleven_broken": chance(week.broken.chance),
        "short": chance(week.short.chance),
        "se": chance(week.broken.error),
        "short_se": chance(week.short.error),
        "slots": slots,
        "margin": { "10": low, "50": middle, "90": high },
        "base_rate": week.is_base_rate,
    })
}

fn some_week(some: &SomeWeek) -> Value {
    json!({
        "deadline": if let UpTo::Deadline(name) = &some.up_to { Some(name) } else { None },
        "season": some.up_to == UpTo::Season,
        "on": some.until.to_string(),
        "weeks": some.weeks,
        "eleven_broken": chance(some.broken.chance),
        "se": chance(some.broken.error),
        "base_rate": some.is_base_rate,
    })
}

fn gap(slots: &[usize], gap: &GapForecast, plan: &Plan) -> Value {
    let all = plan.tactic.formation.slots();
    let labels = slots.iter().filter_map(|slot| all.get(*slot)).map(|slot| slot.label.as_str());
    json!({
        "slots": labels.collect::<Vec<_>>(),
        "broken": gap.by_week.iter().map(|week| chance(*week)).collect::<Vec<_>>(),
        "in_some_week": chance(gap.in_some_week.chance),
        "weeks": gap.weeks,
        "se": chance(gap.in_some_week.error),
    })
}

fn person(person: &PersonForecast) -> Value {
    json!({
        "person": person.id.as_str(),
        "out": person.out.iter().map(|out| chance(*out)).collect::<Vec<_>>(),
        "matches_missed": chance(person.missed),
        "matters": chance(person.matters),
        "past_injuries": Some(person.past).filter(|past| *past > 0),
    })
}

fn effect(effect: &ForecastEffect) -> Value {
    let (of, person, what_if) = match &effect.of {
        EffectOf::Target(id) => ("target", Some(id.as_str()), None),
        EffectOf::WhatIf(name) => ("what_if", None, Some(name.as_str())),
        EffectOf::Back(id) => ("back", Some(id.as_str()), None),
    };
    json!({
        "of": of,
        "person": person,
        "what_if": what_if,
        "eleven_broken": [chance(effect.before.chance), chance(effect.after.chance)],
        "se": chance(effect.change.error),
        "runs_changed": effect.changed,
    })
}

fn basis(basis: &ForecastBasis) -> Value {
    json!({
        "source": basis.source,
        "training": basis.training,
        "tested_on": basis.tested_on,
        "right_within": basis.right_within.iter().map(|(weeks, points)| json!({ "weeks": weeks, "points": points })).collect::<Vec<_>>(),
        "held_out": basis.held_out.iter().map(|held| json!({
            "weeks": held.weeks,
            "mean_gap": held.mean_gap,
            "worst_gap": held.worst_gap,
            "log_score": held.log_score,
            "constant_log_score": held.constant_log_score,
        })).collect::<Vec<_>>(),
        "words": words::right_within(basis),
    })
}

/// The fees of people, each with its range or why there is none.
pub fn fees(found: &[(Id, Result<FeeRange, NoFeeRange>)], basis: &FeeBasis, plan: &Plan) -> Value {
    let (least, most) = basis.inside;
    json!({
        "people": found.iter().map(|(id, range)| fee(id, range, plan)).collect::<Vec<_>>(),
        "basis": {
            "source": basis.source,
            "training": basis.training,
            "tested_on": basis.tested_on,
            "inside": [least, most],
            "words": words::fee_basis(basis),
        },
    })
}

fn fee(id: &Id, range: &Result<FeeRange, NoFeeRange>, plan: &Plan) -> Value {
    let value = plan.person(id).and_then(|person| person.profile().value).map(Money::units);
    match range {
        Ok(FeeRange { fees: [low, middle, high], clause, contract, leagues: [to, from] }) => json!({
            "person": id.as_str(),
            "value": value,
            "fee": { "10": low.units(), "50": middle.units(), "90": high.units() },
            "clause": clause.map(Money::units),
            "known": { "contract": contract, "buyers_league": *to == LeagueKnown::Yes, "sellers_league": *from == LeagueKnown::Yes },
        }),
        Err(why) => json!({ "person": id.as_str(), "value": value, "fee": null, "why_not": words::no_fee_range(why) }),
    }
}

/// A chance to six decimals.
fn chance(chance: f64) -> Value {
    Value::from((chance * 1e6).round() / 1e6)
}
