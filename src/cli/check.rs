//! `touchline check FILE`: silent when the plan is good.

use std::path::Path;

use crate::desk;
use crate::runtime;
use crate::store;

/// Warns of unknown nations, and of people whom a readable plan has under two ids.
pub(super) fn run(file: &Path) -> anyhow::Result<String> {
    let plan = desk::read(file, &runtime::catalogue()?.formations)?;
    let (name, text) = (file.display().to_string(), store::load(file)?);
    let unknown = store::unknown_nations(&name, &text)?;
    let twice = store::held_twice(&name, &text, &plan);
    Ok(unknown.iter().chain(&twice).map(|found| format!("{found}\n")).collect())
}
