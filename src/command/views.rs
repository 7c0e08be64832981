//! Lines that do not change the plan: what follows each verb.

use super::Command;
use super::line::{Choice, Line, Problem};
use super::view::{Over, View};

pub(super) fn date(line: &mut Line<'_>) -> Result<Command, Problem> {
    Ok(Command::View(View::On(line.date()?)))
}

pub(super) fn signings(line: &mut Line<'_>) -> Result<Command, Problem> {
    let budget = if line.is_empty() { None } else { Some(line.money()?) };
    Ok(Command::View(View::Signings(budget)))
}

pub(super) fn assume(line: &mut Line<'_>) -> Result<Command, Problem> {
    let name = if line.is_empty() { None } else { Some(line.kept_what_if()?) };
    Ok(Command::View(View::Assume(name)))
}

/// How many what-ifs are compared at a time: a table of more is wider than a terminal.
pub const MOST_COMPARED: usize = 3;

pub(super) fn compare(line: &mut Line<'_>) -> Result<Command, Problem> {
    let kept: Vec<&str> = line.scope.plan.what_ifs.iter().map(|what_if| what_if.name.as_str()).collect();
    let mut names = Vec::new();
    while !line.is_empty() && names.len() < MOST_COMPARED {
        let choices = |_: &Line<'_>| kept.iter().map(|name| Choice::new(super::fields::quote(name), "")).collect();
        let known = |word: &str| kept.contains(&word).then(|| word.to_owned());
        names.push(line.word("the name of a what-if that the plan keeps", choices, known)?);
    }
    Ok(Command::View(View::Compare(names)))
}

pub(super) fn write(line: &mut Line<'_>) -> Result<Command, Problem> {
    let path = line.text("a file's name, such as plan.ron")?.into();
    let over = if line.takes("over") { Over::Replace } else { Over::Refuse };
    Ok(Command::View(View::Write { path, over }))
}
