//! The first page by any column.

use std::cmp::Reverse;

use super::*;
use crate::runs::runs;
use crate::text;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(runs(256) as u32))]

    #[test]
    fn the_first_page_is_that_of_everybody_sorted(
        market in any_market(), by in select(MarketColumn::ALL), falling: bool, most in 1usize..30
    ) {
        let first = market.first(&Selection::all(&market), MarketOrder { by, falling }, most, ON);
        let mut known: Vec<usize> = (0..market.len()).collect();
        let last = |row: &usize| words::cell(market.row(*row).unwrap(), by, ON).is_none();
        let compare = |one: &usize, other: &usize| {
            let order = compared(by, market.row(*one).unwrap(), market.row(*other).unwrap());
            if falling { order.reverse() } else { order }
        };
        known.sort_by(|one, other| last(one).cmp(&last(other)).then_with(|| if last(one) { one.cmp(other) } else { compare(one, other) }));
        known.truncate(most);
        prop_assert_eq!(first, known);
    }
}

/// How two people of whom the column is known compare: by its value, then by their places, which do not turn around.
fn compared(by: MarketColumn, one: MarketRow<'_>, other: MarketRow<'_>) -> std::cmp::Ordering {
    let folded = |row: MarketRow<'_>| text::fold(row.name());
    match by {
        MarketColumn::Name => folded(one).cmp(&folded(other)),
        MarketColumn::Positions => one.positions()[0].position.cmp(&other.positions()[0].position),
        MarketColumn::Age => (one.age(ON), Reverse(one.born())).cmp(&(other.age(ON), Reverse(other.born()))),
        MarketColumn::Nation => one.nations()[0].cmp(&other.nations()[0]),
        MarketColumn::Club => one.club().map(text::fold).cmp(&other.club().map(text::fold)),
        MarketColumn::League => one.league().map(text::fold).cmp(&other.league().map(text::fold)),
        MarketColumn::Contract => one.contract().cmp(&other.contract()),
        MarketColumn::Value => one.value().cmp(&other.value()),
        MarketColumn::Wage => one.wage().cmp(&other.wage()),
        MarketColumn::Rating => one.rating().cmp(&other.rating()),
        MarketColumn::Foot => one.foot().cmp(&other.foot()),
        MarketColumn::Height => one.height_cm().cmp(&other.height_cm()),
    }
}

#[test]
fn an_order_that_begins_with_what_nobody_knows_is_found_out() {
    let row = |name: &str, value: &str| format!("{name},{name},,,CB,,,,,,EUR,{value},,,,,,\n");
    let rows = [row("A", ""), row("B", "2000"), row("C", "1000")].concat();
    let market = market(&[(&format!("{HEADERS}{rows}"), ON)]);
    let all = Selection::all(&market);
    let first = |falling: bool| market.first(&all, MarketOrder { by: MarketColumn::Value, falling }, 3, ON);
    let mut twin = vec![0, 1, 2];
    twin.sort_by_key(|row| market.row(*row).unwrap().value());
    assert_eq!((first(false), first(true), twin), (vec![2, 1, 0], vec![1, 2, 0], vec![0, 2, 1]));
}
