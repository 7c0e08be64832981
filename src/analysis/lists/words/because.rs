//! Why somebody stands where he does, in words.

use super::super::{Because, Case, ListStanding, Loss, Newcomer, Registration};
use crate::analysis::words::names;
use crate::domain::{AtClub, Id, Money, Plan, Registrant, Requirement, Who};
use crate::text;

pub(super) fn because(
    player: &Id,
    standing: ListStanding,
    because: &Because,
    case: &Case,
    registration: &Registration,
    plan: &Plan,
) -> String {
    let (place, rated) = (kind(standing, case), registration.rated);
    match because {
        Because::Free => free(player, registration, plan),
        Because::Room => format!("{place}; there is one for everybody"),
        Because::Better { loss, instead } if instead.is_empty() => {
            format!("{place}; without him {}", lost(*loss, rated))
        }
        Because::Better { loss, instead } => {
            format!("{place}; with {} in his stead {}", names(instead, plan), lost(*loss, rated))
        }
        Because::Worse { loss, gone } if gone.is_empty() => lost(*loss, rated),
        Because::Worse { loss, gone } => format!("with him {} would go, and {}", names(gone, plan), lost(*loss, rated)),
        Because::NoPlace => "no place of the list is open to him".to_owned(),
    }
}

/// A kind of place: `in an open place`, `in a place for club-trained`.
fn kind(standing: ListStanding, case: &Case) -> String {
    let ListStanding::On(kind) = standing else { return String::new() };
    match case.kinds.get(kind).and_then(|kind| kind.name.as_deref()) {
        Some(name) => format!("in a place for {}", text::display(name)),
        None => "in an open place".to_owned(),
    }
}

pub(super) fn takes(newcomer: &Newcomer, case: &Case, registration: &Registration, plan: &Plan) -> String {
    match newcomer.standing {
        ListStanding::Free => format!("needs no place, {}", free(&newcomer.id, registration, plan)),
        ListStanding::Out => "would be left out himself".to_owned(),
        standing if newcomer.instead_of.is_empty() => format!("{}, and nobody goes for him", kind(standing, case)),
        standing => format!("{}, and {} would be left out", kind(standing, case), names(&newcomer.instead_of, plan)),
    }
}

/// Why a player needs no place.
///
/// For example `List B: born 2005-05-04 (2004-01-01 or later), 2 years or more with the club since he was 15`.
fn free(id: &Id, registration: &Registration, plan: &Plan) -> String {
    let (Some(free), Some(person)) = (&registration.rules.free, plan.person(id)) else { return String::new() };
    let person =
        Registrant::new(person, &registration.rules.name, registration.season, registration.on, plan.season_starts);
    let met = free.who.met(&person).into_iter().map(|(condition, met)| match (met, condition) {
        (Some(_), _) => fact(condition, &person, &free.who),
        (None, Requirement::LoanAway) => {
            "if his loan away leaves him years enough with the club, which the plan does not tell".to_owned()
        }
        (None, _) => format!("if {condition} is as asked, which the plan does not tell"),
    });
    let list = free.name.as_ref().map(|name| format!("{}: ", text::display(name))).unwrap_or_default();
    let mut met: Vec<String> = met.collect();
    // A birthday may be what two conditions lack, which stand together.
    met.dedup();
    format!("{list}{}", met.join(", "))
}

fn fact(condition: Requirement, person: &Registrant<'_>, who: &Who) -> String {
    let profile = person.profile;
    match condition {
        Requirement::Born => {
            let since =
                who.born_from.map(|from| format!(" ({} or later)", from.day(person.season))).unwrap_or_default();
            profile.born.map(|born| format!("born {born}{since}")).unwrap_or_default()
        }
        Requirement::AtClub | Requirement::LoanAway => {
            AtClub::first(&who.at_club, person).map_or(String::new(), |way| match (way.aged, way.since_age) {
                (Some(aged), _) => format!("{aged} or older and with the club for the last {} years", way.years),
                (None, Some(age)) => format!("{} years or more with the club since he was {age}", way.years),
                (None, None) => format!("{} years or more with the club", way.years),
            })
        }
        Requirement::Trained => person.trained.map(|trained| format!("trained: {trained}")).unwrap_or_default(),
        Requirement::Nations => text::display(&profile.nations.join(" ")).into_owned(),
    }
}

fn lost(loss: Loss, rated: bool) -> String {
    match loss {
        Loss::Goalkeepers(1) => "a goalkeeper is missing on the list".to_owned(),
        Loss::Goalkeepers(more) => format!("{more} goalkeepers are missing on the list"),
        Loss::GoalkeepersInAll(1) => "a goalkeeper is missing, even with those who need no place".to_owned(),
        Loss::GoalkeepersInAll(more) => format!("{more} goalkeepers are missing, even with those who need no place"),
        Loss::Kinds(1) => "one more of those who must be on it is missing".to_owned(),
        Loss::Kinds(more) => format!("{more} more of those who must be on it are missing"),
        Loss::Eleven(1) => "a slot of the eleven stays empty".to_owned(),
        Loss::Eleven(more) => format!("{more} slots of the eleven stay empty"),
        Loss::Depth(1) => "a body of the depth wanted is missing".to_owned(),
        Loss::Depth(more) => format!("{more} bodies of the depth wanted are missing"),
        Loss::Merit(less) if rated => format!("the ratings are {less} less together"),
        Loss::Merit(less) => format!("the players are worth {} less together", Money::from_units(less)),
        Loss::PlanOrder => "it is as good, and later in the plan".to_owned(),
    }
}

/// The text for both cases if it is the same, or the texts of each.
pub(super) fn either(least: Option<String>, most: Option<String>) -> String {
    let least = least.unwrap_or_default();
    match most {
        Some(most) if most != least => format!("{least}; if all that is unknown counts: {most}"),
        _ => least,
    }
}
