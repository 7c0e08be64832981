//! Reads negotiations about targets and about our players.

use super::person;
use super::value::{self, Read, known_player};
use crate::domain::{Answer, Bid, Id, Left, Moved, Player, Renewal, Roster, Signed, Stage, Stance, Target, TrackStep};
use crate::store::place::At;
use crate::store::shape;
use crate::store::source::Located;

pub(super) fn target(at: &At<'_>, shape: &shape::RawTarget<'_>, players: &Roster<Player>) -> Read<Target> {
    let stage = shape.stage.as_ref().map(|stage| value::named(&at.field("stage"), stage)).transpose()?;
    Ok(Target {
        profile: person::profile(at, &shape.person())?,
        club: value::owned(&shape.club),
        league: value::owned(&shape.league),
        priority: value::number_if(at, shape.priority, "priority", Target::PRIORITY)?,
        stage: stage.unwrap_or(Stage::Identified),
        seller: stance(&shape.seller),
        player: stance(&shape.player),
        ties: texts(&shape.ties),
        steps: value::list(&at.field("steps"), &shape.steps, step)?,
        bids: value::list(&at.field("bids"), &shape.bids, |at, shape| bid_for(at, shape, players))?,
    })
}

fn texts(shapes: &[shape::Text<'_>]) -> Vec<String> {
    shapes.iter().map(|text| text.as_str().to_owned()).collect()
}

fn stance(shape: &Option<shape::RawStance<'_>>) -> Stance {
    shape.as_ref().map_or(Stance::Unknown, said)
}

fn said(shape: &shape::RawStance<'_>) -> Stance {
    match shape {
        shape::RawStance::Unknown => Stance::Unknown,
        shape::RawStance::Open => Stance::Open,
        shape::RawStance::Refuses(reason) => Stance::Refuses(reason.as_str().to_owned()),
    }
}

fn step(at: &At<'_>, shape: &shape::RawStep<'_>) -> Read<TrackStep> {
    let why = value::owned(&shape.why);
    let to = match (&shape.stage, &shape.seller, &shape.player) {
        (Some(stage), None, None) => Moved::Stage(value::named(&at.field("stage"), stage)?, why.clone()),
        (None, Some(stance), None) => Moved::Seller(said(stance)),
        (None, None, Some(stance)) => Moved::Player(said(stance)),
        (None, None, None) => return Err(value::missing(at, "stage, seller or player", "seller: Open")),
        _ => return Err(at.problem("found several of stage, seller and player, expected one of them in a step")),
    };
    if shape.why.is_some() && shape.stage.is_none() {
        return Err(at.field("why").refuse("a stage beside it: a stance has its reason inside, as in Refuses(\"…\")"));
    }
    Ok(TrackStep { on: value::day(at, &shape.on, "on")?, to, source: value::owned(&shape.source) })
}

/// Reads a bid for a target; until it is answered, the people who go the other way must be players of the plan.
fn bid_for(at: &At<'_>, shape: &shape::RawBid<'_>, players: &Roster<Player>) -> Read<Bid> {
    let bid = bid(at, shape)?;
    for id in bid.terms.given().filter(|_| bid.answer == Answer::Pending) {
        known_player(players, id.as_str()).map_err(|expected| unknown_in_swap(at, shape, id, &expected))?;
    }
    Ok(bid)
}

pub(super) fn bid(at: &At<'_>, shape: &shape::RawBid<'_>) -> Read<Bid> {
    let answer = shape.answer.as_ref().map(|answer| value::named(&at.field("answer"), answer)).transpose()?;
    Ok(Bid {
        on: value::day(at, &shape.on, "on")?,
        by: value::named(&at.field("by"), value::required(at, &shape.by, "by", "Us")?)?,
        club: value::owned(&shape.club),
        terms: value::terms(at, &shape.terms)?,
        answer: answer.unwrap_or(Answer::Pending),
        source: value::owned(&shape.source),
        answered: value::day_if(at, &shape.answered, "answered")?,
        answer_source: value::owned(&shape.answer_source),
    })
}

pub(super) fn signed(at: &At<'_>, shape: &shape::RawSigned<'_>) -> Read<Signed> {
    Ok(Signed {
        on: value::day(at, &shape.on, "on")?,
        from: value::owned(&shape.from),
        terms: value::terms_if(at, &shape.terms)?,
        source: value::any_text(at, &shape.source, "source")?,
        ties: texts(&shape.ties),
        steps: value::list(&at.field("steps"), &shape.steps, step)?,
        bids: value::list(&at.field("bids"), &shape.bids, bid)?,
    })
}

pub(super) fn renewal(at: &At<'_>, shape: &shape::RawRenewal<'_>) -> Read<Renewal> {
    Ok(Renewal {
        on: value::day(at, &shape.on, "on")?,
        was: value::day_if(at, &shape.was, "was")?,
        earned: value::money_if(at, &shape.earned, "earned")?,
        wage: value::money_if(at, &shape.wage, "wage")?,
        source: value::any_text(at, &shape.source, "source")?,
    })
}

pub(super) fn left(at: &At<'_>, shape: &shape::RawLeft<'_>) -> Read<Left> {
    Ok(Left {
        on: value::day(at, &shape.on, "on")?,
        to: value::owned(&shape.to),
        terms: value::terms_if(at, &shape.terms)?,
        source: value::any_text(at, &shape.source, "source")?,
    })
}

/// An error at an id within the terms of a bid.
fn unknown_in_swap(at: &At<'_>, shape: &shape::RawBid<'_>, id: &Id, expected: &str) -> Located {
    let written = shape.terms.as_ref().map_or("", |terms| terms.as_str());
    // A condition in brackets may have the same word; the id is the last whole word at a + or a =.
    let whole = |(at, word): &(usize, &str)| {
        let before = written.get(..*at).and_then(|text| text.chars().next_back());
        let after = written.get(at + word.len()..).unwrap_or("");
        let follows = after.trim_start().starts_with(['+', '=']);
        !before.is_some_and(Id::may_hold) && !after.starts_with(Id::may_hold) && follows
    };
    let start = written.match_indices(id.as_str()).filter(whole).last().map_or(0, |(at, _)| at);
    at.field("terms").refuse_part(start..start + id.as_str().len(), expected)
}
