//! JSON of how right forecasts were.

use serde_json::{Value, json};

use crate::forecast::{FeeBandCheck, FeeCheck, HorizonCheck, InjuryCheck, TeamCheck, TenthCheck};

/// The scores by weeks ahead; `squads` are the names in the order of their numbers.
pub fn injury_check(check: &InjuryCheck, squads: &[String]) -> Value {
    let squad = |(team, predicted, observed): &(usize, f64, f64)| json!({ "squad": squads.get(*team), "predicted": rounded(*predicted), "observed": rounded(*observed) });
    json!({
        "player_seasons": check.player_seasons,
        "squads": check.squads,
        "horizons": check.horizons.iter().map(horizon).collect::<Vec<_>>(),
        "by_squad": check.by_squad.iter().map(squad).collect::<Vec<_>>(),
        "days_out": { "predicted": rounded(check.days_out.0), "observed": check.days_out.1.map(rounded) },
    })
}

fn horizon(check: &HorizonCheck) -> Value {
    let tenth = |tenth: &TenthCheck| json!({ "predicted": rounded(tenth.predicted), "observed": rounded(tenth.observed), "rows": tenth.rows });
    json!({
        "weeks": check.weeks,
        "rows": check.rows,
        "mean_gap": rounded(check.mean_gap),
        "worst_gap": rounded(check.worst_gap),
        "log_score": rounded(check.log_score),
        "constant_log_score": rounded(check.constant_log_score),
        "at_least_4": team(&check.at_least_4),
        "at_least_7": team(&check.at_least_7),
        "tenths": check.tenths.iter().map(tenth).collect::<Vec<_>>(),
    })
}

fn team(check: &TeamCheck) -> Value {
    json!({
        "predicted": rounded(check.predicted),
        "observed": rounded(check.observed),
        "worst_bin": rounded(check.worst_bin),
        "independent": rounded(check.independent),
    })
}

/// The scores of the ranges of fees.
pub fn fee_check(check: &FeeCheck) -> Value {
    let band = |FeeBandCheck { from, to, rows, coverage }: &FeeBandCheck| json!({ "from": (from * 1e6) as u64, "to": to.map(|to| (to * 1e6) as u64), "rows": rows, "coverage": coverage.map(rounded) });
    json!({
        "rows": check.rows,
        "coverage": rounded(check.coverage),
        "bands": check.bands.iter().map(band).collect::<Vec<_>>(),
        "pinball": rounded(check.pinball),
        "constant_pinball": rounded(check.constant_pinball),
    })
}

/// Six decimals.
fn rounded(figure: f64) -> Value {
    Value::from((figure * 1e6).round() / 1e6)
}
