//! Who of a file may be who of a plan, and by what.

use std::collections::HashMap;

use super::context::UpdateContext;
use super::names::{Spelling, leads_nowhere, words};
use crate::domain::words;
use crate::domain::{Id, Person, Plan};
use crate::import::people::FilePerson;
use crate::import::squad::is_same_club;
use crate::import::values::Told;
use crate::text;

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
        /// Never enough, nor is what follows: it is asked.
        Club = "name and club",
        /// Of an id that a source may have given to somebody else.
        OtherName = "id, under another name or birth date",
        LikeBirth = "birth date and a similar name",
        LikeClub = "club, position and a similar name",
        /// The file does not say what else would tell, or says it otherwise.
        Name = "name alone",
    }
}

impl MatchedBy {
    /// Whether somebody is known by it, where he fits one alone.
    pub const fn is_sure(self) -> bool {
        matches!(self, MatchedBy::Choice | MatchedBy::Id | MatchedBy::Birth | MatchedBy::Position)
    }
}

/// Somebody of the plan, and his name.
pub(super) struct PlanPerson<'p> {
    pub(super) id: &'p Id,
    person: Person<'p>,
    words: Vec<String>,
    spelling: Spelling,
}

/// Somebody of the file who may be somebody of the plan.
#[derive(Clone, Copy)]
pub(super) struct MayBe {
    pub(super) row: usize,
    /// The place among those of the plan.
    pub(super) known: usize,
    pub(super) by: MatchedBy,
}

/// Everybody of a plan, by what people of files are known by.
pub struct PlanPeople<'p> {
    plan: &'p Plan,
    pub(super) known: Vec<PlanPerson<'p>>,
    /// Places among them by source and id.
    by_id: HashMap<&'p str, HashMap<&'p str, Vec<usize>>>,
    /// By the beginnings of the words of names.
    by_lead: HashMap<String, Vec<usize>>,
}

impl<'p> PlanPerson<'p> {
    fn new(id: &'p Id, person: Person<'p>) -> PlanPerson<'p> {
        // As a file has it that was written from the plan.
        let line = text::one_line(&person.profile().name);
        let name = text::display(&line);
        PlanPerson { id, person, words: words(&name), spelling: Spelling::of(&name) }
    }
}

impl<'p> PlanPeople<'p> {
    /// Everybody of a plan; a target who is here on loan is met as a player.
    pub fn of(plan: &'p Plan) -> PlanPeople<'p> {
        let players = plan.players.iter().map(|(id, player)| (id, Person::Player(player)));
        let on_loan = plan.on_loan();
        let targets = plan.targets.iter().filter(|(_, target)| target.profile.one_of(&on_loan).is_none());
        let targets = targets.map(|(id, target)| (id, Person::Target(target)));
        let known: Vec<_> = players.chain(targets).map(|(id, person)| PlanPerson::new(id, person)).collect();
        let mut by_id: HashMap<&str, HashMap<&str, Vec<usize>>> = HashMap::new();
        let mut by_lead: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, known) in known.iter().enumerate() {
            let imported = known.person.profile().imported.as_ref();
            let id = imported.and_then(|imported| Some((imported.from.as_str(), imported.id.as_deref()?)));
            if let Some((source, id)) = id {
                by_id.entry(source).or_default().entry(id).or_default().push(place);
            }
            let leads = known.spelling.leads().into_iter();
            leads.for_each(|lead| by_lead.entry(lead.to_owned()).or_default().push(place));
        }
        PlanPeople { plan, known, by_id, by_lead }
    }

    /// Whether somebody of this name and id of a source is nobody of the plan, told of nearly all at once.
    pub fn lacks(&self, source: &str, id: Option<&str>, name: &str) -> bool {
        self.of_id(source, id).is_none() && leads_nowhere(name, |lead| self.by_lead.contains_key(lead))
    }

    /// Who of the plan somebody of a file is, or may be where that is not known for sure, and by what.
    pub fn whom(&self, person: &FilePerson, context: &UpdateContext<'_>) -> Option<(&'p Id, MatchedBy)> {
        let found = self.may_be(0, person, context).into_iter().min_by_key(|pair| pair.by)?;
        Some((self.known.get(found.known)?.id, found.by))
    }

    /// Everybody of a file beside everybody of the plan who he may be.
    pub(super) fn pairs(&self, people: &[FilePerson], context: &UpdateContext<'_>) -> Vec<MayBe> {
        people.iter().enumerate().flat_map(|(row, person)| self.may_be(row, person, context)).collect()
    }

    fn of_id(&self, source: &str, id: Option<&str>) -> Option<&Vec<usize>> {
        self.by_id.get(source)?.get(id?)
    }

    fn may_be(&self, row: usize, person: &FilePerson, context: &UpdateContext<'_>) -> Vec<MayBe> {
        let known = &self.known;
        let chosen = context.chosen.iter().filter(|(chosen, _)| *chosen == row);
        let places = chosen.filter_map(|(_, id)| known.iter().position(|known| Some(known.id) == id.as_ref()));
        let mut pairs: Vec<_> = places.map(|known| MayBe { row, known, by: MatchedBy::Choice }).collect();
        if self.lacks(context.source, person.id.as_deref(), &person.name) {
            return pairs;
        }
        let spelling = Spelling::of(&person.name);
        pairs.extend(self.of_id(context.source, person.id.as_deref()).into_iter().flatten().map(|place| {
            let is_other = known.get(*place).is_some_and(|known| is_somebody_else(known, person, &spelling, context));
            MayBe { row, known: *place, by: if is_other { MatchedBy::OtherName } else { MatchedBy::Id } }
        }));
        let mut places: Vec<usize> =
            spelling.leads().into_iter().filter_map(|lead| self.by_lead.get(lead)).flatten().copied().collect();
        places.sort_unstable();
        places.dedup();
        let words = if places.is_empty() { Vec::new() } else { words(&person.name) };
        for place in places {
            let Some(other) = known.get(place) else { continue };
            let by = alike(self.plan, other, person, name_fits(&words, &spelling, other), context);
            pairs.extend(by.map(|by| MayBe { row, known: place, by }));
        }
        pairs
    }
}

/// How much of two names is the same.
#[derive(Clone, Copy, PartialEq, Eq)]
enum NameFits {
    /// All words.
    Whole,
    /// All words of the shorter one.
    Part,
    /// It may be another spelling.
    Alike,
    Nothing,
}

fn name_fits(words: &[String], spelling: &Spelling, other: &PlanPerson<'_>) -> NameFits {
    let shared = words.iter().filter(|word| other.words.contains(word)).count();
    match (shared == words.len(), shared == other.words.len()) {
        (true, true) if shared > 0 => NameFits::Whole,
        (true, false) | (false, true) if shared > 0 => NameFits::Part,
        _ if spelling.is_like(&other.spelling) => NameFits::Alike,
        _ => NameFits::Nothing,
    }
}

/// Whether two were born on the same day; none where that is not known of both.
fn is_born_alike(known: &PlanPerson<'_>, person: &FilePerson) -> Option<bool> {
    match (known.person.profile().born, person.born) {
        (Some(born), Some(Told::Day(day))) => Some(born == day),
        (Some(born), Some(Told::Year(year))) if born.year() != year => Some(false),
        _ => None,
    }
}

/// Whether a file gives somebody another age than he has by the plan.
fn is_of_other_age(known: &PlanPerson<'_>, person: &FilePerson, context: &UpdateContext<'_>) -> bool {
    let ages = known.person.profile().age(context.on).zip(person.age);
    ages.is_some_and(|(held, said)| held.abs_diff(i16::from(said)) > 1)
}

/// Whether two play in the same position; none where the file says none.
fn shares_position(known: &PlanPerson<'_>, person: &FilePerson) -> Option<bool> {
    let positions = &known.person.profile().positions;
    let mut played = person.positions.iter().peekable();
    played.peek()?;
    Some(played.any(|at| positions.at(at.position).is_some()))
}

/// Whether an id may be somebody else's by now: born on another day, or by nothing but his id who he was.
fn is_somebody_else(
    known: &PlanPerson<'_>,
    person: &FilePerson,
    spelling: &Spelling,
    context: &UpdateContext<'_>,
) -> bool {
    is_born_alike(known, person).map_or_else(
        || {
            let plays_alike = shares_position(known, person) == Some(true) && !is_of_other_age(known, person, context);
            !plays_alike && !spelling.is_like(&known.spelling)
        },
        |same| !same,
    )
}

/// By what two are one whose names have something in common.
fn alike(
    plan: &Plan,
    known: &PlanPerson<'_>,
    person: &FilePerson,
    names: NameFits,
    context: &UpdateContext<'_>,
) -> Option<MatchedBy> {
    let born = is_born_alike(known, person);
    let is_other = born == Some(false) || is_of_other_age(known, person, context);
    let at_club = || person.club.as_deref().and_then(|club| is_at(plan, known, person, club, context));
    match (names, born) {
        (NameFits::Nothing, _) => return None,
        (NameFits::Whole | NameFits::Part, Some(true)) => return Some(MatchedBy::Birth),
        (NameFits::Alike, Some(true)) => return Some(MatchedBy::LikeBirth),
        (NameFits::Whole, _) if is_other => return (at_club() == Some(true)).then_some(MatchedBy::Club),
        _ if is_other => return None,
        _ => {}
    }
    let shares = shares_position(known, person) != Some(false);
    match (names, at_club(), shares) {
        (NameFits::Whole, Some(true), false) => Some(MatchedBy::Club),
        (NameFits::Whole, Some(false), true) | (NameFits::Whole, None, false) => Some(MatchedBy::Name),
        (NameFits::Whole, _, true) => Some(MatchedBy::Position),
        (_, Some(false), _) | (_, _, false) => None,
        _ => Some(MatchedBy::LikeClub),
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
    let any = said.into_iter().any(|said| clubs.iter().any(|held| is_same_club(held, said)));
    (!clubs.is_empty()).then_some(any)
}
