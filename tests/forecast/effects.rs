//! What a change of the plan does to a chance, held to asking everything anew.

use jiff::civil::date;
use touchline::domain::{Assumption, Familiarity, Plan, Position, Positions, Stage, WhatIf};
use touchline::forecast::{DrawnChance, EffectOf, ForecastAsked, Forecasting, forecast, words};

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
        assert_eq!(effect.before.chance, before, "{of:?}");
        assert!((effect.after.chance - anew).abs() < 1e-12, "{of:?}: {} for {anew}", effect.after.chance);
        better += u32::from(anew < before);
        worse += u32::from(anew > before);
    }
    assert!(better >= 6 && worse >= 2, "{better} make it likelier, {worse} less likely");
}

#[test]
fn a_signing_and_a_return_never_make_it_likelier() {
    let mut plan = sample();
    // The sample has nobody who is a right wing-back by nature, so that it would be certain.
    let weah = Positions::new(vec![(Position::RWB, Familiarity::Natural)]).unwrap();
    plan.players.get_mut(&id("weah")).unwrap().profile.positions = weah;
    let (tables, asked) = (tables().0, ForecastAsked { at_least: Familiarity::Natural, ..asked(12) });
    let mut base = Forecasting::new(&plan, asked, &tables);
    base.draw(asked.units);
    let mut less = 0;
    for of in EffectOf::all(&plan, TODAY) {
        let effect = base.effect(&of);
        less += u32::from(effect.change.chance < 0.0);
        assert!(effect.change.chance <= 0.0 && effect.change.error > 0.0, "{effect:?}");
        assert_eq!(effect.changed == 0, effect.before.chance == effect.after.chance, "{effect:?}");
    }
    assert!(less >= 6, "each defender makes it less likely, and {less} do");
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

#[test]
fn what_is_certain_before_and_after_has_no_error() {
    let (mut plan, tables) = (sample(), tables().0);
    // Nobody can be fielded up front in the only week that counts, whatever comes, unless he is signed who can.
    for striker in ["vlahovic", "milik", "kolo-muani"] {
        plan.players.remove(&id(striker));
    }
    plan.matches.truncate(1);
    plan.matches[0].on = TODAY;
    let leoni = plan.targets.get_mut(&id("leoni")).unwrap();
    leoni.profile.positions = Positions::new(vec![(Position::ST, Familiarity::Natural)]).unwrap();
    let asked = ForecastAsked { units: 1, ..asked(6) };
    let mut base = Forecasting::new(&plan, asked, &tables);
    base.draw(asked.units);
    let of = |target: &str| base.effect(&EffectOf::Target(id(target)));
    let certain = |chance| DrawnChance { chance, error: 0.0 };
    // Who is fit today plays today.
    let mended = of("leoni");
    assert_eq!((mended.before, mended.after, mended.change), (certain(1.0), certain(0.0), certain(-1.0)));
    assert_eq!((mended.changed, words::before_and_after(&mended)), (base.so_far().runs, "100 % → 0 %".to_owned()));
    let same = of("solet");
    assert_eq!((same.change, same.changed), (certain(0.0), 0));
    assert_eq!(words::before_and_after(&same), "100 %, which it does not change");
}
