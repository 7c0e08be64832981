//! Cover again by its definitions alone: slow, simple, and sharing nothing with the program's own.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;
use touchline::analysis::{Cover, Proof, Severity};
use touchline::domain::{Absence, Ban, Familiarity, Id, Match, Outlook, Plan, Player};

const SLOTS: usize = 11;

/// Every part of a cover that the design defines.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Answer {
    pub(crate) eleven: Vec<Option<Id>>,
    pub(crate) margin: i32,
    pub(crate) margin_proof: (Vec<usize>, Vec<Id>),
    pub(crate) shortfall: u32,
    pub(crate) shortfall_proof: (Vec<usize>, Vec<Id>),
    pub(crate) shortfall_parts: Vec<(Vec<usize>, Vec<Id>, u32)>,
    pub(crate) severities: Vec<Severity>,
    pub(crate) gaps: Vec<(Severity, Vec<usize>, Vec<Id>)>,
    pub(crate) ranked: Vec<Vec<Id>>,
}

impl Answer {
    pub(crate) fn of(cover: &Cover) -> Answer {
        let ids = |slot: &touchline::analysis::SlotCover| slot.ranked.iter().map(|player| player.id.clone()).collect();
        let gaps = cover.gaps.iter().map(|gap| (gap.severity, gap.slots.clone(), gap.players.clone()));
        let part = |part: &Proof| (part.slots.clone(), part.players.clone(), part.missing());
        Answer {
            eleven: cover.eleven.to_vec(),
            margin: cover.margin,
            margin_proof: (cover.margin_proof.slots.clone(), cover.margin_proof.players.clone()),
            shortfall: cover.shortfall,
            shortfall_proof: (cover.shortfall_proof.slots.clone(), cover.shortfall_proof.players.clone()),
            shortfall_parts: cover.shortfall_parts.iter().map(part).collect(),
            severities: cover.slots.iter().map(|slot| slot.severity).collect(),
            gaps: gaps.collect(),
            ranked: cover.slots.iter().map(ids).collect(),
        }
    }

    /// The parts in which two answers differ.
    pub(crate) fn differences(&self, other: &Answer) -> Vec<&'static str> {
        let same = [
            ("eleven", self.eleven == other.eleven),
            ("margin", self.margin == other.margin),
            ("margin's proof", self.margin_proof == other.margin_proof),
            ("shortfall", self.shortfall == other.shortfall),
            ("shortfall's proof", self.shortfall_proof == other.shortfall_proof),
            ("shortfall's parts", self.shortfall_parts == other.shortfall_parts),
            ("severities", self.severities == other.severities),
            ("gaps", self.gaps == other.gaps),
            ("ranked", self.ranked == other.ranked),
        ];
        same.into_iter().filter(|(_, same)| !same).map(|(part, _)| part).collect()
    }
}

/// A body, as the definitions see it.
#[derive(Clone)]
struct Body {
    id: Id,
    plays: Vec<Option<Familiarity>>,
    /// How many places of every slot's order he would pass over.
    passes: Vec<usize>,
    rating: Option<u8>,
    value: u64,
}

/// The available players who can play somewhere.
pub(crate) struct Bodies {
    bodies: Vec<Body>,
    /// The places that nobody in a slot passes over.
    orders: Vec<usize>,
}

pub(crate) fn bodies(plan: &Plan, on: Date, at_least: Familiarity, outlook: Outlook) -> Bodies {
    let mut bodies = Vec::new();
    for (id, player) in plan.players.iter().filter(|(id, player)| fit(plan, id, player, on, outlook)) {
        let slots = plan.tactic.formation.slots();
        let plays = |familiarity: &Familiarity| *familiarity <= at_least;
        bodies.push(Body {
            id: id.clone(),
            plays: slots.iter().map(|slot| player.profile.positions.at(slot.position).filter(plays)).collect(),
            passes: vec![0; SLOTS],
            rating: player.profile.rating,
            value: player.profile.value.map_or(0, |value| value.units()),
        });
    }
    bodies.retain(|body| body.plays.iter().any(Option::is_some));
    let there: Vec<(Id, Vec<Option<Familiarity>>)> =
        bodies.iter().map(|body| (body.id.clone(), body.plays.clone())).collect();
    passing(plan, bodies, |id, slot| there.iter().any(|(held, plays)| held == id && plays[slot].is_some()))
}

/// The same bodies, where everybody whom the orders name holds his place there, absent or not.
pub(crate) fn with_the_absent(plan: &Plan, bodies: Bodies) -> Bodies {
    passing(plan, bodies.bodies, |_, _| true)
}

/// Each body with the places that he passes over of those who hold one.
fn passing(plan: &Plan, mut bodies: Vec<Body>, holds: impl Fn(&Id, usize) -> bool) -> Bodies {
    let mut orders = Vec::new();
    for (slot, labelled) in plan.tactic.formation.slots().iter().enumerate() {
        let order = plan.tactic.order(&labelled.label).iter().filter(|id| holds(id, slot));
        let order: Vec<&Id> = order.collect();
        for body in &mut bodies {
            body.passes[slot] = order.iter().take_while(|listed| **listed != &body.id).count();
        }
        orders.push(order.len());
    }
    Bodies { bodies, orders }
}

pub(crate) fn fit(plan: &Plan, id: &Id, player: &Player, on: Date, outlook: Outlook) -> bool {
    let ends = player.loan.as_ref().map(|loan| loan.until).or(player.profile.contract);
    let out = player.absences.iter().any(|absence| {
        if let Some(ban) = &absence.ban {
            let ended = absence.ended.is_some_and(|ended| on >= ended);
            return !ended && banned(&plan.matches, ban, absence.from, on, false);
        }
        let mut reported: Vec<_> = absence.returns.iter().map(|report| (report.on, report.back)).collect();
        reported.sort_by_key(|(said, _)| *said);
        let backs = reported.iter().map(|(_, back)| *back);
        let believed = match outlook {
            Outlook::Likely => reported.last().map(|(_, back)| *back),
            Outlook::Best => backs.min(),
            Outlook::Worst => backs.max(),
        };
        let doubted = plan.today.and_then(|today| doubted(absence, today)).filter(|_| outlook == Outlook::Worst);
        let back = absence.ended.or(doubted).or(believed);
        on >= absence.from && back.is_none_or(|back| on < back)
    });
    let called = plan.call_ups.iter().any(|cup| cup.players.contains(id) && (cup.from..=cup.until).contains(&on));
    let here = player.joined.is_none_or(|joined| on >= joined) && ends.is_none_or(|ends| on <= ends);
    here && !out && !called && player.lent.as_ref().is_none_or(|lent| on > lent.until)
}

/// The first day back at worst of somebody in doubt: 14 days after the latest reported day, which lies within the 14 days
/// up to today.
pub(crate) fn doubted(absence: &Absence, today: Date) -> Option<Date> {
    let likely = absence.returns.iter().max_by_key(|report| report.on)?.back;
    let last = absence.returns.iter().map(|report| report.back).max()?;
    (likely <= today && (0..14).contains(&(today - last).get_days())).then(|| last + 14.days())
}

/// Whether a ban keeps somebody out on a day, counted day by day from its first. The broken count takes every match for
/// one of the ban's competition.
pub(crate) fn banned(matches: &[Match], ban: &Ban, from: Date, on: Date, broken: bool) -> bool {
    let (mut left, mut day, mut out) = (usize::from(ban.matches), from, false);
    while day <= on {
        let today: Vec<&Match> = matches.iter().filter(|played| played.on == day).collect();
        let same = |played: &&&Match| match &ban.competition {
            Some(of) if !broken => played.competition.as_ref().is_some_and(|name| name.eq_ignore_ascii_case(of)),
            _ => true,
        };
        let counting = today.iter().filter(same).count();
        let others = today.iter().filter(|played| played.competition.is_some() && !same(played)).count();
        out = left > 0 && (today.is_empty() || others < today.len());
        left = left.saturating_sub(counting);
        day += 1.days();
    }
    out
}

/// The whole answer from its definitions.
pub(crate) fn answer(plan: &Plan, squad: &Bodies) -> Answer {
    let bodies = &squad.bodies;
    let wanted: Vec<i32> =
        plan.tactic.formation.slots().iter().map(|slot| i32::from(plan.tactic.wanted(&slot.label))).collect();
    let sets: Vec<(Vec<usize>, i32)> = (1..1 << SLOTS).map(|set| slots_of(set, bodies)).collect();
    let demand = |slots: &[usize]| slots.iter().map(|slot| wanted[*slot]).sum::<i32>();
    let shortfall = sets.iter().map(|(slots, players)| demand(slots) - players).max().unwrap().max(0);
    let mut short: Vec<&Vec<usize>> =
        sets.iter().filter(|(slots, players)| demand(slots) - players == shortfall).map(|(slots, _)| slots).collect();
    short.sort_by_key(|slots| slots.len());
    let short = if shortfall > 0 { short[0].clone() } else { vec![] };
    let severities = severities(bodies, &short);
    let margin = sets.iter().map(|(slots, players)| players - slots.len() as i32).min().unwrap();
    let attaining =
        sets.iter().filter(|(slots, players)| players - slots.len() as i32 == margin).map(|(slots, _)| slots);
    let untouched = |slots: &Vec<usize>| slots.iter().all(|slot| severities[*slot] == Severity::Covered);
    let certificate = attaining.min_by_key(|slots| (untouched(slots), slots.len(), (*slots).clone())).unwrap().clone();
    let mut gaps = Vec::new();
    for severity in [Severity::Broken, Severity::Bare, Severity::Thin] {
        for slots in connected(bodies, (0..SLOTS).filter(|slot| severities[*slot] == severity).collect()) {
            gaps.push((severity, slots.clone(), players_of(&slots, bodies)));
        }
    }
    let lacking = |slots: Vec<usize>| {
        let there = players_of(&slots, bodies);
        let missing = demand(&slots) - there.len() as i32;
        (slots, there, missing as u32)
    };
    Answer {
        eleven: eleven(bodies, &squad.orders),
        margin,
        margin_proof: (certificate.clone(), players_of(&certificate, bodies)),
        shortfall: shortfall as u32,
        shortfall_proof: (short.clone(), players_of(&short, bodies)),
        shortfall_parts: connected(bodies, short.iter().copied().collect()).into_iter().map(lacking).collect(),
        severities,
        gaps,
        ranked: (0..SLOTS).map(|slot| ranked(bodies, slot)).collect(),
    }
}

fn slots_of(set: usize, bodies: &[Body]) -> (Vec<usize>, i32) {
    let slots: Vec<usize> = (0..SLOTS).filter(|slot| set >> slot & 1 == 1).collect();
    let players = bodies.iter().filter(|body| slots.iter().any(|slot| body.plays[*slot].is_some())).count();
    (slots, players as i32)
}

fn players_of(slots: &[usize], bodies: &[Body]) -> Vec<Id> {
    let plays = |body: &&Body| slots.iter().any(|slot| body.plays[*slot].is_some());
    bodies.iter().filter(plays).map(|body| body.id.clone()).collect()
}

fn severities(bodies: &[Body], short: &[usize]) -> Vec<Severity> {
    let everybody: Vec<&Body> = bodies.iter().collect();
    let broken = broken(&everybody);
    let mut breakable = BTreeSet::new();
    for lost in 0..bodies.len() {
        let mut left = everybody.clone();
        left.remove(lost);
        breakable.extend(self::broken(&left));
    }
    let severity = |slot: usize| match slot {
        slot if broken.contains(&slot) => Severity::Broken,
        slot if breakable.contains(&slot) => Severity::Bare,
        slot if short.contains(&slot) => Severity::Thin,
        _ => Severity::Covered,
    };
    (0..SLOTS).map(severity).collect()
}

/// The slots that some fullest eleven leaves empty: those without which as many can be filled.
fn broken(bodies: &[&Body]) -> BTreeSet<usize> {
    let everywhere: Vec<usize> = (0..SLOTS).collect();
    let fullest = filled(&everywhere, bodies);
    let all_but = |left_out: usize| everywhere.iter().copied().filter(|slot| *slot != left_out).collect::<Vec<_>>();
    (0..SLOTS).filter(|slot| fullest < SLOTS && filled(&all_but(*slot), bodies) == fullest).collect()
}

/// How many of the slots can be filled at once, by augmenting paths (Kuhn).
fn filled(slots: &[usize], bodies: &[&Body]) -> usize {
    let mut holds = vec![None; bodies.len()];
    slots.iter().filter(|slot| seat(**slot, bodies, &mut holds, &mut vec![false; bodies.len()])).count()
}

fn seat(slot: usize, bodies: &[&Body], holds: &mut [Option<usize>], tried: &mut [bool]) -> bool {
    for player in 0..bodies.len() {
        if bodies[player].plays[slot].is_some() && !tried[player] {
            tried[player] = true;
            if holds[player].is_none_or(|held| seat(held, bodies, holds, tried)) {
                holds[player] = Some(slot);
                return true;
            }
        }
    }
    false
}

/// Slots in parts that share no player, each grown from its first slot.
fn connected(bodies: &[Body], mut left: BTreeSet<usize>) -> Vec<Vec<usize>> {
    let mut parts = Vec::new();
    while let Some(first) = left.pop_first() {
        let mut part = vec![first];
        let mut next = 0;
        while let Some(from) = part.get(next).copied() {
            let shares =
                |to: &usize| bodies.iter().any(|player| player.plays[from].is_some() && player.plays[*to].is_some());
            let reached: Vec<usize> = left.iter().copied().filter(shares).collect();
            left.retain(|slot| !reached.contains(slot));
            part.extend(reached);
            next += 1;
        }
        part.sort_unstable();
        parts.push(part);
    }
    parts
}

fn merit(bodies: &[Body]) -> impl Fn(&Body) -> u64 {
    let rated = bodies.iter().all(|body| body.rating.is_some());
    move |body| if rated { body.rating.map_or(0, u64::from) } else { body.value }
}

fn ranked(bodies: &[Body], slot: usize) -> Vec<Id> {
    let merit = merit(bodies);
    let mut players: Vec<&Body> = bodies.iter().filter(|body| body.plays[slot].is_some()).collect();
    players.sort_by_key(|body| (body.passes[slot], body.plays[slot], Reverse(merit(body))));
    players.into_iter().map(|body| body.id.clone()).collect()
}

/// The best eleven over all choices, player by player: for every set of slots the best way for the players so far to fill exactly
/// those. What a choice costs is two numbers: its ranks side by side, then the eleven spelled in digits of plan order.
fn eleven(bodies: &[Body], orders: &[usize]) -> Vec<Option<Id>> {
    let base = bodies.len() as i128 + 1;
    let digit = |slot: usize| base.pow((SLOTS - 1 - slot) as u32);
    let mut best: Vec<Option<(i128, i128)>> = vec![None; 1 << SLOTS];
    best[0] = Some((0, (0..SLOTS).map(|slot| bodies.len() as i128 * digit(slot)).sum()));
    for (player, body) in bodies.iter().enumerate() {
        let ranks: Vec<Option<i128>> = (0..SLOTS).map(|slot| ranks(bodies, body, slot)).collect();
        for set in (0..best.len()).rev() {
            let Some((so_far, spelled)) = best[set] else { continue };
            for slot in (0..SLOTS).filter(|slot| set >> slot & 1 == 0) {
                let Some(ranks) = ranks[slot] else { continue };
                let total = (so_far + ranks, spelled - (bodies.len() - player) as i128 * digit(slot));
                let place = &mut best[set | 1 << slot];
                *place = Some(place.map_or(total, |known| known.min(total)));
            }
        }
    }
    let empty = |set: usize, slot: &usize| set >> slot & 1 == 0;
    let cost = |(set, found): (usize, Option<(i128, i128)>)| {
        let passed: i128 = (0..SLOTS).filter(|slot| empty(set, slot)).map(|slot| orders[slot] as i128).sum();
        found.map(|(ranks, spelled)| (ranks + passed * PASSED, spelled))
    };
    let (_, spelled) = best.into_iter().enumerate().filter_map(cost).min().unwrap();
    let player = |slot: usize| (spelled / digit(slot) % base) as usize;
    (0..SLOTS).map(|slot| bodies.get(player(slot)).map(|body| body.id.clone())).collect()
}

/// A place passed over, in the figures of [`ranks`].
const PASSED: i128 = 1 << 80;

/// A slot filled (less than any other figure), places passed over, emergency, competent and merit, 20 bits or more each.
fn ranks(bodies: &[Body], body: &Body, slot: usize) -> Option<i128> {
    let familiarity = body.plays[slot]?;
    let passed = body.passes[slot] as i128 * PASSED;
    let emergency = i128::from(familiarity == Familiarity::Emergency) << 60;
    let competent = i128::from(familiarity == Familiarity::Competent) << 40;
    Some(passed + emergency + competent - (1 << 100) - i128::from(merit(bodies)(body)))
}

/// A squad that counts one player as several: a body for every slot that he can play in.
pub(crate) fn miscounted(squad: &Bodies) -> Bodies {
    let mut several = Vec::new();
    for body in &squad.bodies {
        for slot in (0..SLOTS).filter(|slot| body.plays[*slot].is_some()) {
            let mut plays = vec![None; SLOTS];
            plays[slot] = body.plays[slot];
            several.push(Body { plays, ..body.clone() });
        }
    }
    Bodies { bodies: several, orders: squad.orders.clone() }
}
