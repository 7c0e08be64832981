//! `touchline check FILE`: silent when the plan is good.

use std::path::Path;

use crate::runtime;
use crate::store::{self, Located};

/// Warns of unknown nations, of people whom a readable plan has under two ids, of filed lists without rules,
/// and of changes of them that change nothing.
pub(super) fn run(file: &Path) -> anyhow::Result<String> {
    let (name, text) = (file.display().to_string(), store::load(file)?);
    let catalogue = runtime::catalogue()?;
    let plan = store::read_plan(&name, &text, &catalogue.formations)?;
    let (unknown, more) = store::unknown_nations(&name, &text)?;
    let more = (more > 0).then(|| format!("and {more} more nations that are none\n"));
    let twice = store::held_twice(&name, &text, &plan);
    let lines = |found: &[Located]| found.iter().map(|found| format!("{found}\n")).collect::<String>();
    let lists = store::lists_without_rules(&name, &text, &plan, &catalogue.rules());
    let idle = store::idle_changes(&name, &text, &plan);
    Ok(lines(&unknown) + &more.unwrap_or_default() + &lines(&twice) + &lines(&lists) + &lines(&idle))
}
