//! Who of a file may be who of a plan, and by what.

use std::collections::HashMap;

use super::clubs::{is_club, words};
use super::context::UpdateContext;
use crate::domain::words;
use crate::domain::{Id, Person, Plan, Position};
use crate::import::people::FilePerson;
use crate::import::values::Told;

words::words! {
    /// By what somebody of a file was known, the surest first.
    MatchedBy {
        /// Somebody said so.
        Choice = "choice",
        /// The source's own.
        Id = "id",
        /// The same name, or all words of the shorter one.
        Birth = "name and birth date",
        /// What the file does not say contradicts nothing.
        Position = "name, club and position",
        /// Never enough: it is asked.
        Club = "name and club",
        /// Nor is an id that a source may have given to somebody else: no word of the names is the same.
        OtherName = "id, under another name and birth date",
    }
}

/// Somebody of the plan, and the words of his name.
pub(super) struct PlanPerson<'p> {
    pub(super) id: &'p Id,
    person: Person<'p>,
    words: Vec<String>,
}

/// Somebody of the file who may be somebody of the plan.
#[derive(Clone, Copy)]
pub(super) struct MayBe {
    pub(super) row: usize,
    /// The place among those of the plan.
    pub(super) known: usize,
    pub(super) by: MatchedBy,
}

/// Everybody of the plan; a target who is here on loan is met as a player.
pub(super) fn known(plan: &Plan) -> Vec<PlanPerson<'_>> {
    let players = plan.players.iter().map(|(id, player)| (id, Person::Player(player)));
    let on_loan = plan.on_loan();
    let targets = plan.targets.iter().filter(|(_, target)| target.profile.one_of(&on_loan).is_none());
    let targets = targets.map(|(id, target)| (id, Person::Target(target)));
    players.chain(targets).map(|(id, person)| PlanPerson::new(id, person)).collect()
}

impl<'p> PlanPerson<'p> {
    fn new(id: &'p Id, person: Person<'p>) -> PlanPerson<'p> {
        PlanPerson { id, person, words: words(&person.profile().name) }
    }
}

/// Everybody of the file beside everybody of the plan who he may be.
pub(super) fn pairs(
    plan: &Plan,
    known: &[PlanPerson<'_>],
    people: &[FilePerson],
    context: &UpdateContext<'_>,
) -> Vec<MayBe> {
    let mut by_id: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut by_word: HashMap<&str, Vec<usize>> = HashMap::new();
    for (place, known) in known.iter().enumerate() {
        let imported = known.person.profile().imported.as_ref().filter(|imported| imported.from == context.source);
        let id = imported.and_then(|imported| imported.id.as_deref());
        id.into_iter().for_each(|id| by_id.entry(id).or_default().push(place));
        known.words.iter().for_each(|word| by_word.entry(word).or_default().push(place));
    }
    let mut pairs = Vec::new();
    for (row, person) in people.iter().enumerate() {
        let chosen = context.chosen.iter().filter(|(chosen, _)| *chosen == row);
        let places = chosen.filter_map(|(_, id)| known.iter().position(|known| known.id == id));
        pairs.extend(places.map(|known| MayBe { row, known, by: MatchedBy::Choice }));
        let same_id = person.id.as_deref().and_then(|id| by_id.get(id)).into_iter().flatten();
        pairs.extend(same_id.map(|place| {
            let is_other = known.get(*place).is_some_and(|known| is_somebody_else(known, person));
            MayBe { row, known: *place, by: if is_other { MatchedBy::OtherName } else { MatchedBy::Id } }
        }));
        let words = words(&person.name);
        let mut shared: Vec<(usize, usize)> = Vec::new();
        for place in words.iter().filter_map(|word| by_word.get(word.as_str())).flatten() {
            match shared.iter_mut().find(|(known, _)| known == place) {
                Some((_, count)) => *count += 1,
                None => shared.push((*place, 1)),
            }
        }
        for (place, shared) in shared {
            let Some(other) = known.get(place) else { continue };
            let names = (shared == words.len(), shared == other.words.len());
            let by = alike(plan, other, person, names, context);
            pairs.extend(by.map(|by| MayBe { row, known: place, by }));
        }
    }
    pairs
}

/// Whether two have no word of their names in common, and were born on different days.
fn is_somebody_else(known: &PlanPerson<'_>, person: &FilePerson) -> bool {
    let born = known.person.profile().born.zip(person.born.and_then(Told::day));
    born.is_some_and(|(held, said)| held != said) && !words(&person.name).iter().any(|word| known.words.contains(word))
}

/// By what two with words of their names in common are one; `names` says whose words are all among the other's.
fn alike(
    plan: &Plan,
    known: &PlanPerson<'_>,
    person: &FilePerson,
    names: (bool, bool),
    context: &UpdateContext<'_>,
) -> Option<MatchedBy> {
    let profile = known.person.profile();
    let born = match (profile.born, person.born) {
        (Some(born), Some(Told::Day(day))) => Some(born == day),
        (Some(born), Some(Told::Year(year))) if born.year() != year => Some(false),
        _ => None,
    };
    let ages = profile.age(context.on).zip(person.age);
    let is_other = born == Some(false) || ages.is_some_and(|(held, said)| held.abs_diff(i16::from(said)) > 1);
    match names {
        (false, false) => None,
        _ if born == Some(true) => Some(MatchedBy::Birth),
        (true, true) => {
            let at_club = person.club.as_deref().map(|club| is_at(plan, known, person, club, context));
            let played: Vec<Position> = person.positions.iter().map(|at| at.position).collect();
            let shares = played.is_empty() || played.iter().any(|position| profile.positions.at(*position).is_some());
            match (at_club, shares) {
                (Some(Some(true)), _) if is_other || !shares => Some(MatchedBy::Club),
                (Some(Some(false)), _) | (_, false) => None,
                _ => (!is_other).then_some(MatchedBy::Position),
            }
        }
        _ => None,
    }
}

/// Whether the file has somebody at his club; none where the plan knows no club of his.
fn is_at(
    plan: &Plan,
    known: &PlanPerson<'_>,
    person: &FilePerson,
    club: &str,
    context: &UpdateContext<'_>,
) -> Option<bool> {
    let clubs: Vec<&str> = match known.person {
        Person::Target(target) => target.club.iter().map(String::as_str).collect(),
        Person::Player(player) => {
            let loans = player.loan.iter().map(|loan| loan.from.as_str());
            let lent = player.lent.iter().map(|lent| lent.to.as_str());
            context.our_club().into_iter().chain([plan.club.as_str()]).chain(loans).chain(lent).collect()
        }
    };
    let said = std::iter::once(club).chain(person.loan_from.as_deref());
    let any = said.into_iter().any(|said| clubs.iter().any(|held| is_club(held, said)));
    (!clubs.is_empty()).then_some(any)
}
