//! `touchline new FILE`: an empty plan, or one of a club in a file of others.

mod squad;

use std::path::PathBuf;

use anyhow::{anyhow, bail};
use jiff::civil::Date;

use super::ahead::day;
use crate::domain::Plan;
use crate::runtime;
use crate::store;
use crate::text;

/// The formation of a plan from a file, where nobody says one: what most teams play.
const USUAL: &str = "4-2-3-1";

#[derive(clap::Args)]
pub(super) struct NewArguments {
    /// The plan's file, which must not be there yet
    file: PathBuf,
    /// The club's name; of a file with one club, that one
    #[arg(long, value_name = "NAME", required_unless_present = "from")]
    club: Option<String>,
    /// One of the known formations; 4-2-3-1 for a plan from a file
    #[arg(long, value_name = "NAME", required_unless_present = "from")]
    formation: Option<String>,
    /// A file of others with the club's people; - is standard input
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
    /// The day that the file is of, and then the plan's today; today unless said
    #[arg(long, value_name = "DATE", value_parser = day, requires = "from")]
    on: Option<Date>,
    /// How the file is read, where no source that is known writes such columns
    #[arg(long, value_name = "FILE", requires = "from")]
    dialect: Option<PathBuf>,
    /// The table to take where the file has several: its name or number
    #[arg(long, value_name = "NAME", requires = "from")]
    table: Option<String>,
}

pub(super) fn run(arguments: &NewArguments) -> anyhow::Result<String> {
    let NewArguments { file, club, formation, .. } = arguments;
    let formations = runtime::catalogue()?.formations;
    let formation = formation.as_deref().unwrap_or(USUAL);
    let known = formations.iter().find(|known| known.name() == formation).cloned().ok_or_else(|| {
        let names: Vec<&str> = formations.iter().map(|known| known.name()).collect();
        anyhow!("found the formation “{}”, expected one of {}", text::fit(formation, 40), names.join(", "))
    })?;
    if club.as_deref().is_some_and(|club| club.trim().is_empty()) {
        bail!("found no name for the club, expected one: --club \"Juventus\"");
    }
    let mut plan = Plan::new(club.clone().unwrap_or_default(), known);
    let said = match &arguments.from {
        Some(from) => squad::fill(&mut plan, from, arguments)?,
        None => String::new(),
    };
    let text = store::write_plan(&plan);
    if store::read_plan("", &text, &formations)? != plan {
        bail!("the plan of this file could not be read back: nothing was written");
    }
    store::create(file, &text)?;
    Ok(said)
}
