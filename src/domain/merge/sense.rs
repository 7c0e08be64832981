//! Repairs what makes no sense in a merged plan, although it does on each side.

use std::collections::{HashMap, HashSet};

use super::deals;
use super::difference::Origin;
use super::shown::{Shown, harmless};
use super::walk::{MergeWalk, Sides};
use crate::domain::{Answer, CallUp, FiledList, Id, Plan, Player, Roster};
use crate::text;

/// Makes merged fields a plan that could be read from a file: every id is somebody's, and days are in order.
pub(super) fn restore(walk: &mut MergeWalk<'_>, sides: Sides<'_, Plan>, plan: &mut Plan) {
    keep_who_is_named(walk, sides, plan);
    one_person_one_kind(walk, sides, plan);
    keep_played_formations(sides, plan);
    let players: HashSet<&Id> = ids(&plan.players).collect();
    for (_, people) in &mut plan.tactic.order {
        people.retain(|id| players.contains(id));
    }
    plan.tactic.order.retain(|(_, people)| !people.is_empty());
    for call_up in &mut plan.call_ups {
        call_up.players.retain(|id| players.contains(id));
    }
    for filed in &mut plan.registered {
        filed.retain(|id| players.contains(id));
    }
    plan.registered.retain(|filed| !filed.people.is_empty());
    one_list_each(walk, sides, plan);
    deals::swaps(walk, sides, plan);
    days_of_call_ups(walk, sides, plan);
    days_of_players(walk, sides, plan);
}

/// Settles conflicts in which one side removed a player whom the other named in an order, a call-up, a filed list or a swap.
fn keep_who_is_named(walk: &mut MergeWalk<'_>, sides: Sides<'_, Plan>, plan: &mut Plan) {
    let there: HashSet<&Id> = ids(&plan.players).collect();
    let removed: Vec<(&Id, &Player)> = sides.base.players.iter().filter(|(id, _)| !there.contains(id)).collect();
    if removed.is_empty() {
        return;
    }
    let merged = named(plan);
    // A list that both sides changed may name nobody whom the other side removed.
    let named_by = newly_named(sides).map(|(origin, new)| {
        let new = new.into_iter().filter(|at| merged.contains(at));
        (origin, new.map(|(_, id)| id).collect::<HashSet<&Id>>())
    });
    let offered: HashSet<Id> = offered(plan).map(|(_, player)| player.clone()).collect();
    for (id, player) in removed {
        let by = named_by.iter().find(|(origin, ids)| ids.contains(id) && sides.side(*origin).players.contains(id));
        let stays = by.map(|(by, _)| {
            let told = |origin| (*by == origin).then(|| "named in a list or a swap".to_owned());
            let values = [Some(harmless(&player.profile.name)), told(Origin::Ours), told(Origin::Theirs)];
            walk.conflict(&format!("player {}", harmless(sides.everybody().short_name(id))), values) == *by
        });
        if stays.unwrap_or(offered.contains(id)) {
            plan.players.put(id.clone(), player.clone());
        } else {
            deals::take_back_offers(plan, id);
        }
    }
}

fn ids<T: Clone>(people: &Roster<T>) -> impl Iterator<Item = &Id> {
    people.iter().map(|(id, _)| id)
}

/// Players who are gone whatever is chosen: one side removed them, and the other neither changed nor named them anew.
pub(super) fn gone(sides: Sides<'_, Plan>) -> HashSet<&Id> {
    let people = |origin| ids(&sides.side(origin).players).collect::<HashSet<&Id>>();
    let (ours, theirs) = (people(Origin::Ours), people(Origin::Theirs));
    let removed = sides.base.players.iter().filter(|(id, _)| !(ours.contains(id) && theirs.contains(id)));
    let mut removed: HashMap<&Id, &Player> = removed.collect();
    if !removed.is_empty() {
        for (origin, new) in newly_named(sides) {
            let new: HashSet<&Id> = new.into_iter().map(|(_, id)| id).collect();
            let there = &sides.side(origin).players;
            removed.retain(|id, player| there.get(id).is_none_or(|held| held == *player && !new.contains(id)));
        }
    }
    removed.into_keys().collect()
}

/// Where each side names players and the base does not.
fn newly_named<'p>(sides: Sides<'p, Plan>) -> [(Origin, HashSet<(Mention<'p>, &'p Id)>); 2] {
    let before = named(sides.base);
    [Origin::Ours, Origin::Theirs].map(|origin| {
        let new = named(sides.side(origin)).into_iter().filter(|at| !before.contains(at));
        (origin, new.collect())
    })
}

/// A place where the plan names a player: the coach's order of a slot, a call-up, a filed list, or a swap for a target.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Mention<'a> {
    Order(&'a str),
    CallUp(&'a str),
    Filed(&'a str),
    Swap(&'a Id),
}

/// Everyone in the coach's orders, the call-ups, the filed lists and the pending swaps, each with the place.
fn named(plan: &Plan) -> HashSet<(Mention<'_>, &Id)> {
    let ordered =
        plan.tactic.order.iter().flat_map(|(slot, people)| people.iter().map(|id| (Mention::Order(slot), id)));
    let called =
        plan.call_ups.iter().flat_map(|call_up| call_up.players.iter().map(|id| (Mention::CallUp(&call_up.name), id)));
    let filed = plan.registered.iter();
    let filed = filed.flat_map(|filed| filed.named().map(|id| (Mention::Filed(&filed.competition), id)));
    ordered.chain(called).chain(filed).chain(offered(plan).map(|(target, id)| (Mention::Swap(target), id))).collect()
}

/// The players in pending swaps, each with the swap's target.
fn offered(plan: &Plan) -> impl Iterator<Item = (&Id, &Id)> {
    let bids = plan.targets.iter().flat_map(|(id, target)| target.bids.iter().map(move |bid| (id, bid)));
    let pending = bids.filter(|(_, bid)| bid.answer == Answer::Pending);
    pending.flat_map(|(target, bid)| bid.terms.given().map(move |player| (target, player)))
}

/// Settles conflicts about two lists that are filed with one competition, whose name the sides write differently.
fn one_list_each(walk: &mut MergeWalk<'_>, sides: Sides<'_, Plan>, plan: &mut Plan) {
    let mut once: Vec<FiledList> = Vec::with_capacity(plan.registered.len());
    for filed in std::mem::take(&mut plan.registered) {
        let name = &filed.competition;
        let Some(held) = once.iter_mut().find(|held| text::same(&held.competition, name)) else {
            once.push(filed);
            continue;
        };
        let of = |plan: &Plan| plan.filed(name).and_then(Shown::shown);
        let told = [of(sides.base), of(sides.ours), of(sides.theirs)];
        let choice = walk.conflict(&format!("list of {}", harmless(name)), told);
        if sides.side(choice).registered.iter().any(|one| one.competition == filed.competition) {
            *held = filed;
        }
    }
    plan.registered = once;
}

/// Settles conflicts about a person who is a player on one side and a target on the other.
fn one_person_one_kind(walk: &mut MergeWalk<'_>, sides: Sides<'_, Plan>, plan: &mut Plan) {
    let targets: HashSet<&Id> = ids(&plan.targets).collect();
    let both: Vec<Id> = ids(&plan.players).filter(|id| targets.contains(id)).cloned().collect();
    for id in both {
        let kind = |plan: &Plan| match (plan.players.contains(&id), plan.targets.contains(&id)) {
            (true, _) => Some("a player".to_owned()),
            (_, true) => Some("a target".to_owned()),
            _ => None,
        };
        let choice = walk.conflict(&format!("id {id}"), [kind(sides.base), kind(sides.ours), kind(sides.theirs)]);
        if sides.side(choice).players.contains(&id) { plan.targets.remove(&id) } else { plan.players.remove(&id) }
    }
}

/// Keeps a formation that one side removed while the other changed how the team plays.
fn keep_played_formations(sides: Sides<'_, Plan>, plan: &mut Plan) {
    if sides.ours.tactic == sides.theirs.tactic {
        return;
    }
    for formation in sides.base.formations.iter().chain(&sides.ours.formations).chain(&sides.theirs.formations) {
        let held = plan.formations.iter().any(|held| held.name() == formation.name());
        let labels =
            plan.tactic.depth.iter().map(|(label, _)| label).chain(plan.tactic.order.iter().map(|(label, _)| label));
        let played = plan.tactic.formation.name() == formation.name();
        if !held && (played || labels.into_iter().any(|label| formation.slot(label).is_some())) {
            plan.formations.push(formation.clone());
        }
    }
}

fn days_of_call_ups(walk: &mut MergeWalk<'_>, sides: Sides<'_, Plan>, plan: &mut Plan) {
    for call_up in plan.call_ups.iter_mut().filter(|call_up| call_up.until < call_up.from) {
        let of = |plan: &'_ Plan| -> Option<CallUp> {
            let mut named = plan.call_ups.iter().filter(|held| held.name == call_up.name);
            named.find(|held| held.from == call_up.from || held.until == call_up.until).cloned()
        };
        let values = [sides.base, sides.ours, sides.theirs].map(|plan| of(plan).shown());
        let choice = walk.conflict(&format!("days of call-up {}", harmless(&call_up.name)), values);
        if let Some(days) = of(sides.side(choice)).or_else(|| of(sides.ours)) {
            (call_up.from, call_up.until) = (days.from, days.until);
        }
    }
}

fn days_of_players(walk: &mut MergeWalk<'_>, sides: Sides<'_, Plan>, plan: &mut Plan) {
    let senseless = |player: &Player| {
        let gone = player.over_before_joined().is_some();
        gone || (player.loan.is_some() && player.lent.is_some())
    };
    let ids: Vec<Id> = plan.players.iter().filter(|(_, player)| senseless(player)).map(|(id, _)| id.clone()).collect();
    for id in ids {
        let Some(player) = plan.players.get_mut(&id) else { continue };
        let days = |plan: &Plan| plan.players.get(&id).map(days_shown);
        let what = format!("days of {}", harmless(sides.everybody().short_name(&id)));
        let choice = walk.conflict(&what, [days(sides.base), days(sides.ours), days(sides.theirs)]);
        if let Some(chosen) = sides.side(choice).players.get(&id).or_else(|| sides.ours.players.get(&id)) {
            player.take_stays(chosen);
        }
    }
}

fn days_shown(player: &Player) -> String {
    let parts = [
        ("joined", player.joined.shown()),
        ("contract", player.profile.contract.shown()),
        ("loan", player.loan.shown()),
        ("lent", player.lent.shown()),
        ("left", player.left.shown()),
    ];
    let bought = player.bought.iter().map(|bought| ("bought", bought.shown()));
    let parts = parts.into_iter().chain(bought);
    let told: Vec<String> = parts.filter_map(|(word, value)| Some(format!("{word} {}", value?))).collect();
    told.join(", ")
}
