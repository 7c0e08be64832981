//! Who of a file is who of a plan: by the source's id, else by name and birth date, else by name, club and position.

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

/// People of a file and of a plan of whom it cannot be told who is who.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unsure {
    /// Places among the people of the file.
    pub rows: Vec<usize>,
    pub people: Vec<Id>,
    pub by: MatchedBy,
}

/// Who somebody of a file is in the plan.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum FoundAs {
    Nobody,
    Known(Id, MatchedBy),
    Unsure,
}

/// Who everybody of a file is.
pub(super) struct Matches {
    /// In the order of the file.
    pub(super) who: Vec<FoundAs>,
    pub(super) unsure: Vec<Unsure>,
    /// Of the plan, players before targets.
    pub(super) missing: Vec<Id>,
}

/// Somebody of the plan, and the words of his name.
struct PlanPerson<'p> {
    id: &'p Id,
    person: Person<'p>,
    words: Vec<String>,
}

/// Somebody of the file who may be somebody of the plan.
#[derive(Clone, Copy)]
struct MayBe {
    row: usize,
    /// The place among those of the plan.
    known: usize,
    by: MatchedBy,
}

/// Finds everybody of a file in a plan.
///
/// Who fits two is asked, and nobody is taken for somebody born on another day.
pub(super) fn matches(plan: &Plan, people: &[FilePerson], context: &UpdateContext<'_>) -> Matches {
    let known = known(plan);
    let pairs = pairs(plan, &known, people, context);
    let mut found = Matches { who: vec![FoundAs::Nobody; people.len()], unsure: Vec::new(), missing: Vec::new() };
    let mut taken = vec![false; known.len()];
    for by in MatchedBy::ALL {
        let is_open = |pair: &&MayBe| {
            pair.by == *by && found.who.get(pair.row) == Some(&FoundAs::Nobody) && taken.get(pair.known) == Some(&false)
        };
        let open: Vec<MayBe> = pairs.iter().filter(is_open).copied().collect();
        for part in parts(&open) {
            let one = part.len() == 1 && !matches!(by, MatchedBy::Club | MatchedBy::OtherName);
            for pair in &part {
                taken.get_mut(pair.known).into_iter().for_each(|taken| *taken = true);
                let id = known.get(pair.known).filter(|_| one).map(|known| known.id.clone());
                let who = id.map_or(FoundAs::Unsure, |id| FoundAs::Known(id, *by));
                found.who.get_mut(pair.row).into_iter().for_each(|place| *place = who.clone());
            }
            if !one {
                found.unsure.push(unsure(&part, &known, *by));
            }
        }
    }
    found.missing = known.iter().zip(taken).filter(|(_, taken)| !taken).map(|(known, _)| known.id.clone()).collect();
    found
}

/// Everybody of the plan; a target who is here on loan is met as a player.
fn known(plan: &Plan) -> Vec<PlanPerson<'_>> {
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

fn pairs(plan: &Plan, known: &[PlanPerson<'_>], people: &[FilePerson], context: &UpdateContext<'_>) -> Vec<MayBe> {
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

/// Pairs parted so that no row and nobody of the plan is in two of them.
fn parts(pairs: &[MayBe]) -> Vec<Vec<MayBe>> {
    let mut of_row: HashMap<usize, Vec<usize>> = HashMap::new();
    let mut of_known: HashMap<usize, Vec<usize>> = HashMap::new();
    for (place, pair) in pairs.iter().enumerate() {
        of_row.entry(pair.row).or_default().push(place);
        of_known.entry(pair.known).or_default().push(place);
    }
    let (mut parts, mut seen) = (Vec::new(), vec![false; pairs.len()]);
    for first in 0..pairs.len() {
        let (mut part, mut next) = (Vec::new(), vec![first]);
        while let Some(place) = next.pop() {
            let (Some(pair), Some(seen @ false)) = (pairs.get(place), seen.get_mut(place)) else { continue };
            *seen = true;
            part.push(*pair);
            // Each row and each person leads on once.
            next.extend(of_row.remove(&pair.row).into_iter().chain(of_known.remove(&pair.known)).flatten());
        }
        if !part.is_empty() {
            parts.push(part);
        }
    }
    parts
}

fn unsure(part: &[MayBe], known: &[PlanPerson<'_>], by: MatchedBy) -> Unsure {
    let (mut rows, mut places) = (Vec::new(), Vec::new());
    for pair in part {
        rows.push(pair.row);
        places.push(pair.known);
    }
    for list in [&mut rows, &mut places] {
        list.sort_unstable();
        list.dedup();
    }
    let people = places.iter().filter_map(|place| known.get(*place)).map(|known| known.id.clone()).collect();
    Unsure { rows, people, by }
}
