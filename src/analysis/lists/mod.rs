//! Who may be registered for a competition, whom to leave out, and what each target would take.

mod choice;
#[cfg(test)]
mod tests;
mod who;
pub mod words;

use jiff::civil::Date;

use super::squad::wanted;
pub use choice::ListStanding;
use choice::{Constraint, Entrant, List, ListChoice, ListScore, best};
pub use who::Unknown;
use who::{Assume, Club, ListTarget};

use crate::domain::{Familiarity, Id, Plan, Rules};

/// The answer for a competition and a day.
///
/// Everyone counts whom the club has on the day, fit or not: a list is for months.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Registration {
    pub rules: Rules,
    pub on: Date,
    /// Whether players are compared by ratings, not by values.
    ///
    /// By ratings where every player and target has one.
    pub rated: bool,
    /// What the plan does not tell and the rules ask, player by player.
    pub unknown: Vec<Unknown>,
    /// The list if nothing that is unknown counts for a player.
    pub least: Case,
    /// The list if everything that is unknown counts for a player.
    ///
    /// Absent where nothing is unknown. Whatever turns out to be so, the best list is between the two.
    pub most: Option<Case>,
}

/// The best list, taken that what is unknown counts, or that it does not.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Case {
    /// Where the club's players stand, in plan order.
    pub players: Vec<(Id, ListStanding)>,
    /// Why each of them stands where he does, where that was asked.
    pub reasons: Vec<Option<Because>>,
    /// The places by kind: those open to everyone first, then those kept.
    pub kinds: Vec<Places>,
    /// Goalkeepers who must be on the list and can't.
    pub keepers_missing: usize,
    /// Slots of the eleven that those who may play fill.
    pub eleven: usize,
    /// Bodies missing for the depth wanted among those who may play.
    pub shortfall: u32,
    /// Those asked for, in plan order, without those whose deals are off.
    pub targets: Vec<Newcomer>,
}

/// The places of one kind.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Places {
    /// `None` for those open to everyone.
    pub name: Option<String>,
    pub places: u32,
    pub taken: u32,
}

/// What is asked beside where the players stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ListReasons<'a> {
    /// Why each stands there, and what every target would take.
    Everything,
    /// Why one player stands there, or what one target would take.
    Person(&'a Id),
}

/// Why a player stands where he does.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Because {
    /// He meets what is asked of those who need no place.
    Free,
    /// Nobody is left out.
    Room,
    /// He is on the list: without him it would be worse, whoever came instead.
    Better { loss: Loss, instead: Vec<Id> },
    /// He is left out: with him these would go, and it would be worse.
    Worse { loss: Loss, gone: Vec<Id> },
    /// No place is for players like him, or none that those who must be on the list can spare.
    NoPlace,
}

/// Where one list is worse than another, and by how much.
///
/// The first point of the order that tells the two apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Loss {
    Goalkeepers(u64),
    /// Slots of the eleven.
    Eleven(u64),
    /// Bodies of the depth wanted.
    Depth(u64),
    /// Ratings or values together.
    Merit(u64),
    PlanOrder,
}

/// What a target would take if he came on the day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Newcomer {
    pub id: Id,
    pub standing: ListStanding,
    /// Whom he would push off the list.
    pub instead_of: Vec<Id>,
}

/// The rules of the competitions that a plan names, or all that are known where it names none; and the names that are not
/// known.
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
/// Compared are the goalkeepers that the rules ask for, the fullest eleven, the bodies of the depth wanted, the ratings
/// together (values where anybody lacks a rating; unknown is 0), and plan order.
pub fn registration(
    plan: &Plan,
    rules: &Rules,
    on: Date,
    at_least: Familiarity,
    asked: ListReasons<'_>,
) -> Registration {
    let club = Club::new(plan, rules, on, at_least);
    let unknown = club.unknown();
    let least = case(plan, &club, Assume::Not, asked);
    let most = (!unknown.is_empty()).then(|| case(plan, &club, Assume::So, asked));
    Registration { rules: rules.clone(), on, rated: club.rated, unknown, least, most }
}

fn case(plan: &Plan, club: &Club<'_>, assume: Assume, asked: ListReasons<'_>) -> Case {
    let kinds = std::iter::once(club.rules.open()).chain(club.rules.kept.iter().map(|kept| kept.places));
    let list =
        List { kinds: kinds.map(u32::from).collect(), keepers: club.rules.goalkeepers.into(), wanted: wanted(plan) };
    let entrants: Vec<Entrant> = club.players().map(|(_, judged)| club.entrant(judged, assume)).collect();
    let ids: Vec<&Id> = club.players().map(|(id, _)| id).collect();
    let found = best(&entrants, &list, Constraint::Nothing).unwrap_or_default();
    let is_asked = |id: &Id| asked == ListReasons::Everything || asked == ListReasons::Person(id);
    let reason = |(player, id): (usize, &&Id)| is_asked(id).then(|| because(&entrants, &list, &found, player, &ids));
    let reasons = ids.iter().enumerate().map(reason).collect();
    let mut targets = Vec::new();
    for ListTarget { id, judged, here } in club.targets().filter(|target| is_asked(target.id)) {
        let place = here.unwrap_or(ids.len());
        let with: Vec<Entrant> = entrants
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != place)
            .map(|(_, entrant)| entrant.clone())
            .chain([club.entrant(judged, assume)])
            .collect();
        let mut with = best(&with, &list, Constraint::Nothing).unwrap_or_default();
        let standing = with.standings.pop().unwrap_or(ListStanding::Out);
        if here.is_some() {
            // He stands where he stood among the players, and goes for nobody.
            with.standings.insert(place.min(with.standings.len()), ListStanding::Free);
        }
        targets.push(Newcomer { id: (*id).clone(), standing, instead_of: changed(&found, &with, &ids) });
    }
    let bodies = list.wanted.iter().map(|wanted| i64::from((*wanted).max(1))).sum::<i64>();
    Case {
        kinds: places(club.rules, &list, &found),
        keepers_missing: list.keepers.saturating_sub(usize::try_from(found.score.keepers).unwrap_or(0)),
        eleven: usize::try_from(found.score.eleven).unwrap_or(0),
        shortfall: u32::try_from(bodies - found.score.eleven - found.score.depth).unwrap_or(0),
        players: ids.into_iter().cloned().zip(found.standings).collect(),
        reasons,
        targets,
    }
}

fn places(rules: &Rules, list: &List, found: &ListChoice) -> Vec<Places> {
    let names = std::iter::once(None).chain(rules.kept.iter().map(|kept| Some(kept.name.clone())));
    let taken = |kind| found.standings.iter().filter(|standing| **standing == ListStanding::On(kind)).count() as u32;
    let kinds = names.zip(&list.kinds).enumerate();
    kinds.map(|(kind, (name, places))| Places { name, places: *places, taken: taken(kind) }).collect()
}

/// Why the best choice has a player where it has him: the best choice that has him elsewhere is worse.
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
    let (depth, merit) = (best.depth - other.depth, best.merit - other.merit);
    match () {
        _ if keepers != 0 => Loss::Goalkeepers(by(keepers.into())),
        _ if eleven != 0 => Loss::Eleven(by(eleven.into())),
        _ if depth != 0 => Loss::Depth(by(depth.into())),
        _ if merit != 0 => Loss::Merit(by(merit)),
        _ => Loss::PlanOrder,
    }
}

impl Case {
    /// A player of the club by his place, where he stands and why; nothing where that was not asked.
    pub fn player(&self, place: usize) -> Option<(&Id, ListStanding, &Because)> {
        let (id, standing) = self.players.get(place)?;
        Some((id, *standing, self.reasons.get(place)?.as_ref()?))
    }

    /// How many of the club's players are left out.
    pub fn left_out(&self) -> usize {
        self.players.iter().filter(|(_, standing)| *standing == ListStanding::Out).count()
    }
}

impl Registration {
    /// The cases, the one that counts nothing unknown first.
    pub fn cases(&self) -> impl Iterator<Item = &Case> {
        std::iter::once(&self.least).chain(&self.most)
    }
}
