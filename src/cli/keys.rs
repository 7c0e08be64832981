//! `touchline keys`: the board's commands, and the keys that call them.

use crate::runtime::{self, Settings};

pub(super) fn run(no_settings: bool) -> anyhow::Result<String> {
    let keymap = runtime::catalogue().keymap;
    Ok(Settings::asked_for(no_settings, &keymap)?.keymap(keymap).as_markdown(|_| true))
}
