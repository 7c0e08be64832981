//! The fields of a plan, listed once for both merge and diff.

use std::collections::HashSet;
use std::sync::Arc;

use super::difference::ROSTERS;
use super::people;
use super::sense;
use super::shown::{Shown, harmless};
use super::walk::{MergeWalk, Sides};
use crate::domain::{
    Budget, CallUp, Deadline, FiledList, Formation, Id, KeptFilter, Match, Plan, Season, Tactic, TransferWindow, WhatIf,
};

pub(super) fn plan(walk: &mut MergeWalk<'_>, sides: Sides<'_, Plan>) -> Plan {
    let formations = walk.entries(
        sides.of(|plan| plan.formations.as_slice()),
        |formation| formation.name(),
        |formation| ("formation".to_owned(), harmless(formation.name())),
        |walk, sides| walk.value("formation", sides),
    );
    let (everybody, gone) = (sides.everybody(), sense::gone(sides));
    Plan {
        club: walk.value("club", sides.of(|plan| &plan.club)),
        season_year: season(walk, sides),
        season_starts: walk.value("first day of seasons", sides.of(|plan| &plan.season_starts)),
        today: walk.value("the plan's today", sides.of(|plan| &plan.today)),
        currency: walk.value("currency", sides.of(|plan| &plan.currency)),
        competitions: walk.value("competitions", sides.of(|plan| &plan.competitions)),
        registered: lists(walk, sides, &gone),
        league: walk.value("league", sides.of(|plan| &plan.league)),
        patience: walk.value("patience", sides.of(|plan| &plan.patience)),
        budget: Budget {
            transfers: walk.value("transfer budget", sides.of(|plan| &plan.budget.transfers)),
            wages: walk.value("wage budget", sides.of(|plan| &plan.budget.wages)),
            revenue: walk.value("revenue", sides.of(|plan| &plan.budget.revenue)),
            squad_cost: walk.value("limit of the squad cost", sides.of(|plan| &plan.budget.squad_cost)),
            coach_wage: walk.value("head coach's wage", sides.of(|plan| &plan.budget.coach_wage)),
        },
        conclusion: walk.value("conclusion", sides.of(|plan| &plan.conclusion)),
        tactic: tactic(walk, sides, &formations, &gone),
        formations,
        windows: walk.entries(
            sides.of(|plan| plan.windows.as_slice()),
            |window| window.opens,
            |window| (format!("window from {}", window.opens), format!("to {}", window.closes)),
            |walk, sides| TransferWindow {
                opens: sides.ours.opens,
                closes: walk
                    .value(&format!("end of the window from {}", sides.ours.opens), sides.of(|window| &window.closes)),
            },
        ),
        deadlines: walk.entries(
            sides.of(|plan| plan.deadlines.as_slice()),
            |deadline| deadline.name.as_str(),
            |deadline| (format!("deadline {}", harmless(&deadline.name)), deadline.on.to_string()),
            |walk, sides| Deadline {
                name: sides.ours.name.clone(),
                on: walk.value(&format!("deadline {}", harmless(&sides.ours.name)), sides.of(|deadline| &deadline.on)),
            },
        ),
        matches: walk.entries(
            sides.of(|plan| plan.matches.as_slice()),
            |played| played.on,
            |played| {
                let of = played.competition.as_deref().map(|name| format!(" in {name}")).unwrap_or_default();
                (format!("match on {}", played.on), harmless(&format!("{}{of}", played.versus)))
            },
            |walk, sides| Match {
                on: sides.ours.on,
                versus: walk.value(&format!("match on {}", sides.ours.on), sides.of(|played| &played.versus)),
                competition: walk.value(
                    &format!("competition of the match on {}", sides.ours.on),
                    sides.of(|played| &played.competition),
                ),
            },
        ),
        call_ups: walk.entries(
            sides.of(|plan| plan.call_ups.as_slice()),
            |call_up| call_up.name.as_str(),
            |call_up| (format!("call-up {}", harmless(&call_up.name)), call_up.shown().unwrap_or_default()),
            call_up,
        ),
        players: people::roster(walk, (ROSTERS[0], &everybody), sides.of(|plan| &plan.players), people::player),
        targets: people::roster(walk, (ROSTERS[1], &everybody), sides.of(|plan| &plan.targets), people::target),
        what_ifs: walk.entries(
            sides.of(|plan| plan.what_ifs.as_slice()),
            |what_if| what_if.name.as_str(),
            |what_if| (format!("what-if {}", harmless(&what_if.name)), what_if.assumptions.shown().unwrap_or_default()),
            |walk, sides| WhatIf {
                name: sides.ours.name.clone(),
                assumptions: walk.value(
                    &format!("what-if {}", harmless(&sides.ours.name)),
                    sides.of(|what_if| &what_if.assumptions),
                ),
            },
        ),
        filters: walk.entries(
            sides.of(|plan| plan.filters.as_slice()),
            |filter| filter.name.as_str(),
            |filter| (format!("filter {}", harmless(&filter.name)), harmless(&filter.terms)),
            |walk, sides| KeptFilter {
                name: sides.ours.name.clone(),
                terms: walk.value(&format!("filter {}", harmless(&sides.ours.name)), sides.of(|filter| &filter.terms)),
            },
        ),
    }
}

/// Merges the season by its name; one that begins on another day is another season.
fn season(walk: &mut MergeWalk<'_>, sides: Sides<'_, Plan>) -> Option<i16> {
    let [base, ours, theirs] = [sides.base, sides.ours, sides.theirs].map(Plan::named_season);
    walk.value("season", Sides { base: &base, ours: &ours, theirs: &theirs }).map(Season::year)
}

/// Merges the filed lists. Each is filed whole: of two nobody files a mixture.
fn lists(walk: &mut MergeWalk<'_>, plans: Sides<'_, Plan>, gone: &HashSet<&Id>) -> Vec<FiledList> {
    let both = |name: &str| both_changed(plans, |plan| plan.registered.iter().find(|filed| filed.competition == name));
    let [base, ours, theirs] = &[plans.base, plans.ours, plans.theirs].map(|plan| {
        let mut lists = plan.registered.clone();
        for filed in lists.iter_mut().filter(|filed| both(&filed.competition)) {
            filed.retain(|id| !gone.contains(id));
        }
        lists.retain(|filed| !filed.people.is_empty());
        lists
    });
    walk.entries(
        Sides { base: base.as_slice(), ours, theirs },
        |filed| filed.competition.as_str(),
        |filed| (format!("list of {}", harmless(&filed.competition)), filed.shown().unwrap_or_default()),
        |walk, sides| walk.value(&format!("list of {}", harmless(&sides.ours.competition)), sides),
    )
}

/// Whether each side has a value that is not the base's.
fn both_changed<'p, T: PartialEq>(plans: Sides<'p, Plan>, value: impl Fn(&'p Plan) -> T) -> bool {
    let base = value(plans.base);
    value(plans.ours) != base && value(plans.theirs) != base
}

fn tactic(
    walk: &mut MergeWalk<'_>,
    plans: Sides<'_, Plan>,
    formations: &[Arc<Formation>],
    gone: &HashSet<&Id>,
) -> Tactic {
    let [base, ours, theirs] = &orders(plans, gone);
    let orders = Sides { base: base.as_slice(), ours, theirs };
    let sides = plans.of(|plan| &plan.tactic);
    // Formations are compared by name: a changed one of the plan's own is no other one.
    let names = [sides.base, sides.ours, sides.theirs].map(|tactic| tactic.formation.name().to_owned());
    let [base, ours, theirs] = &names;
    let name = walk.value("the formation played", Sides { base, ours, theirs });
    let held = [sides.ours, sides.theirs].map(|tactic| &tactic.formation);
    let formation = formations.iter().chain(held).find(|formation| formation.name() == name);
    Tactic {
        formation: Arc::clone(formation.unwrap_or(&sides.ours.formation)),
        depth: walk
            .pairs(sides.of(|tactic| tactic.depth.as_slice()), |slot| format!("depth wanted for {}", harmless(slot))),
        order: walk.pairs(orders, |slot| format!("coach's order for {}", harmless(slot))),
        roles: walk.entries(
            sides.of(|tactic| tactic.roles.as_slice()),
            |(position, _)| *position,
            |(position, weights)| (format!("role of {position}"), weights.shown().unwrap_or_default()),
            |walk, sides| {
                let position = sides.ours.0;
                (position, walk.value(&format!("role of {position}"), sides.of(|(_, weights)| weights)))
            },
        ),
    }
}

/// The coach's order of a slot, by its label.
type SlotOrder = (String, Vec<Id>);

/// The coach's orders in the three plans.
///
/// Players who are gone from the plan, and so from the order, don't make an order differ.
fn orders(plans: Sides<'_, Plan>, gone: &HashSet<&Id>) -> [Vec<SlotOrder>; 3] {
    let both = |slot: &str| both_changed(plans, |plan| plan.tactic.order.iter().find(|(held, _)| held == slot));
    [plans.base, plans.ours, plans.theirs].map(|plan| {
        let mut orders = plan.tactic.order.clone();
        for (_, people) in orders.iter_mut().filter(|(slot, _)| both(slot)) {
            people.retain(|id| !gone.contains(id));
        }
        orders.retain(|(_, people)| !people.is_empty());
        orders
    })
}

fn call_up(walk: &mut MergeWalk<'_>, sides: Sides<'_, CallUp>) -> CallUp {
    walk.within(format!("call-up {}", harmless(&sides.ours.name)), |walk| CallUp {
        name: sides.ours.name.clone(),
        from: walk.value("first day", sides.of(|call_up| &call_up.from)),
        until: walk.value("last day", sides.of(|call_up| &call_up.until)),
        players: walk.entries(
            sides.of(|call_up| call_up.players.as_slice()),
            |id| id,
            |id| ("player".to_owned(), id.to_string()),
            |_, sides| sides.ours.clone(),
        ),
    })
}
