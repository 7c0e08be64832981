//! Lines about the coach's wishes, dates, what-ifs and the plan's own fields.

use super::Command;
use super::as_typed::quote;
use super::line::{LineProblem, LineWords, Suggestion};
use crate::domain::{Edit, PlanField, Position, Tactic, WithoutYear};

pub(super) fn order(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    let slot = line.slot()?;
    let players = if line.takes("none") { Vec::new() } else { line.players()? };
    Ok(Command::Edit(Edit::Order { slot, players }))
}

pub(super) fn formation(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    Ok(Command::Edit(Edit::Formation(line.formation()?)))
}

pub(super) fn depth(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    let slot = line.slot()?;
    Ok(Command::Edit(Edit::Depth { slot, wanted: line.number("bodies wanted", &(1..=Tactic::MAX_DEPTH))? }))
}

pub(super) fn role(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    let position = line.one_of("a position", Position::ALL, Position::word)?;
    let weights = if line.takes("none") { Vec::new() } else { line.weights(position)? };
    Ok(Command::Edit(Edit::Role { position, weights }))
}

pub(super) fn deadline(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    let (on, name) = (line.date(WithoutYear::Next)?, line.text("the deadline's name")?);
    Ok(Command::Edit(Edit::Deadline { name, on }))
}

pub(super) fn remove_deadline(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    let choices = line.scope.plan.deadlines.iter().map(|deadline| deadline.name.as_str()).collect();
    Ok(Command::Edit(Edit::RemoveDeadline { name: line.named("a deadline's name", choices)? }))
}

pub(super) fn fixture(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    let (on, versus) = (line.date(WithoutYear::Next)?, line.text("the opponent")?);
    let competition = if line.option()?.is_some() { Some(line.competition()?) } else { None };
    Ok(Command::Edit(Edit::Match { on, versus, competition }))
}

pub(super) fn remove_fixture(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    Ok(Command::Edit(Edit::RemoveMatch { on: line.date(WithoutYear::Nearest)? }))
}

pub(super) fn call_up(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    let from = line.first_day()?;
    let (until, name) = (line.date(WithoutYear::From(from))?, line.text("the tournament's name")?);
    let players = if line.option()?.is_some() { line.players()? } else { Vec::new() };
    Ok(Command::Edit(Edit::CallUp { name, from, until, players }))
}

pub(super) fn remove_call_up(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    let choices = line.scope.plan.call_ups.iter().map(|call_up| call_up.name.as_str()).collect();
    Ok(Command::Edit(Edit::RemoveCallUp { name: line.named("a call-up's name", choices)? }))
}

pub(super) fn file_list(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    let competition = line.competition()?;
    let (mut players, mut on) = (Vec::new(), None);
    while let Some(option) = line.option()? {
        match option {
            "on" => on = Some(line.date(WithoutYear::Nearest)?),
            _ => players = line.players_to_option()?,
        }
    }
    if players.is_empty() {
        return Ok(Command::FileBest { competition, on });
    }
    Ok(Command::Edit(Edit::FileList { competition, players, on }))
}

pub(super) fn amend_list(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    let competition = line.competition()?;
    let (mut with, mut without, mut on) = (Vec::new(), Vec::new(), None);
    while let Some(option) = line.option()? {
        match option {
            "on" => on = Some(line.date(WithoutYear::Nearest)?),
            "with" => with = line.players_to_option()?,
            _ => without = line.players_to_option()?,
        }
    }
    Ok(Command::Edit(Edit::AmendList { competition, with, without, on }))
}

pub(super) fn remove_list(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    Ok(Command::Edit(Edit::RemoveList { competition: line.competition()? }))
}

pub(super) fn plan(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    Ok(Command::Edit(Edit::Plan(line.plan_field()?)))
}

/// What the planner concludes; what is there already is offered, so that it can be changed.
pub(super) fn conclude(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    const WHAT: &str = "what you conclude";
    if line.is_empty() {
        let present = line.scope.plan.conclusion.as_deref();
        let present = present.map(|text| Suggestion::new(quote(text), "as it is, to change"));
        return line.problem(format!("{WHAT}, or none"), present.into_iter().collect());
    }
    let conclusion = line.or_none(|line| line.text(WHAT))?;
    Ok(Command::Edit(Edit::Plan(PlanField::Conclusion(conclusion))))
}

pub(super) fn what_if(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    let choices = line.scope.plan.what_ifs.iter().map(|what_if| Suggestion::new(quote(&what_if.name), ""));
    let choices: Vec<Suggestion> = choices.collect();
    let name = line.word(
        "a name for the assumptions, in \"quotes\" where it has several words",
        |_| choices,
        |word| Some(word.to_owned()),
    )?;
    Ok(Command::Edit(Edit::WhatIf { name, assumptions: line.assumptions()? }))
}

pub(super) fn remove_what_if(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    Ok(Command::Edit(Edit::RemoveWhatIf { name: line.kept_what_if()? }))
}

pub(super) fn apply_what_if(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    Ok(Command::Edit(Edit::ApplyWhatIf { name: line.kept_what_if()? }))
}
