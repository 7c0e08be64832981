//! Registration lists in words; every name is made harmless here.

mod because;
mod filed;

use super::{Because, Case, ListStanding, Places, Registration, Unknown};
use crate::analysis::words::names;
use crate::domain::{Confidence, Id, Plan, Requirement};
use crate::text;
use because::{because, either, takes};
use filed::filed;

/// The whole answer: who is left out, what targets take, what is missing, then the places and who has them.
pub fn lines(answer: &Registration, plan: &Plan) -> Vec<String> {
    let mut lines = vec![heading(answer)];
    if answer.cases().all(|case| case.left_out() == 0) {
        lines.push("nobody is left out".to_owned());
    }
    let players = |stands: &str| -> Vec<Vec<String>> {
        let all = 0..answer.least.players.len();
        let named = all.filter(|player| standing(answer, *player) == stands).filter_map(|player| {
            let (id, _) = answer.least.players.get(player)?;
            Some(row(id, why(answer, player, plan), plan))
        });
        named.collect()
    };
    let (out, on): (Vec<_>, Vec<_>) = STANDINGS.iter().partition(|(stands, _)| stands.contains("out"));
    out.into_iter().for_each(|(stands, heading)| section(&mut lines, heading, players(stands)));
    let targets = answer.least.targets.iter().enumerate();
    let targets = targets.map(|(at, target)| row(&target.id, newcomer(answer, at, plan), plan)).collect();
    section(&mut lines, "what each target would take", targets);
    lines.extend(filed(answer, plan));
    lines.extend(missing(answer).map(|missing| format!("missing: {missing}")));
    lines.extend(unknown(answer, plan).map(|unknown| format!("not known: {unknown}")));
    lines.extend(places(answer));
    on.into_iter().for_each(|(stands, heading)| section(&mut lines, heading, players(stands)));
    lines.extend(sources(answer));
    lines
}

/// A heading and rows in columns under it, where there are any.
fn section(lines: &mut Vec<String>, heading: &str, rows: Vec<Vec<String>>) {
    lines.extend((!rows.is_empty()).then(|| format!("{heading}:")));
    lines.extend(text::table(&rows, &[]));
}

fn row(id: &Id, what: String, plan: &Plan) -> Vec<String> {
    vec![format!("  {}", text::display(plan.short_name(id))), what]
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

/// `UEFA on 2025-06-17, by the rules of 2025-26 (press)`
pub fn heading(registration: &Registration) -> String {
    format!("{} on {}, by the {}", text::display(&registration.rules.name), registration.on, rules(registration))
}

/// `rules of 2026-27 (derived)`
pub fn rules(registration: &Registration) -> String {
    let sure = registration.confidence.map_or("no source given", Confidence::word);
    format!("rules of {} ({sure})", registration.season)
}

fn sources(registration: &Registration) -> Option<String> {
    let sources = registration.rules.sources_of(registration.season);
    let sources: Vec<_> = sources.map(|source| text::display(&source.source)).collect();
    registration.confidence?;
    let told = match sources.is_empty() {
        true => "no source tells this season, and the pattern of those before goes on".to_owned(),
        false => sources.join("; "),
    };
    Some(format!("{}: {told}", rules(registration)))
}

/// The facts that the plan lacks, if any: `trained of Kelly and 25 more players and 4 targets; born of Rouhi`.
pub fn unknown(registration: &Registration, plan: &Plan) -> Option<String> {
    const NAMED: usize = 4;
    let mut parts = Vec::new();
    for condition in Requirement::ALL {
        let asked = |unknown: &&Unknown| unknown.what.contains(condition);
        let all: Vec<&Unknown> = registration.unknown.iter().filter(asked).collect();
        let (named, others) = all.split_at(if all.len() > NAMED { NAMED } else { all.len() });
        let named: Vec<Id> = named.iter().map(|unknown| unknown.id.clone()).collect();
        let (players, targets): (Vec<&Unknown>, Vec<_>) = others.iter().partition(|unknown| unknown.player);
        let counts = [text::counted(players.len(), "more player"), text::counted(targets.len(), "target")];
        let more = [&players, &targets].into_iter().zip(counts).filter(|(of, _)| !of.is_empty());
        let more = more.map(|(_, count)| format!(" and {count}")).collect::<String>();
        parts.extend((!all.is_empty()).then(|| format!("{condition} of {}{more}", names(&named, plan))));
    }
    (!parts.is_empty()).then(|| parts.join("; "))
}

/// What the rules ask for and the list has not: `1 goalkeeper; 3 German`.
fn missing(registration: &Registration) -> Option<String> {
    let rules = &registration.rules;
    let of = |case: &Case| {
        let keepers = |missing: usize, where_: &str| match missing {
            0 => None,
            1 => Some(format!("1 goalkeeper{where_}")),
            missing => Some(format!("{missing} goalkeepers{where_}")),
        };
        let kinds = rules.least.iter().zip(&case.least).filter_map(|(least, have)| {
            let missing = u32::from(least.number).saturating_sub(*have);
            (missing > 0).then(|| format!("{missing} {}", text::display(&least.name)))
        });
        let all = [
            keepers(case.keepers_missing, " on the list"),
            keepers(case.keepers_missing_in_all, ", even with those who need no place"),
        ];
        let all: Vec<String> = all.into_iter().flatten().chain(kinds).collect();
        if all.is_empty() { "nobody".to_owned() } else { all.join(", ") }
    };
    let missing = either(Some(of(&registration.least)), registration.most.as_ref().map(of));
    (missing != "nobody").then_some(missing)
}

/// The places by kind and what is counted beside them, in columns: one for each case.
fn places(answer: &Registration) -> Vec<String> {
    let rules = &answer.rules;
    let mut rows = vec![match &answer.most {
        Some(_) => ["places", "if nothing unknown counts", "if all of it counts"].map(str::to_owned).to_vec(),
        None => vec!["places".to_owned()],
    }];
    let mut add = |name: String, said: &dyn Fn(&Case) -> String| {
        rows.push(std::iter::once(format!("  {name}")).chain(answer.cases().map(said)).collect());
    };
    for (index, kind) in answer.least.kinds.iter().enumerate() {
        let name = kind.name.as_deref().map_or("open".into(), text::display).into_owned();
        add(name, &|case| case.kinds.get(index).map(|kind| taken(kind, case.left_out())).unwrap_or_default());
    }
    for (index, least) in rules.least.iter().enumerate() {
        let name = format!("{}, at least {}", text::display(&least.name), least.number);
        add(name, &|case| case.least.get(index).map(u32::to_string).unwrap_or_default());
    }
    for (index, most) in rules.most.iter().enumerate() {
        let name = format!("{}, at most {}", text::display(&most.name), most.number);
        add(name, &|case| case.most.get(index).map(u32::to_string).unwrap_or_default());
    }
    let keepers = |missing: usize| if missing == 0 { "there".to_owned() } else { format!("{missing} missing") };
    if rules.goalkeepers > 0 {
        add(format!("goalkeepers, at least {}", rules.goalkeepers), &|case| keepers(case.keepers_missing));
    }
    if rules.goalkeepers_in_all > rules.goalkeepers {
        let name = format!("goalkeepers in all, at least {}", rules.goalkeepers_in_all);
        add(name, &|case| keepers(case.keepers_missing_in_all));
    }
    add("left out".to_owned(), &|case| case.left_out().to_string());
    if rules.free.is_some() {
        add("free of the list".to_owned(), &|case| {
            let free = case.players.iter().filter(|(_, standing)| *standing == ListStanding::Free);
            free.count().to_string()
        });
    }
    text::table(&rows, &[])
}

/// `0 of 4, 4 stay empty`
fn taken(kind: &Places, left_out: usize) -> String {
    let Some(places) = kind.places else { return kind.taken.to_string() };
    let left = match (places.saturating_sub(kind.taken), kind.name.is_some() && left_out > 0) {
        (0, _) => String::new(),
        (1, true) => ", 1 stays empty".to_owned(),
        (left, true) => format!(", {left} stay empty"),
        (left, false) => format!(", {left} free"),
    };
    format!("{} of {places}{left}", kind.taken)
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
