//! `touchline diff A B`: what is different in the second plan, in words or as JSON.

use std::path::Path;

use crate::desk;
use crate::domain;
use crate::report::json;
use crate::runtime;

pub(super) fn run(before: &Path, after: &Path, as_json: bool) -> anyhow::Result<String> {
    let formations = runtime::catalogue()?.formations;
    let changes = domain::diff(&desk::read(before, &formations)?, &desk::read(after, &formations)?);
    if as_json {
        return Ok(format!("{:#}\n", json::diff(&changes)));
    }
    Ok(changes.iter().map(|change| format!("{change}\n")).collect())
}
