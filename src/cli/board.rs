//! `touchline [FILE]`: the board.

use std::path::Path;

use crate::runtime;

pub(super) fn run(file: Option<&Path>) -> anyhow::Result<String> {
    let mut model = match file {
        Some(path) => runtime::open_plan(path)?,
        None => runtime::open_sample()?,
    };
    model.look = runtime::look();
    runtime::run(model)?;
    Ok(String::new())
}
