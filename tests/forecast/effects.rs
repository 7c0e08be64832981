//! What a change of the plan does to a chance, held to asking everything anew.

use jiff::civil::date;
use touchline::domain::{Assumption, Familiarity, Plan, Stage, WhatIf};
use touchline::forecast::{EffectOf, ForecastAsked, Forecasting, forecast};

use crate::{TODAY, asked, id, sample, tables};

/// The sample in weeks that all count, with what-ifs of every kind.
fn plan_with_what_ifs() -> Plan {
    let mut plan = sample();
    plan.matches.clear();
    let kept = |name: &str, assumptions| WhatIf { name: name.into(), assumptions };
    let lose = |player: &str| Assumption::Lose { player: id(player), from: None, until: None };
    let formation = touchline::store::assets::formations().into_iter().find(|one| one.name() == "4-3-3").unwrap();
    plan.what_ifs = vec![
        kept("nothing", Vec::new()),
        kept("two gone", vec![lose("gatti"), lose("vlahovic")]),
        kept("one for one", vec![lose("kalulu"), Assumption::Sign { target: id("leoni"), from: None }]),
        kept("back at once", vec![Assumption::Back { player: id("bremer"), on: date(2025, 7, 1) }]),
        kept("other slots", vec![Assumption::Formation(formation)]),
    ];
    plan
}

#[test]
fn only_weeks_that_can_differ_are_asked_and_the_answer_is_that_of_all() {
    let (plan, tables) = (plan_with_what_ifs(), tables().0);
    let asked = ForecastAsked { units: 3, ..asked(14) };
    let mut base = Forecasting::new(&plan, asked, &tables);
    base.draw(asked.units);
    let before = base.so_far().in_the_season().unwrap().broken.chance;
    let all = EffectOf::all(&plan, TODAY);
    assert_eq!(all.len(), 6 + 5 + 3, "targets, what-ifs and those who are out: {all:?}");
    let (mut better, mut worse) = (0, 0);
    for of in all {
        let assumptions = match &of {
            EffectOf::Target(target) => vec![Assumption::Sign { target: target.clone(), from: None }],
            EffectOf::Back(player) => vec![Assumption::Back { player: player.clone(), on: TODAY }],
            EffectOf::WhatIf(name) => plan.what_if(name).unwrap().assumptions.clone(),
        };
        let (changed, _) = plan.laid_over(&WhatIf { name: String::new(), assumptions }, TODAY);
        let anew = forecast(&changed, asked, &tables).in_the_season().unwrap().broken.chance;
        let effect = base.effect(&of);
        assert_eq!(effect.before, before, "{of:?}");
        assert!((effect.after - anew).abs() < 1e-12, "{of:?}: {} for {anew}", effect.after);
        better += u32::from(anew < before);
        worse += u32::from(anew > before);
    }
    assert!(better >= 6 && worse >= 2, "{better} make it likelier, {worse} less likely");
}

#[test]
fn a_signing_and_a_return_never_make_it_likelier() {
    let plan = sample();
    let (tables, asked) = (tables().0, ForecastAsked { at_least: Familiarity::Natural, ..asked(12) });
    let mut base = Forecasting::new(&plan, asked, &tables);
    base.draw(asked.units);
    for of in EffectOf::all(&plan, TODAY) {
        let effect = base.effect(&of);
        assert!(effect.change.chance <= 0.0 && effect.change.error > 0.0, "{effect:?}");
    }
}

#[test]
fn deals_that_are_off_and_who_is_signed_already_change_nothing() {
    let mut plan = sample();
    plan.targets.get_mut(&id("balerdi")).unwrap().stage = Stage::Off;
    plan.targets.get_mut(&id("leoni")).unwrap().stage = Stage::Signed;
    let targets = EffectOf::all(&plan, TODAY);
    let targets: Vec<_> = targets.iter().filter(|of| matches!(of, EffectOf::Target(_))).collect();
    assert_eq!(targets.len(), 4, "{targets:?}");
}
