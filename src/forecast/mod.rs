//! What may come: season risk by simulation, and fee ranges, from what was measured of injuries and deals.
//!
//! All is a pure function of a plan, a day, tables and a seed. What the exact answers know stays as they say it: only
//! injuries to come, the end of those that last and doubts are chance.

mod check;
mod effects;
mod fees;
mod margins;
mod prognosis;
mod random;
mod season;
mod simulation;
mod squad;
mod tables;
mod team;
mod walk;
pub mod words;

pub use check::{
    CHECKED_WEEKS, CheckedDeal, CheckedSeason, CheckedSpell, FeeBandCheck, FeeCheck, HorizonCheck, InjuryCheck,
    TeamCheck, TenthCheck, check_fees, check_injuries,
};
pub use effects::{EffectOf, ForecastEffect, effects};
pub use fees::{FeeBand, FeeBasis, FeeFacts, FeeMedian, FeeRange, FeeTables, NoFeeRange, fee_range};
pub use prognosis::{Horizon, Patient, Prognosis};
pub use season::{DrawnChance, ForecastAsked, ForecastWeek, PersonForecast, SeasonForecast, SomeWeek, forecast};
pub use simulation::{DrawnPlayer, DrawnWeek, Simulation};
pub use tables::{Durations, ForecastBasis, HeldOut, InjuryKind, InjuryTables, Onset, PastInjuries};
