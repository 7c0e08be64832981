//! `touchline [FILE]`: the board.

use std::path::Path;

use crate::runtime;

pub(super) fn run(file: Option<&Path>) -> anyhow::Result<String> {
    let model = match file {
        Some(path) => runtime::open_plan(path)?,
        None => runtime::open_sample()?,
    };
    runtime::run(model, &runtime::theme())?;
    Ok(String::new())
}
