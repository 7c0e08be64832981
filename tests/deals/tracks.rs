//! What each command does to the tracks of a deal.

use jiff::civil::{Date, date};
use touchline::command::{Command, ReadLine, Scope, parse};
use touchline::domain::{Answer, Edit, Money, Plan, Refused, Side, Stage, Stance, Target};
use touchline::store::assets;

use crate::{FORMATIONS, id, sample};

const TODAY: Date = date(2025, 6, 17);

/// A plan after the lines, each of which it takes.
pub(crate) fn after(plan: &Plan, lines: &[&str]) -> Plan {
    lines.iter().fold(plan.clone(), |plan, line| take(&plan, line).unwrap_or_else(|why| panic!("{line}: {why}")))
}

pub(crate) fn take(plan: &Plan, line: &str) -> Result<Plan, Refused> {
    plan.apply(&edit(plan, line), TODAY)
}

pub(crate) fn edit(plan: &Plan, line: &str) -> Edit {
    let scope = Scope { plan, formations: &FORMATIONS, nations: assets::nations(), today: TODAY };
    match parse(scope, line) {
        Ok(ReadLine { command: Command::Edit(edit), .. }) => edit,
        other => panic!("{line}: {other:?}"),
    }
}

fn leoni(plan: &Plan) -> &Target {
    plan.targets.get(&id("leoni")).unwrap()
}

#[test]
fn each_command_moves_the_tracks_that_it_proves_something_about() {
    for (lines, stage, seller) in [
        (&["bid leoni 20m"][..], Stage::Approached, "unknown"),
        (&["bid leoni 20m", "answer leoni rejected"], Stage::Approached, "unknown"),
        (&["bid leoni 20m", "answer leoni countered"], Stage::Talks, "open"),
        (&["seller leoni refuses", "counter leoni 30m"], Stage::Talks, "open"),
        (&["seller leoni refuses no", "bid leoni 20m", "answer leoni rejected"], Stage::Approached, "refuses"),
        (&["counter leoni 30m", "answer leoni accepted"], Stage::FeeAgreed, "open"),
        (&["bid leoni 20m", "answer leoni accepted", "answer leoni withdrawn"], Stage::Talks, "open"),
        (&["bid leoni 20m", "answer leoni accepted", "stage leoni medical"], Stage::Medical, "open"),
        (
            &["bid leoni 20m", "answer leoni accepted", "stage leoni medical", "stage leoni fee-agreed"],
            Stage::FeeAgreed,
            "open",
        ),
        (&["stage leoni talks", "bid leoni 20m"], Stage::Talks, "unknown"),
        (&["stage leoni off too dear", "stage leoni talks"], Stage::Talks, "unknown"),
        // What is told late of an earlier day does not undo what is known since.
        (&["counter leoni 30m", "seller leoni refuses on 2025-06-16"], Stage::Talks, "open"),
        (&["seller leoni refuses", "counter leoni 30m on 2025-06-16"], Stage::Talks, "refuses"),
        (&["seller leoni refuses", "seller leoni open"], Stage::Identified, "open"),
    ] {
        let plan = after(&sample(), lines);
        assert_eq!((leoni(&plan).stage, leoni(&plan).seller.word()), (stage, seller), "{lines:?}");
    }
}

#[test]
fn off_keeps_all_that_is_known_and_its_reason() {
    let plan = after(
        &sample(),
        &["bid leoni 20m source Sky", "seller leoni refuses no source RMC", "stage leoni off too dear"],
    );
    let off = leoni(&plan);
    assert_eq!((off.stage, off.why_off()), (Stage::Off, Some("too dear")));
    assert_eq!((off.bids[0].answer, off.bids[0].source.as_deref()), (Answer::Expired, Some("Sky")));
    assert_eq!(off.seller, Stance::Refuses("no".into()));
    assert_eq!(off.steps.len(), 2);
    let resumed = after(&plan, &["stage leoni talks"]);
    assert_eq!((leoni(&resumed).why_off(), leoni(&resumed).steps.len()), (None, 3), "and the steps tell it still");
}

#[test]
fn a_signing_moves_him_with_his_deal_and_the_people_who_go_the_other_way() {
    let lines = ["report leoni tall source Sky", "bid leoni 20m swap weah=5m source Sky", "answer leoni accepted"];
    let before = after(&sample(), &lines);
    let plan = after(&before, &["sign leoni until 2030-06-30 joins 2025-07-01 source Sky"]);
    assert_eq!((plan.targets.len() + 1, plan.players.len()), (before.targets.len(), before.players.len() + 1));
    let player = plan.players.get(&id("leoni")).unwrap();
    assert_eq!((player.joined, player.profile.contract), (Some(date(2025, 7, 1)), Some(date(2030, 6, 30))));
    assert_eq!(player.profile.reports, leoni(&before).profile.reports);
    let signed = player.signed.as_ref().unwrap();
    assert_eq!((signed.on, signed.from.as_deref(), signed.source.as_str()), (TODAY, Some("Parma"), "Sky"));
    assert_eq!((&signed.bids, signed.terms.as_ref()), (&leoni(&before).bids, Some(&leoni(&before).bids[0].terms)));
    let weah = plan.players.get(&id("weah")).unwrap();
    let left = weah.left.as_ref().unwrap();
    assert_eq!((left.on, left.to.as_deref(), &left.terms), (date(2025, 7, 1), Some("Parma"), &None));
    let there = |on| weah.at_the_club(on, plan.season_starts);
    assert!(there(date(2025, 6, 30)) && !there(date(2025, 7, 1)));
}

#[test]
fn a_signing_earns_what_was_agreed_and_leaves_his_old_clause_behind() {
    let lines = ["set leoni wage 1m", "set leoni clause 28m until 2025-07-15"];
    let known = after(&sample(), &lines);
    let signed = |terms: &str| {
        let sign = format!("sign leoni until 2030-06-30 for {terms} source Sky");
        let plan = after(&known, &[sign.as_str()]);
        let profile = plan.players.get(&id("leoni")).unwrap().profile.clone();
        (profile.wage, profile.clause)
    };
    assert_eq!(signed("20m wage 2.5m"), (Some(Money::from_units(2_500_000)), None));
    assert_eq!(signed("20m"), (Some(Money::from_units(1_000_000)), None), "what is not said stays as it was");
}

#[test]
fn several_clubs_deal_with_us_about_a_player_each_in_its_own_row() {
    let plan = after(
        &sample(),
        &[
            "bid kelly 20m club Villa",
            "bid kelly 22m club Roma",
            "counter kelly 30m club Villa",
            "answer kelly accepted club Roma",
            "bid kelly 26m club villa",
        ],
    );
    let kelly = plan.players.get(&id("kelly")).unwrap();
    let told: Vec<(Side, &str, Answer)> =
        kelly.bids.iter().map(|bid| (bid.by, bid.club.as_deref().unwrap(), bid.answer)).collect();
    assert_eq!(
        told,
        [
            (Side::Them, "Villa", Answer::Countered),
            (Side::Them, "Roma", Answer::Accepted),
            (Side::Us, "Villa", Answer::Countered),
            (Side::Them, "villa", Answer::Pending),
        ]
    );
    let sold = after(&plan, &["sell kelly on 2025-07-01 source Sky"]);
    let kelly = sold.players.get(&id("kelly")).unwrap();
    assert_eq!(kelly.left.as_ref().and_then(|left| left.to.as_deref()), Some("Roma"));
    assert_eq!(kelly.bids[3].answer, Answer::Expired);
    assert!(kelly.agreed().is_none() && kelly.next(TODAY).is_empty());
}

#[test]
fn a_club_that_nobody_named_is_one_of_its_own() {
    let lines = ["bid kelly 20m", "bid kelly 22m club Roma", "answer kelly accepted club Roma"];
    let plan = after(&sample(), &lines);
    let answered = |plan: &Plan| -> Vec<Answer> {
        plan.players.get(&id("kelly")).unwrap().bids.iter().map(|bid| bid.answer).collect()
    };
    let countered = after(&plan, &["counter kelly 30m"]);
    assert_eq!(answered(&countered), [Answer::Countered, Answer::Accepted, Answer::Pending]);
    assert_eq!(countered.players.get(&id("kelly")).unwrap().bids[2].club, None);
    assert_eq!(answered(&after(&plan, &["answer kelly accepted"])), [Answer::Accepted; 2]);
}

#[test]
fn a_renewal_changes_the_contract_and_keeps_what_it_was() {
    let plan = after(&sample(), &["set kelly contract 2028-06-30", "set kelly future renewing"]);
    let plan = after(&plan, &["renew kelly until 2030-06-30 source club wage 4m"]);
    let kelly = plan.players.get(&id("kelly")).unwrap();
    assert_eq!(kelly.profile.contract, Some(date(2030, 6, 30)));
    assert_eq!(kelly.profile.wage, Some(Money::from_units(4_000_000)));
    assert_eq!((kelly.future, kelly.renewed[0].on, kelly.renewed[0].was), (None, TODAY, Some(date(2028, 6, 30))));
    let plan = after(
        &plan,
        &[
            "renew kelly until 2031-06-30 source Sky on 2025-07-02",
            "set yildiz joined 2023-07-01",
            "set milik contract none",
        ],
    );
    let kelly = plan.players.get(&id("kelly")).unwrap();
    assert_eq!(kelly.first_contract(), Some(date(2028, 6, 30)));
    assert_eq!(
        kelly.extensions(),
        [(TODAY, date(2030, 6, 30)), (date(2025, 7, 2), date(2031, 6, 30))],
        "each lasts until what the next one found"
    );
    for (line, said) in [
        ("renew kelly until 2031-06-30 source Sky", "the contract of Kelly was renewed on 2025-07-02"),
        ("renew kelly until 2031-06-30 source Sky on 2025-08-01", "lasts until 2031-06-30 already: give a later day"),
        ("renew kelly until 2035-06-30 source Sky on 2032-01-01", "is over on 2031-06-30, before the renewal"),
        ("renew yildiz until 2032-06-30 source Sky on 2023-01-01", "comes before he joins, on 2023-07-01"),
        ("renew milik until 2025-06-01 source Sky", "until 2025-06-01 is over by its renewal on 2025-06-17"),
        ("renew kelly until 2032-06-30 source \" \" on 2025-08-01", "a source is needed"),
        ("renew conceicao until 2032-06-30 source Sky", "is borrowed from Porto"),
    ] {
        let refused = take(&plan, line).unwrap_err().to_string();
        assert!(refused.contains(said), "{line}: {refused}");
    }
}
