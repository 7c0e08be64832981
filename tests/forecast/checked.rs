//! The scores: on invented squads of known risk, where broken twins must fail, and on real ones beside the project.

use std::path::{Path, PathBuf};
use std::process::Command;

use jiff::civil::{Date, date};
use serde_json::Value;
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
                if on < fit_from || share(chance) >= tables.onset.in_week(base, 1.0, 0, on.month()) {
                    continue;
                }
                let drawn = share(chance);
                let lasts = (0..1000).take_while(|day| tables.durations.still_out(f64::from(day + 1)) >= drawn).count();
                let last = on.saturating_add(jiff::Span::new().days(lasts as i64));
                spells.push(CheckedSpell { player, first: on, last: Some(last) });
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

    // A twin that takes an unknown past for none.
    let known: Vec<CheckedSpell> = spells.iter().copied().filter(|spell| spell.last >= Some(FROM)).collect();
    let forgotten = check_injuries(&known, &seasons, (FROM, date(2021, 11, 30)), &tables);
    let whole = check_injuries(&spells, &seasons, (FROM, date(2021, 11, 30)), &tables);
    let [forgotten, whole] = [forgotten, whole].map(|check| check.horizons[1].at_least_4);
    assert!(forgotten.predicted < whole.predicted - 0.03, "{forgotten:?} {whole:?}");
    assert!((forgotten.predicted - forgotten.observed).abs() > (whole.predicted - whole.observed).abs());
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
    let seen = |spells: &[CheckedSpell]| check_injuries(spells, &seasons, (FROM, UNTIL), &tables).days_out.1;
    assert!((seen(&spells) - by_hand).abs() < 1e-9);
    // A twin half of whose lists name the first day back.
    for spell in spells.iter_mut().step_by(2) {
        spell.last = spell.last.map(|last| last.tomorrow().unwrap());
    }
    assert!((seen(&spells) - by_hand).abs() > 0.4);
}

/// The folder of real data, where it lies beside the project.
fn real() -> Option<PathBuf> {
    let above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().skip(1);
    let found = above.map(|folder| folder.join("shared/data/forecast")).find(|folder| folder.is_dir());
    if found.is_none() {
        use std::io::Write;
        let _ = writeln!(std::io::stderr(), "not run: no shared/data/forecast beside the project");
    }
    found
}

fn scores(arguments: &[&str]) -> Value {
    let output = Command::new(env!("CARGO_BIN_EXE_touchline")).args(arguments).arg("--json").output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn real_squads_of_a_season_are_hurt_as_often_as_the_model_says() {
    let Some(folder) = real() else { return };
    let [spells, squads] = ["injury-spells-to-2023-06-30.csv", "squads-2012-13-to-2022-23.csv"]
        .map(|file| folder.join(file).to_str().unwrap().to_owned());
    let scores = scores(&["risk", "--check", &spells, &squads, "--from", "2018-08-01", "--until", "2019-05-31"]);
    let number = |value: &Value| value.as_f64().unwrap();
    for one in scores["horizons"].as_array().unwrap() {
        assert_eq!(one["rows"], 83_832);
        if number(&one["weeks"]) <= 12.0 {
            assert!(number(&one["mean_gap"]) <= 0.015 && number(&one["worst_gap"]) <= 0.04, "{one}");
        }
        assert!(number(&one["log_score"]) < number(&one["constant_log_score"]), "{one}");
    }
    let month = &scores["horizons"][1];
    assert!(number(&month["at_least_4"]["worst_bin"]) <= 0.08, "{month}");
    let seven = &month["at_least_7"];
    assert!(number(&seven["independent"]) < 0.8 * number(&seven["observed"]), "independent players: {seven}");
}

#[test]
fn real_deals_fall_inside_their_ranges_four_times_in_five() {
    let Some(folder) = real() else { return };
    let fees = folder.join("fees-2012-13-to-2022-23.csv");
    let scores = scores(&["fee", "--check", fees.to_str().unwrap()]);
    let number = |value: &Value| value.as_f64().unwrap();
    assert_eq!(scores["rows"], 6_046);
    assert!((0.76..=0.88).contains(&number(&scores["coverage"])), "{scores}");
    for band in scores["bands"].as_array().unwrap().iter().skip(1) {
        assert!((0.74..=0.90).contains(&number(&band["coverage"])), "{band}");
    }
    assert!(number(&scores["pinball"]) < number(&scores["constant_pinball"]), "{scores}");
}
