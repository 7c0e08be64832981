//! `touchline [FILE] [--rules FILE]`: the board.

use std::path::Path;

use crate::domain::Rules;
use crate::runtime;
use crate::store::{self, Source};

pub(super) fn run(file: Option<&Path>, rules: Option<&Path>) -> anyhow::Result<String> {
    let mut model = match file {
        Some(path) => runtime::open_plan(path)?,
        None => runtime::open_sample()?,
    };
    if let Some(path) = rules {
        let own = store::read_rules(&Source::new(&path.display().to_string(), &store::load(path)?))?;
        model.catalogue.rules.retain(|known| Rules::named(&known.name, &own).is_none());
        model.catalogue.rules.extend(own);
    }
    model.look = runtime::look();
    runtime::run(model)?;
    Ok(String::new())
}
