//! Who closes a gap, asked as the board asks it, beside everybody asked one by one.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::{Date, date};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::analysis::alternatives::{Candidate, CoverGain, Sought, alternatives, gains};
use crate::analysis::filter::Filter;
use crate::analysis::words::added;
use crate::analysis::{Weeks, worth};
use crate::domain::{AsTyped, Familiarity, Formation, Id, Plan, Player, Position, Positions, Profile, Slot, Target};
use crate::import::open_text;
use crate::import::update::file_context;
use crate::market::{Market, MarketFile, MarketRow};
use crate::runs::runs;

const ON: Date = date(2026, 8, 22);
const COMPETENT: Familiarity = Familiarity::Competent;
const HEADERS: &str = "name,position,club,age,date_of_birth,market_value,contract_expires\n";

/// A filter, and the same asked of one person.
type Narrowed = (&'static str, fn(MarketRow<'_>) -> bool);

const FILTERS: &[Narrowed] = &[
    ("", |_| true),
    ("u25", |row| row.age(ON).is_some_and(|age| age < 25)),
    ("value<6m", |row| row.value().is_some_and(|value| value.units() < 6_000_000)),
    ("contract<2028", |row| row.contract().is_some_and(|last| last.year() < 2028)),
    ("ada", |row| row.name().contains("Ada") || row.club().is_some_and(|club| club.contains("Ada"))),
];

fn any_row() -> impl Strategy<Value = String> {
    let name = select(&["Ada", "Bo", "Cy", "Di"][..]);
    let position = select(&["CB", "LB", "CB LB", "ST", "GK", ""][..]);
    let club = select(&["Ada City", "Getafe", "Juventus", ""][..]);
    let (age, born) = (select(&["24", "31", ""][..]), select(&["2002-01-02", "1999-12-31", "", ""][..]));
    let value = select(&["€5m", "€9m", "€0", ""][..]);
    let contract = select(&["2026-06-30", "2027-06-30", "2029-06-30", ""][..]);
    (name, position, club, age, born, value, contract).prop_map(|(name, position, club, age, born, value, contract)| {
        format!("{name},{position},{club},{age},{born},{value},{contract}\n")
    })
}

fn market(rows: &[String]) -> HeldMarket {
    let context = file_context(&plan(), ON);
    let file = MarketFile { name: "people.csv".into(), source: "people.csv".into(), on: ON };
    let opened = open_text(&(HEADERS.to_owned() + &rows.concat()), None, None, &context).unwrap();
    HeldMarket::new(Market::read(vec![(file, opened)], &context).unwrap())
}

/// Of a back four there are the centre-backs, without anybody to spare.
fn plan() -> Plan {
    use Position::{CB, CM, GK, LB, LM, RB, RM, ST};
    let positions = [GK, RB, CB, CB, LB, RM, CM, CM, LM, ST, ST].into_iter().enumerate();
    let slot = |(place, position)| Slot { label: format!("S{place}"), position, across: 50, up: 50 };
    let formation = Formation::new("4-4-2".into(), positions.map(slot).collect()).unwrap();
    let mut plan = Plan::new("Juventus".into(), Arc::new(formation));
    for (id, name) in [("own", "Own"), ("ours", "Ours")] {
        let profile = Profile::new(name.into(), Positions::new(vec![(CB, Familiarity::Natural)]).unwrap());
        plan.players.put(Id::new(id).unwrap(), Player::new(profile));
    }
    plan
}

fn sought() -> Sought {
    Sought { positions: vec![Position::CB, Position::LB], person: None, slots: vec![2, 3, 4] }
}

/// The numbers of the first twenty whom the board shows, with what each adds.
fn board(market: &HeldMarket, line: &str) -> Vec<(usize, String)> {
    let plan = plan();
    let (words, filter) = Filter::read(line, file_context(&plan, ON).nations, AsTyped::of(&plan, ON)).0.parted();
    let (market, ranking) = (market.clone(), MarketRanking::For(sought()));
    let ask = MarketAsk { market, words, filter, ranking, most: 512, on: ON, rules: Arc::new([]), last: None };
    let of = MarketPlan { plan: &plan, today: ON, at_least: COMPETENT };
    let found = ask.answer(of, |_| Ok::<(), ()>(())).unwrap();
    found.rows.into_iter().zip(found.reasons.unwrap().effects).take(20).collect()
}

/// What a scan leaves out of account.
#[derive(Clone, Copy, PartialEq)]
enum Forgets {
    Nothing,
    Cost,
    Cover,
    WhoIsOurs,
}

/// The best twenty of everybody, each asked alone, with what each adds alone.
fn scan(market: &Market, shows: fn(MarketRow<'_>) -> bool, forgets: Forgets) -> Vec<(usize, String)> {
    let (plan, weeks, sought) = (plan(), Weeks::ahead(ON), sought());
    let is_ours = |row: &MarketRow<'_>| row.name() == "Own" || row.club() == Some("Juventus");
    let mut rows: Vec<MarketRow<'_>> = market.iter().filter(|row| shows(*row)).collect();
    rows.retain(|row| forgets == Forgets::WhoIsOurs || !is_ours(row));
    let named =
        |row: &MarketRow<'_>| Some((Id::new(&format!("m{:04}", row.number)).unwrap(), row.age(ON), row.target()?));
    let all: Vec<(Id, Option<u8>, Target)> = rows.iter().filter_map(named).collect();
    let candidates = all.iter().map(|(id, age, target)| Candidate {
        id,
        profile: &target.profile,
        club: None,
        age: age.map(i16::from),
        cost: target.expected_cost(ON).filter(|_| forgets != Forgets::Cost),
        ties: &[],
        seller: &target.seller,
    });
    let candidates: Vec<Candidate<'_>> = candidates.collect();
    let gain = gains(&plan, weeks, COMPETENT);
    let known: HashMap<&Id, CoverGain> = candidates.iter().map(|one| (one.id, gain(one))).collect();
    let gain = |one: &Candidate<'_>| if forgets == Forgets::Cover { CoverGain::default() } else { known[one.id] };
    let found = alternatives(&plan, &sought, candidates.iter().copied(), gain, COMPETENT);
    let alone = |id: &Id| {
        let (_, _, target) = all.iter().find(|(held, ..)| held == id).unwrap();
        let mut with = plan.clone();
        with.targets.put(id.clone(), target.clone());
        added(&worth(&with, weeks, COMPETENT)[0])
    };
    found.people.iter().take(20).map(|one| (one.id.as_str()[1..].parse().unwrap(), alone(&one.id))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(runs(64) as u32))]

    #[test]
    fn the_best_twenty_for_a_gap_are_those_of_a_full_scan(
        rows in vec(any_row(), 1..60), (line, shows) in select(FILTERS)
    ) {
        let market = market(&rows);
        prop_assert_eq!(board(&market, line), scan(&market, shows, Forgets::Nothing));
    }
}

#[test]
fn a_scan_that_forgets_cost_or_cover_or_who_is_ours_is_found_out() {
    let rows = [
        "Dear,CB,Getafe,24,,€9m,2029-06-30\n",
        "Cheap,CB,Getafe,31,,€5m,2029-06-30\n",
        "Left,LB,Getafe,31,,€20m,2029-06-30\n",
        "Own,CB,Getafe,24,,€5m,2029-06-30\n",
        "Worth nothing,CB,Getafe,20,,€0,2029-06-30\n",
    ];
    let market = market(&rows.map(str::to_owned));
    let rows = |found: Vec<(usize, String)>| found.into_iter().map(|(row, _)| row).collect::<Vec<_>>();
    let twin = |forgets| rows(scan(&market, |_| true, forgets));
    // The left-back fills the eleven, a third centre-back the bench alone; then the cheaper, and last whose cost is unknown.
    let by_hand = vec![2, 1, 0, 4];
    assert_eq!((rows(board(&market, "")), twin(Forgets::Nothing)), (by_hand.clone(), by_hand.clone()));
    for forgets in [Forgets::Cost, Forgets::Cover, Forgets::WhoIsOurs] {
        assert_ne!(twin(forgets), by_hand);
    }
}
