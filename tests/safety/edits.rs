//! Random edits, most of which a plan takes.

use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use touchline::domain::{
    Answer, Ban, Clause, Edit, Familiarity, Field, Foot, Future, Id, Imported, Lent, Loan, Money, Plan, PlanField,
    Position, Positions, Side, Stage, Stance, Trained, Training, TransferWindow, Why,
};

use crate::FORMATIONS;
use crate::seed::Chance;

pub(crate) const TODAY: Date = date(2025, 6, 17);

/// A plan after one random edit that it took.
pub(crate) fn edited(plan: &Plan, chance: &mut Chance) -> Plan {
    loop {
        if let Ok(plan) = plan.apply(&edit(plan, chance), TODAY) {
            return plan;
        }
    }
}

/// A plan after up to so many random edits, at least one.
pub(crate) fn edited_often(plan: &Plan, most: usize, chance: &mut Chance) -> Plan {
    (0..chance.below(most)).fold(edited(plan, chance), |plan, _| edited(&plan, chance))
}

fn edit(plan: &Plan, chance: &mut Chance) -> Edit {
    let (player, target) = (anyone(plan.players.iter().map(|(id, _)| id), chance), {
        let targets = plan.targets.iter().map(|(id, _)| id);
        anyone(targets, chance)
    });
    let person = if chance.one_in(2) { player.clone() } else { target.clone() };
    let on = chance.one_in(3).then(|| day(chance));
    let source = chance.one_in(2).then(|| words(chance));
    match chance.below(31) {
        0 => Edit::Bid { person, by: chance.of(Side::ALL), terms: terms(chance), club: club(chance), source, on },
        1 => Edit::Answer { person, answer: chance.of(Answer::ALL), club: club(chance), source, on },
        2 => Edit::Stage { target, stage: chance.of(Stage::ALL), why: source, on },
        3 => Edit::Seller { target, stance: stance(chance), source, on },
        4 => Edit::Player { target, stance: stance(chance), source, on },
        5 | 6 => {
            let (says, source) = (words(chance), words(chance));
            Edit::Report { person, says, source, asks: money(chance), refuses: money(chance), on }
        }
        7 => match chance.below(3) {
            0 => Edit::Absent { player, why: Why::Injury(words(chance)), from: on, ban: None, back: None },
            1 => Edit::Absent {
                player,
                why: Why::Suspension(words(chance)),
                from: on,
                ban: Some(Ban { matches: chance.below(4) as u8, competition: source }),
                back: None,
            },
            _ => Edit::Match { on: day(chance), versus: words(chance), competition: source },
        },
        8 => Edit::Returning { player, absence: None, back: day(chance), source: words(chance), on },
        9 => Edit::Ended { player, absence: None, on },
        10 => Edit::AddPlayer { id: new_id(chance), name: words(chance), positions: positions(chance) },
        11 => Edit::AddTarget { id: new_id(chance), name: words(chance), positions: positions(chance), club: source },
        12..=15 => Edit::Set { people: vec![person], field: field(chance) },
        16 => Edit::Remove { person },
        17 => {
            let people = plan.players.iter().map(|(id, _)| id).filter(|_| chance.one_in(12)).cloned().collect();
            Edit::Order { slot: slot(plan, chance), players: people }
        }
        18 => Edit::Depth { slot: slot(plan, chance), wanted: chance.below(6) as u8 },
        19 if chance.one_in(2) => {
            let weights = vec![(words(chance), 3), ("aerial".into(), 1 + chance.below(10) as u8)];
            Edit::Role {
                position: chance.of(Position::ALL),
                weights: weights.into_iter().skip(chance.below(3)).collect(),
            }
        }
        19 => Edit::Formation(Arc::clone(&FORMATIONS[chance.below(FORMATIONS.len())])),
        20 => Edit::Deadline { name: chance.of(&["Camp", "Window closes", "x"]).into(), on: day(chance) },
        21 => Edit::Match { on: day(chance), versus: words(chance), competition: None },
        22 => dates(plan, chance),
        23 => {
            let terms = chance.one_in(2).then(|| terms(chance));
            Edit::Sign { target, until: day(chance), source: words(chance), terms, joins: on }
        }
        24 => {
            let terms = chance.one_in(2).then(|| terms(chance));
            let until = chance.one_in(3).then(|| day(chance));
            Edit::Sell { player, source: words(chance), to: club(chance), terms, on, until }
        }
        26 => Edit::TakeUp { person: player, until: chance.one_in(2).then(|| day(chance)), source: words(chance), on },
        27 => Edit::EndLoan { player, source: words(chance), on },
        28 => Edit::Leave { player, to: club(chance), source: words(chance), on },
        29 => {
            let (from, id) = (words(chance), chance.one_in(2).then(|| words(chance)));
            let proposed = if chance.one_in(3) { vec![chance.of(Position::ALL)] } else { Vec::new() };
            Edit::Import { person, imported: Imported { from, on: day(chance), id, proposed, since: Vec::new() } }
        }
        25 => Edit::Renew { player, until: day(chance), source: words(chance), wage: money(chance), on },
        _ => Edit::Plan(match chance.below(10) {
            0 => PlanField::Club(words(chance)),
            1 => PlanField::Season(source.map(|_| plan.season_of(day(chance)))),
            2 => PlanField::Today(on),
            3 => PlanField::Patience(Some(1 + chance.below(20) as u8)),
            4 => PlanField::Transfers(money(chance)),
            5 => PlanField::Wages(money(chance)),
            7 => PlanField::Windows(vec![TransferWindow { opens: day(chance), closes: day(chance) }]),
            8 => PlanField::Conclusion(source),
            6 => PlanField::Competitions(source.into_iter().collect()),
            _ => PlanField::Currency(source),
        }),
    }
}

fn dates(plan: &Plan, chance: &mut Chance) -> Edit {
    match chance.below(7) {
        0 => Edit::RemoveDeadline { name: chance.of(&["Camp", "Window closes", "x"]).into() },
        1 => Edit::RemoveMatch { on: plan.matches.get(chance.below(plan.matches.len())).map_or(TODAY, |one| one.on) },
        2 => Edit::RemoveCallUp { name: chance.of(&["Cup", "Games"]).into() },
        3 => {
            let players = plan.players.iter().map(|(id, _)| id).filter(|_| chance.one_in(6)).cloned().collect();
            Edit::FileList { competition: chance.of(&["UEFA", "uefa", "Cup"]).into(), players, on: Some(day(chance)) }
        }
        4 => {
            let with = plan.players.iter().map(|(id, _)| id).filter(|_| chance.one_in(20)).cloned().collect();
            let filed = plan.filed("UEFA").map_or(&[][..], |filed| &filed.people);
            let without = filed.iter().filter(|_| chance.one_in(6)).cloned().collect();
            Edit::AmendList { competition: "UEFA".into(), with, without, on: None }
        }
        5 => Edit::RemoveList { competition: chance.of(&["UEFA", "Cup"]).into() },
        _ => {
            let players = plan.players.iter().map(|(id, _)| id).filter(|_| chance.one_in(12)).cloned().collect();
            let from = day(chance);
            Edit::CallUp { name: chance.of(&["Cup", "Games"]).into(), from, until: from + 20.days(), players }
        }
    }
}

fn field(chance: &mut Chance) -> Field {
    let there = !chance.one_in(4);
    let figure = there.then(|| 100 + chance.below(90) as u8);
    match chance.below(23) {
        0 => Field::Name(words(chance)),
        1 => Field::Born(there.then(|| day(chance))),
        2 => Field::Nations((0..chance.below(3)).map(|_| words(chance)).collect()),
        3 => Field::Positions(positions(chance)),
        4 => Field::Foot(there.then(|| chance.of(Foot::ALL))),
        5 => Field::Height(figure),
        6 => Field::Rating(figure),
        7 => Field::Value(money(chance)),
        8 => Field::Wage(money(chance)),
        9 => Field::Contract(there.then(|| day(chance))),
        10 => Field::Attribute(chance.of(&["aerial", "pace"]).into(), figure),
        11 => Field::Notes(there.then(|| words(chance))),
        12 => Field::Joined(there.then(|| day(chance))),
        13 => Field::Loan(there.then(|| Loan { from: words(chance), until: day(chance), ended: None })),
        14 => Field::Lent(there.then(|| Lent { to: words(chance), since: None, until: day(chance), ended: None })),
        15 => Field::Trained(there.then(|| Training::Everywhere(chance.of(Trained::ALL)))),
        16 => Field::Shirt(there.then(|| 1 + chance.below(30) as u8)),
        17 => Field::Club(there.then(|| words(chance))),
        19 => Field::Future(there.then(|| chance.of(Future::ALL))),
        20 => Field::Asking(money(chance)),
        18 => Field::Priority(there.then(|| 1 + chance.below(9) as u8)),
        21 => Field::Clause(there.then(|| Clause { amount: money(chance).unwrap_or_default(), until: None })),
        _ => Field::Ties((0..chance.below(3)).map(|_| words(chance)).collect()),
    }
}

fn anyone<'p>(mut ids: impl ExactSizeIterator<Item = &'p Id>, chance: &mut Chance) -> Id {
    let place = chance.below(ids.len());
    ids.nth(place).cloned().unwrap_or_else(|| new_id(chance))
}

fn new_id(chance: &mut Chance) -> Id {
    Id::new(&format!("new-{}", chance.below(6))).unwrap()
}

fn slot(plan: &Plan, chance: &mut Chance) -> String {
    let slots = plan.tactic.formation.slots();
    slots[chance.below(slots.len())].label.clone()
}

fn day(chance: &mut Chance) -> Date {
    TODAY + (chance.below(400) as i64 - 40).days()
}

fn words(chance: &mut Chance) -> String {
    let words = [
        "a",
        "knee",
        "Vlahović",
        "says \"no\"",
        "// no comment",
        "/* nor this",
        "back\\slash",
        "\u{1b}[2J",
        ")",
        "x y",
    ];
    format!("{} {}", chance.of(&words), chance.below(9))
}

fn money(chance: &mut Chance) -> Option<Money> {
    (!chance.one_in(4)).then(|| Money::from_units(chance.below(90) as u64 * 500_000))
}

fn club(chance: &mut Chance) -> Option<String> {
    chance.one_in(3).then(|| chance.of(&["Villa", "Roma"]).to_owned())
}

fn terms(chance: &mut Chance) -> touchline::domain::Terms {
    let known = [
        "28m",
        "28m/2025-09-01,2026-07-01+4m(20 games)@50% 5y",
        "loan 3m obl 14.5m/3 so10 costs 2.7m",
        "free",
        "swap weah=12m",
    ];
    chance.of(&known).parse().unwrap()
}

fn stance(chance: &mut Chance) -> Stance {
    match chance.below(3) {
        0 => Stance::Unknown,
        1 => Stance::Open,
        _ => Stance::Refuses(words(chance)),
    }
}

fn positions(chance: &mut Chance) -> Positions {
    let held = chance.below(Position::ALL.len());
    let also = (held + 1 + chance.below(Position::ALL.len() - 1)) % Position::ALL.len();
    let positions = [held, also].map(|position| (Position::ALL[position], chance.of(Familiarity::ALL)));
    Positions::new(positions[..1 + chance.below(2)].to_vec()).unwrap()
}
