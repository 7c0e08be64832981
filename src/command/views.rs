//! Lines that do not change the plan: what follows each verb.

use super::Command;
use super::line::{Line, Problem};
use super::view::{Over, View};

pub(super) fn date(line: &mut Line<'_>) -> Result<Command, Problem> {
    Ok(Command::View(View::On(line.date()?)))
}

pub(super) fn signings(line: &mut Line<'_>) -> Result<Command, Problem> {
    let budget = if line.is_empty() { None } else { Some(line.money()?) };
    Ok(Command::View(View::Signings(budget)))
}

pub(super) fn assume(line: &mut Line<'_>) -> Result<Command, Problem> {
    let name = if line.is_empty() { None } else { Some(super::edits::kept_what_if(line)?) };
    Ok(Command::View(View::Assume(name)))
}

pub(super) fn write(line: &mut Line<'_>) -> Result<Command, Problem> {
    let path = line.text("a file's name, such as plan.ron")?.into();
    let over = if line.takes("over") { Over::Replace } else { Over::Refuse };
    Ok(Command::View(View::Write { path, over }))
}
