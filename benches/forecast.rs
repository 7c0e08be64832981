//! What a forecast costs: seasons of the sample's squad, each week with its exact margin.

use std::hint::black_box;

use divan::counter::ItemsCount;
use jiff::civil::date;
use touchline::domain::{Familiarity, Plan};
use touchline::forecast::{ForecastAsked, InjuryTables, SeasonForecast, forecast};
use touchline::store::{self, assets};

fn main() {
    divan::main();
}

#[allow(clippy::unwrap_used)]
fn sample() -> (Plan, InjuryTables) {
    let plan = store::read_plan(assets::SAMPLE_NAME, assets::SAMPLE, &assets::formations()).unwrap();
    (plan, assets::forecast().unwrap().0)
}

/// 12,288 seasons of 60 weeks, each with its margin, and as many again for some week; the counter is of those with margins.
#[divan::bench(sample_count = 5)]
fn the_chances_of_sixty_weeks(bencher: divan::Bencher<'_, '_>) {
    let ((plan, tables), weeks, units) = (sample(), 60, ForecastAsked::UNITS);
    let asked = ForecastAsked { today: date(2025, 6, 17), weeks, at_least: Familiarity::Competent, seed: 1, units };
    let drawn = ForecastAsked::UNIT * units as u64 * u64::from(weeks);
    bencher
        .counter(ItemsCount::new(drawn))
        .bench_local(|| -> SeasonForecast { forecast(black_box(&plan), asked, &tables) });
}
