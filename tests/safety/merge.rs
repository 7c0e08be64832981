//! A merge loses nothing that either side did, and asks only where both did.

use std::collections::HashMap;

use touchline::domain::{FieldChange, Id, Origin, Plan, diff, merge, settle};
use touchline::store::{assets, write_plan};

use crate::edits::{edited, edited_often};
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

/// What a merge without conflicts lost or made up.
fn fault(Fork { base, ours, theirs }: &Fork, merged: &Plan) -> Option<String> {
    let (base, ours, theirs, merged) = (facts(base), facts(ours), facts(theirs), facts(merged));
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

#[test]
fn a_conflict_is_only_where_both_sides_changed_the_same() {
    let (forks, mut conflicts) = (runs(600), 0);
    for seed in 0..forks {
        let Fork { base, ours, theirs } = fork(seed);
        let (by_ours, by_theirs) = (diff(&base, &ours), diff(&base, &theirs));
        for conflict in merge(&base, &ours, &theirs).conflicts {
            conflicts += 1;
            // A removal stands against any change of the person or entry; days stand against each other.
            let about = conflict.what.split_once(' ').map_or(conflict.what.as_str(), |(_, about)| about);
            let about = about.strip_prefix("of ").unwrap_or(about);
            for (side, value) in [(&by_ours, &conflict.ours), (&by_theirs, &conflict.theirs)] {
                // Both added somebody of the same id, whose names may differ.
                let kinds = |change: &FieldChange| conflict.what.starts_with("id ") && change.before.is_none();
                let added = |change: &FieldChange| conflict.base.is_none() && (change.after == *value || kinds(change));
                let touched = side
                    .iter()
                    .any(|change| change.what == conflict.what || change.what.contains(about) || added(change));
                let named = conflict.to_string().contains("named in a list or a swap");
                // Signed by one side, changed by the other.
                let moved = conflict.what.strip_prefix("id ").is_some_and(|id| {
                    let id = Id::new(id).unwrap();
                    let held = |plan: &Plan| (plan.players.get(&id).cloned(), plan.targets.get(&id).cloned());
                    held(&base) != held(&ours) && held(&base) != held(&theirs)
                });
                assert!(touched || named || moved, "seed {seed}: {conflict}: {side:?}");
            }
        }
    }
    assert!(conflicts >= forks / 15, "{conflicts} conflicts were met in {forks} merges");
}

#[test]
fn a_plan_differs_from_itself_in_nothing_and_a_difference_leads_to_the_other() {
    for seed in 0..runs(100) {
        let Fork { base, ours, .. } = fork(seed);
        assert_eq!(diff(&base, &base), []);
        assert_eq!(diff(&base, &ours).is_empty(), facts(&base) == facts(&ours), "seed {seed}");
    }
}
