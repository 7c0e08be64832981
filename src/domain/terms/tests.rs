//! The notation: every form of it, what it forgives, and where it says what is wrong.

use proptest::prelude::*;

use super::*;
use crate::domain::AsTyped;
use crate::runs::runs;

#[test]
fn every_form_of_the_notation_reads_and_prints_alike() {
    for line in [
        "28m",
        "28m/4",
        "28m/2026-07-01",
        "28m/2025-09-01,2026-07-01",
        "28m/10m@2025-09-01,18m@2026-07-01",
        "28m+4m",
        "28m+4m@50%",
        "28m+4m(20 games)",
        "28m+4m(20 games)@50%+1m(top four, or a cup)@0%",
        "28m/4+4m@50%+2m",
        "28m+5m@50%/2",
        "28m+5m/2+3m(20 games)/10",
        "28m so10",
        "28m so20 of profit",
        "28m buyback 40m",
        "28m buyback 40m until 2028-06-30",
        "28m costs 0.8m",
        "28m 5y",
        "28m wage 4m",
        "28m/4+4m@50% so10 buyback 40m costs 0.8m 5y wage 4m swap weah=1m",
        "loan 3m",
        "loan free",
        "loan 3m pays 50%",
        "loan 3m until 2026-01-31 pays 2m opt 18m",
        "28m joins 2026-01-02",
        "loan 3m until 2026-01-31",
        "loan 3m costs 0.8m",
        "loan 3m opt 18m",
        "loan 3m obl 14.5m/3+6.5m so10 costs 2.7m",
        "loan 3m costs 0.8m until 2026-01-31 obl(20 games)@80% 14.5m/3+6.5m costs 2.7m 4y",
        "loan 3m obl@80% 14.5m",
        "loan 3m until 2026-01-31 buyback 40m until 2028-06-30",
        "swap weah=12m",
        "swap weah+rouhi=14m so5",
        "10m swap weah=12m",
        "free",
        "free 4y wage 8m",
        "28m 0.5y",
        "28m 1.5y wage 4m",
        "28m so10 until 2030-06-30 buyback 40m wage 4m",
        "28m until 2030-06-30 buyback 40m until 2028-06-30",
        "free until 2027-12-31",
        "loan 3m opt 18m 2.5y",
    ] {
        assert_eq!(line.parse::<Terms>().map(|terms| terms.to_string()), Ok(line.to_owned()));
    }
}

#[test]
fn typed_instalments_follow_each_other_by_a_day_or_more() {
    let typed = AsTyped::without_a_plan(jiff::civil::date(2025, 6, 17));
    for (line, read) in [
        ("28m/1 sep,1 jul", "28m/2025-09-01,2026-07-01"),
        ("28m/1 jul,1 jul", "28m/2025-07-01,2026-07-01"),
        ("28m/1 jul,2 jul", "28m/2025-07-01,2025-07-02"),
    ] {
        assert_eq!(Terms::typed(line, typed).map(|terms| terms.to_string()), Ok(read.to_owned()), "{line}");
    }
}

#[test]
fn people_are_not_held_to_the_spaces_nor_to_the_order() {
    for (loose, strict) in [
        ("  28M / 4 + 4m @ 50 %  SO 10", "28m/4+4m@50% so10"),
        ("28m/1", "28m"),
        ("0", "free"),
        ("28m+4m@50", "28m+4m@50%"),
        ("28m + 4m @50% ( 20 games )", "28m+4m(20 games)@50%"),
        ("28m + 5m / 2 @ 50 % so 20% OF profit", "28m+5m@50%/2 so20 of profit"),
        ("28m+5m@50%/1", "28m+5m@50%"),
        ("28m / 14m @ 2025-09-01 , 14m @ 2026-07-01", "28m/2025-09-01,2026-07-01"),
        ("5m/1.666667m@2025-09-01,1666667@2026-07-01,1666666@2027-07-01", "5m/2025-09-01,2026-07-01,2027-07-01"),
        ("28m wage 4m 5 years so10", "28m so10 5y wage 4m"),
        ("28m 1 Year", "28m 1y"),
        ("28m 1.5 years", "28m 1.5y"),
        ("28m wage 4m until 2030-06-30 so10", "28m so10 until 2030-06-30 wage 4m"),
        ("loan 3m so10 5Y OBL ( 20 games ) 18m until 2026-01-31", "loan 3m until 2026-01-31 obl(20 games) 18m so10 5y"),
        ("swap weah + rouhi = 14m costs 1m", "swap weah+rouhi=14m costs 1m"),
        ("28m swap weah=1m so10", "28m so10 swap weah=1m"),
    ] {
        assert_eq!(loose.parse::<Terms>().unwrap().to_string(), strict);
    }
}

#[test]
fn an_error_stands_where_the_reader_stopped() {
    for (line, at, says) in [
        ("", 0, "expected an amount"),
        ("28x", 2, "expected an amount"),
        ("28m+", 4, "expected an amount"),
        ("28m 4m", 4, "expected the end, or one of"),
        ("28m/0", 4, "1 to 10 yearly instalments"),
        ("28m/11", 4, "1 to 10 yearly instalments"),
        ("28m/", 4, "28m/2025-09-01,2026-07-01"),
        ("28m/10m", 7, "expected @ and the day"),
        ("28m/10m@", 8, "a day that exists"),
        ("28m/10m@2025-09-31", 8, "a day that exists"),
        ("28m/2025-09-01,", 15, "a day that exists"),
        ("28m/2025-09-01,2025-09-01", 15, "a day after 2025-09-01"),
        ("28m/10m@2025-09-01,2026-07-01", 23, "expected @ and the day"),
        ("28m/10m@2025-09-01,17m@2026-07-01", 4, "instalments of 27m together, expected 28m"),
        ("28m+4m@500%", 7, "in percent"),
        ("28m+4m(20 games", 15, "expected ) after"),
        ("28m+4m( )", 7, "1 to 80 characters"),
        ("28m+4m(\u{202e})", 7, "1 to 80 characters"),
        ("28m+4m(\"cup\")", 7, "without brackets and quotes"),
        ("28m so0", 6, "percentage of a later sale"),
        ("28m so10 so20", 9, "said twice"),
        ("28m so20 of", 11, "expected profit"),
        ("28m so20 of fee", 12, "expected profit"),
        ("28m+4m@50%/11", 11, "1 to 10 yearly instalments"),
        ("28m+4m/2025-09-01", 7, "no day until it falls due"),
        ("28m+4m/2@50%/2", 12, "expected the end"),
        ("28m costs 0", 10, "costs of nothing"),
        ("28m costs 1m costs 1m", 13, "said twice"),
        ("28m 0y", 4, "0.5 to 10 years"),
        ("28m 10.5y", 4, "0.5 to 10 years"),
        ("28m 1.25y", 4, "in halves"),
        ("28m 1.y", 4, "in halves"),
        ("28m 300y", 4, "in halves"),
        ("28m 5y until 2030-06-30", 7, "said twice"),
        ("28m until soon", 10, "a day that exists"),
        ("loan 3m until 2026-06-30 until 2027-06-30", 25, "said twice"),
        ("28m 11y", 4, "0.5 to 10 years"),
        ("28m 5y 4y", 7, "said twice"),
        ("28m wage", 8, "expected an amount"),
        ("28m buyback 40m until soon", 22, "a day that exists"),
        ("28m opt 30m", 4, "only a loan leads to"),
        ("loan 3m opt 18m obl 18m", 16, "said twice"),
        ("loan 3m sometimes", 8, "opt 18m"),
        ("28,5m", 2, "no commas"),
        ("20.5 m", 4, "m or k right behind"),
        ("20 m 5y", 2, "m or k right behind"),
        ("1.234.567", 5, "no dots"),
        ("28m+1bn", 5, "millions"),
        ("swap =12m", 5, "the id of a player"),
        ("swap weah", 9, "expected ="),
        ("swap weah+weah=3m", 10, "weah twice"),
        ("loan", 4, "expected an amount"),
    ] {
        let error = line.parse::<Terms>().unwrap_err();
        assert!(error.at == at && error.problem.contains(says), "{line}: {error:?}");
    }
    let many: Vec<String> = (0..61).map(|day| format!("{}-07-01", 2025 + day)).collect();
    let error = format!("28m/{}", many.join(",")).parse::<Terms>().unwrap_err();
    assert!(error.problem.contains("at most 60 instalments"), "{error}");
}

#[test]
fn a_clause_is_an_amount_and_perhaps_a_last_day() {
    for line in ["28m", "28m until 2025-07-15"] {
        assert_eq!(line.parse::<Clause>().map(|clause| clause.to_string()), Ok(line.to_owned()));
    }
    for (line, at, says) in [
        ("", 0, "expected an amount"),
        ("28m until", 9, "a day that exists"),
        ("28m until 2025-07-15 so10", 21, "expected the end"),
        ("28m+4m", 3, "expected the end, or until"),
    ] {
        let error = line.parse::<Clause>().unwrap_err();
        assert!(error.at == at && error.problem.contains(says), "{line}: {error:?}");
    }
}

fn any_money() -> impl Strategy<Value = Money> {
    prop_oneof![0u64..2_000, 1u64..1_000_000_000, (1u64..900).prop_map(|m| m * 500_000)].prop_map(Money::from_units)
}

fn any_day() -> impl Strategy<Value = Date> {
    (1990i16..2100, 1i8..=12, 1i8..=28).prop_map(|(year, month, day)| Date::new(year, month, day).unwrap())
}

fn any_chance() -> impl Strategy<Value = Chance> {
    let text = prop_oneof!["[a-zé손 0-9@/+,.%='\\\\-]{0,80}", Just("until so 5y costs 1m swap weah=2m".to_owned())];
    (text, prop::option::of(0u8..=100))
        .prop_map(|(text, likelihood)| Chance { condition: Condition::new(&text), likelihood })
}

fn any_paid() -> impl Strategy<Value = Paid> {
    let days = prop::collection::btree_map(any_day(), any_money(), 1..5);
    let even = (prop::collection::btree_set(any_day(), 1..5), any_money()).prop_map(|(days, amount)| {
        let parts = amount.spread(days.len() as u8).collect::<Vec<_>>();
        Paid::On(days.into_iter().zip(parts).collect())
    });
    prop_oneof![
        (any_money(), Paid::YEARLY).prop_map(|(amount, instalments)| Paid::Yearly { amount, instalments }),
        days.prop_map(|days| Paid::On(days.into_iter().collect())),
        even,
    ]
}

fn any_fee() -> impl Strategy<Value = Fee> {
    let add_on = (any_money(), any_chance(), Paid::YEARLY);
    let add_on = add_on.prop_map(|(amount, chance, instalments)| AddOn { amount, chance, instalments });
    let costs = prop_oneof![Just(Money::ZERO), any_money()];
    (any_paid(), prop::collection::vec(add_on, 0..3), costs).prop_map(|(paid, add_ons, costs)| Fee {
        paid,
        add_ons,
        costs,
    })
}

/// Terms of every form.
fn any_share() -> impl Strategy<Value = WageShare> {
    prop_oneof![(1u8..=100).prop_map(WageShare::Percent), any_money().prop_map(WageShare::Amount)]
}

pub(crate) fn any_length() -> impl Strategy<Value = ContractLength> {
    prop_oneof![ContractLength::HALVES.prop_map(ContractLength::Halves), any_day().prop_map(ContractLength::Until)]
}

fn any_terms() -> impl Strategy<Value = Terms> {
    let purchase = prop_oneof![
        Just(Purchase::Option),
        Just(Purchase::Obligation(Chance::default())),
        any_chance().prop_map(Purchase::Obligation)
    ];
    let basis = prop_oneof![
        any_fee().prop_map(Basis::Transfer),
        Just(Basis::Transfer(Fee::new(Money::ZERO))),
        (
            any_fee(),
            prop::option::of(any_day()),
            prop::option::of(any_share()),
            prop::option::of((purchase, any_fee()))
        )
            .prop_map(|(fee, until, pays, then)| Basis::Loan { fee, until, pays, then: then.map(Box::new) }),
    ];
    let swap = (prop::collection::btree_set("[a-z][a-z0-9-]{0,12}", 1..4), any_money())
        .prop_map(|(ids, value)| Swap { players: ids.iter().map(|id| Id::new(id).unwrap()).collect(), value });
    let buy_back = (any_money(), prop::option::of(any_day())).prop_map(|(amount, until)| Clause { amount, until });
    let rest = (prop::option::of(any_length()), prop::option::of(any_money()), prop::option::of(buy_back));
    let sell_on = (SellOn::PERCENT, prop_oneof![Just(ShareOf::Fee), Just(ShareOf::Profit)]);
    let sell_on = prop::option::of(sell_on.prop_map(|(percent, of)| SellOn { percent, of }));
    (basis, sell_on, rest, prop::option::of(swap), prop::option::of(any_day())).prop_map(
        |(basis, sell_on, (length, wage, buy_back), swap, joins)| Terms {
            contract: length
                .filter(|length| !matches!((length, &basis), (ContractLength::Until(_), Basis::Loan { .. }))),
            basis,
            sell_on,
            buy_back,
            wage,
            swap,
            joins,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(runs(256) as u32))]

    #[test]
    fn printed_terms_read_back(terms in any_terms()) {
        prop_assert_eq!(terms.to_string().parse(), Ok(terms));
    }

    #[test]
    fn printed_terms_are_fit_for_a_screen(terms in any_terms()) {
        let line = terms.to_string();
        prop_assert_eq!(crate::text::display(&line), line.as_str());
    }

    #[test]
    fn any_line_is_read_or_refused_inside_it(line in ".*") {
        if let Err(error) = line.parse::<Terms>() {
            prop_assert!(line.is_char_boundary(error.at));
        }
    }

    #[test]
    fn a_slip_in_a_good_line_is_read_or_refused_inside_it(terms in any_terms(), at in 0.0..1.0f64, slip in "[ -~é]{0,2}") {
        let mut line = terms.to_string();
        let at = (0..=(line.len() as f64 * at) as usize).rev().find(|at| line.is_char_boundary(*at)).unwrap_or(0);
        line.insert_str(at, &slip);
        match line.parse::<Terms>() {
            Ok(read) => prop_assert_eq!(read.to_string().parse(), Ok(read)),
            Err(error) => prop_assert!(line.is_char_boundary(error.at)),
        }
    }

    #[test]
    fn nothing_guaranteed_is_unexpected_and_nothing_expected_beyond_the_worst(terms in any_terms()) {
        prop_assert!(terms.guaranteed() <= terms.expected());
        prop_assert!(terms.expected() <= terms.worst());
    }
}
