//! What was drawn, summed by week.

use jiff::civil::Date;

use super::chance::DrawnChance;
use super::margins::LEAST_MARGIN;
use super::season::ForecastWeek;
use super::simulation::DrawnWeek;
use crate::domain::Formation;

/// Sums of the drawn seasons, by week.
pub(super) struct WeekSums {
    runs: Vec<u64>,
    broken: Vec<u64>,
    short: Vec<u64>,
    /// By week, the seasons with each margin, the least possible one first.
    margins: Vec<Vec<u64>>,
    /// By week and player, in how many seasons it is broken if he is out, less those if he is not.
    matters: Vec<Vec<u64>>,
}

impl WeekSums {
    pub(super) fn new(weeks: usize, players: usize) -> WeekSums {
        WeekSums {
            runs: vec![0; weeks],
            broken: vec![0; weeks],
            short: vec![0; weeks],
            margins: vec![Vec::new(); weeks],
            matters: vec![vec![0; players]; weeks],
        }
    }

    pub(super) fn take(&mut self, drawn: &DrawnWeek<'_>) {
        let add = |sums: &mut Vec<u64>, more: u32| {
            if let Some(sum) = sums.get_mut(drawn.week) {
                *sum += u64::from(more);
            }
        };
        add(&mut self.runs, u64::BITS);
        add(&mut self.broken, drawn.broken().count_ones());
        add(&mut self.short, drawn.short().count_ones());
        if let Some(sums) = self.margins.get_mut(drawn.week) {
            for (place, seasons) in drawn.margins().enumerate() {
                match sums.get_mut(place) {
                    Some(sum) => *sum += u64::from(seasons),
                    None => sums.push(u64::from(seasons)),
                }
            }
        }
        for (player, sum) in self.matters.get_mut(drawn.week).into_iter().flatten().enumerate() {
            let (without, with) = drawn.broken_by(player);
            *sum += u64::from(without.saturating_sub(with));
        }
    }

    pub(super) fn week(&self, week: usize) -> ForecastWeek {
        let of = |sums: &[u64]| sums.get(week).copied().unwrap_or(0);
        let runs = of(&self.runs);
        let quantile = |share: f64| {
            let (mut seen, needed) = (0, (runs as f64 * share).ceil() as u64);
            let sums = self.margins.get(week).map_or(&[][..], Vec::as_slice);
            let place = sums.iter().position(|seasons| {
                seen += seasons;
                seen >= needed.max(1)
            });
            place.map_or(0, |place| place as i32) + LEAST_MARGIN
        };
        ForecastWeek {
            monday: Date::ZERO,
            on: Date::ZERO,
            broken: DrawnChance::counted(of(&self.broken), runs),
            short: DrawnChance::counted(of(&self.short), runs),
            slots: [0.0; Formation::SLOTS],
            margins: [0.1, 0.5, 0.9].map(quantile),
            is_base_rate: false,
        }
    }

    /// The mean over the weeks that count.
    pub(super) fn matters(&self, player: usize, counts: &[Option<Date>]) -> f64 {
        let weeks = self.matters.iter().zip(&self.runs).zip(counts).filter(|(_, day)| day.is_some());
        let each = weeks.map(|((sums, runs), _)| sums.get(player).copied().unwrap_or(0) as f64 / (*runs).max(1) as f64);
        let (count, sum) = each.fold((0, 0.0), |(count, sum), one| (count + 1, sum + one));
        if count == 0 { 0.0 } else { sum / f64::from(count) }
    }
}
