//! `touchline check FILE`: silent when the plan is good.

use std::path::Path;

use crate::desk;
use crate::runtime;

pub(super) fn run(file: &Path) -> anyhow::Result<String> {
    desk::read(file, &runtime::catalogue()?.formations)?;
    Ok(String::new())
}
