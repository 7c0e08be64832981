//! Deals of two sides in one plan: what a command would refuse is a conflict, and either choice keeps the rules.

use jiff::civil::{Date, date};
use touchline::domain::{
    Bought, Conflict, Id, Left, Lent, Loan, LoanEnd, Merged, Origin, Plan, Player, Signed, merge, settle,
};

use crate::machine::{broken, edit, small};
use crate::runs::runs;
use crate::seed::Chance;
use crate::tracks::after;
use crate::{id, sample};

const OURS: [Origin; 16] = [Origin::Ours; 16];
const THEIRS: [Origin; 16] = [Origin::Theirs; 16];

const DAY: Date = date(2025, 6, 17);

/// What a merge asks after lines that both share, our lines and theirs.
fn asked(shared: &[&str], ours: &[&str], theirs: &[&str]) -> Vec<String> {
    let base = after(&sample(), shared);
    let (ours, theirs) = (after(&base, ours), after(&base, theirs));
    let Merged { conflicts, .. } = merge(&base, &ours, &theirs);
    for choice in [OURS, THEIRS] {
        assert_eq!(broken(&settle(&base, &ours, &theirs, &choice).plan), None);
    }
    conflicts.iter().map(ToString::to_string).collect()
}

#[test]
fn two_bids_that_are_open_at_once_are_a_conflict() {
    assert_eq!(
        asked(&[], &["bid leoni 20m"], &["bid leoni 25m"]),
        ["deal of Leoni (two bids are open): ours stage: identified → approached; bid 20m by us on 2025-06-17: \
             pending (new), theirs stage: identified → approached; bid 25m by us on 2025-06-17: pending (new)"]
    );
    let accepted = asked(&[], &["bid leoni 20m", "answer leoni accepted"], &["bid leoni 25m", "answer leoni accepted"]);
    let [said] = &accepted[..] else { panic!("{accepted:?}") };
    assert!(said.starts_with("deal of Leoni (two bids are open): ours ") && said.contains("20m by us"), "{said}");
}

#[test]
fn who_shares_a_name_with_somebody_of_the_other_side_is_told_apart() {
    let namesake = "add-target giovanni Luca Leoni plays CB";
    let said = asked(&[], &["bid leoni 20m"], &[namesake, "bid leoni 25m"]);
    assert!(said.len() == 1 && said[0].starts_with("deal of Giovanni Leoni (two bids are open): "), "{said:?}");
    let base = sample();
    let changes = merge(&base, &base, &after(&base, &[namesake, "bid leoni 25m"])).merged;
    let whats: Vec<&str> = changes.iter().map(|change| &*change.what).collect();
    assert!(whats.contains(&"target Luca Leoni") && whats.contains(&"stage of Giovanni Leoni"), "{whats:?}");
}

#[test]
fn a_stage_that_the_other_side_s_bid_does_not_allow_is_a_conflict() {
    let off = asked(&["bid leoni 20m", "answer leoni rejected"], &["stage leoni off dear"], &["bid leoni 25m"]);
    let [said] = &off[..] else { panic!("{off:?}") };
    assert!(said.starts_with("deal of Leoni (the deal is off, and a bid is pending): "), "{said}");
}

#[test]
fn who_was_sold_by_one_side_and_dealt_with_by_the_other_is_a_conflict() {
    let sold = "sell kelly club Villa for 20m source Sky";
    let ends = "deal of Kelly (";
    for other in [
        &["renew kelly until 2030-06-30 source Sky"][..],
        &["bid kelly 25m club Roma"],
        &["bid kelly 25m club Roma", "answer kelly accepted club Roma"],
        &["sell kelly club Roma for loan 1m source Sky until 2026-06-30"],
    ] {
        let said = asked(&[], &[sold], other);
        assert!(said.len() == 1 && said[0].starts_with(ends), "{other:?}: {said:?}");
        let turned = asked(&[], other, &[sold]);
        assert!(turned.len() == 1 && turned[0].starts_with(ends), "{other:?}: {turned:?}");
    }
    let offered = asked(&[], &[sold], &["bid leoni 5m swap kelly=12m"]);
    assert_eq!(offered, ["deal of Kelly (in a swap for Leoni): ours gone, theirs offered"]);
}

#[test]
fn who_was_removed_by_one_side_and_offered_by_the_other_stays_or_goes_as_chosen() {
    let base = sample();
    let (ours, theirs) = (after(&base, &["bid leoni 5m swap kelly=12m"]), after(&base, &["remove kelly"]));
    let said: Vec<String> = merge(&base, &ours, &theirs).conflicts.iter().map(ToString::to_string).collect();
    assert_eq!(said, ["player Kelly: ours named in a list or a swap, theirs nothing"]);
    for (choice, stays) in [(OURS, true), (THEIRS, false)] {
        let plan = settle(&base, &ours, &theirs, &choice).plan;
        let bids = plan.targets.get(&id("leoni")).unwrap().bids.len();
        assert_eq!((plan.players.contains(&id("kelly")), bids), (stays, usize::from(stays)), "{choice:?}");
    }
}

#[test]
fn two_renewals_are_a_conflict() {
    let said = asked(
        &[],
        &["renew kelly until 2030-06-30 source Sky on 2025-06-16"],
        &["renew kelly until 2031-06-30 source Tuttojuve"],
    );
    assert_eq!(said.len(), 1, "asked once, with the last day: {said:?}");
    assert!(said[0].starts_with("deal of Kelly (both sides renewed his contract): "), "{said:?}");
}

#[test]
fn deals_that_go_together_are_none() {
    for (ours, theirs) in [
        (&["bid kelly 25m club Roma"][..], &["bid kelly 22m club Villa"][..]),
        (&["bid leoni 20m"], &["seller leoni refuses no"]),
        (&["sell kelly club Villa for 20m source Sky"], &["report kelly fit source Sky", "set kelly rating 70"]),
        (&["renew kelly until 2030-06-30 source Sky"], &["bid kelly 25m club Roma"]),
    ] {
        assert_eq!(asked(&[], ours, theirs), Vec::<String>::new(), "{ours:?} {theirs:?}");
    }
}

/// Kelly of the sample, changed on both sides: what is asked, and he as each choice leaves him.
fn kelly(
    base: &Plan,
    ours: impl FnOnce(&mut Player),
    theirs: impl FnOnce(&mut Player),
) -> (Vec<Conflict>, [Player; 2]) {
    let (mut our, mut their) = (base.clone(), base.clone());
    ours(our.players.get_mut(&id("kelly")).unwrap());
    theirs(their.players.get_mut(&id("kelly")).unwrap());
    let left = [OURS, THEIRS].map(|choice| {
        let plan = settle(base, &our, &their, &choice).plan;
        plan.players.get(&id("kelly")).unwrap().clone()
    });
    (merge(base, &our, &their).conflicts, left)
}

fn signed(source: &str) -> Signed {
    let terms = Some("loan 1m obl 20m until 2026-06-30".parse().unwrap());
    Signed { on: DAY, from: None, terms, source: source.into(), ties: vec![], steps: vec![], bids: vec![] }
}

fn bought(source: &str, earned: Option<&str>) -> Bought {
    let earned = earned.map(|money| money.parse().unwrap());
    Bought { on: DAY, until: date(2030, 6, 30), terms: None, earned, source: source.into(), bids: vec![] }
}

#[test]
fn who_is_borrowed_by_one_side_and_lent_by_the_other_is_wholly_one_side_s() {
    let loan = Loan { from: "Porto".into(), until: date(2026, 6, 30), ended: None };
    let lent = Lent { to: "Ajax".into(), since: None, until: date(2026, 6, 30), ended: None };
    let borrows = |player: &mut Player| (player.loan, player.signed) = (Some(loan.clone()), Some(signed("Sky")));
    let (asked, [ours, theirs]) = kelly(&sample(), borrows, |player| player.lent = Some(lent.clone()));
    let whats: Vec<&str> = asked.iter().map(|conflict| &*conflict.what).collect();
    assert_eq!(whats, ["days of Kelly"]);
    assert_eq!((ours.loan, ours.lent, ours.signed), (Some(loan.clone()), None, Some(signed("Sky"))));
    assert_eq!((theirs.loan, theirs.lent, theirs.signed), (None, Some(lent.clone()), None));
}

#[test]
fn a_purchase_before_he_joined_is_told_where_the_days_are_asked() {
    let joins = |player: &mut Player| player.joined = Some(date(2026, 1, 1));
    let (asked, _) = kelly(&sample(), |player| player.bought = vec![bought("Sky", None)], joins);
    let [days] = &asked[..] else { panic!("{asked:?}") };
    let (ours, theirs) = (days.ours.as_deref().unwrap_or(""), days.theirs.as_deref().unwrap_or(""));
    assert!(ours.contains("bought on 2025-06-17 until 2030-06-30"), "{ours}");
    assert!(theirs.contains("joined 2026-01-01") && !theirs.contains("bought"), "{theirs}");
}

#[test]
fn sides_that_differ_in_a_source_or_a_wage_alone_are_told_apart() {
    let ends = |source: &str| {
        let ended = Some(LoanEnd { on: DAY, source: source.into() });
        Loan { from: "Porto".into(), until: date(2026, 6, 30), ended }
    };
    let left = |source: &str| Left { on: DAY, to: Some("Roma".into()), terms: None, source: source.into() };
    let told = |said: &str, ours: &dyn Fn(&mut Player), theirs: &dyn Fn(&mut Player)| {
        let (asked, _) = kelly(&sample(), ours, theirs);
        let [conflict] = &asked[..] else { panic!("{asked:?}") };
        assert_ne!(conflict.ours, conflict.theirs);
        assert!(conflict.ours.as_ref().is_some_and(|ours| ours.contains(said)), "{conflict}");
    };
    let buys = |source, earned| move |player: &mut Player| player.bought = vec![bought(source, earned)];
    told("(Sky)", &buys("Sky", None), &buys("", None));
    told(", earned before 2m (Sky)", &buys("Sky", Some("2m")), &buys("Sky", None));
    let ended = |source| move |player: &mut Player| player.loan = Some(ends(source));
    told("ended on 2025-06-17 (Sky)", &ended("Sky"), &ended("DAZN"));
    let signs = |source| move |player: &mut Player| player.signed = Some(signed(source));
    told("(Sky)", &signs("Sky"), &signs("DAZN"));
    let leaves = |source| move |player: &mut Player| player.left = Some(left(source));
    told("to Roma (Sky)", &leaves("Sky"), &leaves("DAZN"));
}

/// Deals that began together and went on apart.
fn fork(seed: u64) -> [Plan; 3] {
    let mut chance = Chance(seed);
    let mut edited = |plan: &Plan, most: usize| {
        (0..=chance.below(most)).fold(plan.clone(), |plan, _| {
            let edit = edit(&plan, &mut chance);
            plan.apply(&edit, crate::machine::TODAY).unwrap_or(plan)
        })
    };
    let base = edited(&small(), 12);
    let (ours, theirs) = (edited(&base, 4), edited(&base, 4));
    [base, ours, theirs]
}

#[test]
fn no_merge_makes_a_plan_that_breaks_a_rule_of_the_commands() {
    let (forks, mut asked) = (runs(20_000), 0);
    for seed in 0..forks {
        let [base, ours, theirs] = fork(seed);
        let merged = merge(&base, &ours, &theirs);
        asked += u64::from(merged.conflicts.iter().any(|conflict| conflict.what.starts_with("deal of ")));
        for choice in [OURS, THEIRS] {
            let settled = settle(&base, &ours, &theirs, &choice);
            assert_eq!(broken(&settled.plan), None, "seed {seed}, {choice:?}: {:#?}", settled.conflicts);
        }
    }
    assert!(asked >= forks / 50, "{asked} of {forks}");
}

/// A merge that keeps every bid of both sides.
#[test]
fn a_merge_without_the_rules_is_found_out() {
    let found = (0..200).find(|seed| {
        let [base, ours, theirs] = fork(*seed);
        let mut plan = merge(&base, &ours, &theirs).plan;
        let kept = theirs
            .targets
            .iter()
            .filter(|(id, _)| plan.targets.contains(id))
            .map(|(id, held)| (id.clone(), held.bids.clone()));
        for (id, bids) in kept.collect::<Vec<_>>() {
            let held = &mut plan.targets.get_mut(&id).unwrap().bids;
            let more: Vec<_> = bids.into_iter().filter(|bid| !held.contains(bid)).collect();
            held.extend(more);
        }
        broken(&plan).is_some()
    });
    assert!(found.is_some());
}

#[test]
fn two_lists_filed_with_one_competition_are_a_conflict_and_a_list_is_kept_whole() {
    let (filed, other) =
        ("file-list UEFA players kelly gatti on 2025-09-02", "file-list UEFA players kelly on 2025-09-02");
    assert_eq!(
        asked(&[], &[filed], &[other]),
        ["list of UEFA: ours 2 on 2025-09-02: kelly, gatti, theirs 1 on 2025-09-02: kelly"]
    );
    let (came, went) = ("amend-list UEFA with kalulu on 2026-02-05", "amend-list UEFA without gatti on 2026-02-05");
    assert_eq!(
        asked(&[filed], &[came], &[went]),
        [
            "list of UEFA: ours 2026-02-05 +kalulu; 2 on 2025-09-02: kelly, gatti, theirs 2026-02-05 −gatti; 2 on 2025-09-02: \
          kelly, gatti"
        ]
    );
    assert_eq!(asked(&[filed], &[came], &["file-list \"Serie A\" players kelly"]), [""; 0], "two competitions");
    assert_eq!(asked(&[filed], &[came], &["remove-list UEFA"]).len(), 1);
    // Written in two ways it is one competition all the same.
    let said = asked(&[], &[filed], &["file-list uefa players kelly"]);
    assert_eq!(said, ["list of uefa: ours 2 on 2025-09-02: kelly, gatti, theirs 1 on 2025-06-17: kelly"]);
    // The side that is chosen counts, although somebody whom its list names is gone.
    let base = sample();
    let ours = after(&base, &["file-list UEFA players kelly gatti on 2025-09-02", "remove kalulu"]);
    let theirs = after(&base, &["file-list uefa players bremer kalulu on 2025-09-02"]);
    let settled = settle(&base, &ours, &theirs, &[Origin::Ours, Origin::Theirs]);
    let people: Vec<String> = settled.plan.registered[0].people.iter().map(ToString::to_string).collect();
    assert_eq!((settled.plan.registered.len(), people), (1, vec!["bremer".to_owned()]));
    // Whom one side names on a list the other can't remove unasked, and without him no list names him.
    let named = asked(&[filed], &["amend-list UEFA with kalulu"], &["remove kalulu"]);
    assert_eq!(named, ["player Kalulu: ours named in a list or a swap, theirs nothing"]);
    let base = after(&sample(), &[filed]);
    let gone =
        settle(&base, &after(&base, &["amend-list UEFA with kalulu"]), &after(&base, &["remove kalulu"]), &THEIRS);
    assert_eq!(gone.plan.registered, base.registered);
    let changes = merge(&base, &base, &after(&base, &[came])).merged;
    let said: Vec<String> = changes.iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        ["list of UEFA: 2 on 2025-09-02: kelly, gatti → 2026-02-05 +kalulu; 2 on 2025-09-02: kelly, gatti"]
    );
}

#[test]
fn who_is_removed_goes_off_a_list_that_the_other_side_amends() {
    let filed = "file-list UEFA players kelly gatti on 2025-09-02";
    let merged = |ours: &[&str], theirs: &[&str], choices: &[Origin]| {
        let base = after(&sample(), &[filed]);
        let plan = settle(&base, &after(&base, ours), &after(&base, theirs), choices).plan;
        let ids = |ids: &[Id]| ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
        let lists = plan.registered.iter().map(|list| {
            let changes =
                list.changes.iter().map(|change| format!(" +{} -{}", ids(&change.with), ids(&change.without)));
            format!("{}{}", ids(&list.people), changes.collect::<String>())
        });
        lists.collect::<Vec<_>>()
    };
    let (came, removed) = ("amend-list UEFA with kalulu on 2026-02-05", "remove gatti");
    for (other, list) in [
        (came, &["kelly +kalulu -"][..]),
        ("amend-list UEFA without gatti on 2026-02-05", &["kelly"]),
        ("amend-list UEFA without kelly on 2026-02-05", &["kelly + -kelly"]),
        ("remove kelly", &[]),
    ] {
        for (ours, theirs) in [(other, removed), (removed, other)] {
            assert_eq!(asked(&[filed], &[ours], &[theirs]), [""; 0], "{ours}, {theirs}");
            assert_eq!(merged(&[ours], &[theirs], &[]), list, "{ours}, {theirs}");
        }
    }
    // What is told of two lists is what either choice leaves.
    let two = asked(&[filed], &[came], &[removed, "amend-list UEFA with bremer on 2026-02-05"]);
    let told = "list of UEFA: ours 2026-02-05 +kalulu; 1 on 2025-09-02: kelly, theirs 2026-02-05 +bremer; 1 on 2025-09-02: kelly";
    assert_eq!(two, [told]);
    // Whom the other side changed may stay, and so he stays on the list.
    let changed = [came, "set gatti rating 80"];
    assert_eq!(merged(&changed, &[removed], &OURS), ["kelly gatti +kalulu -"]);
    assert_eq!(merged(&changed, &[removed], &[Origin::Ours, Origin::Theirs]), ["kelly +kalulu -"]);
    // So in the coach's orders.
    let order = |choice| {
        let base = after(&sample(), &["order RCB kelly gatti"]);
        let ours = after(&base, &["order RCB gatti kelly kalulu", "set gatti rating 80"]);
        let plan = settle(&base, &ours, &after(&base, &[removed]), choice).plan;
        plan.tactic.order.iter().flat_map(|(_, people)| people).map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(order(&OURS), ["gatti", "kelly", "kalulu"]);
}
