//! `touchline check FILE`: silent when the plan is good.

use std::path::Path;

use crate::desk;
use crate::runtime;
use crate::store;

/// What in a plan that can be read is nothing that the program knows.
pub(super) fn run(file: &Path) -> anyhow::Result<String> {
    desk::read(file, &runtime::catalogue()?.formations)?;
    let unknown = store::unknown_nations(&file.display().to_string(), &store::load(file)?)?;
    Ok(unknown.iter().map(|unknown| format!("{unknown}\n")).collect())
}
