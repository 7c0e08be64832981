//! Random plans from a seed, small enough to be tight: most have few players too many or too few.

use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::Date;
use touchline::domain::{
    Absence, Ban, CallUp, Familiarity, Formation, Id, Lent, Loan, Match, Money, Outlook, Plan, Player, Position,
    Positions, Profile, Return, Slot, Stage, Target, Why,
};

use crate::juventus::{TODAY, id};
use crate::seed::Chance;

/// A plan, a day and a lowest familiarity to ask about.
pub(crate) struct Question {
    pub(crate) plan: Plan,
    pub(crate) on: Date,
    pub(crate) at_least: Familiarity,
    pub(crate) outlook: Outlook,
}

/// A day within three weeks of the sample's.
pub(crate) fn day(chance: &mut Chance) -> Date {
    TODAY + (chance.below(43) as i64 - 21).days()
}

pub(crate) fn question(seed: u64) -> Question {
    let mut chance = Chance(seed);
    let pool: Vec<Position> = (0..=chance.below(8)).map(|_| chance.of(Position::ALL)).collect();
    let slot = |place: usize, chance: &mut Chance| Slot {
        label: format!("S{place}"),
        position: chance.of(&pool),
        across: 0,
        up: 0,
    };
    let slots = (0..Formation::SLOTS).map(|place| slot(place, &mut chance)).collect();
    let mut plan = Plan::new("Club".into(), Arc::new(Formation::new("random".into(), slots).unwrap()));
    let most = chance.of(&[12, 20, 30, 40]);
    let players: Vec<Id> = (0..most - chance.below(10)).map(|number| id(&format!("m{number}"))).collect();
    // Whether ratings, or values, are known of everyone, of some or of nobody.
    let (unrated, unvalued) = (chance.of(&[1, 12, usize::MAX]), chance.of(&[1, 6, usize::MAX]));
    for id in &players {
        let mut player = player(&pool, &mut chance);
        player.profile.rating = (!chance.one_in(unrated)).then(|| chance.below(4) as u8 * 50);
        player.profile.value = (!chance.one_in(unvalued)).then(|| Money::from_units(chance.below(4) as u64 * 20_000));
        plan.players.put(id.clone(), player);
    }
    plan.call_ups = (0..chance.below(3)).map(|_| call_up(&players, &mut chance)).collect();
    for place in 0..12 {
        if chance.one_in(3) {
            plan.tactic.depth.push((format!("S{place}"), chance.below(4) as u8));
        }
        if chance.one_in(3) {
            plan.tactic.order.push((format!("S{place}"), order(&players, &mut chance)));
        }
    }
    let (on, at_least, outlook) = (day(&mut chance), chance.of(Familiarity::ALL), chance.of(Outlook::ALL));
    bans(&mut plan, &mut chance);
    plan.today = chance.one_in(2).then(|| day(&mut chance));
    Question { plan, on, at_least, outlook }
}

fn player(pool: &[Position], chance: &mut Chance) -> Player {
    let mut positions: Vec<(Position, Familiarity)> = Vec::new();
    for _ in 0..=chance.below(4) {
        let position = if chance.one_in(6) { chance.of(Position::ALL) } else { chance.of(pool) };
        if positions.iter().all(|(held, _)| *held != position) {
            let familiarity = if chance.one_in(2) { Familiarity::Natural } else { chance.of(Familiarity::ALL) };
            positions.push((position, familiarity));
        }
    }
    let mut player = Player::new(Profile::new("Player".into(), Positions::new(positions).unwrap()));
    player.joined = chance.one_in(16).then(|| day(chance));
    player.profile.contract = chance.one_in(16).then(|| day(chance));
    player.loan = chance.one_in(16).then(|| Loan { from: "Porto".into(), until: day(chance), ended: None });
    player.lent = chance.one_in(16).then(|| Lent { to: "Ajax".into(), since: None, until: day(chance), ended: None });
    while chance.one_in(8) {
        let returned = |chance: &mut Chance| Return { on: day(chance), source: "press".into(), back: day(chance) };
        let returns = (0..chance.below(3)).map(|_| returned(chance)).collect();
        let ended = chance.one_in(3).then(|| day(chance));
        player.absences.push(Absence { returns, ended, ..Absence::new(Why::Other("rest".into()), day(chance)) });
    }
    player
}

/// Matches of two competitions and of none, and players who are banned for some of them.
fn bans(plan: &mut Plan, chance: &mut Chance) {
    let competition = |chance: &mut Chance| chance.of(&[None, Some("League"), Some("Cup")]).map(str::to_owned);
    for _ in 0..chance.below(12) {
        let (on, competition) = (day(chance), competition(chance));
        plan.matches.push(Match { on, versus: "Opponent".into(), competition });
    }
    let players: Vec<Id> = plan.players.iter().map(|(id, _)| id.clone()).collect();
    for id in players.iter().filter(|_| chance.one_in(10)).collect::<Vec<_>>() {
        let ban = Ban { matches: 1 + chance.below(4) as u8, competition: competition(chance) };
        let ended = chance.one_in(4).then(|| day(chance));
        let absence = Absence::new(Why::Suspension("red card".into()), day(chance));
        plan.players.get_mut(id).unwrap().absences.push(Absence { ban: Some(ban), ended, ..absence });
    }
}

fn call_up(players: &[Id], chance: &mut Chance) -> CallUp {
    let players = players.iter().filter(|_| chance.one_in(6)).cloned().collect();
    CallUp { name: "Cup".into(), from: day(chance), until: day(chance), players }
}

/// Some of the players, in any order, and an id that nobody has.
fn order(players: &[Id], chance: &mut Chance) -> Vec<Id> {
    let mut order = vec![id("nobody")];
    for player in players.iter().filter(|_| chance.one_in(3)).collect::<Vec<_>>() {
        order.insert(chance.below(order.len() + 1), player.clone());
    }
    order
}

/// A question about a plan with a few targets, at most so many, whose prices are few too, and unknown for some.
pub(crate) fn market(seed: u64, most: usize) -> Question {
    let mut question = question(seed);
    let mut chance = Chance(!seed);
    let pool: Vec<Position> = question.plan.tactic.formation.slots().iter().map(|slot| slot.position).collect();
    for n in 0..=chance.below(most) {
        let mut target = Target::new(player(&pool, &mut chance).profile);
        target.profile.value = (!chance.one_in(12)).then(|| Money::from_units(chance.below(4) as u64 * 20_000));
        target.stage = if chance.one_in(12) { Stage::Off } else { Stage::Identified };
        question.plan.targets.put(id(&format!("t{n}")), target);
    }
    question
}
