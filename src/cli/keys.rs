//! `touchline keys`: the board's commands, and the keys that call them.

use crate::runtime::{self, Settings};

pub(super) fn run() -> anyhow::Result<String> {
    let keymap = runtime::catalogue()?.keymap;
    Ok(Settings::of_the_user(&keymap)?.keymap(keymap).as_markdown(|_| true))
}
