//! What may come: season risk by simulation, and fee ranges, from what was measured of injuries and deals.
//!
//! All is a pure function of a plan, a day, tables and a seed. What the exact answers know stays as they say it: only
//! injuries to come, the end of those that last and doubts are chance.

mod asked;
mod chance;
mod check;
mod effects;
mod fees;
mod forecasting;
mod injury_kind;
mod margins;
mod prognosis;
mod random;
mod season;
mod seasons;
mod shipped;
mod simulation;
mod squad;
mod tables;
mod team;
mod walk;
mod week_sums;
pub mod words;

pub use asked::ForecastAsked;
pub use chance::DrawnChance;
pub use check::{
    CHECKED_WEEKS, CheckedDeal, CheckedSeason, CheckedSpell, FeeBandCheck, FeeCheck, HorizonCheck, InjuryCheck,
    TeamCheck, TenthCheck, check_fees, check_injuries,
};
pub use effects::{EffectOf, ForecastEffect};
pub use fees::{FeeBand, FeeBasis, FeeFacts, FeeMedian, FeeRange, FeeTables, LeagueKnown, NoFeeRange, fee_range};
pub use forecasting::{Forecasting, forecast};
pub use injury_kind::{Durations, InjuryKind};
pub use prognosis::{Horizon, Patient, Prognosis};
pub use season::{EachWeek, ForecastWeek, GapForecast, PersonForecast, SeasonForecast, SomeWeek, UpTo};
pub use shipped::ShippedTables;
pub use simulation::{DrawnPlayer, DrawnWeek, Simulation};
pub use tables::{ForecastBasis, HeldOut, InjuryTables, Onset, PastInjuries};
