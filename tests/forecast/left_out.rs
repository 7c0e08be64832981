//! The marks on seasons that the fit had not seen: each was left out in turn, where the data lie beside the project.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use jiff::civil::{Date, date};
use serde_json::Value;
use touchline::forecast::{
    CheckedDeal, CheckedSeason, CheckedSpell, Durations, FeeCheck, HeldOut, HorizonCheck, InjuryCheck, InjuryTables,
    TenthCheck, check_fees, check_injuries, words,
};

use crate::page;
use crate::runs::runs;
use crate::tables;

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

/// The fits without a season each, as `forecast/fit.py` writes them.
fn fits(of: &str) -> Vec<Value> {
    let all: Vec<Value> = serde_json::from_str(include_str!("left-out.json")).unwrap();
    all.into_iter().filter(|fit| fit["of"] == of).collect()
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

/// The rows of a file, by the names of its columns.
fn rows(file: PathBuf) -> impl Iterator<Item = HashMap<String, String>> {
    csv::Reader::from_path(file).unwrap().into_deserialize().map(Result::unwrap)
}

fn seen(folder: &Path, tables: &InjuryTables) -> (Vec<CheckedSpell>, Vec<CheckedSeason>) {
    let (mut players, mut teams) = (HashMap::new(), HashMap::new());
    let numbered = |held: &mut HashMap<String, usize>, name: &str| {
        let next = held.len();
        *held.entry(name.to_owned()).or_insert(next)
    };
    let seasons = rows(folder.join("squads-2012-13-to-2022-23.csv")).map(|row| CheckedSeason {
        player: numbered(&mut players, &row["player_id"]),
        team: numbered(&mut teams, &row["team_name"]),
        year: row["year"].parse().unwrap(),
        age: row["age"].parse().ok(),
        goalkeeper: row["position"] == "Goalkeeper",
        minutes: row["minutes"].parse().unwrap_or(0.0),
    });
    let seasons = seasons.collect();
    let spells = rows(folder.join("injury-spells-to-2023-06-30.csv")).filter_map(|row| {
        let (first, last) = (row["from"].parse().unwrap(), row["until"].parse::<Date>().ok());
        let player = numbered(&mut players, &row["player_id"]);
        let spell = |last| CheckedSpell::new(player, first, last).named(&row["injury"], tables);
        match row["still_out_at_cut"].as_str() {
            "True" => Some(spell(None)),
            _ => last.map(|last| spell(Some(last))),
        }
    });
    (spells.collect(), seasons)
}

/// The scores of each season by the fit without it.
fn left_out(folder: &Path) -> Vec<(String, InjuryCheck)> {
    let (spells, seasons) = seen(folder, &tables().0);
    let fits = fits("injuries");
    assert_eq!(fits.len(), 9);
    let check = |fit: &Value| {
        let name = fit["season"].as_str().unwrap().to_owned();
        let year: i16 = name[..4].parse().unwrap();
        let mut tables = tables().0;
        let onset = &mut tables.onset;
        for (held, name) in [
            (&mut onset.intercept, "intercept"),
            (&mut onset.age, "age"),
            (&mut onset.over_31, "over_31"),
            (&mut onset.under_21, "under_21"),
            (&mut onset.goalkeeper, "goalkeeper"),
            (&mut onset.august, "august"),
            (&mut onset.may, "may"),
            (&mut onset.frailty, "frailty"),
            (&mut onset.constant, "constant"),
        ] {
            *held = number(&fit["onset"][name]);
        }
        let days = [3, 7, 10, 14, 21, 28, 42, 56, 84, 112, 140, 182, 224, 273, 364].map(f64::from);
        let curve = |lasting: &Value| {
            Durations::new(&days.into_iter().zip(lasting.as_array().unwrap().iter().map(number)).collect::<Vec<_>>())
        };
        tables.durations = curve(&fit["lasting"]);
        for (kind, lasting) in tables.kinds.iter_mut().zip(fit["kinds"].as_array().unwrap()) {
            kind.durations = curve(lasting);
        }
        let of = |one: &CheckedSeason| one.year == year || one.year == year - 1;
        let squads: Vec<CheckedSeason> = seasons.iter().copied().filter(of).collect();
        let days = (date(year, 8, 1), date(year + 1, 5, 31));
        (name, check_injuries(&spells, &squads, days, &tables))
    };
    // Those of the middle first: a short run takes one of them.
    let count = runs(9).min(9) as usize;
    fits.iter().cycle().skip(4).take(count).map(check).collect()
}

fn mean<'a>(checks: impl IntoIterator<Item = &'a HorizonCheck>, of: impl Fn(&HorizonCheck) -> f64) -> f64 {
    let all: Vec<f64> = checks.into_iter().map(of).collect();
    all.iter().sum::<f64>() / all.len() as f64
}

#[test]
fn seasons_left_out_in_turn_are_as_the_model_says_and_no_twin_is_as_right() {
    let Some(folder) = real() else { return };
    let checks = left_out(&folder);
    for (place, weeks) in [1, 4, 8, 12, 26].into_iter().enumerate() {
        let ahead: Vec<&HorizonCheck> = checks.iter().map(|(_, check)| &check.horizons[place]).collect();
        let mean = |of: fn(&HorizonCheck) -> f64| mean(ahead.iter().copied(), of);
        assert!(ahead.iter().all(|one| one.weeks == weeks && one.rows > 80_000));
        // A rate that is the same for everybody is the twin, which no season prefers.
        for (one, (season, _)) in ahead.iter().zip(&checks) {
            assert!(one.log_score < one.constant_log_score, "{season}, {weeks} weeks: {one:?}");
        }
        if weeks <= 12 {
            for (one, (season, _)) in ahead.iter().zip(&checks) {
                assert!(one.mean_gap <= 0.015 && one.worst_gap <= 0.04, "{season}, {weeks} weeks: {one:?}");
            }
        }
        // What the program says of how right it is holds in every season.
        if let Some((_, points)) = tables().0.basis.right_within.iter().find(|(last, _)| weeks <= *last) {
            for (one, (season, _)) in ahead.iter().zip(&checks) {
                assert!(100.0 * one.at_least_4.worst_bin <= f64::from(*points), "{season}, {weeks}: {one:?}");
            }
        }
        if weeks == 4 {
            assert!(mean(|one| one.at_least_4.worst_bin) <= 0.08);
            let seen = mean(|one| one.at_least_7.observed);
            let is_right = |predicted: f64| (0.8..=1.25).contains(&(predicted / seen));
            let [together, apart] = [mean(|one| one.at_least_7.predicted), mean(|one| one.at_least_7.independent)];
            assert!(is_right(together) && !is_right(apart), "{together} and {apart} for {seen}");
        }
    }
    if checks.len() == 9 {
        hold_page(&checks);
    }
}

/// The picture of docs/forecast.md is that of these seasons, four weeks ahead, and its table has each of them.
fn hold_page(checks: &[(String, InjuryCheck)]) {
    let tenth = |place: usize| {
        let each = checks.iter().map(|(_, check)| check.horizons[1].tenths[place]);
        let mean = |of: fn(TenthCheck) -> f64| each.clone().map(of).sum::<f64>() / checks.len() as f64;
        TenthCheck {
            predicted: mean(|tenth| tenth.predicted),
            observed: mean(|tenth| tenth.observed),
            rows: each.clone().map(|tenth| tenth.rows).sum(),
        }
    };
    let tenths: Vec<TenthCheck> = (0..10).map(tenth).collect();
    page::hold("calibration", &format!("```text\n{}\n```\n", words::picture(&tenths).join("\n")));

    let figures = |check: &InjuryCheck| {
        let [_, month, _, quarter, _] = &check.horizons[..] else { panic!("five numbers of weeks") };
        let (four, seven) = (&month.at_least_4, &month.at_least_7);
        let players = [month.mean_gap, month.worst_gap, quarter.mean_gap, quarter.worst_gap];
        let squads = [four.predicted, four.observed, four.worst_bin, seven.predicted, seven.observed];
        [&players[..], &squads].concat()
    };
    let all: Vec<Vec<f64>> = checks.iter().map(|(_, check)| figures(check)).collect();
    let mean = |place: usize| all.iter().map(|row| row[place]).sum::<f64>() / all.len() as f64;
    let mut rows: Vec<(String, Vec<f64>)> =
        checks.iter().map(|(season, _)| season.clone()).zip(all.iter().cloned()).collect();
    rows.sort_by(|(one, _), (other, _)| one.cmp(other));
    rows.push(("mean".to_owned(), (0..9).map(mean).collect()));
    let row = |(season, figures): &(String, Vec<f64>)| {
        let cells: Vec<String> = figures.iter().map(|figure| format!("{:.1}", 100.0 * figure)).collect();
        format!("| {season} | {} |\n", cells.join(" | "))
    };
    let heading = "| season | mean gap, 4 weeks | worst tenth | mean gap, 12 weeks | worst tenth | 4 out: chance | seen | \
                   worst fifth | 7 out: chance | seen |\n|---|---|---|---|---|---|---|---|---|---|\n";
    page::hold("seasons", &format!("\n{heading}{}\n", rows.iter().map(row).collect::<String>()));
}

/// The table of docs/forecast.md is that of assets/forecast.ron.
#[test]
fn the_page_says_how_right_the_tables_say_they_were() {
    let basis = tables().0.basis;
    let row = |held: &HeldOut| {
        let [gap, worst] = [held.mean_gap, held.worst_gap].map(|gap| 100.0 * gap);
        let [score, constant] = [held.log_score, held.constant_log_score];
        format!("| {} | {gap:.1} | {worst:.1} | {score:.3} | {constant:.3} |\n", held.weeks)
    };
    let heading = "| weeks ahead | mean gap, points | worst tenth | log score | the same rate for everybody |\n\
                   |---|---|---|---|---|\n";
    page::hold("held out", &format!("\n{heading}{}\n", basis.held_out.iter().map(row).collect::<String>()));
}

/// The scores of each season's deals by the fit without it.
fn fees_left_out(folder: &Path) -> Vec<FeeCheck> {
    let mut deals: HashMap<String, Vec<CheckedDeal>> = HashMap::new();
    for row in rows(folder.join("fees-2012-13-to-2022-23.csv")) {
        let figures = ["transfer_fee", "market_value_in_eur", "age"].map(|name| row[name].parse::<f64>());
        let [Ok(fee), Ok(value), Ok(age)] = figures else { continue };
        let (from, to) = (row["league_from"].clone(), row["league_to"].clone());
        deals.entry(format!("20{}", &row["transfer_season"])).or_default().push(CheckedDeal {
            fee,
            value,
            age,
            from,
            to,
        });
    }
    let check = |fit: &Value| {
        let mut tables = tables().1;
        let median = &mut tables.median;
        for (held, name) in [
            (&mut median.intercept, "intercept"),
            (&mut median.log_value, "log_value"),
            (&mut median.under_21, "under_21"),
            (&mut median.age, "age"),
            (&mut median.to_premier_league, "to_premier_league"),
            (&mut median.to_big_five, "to_big_five"),
            (&mut median.from_premier_league, "from_premier_league"),
        ] {
            *held = number(&fit["median"][name]);
        }
        let three = |value: &Value| [0, 1, 2].map(|place| number(&value[place]));
        for (band, offsets) in tables.bands.iter_mut().zip(fit["offsets"].as_array().unwrap()) {
            band.offsets = three(offsets);
        }
        tables.constant = three(&fit["constant"]);
        let season = fit["season"].as_str().unwrap().replace('-', "/");
        check_fees(&deals[&season], &tables)
    };
    let fits = fits("fees");
    assert_eq!(fits.len(), 5);
    fits.iter().map(check).collect()
}

#[test]
fn deals_of_seasons_left_out_in_turn_fall_inside_four_times_in_five() {
    let Some(folder) = real() else { return };
    let checks = fees_left_out(&folder);
    let (mut all, mut inside) = ([0.0; 5], [0.0; 5]);
    for check in &checks {
        assert!((0.76..=0.88).contains(&check.coverage), "{check:?}");
        assert!(check.pinball < check.constant_pinball, "{check:?}");
        for (place, band) in check.bands.iter().enumerate() {
            all[place] += band.rows as f64;
            inside[place] += band.rows as f64 * band.coverage.unwrap();
        }
    }
    assert_eq!(all.iter().sum::<f64>(), 3_980.0);
    // A single season has as few as 28 deals of a band.
    for (place, (all, inside)) in all.iter().zip(inside).enumerate().skip(1) {
        let coverage: f64 = inside / all;
        assert!((0.74..=0.90).contains(&coverage), "band {place}: {coverage}");
    }
}
