//! Registration lists in words; every name is made harmless here.

use super::{Because, Case, ListStanding, Loss, Newcomer, Registration, Unknown};
use crate::analysis::words::names;
use crate::domain::{Id, Money, Person, Plan, Profile, Requirement, Trained};
use crate::text;

/// The whole answer, a line for each player and target.
pub fn lines(answer: &Registration, plan: &Plan) -> Vec<String> {
    let mut lines = vec![heading(answer)];
    match (&answer.most, unknown(answer, plan)) {
        (Some(most), Some(unknown)) => {
            lines.push(format!("not known: {unknown}"));
            lines.push(format!("if nothing unknown counts: {}", places(&answer.least)));
            lines.push(format!("if all of it counts: {}", places(most)));
        }
        _ => lines.push(places(&answer.least)),
    }
    let name = |id: &Id| text::display(plan.short_name(id)).into_owned();
    for (stands, heading) in STANDINGS {
        let players: Vec<usize> =
            (0..answer.least.players.len()).filter(|player| standing(answer, *player) == stands).collect();
        lines.extend((!players.is_empty()).then(|| format!("{heading}:")));
        let named = players.iter().filter_map(|player| Some((player, answer.least.players.get(*player)?)));
        lines.extend(named.map(|(player, (id, _))| format!("  {}: {}", name(id), why(answer, *player, plan))));
        if stands == TARGETS_BEFORE && !answer.least.targets.is_empty() {
            lines.push("what each target would take:".to_owned());
            let targets = answer.least.targets.iter().enumerate();
            lines.extend(targets.map(|(at, target)| format!("  {}: {}", name(&target.id), newcomer(answer, at, plan))));
        }
    }
    lines
}

/// Where a player can stand if nothing that is unknown counts, and if all of it does, and what such players are called.
/// Who is free of the list stays so when more counts.
const STANDINGS: [(&str, &str); 7] = [
    ("out", "left out"),
    ("out/on", "left out, or on the list if all that is unknown counts"),
    ("out/free", "left out, or free of the list if all that is unknown counts"),
    ("on/out", "on the list, or left out if all that is unknown counts"),
    ("on", "on the list"),
    ("on/free", "on the list, or free of it if all that is unknown counts"),
    ("free", "free of the list"),
];
/// After those who may be left out.
const TARGETS_BEFORE: &str = "on/out";

/// The heading: `UEFA on 2025-06-17: 17 open places, 4 club-trained, 4 locally trained; at least 2 goalkeepers`.
pub fn heading(registration: &Registration) -> String {
    let rules = &registration.rules;
    let open = rules.open();
    let mut places = vec![format!("{open} open {}", if open == 1 { "place" } else { "places" })];
    places.extend(rules.kept.iter().map(|kept| format!("{} {}", kept.places, text::display(&kept.name))));
    let keepers = match rules.goalkeepers {
        0 => String::new(),
        1 => "; at least 1 goalkeeper".to_owned(),
        keepers => format!("; at least {keepers} goalkeepers"),
    };
    format!("{} on {}: {}{keepers}", text::display(&rules.name), registration.on, places.join(", "))
}

/// The facts that the plan lacks, if any: `trained of Kelly and 29 more, born of Rouhi`.
pub fn unknown(registration: &Registration, plan: &Plan) -> Option<String> {
    const NAMED: usize = 4;
    let mut parts = Vec::new();
    for condition in Requirement::ALL {
        let asked = |unknown: &&Unknown| unknown.what.contains(condition);
        let players: Vec<Id> = registration.unknown.iter().filter(asked).map(|unknown| unknown.id.clone()).collect();
        let named = names(players.get(..NAMED).unwrap_or(&players), plan);
        match players.len() {
            0 => {}
            count if count > NAMED => parts.push(format!("{condition} of {named} and {} more", count - NAMED)),
            _ => parts.push(format!("{condition} of {named}")),
        }
    }
    (!parts.is_empty()).then(|| parts.join("; "))
}

/// The use of the places: `10 left out, 3 free of the list; open 17 of 17, club-trained 0 of 4 (4 stay empty)`.
pub fn places(case: &Case) -> String {
    let free = case.players.iter().filter(|(_, standing)| *standing == ListStanding::Free).count();
    let left_out = case.left_out();
    let kinds = case.kinds.iter().map(|kind| {
        let name = kind.name.as_deref().map_or("open".into(), text::display);
        let left = kind.places - kind.taken;
        let left = match (left, kind.name.is_some() && left_out > 0) {
            (0, _) => String::new(),
            (1, true) => " (1 stays empty)".to_owned(),
            (left, true) => format!(" ({left} stay empty)"),
            (left, false) => format!(" ({left} free)"),
        };
        format!("{name} {} of {}{left}", kind.taken, kind.places)
    });
    let kinds = kinds.collect::<Vec<_>>().join(", ");
    let keepers = match case.keepers_missing {
        0 => String::new(),
        1 => "; 1 goalkeeper is missing".to_owned(),
        missing => format!("; {missing} goalkeepers are missing"),
    };
    let free = if free == 0 { String::new() } else { format!(", {free} free of the list") };
    let left_out = if left_out == 0 { "nobody".to_owned() } else { left_out.to_string() };
    format!("{left_out} left out{free}; {kinds}{keepers}")
}

/// A player's standing: `free`, `on` or `out`, or both if it depends on unknown facts: `out/on`.
pub fn standing(registration: &Registration, player: usize) -> String {
    let mut words: Vec<&str> =
        registration.cases().filter_map(|case| case.players.get(player)).map(|(_, standing)| word(*standing)).collect();
    words.dedup();
    words.join("/")
}

fn word(standing: ListStanding) -> &'static str {
    match standing {
        ListStanding::Free => "free",
        ListStanding::On(_) => "on",
        ListStanding::Out => "out",
    }
}

/// Why a player stands where he does; in the other case too, where that has him elsewhere and not just because there is
/// room for everybody.
pub fn why(registration: &Registration, player: usize, plan: &Plan) -> String {
    let Some((id, standing, reason)) = registration.least.player(player) else { return String::new() };
    let least = because(id, standing, reason, &registration.least, registration, plan);
    let most = registration.most.as_ref().and_then(|case| {
        let (_, other, reason) = case.player(player)?;
        let speaks = word(other) != word(standing) && *reason != Because::Room;
        speaks.then(|| because(id, other, reason, case, registration, plan))
    });
    either(Some(least), most)
}

/// The place of a target: `in an open place, and Kostić would be left out`.
pub fn newcomer(registration: &Registration, target: usize, plan: &Plan) -> String {
    let takes = |case: &Case| Some(takes(case.targets.get(target)?, case, registration, plan));
    either(takes(&registration.least), registration.most.as_ref().and_then(takes))
}

/// A player's standing and its reason, or the place of a target.
pub fn player(registration: &Registration, id: &Id, plan: &Plan) -> Option<String> {
    if let Some(target) = registration.least.targets.iter().position(|target| target.id == *id) {
        return Some(newcomer(registration, target, plan));
    }
    let player = registration.least.players.iter().position(|(player, _)| player == id)?;
    let stands = standing(registration, player);
    let (_, called) = STANDINGS.iter().find(|(known, _)| *known == stands)?;
    Some(format!("{called}: {}", why(registration, player, plan)))
}

/// The text for both cases if it is the same, or the texts of each.
fn either(least: Option<String>, most: Option<String>) -> String {
    let least = least.unwrap_or_default();
    match most {
        Some(most) if most != least => format!("{least}; if all that is unknown counts: {most}"),
        _ => least,
    }
}

fn because(
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
        Because::NoPlace => "no place is for him".to_owned(),
    }
}

/// A kind of place: `an open place`, `a place kept for club-trained`.
fn kind(standing: ListStanding, case: &Case) -> String {
    let ListStanding::On(kind) = standing else { return String::new() };
    match case.kinds.get(kind).and_then(|kind| kind.name.as_deref()) {
        Some(name) => format!("in a place for {}", text::display(name)),
        None => "in an open place".to_owned(),
    }
}

fn takes(newcomer: &Newcomer, case: &Case, registration: &Registration, plan: &Plan) -> String {
    match newcomer.standing {
        ListStanding::Free => format!("no place: {}", free(&newcomer.id, registration, plan)),
        ListStanding::Out => "would be left out himself".to_owned(),
        standing if newcomer.instead_of.is_empty() => format!("{}, and nobody goes for him", kind(standing, case)),
        standing => format!("{}, and {} would be left out", kind(standing, case), names(&newcomer.instead_of, plan)),
    }
}

/// Why a player needs no place.
///
/// For example `List B: born 2005-05-04 (2004-01-01 or later), two years or more with the club since he was 15`.
fn free(id: &Id, registration: &Registration, plan: &Plan) -> String {
    let (Some(free), Some(player)) = (&registration.rules.free, plan.person(id)) else { return String::new() };
    let joined = if let Person::Player(player) = player { player.joined } else { Some(registration.on) };
    let profile = player.profile();
    let met = free.who.met(profile, joined, registration.on);
    let met = met.into_iter().map(|(condition, met)| match met {
        Some(_) => fact(condition, profile, registration),
        None => format!("if {condition} is as asked, which the plan does not tell"),
    });
    let list = free.name.as_ref().map(|name| format!("{}: ", text::display(name))).unwrap_or_default();
    format!("{list}{}", met.collect::<Vec<_>>().join(", "))
}

fn fact(condition: Requirement, profile: &Profile, registration: &Registration) -> String {
    let who = registration.rules.free.as_ref().map(|free| &free.who);
    match condition {
        Requirement::Born => {
            let since = who.and_then(|who| who.born_from).map(|day| format!(" ({day} or later)")).unwrap_or_default();
            profile.born.map(|born| format!("born {born}{since}")).unwrap_or_default()
        }
        Requirement::AtClub if profile.trained == Some(Trained::Club) => "trained at the club".to_owned(),
        Requirement::AtClub => who
            .and_then(|who| who.at_club)
            .map(|asked| format!("{} years or more with the club since he was {}", asked.years, asked.since_age))
            .unwrap_or_default(),
        Requirement::Trained => profile.trained.map(|trained| format!("trained: {trained}")).unwrap_or_default(),
        Requirement::Nations => text::display(&profile.nations.join(" ")).into_owned(),
    }
}

fn lost(loss: Loss, rated: bool) -> String {
    match loss {
        Loss::Goalkeepers(1) => "a goalkeeper is missing on the list".to_owned(),
        Loss::Goalkeepers(more) => format!("{more} goalkeepers are missing on the list"),
        Loss::Eleven(1) => "a slot of the eleven stays empty".to_owned(),
        Loss::Eleven(more) => format!("{more} slots of the eleven stay empty"),
        Loss::Depth(1) => "a body of the depth wanted is missing".to_owned(),
        Loss::Depth(more) => format!("{more} bodies of the depth wanted are missing"),
        Loss::Merit(less) if rated => format!("the ratings are {less} less together"),
        Loss::Merit(less) => format!("the players are worth {} less together", Money::from_units(less)),
        Loss::PlanOrder => "it is as good, and later in the plan".to_owned(),
    }
}
