//! What may come, on the screens: worked out off the loop, first from few drawn seasons, then from more.

mod asking;
mod known;

use std::sync::Arc;

use jiff::civil::Date;

pub use known::{GapChance, KnownChances};

use crate::domain::{Familiarity, Plan};
use crate::forecast::{EffectOf, ForecastAsked, ForecastEffect, Forecasting, InjuryTables, SeasonForecast};

/// The chances of a plan, and what was found so far of what changes them.
#[derive(Clone, PartialEq, Debug)]
pub struct Chances {
    pub forecast: Arc<SeasonForecast>,
    /// What each target, each kept what-if and each return does; empty until all seasons are drawn.
    pub effects: Vec<ForecastEffect>,
}

/// The units of seasons that are drawn before each report; the last are those of an answer to rely on.
const STEPS: [usize; 6] = [1, 4, 10, 17, 24, ForecastAsked::UNITS];

impl Chances {
    /// What a change does, once it is known.
    pub fn effect(&self, of: &EffectOf) -> Option<&ForecastEffect> {
        self.effects.iter().find(|effect| effect.of == *of)
    }
}

/// Works out the chances of a plan, and reports each step by its number, the number of all, and what was found.
///
/// # Errors
/// What a report returns.
pub(super) fn work_out<E>(
    plan: &Plan,
    (today, at_least): (Date, Familiarity),
    tables: &InjuryTables,
    mut tell: impl FnMut(usize, usize, Chances) -> Result<(), E>,
) -> Result<Chances, E> {
    let plan = &*plan.seen_on(today);
    let mut forecasting = Forecasting::new(plan, ForecastAsked::usual(today, at_least), tables);
    let changes = EffectOf::all(plan, today);
    let all = STEPS.len() + changes.len();
    for (done, units) in STEPS.into_iter().enumerate() {
        forecasting.draw(units);
        tell(done + 1, all, Chances { forecast: Arc::new(forecasting.so_far()), effects: Vec::new() })?;
    }
    let mut chances = Chances { forecast: Arc::new(forecasting.so_far()), effects: Vec::with_capacity(changes.len()) };
    for (done, of) in changes.iter().enumerate() {
        chances.effects.push(forecasting.effect(of));
        tell(STEPS.len() + done + 1, all, chances.clone())?;
    }
    Ok(chances)
}
