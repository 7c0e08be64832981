//! Scores in words: tables whose first row is the heading, and a picture.

use super::percent;
use crate::forecast::check::{FeeCheck, HorizonCheck, InjuryCheck, TeamCheck, TenthCheck};

/// How right the chances were, as tables whose first row is the heading.
///
/// First by weeks ahead, then by tenths of the players four weeks ahead, then by squad.
pub fn injury_check(check: &InjuryCheck, squads: &[String]) -> Vec<Vec<Vec<String>>> {
    let texts = |row: &[&str]| row.iter().map(|cell| (*cell).to_owned()).collect::<Vec<String>>();
    let score = |score: f64| format!("{score:.4}");
    let team = |team: &TeamCheck| format!("{} / {}", percent(team.predicted), percent(team.observed));
    let mut horizons = vec![texts(&[
        "weeks ahead",
        "rows",
        "mean gap",
        "worst tenth",
        "log score",
        "same rate for all",
        "4 or more out",
        "worst fifth",
        "7 or more out",
    ])];
    horizons.extend(check.horizons.iter().map(|one: &HorizonCheck| {
        vec![
            one.weeks.to_string(),
            one.rows.to_string(),
            percent(one.mean_gap),
            percent(one.worst_gap),
            score(one.log_score),
            score(one.constant_log_score),
            team(&one.at_least_4),
            percent(one.at_least_4.worst_bin),
            team(&one.at_least_7),
        ]
    }));
    let mut tenths = vec![texts(&["out in 4 weeks", "chance", "seen", "rows"])];
    let month = check.horizons.iter().find(|one| one.weeks == 4);
    tenths.extend(month.iter().flat_map(|one| one.tenths.iter().zip(1..)).map(|(tenth, place)| {
        let of = format!("tenth {place}");
        vec![of, percent(tenth.predicted), percent(tenth.observed), tenth.rows.to_string()]
    }));
    let mut by_squad = vec![texts(&["squad", "chance", "seen"])];
    by_squad.extend(check.by_squad.iter().map(|(squad, predicted, observed)| {
        let name = squads.get(*squad).cloned().unwrap_or_default();
        vec![name, percent(*predicted), percent(*observed)]
    }));
    let days = [("by the table", Some(check.days_out.0)), ("seen", check.days_out.1)];
    let mut lengths = vec![texts(&["mean days of an absence", ""])];
    let said = |days: Option<f64>| days.map_or("–".to_owned(), |days| format!("{days:.1}"));
    lengths.extend(days.map(|(what, days)| vec![what.to_owned(), said(days)]));
    vec![horizons, lengths, tenths, by_squad]
}

/// The columns of a picture of tenths, its scale included.
const PICTURE: usize = 60;

/// A picture of the chances of tenths of the players, and of what was seen: where both are the same there is one sign.
pub fn picture(tenths: &[TenthCheck]) -> Vec<String> {
    let shares = tenths.iter().flat_map(|tenth| [tenth.predicted, tenth.observed]);
    let most = (shares.fold(0.05, f64::max) * 20.0).ceil() / 20.0;
    let column = |share: f64| (share / most * PICTURE as f64).round() as usize;
    let row = |tenth: &TenthCheck| {
        let (chance, seen) = (column(tenth.predicted), column(tenth.observed));
        let sign = |at: usize| match (at == chance, at == seen) {
            (true, true) => '*',
            (true, false) => 'o',
            (false, true) => 'x',
            (false, false) => ' ',
        };
        let signs: String = (0..=PICTURE).map(sign).collect();
        format!("|{}", signs.trim_end())
    };
    let scale = format!("{:.0} %", most * 100.0);
    let mut lines = vec!["o chance, x seen, * both; by tenths of the players, the likeliest last".to_owned()];
    lines.push(format!("0 %{scale:>width$}", width = PICTURE - 1));
    lines.extend(tenths.iter().map(row));
    lines
}

/// How often deals fell inside their ranges, by value, and the losses, as tables whose first row is the heading.
pub fn fee_check(check: &FeeCheck) -> [Vec<Vec<String>>; 2] {
    let texts = |row: [&str; 3]| row.map(str::to_owned).to_vec();
    let mut bands = vec![texts(["value", "deals", "inside"])];
    bands.extend(check.bands.iter().map(|band| {
        let to = band.to.map_or(" and more".to_owned(), |to| format!(" to {to}m"));
        vec![format!("{}m{to}", band.from), band.rows.to_string(), band.coverage.map_or("–".to_owned(), percent)]
    }));
    bands.push(vec!["all".to_owned(), check.rows.to_string(), percent(check.coverage)]);
    let loss = |loss: f64| format!("{loss:.4}");
    let scores = vec![
        texts(["", "this", "value times constants"]),
        vec!["pinball loss".to_owned(), loss(check.pinball), loss(check.constant_pinball)],
    ];
    [bands, scores]
}
