//! What may come: chances, with how far such chances were right.

use crate::domain::{Assumption, Plan};
use crate::forecast::{EffectOf, ForecastEffect, PersonForecast, words as said};
use crate::report::page::answers::{PageAnswers, PageChances};
use crate::report::page::content::PageBlock;
use crate::report::page::words::{named, sentence};

/// The most players of whom it is told how much they matter, and the least points.
const MOST_TOLD: usize = 5;
const LEAST_TOLD: f64 = 0.05;

/// The most changes of which it is told what they do to the chance.
const MOST_EFFECTS: usize = 12;

pub(super) fn blocks(answers: &PageAnswers, plan: &Plan) -> Vec<PageBlock> {
    let Some(PageChances { forecast, effects, .. }) = &answers.chances else { return Vec::new() };
    let some_week = |some| sentence(&format!("chance {}", said::some_week(some, forecast.by_match)));
    let some_weeks = forecast.deadlines.iter().map(some_week);
    let each_week = forecast.each_week.iter().map(|each| sentence(&format!("chance {}", said::if_each_week(each))));
    let effects = effects_in_words(effects, plan);
    vec![
        PageBlock::Sentence(format!(
            "The chance that the eleven can't be filled in some week from {}, because of injuries to come. It is no \
             exact answer, and changes none of those above.",
            said::day(forecast.asked)
        )),
        PageBlock::Points(some_weeks.chain(each_week).chain(effects).collect()),
        PageBlock::Sentence(sentence(&said::right_within(&forecast.basis))),
        PageBlock::Sentence(sentence(&said::basis(forecast))),
    ]
}

/// What each change does to the chance; of many, those that do most.
fn effects_in_words(effects: &[ForecastEffect], plan: &Plan) -> Vec<String> {
    let mut told: Vec<&ForecastEffect> = effects.iter().filter(|effect| !is_told(effect, effects, plan)).collect();
    let others = told.len().saturating_sub(MOST_EFFECTS);
    if others > 0 {
        let change = |effect: &ForecastEffect| effect.change.chance.abs();
        told.sort_by(|one, other| change(other).total_cmp(&change(one)));
        told.truncate(MOST_EFFECTS);
    }
    let others =
        (others > 0).then(|| format!("{others} more signings, what-ifs and returns change it no more than these."));
    told.into_iter().map(|effect| sentence(&said::effect(effect, plan))).chain(others).collect()
}

/// Whether a what-if assumes nothing but a signing that is told of the target already.
fn is_told(effect: &ForecastEffect, effects: &[ForecastEffect], plan: &Plan) -> bool {
    let EffectOf::WhatIf(name) = &effect.of else { return false };
    let assumptions = plan.what_if(name).map_or(&[][..], |kept| &kept.assumptions);
    let [Assumption::Sign { target, from: None }] = assumptions else { return false };
    effects.iter().any(|other| matches!(&other.of, EffectOf::Target(id) if id == target))
}

/// Who matters most: those without whom an empty slot is likelier, with by how many points.
pub(super) fn who_matters(answers: &PageAnswers, plan: &Plan) -> Option<String> {
    let forecast = &answers.chances.as_ref()?.forecast;
    let mut people: Vec<(f64, &PersonForecast)> =
        forecast.people.iter().map(|person| (person.matters * 100.0, person)).collect();
    people.retain(|(points, _)| *points >= LEAST_TOLD);
    people.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    let told: Vec<String> = people
        .iter()
        .take(MOST_TOLD)
        .map(|(points, person)| format!("{} {points:.1}", named(&person.id, plan)))
        .collect();
    (!told.is_empty()).then(|| {
        format!(
            "Who matters most: {} (points by which an empty slot is likelier in a week without them).",
            told.join(", ")
        )
    })
}
