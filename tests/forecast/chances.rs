//! The figures that are shown, each worked by hand on strikers who are in doubt and a squad that is never hurt.

use jiff::civil::date;
use touchline::analysis::cover;
use touchline::domain::{Absence, Familiarity, Match, Plan, Report, Return};
use touchline::forecast::{
    DrawnChance, EffectOf, ForecastAsked, ForecastEffect, Forecasting, InjuryTables, SeasonForecast, UpTo, forecast,
    words,
};

use crate::{TODAY, asked, change, id, injury, sample, tables};

/// The striker's slot, and the back three.
const ST: [usize; 1] = [10];
const BACK_THREE: [usize; 3] = [1, 2, 3];

/// The sample, where all three strikers play with a chance of half and nobody else is ever hurt.
fn three_doubts() -> (Plan, InjuryTables) {
    let (mut plan, mut tables) = (sample(), tables().0);
    tables.onset.intercept = -99.0;
    for player in ["perin", "bremer", "cabal", "locatelli"] {
        change(&mut plan, player, |player| player.absences.clear());
    }
    for player in ["vlahovic", "milik", "kolo-muani"] {
        change(&mut plan, player, |player| {
            let said = "Knock, 50% chance of playing".into();
            player.absences = vec![doubt()];
            player.profile.reports =
                vec![Report { on: date(2025, 6, 16), source: "FPL".into(), says: said, asks: None, refuses: None }];
        });
    }
    (plan, tables)
}

/// A chance under the luck of a team, as its three points and their weights.
fn by_luck(chance: f64, spread: f64, power: i32) -> f64 {
    let odds = (chance / (1.0 - chance)).ln();
    let under = |luck: f64| 1.0 / (1.0 + (-(odds + spread * luck - spread * spread / 4.0)).exp());
    [(-(3f64.sqrt()), 1.0 / 6.0), (0.0, 2.0 / 3.0), (3f64.sqrt(), 1.0 / 6.0)]
        .iter()
        .map(|(luck, weight)| weight * under(*luck).powi(power))
        .sum()
}

fn near(drawn: f64, by_hand: f64, forecast: &SeasonForecast) -> bool {
    (drawn - by_hand).abs() <= 4.5 * (by_hand * (1.0 - by_hand) / forecast.runs as f64).sqrt()
}

#[test]
fn three_doubts_empty_the_strikers_slot() {
    let (plan, tables) = three_doubts();
    let asked = ForecastAsked { units: 12, ..asked(6) };
    let forecast = forecast(&plan, asked, &tables);
    // 60 of 100 who play with a chance of half are missing; a knock lasts on as knocks do.
    let durations = tables.durations_of(tables.kind_of("knock"));
    let still = |week: usize| 0.6 * durations.still_out(8.0 + [5.0, 9.0][week]) / durations.still_out(8.0);
    let gap = forecast.gap(&ST);
    for week in 0..2 {
        let exact = by_luck(still(week), tables.team, 3);
        assert!((gap.by_week[week] - exact).abs() < 1e-12, "{week}: {} for {exact}", gap.by_week[week]);
        assert_eq!(forecast.weeks[week].slots[10], gap.by_week[week]);
        assert!(near(forecast.weeks[week].broken.chance, exact, &forecast), "{week}: {:?}", forecast.weeks[week]);
    }
    // Who is out later was out today, so some week is this week, with the wider luck of some week.
    let some = by_luck(still(0), tables.team_in_some_week, 3);
    assert!(near(gap.in_some_week.chance, some, &forecast), "{gap:?}, {some}");
    // Weeks of one squad have much to do with each other: a twin that multiplies them finds a tenth more.
    let apart = 1.0 - gap.by_week.iter().take(gap.weeks).map(|week| 1.0 - week).product::<f64>();
    assert!(apart > 1.1 * some, "{apart} {some}");
    assert_eq!(gap.weeks, 5, "no more were asked for");
    assert_eq!(forecast.gap(&BACK_THREE).in_some_week.chance, 0.0);
    // Al Ain and Wydad in this week, City in the next one; 24 August is beyond these weeks.
    let vlahovic = forecast.people.iter().find(|one| one.id.as_str() == "vlahovic").unwrap();
    assert!((vlahovic.missed - (2.0 * still(0) + still(1))).abs() < 1e-12, "{}", vlahovic.missed);
    // Without him the other two decide, in this week and the next; with him nothing can go wrong.
    let matters = (by_luck(still(0), tables.team, 2) + by_luck(still(1), tables.team, 2)) / 2.0;
    assert!((vlahovic.matters - matters).abs() < 0.015, "{} for {matters}", vlahovic.matters);
}

#[test]
fn a_gap_is_never_likelier_to_stay_open_than_the_eleven() {
    let (mut plan, tables) = (sample(), tables().0);
    plan.matches.clear();
    let asked = ForecastAsked { units: 6, at_least: Familiarity::Competent, ..asked(9) };
    let forecast = forecast(&plan, asked, &tables);
    let eleven = forecast.in_the_season().unwrap();
    assert_eq!((&eleven.up_to, eleven.weeks, eleven.is_base_rate), (&UpTo::LastWeek, 9, false));
    for gap in cover(&plan, TODAY, Familiarity::Competent).gaps {
        let found = forecast.gap(&gap.slots);
        assert!(found.in_some_week.chance <= eleven.broken.chance && found.in_some_week.error > 0.0, "{found:?}");
        assert!(found.by_week.iter().all(|week| *week <= found.in_some_week.chance), "{found:?}");
    }
    let whole: Vec<usize> = (0..11).collect();
    assert!(forecast.gap(&whole).in_some_week.chance <= eleven.broken.chance);
}

#[test]
fn the_season_ends_the_weeks_that_count() {
    let (plan, tables) = (sample(), tables().0);
    let until = |plan: &Plan, weeks| {
        let forecast = forecast(plan, ForecastAsked { units: 1, ..asked(weeks) }, &tables);
        let season = forecast.in_the_season().unwrap().clone();
        (season.up_to, season.until, season.weeks, season.is_base_rate)
    };
    assert_eq!(until(&plan, 60), (UpTo::Season, date(2026, 6, 30), 3, true), "24 August is more than eight weeks away");
    assert_eq!(until(&plan, 8), (UpTo::LastWeek, date(2025, 8, 10), 2, false));
    let mut old = plan.clone();
    old.season_year = Some(2023);
    assert_eq!(until(&old, 60), (UpTo::Season, date(2025, 6, 30), 2, false), "the season that is on");
    old.matches.clear();
    assert_eq!(until(&old, 60).2, 3, "weeks whose worst day is on 30 June or before");
}

#[test]
fn more_seasons_refine_what_fewer_have_said() {
    let (plan, tables) = (sample(), tables().0);
    let asked = ForecastAsked { units: 5, ..asked(10) };
    let mut forecasting = Forecasting::new(&plan, asked, &tables);
    forecasting.draw(1);
    let first = forecasting.so_far();
    assert_eq!(first.runs, ForecastAsked::UNIT);
    forecasting.draw(3);
    forecasting.draw(2);
    assert_eq!(forecasting.so_far().runs, 3 * ForecastAsked::UNIT, "what is drawn stays drawn");
    forecasting.draw(5);
    let last = forecasting.so_far();
    assert_eq!(last, forecast(&plan, asked, &tables), "in steps or at once");
    assert!(last.weeks[8].broken.error < first.weeks[8].broken.error);
    let chances: Vec<f64> = last.deadlines.iter().map(|some| some.broken.chance).collect();
    assert!(chances.is_sorted(), "{chances:?}");
    let base_rate: Vec<bool> = last.weeks.iter().map(|week| week.is_base_rate).collect();
    assert_eq!(base_rate.iter().position(|base_rate| *base_rate), Some(9), "beyond eight weeks");
    assert_eq!(last.week_of(last.weeks[3].monday), Some(&last.weeks[3]));
    assert_eq!(last.week_of(date(2025, 6, 17)), None, "no Monday");
}

#[test]
fn chances_in_columns_never_read_as_certain() {
    let drawn = |chance, error| DrawnChance { chance, error };
    for (chance, whole) in [
        (0.0, "<1"),
        (0.0001, "<1"),
        (0.0099, "<1"),
        (0.01, "1"),
        (0.094, "9"),
        (0.5, "50"),
        (0.9999, "99"),
        (1.0, "99"),
    ] {
        assert_eq!(words::whole(drawn(chance, 0.001)), whole, "{chance}");
    }
    let certain = [0.0, 1.0].map(|chance| drawn(chance, 0.0));
    assert_eq!(certain.map(words::whole), ["0", "100"]);
    assert_eq!(certain.map(words::drawn), ["0 %", "100 %"]);
    let never_seen = [0.0, 1.0].map(|chance| drawn(chance, 0.0001));
    assert_eq!(never_seen.map(words::drawn), ["under 0.1 % ±0.01", "over 99.9 % ±0.01"]);
    let effect = |before: f64, after: f64, changed| ForecastEffect {
        of: EffectOf::WhatIf("Plan B".into()),
        before: drawn(before, 0.001),
        after: drawn(after, 0.001),
        change: drawn(after - before, 0.004),
        changed,
    };
    for (before, after, said) in
        [(0.0914, 0.0318, "9.1→3.2%"), (0.012, 0.0004, "1.2→<.1%"), (0.0996, 0.0, "10→<.1%"), (1.0, 0.9999, "99→99%")]
    {
        let short = words::short_effect(&effect(before, after, 700)).unwrap();
        assert_eq!(short, said);
        assert!(short.chars().count() <= 8);
    }
    let said = |effect: &ForecastEffect| words::effect(effect, &sample());
    assert_eq!(said(&effect(0.09, 0.03, 700)), "if Plan B 9.0 % → 3.0 %, ±0.4");
    assert_eq!(
        said(&effect(0.0143, 0.0139, 5)),
        "if Plan B 1.4 %, 0.04 less ±0.4",
        "never the same twice with an error"
    );
    let none = effect(0.0143, 0.0143, 0);
    assert_eq!(said(&none), "if Plan B 1.4 %, changes nothing in the drawn seasons");
    assert_eq!(words::short_effect(&none), None);
    // What is certain before and after has no error.
    let certain = |before, after| {
        let [before, after, change] = [before, after, after - before].map(|chance| drawn(chance, 0.0));
        ForecastEffect { before, after, change, ..effect(0.0, 0.0, u64::from(before != after)) }
    };
    assert_eq!(said(&certain(1.0, 0.0)), "if Plan B 100 % → 0 %");
    assert_eq!(said(&certain(1.0, 1.0)), "if Plan B 100 %, which it does not change");
    let basis = tables().0.basis;
    let bands: Vec<String> = [0, 4, 5, 8, 9].map(|weeks| words::band(weeks, &basis)).into();
    let right = "right within 9 points";
    assert_eq!(bands, [right, right, right, right, "base rate"]);
    let mut basis = basis;
    let mut said = |right_within: &[(usize, u32)]| {
        basis.right_within = right_within.to_vec();
        words::right_within(&basis).split(", on ").next().unwrap().to_owned()
    };
    assert_eq!(said(&[(4, 5), (8, 8)]), "right within 5 points to 4 weeks, 8 to 8 weeks");
    assert_eq!(said(&[(4, 9), (8, 9)]), "right within 9 points to 8 weeks", "the same is said once");
}

/// A knock that should have been over two days ago.
fn doubt() -> Absence {
    let back = vec![Return { on: date(2025, 6, 10), source: "club".into(), back: date(2025, 6, 15) }];
    Absence { returns: back, ..injury("knock", date(2025, 6, 9)) }
}

#[test]
fn what_is_certain_has_no_error_and_what_was_never_drawn_is_not_certain() {
    let (mut plan, tables) = (sample(), tables().0);
    // The match of this week is today, when nobody who is fit can be hurt any more.
    plan.matches.retain(|played| played.on > date(2025, 6, 22));
    plan.matches.push(Match { on: TODAY, versus: "Inter".into(), competition: None });
    let of = |plan: &Plan| forecast(plan, ForecastAsked { units: 1, ..asked(3) }, &tables);
    let today = of(&plan);
    // Whether Locatelli plays is open today, but enough others do; the back three lacks one as long as Bremer is out.
    let always = DrawnChance { chance: 1.0, error: 0.0 };
    assert_eq!((today.weeks[0].broken, today.weeks[0].short), (DrawnChance { chance: 0.0, error: 0.0 }, always));
    assert!(today.weeks[1].broken.error > 0.0 && today.weeks[1].short.error > 0.0);
    assert!(today.in_the_season().unwrap().broken.error > 0.0);
    // With all three strikers in doubt neither is certain.
    for striker in ["vlahovic", "milik", "kolo-muani"] {
        change(&mut plan, striker, |player| player.absences.push(doubt()));
    }
    let doubted = of(&plan);
    assert!(doubted.weeks[0].broken.error > 0.0, "{:?}", doubted.weeks[0]);
    // Whoever is gone for good leaves a slot empty, whatever comes.
    for striker in ["vlahovic", "milik", "kolo-muani"] {
        plan.players.remove(&id(striker));
    }
    let none = of(&plan);
    assert!(none.weeks.iter().all(|week| week.broken == always), "{:?}", none.weeks);
    assert_eq!((none.in_the_season().unwrap().broken, none.gap(&ST).in_some_week), (always, always));
}

#[test]
fn more_weeks_change_nothing_of_those_before_them() {
    let (plan, tables) = (sample(), tables().0);
    let of = |weeks| forecast(&plan, ForecastAsked { units: 2, ..asked(weeks) }, &tables);
    let (few, many) = (of(12), of(30));
    assert_eq!(few.weeks, many.weeks[..12]);
    assert_eq!(few.gap(&BACK_THREE).in_some_week, many.gap(&BACK_THREE).in_some_week);
}

#[test]
fn the_season_may_count_each_week_after_the_last_listed_match() {
    let (mut plan, tables) = (sample(), tables().0);
    let of = |plan: &Plan| forecast(plan, ForecastAsked { units: 2, ..asked(60) }, &tables);
    let listed = of(&plan);
    let each = listed.each_week.clone().unwrap();
    // Three weeks with a match, and 44 from 25 August to 28 June; on 1 July contracts are over.
    assert_eq!((each.after, each.season.until, each.season.weeks), (date(2025, 8, 24), date(2026, 6, 30), 47));
    assert!(each.season.is_base_rate && each.season.broken.chance > listed.in_the_season().unwrap().broken.chance);
    let said = words::if_each_week(&each);
    assert!(said.ends_with(" if it also plays in each week after 2025-08-24, to 2026-06-30: base rate"), "{said}");
    // The same squad in a plan that lists a match on each of these Saturdays.
    for week in 0..44 {
        let on = date(2025, 8, 30).saturating_add(jiff::Span::new().weeks(week));
        plan.matches.push(Match { on, versus: "Inter".into(), competition: None });
    }
    let played = of(&plan);
    assert_eq!(played.each_week, None, "nothing comes after the last one");
    let (all, season) = (played.in_the_season().unwrap(), each.season);
    assert_eq!(all.weeks, season.weeks);
    assert!((all.broken.chance - season.broken.chance).abs() < 0.02, "{all:?} {season:?}");
    plan.matches.clear();
    assert_eq!(of(&plan).each_week, None, "all weeks count as it is");
}

#[test]
fn another_seed_gives_another_figure_as_far_as_its_error_says() {
    let (mut plan, tables) = (sample(), tables().0);
    plan.matches.truncate(3);
    for player in ["rugani", "savona"] {
        plan.players.remove(&id(player));
    }
    // Two strikers are wanted and one in every other slot, so that it is open whether there are enough.
    let slots: Vec<String> = plan.tactic.formation.slots().iter().map(|slot| slot.label.to_string()).collect();
    plan.tactic.depth = slots.into_iter().map(|slot| (slot.clone(), if slot == "ST" { 2 } else { 1 })).collect();
    let seeds = 240;
    let figures = |seed| {
        let asked = ForecastAsked { seed, units: 1, ..asked(4) };
        let mut forecasting = Forecasting::new(&plan, asked, &tables);
        forecasting.draw(1);
        let forecast = forecasting.so_far();
        let gap = forecast.gap(&BACK_THREE).in_some_week;
        let change = forecasting.effect(&EffectOf::Target(id("leoni"))).change;
        [forecast.weeks[1].broken, forecast.weeks[1].short, forecast.in_the_season().unwrap().broken, gap, change]
    };
    let all: Vec<[DrawnChance; 5]> = (1..=seeds).map(figures).collect();
    let (mut seen, mut is_right) = (Vec::new(), true);
    for place in 0..5 {
        let of = |each: fn(&DrawnChance) -> f64| all.iter().map(|all| each(&all[place])).collect::<Vec<f64>>();
        let (chances, errors) = (of(|drawn| drawn.chance), of(|drawn| drawn.error));
        let mean = |all: &[f64]| all.iter().sum::<f64>() / all.len() as f64;
        let (middle, told) = (mean(&chances), mean(&errors));
        let spread = mean(&chances.iter().map(|chance| (chance - middle).powi(2)).collect::<Vec<_>>()).sqrt();
        let within = chances.iter().zip(&errors).filter(|(chance, error)| (*chance - middle).abs() <= 2.0 * *error);
        let within = within.count() as f64 / seeds as f64;
        // Of 240 seeds a spread is known to a twentieth.
        seen.push(format!("{middle:.4} spreads {spread:.5}, told {told:.5}, within two {within:.3}"));
        is_right &= (0.8..1.15).contains(&(spread / told)) && within >= 0.91;
    }
    assert!(is_right, "{seen:#?}");
}
