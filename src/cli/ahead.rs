//! Arguments that several subcommands share: how far to look ahead, from which day, and who counts.

use clap::ValueEnum;
use jiff::civil::Date;

use crate::analysis::Weeks;
use crate::domain::{Familiarity, Plan};

/// How far to look ahead, and how to answer.
#[derive(clap::Args)]
pub(super) struct AheadArguments {
    /// How many weeks to look at
    #[arg(long, default_value_t = Weeks::USUAL, value_parser = weeks)]
    pub(super) weeks: u8,
    /// The lowest familiarity that counts
    #[arg(long, value_enum, default_value_t = Level::Competent)]
    pub(super) at_least: Level,
    /// Print the answer as JSON
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Level {
    Natural,
    Competent,
    Emergency,
}

impl From<Level> for Familiarity {
    fn from(level: Level) -> Familiarity {
        match level {
            Level::Natural => Familiarity::Natural,
            Level::Competent => Familiarity::Competent,
            Level::Emergency => Familiarity::Emergency,
        }
    }
}

pub(super) fn weeks(written: &str) -> Result<u8, String> {
    let weeks = written.parse().ok().filter(|weeks| Weeks::COUNT.contains(weeks));
    weeks.ok_or_else(|| "expected a number of weeks, 1 to 60".into())
}

pub(super) fn day(written: &str) -> Result<Date, String> {
    let day = crate::domain::day(written).map_err(|expected| format!("expected {expected}, such as 2025-06-20"))?;
    match Plan::YEARS.contains(&day.year()) {
        true => Ok(day),
        false => Err("no plan reaches that far: look at a day from 1900 to 2200".into()),
    }
}
