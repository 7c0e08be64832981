//! `touchline export FILE`: the squad, the targets, the absences or the bids as a table for other programs.

use std::path::Path;

use anyhow::anyhow;
use clap::ValueEnum;

use super::ahead::TypedOption;
use crate::desk;
use crate::report::export;
use crate::runtime;

// What to export, and how.
#[derive(clap::Args)]
pub(super) struct ExportArguments {
    /// How it is written
    #[arg(long, value_enum)]
    format: ExportFormat,
    /// What is written
    #[arg(long, value_enum, default_value_t = Exported::Squad)]
    what: Exported,
    /// The day whose squad it is; the plan's today unless said
    #[arg(long, value_name = "DAY", allow_negative_numbers = true)]
    on: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ExportFormat {
    Csv,
    Json,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Exported {
    /// Whom the club has on the day, lent out or not
    Squad,
    Targets,
    /// Those of all players, over or not
    Absences,
    /// Bids and counters for players and targets
    Bids,
}

pub(super) fn run(file: &Path, arguments: &ExportArguments) -> anyhow::Result<String> {
    if arguments.on.is_some() && arguments.what != Exported::Squad {
        return Err(anyhow!("found --on, which goes with --what squad alone: leave it out"));
    }
    let plan = desk::read(file, &runtime::catalogue().formations)?;
    let (on, _) = TypedOption::on(arguments.on.as_deref()).day_of(&plan)?;
    let table = match arguments.what {
        Exported::Squad => export::squad(&plan.known_on(on), on),
        Exported::Targets => export::targets(&plan),
        Exported::Absences => export::absences(&plan),
        Exported::Bids => export::bids(&plan),
    };
    Ok(match arguments.format {
        ExportFormat::Csv => export::csv(&table),
        ExportFormat::Json => format!("{:#}\n", export::json(&table)),
    })
}
