//! Any correction of any entry: the rules hold, nothing else changes, and a merge keeps it.

use jiff::ToSpan;
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
        let elsewhere = Edit::Set { people: vec![id(other)], field: Field::Rating(Some(99)) };
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
