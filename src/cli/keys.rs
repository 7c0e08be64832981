//! `touchline keys`: the board's commands and keys.

use crate::runtime;

pub(super) fn run() -> anyhow::Result<String> {
    Ok(runtime::catalogue()?.keymap.as_markdown(|_| true))
}
