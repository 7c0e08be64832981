//! Turns a file's shape into a plan; every error knows the path of its value.

mod deal;
mod filed;
mod forecast;
mod formation;
mod nations;
mod person;
mod player;
mod rules;
#[cfg(test)]
mod tests;
mod twice;
mod value;

use std::collections::HashSet;
use std::sync::Arc;

use super::place::At;
use super::shape::{self, Entries, Name, Text};
use super::source::{Located, Source};
use super::syntax;
use super::walk::{self, PathStep};
use crate::domain::{
    Assumption, Budget, CallUp, Deadline, Formation, KeptFilter, Match, Plan, Player, Position, Roster, Season,
    SeasonError, SeasonStart, Tactic, Target, TransferWindow, Weights, WhatIf,
};
use crate::text;

pub use filed::{idle_changes, lists_without_rules};
pub(super) use forecast::{read_fees, read_forecast, read_injuries};
pub use nations::{nations, unknown_nations};
pub use rules::read_rules;
pub use twice::held_twice;
use value::Read;
pub(super) use value::map;
pub(crate) use value::{missing, number, one_named};

/// The newest plan format that this program knows.
pub(super) const FORMAT: i64 = 1;

/// Reads a plan.
///
/// `name` is the file's name in errors, `formations` are those that it may use beside its own.
///
/// # Errors
///
/// A located error if the text is not a plan, or does not make sense.
pub fn read_plan(name: &str, text: &str, formations: &[Arc<Formation>]) -> Result<Plan, Located> {
    read(&Source::new(name, text), formations, None)
}

/// Reads a plan whose text has only some of its people; `players` are those whom entries may name.
pub(super) fn read_part(text: &str, formations: &[Arc<Formation>], players: &Roster<Player>) -> Result<Plan, Located> {
    read(&Source::new("", text), formations, Some(players))
}

fn read(source: &Source<'_>, formations: &[Arc<Formation>], all: Option<&Roster<Player>>) -> Result<Plan, Located> {
    let root = At::root(source);
    refuse_newer(source, &root)?;
    let shape: shape::RawPlan<'_> = syntax::parse(source).map_err(|error| match is_another_kind(source.text()) {
        true => error.with_help("this is no plan: if it is a list of players, touchline inspect says what is in it"),
        false => error,
    })?;
    plan(&root, &shape, formations, all)
}

/// Whether a file is not even begun as a plan is: somebody gave a table for a plan.
fn is_another_kind(text: &str) -> bool {
    let start = text.trim_start();
    !start.is_empty()
        && !start.starts_with(['(', '/', '#'])
        && !start.starts_with("Plan")
        && !syntax::is_conflict_mark(start)
}

/// Refuses a newer format, before anything else is read: it may have any other shape.
fn refuse_newer(source: &Source<'_>, root: &At<'_>) -> Read<()> {
    let format = walk::find(source.text(), &[PathStep::Field("format")]);
    let written = format.and_then(|range| source.text().get(range)?.parse().ok());
    if written.is_some_and(|format: i64| format > FORMAT) {
        let newer = root.field("format").refuse(format_args!("at most {FORMAT}: made by a newer Touchline"));
        return Err(newer.with_help("update Touchline to open this plan"));
    }
    Ok(())
}

fn plan(
    root: &At<'_>,
    shape: &shape::RawPlan<'_>,
    library: &[Arc<Formation>],
    all: Option<&Roster<Player>>,
) -> Read<Plan> {
    if *value::required(root, &shape.format, "format", "1")? != FORMAT {
        return Err(root.field("format").refuse(FORMAT));
    }
    let club = value::words(root, &shape.club, "club", "\"Juventus\"")?;
    let formations = formation::formations(&root.field("formations"), &shape.formations)?;
    let known: Vec<Arc<Formation>> = formations.iter().chain(library).cloned().collect();
    let players = players(&root.field("players"), &shape.players)?;
    let all = all.unwrap_or(&players);
    let targets = targets(&root.field("targets"), &shape.targets, all)?;
    let tactic_shape = value::required(root, &shape.tactic, "tactic", "(formation: \"4-4-2\")")?;
    let season_starts = season_starts(root, shape)?;
    Ok(Plan {
        club,
        season_year: season(root, shape, season_starts)?,
        season_starts: season_starts.unwrap_or_default(),
        today: value::day_if(root, &shape.today, "today")?,
        currency: value::owned(&shape.currency),
        competitions: value::list(&root.field("competitions"), &shape.competitions, |at, name| {
            value::competition(at, name.as_str())
        })?,
        registered: filed::lists(&root.field("registered"), &shape.registered, all)?,
        league: value::owned(&shape.league),
        patience: value::number_if(root, shape.patience, "patience", Plan::PATIENCE)?,
        budget: budget(&root.field("budget"), &shape.budget)?,
        conclusion: value::owned(&shape.conclusion),
        tactic: tactic(&root.field("tactic"), tactic_shape, &known, all)?,
        what_ifs: what_ifs(&root.field("what_ifs"), &shape.what_ifs, &known)?,
        filters: filters(&root.field("filters"), &shape.filters)?,
        formations,
        windows: value::list(&root.field("windows"), &shape.windows, window)?,
        deadlines: value::list(&root.field("deadlines"), &shape.deadlines, |at, deadline| {
            Ok(Deadline { name: value::any_text(at, &deadline.name, "name")?, on: value::day(at, &deadline.on, "on")? })
        })?,
        matches: value::list(&root.field("matches"), &shape.matches, |at, one| {
            Ok(Match {
                on: value::day(at, &one.on, "on")?,
                versus: value::any_text(at, &one.versus, "versus")?,
                competition: value::competition_if(at, &one.competition)?,
            })
        })?,
        call_ups: value::list(&root.field("call_ups"), &shape.call_ups, |at, one| call_up(at, one, all))?,
        players,
        targets,
    })
}

fn season_starts(root: &At<'_>, shape: &shape::RawPlan<'_>) -> Read<Option<SeasonStart>> {
    let start = |text: &Text<'_>| {
        let start = text.as_str().parse();
        start.map_err(|error: SeasonError| root.field("season_starts").refuse(error))
    };
    shape.season_starts.as_ref().map(start).transpose()
}

/// Reads the season as the year in which it begins.
fn season(root: &At<'_>, shape: &shape::RawPlan<'_>, starts: Option<SeasonStart>) -> Read<Option<i16>> {
    let named =
        |text: &Text<'_>| Season::named(text.as_str(), starts).map_err(|error| root.field("season").refuse(error));
    shape.season.as_ref().map(named).transpose().map(|season| season.map(Season::year))
}

fn budget(at: &At<'_>, shape: &Option<shape::RawBudget<'_>>) -> Read<Budget> {
    let Some(shape) = shape else { return Ok(Budget::default()) };
    Ok(Budget {
        transfers: value::money_if(at, &shape.transfers, "transfers")?,
        wages: value::money_if(at, &shape.wages, "wages")?,
        revenue: value::money_if(at, &shape.revenue, "revenue")?,
        squad_cost: value::number_if(at, shape.squad_cost, "squad_cost", Budget::SQUAD_COST)?,
        coach_wage: value::money_if(at, &shape.coach_wage, "coach_wage")?,
    })
}

fn window(at: &At<'_>, shape: &shape::RawWindow<'_>) -> Read<TransferWindow> {
    let (opens, closes) = (value::day(at, &shape.opens, "opens")?, value::day(at, &shape.closes, "closes")?);
    match closes < opens {
        true => Err(at.field("closes").refuse(format_args!("{opens} or later: it closes before it opens"))),
        false => Ok(TransferWindow { opens, closes }),
    }
}

fn players(at: &At<'_>, shapes: &Entries<Text<'_>, shape::RawPlayer<'_>>) -> Read<Roster<Player>> {
    let people =
        value::map(at, shapes, |key, at, id, shape| Ok((value::id(key, id)?, Arc::new(player::player(at, shape)?))))?;
    Ok(people.into_iter().collect())
}

fn targets(
    at: &At<'_>,
    shapes: &Entries<Text<'_>, shape::RawTarget<'_>>,
    players: &Roster<Player>,
) -> Read<Roster<Target>> {
    let taken: HashSet<&str> = players.iter().map(|(id, _)| id.as_str()).collect();
    let people = value::map(at, shapes, |key, at, id, shape| {
        if taken.contains(id) {
            return Err(key.problem(format!("found {}, which is a player's id, expected another", key.quote())));
        }
        Ok((value::id(key, id)?, Arc::new(deal::target(at, shape, players)?)))
    })?;
    Ok(people.into_iter().collect())
}

fn tactic(
    at: &At<'_>,
    shape: &shape::RawTactic<'_>,
    known: &[Arc<Formation>],
    players: &Roster<Player>,
) -> Read<Tactic> {
    let name = value::required(at, &shape.formation, "formation", "\"4-4-2\"")?.as_str();
    let formation = known.iter().find(|formation| formation.name() == name).ok_or_else(|| {
        let names = known.iter().map(|formation| formation.name());
        at.field("formation").refuse(value::one_of(name, names))
    })?;
    let labelled = |at: &At<'_>, label: &str| {
        let has_it = |formation: &Arc<Formation>| formation.slots().iter().any(|slot| slot.label == label);
        let labels = known.iter().flat_map(|formation| formation.slots()).map(|slot| slot.label.as_str());
        if known.iter().any(has_it) { Ok(label.to_owned()) } else { Err(at.refuse(slot_hint(label, labels))) }
    };
    let depth = value::map(&at.field("depth"), &shape.depth, |key, at, label, wanted| {
        Ok((labelled(key, label)?, value::number(at, *wanted, 1..=Tactic::MAX_DEPTH)?))
    })?;
    let order = value::map(&at.field("order"), &shape.order, |key, at, label, people| {
        Ok((labelled(key, label)?, value::player_ids(at, people, players)?))
    })?;
    let roles = roles(&at.field("roles"), &shape.roles)?;
    Ok(Tactic { formation: Arc::clone(formation), depth, order, roles })
}

type Roles<'a> = Entries<Name<'a>, Entries<Text<'a>, i64>>;

fn roles(at: &At<'_>, shapes: &Roles<'_>) -> Read<Vec<(Position, Weights)>> {
    let mut roles: Vec<(Position, Weights)> = Vec::with_capacity(shapes.0.len());
    for (index, (position, weights)) in shapes.0.iter().enumerate() {
        let position = value::named(&at.key(index), position)?;
        if roles.iter().any(|(earlier, _)| *earlier == position) {
            return Err(value::second(&at.key(index)));
        }
        let weights = value::map(&at.entry(index), weights, |_, at, attribute, weight| {
            Ok((attribute.to_owned(), value::number(at, *weight, Tactic::WEIGHT)?))
        })?;
        roles.push((position, weights));
    }
    Ok(roles)
}

fn what_ifs(at: &At<'_>, shapes: &Entries<Text<'_>, Vec<Text<'_>>>, known: &[Arc<Formation>]) -> Read<Vec<WhatIf>> {
    value::map(at, shapes, |key, at, name, lines| {
        if name.trim().is_empty() {
            return Err(key.refuse("a name for these assumptions"));
        }
        let assumptions = value::list(at, lines, |at, line| {
            let read = Assumption::read(line.as_str(), known);
            read.map_err(|error| match error.at.is_empty() {
                true => at.refuse(error.expected),
                false => at.refuse_part(error.at, &error.expected),
            })
        })?;
        Ok(WhatIf { name: name.to_owned(), assumptions })
    })
}

fn filters(at: &At<'_>, shapes: &Entries<Text<'_>, Text<'_>>) -> Read<Vec<KeptFilter>> {
    value::map(at, shapes, |key, at, name, terms| {
        if name.trim().is_empty() {
            return Err(key.refuse("a name for this filter"));
        }
        if terms.as_str().trim().is_empty() {
            return Err(at.refuse("a filter's terms, such as \"cb u23\""));
        }
        Ok(KeptFilter { name: name.to_owned(), terms: terms.as_str().to_owned() })
    })
}

fn slot_hint<'n>(label: &str, labels: impl Iterator<Item = &'n str>) -> String {
    match text::nearest(label, labels) {
        Some(near) => format!("the label of a slot, such as {near}"),
        None => "the label of a slot of a formation, such as RCB".to_owned(),
    }
}

fn call_up(at: &At<'_>, shape: &shape::RawCallUp<'_>, players: &Roster<Player>) -> Read<CallUp> {
    let from = value::day(at, &shape.from, "from")?;
    let until = value::day(at, &shape.until, "until")?;
    if until < from {
        return Err(at.field("until").refuse(format_args!("{from} or later: it ends before it begins")));
    }
    Ok(CallUp {
        name: value::any_text(at, &shape.name, "name")?,
        from,
        until,
        players: value::player_ids(&at.field("players"), &shape.players, players)?,
    })
}
