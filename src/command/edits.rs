//! Lines that change the plan: what follows each verb.

use crate::domain::{Answer, Edit, Money, Position, Side, Stage, Stance, Tactic, Target, Terms, Why};
use jiff::civil::Date;

use super::Command;
use super::line::{Choice, Line, Problem};

type Read = Result<Command, Problem>;

/// What the buyer offers: we for a target, another club for a player of ours.
pub(super) fn bid(line: &mut Line<'_>) -> Read {
    offer(line, Side::Us, Side::Them)
}

/// What the seller asks: another club for a target, we for a player of ours.
pub(super) fn counter(line: &mut Line<'_>) -> Read {
    offer(line, Side::Them, Side::Us)
}

fn offer(line: &mut Line<'_>, for_target: Side, for_player: Side) -> Read {
    let (man, terms) = (line.man()?, line.terms()?);
    let by = if line.scope.plan.players.contains(&man) { for_player } else { for_target };
    let (mut club, mut source, mut on) = (None, None, None);
    while let Some(option) = line.option()? {
        match option {
            "source" => source = Some(line.text("who said it")?),
            "club" => club = Some(line.text("the other club")?),
            _ => on = Some(line.date()?),
        }
    }
    Ok(Command::Edit(Edit::Bid { man, by, terms, club, source, on }))
}

pub(super) fn answer(line: &mut Line<'_>) -> Read {
    let man = line.man()?;
    let answers: Vec<Answer> = Answer::ALL.iter().copied().filter(|answer| *answer != Answer::Pending).collect();
    let answer = line.one_of("an answer", &answers, Answer::word)?;
    let (mut club, mut source, mut on) = (None, None, None);
    while let Some(option) = line.option()? {
        match option {
            "source" => source = Some(line.text("who said it")?),
            "club" => club = Some(line.text("the club whose bid it answers")?),
            _ => on = Some(line.date()?),
        }
    }
    Ok(Command::Edit(Edit::Answer { man, answer, club, source, on }))
}

pub(super) fn stage(line: &mut Line<'_>) -> Read {
    let (target, stage) = (line.target()?, line.one_of("a stage", Stage::ALL, Stage::word)?);
    let reason = stage == Stage::Off && !line.is_empty() && !line.at_option();
    let why = if reason { Some(line.text("the reason")?) } else { None };
    let on = if line.option()?.is_some() { Some(line.date()?) } else { None };
    Ok(Command::Edit(Edit::Stage { target, stage, why, on }))
}

pub(super) fn seller(line: &mut Line<'_>) -> Read {
    let (target, stance, (source, on)) = (line.target()?, stance(line)?, who_and_when(line)?);
    Ok(Command::Edit(Edit::Seller { target, stance, source, on }))
}

pub(super) fn player(line: &mut Line<'_>) -> Read {
    let (target, stance, (source, on)) = (line.target()?, stance(line)?, who_and_when(line)?);
    Ok(Command::Edit(Edit::Player { target, stance, source, on }))
}

fn who_and_when(line: &mut Line<'_>) -> Result<(Option<String>, Option<Date>), Problem> {
    let (mut source, mut on) = (None, None);
    while let Some(option) = line.option()? {
        match option {
            "source" => source = Some(line.text("who said it")?),
            _ => on = Some(line.date()?),
        }
    }
    Ok((source, on))
}

pub(super) fn sign(line: &mut Line<'_>) -> Read {
    let target = line.target()?;
    let (mut until, mut source, mut terms, mut joins) = (None, None, None, None);
    while let Some(option) = line.option()? {
        match option {
            "until" => until = Some(line.date()?),
            "source" => source = Some(line.text("who said it")?),
            "for" => terms = Some(line.terms()?),
            _ => joins = Some(line.date()?),
        }
    }
    let agreed = line.scope.plan.targets.get(&target).and_then(Target::agreed).map(|bid| &bid.terms);
    let loan = terms.as_ref().or(agreed).and_then(Terms::loan_until);
    let Some(until) = until.or(loan) else { return need(line, "until") };
    let Some(source) = source else { return need(line, "source") };
    Ok(Command::Edit(Edit::Sign { target, until, source, terms, joins }))
}

pub(super) fn sell(line: &mut Line<'_>) -> Read {
    let player = line.player()?;
    let (mut source, mut to, mut terms, mut on, mut until) = (None, None, None, None, None);
    while let Some(option) = line.option()? {
        match option {
            "source" => source = Some(line.text("who said it")?),
            "club" => to = Some(line.text("the club he goes to")?),
            "for" => terms = Some(line.terms()?),
            "until" => until = Some(line.date()?),
            _ => on = Some(line.date()?),
        }
    }
    let Some(source) = source else { return need(line, "source") };
    Ok(Command::Edit(Edit::Sell { player, source, to, terms, on, until }))
}

pub(super) fn renew(line: &mut Line<'_>) -> Read {
    let player = line.player()?;
    let (mut until, mut source, mut wage, mut on) = (None, None, None, None);
    while let Some(option) = line.option()? {
        match option {
            "until" => until = Some(line.date()?),
            "source" => source = Some(line.text("who said it")?),
            "wage" => wage = Some(line.money()?),
            _ => on = Some(line.date()?),
        }
    }
    let Some(until) = until else { return need(line, "until") };
    let Some(source) = source else { return need(line, "source") };
    Ok(Command::Edit(Edit::Renew { player, until, source, wage, on }))
}

fn stance(line: &mut Line<'_>) -> Result<Stance, Problem> {
    let choices = |_: &Line<'_>| {
        vec![Choice::new("unknown", ""), Choice::new("open", "ready to talk"), Choice::new("refuses", "and the reason")]
    };
    let stance = line.word("a stance: unknown, open, or refuses and the reason", choices, |word| {
        let known = [Stance::Unknown, Stance::Open, Stance::Refuses(String::new())];
        known.into_iter().find(|stance| stance.word().eq_ignore_ascii_case(word))
    })?;
    match stance {
        Stance::Refuses(_) if !line.is_empty() && !line.at_option() => Ok(Stance::Refuses(line.text("the reason")?)),
        stance => Ok(stance),
    }
}

pub(super) fn report(line: &mut Line<'_>) -> Read {
    let (man, says) = (line.man()?, line.text("what was said")?);
    let (mut source, mut asks, mut refuses, mut on) = (None, None::<Money>, None::<Money>, None);
    while let Some(option) = line.option()? {
        match option {
            "source" => source = Some(line.text("who said it")?),
            "asks" => asks = Some(line.money()?),
            "refuses" => refuses = Some(line.money()?),
            _ => on = Some(line.date()?),
        }
    }
    let Some(source) = source else { return need(line, "source") };
    Ok(Command::Edit(Edit::Report { man, says, source, asks, refuses, on }))
}

pub(super) fn absent(line: &mut Line<'_>) -> Read {
    let player = line.player()?;
    let kinds: [fn(String) -> Why; 3] = [Why::Injury, Why::Suspension, Why::Other];
    let kind = line.one_of("why he is out", &[0, 1, 2], |index: usize| {
        kinds.get(index).map_or("", |kind| kind(String::new()).kind())
    })?;
    let what = line.text("what it is, such as knee")?;
    let (mut from, mut back, mut source) = (None, None, None);
    while let Some(option) = line.option()? {
        match option {
            "from" => from = Some(line.date()?),
            "back" => back = Some(line.date()?),
            _ => source = Some(line.text("who said it")?),
        }
    }
    let back = match (back, source) {
        (Some(back), Some(source)) => Some((back, source)),
        (Some(_), None) => return need(line, "source"),
        (None, Some(_)) => return need(line, "back"),
        (None, None) => None,
    };
    let why = kinds.get(kind).map_or(Why::Other(String::new()), |kind| kind(what));
    Ok(Command::Edit(Edit::Absent { player, why, from, back }))
}

pub(super) fn returns(line: &mut Line<'_>) -> Read {
    let (player, back) = (line.player()?, line.date()?);
    let (mut source, mut on) = (None, None);
    while let Some(option) = line.option()? {
        match option {
            "source" => source = Some(line.text("who said it")?),
            _ => on = Some(line.date()?),
        }
    }
    let Some(source) = source else { return need(line, "source") };
    Ok(Command::Edit(Edit::Returning { player, back, source, on }))
}

pub(super) fn ended(line: &mut Line<'_>) -> Read {
    let player = line.player()?;
    let on = if line.is_empty() { None } else { Some(line.date()?) };
    Ok(Command::Edit(Edit::Ended { player, on }))
}

pub(super) fn add_player(line: &mut Line<'_>) -> Read {
    let (id, name) = (line.new_id()?, line.text("his name")?);
    if line.option()?.is_none() {
        return need(line, "plays");
    }
    Ok(Command::Edit(Edit::AddPlayer { id, name, positions: line.positions()? }))
}

pub(super) fn add_target(line: &mut Line<'_>) -> Read {
    let (id, name) = (line.new_id()?, line.text("his name")?);
    let (mut positions, mut club) = (None, None);
    while let Some(option) = line.option()? {
        match option {
            "plays" => positions = Some(line.positions()?),
            _ => club = Some(line.text("his club")?),
        }
    }
    let Some(positions) = positions else { return need(line, "plays") };
    Ok(Command::Edit(Edit::AddTarget { id, name, positions, club }))
}

pub(super) fn set(line: &mut Line<'_>) -> Read {
    let man = line.man()?;
    let field = line.field(&man)?;
    Ok(Command::Edit(Edit::Set { man, field }))
}

pub(super) fn remove(line: &mut Line<'_>) -> Read {
    Ok(Command::Edit(Edit::Remove { man: line.man()? }))
}

pub(super) fn order(line: &mut Line<'_>) -> Read {
    let slot = line.slot()?;
    let men = if line.takes("none") { Vec::new() } else { line.players()? };
    Ok(Command::Edit(Edit::Order { slot, men }))
}

pub(super) fn formation(line: &mut Line<'_>) -> Read {
    Ok(Command::Edit(Edit::Formation(line.formation()?)))
}

pub(super) fn depth(line: &mut Line<'_>) -> Read {
    let slot = line.slot()?;
    Ok(Command::Edit(Edit::Depth { slot, wanted: line.number("bodies wanted", &(1..=Tactic::MAX_DEPTH))? }))
}

pub(super) fn role(line: &mut Line<'_>) -> Read {
    let position = line.one_of("a position", Position::ALL, Position::word)?;
    let weights = if line.takes("none") { Vec::new() } else { line.weights(position)? };
    Ok(Command::Edit(Edit::Role { position, weights }))
}

pub(super) fn deadline(line: &mut Line<'_>) -> Read {
    let (on, name) = (line.date()?, line.text("the deadline's name")?);
    Ok(Command::Edit(Edit::Deadline { name, on }))
}

pub(super) fn remove_deadline(line: &mut Line<'_>) -> Read {
    let choices = line.scope.plan.deadlines.iter().map(|deadline| deadline.name.as_str()).collect();
    Ok(Command::Edit(Edit::RemoveDeadline { name: named(line, "a deadline's name", choices)? }))
}

pub(super) fn fixture(line: &mut Line<'_>) -> Read {
    let (on, versus) = (line.date()?, line.text("the opponent")?);
    Ok(Command::Edit(Edit::Match { on, versus }))
}

pub(super) fn remove_fixture(line: &mut Line<'_>) -> Read {
    Ok(Command::Edit(Edit::RemoveMatch { on: line.date()? }))
}

pub(super) fn call_up(line: &mut Line<'_>) -> Read {
    let (from, until, name) = (line.date()?, line.date()?, line.text("the tournament's name")?);
    let players = if line.option()?.is_some() { line.players()? } else { Vec::new() };
    Ok(Command::Edit(Edit::CallUp { name, from, until, players }))
}

pub(super) fn remove_call_up(line: &mut Line<'_>) -> Read {
    let choices = line.scope.plan.call_ups.iter().map(|call_up| call_up.name.as_str()).collect();
    Ok(Command::Edit(Edit::RemoveCallUp { name: named(line, "a call-up's name", choices)? }))
}

pub(super) fn plan(line: &mut Line<'_>) -> Read {
    Ok(Command::Edit(Edit::Plan(line.plan_field()?)))
}

pub(super) fn what_if(line: &mut Line<'_>) -> Read {
    let choices = line.scope.plan.what_ifs.iter().map(|what_if| Choice::new(super::fields::quote(&what_if.name), ""));
    let choices: Vec<Choice> = choices.collect();
    let name = line.word(
        "a name for the assumptions, in \"quotes\" where it has several words",
        |_| choices,
        |word| Some(word.to_owned()),
    )?;
    Ok(Command::Edit(Edit::WhatIf { name, assumptions: line.assumptions()? }))
}

pub(super) fn remove_what_if(line: &mut Line<'_>) -> Read {
    Ok(Command::Edit(Edit::RemoveWhatIf { name: kept_what_if(line)? }))
}

pub(super) fn apply_what_if(line: &mut Line<'_>) -> Read {
    Ok(Command::Edit(Edit::ApplyWhatIf { name: kept_what_if(line)? }))
}

pub(super) fn kept_what_if(line: &mut Line<'_>) -> Result<String, Problem> {
    let choices = line.scope.plan.what_ifs.iter().map(|what_if| what_if.name.as_str()).collect();
    named(line, "a what-if's name", choices)
}

fn named(line: &mut Line<'_>, what: &str, names: Vec<&str>) -> Result<String, Problem> {
    if line.is_empty() {
        let choices = names.into_iter().map(|name| Choice::new(super::fields::quote(name), "")).collect();
        return line.problem(what, choices);
    }
    line.text(what)
}

/// The option that the line lacks.
fn need<T>(line: &Line<'_>, option: &'static str) -> Result<T, Problem> {
    line.problem(format!("{option} and what follows it"), vec![Choice::new(option, "")])
}
