//! `touchline paths`: where the program's own files are.

use std::path::PathBuf;

use anyhow::{Context, anyhow};
use clap::ValueEnum;

use crate::desk;
use crate::text;

/// What of the program's own is somewhere.
#[derive(Clone, Copy, ValueEnum)]
pub(super) enum PathKind {
    /// The file of your settings: keys, theme, colours, symbols, days, decimals, first screen, columns
    Settings,
    /// The folder of what the program keeps between two sessions
    State,
}

impl PathKind {
    /// The path, and the variable that decides it.
    fn find(self) -> (Option<PathBuf>, &'static str) {
        match self {
            PathKind::Settings => (desk::settings_file(), "XDG_CONFIG_HOME"),
            PathKind::State => (desk::state_folder(), "XDG_STATE_HOME"),
        }
    }

    fn path(self) -> anyhow::Result<PathBuf> {
        let (path, variable) = self.find();
        path.ok_or_else(|| anyhow!("found neither ${variable} nor $HOME, expected one of them to be a whole path"))
    }
}

pub(super) fn run(what: Option<PathKind>) -> anyhow::Result<String> {
    if let Some(what) = what {
        return Ok(format!("{}\n", text::path(&what.path()?)));
    }
    let line = |what: PathKind| {
        let path = what.path()?;
        let is_there = if path.exists() { "there" } else { "not there" };
        let value = what.to_possible_value().context("every kind has a name")?;
        Ok(format!("{} {} ({is_there})\n", text::pad(value.get_name(), 9), text::path(&path)))
    };
    PathKind::value_variants().iter().copied().map(line).collect()
}
