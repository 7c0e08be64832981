//! Reads the rules of competitions: a map by name, in a file of its own.

use super::value::{self, Read};
use crate::domain::{AtClub, Free, Kept, Rules, Who};
use crate::store::place::At;
use crate::store::shape::{self, Entries, Name, Text};
use crate::store::source::Source;
use crate::store::syntax;

const WHO: &str = "trained: [Club]";

/// Reads the rules of at least one competition.
///
/// # Errors
///
/// A located error for anything that is not a rule, or does not make sense.
pub fn read_rules(source: &Source<'_>) -> Read<Vec<Rules>> {
    let at = At::root(source);
    let shapes: Entries<Text<'_>, shape::RawRules<'_>> = syntax::parse(source)?;
    let read = value::map(&at, &shapes, |key, at, name, shape| {
        if name.trim().is_empty() {
            return Err(key.refuse("the name of a competition, such as \"Serie A\""));
        }
        rules(at, name, shape)
    })?;
    match read.is_empty() {
        true => Err(at.opening_problem("found no rules here, expected at least one: \"Serie A\": (places: 25)")),
        false => Ok(read),
    }
}

fn rules(at: &At<'_>, name: &str, shape: &shape::RawRules<'_>) -> Read<Rules> {
    let places = *value::required(at, &shape.places, "places", "25")?;
    let rules = Rules {
        name: name.to_owned(),
        places: value::number(&at.field("places"), places, Rules::PLACES)?,
        kept: value::list(&at.field("kept"), &shape.kept, kept)?,
        goalkeepers: value::number_if(at, shape.goalkeepers, "goalkeepers", Rules::GOALKEEPERS)?.unwrap_or(0),
        free: shape.free.as_ref().map(|shape| free(&at.field("free"), shape)).transpose()?,
    };
    let kept: u32 = rules.kept.iter().map(|kept| u32::from(kept.places)).sum();
    match kept > u32::from(rules.places) {
        true => Err(at.field("kept").problem(format!("found {kept} kept places, expected at most {places}"))),
        false => Ok(rules),
    }
}

fn kept(at: &At<'_>, shape: &shape::RawKept<'_>) -> Read<Kept> {
    let places = *value::required(at, &shape.places, "places", "4")?;
    let given = (&shape.trained[..], &shape.nations[..], &shape.born_from, &shape.at_club);
    Ok(Kept {
        name: value::words(at, &shape.name, "name", "\"club-trained\"")?,
        places: value::number(&at.field("places"), places, Rules::PLACES)?,
        who: who(at, given)?,
    })
}

fn free(at: &At<'_>, shape: &shape::RawFree<'_>) -> Read<Free> {
    let given = (&shape.trained[..], &shape.nations[..], &shape.born_from, &shape.at_club);
    Ok(Free { name: value::owned(&shape.name), who: who(at, given)? })
}

type Given<'s, 'a> = (&'s [Name<'a>], &'s [Text<'a>], &'s Option<Text<'a>>, &'s Option<shape::RawAtClub>);

fn who(at: &At<'_>, (trained, nations, born_from, at_club): Given<'_, '_>) -> Read<Who> {
    let who = Who {
        trained: value::list(&at.field("trained"), trained, value::named)?,
        nations: nations.iter().map(|nation| nation.as_str().to_owned()).collect(),
        born_from: value::day_if(at, born_from, "born_from")?,
        at_club: at_club.as_ref().map(|shape| years(&at.field("at_club"), shape)).transpose()?,
    };
    if who.is_anyone() { Err(value::missing(at, "condition", WHO)) } else { Ok(who) }
}

fn years(at: &At<'_>, shape: &shape::RawAtClub) -> Read<AtClub> {
    let years = *value::required(at, &shape.years, "years", "2")?;
    let since_age = *value::required(at, &shape.since_age, "since_age", "15")?;
    Ok(AtClub {
        years: value::number(&at.field("years"), years, AtClub::YEARS)?,
        since_age: value::number(&at.field("since_age"), since_age, AtClub::AGE)?,
    })
}
