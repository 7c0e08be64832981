//! `touchline inspect FILE`: what a file of others holds, who is in it, and what of it is doubtful.

mod doubts;
mod fields;
mod lines;
mod page;

use std::path::PathBuf;

use anyhow::bail;
use jiff::civil::Date;

use super::ahead::TypedOption;
use crate::domain::{AsTyped, WithoutYear};
use crate::import::dialects::{dialects, guess};
use crate::import::people::FileContext;
use crate::import::{self, NO_HEADER, OpenedFile};
use crate::report::json;
use crate::runtime;
use crate::store::assets::nations;

#[derive(clap::Args)]
pub(super) struct InspectArguments {
    /// The file; - is standard input
    file: PathBuf,
    /// How the file is read, where no source that is known writes such columns
    #[arg(long, value_name = "FILE")]
    dialect: Option<PathBuf>,
    /// The table to take where the file has several: its name or number
    #[arg(long, value_name = "NAME")]
    table: Option<String>,
    /// The day that the file is of, for days without a year; unless said, when it was last changed, and today at the latest
    #[arg(long, value_name = "DAY", allow_negative_numbers = true)]
    on: Option<String>,
    /// Print a dialect for the file to correct, for --dialect
    #[arg(long, conflicts_with_all = ["json", "dialect"])]
    guess: bool,
    /// Print the answer as JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn run(arguments: &InspectArguments) -> anyhow::Result<String> {
    let InspectArguments { file, dialect, table, on, guess: is_guess, json: as_json } = arguments;
    let today = runtime::clock();
    let on = TypedOption::on(on.as_deref()).day(AsTyped::without_a_plan(today), WithoutYear::Last)?;
    let context = FileContext { on: runtime::day_of(file, on, today), currency: None, nations: nations() };
    let opened = import::open(file, dialect.as_deref(), table.as_deref(), &context)?;
    if *is_guess {
        return guessed(&opened, context.on);
    }
    Ok(match as_json {
        true => format!("{:#}\n", json::inspection(&opened, &file.to_string_lossy())),
        false => page::page(&opened, dialect.as_deref()),
    })
}

fn guessed(opened: &OpenedFile, on: Date) -> anyhow::Result<String> {
    match opened.table.headers() {
        [] => bail!("{}: {NO_HEADER}", opened.name),
        _ => Ok(guess(&opened.table, &dialects()?, on)),
    }
}
