//! What a forecast is asked.

use jiff::ToSpan;
use jiff::civil::Date;

use super::simulation::Simulation;
use super::tables::ForecastBasis;
use crate::analysis::Weeks;
use crate::domain::Familiarity;

/// What is asked: from which day on, for how many weeks, who counts, and which random numbers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ForecastAsked {
    /// The day on which all is known that the plan knows.
    pub today: Date,
    /// The first day that counts: today, or a later one.
    pub on: Date,
    pub weeks: u8,
    pub at_least: Familiarity,
    pub seed: u64,
    /// The number of seasons to draw, in units of [`ForecastAsked::UNIT`].
    pub units: usize,
}

impl ForecastAsked {
    /// The usual question of a day, of which the board, the page and the shell give the same answer.
    pub fn usual(today: Date, at_least: Familiarity) -> ForecastAsked {
        let (weeks, seed, units) = (Weeks::USUAL, ForecastAsked::SEED, ForecastAsked::UNITS);
        ForecastAsked { today, on: today, weeks, at_least, seed, units }
    }

    /// The same from a later day on, as far as today knows.
    pub fn from_day(self, on: Date) -> ForecastAsked {
        ForecastAsked { on: on.max(self.today), ..self }
    }

    /// The weeks that are asked about.
    pub(super) fn ahead(&self) -> Weeks {
        Weeks::new(self.on, self.weeks)
    }

    /// The weeks before them, from today's on: a year of those that lie far ahead, for what came earlier is over by then.
    pub(super) fn before(&self) -> impl Iterator<Item = (Date, Date)> {
        let weeks = self.weeks_until().min(usize::from(Weeks::USUAL));
        let first = self.ahead().monday().saturating_sub((7 * weeks as i32).days()).max(self.today);
        Weeks::ahead(first).iter().take(weeks)
    }

    /// How many weeks after today's the first of them is.
    pub(super) fn weeks_until(&self) -> usize {
        let [today, on] = [self.today, self.on].map(|day| Weeks::new(day, 1).monday());
        usize::try_from((on - today).get_days() / 7).unwrap_or(0)
    }

    /// The first of them whose chances are base rates, the first one being 0.
    pub(super) fn rate_from(&self, basis: &ForecastBasis) -> usize {
        basis.rate_from().saturating_sub(self.weeks_until())
    }

    /// The seasons of a unit, in which every luck of a team is there as often as it should be.
    pub const UNIT: u64 = 64 * Simulation::WORDS as u64;

    /// The units of an answer to rely on: 12,288 seasons.
    pub const UNITS: usize = 32;

    /// The seed where nobody names one.
    pub const SEED: u64 = 1;
}
