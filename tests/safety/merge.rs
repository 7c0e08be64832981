//! A merge loses nothing that either side did, and asks only where both did.

use std::collections::{HashMap, HashSet};

use jiff::civil::date;
use touchline::domain::{
    Conflict, Edit, Familiarity, Field, Id, Merged, Money, Origin, Plan, Position, Positions, diff, merge, settle,
};
use touchline::store::{assets, write_plan};

use crate::edits::{TODAY, edited, edited_often};
use crate::facts::facts;
use crate::read;
use crate::runs::runs;
use crate::seed::Chance;

/// A choice for every conflict there could be.
const THEIRS: [Origin; 64] = [Origin::Theirs; 64];

struct Fork {
    base: Plan,
    ours: Plan,
    theirs: Plan,
}

fn fork(seed: u64) -> Fork {
    let mut chance = Chance(seed);
    let base = edited_often(&read(assets::SAMPLE), 30, &mut chance);
    let most = chance.of(&[1, 4, 12]);
    let ours = edited_often(&base, most, &mut chance);
    let theirs = if chance.one_in(4) { edited(&ours, &mut chance) } else { edited_often(&base, most, &mut chance) };
    Fork { base, ours, theirs }
}

/// What one side says more or less often than the other.
fn difference(from: &HashMap<String, i64>, to: &HashMap<String, i64>) -> HashMap<String, i64> {
    let all = from.keys().chain(to.keys());
    let count = |facts: &HashMap<String, i64>, fact: &str| facts.get(fact).copied().unwrap_or(0);
    let changes = all.map(|fact| (fact.clone(), count(to, fact) - count(from, fact)));
    changes.filter(|(_, change)| *change != 0).collect()
}

/// The plan without those in the coach's orders whom a side took out of the plan: the order of the others is what is merged.
fn ordered_by_both(Fork { base, ours, theirs }: &Fork, plan: &Plan) -> Plan {
    let mut plan = plan.clone();
    let removed = |id: &Id| base.players.contains(id) && !(ours.players.contains(id) && theirs.players.contains(id));
    plan.tactic.order.iter_mut().for_each(|(_, people)| people.retain(|id| !removed(id)));
    plan.tactic.order.retain(|(_, people)| !people.is_empty());
    plan
}

/// What a merge without conflicts lost or made up.
fn fault(fork: &Fork, merged: &Plan) -> Option<String> {
    let facts = |plan: &Plan| facts(&ordered_by_both(fork, plan));
    let (base, ours, theirs, merged) = (facts(&fork.base), facts(&fork.ours), facts(&fork.theirs), facts(merged));
    let (by_ours, by_theirs, there) =
        (difference(&base, &ours), difference(&base, &theirs), difference(&base, &merged));
    for (fact, change) in by_ours.iter().chain(&by_theirs) {
        if there.get(fact) != Some(change) {
            return Some(format!("{fact}: {change:+} was lost, {:?} is there", there.get(fact)));
        }
    }
    let made_up = there.keys().find(|fact| !by_ours.contains_key(*fact) && !by_theirs.contains_key(*fact));
    made_up.map(|fact| format!("{fact}: made up"))
}

#[test]
fn no_change_of_either_side_is_lost_and_none_made_up() {
    let (forks, mut clean) = (runs(250), 0);
    for seed in 0..forks {
        let fork = fork(seed);
        let merged = merge(&fork.base, &fork.ours, &fork.theirs);
        if merged.conflicts.is_empty() {
            clean += 1;
            assert_eq!(fault(&fork, &merged.plan), None, "seed {seed}");
        }
    }
    assert!(clean >= forks / 4, "{clean} of {forks} merges were clean");
}

#[test]
fn a_merge_that_takes_one_side_is_found_out() {
    let one_sided = |fork: &Fork| if fork.ours == fork.base { fork.theirs.clone() } else { fork.ours.clone() };
    let forks: Vec<Fork> = (0..40).map(fork).filter(|fork| fork.ours != fork.theirs).collect();
    let found = forks.iter().filter(|fork| fault(fork, &one_sided(fork)).is_some()).count();
    assert!(found > forks.len() / 2, "{found} of {}", forks.len());
}

#[test]
fn both_ways_round_it_is_the_same_plan_up_to_order() {
    for seed in 0..runs(250) {
        let Fork { base, ours, theirs } = fork(seed);
        let one = merge(&base, &ours, &theirs);
        let other = settle(&base, &theirs, &ours, &THEIRS);
        assert_eq!(facts(&one.plan), facts(&other.plan), "seed {seed}: {:?}", one.conflicts);
        assert_eq!(one.conflicts.len(), other.conflicts.len(), "seed {seed}");
        for plan in [one.plan, other.plan] {
            assert_eq!(read(&write_plan(&plan)), plan, "seed {seed}: a merged plan can be read");
        }
    }
}

/// The places of a plan that a change of its facts touches.
fn places(changes: &HashMap<String, i64>) -> HashSet<&str> {
    changes.keys().map(|fact| fact.split(" = ").next().unwrap_or(fact)).collect()
}

/// Whether a place is another or a part of it: a removal stands against any change of the same person or entry.
fn within(place: &str, other: &str) -> bool {
    place.strip_prefix(other).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The part of a place that names somebody: `/targets/leoni`.
fn person(place: &str) -> Vec<&str> {
    place.split('/').take(3).collect()
}

/// Whether a conflict is about changes that make no sense together, and not about one thing that both changed.
fn is_of_sense(conflict: &Conflict) -> bool {
    conflict.what.starts_with("days of ")
        || conflict.what.starts_with("deal of ")
        || conflict.what.starts_with("id ")
        || conflict.to_string().contains("named in a list or a swap")
}

/// The plan with theirs in one conflict, and in what that raises, as where their target was made a player by us; ours in
/// the others.
fn with_theirs(fork: &Fork, settle: impl Fn(&Fork, &[Origin]) -> Merged, others: &[&Conflict]) -> Plan {
    let mut choices = Vec::new();
    loop {
        let merged = settle(fork, &choices);
        let ours = |conflict: &Conflict| others.iter().any(|other| other.what == conflict.what);
        let choose = |conflict| if ours(conflict) { Origin::Ours } else { Origin::Theirs };
        let chosen: Vec<Origin> = merged.conflicts.iter().map(choose).collect();
        if chosen == choices {
            return merged.plan;
        }
        choices = chosen;
    }
}

/// A conflict that is none: what depends on the choice is nothing that both sides touched.
fn false_conflict(fork: &Fork, settle: impl Fn(&Fork, &[Origin]) -> Merged) -> Option<String> {
    let (base, ours, theirs) = (facts(&fork.base), facts(&fork.ours), facts(&fork.theirs));
    let (by_ours, by_theirs) = (difference(&base, &ours), difference(&base, &theirs));
    let (by_ours, by_theirs) = (places(&by_ours), places(&by_theirs));
    let as_ours = settle(fork, &[]);
    let with_ours = facts(&as_ours.plan);
    as_ours.conflicts.iter().find_map(|conflict| {
        let others = as_ours.conflicts.iter().filter(|other| other.what != conflict.what).collect::<Vec<_>>();
        let depends = difference(&with_ours, &facts(&with_theirs(fork, &settle, &others)));
        let depends = places(&depends);
        let touches = |by: &HashSet<&str>, place: &str| by.iter().any(|by| within(by, place) || within(place, by));
        let real = if conflict.what.contains("(in a swap for ") {
            // Who kept a target whom the other side signed keeps the swap for him, too.
            let of_one = |by: &HashSet<&str>, place: &str| by.iter().any(|by| person(by) == person(place));
            [&by_ours, &by_theirs].iter().all(|by| depends.iter().any(|place| of_one(by, place)))
        } else if is_of_sense(conflict) {
            [&by_ours, &by_theirs].iter().all(|by| depends.iter().any(|place| touches(by, place)))
        } else {
            depends.iter().any(|place| {
                by_ours.contains(place) && touches(&by_theirs, place)
                    || by_theirs.contains(place) && touches(&by_ours, place)
            })
        };
        (!real).then(|| conflict.to_string())
    })
}

fn settled(Fork { base, ours, theirs }: &Fork, choices: &[Origin]) -> Merged {
    settle(base, ours, theirs, choices)
}

#[test]
fn a_conflict_is_only_where_both_sides_changed_the_same() {
    let (forks, mut conflicts) = (runs(600).max(100), 0);
    for seed in 0..forks {
        let fork = fork(seed);
        conflicts += merge(&fork.base, &fork.ours, &fork.theirs).conflicts.len() as u64;
        assert_eq!(false_conflict(&fork, settled), None, "seed {seed}");
    }
    assert!(conflicts >= forks / 15, "{conflicts} conflicts were met in {forks} merges");
}

/// A merge that asks wherever both sides changed the same target, whatever they changed of him.
fn too_careful(fork: &Fork, choices: &[Origin]) -> Merged {
    let mut merged = settled(fork, choices);
    for (id, base) in fork.base.targets.iter() {
        let (Some(ours), Some(theirs)) = (fork.ours.targets.get(id), fork.theirs.targets.get(id)) else { continue };
        if ours == base || theirs == base || ours == theirs {
            continue;
        }
        let choice = choices.get(merged.conflicts.len()).copied().unwrap_or(Origin::Ours);
        let chosen = if choice == Origin::Ours { ours } else { theirs };
        merged.plan.targets.put(id.clone(), chosen.clone());
        merged.conflicts.push(Conflict { what: format!("target {id}"), base: None, ours: None, theirs: None });
    }
    merged
}

#[test]
fn a_merge_that_asks_too_much_is_found_out() {
    assert!((0..40).any(|seed| false_conflict(&fork(seed), too_careful).is_some()));
}

#[test]
fn who_is_removed_and_named_in_another_order_is_a_conflict() {
    let order = |slot: &str, players: &[&str]| Edit::Order {
        slot: slot.into(),
        players: players.iter().map(|id| Id::new(id).unwrap()).collect(),
    };
    let after = |plan: &Plan, edit: Edit| plan.apply(&edit, TODAY).unwrap();
    let base = after(&read(assets::SAMPLE), order("CB", &["kelly", "gatti"]));
    let ours = after(&base, Edit::Remove { person: Id::new("kelly").unwrap() });
    let theirs = after(&base, order("RCB", &["kelly", "kalulu"]));
    let merged = merge(&base, &ours, &theirs);
    let said: Vec<String> = merged.conflicts.iter().map(ToString::to_string).collect();
    assert_eq!(said, ["player Kelly: ours nothing, theirs named in a list or a swap"]);
    let theirs = settle(&base, &ours, &theirs, &THEIRS).plan;
    let starts = theirs.tactic.order.iter().find(|(slot, _)| slot == "RCB").map(|(_, men)| men[0].as_str());
    assert_eq!(starts, Some("kelly"));
}

#[test]
fn who_is_removed_and_named_in_a_list_that_is_ours_is_none() {
    let id = |id: &str| Id::new(id).unwrap();
    let order =
        |players: &[&str]| Edit::Order { slot: "CB".into(), players: players.iter().map(|who| id(who)).collect() };
    let after = |plan: &Plan, edit: Edit| plan.apply(&edit, TODAY).unwrap();
    let base = read(assets::SAMPLE);
    let ours = after(&after(&base, Edit::Remove { person: id("kelly") }), order(&["gatti"]));
    let theirs = after(&base, order(&["kelly", "kalulu"]));
    let said: Vec<String> =
        merge(&base, &ours, &theirs).conflicts.iter().map(|conflict| conflict.what.clone()).collect();
    assert_eq!(said, ["coach's order for CB"]);
    let said: Vec<String> =
        settle(&base, &ours, &theirs, &THEIRS).conflicts.iter().map(|conflict| conflict.what.clone()).collect();
    assert_eq!(said, ["coach's order for CB", "player Kelly"], "once that list is theirs");
}

#[test]
fn who_is_removed_by_either_side_is_no_conflict_of_an_order() {
    let id = |id: &str| Id::new(id).unwrap();
    let order =
        |players: &[&str]| Edit::Order { slot: "CB".into(), players: players.iter().map(|who| id(who)).collect() };
    let after = |plan: &Plan, edit: Edit| plan.apply(&edit, TODAY).unwrap();
    let base = after(&read(assets::SAMPLE), order(&["kelly", "gatti", "kalulu"]));
    let without = |who: &str| after(&base, Edit::Remove { person: id(who) });
    let of_slot = |plan: &Plan| {
        let mut orders = plan.tactic.order.iter();
        orders.find(|(slot, _)| slot == "CB").map(|(_, people)| people.clone()).unwrap_or_default()
    };
    let merged = merge(&base, &without("kelly"), &without("gatti"));
    assert_eq!((merged.conflicts, of_slot(&merged.plan)), (vec![], vec![id("kalulu")]));
    let merged = merge(&base, &without("kelly"), &after(&base, order(&["kalulu", "kelly", "gatti"])));
    assert_eq!((merged.conflicts, of_slot(&merged.plan)), (vec![], vec![id("kalulu"), id("gatti")]));
    let of_two = after(&base, order(&["kelly", "gatti"]));
    let removed = ["kelly", "gatti"].map(|who| after(&of_two, Edit::Remove { person: id(who) }));
    let merged = merge(&of_two, &removed[0], &removed[1]);
    assert_eq!((merged.conflicts, of_slot(&merged.plan)), (vec![], vec![]));
}

#[test]
fn a_plan_differs_from_itself_in_nothing_and_a_difference_leads_to_the_other() {
    for seed in 0..runs(100) {
        let Fork { base, ours, .. } = fork(seed);
        assert_eq!(diff(&base, &base), []);
        assert_eq!(diff(&base, &ours).is_empty(), facts(&base) == facts(&ours), "seed {seed}");
    }
}

/// The sample, with Bremer read from a source on a day.
fn imported(on: &str, source: &str, proposed: &str) -> Plan {
    let field = format!("imported: (from: \"{source}\", on: \"{on}\", id: \"91845\"{proposed}),");
    read(&assets::SAMPLE.replacen("\"bremer\": (", &format!("\"bremer\": ({field}"), 1))
}

#[test]
fn who_read_the_same_file_on_another_day_is_in_no_conflict_and_the_later_day_counts() {
    let base = read(assets::SAMPLE);
    let [early, late] = ["2025-06-01", "2025-06-09"].map(|on| imported(on, "Transfermarkt", ""));
    for before in [&base, &imported("2025-05-01", "Transfermarkt", "")] {
        for sides in [[&early, &late], [&late, &early], [&late, &late]] {
            let merged = merge(before, sides[0], sides[1]);
            assert_eq!((merged.conflicts, merged.plan), (vec![], late.clone()));
        }
    }
    let other = imported("2025-06-09", "Wyscout", "");
    let conflicts: Vec<String> = merge(&base, &early, &other).conflicts.iter().map(Conflict::to_string).collect();
    assert_eq!(
        conflicts,
        ["import of Bremer: ours Transfermarkt of 2025-06-01, id 91845, theirs Wyscout of 2025-06-09, id 91845"]
    );
    let told: Vec<String> = diff(&early, &late).iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        ["import of Bremer: Transfermarkt of 2025-06-01, id 91845 → Transfermarkt of 2025-06-09, id 91845"]
    );
}

#[test]
fn a_newcomer_whom_both_sides_read_on_different_days_is_one() {
    let base = read(assets::SAMPLE);
    let with = |on: &str| {
        let target = format!(
            "targets: {{ \"ek\": (name: \"Bo Ek\", positions: {{ CB: Natural }}, imported: (from: \"Wyscout\", on: \"{on}\")),"
        );
        read(&assets::SAMPLE.replacen("targets: {", &target, 1))
    };
    let [early, late] = ["2025-06-01", "2025-06-09"].map(with);
    for sides in [[&early, &late], [&late, &early]] {
        let merged = merge(&base, sides[0], sides[1]);
        assert_eq!((merged.conflicts, merged.plan), (vec![], late.clone()));
    }
}

#[test]
fn positions_that_somebody_typed_are_proposals_no_more_whoever_reads_the_file_again() {
    let proposed = |on: &str| imported(on, "Transfermarkt", ", proposed: [CB]");
    let base = proposed("2025-06-01");
    let positions = Positions::new(vec![(Position::CB, Familiarity::Natural)]).unwrap();
    let set = Edit::Set { people: vec![Id::new("bremer").unwrap()], field: Field::Positions(positions) };
    let typed = base.apply(&set, TODAY).unwrap();
    let since = format!(", since: {{ \"positions\": (on: \"{TODAY}\") }}");
    assert_eq!(typed, imported("2025-06-01", "Transfermarkt", &since));
    let merged = merge(&base, &typed, &proposed("2025-06-09"));
    assert_eq!((merged.conflicts, merged.plan), (vec![], imported("2025-06-09", "Transfermarkt", &since)));
}

#[test]
fn a_value_is_the_word_of_the_side_that_it_is_taken_from() {
    let base = imported("2025-06-01", "Transfermarkt", "");
    // They typed another value, and then we read a newer file that still has the old one.
    let field = Field::Value(Some(Money::from_units(35_000_000)));
    let set = Edit::Set { people: vec![Id::new("bremer").unwrap()], field };
    let typed = base.apply(&set, date(2025, 6, 15)).unwrap();
    let read = imported("2025-06-20", "Transfermarkt", "");
    let both = read.apply(&set, date(2025, 6, 15)).unwrap();
    assert_ne!(both, read);
    for [ours, theirs] in [[&typed, &read], [&read, &typed]] {
        let merged = merge(&base, ours, theirs);
        assert_eq!((merged.conflicts, merged.plan), (vec![], both.clone()));
    }
}

#[test]
fn whose_word_a_field_is_merges_field_by_field_and_the_newest_counts() {
    let since = |on: &str, since: &str| imported(on, "Transfermarkt", &format!(", since: {{ {since} }}"));
    let merged = |base: &Plan, ours: &Plan, theirs: &Plan| {
        let [one, other] = [merge(base, ours, theirs), merge(base, theirs, ours)];
        assert_eq!((&one.conflicts, &other.conflicts, &one.plan), (&vec![], &vec![], &other.plan));
        one.plan
    };
    let base = imported("2025-05-01", "Transfermarkt", "");
    // We typed his value, they took his contract from a table, and both typed his wage.
    let ours = since("2025-05-01", r#""value": (on: "2025-06-03"), "wage": (on: "2025-06-04")"#);
    let theirs = since("2025-05-01", r#""wage": (on: "2025-06-02"), "contract": (on: "2025-06-01", from: "A table")"#);
    let all =
        r#""value": (on: "2025-06-03"), "wage": (on: "2025-06-04"), "contract": (on: "2025-06-01", from: "A table")"#;
    assert_eq!(merged(&base, &ours, &theirs), since("2025-05-01", all));
    // They read a newer file, which tells all but his wage: what we typed after it stays ours.
    let read = since("2025-06-03", r#""wage": (on: "2025-05-01", from: "Transfermarkt")"#);
    let typed = since("2025-05-01", r#""value": (on: "2025-06-02"), "contract": (on: "2025-06-09")"#);
    let both = r#""wage": (on: "2025-05-01", from: "Transfermarkt"), "contract": (on: "2025-06-09")"#;
    assert_eq!(merged(&base, &read, &typed), since("2025-06-03", both));
    let told: Vec<String> = diff(&base, &theirs).iter().map(ToString::to_string).collect();
    assert_eq!(told, ["fields set since of Bremer: wage of 2025-06-02, contract of 2025-06-01, A table (new)"]);
}
