//! Lines about bids, answers, stances and agreements.

use super::Command;
use super::as_typed::quote;
use super::line::{LineProblem, LineWords, Options, Suggestion};
use crate::domain::{Answer, Edit, Id, Next, Player, Side, Stage, Stance, Target, Terms, WithoutYear};

/// What the buyer offers: we for a target, another club for a player of ours.
pub(super) fn bid(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    offer(line, Side::Us, Side::Them)
}

/// What the seller asks: another club for a target, we for a player of ours.
pub(super) fn counter(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    offer(line, Side::Them, Side::Us)
}

fn offer(line: &mut LineWords<'_>, for_target: Side, for_player: Side) -> Result<Command, LineProblem> {
    let (person, terms) = (line.person()?, line.terms()?);
    let by = if line.scope.plan.is_ours(&person) { for_player } else { for_target };
    let Options { club, source, on, .. } = line.options()?;
    Ok(Command::Edit(Edit::Bid { person, by, terms, club, source, on }))
}

pub(super) fn answer(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    let person = line.person()?;
    let answers: Vec<Answer> = Answer::ALL.iter().copied().filter(|answer| *answer != Answer::Pending).collect();
    let answer = line.one_of("an answer", &answers, Answer::word)?;
    let Options { club, source, on, .. } = line.options_with_club("the club whose bid it answers")?;
    Ok(Command::Edit(Edit::Answer { person, answer, club, source, on }))
}

pub(super) fn stage(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    let (target, stage) = (line.target()?, line.one_of("a stage", Stage::ALL, Stage::word)?);
    let reason = stage == Stage::Off && !line.is_empty() && !line.at_option();
    let why = if reason { Some(line.text("the reason")?) } else { None };
    let on = line.options()?.on;
    Ok(Command::Edit(Edit::Stage { target, stage, why, on }))
}

pub(super) fn seller(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    let (target, stance, Options { source, on, .. }) = (line.target()?, stance(line)?, line.options()?);
    Ok(Command::Edit(Edit::Seller { target, stance, source, on }))
}

pub(super) fn player(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    let (target, stance, Options { source, on, .. }) = (line.target()?, stance(line)?, line.options()?);
    Ok(Command::Edit(Edit::Player { target, stance, source, on }))
}

pub(super) fn sign(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    let target = line.signable()?;
    let Options { until, source, mut terms, joins, .. } = line.options()?;
    let plan = line.scope.plan;
    let borrowed = || plan.players.get(&target).and_then(Player::agreed);
    let agreed = plan.targets.get(&target).and_then(Target::agreed).or_else(borrowed).map(|bid| &bid.terms);
    let last = |terms: &Terms| terms.loan_until().or(terms.contract_until());
    let said = until.or(terms.as_ref().or(agreed).and_then(last));
    // A day behind the terms is that of the contract which is signed.
    terms.iter_mut().filter(|terms| terms.contract_until().is_some()).for_each(|terms| terms.contract = None);
    let Some(until) = said else {
        let taken = terms.as_ref().and_then(|terms| terms.buy_back?.until);
        let Some(taken) = taken else { return line.lacks("until") };
        let expected = format!("until and the contract's last day: until {taken} is how long the buy-back holds");
        return line.problem(expected, vec![Suggestion::new("until", "DAY")]);
    };
    let Some(source) = source else { return line.lacks("source") };
    Ok(Command::Edit(Edit::Sign { target, until, source, terms, joins }))
}

pub(super) fn sell(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    let player = line.player()?;
    line.on = WithoutYear::Nearest;
    let Options { source, club: to, terms, on, until, .. } = line.options_with_club("the club he goes to")?;
    let Some(source) = source else { return line.lacks("source") };
    Ok(Command::Edit(Edit::Sell { player, source, to, terms, on, until }))
}

pub(super) fn take_up(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    let person = line.player()?;
    line.on = WithoutYear::Nearest;
    let Options { until, source, on, .. } = line.options()?;
    let Some(source) = source else { return line.lacks("source") };
    Ok(Command::Edit(Edit::TakeUp { person, until, source, on }))
}

pub(super) fn end_loan(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    let player = line.player()?;
    line.on = WithoutYear::Nearest;
    let Options { source, on, .. } = line.options()?;
    let Some(source) = source else { return line.lacks("source") };
    Ok(Command::Edit(Edit::EndLoan { player, source, on }))
}

pub(super) fn renew(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    let player = line.player()?;
    let Options { until, source, wage, on, .. } = line.options()?;
    let Some(until) = until else { return line.lacks("until") };
    let Some(source) = source else { return line.lacks("source") };
    Ok(Command::Edit(Edit::Renew { player, until, source, wage, on }))
}

pub(super) fn stance(line: &mut LineWords<'_>) -> Result<Stance, LineProblem> {
    let choices = |_: &LineWords<'_>| {
        vec![
            Suggestion::new("unknown", ""),
            Suggestion::new("open", "ready to talk"),
            Suggestion::new("refuses", "and the reason"),
        ]
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

pub(super) fn report(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    let (person, says) = (line.person()?, line.text("what was said")?);
    let Options { source, asks, refuses, on, .. } = line.options()?;
    let Some(source) = source else { return line.lacks("source") };
    Ok(Command::Edit(Edit::Report { person, says, source, asks, refuses, on }))
}

/// The beginning of the line for a next move.
pub fn begun(next: &Next, id: &Id) -> String {
    let club = next.club.as_deref().map(|club| format!(" club {}", quote(club))).unwrap_or_default();
    format!("{} {id} {}", next.verb, next.rest).trim_end().to_owned() + &club
}
