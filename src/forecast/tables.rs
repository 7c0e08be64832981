//! What was measured of injuries: coefficients and tables, as `forecast/fit.py` writes them.

use super::injury_kind::{Durations, InjuryKind, along, has_word};

/// How likely injuries are, how long they last, and how right both were on seasons that the fit had not seen.
#[derive(Clone, PartialEq, Debug)]
pub struct InjuryTables {
    pub onset: Onset,
    /// How long an injury lasts whose kind is unknown.
    pub durations: Durations,
    /// Kinds of injuries by the words that name them; the first that fits counts.
    pub kinds: Vec<InjuryKind>,
    /// Words that name absences which say nothing of how easily somebody is hurt again, such as a quarantine.
    pub no_past: Vec<String>,
    /// The share still out so many days after the day on which they were reported to be back, in order of the days.
    pub reported: Vec<(f64, f64)>,
    /// The share missing of those whose chance of playing was given in percent, highest chance first.
    pub doubted: Vec<(u8, f64)>,
    /// How much the luck of whole teams differs, as the standard deviation of the log odds to be out: in one week.
    pub team: f64,
    /// The same for the worst of several weeks.
    pub team_in_some_week: f64,
    pub basis: ForecastBasis,
}

/// Where the tables come from, and what was found on seasons that the fit had not seen.
#[derive(Clone, PartialEq, Debug)]
pub struct ForecastBasis {
    pub source: String,
    /// The seasons that the fit saw: `2014-15 to 2022-23`.
    pub training: String,
    /// The seasons on which it was tested, each fitted without it.
    pub tested_on: String,
    /// So many weeks ahead, a squad's chances were right within so many percentage points; in order of the weeks.
    ///
    /// Beyond the last of them the chance is a base rate: it says little of this squad.
    pub right_within: Vec<(usize, u32)>,
    /// What was found on each season of the training in turn, fitted without it: the means over the seasons.
    pub held_out: Vec<HeldOut>,
}

/// How right the chances of players were so many weeks ahead, on seasons that the fit had not seen.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct HeldOut {
    pub weeks: usize,
    /// How far the chance was from what was seen, over tenths of the players by their chance: on average, and at most.
    pub mean_gap: f64,
    pub worst_gap: f64,
    /// The logarithmic score, where less is better, and that of a rate that is the same for everybody.
    pub log_score: f64,
    pub constant_log_score: f64,
}

/// The chance of an injury in a week, for somebody who is fit.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Onset {
    /// The logarithm of the weekly rate of an outfield player of 25.
    pub intercept: f64,
    /// Per year over 25, counted from 17 to 35.
    pub age: f64,
    /// Per year over 31, at most six.
    pub over_31: f64,
    /// Per year under 21, at most four.
    pub under_21: f64,
    pub goalkeeper: f64,
    pub august: f64,
    pub may: f64,
    pub september_to_april: f64,
    /// How strongly past injuries count: the shape of the rates among players alike in age and position.
    pub frailty: f64,
    /// The share of the weeks of two years in which a player was at risk as much as now.
    pub exposure: f64,
    /// How much of what his past says is left a week further ahead.
    pub shrink: f64,
    /// The weekly rate of everybody together, against which the model is measured.
    pub constant: f64,
}

/// What is known of a player's injuries in the two years before a day.
///
/// The days are those on which he was out in these years.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PastInjuries {
    /// Nothing; that is not the same as none.
    Unknown,
    /// These, and perhaps others that nobody wrote down.
    AtLeast { spells: u32, days: u32 },
    /// All of the last so many days.
    Whole { spells: u32, days: u32, of: i32 },
}

impl ForecastBasis {
    /// The first week ahead, today's being 0, whose chances are base rates.
    pub fn rate_from(&self) -> usize {
        self.right_within.last().map_or(0, |(last, _)| last + 1)
    }
}

impl PastInjuries {
    /// The days for which an injury counts as past.
    pub const DAYS: i32 = 730;
}

impl Onset {
    /// The weekly rate of a player of this age and position whose past is unknown; an unknown age counts as 25.
    pub fn base(&self, age: Option<f64>, goalkeeper: bool) -> f64 {
        let age = age.unwrap_or(25.0);
        let over = (age - 31.0).clamp(0.0, 6.0);
        let under = (21.0 - age).clamp(0.0, 4.0);
        let keeper = if goalkeeper { self.goalkeeper } else { 0.0 };
        let log = self.intercept + self.age * (age.clamp(17.0, 35.0) - 25.0) + self.over_31 * over;
        (log + self.under_21 * under + keeper).exp()
    }

    /// How much likelier his past makes an injury now than it is for others like him.
    pub fn ratio(&self, base: f64, past: PastInjuries) -> f64 {
        let told = |spells: u32, days: u32, of: i32| {
            let expected = self.exposure * base * (f64::from(of) - f64::from(days)).max(0.0) / 7.0;
            (self.frailty + f64::from(spells)) / (self.frailty + expected)
        };
        match past {
            PastInjuries::Unknown => 1.0,
            // Who was hurt at least so often is no safer than somebody unknown.
            PastInjuries::AtLeast { spells, days } => told(spells, days, PastInjuries::DAYS).max(1.0),
            PastInjuries::Whole { spells, days, of } => told(spells, days, of),
        }
    }

    /// The chance of an injury from one day to another, both counted from today, the last in a month from 1 to 12.
    pub fn within(&self, base: f64, ratio: f64, (first, last): (i32, i32), month: i8) -> f64 {
        let left = self.shrink.powf(f64::from(last) / 7.0);
        let month = match month {
            8 => self.august,
            5 => self.may,
            6 | 7 => 1.0,
            _ => self.september_to_april,
        };
        1.0 - (-base * ratio.powf(left) * month * f64::from(last - first) / 7.0).exp()
    }
}

impl InjuryTables {
    /// The kind of an injury of this name, by its place among the kinds.
    pub fn kind_of(&self, injury: &str) -> Option<usize> {
        self.kinds.iter().position(|kind| kind.names(injury))
    }

    /// How long an injury of a kind lasts, or of any kind if it is not known.
    pub fn durations_of(&self, kind: Option<usize>) -> &Durations {
        kind.and_then(|kind| self.kinds.get(kind)).map_or(&self.durations, |kind| &kind.durations)
    }

    /// Whether an injury of this name says how easily he is hurt again.
    pub fn is_past_injury(&self, injury: &str) -> bool {
        !has_word(injury, &self.no_past)
    }

    /// The share of those reported to be back on a day who are still out so many days later, or earlier if negative.
    ///
    /// Before the day, it falls in a straight line from everybody on the day of the forecast, `ahead` days earlier.
    pub fn late(&self, days: f64, ahead: f64) -> f64 {
        let Some((_, on_the_day)) = self.reported.first() else { return 0.0 };
        if days < 0.0 {
            let gone = if ahead > 0.0 { (1.0 + days / ahead).clamp(0.0, 1.0) } else { 1.0 };
            return 1.0 - gone * (1.0 - on_the_day);
        }
        let curve: Vec<(f64, f64)> = self.reported.iter().map(|(days, share)| (*days, share.max(1e-6).ln())).collect();
        along(&curve, days).exp()
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Rates and durations near those that ship.
    pub(in crate::forecast) fn tables() -> InjuryTables {
        let curve =
            Durations::new(&[(7.0, 0.8), (14.0, 0.58), (28.0, 0.33), (56.0, 0.155), (112.0, 0.064), (364.0, 0.004)]);
        let kind = |name: &str, words: &[&str], days: f64| InjuryKind {
            name: name.to_owned(),
            words: words.iter().map(|word| (*word).to_owned()).collect(),
            durations: Durations::new(&[(days, 0.5)]),
        };
        InjuryTables {
            onset: Onset {
                intercept: -3.5,
                age: 0.03,
                over_31: -0.06,
                under_21: -0.09,
                goalkeeper: -0.7,
                august: 0.7,
                may: 0.6,
                september_to_april: 1.05,
                frailty: 1.75,
                exposure: 0.7,
                shrink: 0.98,
                constant: 0.03,
            },
            durations: curve,
            kinds: vec![
                kind("longest", &["cruciate", "achilles tendon rupture"], 200.0),
                kind("short", &["ill", "flu"], 5.0),
                kind("long", &["achilles"], 50.0),
            ],
            no_past: vec!["quarantine".to_owned()],
            reported: vec![(0.0, 0.63), (7.0, 0.43), (14.0, 0.33), (28.0, 0.21), (56.0, 0.12)],
            doubted: vec![(75, 0.37), (50, 0.6), (25, 0.78)],
            team: 0.3,
            team_in_some_week: 0.45,
            basis: ForecastBasis {
                source: String::new(),
                training: String::new(),
                tested_on: "2014-15".to_owned(),
                right_within: vec![(4, 5), (8, 8)],
                held_out: Vec::new(),
            },
        }
    }

    fn near(one: f64, other: f64) -> bool {
        (one - other).abs() < 1e-9
    }

    #[test]
    fn a_rate_is_that_of_his_age_and_position() {
        let onset = tables().onset;
        assert!(near(onset.base(Some(25.0), false), (-3.5f64).exp()));
        assert!(near(onset.base(None, false), (-3.5f64).exp()));
        // 33: eight years over 25, two over 31.
        assert!(near(onset.base(Some(33.0), false), (-3.5f64 + 0.24 - 0.12).exp()));
        // 40 counts as 35, and as six years over 31; 15 as 17, and as four under 21.
        assert!(near(onset.base(Some(40.0), true), (-3.5f64 + 0.3 - 0.36 - 0.7).exp()));
        assert!(near(onset.base(Some(15.0), false), (-3.5f64 - 0.24 - 0.36).exp()));
    }

    #[test]
    fn an_unknown_past_is_not_a_past_without_injuries() {
        let onset = tables().onset;
        let base = onset.base(None, false);
        let whole = |spells| onset.ratio(base, PastInjuries::Whole { spells, days: 73, of: 730 });
        let expected = 0.7 * base * (730.0 - 73.0) / 7.0;
        assert!(near(onset.ratio(base, PastInjuries::Unknown), 1.0));
        assert!(near(whole(5), 6.75 / (1.75 + expected)) && near(whole(0), 1.75 / (1.75 + expected)));
        // Of a month nothing is known but that nothing happened; of no day, nothing at all.
        let of = |of| onset.ratio(base, PastInjuries::Whole { spells: 0, days: 0, of });
        assert!(near(of(30), 1.75 / (1.75 + 0.7 * base * 30.0 / 7.0)) && near(of(0), 1.0));
        // What somebody wrote down may be a part of it: it makes nobody safer.
        let at_least = |spells| onset.ratio(base, PastInjuries::AtLeast { spells, days: 73 });
        assert!(near(at_least(5), whole(5)) && near(at_least(1), 1.0));
    }

    #[test]
    fn what_his_past_says_fades_and_months_differ() {
        let onset = tables().onset;
        let week = |ratio, ahead, month| onset.within(0.03, ratio, (7 * (ahead - 1), 7 * ahead), month);
        assert!(near(week(2.0, 0, 6), 1.0 - (-0.06f64).exp()));
        assert!(near(week(2.0, 1, 10), 1.0 - (-0.03 * 2f64.powf(0.98) * 1.05).exp()));
        assert!(week(2.0, 30, 10) < week(2.0, 1, 10) && week(1.0, 30, 10) < week(2.0, 30, 10));
        assert!(week(1.0, 0, 8) < week(1.0, 0, 5) * 1.2 && week(1.0, 0, 8) < week(1.0, 0, 9));
    }

    #[test]
    fn many_are_still_out_on_the_day_that_was_reported() {
        let tables = tables();
        assert!(near(tables.late(0.0, 30.0), 0.63) && near(tables.late(14.0, 30.0), 0.33));
        assert!(near(tables.late(-30.0, 30.0), 1.0) && near(tables.late(-15.0, 30.0), 1.0 - 0.37 / 2.0));
        assert!(near(tables.late(21.0, 0.0), (0.33f64 * 0.21).sqrt()));
        assert!(tables.late(90.0, 0.0) < 0.12);
    }
}
