//! The models scored on what was seen: predicted against observed, beside what a simpler model would have said.

mod absences;
mod fees;
mod panel;
mod score;

use std::collections::BTreeMap;

use jiff::civil::Date;

pub use absences::CheckedSpell;
pub use fees::{CheckedDeal, FeeBandCheck, FeeCheck, check_fees};
pub use panel::CheckedSeason;
pub use score::{HorizonCheck, TeamCheck, TenthCheck};

use super::prognosis::{Horizon, Patient};
use super::tables::InjuryTables;
use absences::{Absences, number};
use panel::{FollowedPlayer, panel};
use score::{Scored, ScoredRow};

/// The weeks ahead for which a forecast is scored.
pub const CHECKED_WEEKS: [usize; 5] = [1, 4, 8, 12, 26];

/// How right the model of injuries was.
#[derive(Clone, PartialEq, Debug)]
pub struct InjuryCheck {
    /// The players of a season who were followed: 270 minutes in it, or 450 in the one before.
    pub player_seasons: usize,
    /// The squads of a season, of players who had no other club in it.
    pub squads: usize,
    /// For each number of weeks ahead of which there is something to compare.
    pub horizons: Vec<HorizonCheck>,
    /// By squad's number in the file, the share out four weeks ahead: predicted, and observed.
    pub by_squad: Vec<(usize, f64, f64)>,
    /// The mean days of an absence, the first and the last included: by the table, and of those that ended.
    pub days_out: (f64, Option<f64>),
}

/// Scores the model on the Saturdays of a range of days, for squads whose players and absences are known.
///
/// A forecast for a Saturday knows what was known so many weeks earlier: absences that had begun, and who was out; never
/// when he came back. The kind of an injury is that of its name in the list, which may have been given later. Nothing is
/// known of the time before the list of absences begins.
pub fn check_injuries(
    spells: &[CheckedSpell],
    seasons: &[CheckedSeason],
    (from, until): (Date, Date),
    tables: &InjuryTables,
) -> InjuryCheck {
    let absences = Absences::new(spells);
    let members = panel(seasons);
    let farthest = CHECKED_WEEKS.iter().copied().max().unwrap_or(0);
    let mut horizons: BTreeMap<i32, Horizon<'_>> = BTreeMap::new();
    let mut compared: Vec<(usize, Vec<ScoredRow>)> = CHECKED_WEEKS.iter().map(|weeks| (*weeks, Vec::new())).collect();
    let mut fit = None;
    for member in &members {
        let saturdays: Vec<Date> = member.saturdays().filter(|on| *on >= from && *on <= until).collect();
        let Some((first, last)) = saturdays.first().zip(saturdays.last()) else { continue };
        let (first, last) = (number(*first), number(*last).min(absences.cut()));
        let mut origin = first - 7 * farthest as i32;
        while origin < last {
            let horizon = horizons.entry(origin).or_insert_with(|| {
                Horizon::new(&tables.onset, &tables.durations, absences::months(origin, farthest + 1))
            });
            let patient = patient(member, &absences, origin, tables, farthest);
            let out = horizon.of(&patient).out;
            let same_for_all = match patient.still.is_empty() {
                true => fit.get_or_insert_with(|| horizon.constant(&[]).out).clone(),
                false => horizon.constant(&patient.still).out,
            };
            for (weeks, compared) in &mut compared {
                let on = origin + 7 * *weeks as i32;
                if let (Some(chance), Some(constant), true) =
                    (out.get(*weeks), same_for_all.get(*weeks), first <= on && on <= last)
                {
                    let (chance, constant) = (*chance, *constant);
                    let out = absences.lasting(member.player, on).is_some();
                    compared.push(ScoredRow { chance, constant, out, squad: member.squad(), on });
                }
            }
            origin += 7;
        }
    }
    let scored = |(weeks, compared): &(usize, Vec<ScoredRow>)| Scored::new(*weeks, compared, tables.team).check();
    let month_ahead = compared.iter().find(|(weeks, _)| *weeks == 4).map_or(&[][..], |(_, compared)| compared);
    InjuryCheck {
        player_seasons: members.len(),
        squads: score::squads(month_ahead).len(),
        by_squad: score::by_squad(month_ahead),
        days_out: (mean_days(tables), absences.mean_days((from, until))),
        horizons: compared.iter().filter_map(scored).collect(),
    }
}

/// What was known of a player on a day.
fn patient(member: &FollowedPlayer, absences: &Absences, on: i32, tables: &InjuryTables, weeks: usize) -> Patient {
    let still = absences.lasting(member.player, on).map(|absence| {
        let (since, durations) = (f64::from(on - absence.first), tables.durations_of(absence.kind));
        let now = durations.still_out(since);
        (0..=weeks).map(|week| durations.still_out(since + (7 * week) as f64) / now).collect()
    });
    Patient {
        age: member.age,
        goalkeeper: member.goalkeeper,
        past: absences.known(member.player, on),
        still: still.unwrap_or_default(),
    }
}

/// The mean days of an absence by the table: each day counts on which he is still out.
fn mean_days(tables: &InjuryTables) -> f64 {
    (0..3000).map(|day| tables.durations.still_out(f64::from(day))).sum()
}
