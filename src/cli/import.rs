//! `touchline import PLAN FILE`: a plan from a newer file of others.

mod page;

use std::path::PathBuf;

use anyhow::anyhow;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::ahead::TypedOption;
use crate::desk::{Desk, Keeper, save_now};
use crate::domain::{AsTyped, Plan, WithoutYear};
use crate::import;
use crate::import::update::{TakenAs, UpdateAsk, UpdateContext, file_context, update};
use crate::report::json;
use crate::runtime;

#[derive(clap::Args)]
pub(super) struct ImportArguments {
    /// The plan
    plan: PathBuf,
    /// Somebody else's file; - is standard input
    file: PathBuf,
    /// What people become whom the plan does not have; without it only those are updated whom it has
    #[arg(long = "as", value_name = "KIND", value_parser = taken_as())]
    taken_as: Option<TakenAs>,
    /// The club whose people are new, as the file calls it; for players the plan's own unless said
    #[arg(long, value_name = "NAME")]
    club: Option<String>,
    /// Whose absences they are, where the file does not say: an id of the plan
    #[arg(long, value_name = "ID")]
    of: Option<String>,
    /// Say what would change, and change nothing
    #[arg(long)]
    dry_run: bool,
    /// The day that the file is of; unless said, when it was last changed, and the plan's today at the latest
    #[arg(long, value_name = "DAY", allow_negative_numbers = true)]
    on: Option<String>,
    /// How the file is read, where no source that is known writes such columns
    #[arg(long, value_name = "FILE")]
    dialect: Option<PathBuf>,
    /// The table to take where the file has several: its name or number
    #[arg(long, value_name = "NAME")]
    table: Option<String>,
    /// Print what changes as JSON
    #[arg(long)]
    json: bool,
}

fn taken_as() -> impl TypedValueParser<Value = TakenAs> {
    let words = TakenAs::ALL.iter().map(|taken_as| taken_as.word());
    PossibleValuesParser::new(words).try_map(|word| TakenAs::from_word(&word).ok_or("players or targets"))
}

/// What stands before the name of an option.
const DASHES: &str = "--";

pub(super) fn run(arguments: &ImportArguments) -> anyhow::Result<String> {
    let ImportArguments { plan: path, file, taken_as, dry_run, .. } = arguments;
    let catalogue = runtime::catalogue();
    let mut desk = Desk::open(path, &catalogue.formations)?;
    let mut keeper = Keeper::of(&mut desk, catalogue.formations.clone());
    let plan = Plan::clone(desk.plan());
    let today = plan.today.unwrap_or_else(runtime::clock);
    let on = TypedOption::on(arguments.on.as_deref()).day(AsTyped::of(&plan, today), WithoutYear::Last)?;
    let on = runtime::day_of(file, on, today);
    let context = file_context(&plan, on);
    let opened = import::open(file, arguments.dialect.as_deref(), arguments.table.as_deref(), &context)?;
    let dialect = opened.source()?;
    let (club, of) = (arguments.club.as_deref(), arguments.of.as_deref());
    let ask = UpdateAsk { taken_as: *taken_as, club, of, dashes: DASHES };
    let club = ask.club(&opened, &plan).map_err(|why| anyhow!(why))?;
    let chosen = ask.chosen(&opened, &plan).map_err(|why| anyhow!(why))?;
    let source = opened.source_name(file)?;
    let context =
        UpdateContext { source: &source, on, today, rows: dialect.rows, taken_as: *taken_as, club, chosen: &chosen };
    let found =
        update(&plan, &opened.people, &context).map_err(|many| anyhow!("{}: {}", opened.name, many.words(DASHES)))?;
    let (mut warnings, mut is_noted) = (Vec::new(), false);
    if !dry_run {
        let after = found.accept(&plan, |_| true).map_err(|refused| anyhow!("{refused}\nnothing was changed"))?;
        is_noted = after != plan;
        if is_noted {
            let wanted = desk.edit(after, format!("import {}", opened.name));
            warnings = save_now(&mut desk, &mut keeper, wanted).map_err(|why| anyhow!(why))?;
        }
    }
    if arguments.json {
        return Ok(format!("{:#}\n", json::update(&found, &opened, &context)));
    }
    let mut page = page::page(&found, &opened, &context, &plan);
    page.extend(warnings);
    page.push(page::outcome(&found, *dry_run, is_noted, path));
    page.push(String::new());
    Ok(page.join("\n"))
}
