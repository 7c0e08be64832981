//! The absences that hurt most: by example, and held to trying them all.

use std::cmp::Reverse;
use std::sync::Arc;

use jiff::civil::Date;
use touchline::analysis::{WorstCase, cover, least_dispensable, worst_absences, worst_cases};
use touchline::domain::{Familiarity, Formation, Id, Money, Outlook, Plan, Position, Slot};

use crate::chance::{Question, question};
use crate::each_seed;
use crate::hall::{self, Hall};
use crate::juventus::{self, TODAY, id, player};

fn names(case: &WorstCase) -> Vec<&str> {
    case.players.iter().map(Id::as_str).collect()
}

#[test]
fn three_lost_centre_backs_break_the_back_three() {
    let case = worst_absences(&juventus::plan(), TODAY, Familiarity::Competent, 3).unwrap();
    assert_eq!((case.before.margin, case.after.margin, case.after.shortfall), (2, -1, 4));
    assert!(
        names(&case).iter().all(|player| ["gatti", "kalulu", "kelly", "rugani", "savona"].contains(player)),
        "{case:?}"
    );
    assert_eq!(names(&case), ["gatti", "kalulu", "kelly"], "those whose places are filled by the cheapest");
}

#[test]
fn the_plan_can_least_lose_the_player_without_whom_the_eleven_is_worth_least() {
    let case = least_dispensable(&juventus::plan(), TODAY, Familiarity::Competent).unwrap();
    // For Gatti (24m) comes Rugani (3m); for Kalulu (28m) the coach's next, Savona (12m).
    assert_eq!((names(&case), case.after.margin, case.after.shortfall), (vec!["gatti"], 1, 2));
    assert_eq!(case.strength_before - case.strength_after, 21_000_000);
    assert!(case.strength_after < case.strength_before);
}

#[test]
fn losing_somebody_who_does_not_start_can_hurt_most() {
    let slot = |label: &str, position| Slot { label: label.into(), position, across: 0, up: 0 };
    let backs = (0..9).map(|n| slot(&format!("B{n}"), Position::CB));
    let slots = [slot("DM", Position::DM), slot("AM", Position::AM)].into_iter().chain(backs).collect();
    let mut plan = Plan::new("Club".into(), Arc::new(Formation::new("f".into(), slots).unwrap()));
    plan.tactic.depth = (0..9).map(|n| (format!("B{n}"), 1)).collect();
    (0..12).for_each(|n| plan.players.put(id(&format!("back{n}")), player("Back", "CB")));
    for (name, positions, millions) in
        [("a", "DM AM", 1), ("b", "DM:e", 50), ("c", "DM", 0), ("y", "AM:c", 100), ("z", "AM:e", 0)]
    {
        let mut player = player(name, positions);
        player.profile.value = Some(Money::from_units(millions * 1_000_000));
        plan.players.put(id(name), player);
    }
    plan.tactic.order = vec![("DM".into(), vec![id("a"), id("b"), id("c")]), ("AM".into(), vec![id("a")])];
    let eleven = |plan: &Plan| {
        let eleven = cover(plan, TODAY, Familiarity::Emergency).eleven;
        eleven.iter().take(2).flatten().map(Id::to_string).collect::<Vec<_>>()
    };
    // A place is passed over either way, and with b there is an emergency.
    assert_eq!(eleven(&plan), ["a", "y"]);
    let case = least_dispensable(&plan, TODAY, Familiarity::Emergency).unwrap();
    // Without b the coach's next is c, who plays there by nature, and a goes where y was only competent.
    assert_eq!((names(&case), case.strength_before - case.strength_after), (vec!["b"], 100_000_000));
    plan.players.remove(&id("b"));
    assert_eq!(eleven(&plan), ["c", "a"]);
}

#[test]
fn nobody_is_lost_where_nobody_is() {
    let mut plan = juventus::plan();
    assert_eq!(worst_absences(&plan, TODAY, Familiarity::Competent, 0), None);
    let players: Vec<Id> = plan.players.iter().map(|(id, _)| id.clone()).collect();
    players.iter().skip(2).for_each(|player| plan.players.remove(player));
    assert_eq!(
        worst_absences(&plan, TODAY, Familiarity::Competent, 4).unwrap().players.len(),
        1,
        "Perin is out already"
    );
    let cases = worst_cases(&plan, TODAY, Familiarity::Competent, 1..=4);
    assert_eq!(cases.len(), 1, "no case is told twice: {cases:?}");
    players.iter().for_each(|player| plan.players.remove(player));
    assert_eq!(least_dispensable(&plan, TODAY, Familiarity::Competent), None);
}

/// The total merit of the eleven that cover fields, by what everybody available is compared by today.
fn strength(plan: &Plan, on: Date, at_least: Familiarity, rated: bool) -> i64 {
    let eleven = cover(plan, on, at_least).eleven;
    let profiles = eleven.iter().flatten().map(|player| &plan.players.get(player).unwrap().profile);
    let rating = |rating: Option<u8>| rating.map_or(0, i64::from);
    profiles
        .map(|player| if rated { rating(player.rating) } else { player.value.map_or(0, |value| value.units() as i64) })
        .sum()
}

type Found = (i32, u32, i64, Vec<Id>);

/// The worst of all choices of so many players.
fn tried(plan: &Plan, on: Date, at_least: Familiarity, lost: usize) -> Option<Found> {
    let mut plan = plan.clone();
    let there: hall::Players =
        hall::players(&plan, on, at_least, Outlook::Likely).into_iter().filter(|(_, slots)| *slots > 0).collect();
    let rated = there.iter().all(|(player, _)| plan.players.get(player).unwrap().profile.rating.is_some());
    if !rated {
        let players: Vec<Id> = plan.players.iter().map(|(id, _)| id.clone()).collect();
        players.iter().for_each(|player| plan.players.get_mut(player).unwrap().profile.rating = None);
    }
    let mut hall = Hall::new(&plan);
    let mut choices: Vec<Vec<usize>> = vec![vec![]];
    for _ in 0..lost.min(there.len()) {
        let longer = |choice: Vec<usize>| {
            let next = choice.last().map_or(0, |last| last + 1);
            (next..there.len()).map(move |player| choice.iter().copied().chain([player]).collect()).collect::<Vec<_>>()
        };
        choices = choices.into_iter().flat_map(longer).collect();
    }
    let mut figures = Vec::new();
    for choice in &choices {
        let left =
            there.iter().enumerate().filter(|(player, _)| !choice.contains(player)).map(|(_, player)| player.clone());
        let (margin, shortfall) = hall.figures(&left.collect());
        figures.push((margin, Reverse(shortfall)));
    }
    let worst = *figures.iter().min()?;
    let ties = choices.iter().zip(&figures).filter(|(_, figures)| **figures == worst).map(|(choice, _)| choice);
    let weighed = ties.map(|choice| {
        let mut left = plan.clone();
        choice.iter().for_each(|player| left.players.remove(&there[*player].0));
        (strength(&left, on, at_least, rated), choice)
    });
    let (strength, choice) = weighed.min()?;
    let players: Vec<Id> = choice.iter().map(|player| there[*player].0.clone()).collect();
    (!players.is_empty()).then_some((worst.0, worst.1.0 as u32, strength, players))
}

fn told(plan: &Plan, on: Date, at_least: Familiarity, lost: usize) -> Option<Found> {
    let case = worst_absences(plan, on, at_least, lost)?;
    Some((case.after.margin, case.after.shortfall, case.strength_after, case.players))
}

/// A squad small enough that all its absences can be tried: four at once of eight players, one of thirty.
fn small(seed: u64) -> (Question, usize) {
    let mut question = question(seed);
    let lost = [1, 1, 1, 1, 1, 2, 3, 4][seed as usize % 8];
    let kept = [0, 30, 14, 10, 8][lost];
    let players: Vec<Id> = question.plan.players.iter().map(|(id, _)| id.clone()).collect();
    players.iter().skip(kept).for_each(|player| question.plan.players.remove(player));
    (question, lost)
}

#[test]
fn the_worst_absences_are_those_that_trying_all_finds() {
    each_seed(10_000, |seed| {
        let (Question { plan, on, at_least, .. }, lost) = small(seed);
        assert_eq!(told(&plan, on, at_least, lost), tried(&plan, on, at_least, lost), "seed {seed}");
    });
}

#[test]
fn losing_the_worst_player_again_and_again_is_noticed() {
    let one_by_one = |seed: &u64| {
        let (Question { plan, on, at_least, .. }, _) = small(*seed * 8 + 5);
        let (mut left, mut lost) = (plan.clone(), Vec::new());
        for _ in 0..2 {
            let Some(case) = least_dispensable(&left, on, at_least) else { return false };
            case.players.iter().for_each(|player| left.players.remove(player));
            lost.extend(case.players);
        }
        tried(&plan, on, at_least, 2).is_some_and(|found| !found.3.iter().all(|player| lost.contains(player)))
    };
    assert!((0..400).filter(one_by_one).count() > 0);
}
