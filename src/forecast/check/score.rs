//! Scores of one number of weeks ahead.

use std::collections::BTreeMap;

use crate::forecast::random::RandomStream;
use crate::forecast::team;

/// A chance of a player, and what was seen.
pub(super) struct ScoredRow {
    pub(super) chance: f64,
    /// By a rate that is the same for everybody.
    pub(super) constant: f64,
    pub(super) out: bool,
    /// The number of his squad, if he had one club in the season, and the season's year.
    pub(super) squad: Option<(usize, i16)>,
    pub(super) on: i32,
}

/// How right the chances were so many weeks ahead.
#[derive(Clone, PartialEq, Debug)]
pub struct HorizonCheck {
    pub weeks: usize,
    /// Players on Saturdays.
    pub rows: usize,
    /// The rows in ten equal groups, the lowest chances first.
    pub tenths: Vec<TenthCheck>,
    /// How far chance and share are apart in the ten groups: on average, and at most.
    pub mean_gap: f64,
    pub worst_gap: f64,
    /// The mean negative logarithm of the chance of what was seen: less is better.
    pub log_score: f64,
    /// The same for a rate that is the same for everybody.
    pub constant_log_score: f64,
    /// At least four of a squad are out.
    pub at_least_4: TeamCheck,
    /// At least seven.
    pub at_least_7: TeamCheck,
}

/// A tenth of the rows.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct TenthCheck {
    /// The mean chance.
    pub predicted: f64,
    /// The share that was out.
    pub observed: f64,
    pub rows: usize,
}

/// An event of a squad: predicted, and observed.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct TeamCheck {
    pub predicted: f64,
    pub observed: f64,
    /// The same with players who have nothing to do with each other.
    pub independent: f64,
    /// How far the two are apart at most, over five equal groups by chance.
    pub worst_bin: f64,
}

const TENTHS: usize = 10;
const TEAM_BINS: usize = 5;
/// Four decimals of a chance are told apart by the logarithm.
const LEAST_CHANCE: f64 = 1e-6;

/// The rows of one number of weeks ahead.
pub(super) struct Scored<'a> {
    weeks: usize,
    rows: &'a [ScoredRow],
    spread: f64,
}

impl<'a> Scored<'a> {
    pub(super) fn new(weeks: usize, rows: &'a [ScoredRow], spread: f64) -> Scored<'a> {
        Scored { weeks, rows, spread }
    }

    /// `None` if there is nothing to compare.
    pub(super) fn check(&self) -> Option<HorizonCheck> {
        if self.rows.is_empty() {
            return None;
        }
        let tenths = groups(self.rows.iter().map(|row| (row.chance, row.out)).collect(), TENTHS);
        let gaps = || tenths.iter().map(|tenth| (tenth.predicted - tenth.observed).abs());
        let score = |chance: fn(&ScoredRow) -> f64| {
            let seen = |row: &ScoredRow| if row.out { chance(row) } else { 1.0 - chance(row) };
            -self.rows.iter().map(|row| seen(row).clamp(LEAST_CHANCE, 1.0).ln()).sum::<f64>() / self.rows.len() as f64
        };
        Some(HorizonCheck {
            weeks: self.weeks,
            rows: self.rows.len(),
            mean_gap: gaps().sum::<f64>() / tenths.len().max(1) as f64,
            worst_gap: gaps().fold(0.0, f64::max),
            log_score: score(|row| row.chance),
            constant_log_score: score(|row| row.constant),
            at_least_4: self.team(4),
            at_least_7: self.team(7),
            tenths,
        })
    }

    fn team(&self, count: usize) -> TeamCheck {
        let squads = squads(self.rows);
        let days = || squads.values().flat_map(BTreeMap::values);
        let chances = |rows: &[&ScoredRow], spread| {
            team::at_least(&rows.iter().map(|row| row.chance).collect::<Vec<_>>(), count, spread)
        };
        let happened = |rows: &[&ScoredRow]| rows.iter().filter(|row| row.out).count() >= count;
        let each: Vec<(f64, bool)> = days().map(|rows| (chances(rows, self.spread), happened(rows))).collect();
        let mean = |sum: f64| sum / each.len().max(1) as f64;
        let independent = mean(days().map(|rows| chances(rows, 0.0)).sum());
        let predicted = mean(each.iter().map(|(chance, _)| chance).sum());
        let observed = mean(each.iter().map(|(_, out)| f64::from(u8::from(*out))).sum());
        let bins = groups(each, TEAM_BINS);
        let gap = |bin: &TenthCheck| (bin.predicted - bin.observed).abs();
        TeamCheck { predicted, observed, independent, worst_bin: bins.iter().map(gap).fold(0.0, f64::max) }
    }
}

/// By squad and day, the players of it.
pub(super) fn squads(rows: &[ScoredRow]) -> BTreeMap<(usize, i16), BTreeMap<i32, Vec<&ScoredRow>>> {
    let mut squads: BTreeMap<(usize, i16), BTreeMap<i32, Vec<&ScoredRow>>> = BTreeMap::new();
    for row in rows {
        if let Some(squad) = row.squad {
            squads.entry(squad).or_default().entry(row.on).or_default().push(row);
        }
    }
    squads
}

/// By squad over all its seasons, the mean chance and the share that was out.
pub(super) fn by_squad(rows: &[ScoredRow]) -> Vec<(usize, f64, f64)> {
    let mut sums: BTreeMap<usize, (f64, f64, f64)> = BTreeMap::new();
    for row in rows {
        if let Some((team, _)) = row.squad {
            let (count, chance, out) = sums.entry(team).or_default();
            *count += 1.0;
            *chance += row.chance;
            *out += f64::from(u8::from(row.out));
        }
    }
    sums.into_iter().map(|(team, (count, chance, out))| (team, chance / count, out / count)).collect()
}

/// Equal groups by chance; equal chances are put in an order that has nothing to do with what was seen.
fn groups(rows: Vec<(f64, bool)>, count: usize) -> Vec<TenthCheck> {
    let mut random = RandomStream::new(1, [0, 0]);
    let mut rows: Vec<(f64, f64, bool)> = rows.into_iter().map(|(chance, out)| (chance, random.next(), out)).collect();
    rows.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1)));
    let edge = |group: usize| group * rows.len() / count;
    let groups = (0..count).filter_map(|group| rows.get(edge(group)..edge(group + 1)));
    let check = |group: &[(f64, f64, bool)]| {
        let rows = group.len();
        let mean = |sum: f64| sum / rows.max(1) as f64;
        TenthCheck {
            predicted: mean(group.iter().map(|(chance, ..)| chance).sum()),
            observed: mean(group.iter().map(|(.., out)| f64::from(u8::from(*out))).sum()),
            rows,
        }
    };
    groups.filter(|group| !group.is_empty()).map(check).collect()
}
