//! Entries corrected and taken out, by example: what follows, and what is refused.

use jiff::ToSpan;
use jiff::civil::Date;
use touchline::domain::{EntryKind, Person, Plan, Stage};

use crate::id;
use crate::machine::{TODAY, small};
use crate::tracks::{after, take};

fn leoni(plan: &Plan) -> (Stage, String, Vec<String>) {
    let target = plan.targets.get(&id("leoni")).unwrap();
    let entries = Person::Target(target).entries();
    let offers = entries.iter().filter(|(name, _)| matches!(name.kind, EntryKind::Bid | EntryKind::Counter));
    let offers = offers.map(|(name, entry)| format!("{name}: {}", entry.says())).collect();
    (target.stage, target.seller.says(), offers)
}

#[test]
fn a_mistyped_bid_is_corrected_in_its_place() {
    let plan = after(&small(), &["bid leoni 280m source Sky", "answer leoni rejected source RMC"]);
    let right = after(&plan, &["change-entry leoni bid 1 28m+4m@50%"]);
    assert_eq!(leoni(&right), (Stage::Approached, "unknown".into(), vec!["bid 1: 28m+4m@50% by us, rejected".into()]));
    let bid = &right.targets.get(&id("leoni")).unwrap().bids[0];
    assert_eq!((bid.source.as_deref(), bid.answer_source.as_deref(), bid.on), (Some("Sky"), Some("RMC"), TODAY));
    let later = after(&right, &["change-entry leoni answer 1 expired source none on 2025-06-20"]);
    let bid = &later.targets.get(&id("leoni")).unwrap().bids[0];
    assert_eq!((bid.answer.word(), &bid.answer_source, bid.answered), ("expired", &None, Some(TODAY + 3.days())));
}

#[test]
fn what_a_counter_answered_waits_again_once_it_is_gone() {
    let plan = after(&small(), &["bid leoni 20m", "counter leoni 30m source Parma"]);
    assert_eq!(leoni(&plan).2, ["bid 1: 20m by us, countered", "counter 2: 30m by them, pending"]);
    let moved = after(&plan, &["change-entry leoni counter 2 on 2025-06-19 source Sky"]);
    let answered = &moved.targets.get(&id("leoni")).unwrap().bids[0];
    assert_eq!((answered.answered, answered.answer_source.as_deref()), (Some(TODAY + 2.days()), Some("Sky")));
    let back = after(&plan, &["remove-entry leoni counter 2"]);
    assert_eq!(leoni(&back), (Stage::Approached, "open".into(), vec!["bid 1: 20m by us, pending".into()]));
    let further = after(&plan, &["bid leoni 25m"]);
    let refused = take(&further, "remove-entry leoni counter 2").unwrap_err().to_string();
    assert_eq!(refused, "bid 3 of Leoni rests on counter 2: remove that first, with remove-entry leoni bid 3");
    assert_eq!(after(&further, &["remove-entry leoni bid 3"]), plan);
    let refused = take(&plan, "remove-entry leoni answer 1").unwrap_err().to_string();
    assert_eq!(refused, "counter 2 of Leoni rests on answer 1: remove that first, with remove-entry leoni counter 2");
}

#[test]
fn an_acceptance_goes_before_its_bid_and_after_what_was_agreed_on_it() {
    let agreed = after(&small(), &["bid leoni 28m", "answer leoni accepted"]);
    let refused = take(&agreed, "remove-entry leoni bid 1").unwrap_err().to_string();
    assert_eq!(refused, "answer 1 of Leoni rests on bid 1: remove that first, with remove-entry leoni answer 1");
    let pending = after(&agreed, &["remove-entry leoni answer 1"]);
    assert_eq!(leoni(&pending).0, Stage::Approached);
    assert!(leoni(&after(&pending, &["remove-entry leoni bid 1"])).2.is_empty());
    let medical = after(&agreed, &["stage leoni medical"]);
    let refused = take(&medical, "remove-entry leoni answer 1").unwrap_err().to_string();
    assert_eq!(refused, "step 1 of Leoni rests on answer 1: remove that first, with remove-entry leoni step 1");
    assert_eq!(after(&medical, &["remove-entry leoni step 1"]), agreed);
    let refused = take(&pending, "change-entry leoni bid 1 free swap nobody=1m").unwrap_err().to_string();
    assert!(refused.contains("nobody in the plan has the id nobody"), "{refused}");
}

#[test]
fn what_he_was_signed_on_stays_and_its_sum_is_corrected_with_it() {
    let signed =
        after(&small(), &["bid leoni 28m wage 2m", "answer leoni accepted", "sign leoni until 2030-06-30 source Sky"]);
    for line in ["remove-entry leoni bid 1", "remove-entry leoni answer 1", "change-entry leoni bid 1 loan 3m"] {
        let refused = take(&signed, line).unwrap_err().to_string();
        let entry = if line.contains("answer") { "answer 1" } else { "bid 1" };
        assert_eq!(refused, format!("{entry} of Leoni stays so: he was signed on it, on 2025-06-17"), "{line}");
    }
    let dearer = after(&signed, &["change-entry leoni bid 1 29m wage 3m"]);
    let player = dearer.players.get(&id("leoni")).unwrap();
    let terms = player.signed.as_ref().unwrap().terms.as_ref().unwrap();
    assert_eq!((terms.to_string().as_str(), player.profile.wage.unwrap().to_string().as_str()), ("29m wage 3m", "3m"));
    let sold = after(&small(), &["bid kelly 20m club Villa", "answer kelly accepted", "sell kelly source Sky"]);
    let refused = take(&sold, "remove-entry kelly answer 1").unwrap_err().to_string();
    assert_eq!(refused, "answer 1 of Kelly stays so: he left on it, on 2025-07-01");
    let corrected = after(&sold, &["change-entry kelly bid 1 22m"]);
    let left = corrected.players.get(&id("kelly")).unwrap().left.clone().unwrap();
    assert_eq!(left.terms.unwrap().to_string(), "22m");
    let lent = after(
        &small(),
        &["bid kelly loan 2m club Villa", "answer kelly accepted", "sell kelly until 2026-06-30 source Sky"],
    );
    let refused = take(&lent, "remove-entry kelly answer 1").unwrap_err().to_string();
    assert_eq!(refused, "answer 1 of Kelly stays so: he is lent on it; clear that first, with set kelly lent none");
}

#[test]
fn a_stage_is_what_the_entries_say_that_are_left() {
    let plan = after(
        &small(),
        &["stage leoni shortlisted", "stage leoni talks", "seller leoni refuses no", "counter leoni 30m on 2025-06-18"],
    );
    assert_eq!((leoni(&plan).0, leoni(&plan).1.as_str()), (Stage::Talks, "open"));
    let without = after(&plan, &["remove-entry leoni counter 1"]);
    assert_eq!((leoni(&without).0, leoni(&without).1.as_str()), (Stage::Talks, "refuses: no"));
    let earlier = after(&without, &["remove-entry leoni step 2"]);
    assert_eq!(leoni(&earlier).0, Stage::Shortlisted);
    let changed =
        after(&earlier, &["change-entry leoni step 1 approached", "change-entry leoni step 2 refuses \"he is vital\""]);
    assert_eq!((leoni(&changed).0, leoni(&changed).1.as_str()), (Stage::Approached, "refuses: he is vital"));
    let refused = take(&changed, "change-entry leoni step 1 medical").unwrap_err().to_string();
    assert!(refused.contains("the stage asks for a fee, and none is agreed"), "{refused}");
    let refused = take(&changed, "change-entry leoni step 1 signed").unwrap_err().to_string();
    assert!(refused.starts_with("Leoni is signed with a last day and a source"), "{refused}");
    // Of a stage that a file says alone nobody knows what it was before.
    let plan = after(&small(), &["bid leoni 20m", "remove-entry leoni bid 1"]);
    assert_eq!(leoni(&plan).0, Stage::Approached);
}

fn kelly(plan: &Plan) -> (Option<Date>, Option<String>, Vec<String>) {
    let player = plan.players.get(&id("kelly")).unwrap();
    let renewed = player.renewed.iter().map(|held| {
        let said = |what: Option<String>| what.unwrap_or("?".into());
        format!(
            "{} {} {}",
            held.on,
            said(held.was.map(|was| was.to_string())),
            said(held.earned.map(|sum| sum.to_string()))
        )
    });
    (player.profile.contract, player.profile.wage.map(|wage| wage.to_string()), renewed.collect())
}

#[test]
fn renewals_follow_on_the_one_that_is_corrected() {
    let plan = after(
        &small(),
        &[
            "set kelly contract 2027-06-30",
            "set kelly wage 1m",
            "renew kelly until 2028-06-30 wage 2m source club on 2025-06-01",
            "renew kelly until 2030-06-30 wage 4m source club on 2025-06-10",
        ],
    );
    let day = |year| Some(Date::new(year, 6, 30).unwrap());
    assert_eq!(kelly(&plan).2, ["2025-06-01 2027-06-30 1m", "2025-06-10 2028-06-30 2m"]);
    let changed = after(&plan, &["change-entry kelly renewal 1 until 2029-06-30 wage 3m on 2025-06-02"]);
    assert_eq!(kelly(&changed).0, day(2030));
    assert_eq!(kelly(&changed).2, ["2025-06-02 2027-06-30 1m", "2025-06-10 2029-06-30 3m"]);
    let without = after(&plan, &["remove-entry kelly renewal 1"]);
    assert_eq!(kelly(&without), (day(2030), Some("4m".into()), vec!["2025-06-10 2027-06-30 1m".into()]));
    let last = after(&plan, &["remove-entry kelly renewal 2"]);
    assert_eq!((kelly(&last).0, kelly(&last).1), (day(2028), Some("2m".into())));
    let refused = take(&plan, "change-entry kelly renewal 1 until 2031-06-30").unwrap_err().to_string();
    assert!(refused.ends_with("on 2025-06-10: give a last day from 2025-06-10 to 2030-06-29"), "{refused}");
}

#[test]
fn an_absence_that_was_typed_by_mistake_goes_with_its_reports() {
    let plan = after(
        &small(),
        &[
            "absent kelly injury knee from 2025-05-01 back 2025-08-01 source club",
            "absent kelly injury thigh from 2025-06-01 back 2025-07-01 source club",
        ],
    );
    let corrected = after(
        &plan,
        &[
            "change-entry kelly absence 2 other illness from 2025-06-02",
            "change-entry kelly return 2 2025-07-10 source Sky",
        ],
    );
    let player = corrected.players.get(&id("kelly")).unwrap();
    let said: Vec<String> =
        Person::Player(player).entries().iter().map(|(name, entry)| format!("{name}: {}", entry.words())).collect();
    assert_eq!(
        said,
        [
            "absence 1: injury knee · 2025-05-01",
            "absence 2: other illness · 2025-06-02",
            "return 1: back 2025-08-01 · 2025-06-17 · club",
            "return 2: back 2025-07-10 · 2025-06-17 · Sky",
        ]
    );
    let without = after(&corrected, &["remove-entry kelly absence 1"]);
    let player = without.players.get(&id("kelly")).unwrap();
    assert_eq!(player.absences.iter().map(|held| held.why.text()).collect::<Vec<_>>(), ["illness"]);
    for (line, why) in [
        ("change-entry kelly absence 1 from 2025-09-01", "2025-08-01 comes before the absence of Kelly"),
        ("change-entry kelly return 1 2025-04-01", "2025-04-01 comes before the absence of Kelly"),
        ("change-entry kelly absence 1 injury thigh from 2025-06-01", "Kelly has that absence already"),
        ("change-entry kelly absence 1 for 2 matches", "matches are counted of a suspension"),
    ] {
        let refused = take(&plan, line).unwrap_err().to_string();
        assert!(refused.starts_with(why), "{line}: {refused}");
    }
    let banned =
        after(&plan, &["change-entry kelly absence 2 suspension red for 2 matches in \"Serie A\" ended 2025-06-05"]);
    let absence = &banned.players.get(&id("kelly")).unwrap().absences[1];
    assert_eq!((absence.ban.as_ref().unwrap().matches, absence.ended), (2, Some(Date::new(2025, 6, 5).unwrap())));
    let free = after(&banned, &["change-entry kelly absence 2 for none ended none"]);
    let absence = &free.players.get(&id("kelly")).unwrap().absences[1];
    assert_eq!((&absence.ban, absence.ended), (&None, None));
}
