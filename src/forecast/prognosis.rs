//! One player's chance to be out in each of the coming weeks.

use super::injury_kind::Durations;
use super::tables::{Onset, PastInjuries};

/// What is known of a player on the day of the forecast.
#[derive(Clone, PartialEq, Debug)]
pub struct Patient {
    /// In years.
    pub age: Option<f64>,
    pub goalkeeper: bool,
    pub past: PastInjuries,
    /// By week, the chance that an injury which the plan has keeps him out; empty if nothing does.
    ///
    /// It rises only where one begins that is still to come.
    pub still: Vec<f64>,
}

/// A player's chances by week from today's on, each on the day of it that is looked at.
#[derive(Clone, PartialEq, Debug)]
pub struct Prognosis {
    /// How many of these weeks come before the first that counts.
    before: usize,
    /// The chance that an injury which the plan has keeps him out.
    pub still: Vec<f64>,
    /// The chance to be out.
    pub out: Vec<f64>,
}

impl Prognosis {
    /// The chance to be out in the weeks that count.
    pub fn counted(&self) -> &[f64] {
        self.out.get(self.before..).unwrap_or_default()
    }
}

/// What is the same for all players: the weeks ahead, and how long new injuries last.
#[derive(Clone, PartialEq, Debug)]
pub struct Horizon<'a> {
    onset: &'a Onset,
    /// Of each week's day: how many days it is ahead of today, and its month from 1 to 12.
    days: Vec<(i32, i8)>,
    /// How many of these weeks come before the first that counts.
    before: usize,
    /// Of those hurt between the day of the week before and a week's day: the share still out on it, and on each later one.
    lasts: Vec<Vec<f64>>,
}

impl<'a> Horizon<'a> {
    /// Today and each seventh day after it, by their months.
    pub fn new(onset: &'a Onset, durations: &Durations, months: Vec<i8>) -> Horizon<'a> {
        let days = months.into_iter().zip(0..).map(|(month, week): (i8, i32)| (7 * week, month));
        Horizon::of_days(onset, durations, days.collect())
    }

    /// Weeks, each with the day of it that counts: how many days it is ahead of today, in order, and its month.
    pub fn of_days(onset: &'a Onset, durations: &Durations, days: Vec<(i32, i8)>) -> Horizon<'a> {
        let last = days.last().map_or(0, |(ahead, _)| *ahead);
        let still: Vec<f64> = (0..=last.max(0)).map(|day| durations.still_out(f64::from(day))).collect();
        let from = |week: usize| {
            let (first, on) = since(&days, week);
            // Whoever is hurt is hurt on any of these days alike.
            let hurt = move || (first + 1).min(on)..=on;
            let share = |later: i32| {
                let lasts = hurt().map(|day| usize::try_from(later - day).ok().and_then(|day| still.get(day)));
                lasts.map(|share| share.copied().unwrap_or(0.0)).sum::<f64>() / hurt().count().max(1) as f64
            };
            days.iter().skip(week).map(|(later, _)| share(*later)).collect()
        };
        Horizon { onset, lasts: (0..days.len()).map(from).collect(), days, before: 0 }
    }

    /// The same, of which only this week and those after it count: whoever is hurt before them may still be out in them.
    pub fn counting_from(self, before: usize) -> Horizon<'a> {
        Horizon { before: before.min(self.days.len()), ..self }
    }

    /// The number of weeks that count.
    pub fn weeks(&self) -> usize {
        self.days.len() - self.before
    }

    /// How many weeks from today's on come before them.
    pub fn before(&self) -> usize {
        self.before
    }

    /// How many days ahead of today each week's day is.
    pub fn ahead(&self) -> impl Iterator<Item = i32> {
        self.days.iter().map(|(ahead, _)| *ahead)
    }

    /// Of those hurt up to a week's day, after that of the week before: the share still out on it, and on each later one.
    pub(super) fn lasts(&self, week: usize) -> &[f64] {
        self.lasts.get(week).map_or(&[], Vec::as_slice)
    }

    /// How many are out in a week of those hurt in it and before, by how many were hurt in each week.
    pub(super) fn still_hurt(&self, hurt: &[f64], week: usize) -> f64 {
        let lasts =
            hurt.iter().enumerate().filter_map(|(begun, hurt)| Some(hurt * self.lasts(begun).get(week - begun)?));
        lasts.sum()
    }

    /// The chances of a player.
    pub fn of(&self, patient: &Patient) -> Prognosis {
        let base = self.onset.base(patient.age, patient.goalkeeper);
        let ratio = self.onset.ratio(base, patient.past);
        let hurt =
            self.days.iter().enumerate().map(|(week, (ahead, month))| {
                self.onset.within(base, ratio, (since(&self.days, week).0, *ahead), *month)
            });
        self.with_rates(&patient.still, hurt)
    }

    /// The chances of somebody who is hurt at the rate of everybody together.
    pub fn constant(&self, still: &[f64]) -> Prognosis {
        let hurt = (0..self.days.len()).map(|week| {
            let (first, on) = since(&self.days, week);
            1.0 - (-self.onset.constant * f64::from(on - first) / 7.0).exp()
        });
        self.with_rates(still, hurt)
    }

    /// Whoever is fit a week earlier is hurt at the rate of the week; a new injury lasts as long as injuries do.
    fn with_rates(&self, still: &[f64], hurt: impl Iterator<Item = f64>) -> Prognosis {
        let weeks = self.days.len();
        let still: Vec<f64> = (0..weeks).map(|week| still.get(week).copied().unwrap_or(0.0)).collect();
        let (mut out, mut begun) = (Vec::with_capacity(weeks), Vec::with_capacity(weeks));
        for (week, (rate, held)) in hurt.zip(&still).enumerate() {
            let before: f64 = out.last().copied().unwrap_or(*held);
            if begins(&still, week) {
                begun.fill(0.0);
                begun.push(0.0);
            } else {
                begun.push((1.0 - before) * rate);
            }
            out.push((held + self.still_hurt(&begun, week)).min(1.0));
        }
        Prognosis { before: self.before, still, out }
    }
}

/// The day of the week before, or today, and that of the week.
fn since(days: &[(i32, i8)], week: usize) -> (i32, i32) {
    let ahead = |week: usize| days.get(week).map_or(0, |(ahead, _)| *ahead);
    (week.checked_sub(1).map_or(0, ahead), ahead(week))
}

/// Whether an injury that the plan expects begins in a week: it takes the place of whatever else has befallen him.
pub(super) fn begins(still: &[f64], week: usize) -> bool {
    let before = week.checked_sub(1).and_then(|before| still.get(before));
    before.zip(still.get(week)).is_some_and(|(before, now)| *now > before + 1e-9)
}

#[cfg(test)]
mod tests {
    use super::super::tables::tests::tables;
    use super::*;

    #[test]
    fn the_first_weeks_of_somebody_fit_by_hand() {
        let mut tables = tables();
        tables.onset.shrink = 1.0;
        tables.durations = Durations::new(&[(7.0, 0.5)]);
        let horizon = Horizon::new(&tables.onset, &tables.durations, vec![6, 6, 6]);
        let fit = Patient { age: Some(25.0), goalkeeper: false, past: PastInjuries::Unknown, still: Vec::new() };
        let out = horizon.of(&fit).out;
        let hurt = 1.0 - (-(-3.5f64).exp()).exp();
        // 0.5 after seven days, log-linear: the mean of 0.5^(d/7) over a week, and half of it a week later.
        let lasts: f64 = (0..7).map(|day| 0.5f64.powf(f64::from(day) / 7.0)).sum::<f64>() / 7.0;
        let first = hurt * lasts;
        let second = hurt * lasts / 2.0 + (1.0 - first) * hurt * lasts;
        assert!((out[0], (out[1] - first).abs() < 1e-12, (out[2] - second).abs() < 1e-12) == (0.0, true, true));
    }

    #[test]
    fn who_is_back_can_be_hurt_again() {
        let tables = tables();
        let horizon = Horizon::new(&tables.onset, &tables.durations, vec![10; 40]);
        let patient = |still: Vec<f64>| Patient { age: None, goalkeeper: false, past: PastInjuries::Unknown, still };
        let (fit, hurt) = (horizon.of(&patient(Vec::new())).out, horizon.of(&patient(vec![1.0, 0.5, 0.1])).out);
        assert!(hurt[0] >= 1.0 && hurt[1] >= 0.5 && hurt[2] > 0.1);
        assert!((hurt[39] - fit[39]).abs() < 1e-3, "in the end nobody can tell");
    }
}
