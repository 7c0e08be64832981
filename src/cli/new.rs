//! `touchline new FILE`: an empty plan.

use std::path::Path;

use anyhow::{anyhow, bail};

use crate::domain::Plan;
use crate::runtime;
use crate::store;
use crate::text;

pub(super) fn run(file: &Path, club: String, formation: &str) -> anyhow::Result<String> {
    let formations = runtime::catalogue()?.formations;
    let known = formations.iter().find(|known| known.name() == formation).cloned().ok_or_else(|| {
        let names: Vec<&str> = formations.iter().map(|known| known.name()).collect();
        anyhow!("found the formation “{}”, expected one of {}", text::fit(formation, 40), names.join(", "))
    })?;
    if club.trim().is_empty() {
        bail!("found no name for the club, expected one: --club \"Juventus\"");
    }
    store::create(file, &store::write_plan(&Plan::new(club, known)))?;
    Ok(String::new())
}
