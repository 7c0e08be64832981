//! Targets and their negotiations.

use super::{Read, known_player, man, value};
use crate::domain::{Answer, Bid, Id, Player, Roster, Stage, Stance, Target};
use crate::store::place::At;
use crate::store::shape;
use crate::store::source::Located;

pub(super) fn target(at: &At<'_>, shape: &shape::Target<'_>, players: &Roster<Player>) -> Read<Target> {
    let stage = shape.stage.as_ref().map(|stage| value::named(&at.field("stage"), stage)).transpose()?;
    Ok(Target {
        profile: man::profile(at, &shape.man())?,
        club: value::owned(&shape.club),
        priority: value::number_if(at, shape.priority, "priority", Target::PRIORITY)?,
        stage: stage.unwrap_or(Stage::Identified),
        seller: stance(&shape.seller),
        player: stance(&shape.player),
        ties: shape.ties.iter().map(|tie| tie.as_str().to_owned()).collect(),
        bids: value::list(&at.field("bids"), &shape.bids, |at, shape| bid(at, shape, players))?,
    })
}

fn stance(shape: &Option<shape::Stance<'_>>) -> Stance {
    match shape {
        None | Some(shape::Stance::Unknown) => Stance::Unknown,
        Some(shape::Stance::Open) => Stance::Open,
        Some(shape::Stance::Refuses(reason)) => Stance::Refuses(reason.as_str().to_owned()),
    }
}

fn bid(at: &At<'_>, shape: &shape::Bid<'_>, players: &Roster<Player>) -> Read<Bid> {
    let terms = value::terms(at, &shape.terms)?;
    let answer = shape.answer.as_ref().map(|answer| value::named(&at.field("answer"), answer)).transpose()?;
    let answer = answer.unwrap_or(Answer::Pending);
    // Once a bid is answered, the men it offered may leave the plan.
    for id in terms.swap.iter().flat_map(|swap| &swap.players).filter(|_| answer == Answer::Pending) {
        known_player(players, id.as_str()).map_err(|expected| unknown_in_swap(at, shape, id, &expected))?;
    }
    Ok(Bid {
        on: value::day(at, &shape.on, "on")?,
        by: value::named(&at.field("by"), value::required(at, &shape.by, "by", "Us")?)?,
        terms,
        answer,
        source: value::owned(&shape.source),
    })
}

/// The error at the id itself, where the terms spell it.
fn unknown_in_swap(at: &At<'_>, shape: &shape::Bid<'_>, id: &Id, expected: &str) -> Located {
    let written = shape.terms.as_ref().map_or("", |terms| terms.as_str());
    // A condition in brackets may hold the same word: the last whole one that a + or a = follows is meant.
    let whole = |(at, word): &(usize, &str)| {
        let before = written.get(..*at).and_then(|text| text.chars().next_back());
        let after = written.get(at + word.len()..).unwrap_or("");
        let follows = after.trim_start().starts_with(['+', '=']);
        !before.is_some_and(Id::may_hold) && !after.starts_with(Id::may_hold) && follows
    };
    let start = written.match_indices(id.as_str()).filter(whole).last().map_or(0, |(at, _)| at);
    at.field("terms").refuse_part(start..start + id.as_str().len(), expected)
}
