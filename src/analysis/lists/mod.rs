//! Registration lists: who may be registered for a competition, whom to leave out, and the place of each target.

mod best;
mod choice;
mod filed;
pub mod filing;
mod fill;
mod newcomers;
mod places;
#[cfg(test)]
mod tests;
mod too_many;
mod who;
pub mod words;

use jiff::civil::Date;

use super::squad::wanted;
use best::best;
pub use choice::ListStanding;
use choice::{Constraint, Entrant, List, ListChoice, ListScore};
pub use filed::{Filed, Replaceable};
use newcomers::ListArrivals;
pub use places::{ListPlace, TakenPlaces, places_of};
pub use too_many::{TooMany, too_many};
pub use who::Unknown;
use who::{Assume, Club, ListTarget, entrant};

use crate::domain::{Confidence, Counted, Familiarity, Id, Plan, Rules, Season};

/// The answer for a competition and a day.
///
/// Everyone at the club on the day counts, fit or not, since a list is for months.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Registration {
    /// Those that hold in the season.
    pub rules: Rules,
    pub season: Season,
    /// How sure it is that these are the season's rules; nothing where nobody gave a source.
    pub confidence: Option<Confidence>,
    pub on: Date,
    /// The list that is filed for the season, from which the best one goes.
    pub filed: Option<Filed>,
    /// Whether players are compared by rating, as every player and target has one; otherwise by value.
    pub rated: bool,
    /// The facts that the rules ask for and the plan lacks, by player.
    pub unknown: Vec<Unknown>,
    /// The list if every unknown fact counts against the player.
    pub least: Case,
    /// The list if every unknown fact counts for the player.
    ///
    /// `None` if nothing is unknown. Whatever the facts are, the best list is between the two.
    pub most: Option<Case>,
}

/// The best list under one assumption about the unknown facts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Case {
    /// The standing of each player of the club, in plan order.
    pub players: Vec<(Id, ListStanding)>,
    /// The reason for each standing, if it was asked for.
    pub reasons: Vec<Option<Because>>,
    /// The places by kind: those open to everyone first, then those kept.
    pub kinds: Vec<Places>,
    /// The number of required goalkeepers for whom there is no place.
    pub keepers_missing: usize,
    /// Goalkeepers who are missing among those who may play, with a place or without.
    pub keepers_missing_in_all: usize,
    /// How many on the list count for each least number, in the rules' order.
    pub least: Vec<u32>,
    /// How many on the list count for each most number, in the rules' order.
    pub most: Vec<u32>,
    /// The number of slots that the players who may play can fill.
    pub eleven: usize,
    /// The number of bodies missing for the wanted depth among those who may play.
    pub shortfall: u32,
    /// The targets that were asked for, in plan order, without those whose deals are off.
    pub targets: Vec<Newcomer>,
}

/// The places of one kind.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Places {
    /// The name of the kind; `None` for the places that are open to everyone.
    pub name: Option<String>,
    /// `None` where there is no most.
    pub places: Option<u32>,
    pub taken: u32,
}

/// What else is asked for beside the standings.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ListReasons<'a> {
    /// The reason for each standing, and the place of every target.
    Everything,
    /// The place of every target.
    Newcomers,
    /// Nothing.
    Nothing,
    /// The reason for one player's standing, or the place of one target.
    Person(&'a Id),
}

/// The reason for a player's standing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Because {
    /// He meets the conditions for players who need no place.
    Free,
    /// Nobody is left out.
    Room,
    /// He is on the list, and without him it would be worse, whoever came instead.
    Better { loss: Loss, instead: Vec<Id> },
    /// He is left out, and with him these players would go and the list would be worse.
    Worse { loss: Loss, gone: Vec<Id> },
    /// There is no place for him, or none that required players can spare.
    NoPlace,
}

/// The first point of the order in which one list is worse than another, and by how much.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Loss {
    Goalkeepers(u64),
    /// Goalkeepers among those who may play.
    GoalkeepersInAll(u64),
    /// Players of the kinds that are asked for.
    Kinds(u64),
    /// The number of slots of the eleven that are lost.
    Eleven(u64),
    /// The number of bodies of the wanted depth that are lost.
    Depth(u64),
    /// The loss in the total of ratings or values.
    Merit(u64),
    PlanOrder,
}

/// The place of a target if he came on the day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Newcomer {
    pub id: Id,
    pub standing: ListStanding,
    /// The players whom he would push off the list.
    pub instead_of: Vec<Id>,
}

/// The rules of the competitions that a plan names, or all known rules if it names none; and the unknown names.
pub fn rules_of(plan: &Plan, known: &[Rules]) -> (Vec<Rules>, Vec<String>) {
    if plan.competitions.is_empty() {
        return (known.to_vec(), Vec::new());
    }
    let (mut rules, mut unknown) = (Vec::new(), Vec::new());
    for name in &plan.competitions {
        match Rules::named(name, known) {
            Some(found) => rules.push(found.clone()),
            None => unknown.push(name.clone()),
        }
    }
    (rules, unknown)
}

/// The best list of players to register for a competition.
///
/// Compared are the goalkeepers and the players of a kind that the rules ask for, the fullest eleven, the bodies of the
/// depth wanted, the ratings together (values where anybody lacks a rating; unknown is 0), and plan order.
pub fn registration(
    plan: &Plan,
    rules: &Rules,
    on: Date,
    at_least: Familiarity,
    asked: ListReasons<'_>,
) -> Registration {
    let season = rules.season(on, plan.named_season(), plan.season_starts);
    let (confidence, rules) = (rules.confidence(season), rules.of(season));
    let filed = Filed::of(plan, &rules, season, (on, at_least));
    let club = Club::new(plan, &rules, season, (on, at_least), filed.as_ref());
    let unknown = club.unknown();
    let least = case(plan, &club, Assume::Not, asked);
    let most = (!unknown.is_empty()).then(|| case(plan, &club, Assume::So, asked));
    let rated = club.rated;
    Registration { rules, season, confidence, on, filed, rated, unknown, least, most }
}

fn case(plan: &Plan, club: &Club<'_>, assume: Assume, asked: ListReasons<'_>) -> Case {
    let list = list(plan, club);
    let entrants: Vec<Entrant> = club.entrants(assume, club.rated);
    let ids: Vec<&Id> = club.players().map(|(id, _)| id).collect();
    let found = best(&entrants, &list, Constraint::Nothing).unwrap_or_default();
    let is_asked = |id: &Id| asked == ListReasons::Everything || asked == ListReasons::Person(id);
    let reason = |(player, id): (usize, &&Id)| is_asked(id).then(|| because(&entrants, &list, &found, player, &ids));
    let reasons = ids.iter().enumerate().map(reason).collect();
    let mut targets = Vec::new();
    let mut newcomers = ListArrivals::new(&entrants, &list, &found);
    let comes = |id: &Id| asked == ListReasons::Newcomers || is_asked(id);
    for ListTarget { id, judged, here } in club.targets().filter(|target| comes(target.id)) {
        let (with, standing) = newcomers.with(entrant(judged, assume, club.rated), *here);
        targets.push(Newcomer { id: (*id).clone(), standing, instead_of: changed(&found, &with, &ids) });
    }
    let missing = |asked: usize, have: i64| asked.saturating_sub(usize::try_from(have).unwrap_or(0));
    let bodies = list.wanted.iter().map(|wanted| i64::from((*wanted).max(1))).sum::<i64>();
    Case {
        kinds: places(club.rules, &list, &found),
        least: (0..list.least.len()).map(|bit| found.placed(&entrants, |one| one.least, bit)).collect(),
        most: (0..list.most.len()).map(|bit| found.placed(&entrants, |one| one.most, bit)).collect(),
        keepers_missing_in_all: missing(list.keepers_in_all, found.score.keepers_in_all),
        keepers_missing: missing(list.keepers, found.score.keepers),
        eleven: usize::try_from(found.score.eleven).unwrap_or(0),
        shortfall: u32::try_from(bodies - found.score.eleven - found.score.depth).unwrap_or(0),
        players: ids.into_iter().cloned().zip(found.standings).collect(),
        reasons,
        targets,
    }
}

fn list(plan: &Plan, club: &Club<'_>) -> List {
    let rules = club.rules;
    let everyone = u32::try_from(club.players().count() + 1).unwrap_or(u32::MAX);
    let open = rules.open().map_or(everyone, u32::from);
    let numbers = |counted: &[Counted]| -> Vec<u32> { counted.iter().map(|one| u32::from(one.number)).collect() };
    let new = club.filed.and_then(|filed| filed.new).map(u32::from);
    List {
        kinds: std::iter::once(open).chain(rules.kept.iter().map(|kept| u32::from(kept.places))).collect(),
        keepers: rules.goalkeepers.into(),
        keepers_in_all: rules.goalkeepers_in_all.into(),
        least: numbers(&rules.least),
        most: numbers(&rules.most).into_iter().chain(new).collect(),
        wanted: wanted(plan),
    }
}

fn places(rules: &Rules, list: &List, found: &ListChoice) -> Vec<Places> {
    let names = std::iter::once(None).chain(rules.kept.iter().map(|kept| Some(kept.name.clone())));
    let taken = |kind| found.standings.iter().filter(|standing| **standing == ListStanding::On(kind)).count() as u32;
    let kinds = names.zip(&list.kinds).enumerate();
    let most = |kind: usize, places: u32| Some(places).filter(|_| kind > 0 || rules.places.is_some());
    kinds.map(|(kind, (name, places))| Places { name, places: most(kind, *places), taken: taken(kind) }).collect()
}

/// The reason for a player's standing, by comparison with the best choice in which he has another one.
fn because(entrants: &[Entrant], list: &List, found: &ListChoice, player: usize, ids: &[&Id]) -> Because {
    match found.standings.get(player) {
        Some(ListStanding::Free) => Because::Free,
        Some(ListStanding::On(_)) if found.out().next().is_none() => Because::Room,
        Some(ListStanding::On(_)) => match best(entrants, list, Constraint::Out(player)) {
            Some(other) => {
                Because::Better { loss: loss(&found.score, &other.score), instead: changed(&other, found, ids) }
            }
            None => Because::Room,
        },
        _ => match best(entrants, list, Constraint::In(player)) {
            Some(other) => Because::Worse { loss: loss(&found.score, &other.score), gone: changed(found, &other, ids) },
            None => Because::NoPlace,
        },
    }
}

/// Those who may play in one choice and are left out in the other.
fn changed(one: &ListChoice, other: &ListChoice, ids: &[&Id]) -> Vec<Id> {
    let pairs = ids.iter().zip(one.standings.iter().zip(&other.standings));
    let gone = pairs.filter(|(_, (before, after))| **before != ListStanding::Out && **after == ListStanding::Out);
    gone.map(|(id, _)| (*id).clone()).collect()
}

fn loss(best: &ListScore, other: &ListScore) -> Loss {
    let by = |difference: i128| u64::try_from(difference).unwrap_or(0);
    let (keepers, eleven) = (best.keepers - other.keepers, best.eleven - other.eleven);
    let (in_all, kinds) = (best.keepers_in_all - other.keepers_in_all, best.least - other.least);
    let (depth, merit) = (best.depth - other.depth, best.merit - other.merit);
    match () {
        _ if keepers != 0 => Loss::Goalkeepers(by(keepers.into())),
        _ if in_all != 0 => Loss::GoalkeepersInAll(by(in_all.into())),
        _ if kinds != 0 => Loss::Kinds(by(kinds.into())),
        _ if eleven != 0 => Loss::Eleven(by(eleven.into())),
        _ if depth != 0 => Loss::Depth(by(depth.into())),
        _ if merit != 0 => Loss::Merit(by(merit)),
        _ => Loss::PlanOrder,
    }
}

impl Case {
    /// A player of the club by index, with his standing and its reason; `None` if that was not asked for.
    pub fn player(&self, place: usize) -> Option<(&Id, ListStanding, &Because)> {
        let (id, standing) = self.players.get(place)?;
        Some((id, *standing, self.reasons.get(place)?.as_ref()?))
    }

    /// The number of the club's players who are left out.
    pub fn left_out(&self) -> usize {
        self.players.iter().filter(|(_, standing)| *standing == ListStanding::Out).count()
    }

    /// Who has a place now and is not on the list that is filed.
    pub fn new_on<'c>(&'c self, filed: &'c Filed) -> impl Iterator<Item = &'c Id> {
        let on = self.players.iter().filter(|(_, stands)| matches!(stands, ListStanding::On(_)));
        on.map(|(id, _)| id).filter(|id| !filed.people.contains(id))
    }

    /// Who is on the list that is filed and has no place now.
    pub fn gone_from<'c>(&'c self, filed: &'c Filed) -> impl Iterator<Item = &'c Id> {
        let stays =
            |id: &Id| self.players.iter().any(|(held, stands)| held == id && matches!(stands, ListStanding::On(_)));
        filed.people.iter().filter(move |id| !stays(id))
    }
}

impl Registration {
    /// The cases; first the one in which unknown facts count against players.
    pub fn cases(&self) -> impl Iterator<Item = &Case> {
        std::iter::once(&self.least).chain(&self.most)
    }
}
