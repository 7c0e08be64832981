//! The market's CSV read again, and who has a place on the lists of a plan, held to the list of the plan with him in it.

use std::convert::Infallible;

use jiff::civil::{Date, date};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::table_of;
use crate::analysis::lists::{Case, ListPlace, ListReasons, ListStanding, registration};
use crate::domain::{Familiarity, Id, Money, Plan, Player, Position, Positions, Profile, Rules, Target};
use crate::market::tests::{HEADERS, LINES, ON, any_market, filter, market as read, plan as plan_of_two};
use crate::market::{Market, MarketLists, MarketRow, Selection};
use crate::report::export::csv;
use crate::runs::runs;
use crate::store::assets::rules;

const COMPETENT: Familiarity = Familiarity::Competent;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(runs(256) as u32))]

    #[test]
    fn what_is_written_as_csv_is_read_back_whole(market in any_market(), line in select(LINES)) {
        let rows: Vec<usize> = market.select(&filter(line), ON).rows().collect();
        let written = |market: &Market, rows: &[usize]| {
            let mut table = table_of(market, rows);
            for (place, header) in table.headers.clone().iter().enumerate().rev() {
                // Where somebody is from is another file now.
                if ["source", "file", "line", "currency"].contains(&header.as_str()) {
                    table.headers.remove(place);
                    table.rows.iter_mut().for_each(|row| drop(row.remove(place)));
                }
            }
            table
        };
        let text = csv(&table_of(&market, &rows));
        if rows.is_empty() {
            return Ok(());
        }
        let back = read(&[(&text, ON)]);
        let all: Vec<usize> = (0..back.len()).collect();
        prop_assert_eq!(written(&back, &all), written(&market, &rows), "{}", text);
        prop_assert_eq!(back.doubts(), 0, "{}", text);
    }
}

#[test]
fn people_of_two_sources_with_one_id_stay_two_in_the_csv() {
    let one = "player_id,name,position,date_of_birth,market_value_in_eur,current_club_domestic_competition_id\n\
               7,Ada Ruiz,CB,1999-01-26,1000,IT1\n";
    let other = "Unique ID;Player;Position;Transfer Value;Inf\n7;Bo Ek;GK;€2K;Inj\n";
    let found = read(&[(one, ON), (other, ON)]);
    let text = csv(&table_of(&found, &[0, 1]));
    let back = read(&[(&text, ON)]);
    let known = |market: &Market| {
        let one = |row: MarketRow<'_>| {
            (row.name().to_owned(), row.league().map(str::to_owned), row.is_injured(), row.value())
        };
        market.iter().map(one).collect::<Vec<_>>()
    };
    assert_eq!(known(&back), known(&found), "{text}");
    assert_eq!(back.row(0).unwrap().id(), Some("Transfermarkt table 7"));
    assert_eq!(back.row(0).unwrap().target().unwrap().league.as_deref(), Some("IT1"));
}

const DAY: Date = date(2025, 8, 23);

fn lists<'p>(plan: &'p Plan, rules: &'p [Rules]) -> MarketLists<'p> {
    MarketLists { plan, rules, at_least: COMPETENT, on: DAY }
}

fn kept(market: &Market, of: MarketLists<'_>, line: &str) -> Vec<usize> {
    let (filter, mut shown) = (filter(line), Selection::all(market));
    market.keep_placed(&filter, of, &mut shown, || Ok::<(), Infallible>(())).unwrap_or_else(|never| match never {});
    shown.rows().collect()
}

/// A squad of so many, some of them rated, with targets.
fn squad(people: &[(usize, Option<u8>, u64, &str)]) -> Plan {
    let mut plan = Plan { competitions: vec!["UEFA".into(), "Serie A".into()], ..plan_of_two() };
    for (number, (position, rating, value, nation)) in people.iter().enumerate() {
        let position = Position::ALL[position % Position::ALL.len()];
        let positions = Positions::new(vec![(position, Familiarity::Natural)]).unwrap();
        let profile = Profile {
            rating: *rating,
            value: Some(Money::from_units(*value)),
            nations: vec![(*nation).to_owned()],
            born: Some(date(1998, 1, 1)),
            ..Profile::new(format!("Player {number}"), positions)
        };
        plan.players.put(Id::new(&format!("p{number}")).unwrap(), Player::new(profile));
    }
    plan
}

/// How a list has him who was added to a plan, in plain words of the answer for it.
fn holds(place: ListPlace, cases: &[&Case]) -> bool {
    cases.iter().all(|case| {
        let one = &case.targets[0];
        match place {
            ListPlace::Free => one.standing == ListStanding::Free,
            ListPlace::Place => one.standing != ListStanding::Out,
            ListPlace::Room => one.standing != ListStanding::Out && one.instead_of.is_empty(),
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(runs(48) as u32))]

    #[test]
    fn those_have_a_place_whom_the_list_of_the_plan_with_them_gives_one(
        market in any_market(),
        people in vec((0usize..15, option::of(60u8..64), select(&[0u64, 1000, 8_000_000][..]), select(&["ITA", "ARG"][..])), 15..34),
        place in select(ListPlace::ALL), negated: bool,
    ) {
        let (plan, known) = (squad(&people), rules());
        let of = lists(&plan, known);
        let line = format!("{}list:{place}", if negated { "!" } else { "" });
        let mut ours = Selection::all(&market);
        market.leave_out(&plan, &mut ours);
        let id = Id::new("comes").unwrap();
        let on_all = |target: Target| {
            let mut with = plan.clone();
            with.targets.put(id.clone(), target);
            ["UEFA", "Serie A"].iter().all(|name| {
                let rules = Rules::named(name, known).unwrap();
                let list = registration(&with, rules, DAY, COMPETENT, ListReasons::Person(&id));
                holds(place, &list.cases().collect::<Vec<_>>())
            })
        };
        let wanted: Vec<usize> = ours.rows().filter(|row| market.row(*row).unwrap().target().is_some_and(on_all) != negated).collect();
        prop_assert_eq!(kept(&market, of, &line), wanted);
    }
}

#[test]
fn a_full_list_has_room_for_nobody_but_who_needs_no_place() {
    let row = |name: &str, born: &str, value: &str| format!("{name},{name},,{born},CB,,,,,,EUR,{value},,,,,,\n");
    let rows = [row("Dear", "1999-01-01", "9000000"), row("Cheap", "1999-01-01", "1"), row("Young", "2006-01-01", "1")];
    let market = read(&[(&format!("{HEADERS}{}", rows.concat()), ON)]);
    // More players from abroad than the 17 places without training in Italy.
    let back = Position::ALL.iter().position(|position| *position == Position::CB).unwrap();
    let people = [(back, None, 1000, "ARG"); 22];
    let plan = Plan { competitions: vec!["Serie A".into()], ..squad(&people) };
    let of = lists(&plan, rules());
    assert_eq!(kept(&market, of, "list:free"), [2], "under 22 on 1 January, so he needs no place");
    assert_eq!(kept(&market, of, "list:room"), [2]);
    assert_eq!(kept(&market, of, "list:place"), [0, 2], "the dear one in another's stead");
    assert_eq!(kept(&market, of, "!list:room"), [0, 1]);
    let none = Plan { competitions: Vec::new(), ..plan.clone() };
    assert_eq!(kept(&market, lists(&none, rules()), "list:place"), Vec::<usize>::new());
}
