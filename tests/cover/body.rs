//! One person is one body: who is on loan here and a target too.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use touchline::analysis::lists::{ListReasons, ListStanding, registration};
use touchline::analysis::money::finances;
use touchline::analysis::{Weeks, best_set, closers, compare, cover, figures, worth};
use touchline::domain::{
    Answer, Assumption, Edit, Familiarity, Id, Money, Outlook, Plan, Rules, Side, Target, WhatIf, merge,
};
use touchline::store::{assets, read_plan};

use crate::juventus::{self, TODAY, id, player};

const COMPETENT: Familiarity = Familiarity::Competent;

fn millions(millions: u64) -> Option<Money> {
    Some(Money::from_units(millions * 1_000_000))
}

/// Kolo Muani is here on loan until 13 July, and a target by another id.
fn plan() -> Plan {
    let mut plan = juventus::plan();
    plan.season_year = Some(2025);
    let born = Some(date(1998, 12, 5));
    let held = plan.players.get_mut(&id("kolo-muani")).unwrap();
    (held.profile.born, held.profile.wage) = (born, millions(6));
    let mut profile = player("Randal KOLO MUANI", "ST RW:c").profile;
    (profile.born, profile.value, profile.wage) = (born, millions(30), millions(8));
    plan.targets.put(id("rkm"), Target::new(profile));
    plan
}

fn signed(plan: &Plan, from: &str) -> WhatIf {
    assert!(plan.targets.contains(&id("rkm")));
    WhatIf { name: "Stay".into(), assumptions: vec![Assumption::read(&format!("sign rkm{from}"), []).unwrap()] }
}

#[test]
fn to_buy_whom_we_have_on_loan_adds_nobody_until_the_loan_is_over() {
    let plan = plan();
    let (bought, stale) = plan.laid_over(&signed(&plan, ""), TODAY);
    assert!(stale.is_empty() && bought.targets.is_empty());
    let strikers = |plan: &Plan, on: Date| cover(plan, on, COMPETENT).slots[10].ranked.len();
    let (last, over) = (date(2025, 7, 13), date(2025, 7, 14));
    assert_eq!([strikers(&plan, last), strikers(&plan, over)], [3, 2]);
    assert_eq!([strikers(&bought, TODAY), strikers(&bought, last), strikers(&bought, over)], [3, 3, 3]);
    let told = worth(&plan, Weeks::ahead(TODAY), COMPETENT).remove(0);
    assert_eq!((told.own_now.before, told.now.before), (told.own_now.after, told.now.after), "nothing today");
    assert_eq!((told.own_ahead.before.margin, told.own_ahead.after.margin), (0, 1), "in July 2026 without Vlahović");
    // What it comes to if the loan just lasted, from the figures of every day.
    let mut lasting = plan.clone();
    lasting.players.get_mut(&id("kolo-muani")).unwrap().loan.as_mut().unwrap().until = date(2030, 6, 30);
    let week = |plan: &Plan, (first, last): (Date, Date)| {
        let days = first.series(1.day()).take_while(|day| *day <= last);
        let of_days: Vec<_> = days.map(|day| figures(plan, day, COMPETENT, Outlook::Likely)).collect();
        let margin = of_days.iter().map(|figures| figures.margin).min().unwrap();
        margin - of_days.iter().map(|figures| figures.shortfall as i32).max().unwrap()
    };
    let gains = Weeks::ahead(TODAY).iter().map(|days| week(&lasting, days) - week(&plan, days));
    assert_eq!(told.gain() as i32, gains.sum::<i32>());
    // Somebody else of that name is another body.
    let mut other = plan.clone();
    other.targets.get_mut(&id("rkm")).unwrap().profile.born = Some(date(1998, 12, 6));
    let told = worth(&other, Weeks::ahead(TODAY), COMPETENT).remove(0);
    assert_eq!((told.own_now.before.margin, told.own_now.after.margin), (2, 3));
}

#[test]
fn who_is_here_closes_no_gap_until_his_loan_is_over_and_may_be_the_best_signing() {
    let mut plan = plan();
    plan.tactic.depth.push(("ST".into(), 4));
    let eases = |on: Date| closers(&plan, on, TODAY, COMPETENT, &[10]).len();
    assert_eq!((eases(TODAY), eases(date(2025, 7, 14))), (0, 1));
    let found = best_set(&plan, Weeks::ahead(TODAY), COMPETENT, None);
    assert_eq!((found.best.players, found.here), (vec![id("rkm")], vec![]), "he stays, so that he is the best signing");
    let cost = found.best.outcome.cost;
    assert_eq!(millions(30), Some(cost));
}

/// What all earn in 2025-26, in thousands.
fn wages(plan: &Plan) -> u64 {
    finances(plan, TODAY).row().unwrap().wages().units() / 1_000
}

#[test]
fn he_earns_as_before_to_the_day_and_as_agreed_after() {
    let mut plan = plan();
    plan.players.get_mut(&id("kolo-muani")).unwrap().loan.as_mut().unwrap().until = date(2026, 6, 30);
    assert_eq!(wages(&plan), 6_000);
    let compared = |plan: &Plan, from| compare(plan, &signed(plan, from), Weeks::ahead(TODAY), COMPETENT, TODAY);
    // Two months of 6m and ten of 8m: 1m and 6.67m.
    let row = |from| compared(&plan, from).finances.row().unwrap().wages().units() / 1_000;
    assert_eq!((row(" from 2025-09-01"), row("")), (7_666, 6_000), "else he is bought behind his loan");
    let bid = Edit::Bid {
        person: id("rkm"),
        by: Side::Us,
        terms: "30m wage 8m joins 2025-09-01".parse().unwrap(),
        club: None,
        source: Some("Sky".into()),
        on: Some(TODAY),
    };
    let pending = plan.apply(&bid, TODAY).unwrap();
    assert_eq!(wages(&pending), 7_666);
    let deals: Vec<Id> = finances(&pending, TODAY).deals.into_iter().map(|deal| deal.person).collect();
    assert_eq!(deals, [id("rkm")]);
    let mut accepted = pending.clone();
    accepted.targets.get_mut(&id("rkm")).unwrap().bids[0].answer = Answer::Accepted;
    assert_eq!((wages(&accepted), finances(&accepted, TODAY).deals.len()), (7_666, 1));
    let sign = |until, joins| Edit::Sign { target: id("rkm"), until, source: "Sky".into(), terms: None, joins };
    let signed = accepted.apply(&sign(date(2030, 6, 30), None), TODAY).unwrap();
    assert_eq!((wages(&signed), signed.targets.len(), signed.players.contains(&id("rkm"))), (7_666, 0, false));
    let held = signed.players.get(&id("kolo-muani")).unwrap();
    assert_eq!((held.profile.contract, held.bought[0].on), (Some(date(2030, 6, 30)), date(2025, 9, 1)));
    assert_eq!((held.bought[0].earned, held.bought[0].bids.len()), (millions(6), 1), "what was offered is kept");
    assert_eq!(merge(&accepted, &signed, &accepted).plan, signed);
}

#[test]
fn he_takes_one_place_on_a_list() {
    let mut plan = read_plan(assets::SAMPLE_NAME, assets::SAMPLE, &assets::formations()).unwrap();
    let held = plan.players.get(&id("kolo-muani")).unwrap().profile.clone();
    plan.targets = [(id("rkm"), Target::new(held))].into_iter().collect();
    let rules = Rules::named("Serie A", assets::rules()).unwrap().clone();
    let newcomer = |plan: &Plan| {
        let list = registration(plan, &rules, TODAY, COMPETENT, ListReasons::Person(&id("rkm")));
        assert!(list.least.left_out() > 0, "it is full");
        list.least.targets[0].clone()
    };
    let one = newcomer(&plan);
    assert!(one.standing != ListStanding::Out && one.instead_of.is_empty(), "{one:?}");
    plan.targets.get_mut(&id("rkm")).unwrap().profile.born = Some(date(1998, 12, 6));
    assert_eq!(newcomer(&plan).instead_of.len(), 1, "somebody else takes a place of his own");
}
