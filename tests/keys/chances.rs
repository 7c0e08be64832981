//! What may come, as the keys see it: worked out off the loop, refined, and never beside another plan's answers.

use std::sync::Arc;

use touchline::app::{Effect, JobKind, Msg, update};
use touchline::command::Key;
use touchline::domain::{Familiarity, Id};
use touchline::forecast::{EffectOf, ForecastAsked, forecast};
use touchline::store::assets;

use super::session::{Session, done, on_the_way};

#[test]
fn first_figures_come_of_few_seasons_and_the_last_are_those_of_the_shell() {
    let mut session = Session::new();
    session.tell(Msg::Shown);
    let job = session.chances.clone().unwrap();
    assert!(session.model.chances().is_none(), "nothing is worked out in the loop");
    let told = on_the_way(&job);
    assert!(told.len() > 3);
    session.tell(Msg::Job(told[0].clone()));
    let first = session.model.chances().unwrap().clone();
    assert_eq!((first.forecast.runs, first.effects.len()), (ForecastAsked::UNIT, 0));
    assert_eq!(session.model.chances.gaps.len(), session.model.asked.answers.gaps.len());
    session.tell(Msg::Job(told.last().unwrap().clone()));
    let last = session.model.chances().unwrap().clone();
    assert!(session.model.jobs.of(JobKind::Chances).is_some(), "it may tell more");
    session.tell(Msg::Job(done(&job)));
    assert_eq!(session.model.chances(), Some(&last));
    assert!(session.model.jobs.of(JobKind::Chances).is_none() && session.effects.is_empty());
    // As `touchline risk` asks: the same seed, seasons and weeks.
    let (today, at_least) = (session.model.today(), Familiarity::Competent);
    let asked = ForecastAsked { today, on: today, weeks: 60, at_least, seed: 1, units: ForecastAsked::UNITS };
    let tables = assets::forecast().unwrap().0;
    assert_eq!(*last.forecast, forecast(session.plan(), asked, &tables));
    let of: Vec<&EffectOf> = last.effects.iter().map(|effect| &effect.of).collect();
    let all = EffectOf::all(session.plan(), today);
    assert_eq!(of, all.iter().collect::<Vec<_>>());
}

#[test]
fn an_edit_asks_anew_and_what_was_known_is_gone_at_once() {
    let mut session = Session::new();
    session.tell(Msg::Shown);
    let first = session.chances.clone().unwrap();
    let told = on_the_way(&first);
    session.tell(Msg::Job(told[0].clone()));
    session.press(":stage leoni talks");
    let effects = update(&mut session.model, Msg::Key("Enter".parse::<Key>().unwrap()));
    let started = effects.iter().find_map(|effect| match effect {
        Effect::Start(job) if job.kind() == JobKind::Chances => Some(job.clone()),
        _ => None,
    });
    let second = started.unwrap();
    assert!(effects.contains(&Effect::Stop(first.id)), "{effects:?}");
    assert!(session.model.chances().is_none() && session.model.chances.gaps.is_empty());
    session.tell(Msg::Job(done(&first)));
    assert!(session.model.chances().is_none(), "the older answer comes too late");
    session.tell(Msg::Job(done(&second)));
    assert!(session.model.chances().is_some());
}

#[test]
fn another_familiarity_and_another_today_are_other_questions_and_another_day_is_not() {
    let mut session = Session::new();
    session.press("j");
    let first = session.chances.take().unwrap();
    session.tell(Msg::Job(on_the_way(&first)[0].clone()));
    session.press(":date 2025-07-20<Enter>3jj");
    assert!(session.chances.is_none() && session.model.chances().is_some());
    session.press("1f");
    assert_eq!(session.chances.take().unwrap().question.at_least, Familiarity::Emergency);
    session.press(":plan today 2025-06-18<Enter>");
    assert_eq!(session.chances.take().unwrap().question.from, session.model.today());
}

#[test]
fn while_something_is_assumed_both_plans_are_asked_about_and_what_is_shown_comes_first() {
    let mut session = Session::new();
    session.press(":what-if \"No Gatti\" lose gatti<Enter>");
    let as_known = session.model.asked.known().clone();
    let shown = session.chances.take().unwrap();
    assert!(!Arc::ptr_eq(&shown.question.plan, &as_known), "a what-if that was begun is on the screens");
    session.tell(Msg::Job(done(&shown)));
    let as_it_is = session.chances.take().unwrap();
    assert!(Arc::ptr_eq(&as_it_is.question.plan, &as_known));
    session.tell(Msg::Job(done(&as_it_is)));
    assert!(session.chances.is_none());
    assert!(session.model.chances_as_it_is().unwrap().effect(&EffectOf::WhatIf("No Gatti".into())).is_some());
    assert!(session.model.chances.gaps.iter().all(|gap| gap.before.is_some()));
    assert!(session.model.chances().unwrap().forecast != session.model.chances_as_it_is().unwrap().forecast);
    session.press("0");
    assert!(session.model.chances().is_some() && session.chances.is_none(), "the plan as it is was known already");
    assert!(session.model.chances.gaps.iter().all(|gap| gap.before.is_none()));
}

#[test]
fn an_earlier_day_has_no_chances_and_a_later_one_those_of_its_week() {
    let mut session = Session::new();
    session.tell(Msg::Shown);
    let job = session.chances.take().unwrap();
    session.tell(Msg::Job(done(&job)));
    let of_gap = |session: &Session| session.model.chances.of_gap(&session.model.asked, 0);
    let leoni: Id = Id::new("leoni").unwrap();
    let with_leoni = |session: &Session| session.model.chances.with_target(&session.model.asked, &leoni).is_some();
    assert!(of_gap(&session).unwrap().starts_with("chance that it can't be filled this week or in the next 8 weeks"));
    assert!(with_leoni(&session));
    session.press(":date 2025-06-10<Enter>");
    assert!(session.model.chances().is_none() && session.model.chances_as_it_is().is_none());
    assert!(of_gap(&session).is_none() && !with_leoni(&session) && !session.model.asked.answers.gaps.is_empty());
    session.press(":date 2025-06-25<Enter>");
    let said = of_gap(&session).unwrap();
    assert!(
        said.starts_with("chance that it can't be filled in the week of 2025-06-23, as known on 2025-06-17: "),
        "{said}"
    );
    assert!(session.model.chances().is_some() && !with_leoni(&session) && session.chances.is_none());
}
