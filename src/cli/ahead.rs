//! Arguments that several subcommands share: how far to look ahead, from which day, and who counts.

use std::borrow::Cow;

use clap::ValueEnum;
use clap::error::ErrorKind;
use jiff::civil::Date;

use crate::analysis::Weeks;
use crate::domain::{AsTyped, Familiarity, Money, Plan, TypedError, WithoutYear};
use crate::runtime;
use crate::text;

// How far to look ahead, and how to answer.
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

/// An option of the shell whose value is read as on the board, once the plan is open.
#[derive(Clone, Copy)]
pub(super) struct TypedOption<'a> {
    /// The option and its value in the usage: `--on <DAY>`.
    pub(super) option: &'static str,
    /// What was typed, if anything was.
    pub(super) said: Option<&'a str>,
}

impl<'a> TypedOption<'a> {
    pub(super) fn on(said: Option<&'a str>) -> TypedOption<'a> {
        TypedOption { option: "--on <DAY>", said }
    }

    /// The day; `without_year` says which one is meant where its year is not said.
    pub(super) fn day(self, typed: AsTyped<'_>, without_year: WithoutYear) -> anyhow::Result<Option<Date>> {
        let day = self.read(|text| typed.day(text, without_year), AsTyped::DAYS)?;
        match day {
            Some(day) if !Plan::YEARS.contains(&day.year()) => {
                Err(self.refused("no plan reaches that far: look at a day from 1900 to 2200"))
            }
            day => Ok(day),
        }
    }

    /// The day, else the plan's today, and the plan's today; a day without a year is the next of it.
    pub(super) fn day_of(self, plan: &Plan) -> anyhow::Result<(Date, Date)> {
        let today = plan.today.unwrap_or_else(runtime::clock);
        let on = self.day(AsTyped::of(plan, today), WithoutYear::Next)?;
        Ok((on.unwrap_or(today), today))
    }

    /// The plan as it was known on the day, the day, and as of when the rest is told: the plan's today, or the day if that is
    /// earlier.
    pub(super) fn known(self, plan: &Plan) -> anyhow::Result<(Cow<'_, Plan>, Date, Date)> {
        let (on, today) = self.day_of(plan)?;
        Ok((plan.known_on(on), on, today.min(on)))
    }

    pub(super) fn money(self, typed: AsTyped<'_>) -> anyhow::Result<Option<Money>> {
        self.read(|text| typed.money(text), AsTyped::AMOUNTS)
    }

    fn read<T>(
        self,
        read: impl FnOnce(&str) -> Result<(T, usize), TypedError>,
        such_as: &str,
    ) -> anyhow::Result<Option<T>> {
        let Some(text) = self.said.map(str::trim) else { return Ok(None) };
        match read(text) {
            Ok((value, taken)) if taken == text.len() => Ok(Some(value)),
            Ok(_) => Err(self.refused(&format!("expected {such_as}"))),
            Err(error) => Err(self.refused(&error.to_string())),
        }
    }

    /// An error of the usage, as clap says it.
    fn refused(self, why: &str) -> anyhow::Error {
        let said = text::display(self.said.unwrap_or(""));
        let said =
            format!("invalid value '{said}' for '{}': {why}\n\nFor more information, try '--help'.\n", self.option);
        clap::Error::raw(ErrorKind::ValueValidation, said).into()
    }
}
