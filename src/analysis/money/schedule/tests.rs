use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::runs::runs;

fn shares(line: &str, joins: Date, until: Option<Date>) -> Vec<(String, String, String)> {
    let terms: Terms = line.parse().unwrap();
    let shares = schedule(
        &terms,
        Stay { starts: SeasonStart::default(), joins, loan: until, contract: until, extensions: &[], gone: None },
    );
    let text = |share: Share| (share.season.to_string(), share.amortisation.to_string(), share.cash.to_string());
    shares.into_iter().map(text).collect()
}

fn check(line: &str, joins: Date, expected: &[(&str, &str, &str)]) {
    let expected: Vec<_> = expected.iter().map(|(a, b, c)| ((*a).into(), (*b).into(), (*c).into())).collect();
    assert_eq!(shares(line, joins, None), expected, "{line}");
}

const SUMMER: Date = date(2025, 7, 20);

#[test]
fn a_fee_is_written_off_over_the_contract_and_paid_by_the_year() {
    check(
        "28m/4",
        SUMMER,
        &[
            ("2025-26", "5.6m", "7m"),
            ("2026-27", "5.6m", "7m"),
            ("2027-28", "5.6m", "7m"),
            ("2028-29", "5.6m", "7m"),
            ("2029-30", "5.6m", "0"),
        ],
    );
    check("28m 2y costs 2m", SUMMER, &[("2025-26", "15m", "30m"), ("2026-27", "15m", "0")]);
    check(
        "30m/10m@2025-06-30,20m@2027-07-01 2y",
        SUMMER,
        &[("2024-25", "0", "10m"), ("2025-26", "15m", "0"), ("2026-27", "15m", "0"), ("2027-28", "0", "20m")],
    );
}

#[test]
fn real_deals_by_season() {
    // Kelly: in February, bought when the loan ended
    check(
        "loan 3m costs 0.8m obl 14.5m/3+6.5m costs 2.7m 4y",
        date(2025, 2, 3),
        &[
            ("2024-25", "1981132", "3.8m"),
            ("2025-26", "4754717", "7533334"),
            ("2026-27", "4754717", "4833333"),
            ("2027-28", "4754717", "4833333"),
            ("2028-29", "4754717", "0"),
        ],
    );
    // Alberto Costa: in January, under contract until the fifth June
    check(
        "12.5m/4+2.5m costs 1.3m 5y",
        date(2025, 1, 15),
        &[
            ("2024-25", "1533333", "4425k"),
            ("2025-26", "3066667", "3125k"),
            ("2026-27", "3066666", "3125k"),
            ("2027-28", "3066667", "3125k"),
            ("2028-29", "3066667", "0"),
        ],
    );
    // Conceição
    check("loan 7m+3m opt 32m", SUMMER, &[("2025-26", "7m", "7m")]);
}

#[test]
fn people_who_go_the_other_way_are_written_off_and_not_paid() {
    let terms: Terms = "28m/4 costs 1.5m swap iling-junior+barrenechea=22m".parse().unwrap();
    let shares = schedule(
        &terms,
        Stay {
            starts: SeasonStart::default(),
            joins: date(2024, 7, 1),
            loan: None,
            contract: None,
            extensions: &[],
            gone: None,
        },
    );
    let first = shares[0];
    assert_eq!((first.amortisation, first.cash, first.in_kind), money(["10.3m", "8.5m", "22m"]));
    assert_eq!((shares[1].cash, shares[1].in_kind), (Money::from_units(7_000_000), Money::ZERO));
}

fn money(amounts: [&str; 3]) -> (Money, Money, Money) {
    let [a, b, c] = amounts.map(|amount| amount.parse().unwrap());
    (a, b, c)
}

#[test]
fn a_person_who_comes_in_winter_costs_the_season_half() {
    let winter = date(2026, 1, 2);
    check("10m 1y", winter, &[("2025-26", "10m", "10m")]);
    check("18m 2y", winter, &[("2025-26", "6m", "18m"), ("2026-27", "12m", "0")]);
}

#[test]
fn seasons_that_are_calendar_years_cost_what_falls_into_them() {
    // A club of Brazil buys in March: two of its seasons are 22 months of contract.
    let terms: Terms = "22m/2 2y".parse().unwrap();
    let (starts, joins) = ("01-01".parse().unwrap(), date(2026, 3, 10));
    let shares = schedule(&terms, Stay { starts, joins, loan: None, contract: None, extensions: &[], gone: None });
    let text = |share: &Share| format!("{}: {} {}", share.season, share.amortisation, share.cash);
    assert_eq!(shares.iter().map(text).collect::<Vec<_>>(), ["2026: 10m 11m", "2027: 12m 11m"]);
    let loan: Terms = "loan 3m".parse().unwrap();
    let shares = schedule(&loan, Stay { starts, joins, loan: None, contract: None, extensions: &[], gone: None });
    assert_eq!(shares.iter().map(text).collect::<Vec<_>>(), ["2026: 3m 3m"], "until 31 December");
}

#[test]
fn the_contract_that_he_has_counts_before_the_one_that_was_offered() {
    let until = Some(date(2027, 6, 30));
    assert_eq!(shares("20m 5y", date(2025, 7, 1), until).len(), 2);
    let long = shares("60m 8y", date(2025, 9, 1), Some(date(2033, 6, 30)));
    let written: Vec<&str> = long.iter().map(|(_, written, _)| written.as_str()).collect();
    assert_eq!(written, ["10m", "12m", "12m", "12m", "12m", "2m"], "five years from September on");
}

#[test]
fn what_is_left_of_a_person_who_goes_is_written_off_at_once() {
    let terms: Terms = "50m/2".parse().unwrap();
    let gone = Some(date(2027, 1, 10));
    let shares = schedule(
        &terms,
        Stay {
            starts: SeasonStart::default(),
            joins: date(2025, 7, 1),
            loan: None,
            contract: None,
            extensions: &[],
            gone,
        },
    );
    let text = |share: &Share| format!("{} {}", share.amortisation, share.cash);
    assert_eq!(shares.iter().map(text).collect::<Vec<_>>(), ["10m 25m", "40m 25m"]);
}

#[test]
fn the_books_have_left_what_the_months_before_did_not_write_off() {
    let terms: Terms = "20m 4y".parse().unwrap();
    let (starts, joins) = (SeasonStart::default(), date(2023, 7, 1));
    let stay = Stay { starts, joins, loan: None, contract: None, extensions: &[], gone: None };
    for (on, left) in [
        (date(2023, 7, 31), "20m"),
        (date(2023, 8, 1), "19583334"),
        (date(2026, 1, 10), "7.5m"),
        (date(2027, 6, 30), "416667"),
        (date(2027, 7, 1), "0"),
    ] {
        assert_eq!(book_value(&terms, &stay, on).to_string(), left, "{on}");
    }
}

#[test]
fn at_an_extension_what_is_left_is_spread_again_over_five_years_at_most() {
    let spread = |extensions: &[Extension]| -> Vec<(String, String)> {
        let cost = "60m".parse().unwrap();
        let seasons = amortisation(cost, (date(2023, 7, 1), date(2027, 6, 30)), extensions, SeasonStart::default());
        seasons.into_iter().map(|(season, part)| (season.to_string(), part.to_string())).collect()
    };
    let parts = |spread: Vec<(String, String)>| spread.into_iter().map(|(_, part)| part).collect::<Vec<_>>();
    assert_eq!(parts(spread(&[])), ["15m"; 4]);
    let extension = |on, until| Extension { on, until };
    // After two years 30m are left, over four.
    let four = extension(date(2025, 7, 1), date(2029, 6, 30));
    assert_eq!(parts(spread(&[four])), ["15m", "15m", "7.5m", "7.5m", "7.5m", "7.5m"]);
    // Over seven: five from then.
    let seven = extension(date(2025, 7, 1), date(2032, 6, 30));
    assert_eq!(parts(spread(&[seven])), ["15m", "15m", "6m", "6m", "6m", "6m", "6m"]);
    // Twice, and once when all is written off.
    let again = extension(date(2027, 7, 1), date(2028, 6, 30));
    assert_eq!(parts(spread(&[four, again])), ["15m", "15m", "7.5m", "7.5m", "15m"]);
    assert_eq!(parts(spread(&[extension(date(2028, 1, 1), date(2030, 6, 30))])), ["15m"; 4]);
}

#[test]
fn what_was_agreed_before_july_2023_is_spread_over_its_whole_length() {
    let spread = |from, until, extensions: &[Extension]| -> Vec<String> {
        let seasons = amortisation("70m".parse().unwrap(), (from, until), extensions, SeasonStart::default());
        seasons.into_iter().map(|(season, part)| format!("{season} {}", part.rounded())).collect()
    };
    let end = date(2031, 6, 30);
    let eight = spread(date(2023, 1, 15), end, &[]);
    assert_eq!((eight.len(), eight[0].as_str(), eight[1].as_str()), (9, "2022-23 4.12m", "2023-24 8.24m"));
    let held = spread(date(2023, 7, 1), end, &[]);
    assert_eq!((held.len(), held[0].as_str()), (5, "2023-24 14m"));
    // 58.33m are left after 17 months, over five years from then.
    let on = date(2024, 7, 1);
    let extended = spread(date(2023, 1, 15), end, &[Extension { on, until: date(2034, 6, 30) }]);
    assert_eq!((extended.len(), extended[2].as_str()), (7, "2024-25 11.53m"));
}

fn any_day() -> impl Strategy<Value = Date> {
    (2000i16..2100, 1i8..=12, 1i8..=28).prop_map(|(year, month, day)| date(year, month, day))
}

fn any_line() -> impl Strategy<Value = String> {
    let paid = prop_oneof![
        Just(String::new()),
        (1u8..=10).prop_map(|years| format!("/{years}")),
        prop::collection::btree_set(any_day(), 1..6).prop_map(|days| {
            let days: Vec<String> = days.iter().map(Date::to_string).collect();
            format!("/{}", days.join(","))
        }),
    ];
    let fee = (0u64..200_000_000, paid).prop_map(|(amount, paid)| format!("{amount}{paid}+3m@50%+1m(cup)"));
    let costs = (1u64..9_000_000).prop_map(|costs| format!(" costs {costs}"));
    let costs = prop_oneof![Just(String::new()), costs];
    let then = prop_oneof![Just("opt"), Just("obl"), Just("obl(20 games)@80%")];
    let rest = (0u64..30_000_000, 1u8..=10).prop_map(|(value, years)| format!(" swap a+b={value} {years}y wage 4m"));
    let rest = prop_oneof![Just(String::new()), rest];
    let until = prop_oneof![Just(String::new()), any_day().prop_map(|day| format!(" until {day}"))];
    let loan = (fee.clone(), costs.clone(), until, then, fee.clone())
        .prop_map(|(fee, costs, until, then, price)| format!("loan {fee}{costs}{until} {then} {price}"));
    (prop_oneof![fee, loan], costs, rest).prop_map(|(basis, costs, rest)| format!("{basis}{costs}{rest}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(runs(256) as u32))]

    #[test]
    fn amortisation_and_payments_each_add_up_to_the_guaranteed_cost(
        line in any_line(), joins in any_day(), until in prop::option::of(any_day()),
        gone in prop::option::of(any_day()), extensions in prop::collection::vec((any_day(), any_day()), 0..3),
    ) {
        let terms: Terms = line.parse().unwrap();
        let mut extensions: Vec<Extension> =
            extensions.into_iter().map(|(on, until)| Extension { on, until }).collect();
        extensions.sort_by_key(|extension| extension.on);
        let shares = schedule(&terms, Stay { starts: SeasonStart::default(), joins, loan: until, contract: until, extensions: &extensions, gone });
        let sum = |part: fn(&Share) -> Money| shares.iter().map(part).sum::<Money>();
        prop_assert_eq!(sum(|share| share.amortisation), terms.guaranteed());
        prop_assert_eq!(sum(|share| share.cash) + sum(|share| share.in_kind), terms.guaranteed());
        let swap = terms.swap.as_ref().map_or(Money::ZERO, |swap| swap.value);
        prop_assert_eq!(sum(|share| share.in_kind), swap);
        // What the books have left when a season begins is what it and the later ones write off.
        for season in shares.iter().map(|share| share.season) {
            let later = shares.iter().filter(|share| season <= share.season).map(|share| share.amortisation);
            let starts = SeasonStart::default();
            let stay = Stay { starts, joins, loan: until, contract: until, extensions: &extensions, gone };
            prop_assert_eq!(book_value(&terms, &stay, season.first_day()), later.sum::<Money>());
        }
        prop_assert!(shares.is_sorted_by(|one, other| one.season < other.season));
    }

    #[test]
    fn every_month_bears_as_much_as_another_to_within_a_unit(cost in 0u64..1_000_000_000, months in 1i32..400) {
        let parts: Vec<u64> = spread(Money::from_units(cost), 0, months - 1).iter().map(|(_, part)| part.units()).collect();
        let even = cost / months.unsigned_abs() as u64;
        prop_assert!(parts.iter().all(|part| *part == even || *part == even + 1));
        prop_assert_eq!(parts.iter().sum::<u64>(), cost);
    }

    #[test]
    fn an_extension_loses_no_unit_and_spreads_over_five_years_at_most(
        cost in 0u64..1_000_000_000, from in any_day(), until in any_day(),
        extensions in prop::collection::vec((any_day(), any_day()), 0..4),
    ) {
        let mut extensions: Vec<Extension> =
            extensions.into_iter().map(|(on, until)| Extension { on, until }).collect();
        extensions.sort_by_key(|extension| extension.on);
        let cost = Money::from_units(cost);
        let seasons = amortisation(cost, (from, until), &extensions, SeasonStart::default());
        prop_assert_eq!(seasons.iter().map(|(_, part)| *part).sum::<Money>(), cost);
        let last = extensions.iter().map(|extension| extension.on).filter(|on| from < *on).chain([from]).max();
        let last = last.unwrap();
        let end = Season::of(last, SeasonStart::default()).after(5);
        prop_assert!(last < HELD_FROM || seasons.iter().all(|(season, _)| *season <= end), "{:?}", seasons);
    }
}
