//! The scores on invented squads of known risk, where broken twins must fail, and the traps of such lists.

use jiff::civil::{Date, date};
use touchline::forecast::{CheckedSeason, CheckedSpell, InjuryCheck, InjuryTables, check_injuries};

use crate::seed::Chance;
use crate::tables;

const FROM: Date = date(2021, 8, 1);
const UNTIL: Date = date(2022, 5, 31);

/// How much the luck of the invented teams differs.
const LUCK: f64 = 0.5;
/// A multiple of six, so that each luck is there as often as it should be.
const TEAMS: usize = 120;

/// From 0 to below 1.
fn share(chance: &mut Chance) -> f64 {
    chance.below(1 << 30) as f64 / f64::from(1 << 30)
}

/// Squads of 24 whose players are hurt as the tables say, with the luck that each team shares.
fn invented(tables: &InjuryTables, teams: usize, chance: &mut Chance) -> (Vec<CheckedSpell>, Vec<CheckedSeason>) {
    let (mut spells, mut seasons) = (Vec::new(), Vec::new());
    let begins = date(2019, 6, 30);
    for team in 0..teams {
        let luck = [-1.73, 0.0, 0.0, 0.0, 0.0, 1.73][team % 6] * LUCK;
        for place in 0..24 {
            let (player, goalkeeper) = (team * 24 + place, chance.one_in(8));
            let age = 18.0 + chance.below(17) as f64;
            seasons.push(CheckedSeason { player, team, year: 2021, age: Some(age), goalkeeper, minutes: 900.0 });
            // Among players alike, rates differ: the mean of two exponential ones.
            let own = -(share(chance).max(1e-9) * share(chance).max(1e-9)).ln() / 2.0;
            let base = tables.onset.base(Some(age), goalkeeper) * own * f64::exp(luck - LUCK * LUCK / 2.0);
            let mut fit_from = begins;
            for week in 0..152 {
                let monday = begins.saturating_add(jiff::Span::new().weeks(week));
                let on = monday.saturating_add(jiff::Span::new().days(chance.below(7) as i64));
                if on < fit_from || share(chance) >= tables.onset.within(base, 1.0, (0, 7), on.month()) {
                    continue;
                }
                let drawn = share(chance);
                let lasts = (0..1000).take_while(|day| tables.durations.still_out(f64::from(day + 1)) >= drawn).count();
                let last = on.saturating_add(jiff::Span::new().days(lasts as i64));
                spells.push(CheckedSpell::new(player, on, Some(last)));
                fit_from = last.tomorrow().unwrap();
            }
        }
    }
    (spells, seasons)
}

fn near(check: &InjuryCheck) -> bool {
    check.horizons.iter().filter(|one| one.weeks <= 12).all(|one| one.mean_gap <= 0.015 && one.worst_gap <= 0.04)
}

#[test]
fn invented_squads_are_hurt_as_often_as_the_model_says_and_no_twin_is_as_right() {
    let mut tables = tables().0;
    // The invented are at risk in every week of two years.
    tables.onset.exposure = 1.0;
    let (spells, seasons) = invented(&tables, TEAMS, &mut Chance(5));
    let check = check_injuries(&spells, &seasons, (FROM, UNTIL), &tables);
    assert_eq!((check.player_seasons, check.squads, check.horizons.len()), (TEAMS * 24, TEAMS, 5));
    assert!(near(&check), "{:?}", check.horizons);
    for one in &check.horizons {
        assert_eq!(one.rows, TEAMS * 24 * 42, "42 Saturdays");
        assert!(one.log_score < one.constant_log_score, "a constant hazard: {one:?}");
    }
    let month = &check.horizons[1];
    let (four, seven) = (&month.at_least_4, &month.at_least_7);
    assert!((four.predicted - four.observed).abs() < 0.03, "{four:?}");
    assert!(seven.independent < seven.predicted && seven.predicted <= seven.observed * 1.25, "{seven:?}");
    assert!((seven.independent - seven.observed).abs() > (seven.predicted - seven.observed).abs(), "{seven:?}");

    // A twin that knows nothing but the rate of everybody is no better than it.
    let onset = &mut tables.onset;
    (onset.intercept, onset.frailty) = (onset.constant.ln(), 1e12);
    (onset.age, onset.over_31, onset.under_21, onset.goalkeeper) = (0.0, 0.0, 0.0, 0.0);
    (onset.august, onset.may, onset.september_to_april) = (1.0, 1.0, 1.0);
    let twin = check_injuries(&spells, &seasons, (FROM, UNTIL), &tables);
    for (twin, one) in twin.horizons.iter().zip(&check.horizons) {
        assert!((twin.log_score - twin.constant_log_score).abs() < 1e-6 && twin.log_score > one.log_score, "{twin:?}");
    }
}

#[test]
fn an_unknown_past_is_not_a_past_without_injuries() {
    let mut tables = tables().0;
    tables.onset.exposure = 1.0;
    let (mut spells, seasons) = invented(&tables, TEAMS, &mut Chance(5));
    // A list that begins with the season: of the time before it nothing is known.
    spells.retain(|spell| spell.first >= FROM);
    let autumn = (date(2021, 9, 10), date(2021, 12, 15));
    let gap = |spells: &[CheckedSpell]| {
        let four = check_injuries(spells, &seasons, autumn, &tables).horizons[1].at_least_4;
        four.predicted - four.observed
    };
    assert!(gap(&spells).abs() < 0.03, "{}", gap(&spells));
    // A twin whose list seems to reach back, as one entry of old does, so that nobody was hurt in it.
    let old = date(2000, 1, 1);
    spells.push(CheckedSpell::new(TEAMS * 24, old, Some(old)));
    assert!(gap(&spells) < -0.03, "{}", gap(&spells));
}

/// A player of a squad in the season of 2021-22.
fn played(player: usize, minutes: f64, year: i16) -> CheckedSeason {
    CheckedSeason { player, team: 0, year, age: Some(25.0), goalkeeper: false, minutes }
}

#[test]
fn a_squad_is_not_chosen_by_the_minutes_of_the_season_alone() {
    let out = CheckedSpell::new(1, date(2021, 7, 20), Some(date(2022, 6, 20)));
    let seen = |seasons: &[CheckedSeason]| {
        let check = check_injuries(&[out], seasons, (FROM, UNTIL), &tables().0);
        (check.horizons[0].rows, check.by_squad[0].2)
    };
    // He played a season, and is out for all of the next: one in two is out.
    let this_season = [played(0, 2000.0, 2021), played(1, 0.0, 2021)];
    assert_eq!(seen(&[&this_season[..], &[played(0, 100.0, 2020), played(1, 450.0, 2020)]].concat()), (2 * 42, 0.5));
    // A twin that looks at the minutes of the season alone finds nobody hurt.
    assert_eq!(seen(&this_season), (42, 0.0));
}

#[test]
fn spells_that_overlap_are_one_absence_and_a_last_day_to_come_is_not_known() {
    let spell = |first, last| CheckedSpell::new(0, first, Some(last));
    let (first, last) = (date(2021, 9, 1), date(2021, 10, 20));
    let seasons = [played(0, 2000.0, 2021)];
    let check = |spells: &[CheckedSpell], until| check_injuries(spells, &seasons, (FROM, until), &tables().0);
    let chain = [spell(first, date(2021, 9, 20)), spell(date(2021, 9, 10), last), spell(date(2021, 9, 20), last)];
    let one = check(&[spell(first, last)], UNTIL);
    assert_eq!(check(&chain, UNTIL), one);
    // A twin that counts each of them knows more of him than there is.
    assert_ne!(check(&[spell(first, date(2021, 9, 20)), spell(date(2021, 9, 22), last)], UNTIL), one);
    // Until October nobody knows whether he is back that month or in spring.
    let october = date(2021, 10, 1);
    assert_eq!(
        check(&[spell(first, date(2022, 3, 1))], october).horizons,
        check(&[spell(first, last)], october).horizons
    );
    assert_ne!(
        check(&[spell(first, date(2021, 9, 15))], october).horizons,
        check(&[spell(first, last)], october).horizons
    );
}

#[test]
fn days_are_counted_with_the_first_and_the_last() {
    let tables = tables().0;
    let (mut spells, seasons) = invented(&tables, 4, &mut Chance(9));
    let mean = |spells: &[CheckedSpell]| {
        let begun = spells.iter().filter(|spell| FROM <= spell.first && spell.first <= UNTIL);
        let days: Vec<f64> = begun.map(|spell| f64::from((spell.last.unwrap() - spell.first).get_days() + 1)).collect();
        days.iter().sum::<f64>() / days.len() as f64
    };
    let by_hand = mean(&spells);
    let seen = |spells: &[CheckedSpell]| check_injuries(spells, &seasons, (FROM, UNTIL), &tables).days_out.1.unwrap();
    assert!((seen(&spells) - by_hand).abs() < 1e-9);
    // A twin half of whose lists name the first day back.
    for spell in spells.iter_mut().step_by(2) {
        spell.last = spell.last.map(|last| last.tomorrow().unwrap());
    }
    assert!((seen(&spells) - by_hand).abs() > 0.4);
}
