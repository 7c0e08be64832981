//! `touchline new FILE`: an empty plan, or one of a club in a file of others.

mod arguments;
mod squad;

use anyhow::{anyhow, bail};

pub(super) use arguments::NewArguments;

use crate::domain::Plan;
use crate::runtime;
use crate::store;
use crate::text;

/// The formation of a plan from a file, where nobody says one and the squad fills no other better: what most teams play.
const USUAL: &str = "4-2-3-1";

pub(super) fn run(arguments: &NewArguments) -> anyhow::Result<String> {
    let NewArguments { file, club, formation, .. } = arguments;
    let formations = runtime::catalogue().formations;
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
        Some(from) => squad::fill(&mut plan, &formations, from, arguments)?,
        None => String::new(),
    };
    let text = store::write_plan(&plan);
    if store::read_plan("", &text, &formations)? != plan {
        bail!("the plan of this file could not be read back: nothing was written");
    }
    store::create(file, &text)?;
    Ok(said)
}
