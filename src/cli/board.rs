//! `touchline [FILE] [--rules FILE] [--market FILE…] [--no-settings]`: the board.

use std::path::{Path, PathBuf};

use anyhow::anyhow;

use crate::app::{Bookmark, Model};
use crate::desk;
use crate::runtime::{self, Settings};
use crate::store::{self, Source};
use crate::text;

pub(super) fn run(
    file: Option<&Path>,
    rules: Option<&Path>,
    market: Vec<PathBuf>,
    no_settings: bool,
) -> anyhow::Result<String> {
    let mut model = match file {
        Some(path) => opened(path)?,
        None => runtime::open_sample()?,
    };
    if let Some(path) = rules {
        let name = path.display().to_string();
        let read = store::load(path).map_err(|error| match error.is_missing() {
            true => anyhow!("cannot read the rules {}: there is no such file: check its name", text::path(path)),
            false => error.into(),
        })?;
        model.catalogue.set_own_rules(&store::read_rules(&Source::new(&name, &read))?);
    }
    if !market.is_empty() {
        model.begin_on_market(market);
    }
    let settings = Settings::asked_for(no_settings, &model.catalogue.keymap)?;
    let own = settings.set(&mut model);
    runtime::run(model, own)?;
    Ok(String::new())
}

/// The plan on the board, where the last session on it stood.
fn opened(path: &Path) -> anyhow::Result<Model> {
    let mut model = runtime::open_plan(path)?;
    if let Some(kept) = desk::find_bookmark(path) {
        model.return_to(&Bookmark::of_words(&kept));
    }
    Ok(model)
}
