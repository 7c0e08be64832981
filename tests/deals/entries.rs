//! Entries that are corrected or taken out: what follows, what is refused, and that nothing else changes.

use jiff::ToSpan;
use jiff::civil::Date;
use touchline::domain::{
    Answer, Edit, EntryKind, Field, Id, Moved, Person, PersonEntry, Plan, Stage, Stance, diff, merge,
};
use touchline::store::write_plan;

use crate::machine::{TODAY, broken, edit as any_edit, small};
use crate::runs::runs;
use crate::seed::Chance;
use crate::tracks::{after, take};
use crate::{id, read};

/// Any correction of somebody's entries: one is taken out, or changed in one of its parts.
pub(crate) fn correction(plan: &Plan, person: Id, chance: &mut Chance) -> Edit {
    let entries = plan.person(&person).map(Person::entries).unwrap_or_default();
    let Some((entry, held)) = entries.get(chance.below(entries.len().max(1))).cloned() else {
        return Edit::Remove { person: id("nobody") };
    };
    if chance.one_in(2) {
        return Edit::RemoveEntry { person, entry };
    }
    let day = TODAY + (chance.below(60) as i64 - 20).days();
    let (part, source) = (chance.below(3), chance.of(&["Sky", "RMC"]).to_owned());
    let terms = chance.of(&["28m", "31m", "loan 2m", "free", "5m swap weah=12m"]).parse().unwrap();
    let to = match held {
        PersonEntry::Offer(mut bid) => {
            match part {
                0 => bid.terms = terms,
                1 => bid.on = day,
                _ => bid.source = Some(source),
            }
            PersonEntry::Offer(bid)
        }
        PersonEntry::Answer(mut bid) => {
            match part {
                0 => bid.answer = chance.of(Answer::ALL),
                1 => bid.answered = Some(day),
                _ => bid.answer_source = Some(source),
            }
            PersonEntry::Answer(bid)
        }
        PersonEntry::Step(mut step) => {
            match (part, &mut step.to) {
                (0, Moved::Stage(stage, _)) => *stage = chance.of(Stage::ALL),
                (0, Moved::Seller(stance) | Moved::Player(stance)) => {
                    *stance = if chance.one_in(2) { Stance::Open } else { Stance::Refuses("no".into()) };
                }
                (1, _) => step.on = day,
                _ => step.source = Some(source),
            }
            PersonEntry::Step(step)
        }
        PersonEntry::Report(mut report) => {
            report.source = source;
            PersonEntry::Report(report)
        }
        PersonEntry::Absence(mut absence) => {
            absence.from = day;
            PersonEntry::Absence(absence)
        }
        PersonEntry::Return(mut report) => {
            report.back = day;
            PersonEntry::Return(report)
        }
        PersonEntry::Renewal(mut renewal, mut until) => {
            match part {
                0 => until = Some(TODAY + (chance.below(900) as i64).days()),
                1 => renewal.on = day,
                _ => renewal.source = source,
            }
            PersonEntry::Renewal(renewal, until)
        }
    };
    Edit::ChangeEntry { person, entry, to: to.into() }
}

/// Edits of any kind, those of people's other entries among them.
fn grown(chance: &mut Chance) -> Plan {
    let mut plan = small();
    for _ in 0..chance.below(25) {
        let line = chance.of(&[
            "report leoni \"so they say\" source Sky asks 20m",
            "absent kelly injury knee from 2025-05-01 back 2025-08-01 source club",
            "return kelly 2025-09-01 source Sky",
            "absent weah suspension red for 2 matches",
            "renew kelly until 2040-06-30 source club wage 2m",
        ]);
        let there = plan.players.contains(&id("kelly")) && plan.players.contains(&id("weah"));
        let there = there && plan.person(&id("leoni")).is_some();
        let edited =
            if there && chance.one_in(4) { take(&plan, line) } else { plan.apply(&any_edit(&plan, chance), TODAY) };
        plan = edited.unwrap_or(plan);
    }
    plan
}

#[test]
fn a_correction_reads_back_keeps_the_rules_and_merges_with_a_change_elsewhere() {
    let mut chance = Chance(16);
    let (mut removed, mut changed, mut refused) = ([0; EntryKind::ALL.len()], [0; EntryKind::ALL.len()], 0);
    let plans = runs(6000);
    for run in 0..plans {
        let plan = grown(&mut chance);
        let person = chance.of(&["kelly", "weah", "conceicao", "leoni", "balerdi"]);
        let correction = correction(&plan, id(person), &mut chance);
        let after = match plan.apply(&correction, TODAY) {
            Ok(after) => after,
            Err(_) => {
                refused += 1;
                continue;
            }
        };
        let count = match &correction {
            Edit::RemoveEntry { entry, .. } => &mut removed[entry.kind as usize],
            Edit::ChangeEntry { entry, .. } => &mut changed[entry.kind as usize],
            _ => continue,
        };
        *count += 1;
        assert_eq!(read(&write_plan(&after)), after, "run {run}: {correction:?}");
        assert_eq!(broken(&after), None, "run {run}: {correction:?}");
        assert!(!diff(&plan, &after).is_empty(), "run {run}: {correction:?} is seen");
        let other = chance.of(&["kelly", "leoni"]);
        let other = if other == person { "balerdi" } else { other };
        let elsewhere = Edit::Set { person: id(other), field: Field::Rating(Some(99)) };
        let Ok(theirs) = plan.apply(&elsewhere, TODAY) else { continue };
        let both = after.apply(&elsewhere, TODAY).unwrap();
        for (ours, theirs) in [(&after, &theirs), (&theirs, &after)] {
            let merged = merge(&plan, ours, theirs);
            assert_eq!((merged.conflicts, &merged.plan), (Vec::new(), &both), "run {run}: {correction:?}");
        }
    }
    println!("{plans} plans: removed {removed:?}, changed {changed:?}, {refused} refused");
    if plans > 1000 {
        assert!(removed.iter().chain(&changed).all(|count| *count > 0), "{removed:?} {changed:?}");
    }
}

/// Taken out again, an entry leaves the plan as it was, but for a stage that it may have led to.
#[test]
fn an_entry_that_was_just_made_leaves_nothing_behind() {
    let mut chance = Chance(17);
    let mut bids = 0;
    for run in 0..runs(3000) {
        let plan = grown(&mut chance);
        let edit = any_edit(&plan, &mut chance);
        let Edit::Bid { person, .. } = &edit else { continue };
        let Ok(with) = plan.apply(&edit, TODAY) else { continue };
        let offers = with.person(person).unwrap().entries();
        let day = with.person(person).unwrap().offers().last().map(|(bid, _)| bid.on);
        // Whoever said first that it was countered, and then by what, said it twice: the answer goes with the second.
        let twice = plan
            .person(person)
            .unwrap()
            .offers()
            .iter()
            .any(|(bid, _)| bid.answer == Answer::Countered && bid.answered == day.map(|day| day.max(bid.on)));
        if twice {
            continue;
        }
        let is_offer = |kind| matches!(kind, EntryKind::Bid | EntryKind::Counter);
        let entry =
            offers.iter().map(|(name, _)| *name).filter(|name| is_offer(name.kind)).max_by_key(|name| name.number);
        let removal = Edit::RemoveEntry { person: person.clone(), entry: entry.unwrap() };
        let without = with.apply(&removal, TODAY).unwrap_or_else(|why| panic!("run {run}: {edit:?}: {why}"));
        let left = |plan: &Plan| {
            plan.person(person)
                .map(|person| person.offers().into_iter().map(|(bid, _)| bid.clone()).collect::<Vec<_>>())
        };
        assert_eq!(left(&without), left(&plan), "run {run}: {edit:?}");
        bids += 1;
    }
    assert!(bids >= runs(3000) / 30, "{bids}");
    let plan = after(&small(), &["absent kelly injury knee", "renew kelly until 2030-06-30 source club wage 2m"]);
    for (line, removal) in [
        ("report leoni no source Sky", "remove-entry leoni report 1"),
        ("absent kelly other wedding", "remove-entry kelly absence 2"),
        ("return kelly 2025-08-01 source Sky", "remove-entry kelly return 1"),
        ("renew kelly until 2031-06-30 source club", "remove-entry kelly renewal 2"),
        ("renew kelly until 2031-06-30 source club wage 3m", "remove-entry kelly renewal 2"),
        ("stage leoni talks", "remove-entry leoni step 1"),
        ("player leoni refuses no", "remove-entry leoni step 1"),
        ("seller leoni open source Sky", "remove-entry leoni step 1"),
    ] {
        assert_eq!(after(&plan, &[line, removal]), plan, "{line}");
    }
}

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
    assert!(refused.starts_with("the contract of Kelly lasts until 2031-06-30 already"), "{refused}");
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
