//! The tracks of deals keep their rules, whatever is asked of them.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use touchline::app::History;
use touchline::command::{Command, Scope, parse};
use touchline::domain::{
    Answer, Bid, Edit, Field, Future, Id, Money, Plan, Player, Refused, Side, Stage, Stance, Target, Terms,
};

use crate::seed::Chance;
use crate::{FORMATIONS, id, read, sample};

const TODAY: Date = date(2025, 6, 17);

/// A plan after the lines, each of which it takes.
pub(crate) fn after(plan: &Plan, lines: &[&str]) -> Plan {
    lines.iter().fold(plan.clone(), |plan, line| take(&plan, line).unwrap_or_else(|why| panic!("{line}: {why}")))
}

fn take(plan: &Plan, line: &str) -> Result<Plan, Refused> {
    let scope = Scope { plan, formations: &FORMATIONS };
    match parse(scope, line) {
        Ok(Command::Edit(edit)) => plan.apply(&edit, TODAY),
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
fn a_signing_moves_him_with_his_deal_and_the_men_who_go_the_other_way() {
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
    assert!(weah.at_the_club(date(2025, 6, 30)) && !weah.at_the_club(date(2025, 7, 1)));
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
    assert!(kelly.agreed().is_none() && kelly.next().is_empty());
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

/// Every move that is offered is taken by the plan.
#[test]
fn the_moves_that_are_offered_make_sense() {
    let mut chance = Chance(7);
    let mut offered = 0;
    for _ in 0..40 {
        let mut plan = small();
        for _ in 0..60 {
            plan = plan.apply(&edit(&plan, &mut chance), TODAY).unwrap_or(plan);
            let targets = plan.targets.iter().map(|(id, target)| (id, target.next()));
            let players = plan.players.iter().map(|(id, player)| (id, player.next()));
            for (id, next) in
                targets.chain(players).flat_map(|(id, moves)| moves.into_iter().map(move |next| (id, next)))
            {
                let club = next.club.iter().map(|club| format!(" club {club}")).collect::<String>();
                let line = format!("{} {id} {}{}{club}", next.verb, next.rest, rest(next.verb, next.rest));
                offered += 1;
                match take(&plan, &line) {
                    // He says so already, goes the other way in a bid for somebody else, or renewed on a day to come.
                    Ok(_) | Err(Refused::NoChange | Refused::InPendingSwap(..) | Refused::RenewedSince(..)) => {}
                    Err(why) => panic!("{line}: {why}\n{:?}", plan.man(id)),
                }
            }
        }
    }
    assert!(offered > 5_000, "{offered} moves were offered");
}

/// What a user would add to the beginning of a line.
fn rest(verb: &str, begun: &str) -> &'static str {
    match (verb, begun) {
        ("bid" | "counter", _) => "28m",
        ("answer", "") => "rejected",
        ("report", _) => "tall source Sky",
        ("sign", _) => "2099-06-30 source Sky",
        ("sell", "until ") => "2099-06-30 source Sky",
        ("renew", _) => "2099-06-30 source Sky",
        ("sell", _) => "Sky on 2099-06-30",
        ("set", _) => "22m",
        ("stage", "off ") => "too dear",
        _ => "",
    }
}

/// Two targets and three players, of whom one is borrowed.
fn small() -> Plan {
    read(
        r#"(format: 1, club: "Juventus", tactic: (formation: "3-4-2-1"),
        players: {
            "kelly": (name: "Lloyd Kelly", positions: { CB: Natural }),
            "weah": (name: "Timothy Weah", positions: { RM: Natural }, joined: "2025-06-01"),
            "conceicao": (name: "Francisco", positions: { RW: Natural }, loan: (from: "Porto", until: "2025-07-13")),
        },
        targets: {
            "leoni": (name: "Giovanni Leoni", positions: { CB: Natural }, club: "Parma"),
            "balerdi": (name: "Leonardo Balerdi", positions: { CB: Natural }, seller: Refuses("no")),
        })"#,
    )
}

/// Any edit of a deal, most of which make sense.
fn edit(plan: &Plan, chance: &mut Chance) -> Edit {
    let men = ["kelly", "weah", "conceicao", "leoni", "balerdi", "nobody"].map(id);
    let man = chance.of(&[0, 1, 2, 3, 3, 3, 4, 4, 5]);
    let man = men[man].clone();
    let target = man.clone();
    let on = chance.one_in(3).then(|| TODAY + (chance.below(60) as i64 - 20).days());
    let source = chance.one_in(2).then(|| "Sky".to_owned());
    let club = chance.one_in(3).then(|| chance.of(&["Villa", "Roma"]).to_owned());
    let terms = chance.of(&["28m", "30m+2m", "loan 3m opt 18m", "free", "5m swap weah=12m", "swap kelly+weah=20m"]);
    let terms: Terms = terms.parse().unwrap();
    let stance = chance.of(&["unknown", "open", "refuses"]);
    let stance = match stance {
        "open" => Stance::Open,
        "refuses" => Stance::Refuses("no".into()),
        _ => Stance::Unknown,
    };
    match chance.below(26) {
        0..=6 => {
            let (for_target, for_player) =
                if chance.one_in(3) { (Side::Them, Side::Us) } else { (Side::Us, Side::Them) };
            let by = if plan.players.contains(&man) { for_player } else { for_target };
            let club = club.filter(|_| plan.players.contains(&man) || chance.one_in(9));
            Edit::Bid { man, by, terms, club, source, on }
        }
        7..=12 => Edit::Answer { man, answer: chance.of(Answer::ALL), club, source, on },
        13..=15 => Edit::Stage { target, stage: chance.of(Stage::ALL), why: source, on },
        16 => Edit::Seller { target, stance, source, on },
        17 => Edit::Player { target, stance, source, on },
        18 | 19 => {
            let terms = chance.one_in(3).then_some(terms);
            Edit::Sign {
                target,
                until: TODAY + (chance.below(900) as i64).days(),
                source: "Sky".into(),
                terms,
                joins: on,
            }
        }
        20 => {
            let (terms, until) = (chance.one_in(2).then_some(terms), chance.one_in(2).then(|| TODAY + 300.days()));
            Edit::Sell { player: man, source: "Sky".into(), to: club, terms, on, until }
        }
        24 => {
            let until = TODAY + (chance.below(900) as i64).days();
            Edit::Renew { player: man, until, source: "Sky".into(), wage: None, on }
        }
        25 => Edit::Set { man, field: Field::Future(Some(Future::Renewing)) },
        21 => Edit::Remove { man },
        22 => Edit::AddTarget {
            id: man,
            name: "Somebody".into(),
            positions: plan
                .players
                .iter()
                .next()
                .map_or_else(positions, |(_, player)| player.profile.positions.clone()),
            club,
        },
        _ => Edit::AddPlayer { id: man, name: "Somebody".into(), positions: positions() },
    }
}

fn positions() -> touchline::domain::Positions {
    use touchline::domain::{Familiarity, Position, Positions};
    Positions::new(vec![(Position::CB, Familiarity::Natural)]).unwrap()
}

/// The rule that a plan breaks, if it breaks one.
fn broken(plan: &Plan) -> Option<String> {
    let both = plan.players.iter().find(|(id, _)| plan.targets.contains(id)).map(|(id, _)| format!("{id} is both"));
    let target = plan.targets.iter().find_map(|(id, target)| broken_target(target).map(|rule| format!("{id}: {rule}")));
    let player = plan.players.iter().find_map(|(id, player)| broken_player(player).map(|rule| format!("{id}: {rule}")));
    both.or(target).or(player)
}

fn count(bids: &[Bid], answer: Answer, club: Option<&str>) -> usize {
    let club = |bid: &&Bid| bid.club.as_deref().map(str::to_lowercase) == club.map(str::to_lowercase);
    bids.iter().filter(club).filter(|bid| bid.answer == answer).count()
}

/// Those of a player who is lent may hold the loan that he is out on.
fn broken_bids(bids: &[Bid]) -> Option<&'static str> {
    let open = |club| count(bids, Answer::Pending, club) + count(bids, Answer::Accepted, club);
    if bids.iter().any(|bid| open(bid.club.as_deref()) > 1) {
        return Some("two bids are open");
    }
    bids.iter()
        .any(|bid| bid.answered.is_some_and(|answered| answered < bid.on))
        .then_some("answered before it was made")
}

fn broken_target(target: &Target) -> Option<&'static str> {
    let (pending, accepted) = (count(&target.bids, Answer::Pending, None), count(&target.bids, Answer::Accepted, None));
    let agreed = matches!(target.stage, Stage::FeeAgreed | Stage::TermsAgreed | Stage::Medical);
    match target.stage {
        Stage::Signed => Some("signed, and still a target"),
        Stage::Off if pending > 0 => Some("off, and a bid is pending"),
        Stage::Off => None,
        _ if agreed != (accepted > 0) => Some("the stage and the bids differ on whether a fee is agreed"),
        _ if target.agreed().is_some() != agreed => Some("agreed tells otherwise"),
        _ => None,
    }
    .or(broken_bids(&target.bids))
}

fn broken_player(player: &Player) -> Option<&'static str> {
    let pending = player.bids.iter().any(|bid| bid.answer == Answer::Pending);
    match (&player.left, &player.loan) {
        (Some(_), _) if pending => Some("left, and an offer is pending"),
        (_, Some(_)) if !player.bids.is_empty() => Some("borrowed, and dealt with"),
        (Some(left), _) if player.joined.is_some_and(|joined| left.on <= joined) => Some("left before he joined"),
        _ if player
            .signed
            .as_ref()
            .is_some_and(|signed| signed.bids.iter().any(|bid| bid.answer == Answer::Pending)) =>
        {
            Some("signed, and a bid is pending")
        }
        _ if player.lent.is_some() => None,
        _ => broken_bids(&player.bids),
    }
}

#[test]
fn no_command_breaks_the_rules_and_undo_and_redo_lead_back() {
    let mut chance = Chance(2025);
    let mut history = History::new(small());
    let (mut taken, mut refused, mut signed, mut sold) = (0, 0, 0, 0);
    for step in 0..100_000 {
        match chance.below(10) {
            0 => {
                let plan = history.plan().clone();
                if history.undo().is_some() && !chance.one_in(4) {
                    history.redo().unwrap();
                    assert_eq!(*history.plan(), plan, "step {step}");
                }
            }
            1 => drop(history.redo()),
            _ => {
                let edit = edit(history.plan(), &mut chance);
                let before = history.plan().clone();
                match before.apply(&edit, TODAY) {
                    Ok(plan) => {
                        taken += 1;
                        signed += usize::from(matches!(edit, Edit::Sign { .. }));
                        sold += usize::from(matches!(edit, Edit::Sell { .. }));
                        assert_eq!(broken(&plan), None, "step {step}: {edit:?}");
                        history.push(plan, String::new());
                    }
                    Err(_) => refused += 1,
                }
            }
        }
        if step % 200 == 199 {
            while history.undo().is_some() {}
            assert_eq!(**history.plan(), small(), "step {step}: everything is taken back");
            history = History::new(small());
        }
    }
    assert!(taken > 20_000 && refused > 10_000, "{taken} taken, {refused} refused");
    assert!(signed > 200 && sold > 150, "{signed} signed, {sold} sold");
}

#[test]
fn a_machine_without_its_rules_is_found_out() {
    let mut chance = Chance(2025);
    let mut found = 0;
    for _ in 0..500 {
        let mut plan = small();
        for _ in 0..40 {
            let edit = edit(&plan, &mut chance);
            // The twin takes a stage and an answer as they come.
            let target: Option<Id> = match &edit {
                Edit::Stage { target, .. } => Some(target.clone()),
                Edit::Answer { man, .. } => Some(man.clone()),
                _ => None,
            };
            match (&edit, target.and_then(|target| plan.targets.get_mut(&target))) {
                (Edit::Stage { stage, .. }, Some(target)) => target.stage = *stage,
                (Edit::Answer { answer, .. }, Some(target)) => {
                    target.bids.iter_mut().for_each(|bid| bid.answer = *answer);
                }
                _ => plan = plan.apply(&edit, TODAY).unwrap_or(plan),
            }
            if broken(&plan).is_some() {
                found += 1;
                break;
            }
        }
    }
    assert!(found > 300, "{found} of 500");
}
