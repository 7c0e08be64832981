//! `touchline check FILE`: silent when the plan is good.

use std::path::Path;

use crate::runtime;

pub(super) fn run(file: &Path) -> anyhow::Result<String> {
    runtime::read(file, &runtime::catalogue()?.formations)?;
    Ok(String::new())
}
