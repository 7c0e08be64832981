//! `touchline diff A B`: what is different in the second plan, in words or as JSON.

use std::path::Path;

use serde_json::{Value, json};

use crate::domain;
use crate::runtime;

pub(super) fn run(before: &Path, after: &Path, as_json: bool) -> anyhow::Result<String> {
    let formations = runtime::catalogue()?.formations;
    let changes = domain::diff(&runtime::read(before, &formations)?, &runtime::read(after, &formations)?);
    if as_json {
        let changes =
            changes.iter().map(|change| json!({ "what": change.what, "before": change.before, "after": change.after }));
        return Ok(format!("{:#}\n", Value::from_iter(changes)));
    }
    Ok(changes.iter().map(|change| format!("{change}\n")).collect())
}
