//! The tracks of deals keep their rules, whatever is asked of them.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use touchline::desk::History;
use touchline::domain::{
    Answer, Bid, Edit, Familiarity, Field, Future, Id, Imported, Lent, Plan, Player, Position, Positions, Profile,
    Refused, Side, Stage, Stance, Target, Terms, Why,
};

use crate::runs::runs;
use crate::seed::Chance;
use crate::tracks::take;
use crate::{entries, id, read};

pub(crate) const TODAY: Date = date(2025, 6, 17);

/// Every move that is offered is taken by the plan.
#[test]
fn the_moves_that_are_offered_make_sense() {
    let mut chance = Chance(7);
    let (plans, mut offered) = (runs(40), 0);
    for _ in 0..plans {
        let mut plan = small();
        for _ in 0..60 {
            plan = plan.apply(&edit(&plan, &mut chance), TODAY).unwrap_or(plan);
            let targets = plan.targets.iter().map(|(id, target)| (id, target.next()));
            let players = plan.players.iter().map(|(id, player)| (id, player.next(TODAY)));
            for (id, next) in
                targets.chain(players).flat_map(|(id, moves)| moves.into_iter().map(move |next| (id, next)))
            {
                let club = next.club.iter().map(|club| format!(" club {club}")).collect::<String>();
                let line = format!("{} {id} {}{}{club}", next.verb, next.rest, rest(next.verb, next.rest));
                offered += 1;
                match take(&plan, &line) {
                    // He says so already, goes the other way in a bid for somebody else, or renewed on a day to come.
                    Ok(_) | Err(Refused::NoChange | Refused::InPendingSwap(..) | Refused::RenewedSince(..)) => {}
                    Err(why) => panic!("{line}: {why}\n{:?}", plan.person(id)),
                }
            }
        }
    }
    assert!(offered > 125 * plans, "{offered} moves were offered");
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
        ("take-up", "until ") => "2099-06-30 source Sky",
        ("take-up" | "end-loan", _) => "Sky",
        ("sell", _) => "Sky on 2099-06-30",
        ("set", _) => "22m",
        ("stage", "off ") => "too dear",
        _ => "",
    }
}

/// Two targets and three players, of whom one is borrowed.
pub(crate) fn small() -> Plan {
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
pub(crate) fn edit(plan: &Plan, chance: &mut Chance) -> Edit {
    let people = ["kelly", "weah", "conceicao", "leoni", "balerdi", "nobody"].map(id);
    let person = chance.of(&[0, 1, 2, 3, 3, 3, 4, 4, 5]);
    let person = people[person].clone();
    let target = person.clone();
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
    match chance.below(42) {
        0..=6 => {
            let (for_target, for_player) =
                if chance.one_in(3) { (Side::Them, Side::Us) } else { (Side::Us, Side::Them) };
            let by = if plan.players.contains(&person) { for_player } else { for_target };
            let club = club.filter(|_| plan.players.contains(&person) || chance.one_in(9));
            Edit::Bid { person, by, terms, club, source, on }
        }
        7..=12 => Edit::Answer { person, answer: chance.of(Answer::ALL), club, source, on },
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
        20 | 39..=41 => {
            let (terms, until) = (chance.one_in(2).then_some(terms), chance.one_in(2).then(|| TODAY + 300.days()));
            Edit::Sell { player: person, source: "Sky".into(), to: club, terms, on, until }
        }
        24 => {
            let until = TODAY + (chance.below(900) as i64).days();
            Edit::Renew { player: person, until, source: "Sky".into(), wage: None, on }
        }
        26 => Edit::TakeUp {
            person,
            until: chance.one_in(2).then(|| TODAY + (chance.below(900) as i64).days()),
            source: "Sky".into(),
            on,
        },
        27 => Edit::EndLoan { player: person, source: "Sky".into(), on },
        28 => Edit::Set { people: vec![person], field: Field::Lent(None) },
        29 | 30 => entries::correction(plan, person, chance),
        31 => Edit::Leave { player: person, to: club, source: "Sky".into(), on },
        32 => {
            let lent = Lent { to: "Roma".into(), since: on, until: TODAY + 300.days(), ended: None };
            Edit::Set { people: vec![person], field: Field::Lent(Some(lent)) }
        }
        33 => Edit::Import { person, imported: imported() },
        34 => Edit::ImportPlayer { id: person, player: Box::new(Player::new(newcomer())) },
        35 => Edit::ImportTarget { id: person, target: Box::new(Target { club, ..Target::new(newcomer()) }) },
        36 => {
            let back = source.map(|source| (TODAY + 30.days(), source));
            Edit::Absent { player: person, why: Why::Injury("knee".into()), from: on, ban: None, back }
        }
        37 => {
            let (absence, back) = (chance.one_in(2).then_some(1), TODAY + (chance.below(60) as i64).days());
            Edit::Returning { player: person, absence, back, source: "Sky".into(), on }
        }
        38 => Edit::Ended { player: person, absence: chance.one_in(2).then_some(1), on },
        25 => Edit::Set { people: vec![person], field: Field::Future(Some(Future::Renewing)) },
        21 => Edit::Remove { person },
        22 => Edit::AddTarget {
            id: person,
            name: "Somebody".into(),
            positions: plan
                .players
                .iter()
                .next()
                .map_or_else(positions, |(_, player)| player.profile.positions.clone()),
            club,
        },
        _ => Edit::AddPlayer { id: person, name: "Somebody".into(), positions: positions() },
    }
}

fn positions() -> Positions {
    Positions::new(vec![(Position::CB, Familiarity::Natural)]).unwrap()
}

fn imported() -> Imported {
    Imported { from: "Paper".into(), on: TODAY, id: Some("7".into()), proposed: vec![Position::CB], since: vec![] }
}

/// Somebody whom a file of others has.
fn newcomer() -> Profile {
    Profile { imported: Some(imported()), ..Profile::new("Somebody".into(), positions()) }
}

/// The rule that a plan breaks, if it breaks one.
pub(crate) fn broken(plan: &Plan) -> Option<String> {
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
    let steps = runs(100_000);
    for step in 0..steps {
        match chance.below(10) {
            0 => {
                let plan = history.plan().clone();
                if history.undo().is_ok() && !chance.one_in(4) {
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
                        signed += u64::from(matches!(edit, Edit::Sign { .. }));
                        sold += u64::from(matches!(edit, Edit::Sell { .. }));
                        assert_eq!(broken(&plan), None, "step {step}: {edit:?}");
                        history.push(plan, String::new());
                    }
                    Err(_) => refused += 1,
                }
            }
        }
        if step % 200 == 199 {
            while history.undo().is_ok() {}
            assert_eq!(**history.plan(), small(), "step {step}: everything is taken back");
            history = History::new(small());
        }
    }
    assert!(taken >= steps / 6 && refused >= steps / 10, "{taken} taken, {refused} refused");
    assert!(signed >= steps / 500 && sold >= steps / 666, "{signed} signed, {sold} sold");
}

#[test]
fn a_machine_without_its_rules_is_found_out() {
    let mut chance = Chance(2025);
    let mut found = 0;
    for _ in 0..500 {
        let mut plan = small();
        for _ in 0..50 {
            let edit = edit(&plan, &mut chance);
            // The twin takes a stage and an answer as they come.
            let target: Option<Id> = match &edit {
                Edit::Stage { target, .. } => Some(target.clone()),
                Edit::Answer { person, .. } => Some(person.clone()),
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
