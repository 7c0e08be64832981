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
    /// The chance that what keeps him out now still does, from today on and then for each week; empty if nothing does.
    ///
    /// It never rises.
    pub still: Vec<f64>,
}

/// A player's weeks as chances: index 0 is today, index 1 is a week later.
#[derive(Clone, PartialEq, Debug)]
pub struct Prognosis {
    /// The chance that what keeps him out today still does.
    pub still: Vec<f64>,
    /// The chance to be out.
    pub out: Vec<f64>,
}

/// What is the same for all players: the weeks ahead, and how long new injuries last.
#[derive(Clone, PartialEq, Debug)]
pub struct Horizon<'a> {
    onset: &'a Onset,
    /// The month of each week's day, from 1 to 12; the first is today's.
    months: Vec<i8>,
    /// The share still out at the end of the week in which they were hurt, and of each week after it.
    lasts: Vec<f64>,
}

impl<'a> Horizon<'a> {
    /// The weeks whose days lie in these months, the first being today's.
    pub fn new(onset: &'a Onset, durations: &Durations, months: Vec<i8>) -> Horizon<'a> {
        Horizon { onset, lasts: durations.by_week(months.len()), months }
    }

    /// The number of weeks, today's included.
    pub fn weeks(&self) -> usize {
        self.months.len()
    }

    /// The share still out at the end of the week in which they were hurt, and of each week after it.
    pub fn lasts(&self) -> &[f64] {
        &self.lasts
    }

    /// The chances of a player.
    pub fn of(&self, patient: &Patient) -> Prognosis {
        let base = self.onset.base(patient.age, patient.goalkeeper);
        let ratio = self.onset.ratio(base, patient.past);
        let hurt = self.months.iter().enumerate().map(|(ahead, month)| self.onset.in_week(base, ratio, ahead, *month));
        self.with_rates(&patient.still, hurt)
    }

    /// The chances of somebody who is hurt at the rate of everybody together.
    pub fn constant(&self, still: &[f64]) -> Prognosis {
        let weekly = 1.0 - (-self.onset.constant).exp();
        self.with_rates(still, self.months.iter().map(|_| weekly))
    }

    /// Whoever is fit a week earlier is hurt at the rate of the week; a new injury lasts as long as injuries do.
    fn with_rates(&self, still: &[f64], hurt: impl Iterator<Item = f64>) -> Prognosis {
        let weeks = self.weeks();
        let still: Vec<f64> = (0..weeks).map(|week| still.get(week).copied().unwrap_or(0.0)).collect();
        let (mut out, mut begun) = (Vec::with_capacity(weeks), Vec::with_capacity(weeks));
        for (week, (rate, still)) in hurt.zip(&still).enumerate() {
            let before = out.last().copied().unwrap_or(1.0);
            begun.push(if week == 0 { 0.0 } else { (1.0 - before) * rate });
            let new: f64 = begun.iter().rev().zip(&self.lasts).map(|(begun, lasts)| begun * lasts).sum();
            out.push((still + new).min(1.0));
        }
        Prognosis { still, out }
    }
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
