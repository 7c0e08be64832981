//! Writes a plan's file as a person would: unknown fields are left out, short entries are on one line.

mod entries;
pub(super) mod layout;
mod person;
#[cfg(test)]
mod tests;

pub(crate) use entries::quoted;
use entries::{field, field_beside, list, push_filled, words};
use layout::{Group, Node, lay_out};

use super::read::FORMAT;
use crate::domain::{
    Budget, CallUp, Deadline, FiledList, Formation, Id, ListChange, Match, Plan, SeasonStart, Tactic, TransferWindow,
};

/// The plan's text, with a final newline.
///
/// Reading it gives the same plan.
pub fn write_plan(plan: &Plan) -> String {
    lay_out(&Node::from(page(plan)))
}

/// The plan as a tree of values, before it is laid out.
pub(super) fn page(plan: &Plan) -> Group {
    let mut page = Group::fields().always_broken();
    page.push("format", FORMAT.to_string());
    page.push("club", quoted(&plan.club));
    field(&mut page, "season", plan.named_season().map(quoted));
    let starts = Some(plan.season_starts).filter(|starts| *starts != SeasonStart::default());
    field(&mut page, "season_starts", starts.map(quoted));
    field(&mut page, "today", plan.today.map(quoted));
    field(&mut page, "currency", plan.currency.as_deref().map(quoted));
    push_filled(&mut page, "competitions", words(plan.competitions.iter().map(quoted)));
    let mut registered = Group::map().always_broken();
    for filed in &plan.registered {
        registered.push(quoted(&filed.competition), filed_list(filed));
    }
    push_filled(&mut page, "registered", registered);
    field(&mut page, "league", plan.league.as_deref().map(quoted));
    field(&mut page, "patience", plan.patience.map(|days| days.to_string()));
    push_filled(&mut page, "budget", budget(&plan.budget));
    field(&mut page, "conclusion", plan.conclusion.as_deref().map(quoted));
    page.push("tactic", tactic(&plan.tactic));
    let mut formations = Group::map().always_broken();
    for own in &plan.formations {
        formations.push(quoted(own.name()), formation(own));
    }
    push_filled(&mut page, "formations", formations);
    push_filled(&mut page, "windows", list(&plan.windows, window));
    push_filled(&mut page, "deadlines", list(&plan.deadlines, deadline));
    push_filled(&mut page, "matches", list(&plan.matches, one_match));
    push_filled(&mut page, "call_ups", list(&plan.call_ups, call_up));
    let mut players = Group::map().always_broken();
    for (id, player) in plan.players.iter() {
        players.push(quoted(id), person::player(player));
    }
    push_filled(&mut page, "players", players);
    let mut targets = Group::map().always_broken();
    for (id, target) in plan.targets.iter() {
        targets.push(quoted(id), person::target(target));
    }
    push_filled(&mut page, "targets", targets);
    let mut what_ifs = Group::map().always_broken();
    for what_if in &plan.what_ifs {
        what_ifs.push(quoted(&what_if.name), words(what_if.assumptions.iter().map(quoted)));
    }
    push_filled(&mut page, "what_ifs", what_ifs);
    let mut filters = Group::map().always_broken();
    for filter in &plan.filters {
        filters.push(quoted(&filter.name), quoted(&filter.terms));
    }
    push_filled(&mut page, "filters", filters);
    page
}

fn ids(ids: &[Id]) -> Group {
    words(ids.iter().map(quoted))
}

fn budget(budget: &Budget) -> Group {
    let mut group = Group::fields();
    field_beside(&mut group, "transfers", budget.transfers.map(quoted));
    field_beside(&mut group, "wages", budget.wages.map(quoted));
    field_beside(&mut group, "revenue", budget.revenue.map(quoted));
    field_beside(&mut group, "squad_cost", budget.squad_cost.map(|percent| percent.to_string()));
    field_beside(&mut group, "coach_wage", budget.coach_wage.map(quoted));
    group
}

fn tactic(tactic: &Tactic) -> Group {
    let mut depth = Group::map();
    for (label, wanted) in &tactic.depth {
        depth.push_beside(quoted(label), wanted.to_string());
    }
    let mut order = Group::map();
    for (label, people) in &tactic.order {
        order.push(quoted(label), ids(people));
    }
    let mut roles = Group::map();
    for (position, weights) in &tactic.roles {
        let mut role = Group::map();
        for (attribute, weight) in weights {
            role.push_beside(quoted(attribute), weight.to_string());
        }
        roles.push(position.ron_name(), role);
    }
    let mut group = Group::fields();
    group.push("formation", quoted(tactic.formation.name()));
    let wishes = !depth.is_empty() || !order.is_empty() || !roles.is_empty();
    push_filled(&mut group, "depth", depth);
    push_filled(&mut group, "order", order);
    push_filled(&mut group, "roles", roles);
    if wishes { group.always_broken() } else { group }
}

fn formation(formation: &Formation) -> Group {
    let mut slots = Group::list();
    let mut up = None;
    for slot in formation.slots() {
        let place = format!("({}, {}, {}, {})", quoted(&slot.label), slot.position.ron_name(), slot.across, slot.up);
        let same_line = up.is_some_and(|up: u8| up.abs_diff(slot.up) <= 10);
        if same_line {
            slots.push_beside("", place)
        } else {
            slots.push("", place)
        }
        up = Some(slot.up);
    }
    slots
}

fn filed_list(filed: &FiledList) -> Group {
    let mut group = Group::fields();
    group.push("on", quoted(filed.on));
    group.push_beside("people", ids(&filed.people));
    push_filled(&mut group, "changes", list(&filed.changes, list_change));
    group
}

fn list_change(change: &ListChange) -> Group {
    let mut group = Group::fields();
    group.push("on", quoted(change.on));
    for (name, people) in [("with", &change.with), ("without", &change.without)] {
        field_beside(&mut group, name, Some(ids(people)).filter(|ids| !ids.is_empty()));
    }
    group
}

fn window(window: &TransferWindow) -> Group {
    let mut group = Group::fields();
    group.push("opens", quoted(window.opens));
    group.push_beside("closes", quoted(window.closes));
    group
}

fn deadline(deadline: &Deadline) -> Group {
    let mut group = Group::fields();
    group.push("name", quoted(&deadline.name));
    group.push_beside("on", quoted(deadline.on));
    group
}

fn one_match(one: &Match) -> Group {
    let mut group = Group::fields();
    group.push("on", quoted(one.on));
    group.push_beside("versus", quoted(&one.versus));
    field_beside(&mut group, "competition", one.competition.as_ref().map(quoted));
    group
}

fn call_up(call_up: &CallUp) -> Group {
    let mut group = Group::fields();
    group.push("name", quoted(&call_up.name));
    group.push_beside("from", quoted(call_up.from));
    group.push_beside("until", quoted(call_up.until));
    push_filled(&mut group, "players", ids(&call_up.players));
    group
}
