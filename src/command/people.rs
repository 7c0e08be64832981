//! Lines about people and their absences.

use super::Command;
use super::line::{LineProblem, LineWords, Options};
use crate::domain::{Edit, Why, WithoutYear};

pub(super) fn absent(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    let player = line.player()?;
    let why = why(line)?;
    let mut said = Options::default();
    let mut ban = None;
    while let Some(option) = line.option()? {
        match option {
            "for" => ban = Some(line.ban()?),
            option => line.take_option(option, &mut said)?,
        }
    }
    let Options { from, back, source, .. } = said;
    let back = match (back, source) {
        (Some(back), Some(source)) => Some((back, source)),
        (Some(_), None) => return line.lacks("source"),
        (None, Some(_)) => return line.lacks("back"),
        (None, None) => None,
    };
    Ok(Command::Edit(Edit::Absent { player, why, from, ban, back }))
}

/// The kind of an absence, and what it is.
pub(super) fn why(line: &mut LineWords<'_>) -> Result<Why, LineProblem> {
    let kinds: [fn(String) -> Why; 3] = [Why::Injury, Why::Suspension, Why::Other];
    let kind = line.one_of("why he is out", &[0, 1, 2], |index: usize| {
        kinds.get(index).map_or("", |kind| kind(String::new()).kind())
    })?;
    let what = line.text_without_end("what it is, such as knee")?;
    Ok(kinds.get(kind).map_or(Why::Other(String::new()), |kind| kind(what)))
}

pub(super) fn returns(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    let (player, back, Options { source, on, absence, .. }) =
        (line.player()?, line.date(WithoutYear::Next)?, line.options()?);
    let Some(source) = source else { return line.lacks("source") };
    Ok(Command::Edit(Edit::Returning { player, absence, back, source, on }))
}

pub(super) fn ended(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    let player = line.player()?;
    let on = if line.is_empty() || line.at_option() { None } else { Some(line.date(WithoutYear::Nearest)?) };
    let absence = line.options()?.absence;
    Ok(Command::Edit(Edit::Ended { player, absence, on }))
}

pub(super) fn add_player(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    let (id, name) = line.new_person()?;
    if line.option()?.is_none() {
        return line.lacks("plays");
    }
    Ok(Command::Edit(Edit::AddPlayer { id, name, positions: line.positions()? }))
}

pub(super) fn add_target(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    let (id, name) = line.new_person()?;
    let (mut positions, mut club) = (None, None);
    while let Some(option) = line.option()? {
        match option {
            "plays" => positions = Some(line.positions()?),
            _ => club = Some(line.text("his club")?),
        }
    }
    let Some(positions) = positions else { return line.lacks("plays") };
    Ok(Command::Edit(Edit::AddTarget { id, name, positions, club }))
}

/// The verb that changes a field.
pub const SET: &str = "set";

pub(super) fn set(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    let mut people = vec![line.person()?];
    while line.at_person() {
        people.push(line.person()?);
    }
    let field = line.field(&people)?;
    Ok(Command::Edit(Edit::Set { people, field }))
}

pub(super) fn remove(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    Ok(Command::Edit(Edit::Remove { person: line.person()? }))
}
