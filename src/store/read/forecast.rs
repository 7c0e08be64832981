//! Reads what was measured of injuries and fees.

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::value::Read;
use crate::forecast::{
    Durations, FeeBand, FeeBasis, FeeMedian, FeeTables, ForecastBasis, HeldOut, InjuryKind, InjuryTables, Onset,
};
use crate::store::place::At;
use crate::store::source::Source;
use crate::store::syntax;
use crate::text;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawForecast {
    injuries: RawInjuries,
    fees: RawFees,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawInjuries {
    source: String,
    training: String,
    tested_on: String,
    right_within: Vec<(usize, u32)>,
    held_out: Vec<RawHeldOut>,
    onset: RawOnset,
    days: Vec<f64>,
    lasting: Vec<f64>,
    no_past: Vec<String>,
    kinds: Vec<RawKind>,
    reported: Vec<(f64, f64)>,
    doubted: Vec<(u8, f64)>,
    team: f64,
    team_in_some_week: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawHeldOut {
    weeks: usize,
    mean_gap: f64,
    worst_gap: f64,
    log_score: f64,
    constant_log_score: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawOnset {
    intercept: f64,
    age: f64,
    over_31: f64,
    under_21: f64,
    goalkeeper: f64,
    august: f64,
    may: f64,
    september_to_april: f64,
    exposure: f64,
    frailty: f64,
    shrink: f64,
    constant: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawKind {
    name: String,
    lasting: Vec<f64>,
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFees {
    source: String,
    training: String,
    tested_on: String,
    inside: (u32, u32),
    held_out: RawFeesHeldOut,
    median: RawMedian,
    bands: Vec<RawBand>,
    constant: [f64; 3],
    contract: Vec<(f64, f64)>,
    narrower_by_contract: f64,
    premier_league: Vec<String>,
    big_five: Vec<String>,
    other_leagues: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFeesHeldOut {
    coverage: f64,
    pinball: f64,
    constant_pinball: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawMedian {
    intercept: f64,
    log_value: f64,
    under_21: f64,
    age: f64,
    to_premier_league: f64,
    to_big_five: f64,
    from_premier_league: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawBand {
    from: f64,
    offsets: [f64; 3],
}

/// Reads the tables of injuries and those of fees.
///
/// # Errors
///
/// A located error for anything that is none of their fields.
pub(in crate::store) fn read_forecast(source: &Source<'_>) -> Read<(InjuryTables, FeeTables)> {
    let RawForecast { injuries, fees } = syntax::parse(source)?;
    Ok((injury_tables(injuries), fee_tables(fees)))
}

/// Reads the tables of injuries alone.
///
/// # Errors
///
/// A located error, counted from the beginning of these tables.
pub(in crate::store) fn read_injuries(source: &Source<'_>) -> Read<InjuryTables> {
    part(source, "injuries").map(injury_tables)
}

/// Reads the tables of fees alone, which are a third of the whole.
///
/// # Errors
///
/// A located error, counted from the beginning of these tables.
pub(in crate::store) fn read_fees(source: &Source<'_>) -> Read<FeeTables> {
    part(source, "fees").map(fee_tables)
}

fn part<T: DeserializeOwned>(source: &Source<'_>, name: &'static str) -> Read<T> {
    let text = source.text().get(At::root(source).field(name).range()).unwrap_or_default();
    syntax::parse(&Source::new(name, text))
}

fn injury_tables(raw: RawInjuries) -> InjuryTables {
    let curve =
        |lasting: &[f64]| Durations::new(&raw.days.iter().copied().zip(lasting.iter().copied()).collect::<Vec<_>>());
    let kind = |kind: RawKind| InjuryKind { durations: curve(&kind.lasting), name: kind.name, words: kind.words };
    let RawOnset { intercept, age, over_31, under_21, goalkeeper, august, may, .. } = raw.onset;
    let RawOnset { september_to_april, exposure, frailty, shrink, constant, .. } = raw.onset;
    InjuryTables {
        onset: Onset {
            intercept,
            age,
            over_31,
            under_21,
            goalkeeper,
            august,
            may,
            september_to_april,
            frailty,
            exposure,
            shrink,
            constant,
        },
        durations: curve(&raw.lasting),
        kinds: raw.kinds.into_iter().map(kind).collect(),
        no_past: raw.no_past,
        reported: raw.reported,
        doubted: raw.doubted,
        team: raw.team,
        team_in_some_week: raw.team_in_some_week,
        basis: ForecastBasis {
            source: raw.source,
            training: raw.training,
            tested_on: raw.tested_on,
            right_within: raw.right_within,
            held_out: raw.held_out.into_iter().map(held_out).collect(),
        },
    }
}

fn held_out(raw: RawHeldOut) -> HeldOut {
    let RawHeldOut { weeks, mean_gap, worst_gap, log_score, constant_log_score } = raw;
    HeldOut { weeks, mean_gap, worst_gap, log_score, constant_log_score }
}

/// Names as they are compared, so that no question folds them anew.
fn folded(names: &[String]) -> Vec<String> {
    names.iter().map(|name| text::fold(name)).collect()
}

fn fee_tables(raw: RawFees) -> FeeTables {
    let RawMedian { intercept, log_value, under_21, age, .. } = raw.median;
    let RawMedian { to_premier_league, to_big_five, from_premier_league, .. } = raw.median;
    FeeTables {
        median: FeeMedian { intercept, log_value, under_21, age, to_premier_league, to_big_five, from_premier_league },
        bands: raw.bands.into_iter().map(|RawBand { from, offsets }| FeeBand { from, offsets }).collect(),
        constant: raw.constant,
        contract: raw.contract,
        narrower: raw.narrower_by_contract,
        premier_league: folded(&raw.premier_league),
        big_five: folded(&raw.big_five),
        other_leagues: folded(&raw.other_leagues),
        basis: FeeBasis {
            source: raw.source,
            training: raw.training,
            tested_on: raw.tested_on,
            inside: raw.inside,
            held_out: [raw.held_out.coverage, raw.held_out.pinball, raw.held_out.constant_pinball],
        },
    }
}
