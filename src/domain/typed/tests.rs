use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::domain::{Money, day};
use crate::runs::runs;

/// A Tuesday in June, before a window of July and in the season that ends in June of the next year.
const TODAY: Date = date(2025, 6, 17);

fn typed(today: Date) -> AsTyped<'static> {
    AsTyped {
        today,
        season_ends: date(2026, 6, 30),
        next_window: Some(date(2025, 7, 1)),
        currency: Some("EUR"),
        counts: PLAN,
    }
}

fn read(text: &str, which: WithoutYear) -> Result<(String, usize), String> {
    let read = typed(TODAY).day(text, which);
    read.map(|(day, taken)| (day.to_string(), taken)).map_err(|error| {
        let choices = error.instead.iter().map(|instead| format!(" [{}]", instead.text)).collect::<String>();
        format!("{}: {}{choices}", text.get(..error.taken).unwrap(), error.expected)
    })
}

/// The day that a whole text is.
fn whole(text: &str) -> String {
    let (day, taken) = read(text, WithoutYear::Next).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(taken, text.len(), "{text}");
    day
}

#[test]
fn people_write_days_like_this() {
    for (text, day) in [
        ("2028-06-30", "2028-06-30"),
        ("2028/6/30", "2028-06-30"),
        ("30 jun 2028", "2028-06-30"),
        ("30 Jun 2028", "2028-06-30"),
        ("30  June\u{a0}2028", "2028-06-30"),
        ("June 30 2028", "2028-06-30"),
        ("Jun 30, 2028", "2028-06-30"),
        ("30th June 2028", "2028-06-30"),
        ("30-jun-2028", "2028-06-30"),
        ("30/6/2028", "2028-06-30"),
        ("30.06.2028", "2028-06-30"),
        ("6/7/2028", "2028-07-06"),
        ("24 aug", "2025-08-24"),
        ("aug 24", "2025-08-24"),
        ("24/8", "2025-08-24"),
        ("1st sept", "2025-09-01"),
        ("today", "2025-06-17"),
        ("Tomorrow", "2025-06-18"),
        ("yesterday", "2025-06-16"),
        ("+7", "2025-06-24"),
        ("-3", "2025-06-14"),
        ("−3", "2025-06-14"),
        ("+0", "2025-06-17"),
        ("+2w", "2025-07-01"),
        ("-10d", "2025-06-07"),
        ("next window", "2025-07-01"),
        ("NEXT  window", "2025-07-01"),
        ("end of season", "2026-06-30"),
    ] {
        assert_eq!(whole(text), day, "{text}");
    }
}

#[test]
fn a_day_ends_where_something_else_begins() {
    for (text, day, taken) in [
        ("30 jun 2028 source Sky", "2028-06-30", 11),
        ("24 aug Camp", "2025-08-24", 6),
        ("6 oct 14 oct Qualifiers", "2025-10-06", 5),
        ("31 aug 1860 Munich", "2025-08-31", 6),
        ("30 jun 20280", "2025-06-30", 6),
        ("30 jun +2", "2025-06-30", 6),
        ("today is the day", "2025-06-17", 5),
        ("+7 on", "2025-06-24", 2),
        ("1 sep,1 jul", "2025-09-01", 5),
        ("1 sep,20 jul", "2025-09-01", 5),
        ("2026-07-01+4m@50%", "2026-07-01", 10),
        ("end of season for 18m", "2026-06-30", 13),
    ] {
        assert_eq!(read(text, WithoutYear::Next), Ok((day.to_owned(), taken)), "{text}");
    }
}

#[test]
fn a_day_without_its_year_is_the_next_or_the_last_such_day_and_today_is_both() {
    use WithoutYear::{From, Last, Nearest, Next};
    for (text, which, day) in [
        ("17 jun", Next, "2025-06-17"),
        ("17 jun", Last, "2025-06-17"),
        ("17 jun", Nearest, "2025-06-17"),
        ("16 jun", Next, "2026-06-16"),
        ("16 jun", Last, "2025-06-16"),
        ("18 jun", Next, "2025-06-18"),
        ("18 jun", Last, "2024-06-18"),
        ("16 jun", Nearest, "2025-06-16"),
        ("18 jun", Nearest, "2025-06-18"),
        // 182 days ahead and 183 behind.
        ("16 dec", Nearest, "2025-12-16"),
        // 183 days ahead and 182 behind.
        ("17 dec", Nearest, "2024-12-17"),
        ("29 feb", Next, "2028-02-29"),
        ("29 feb", Last, "2024-02-29"),
        ("29 feb", Nearest, "2024-02-29"),
        ("2 feb", From(date(2026, 1, 2)), "2026-02-02"),
        ("2 jan", From(date(2026, 1, 2)), "2026-01-02"),
        ("1 jan", From(date(2026, 1, 2)), "2027-01-01"),
    ] {
        assert_eq!(read(text, which), Ok((day.to_owned(), text.len())), "{text} {which:?}");
    }
}

#[test]
fn of_two_days_as_near_the_coming_one_is_meant() {
    // 2024 has 366 days, so that 183 lie on either side.
    let today = date(2024, 1, 31);
    let (back, on) = (today.checked_sub(183.days()).unwrap(), today.checked_add(183.days()).unwrap());
    assert_eq!((back, on), (date(2023, 8, 1), date(2024, 8, 1)));
    assert_eq!(typed(today).day("1 aug", WithoutYear::Nearest), Ok((on, 5)));
}

#[test]
fn what_is_no_day_says_what_was_found_and_what_is_expected() {
    let days = AsTyped::DAYS;
    for (text, which, says) in [
        ("31 jun", WithoutYear::Next, "31 jun: a day that exists: June has 30 days".to_owned()),
        ("31 jun 2028 x", WithoutYear::Next, "31 jun 2028: a day that exists: June has 30 days".into()),
        ("30 feb", WithoutYear::Next, "30 feb: a day that exists: February has 29 days".into()),
        ("29 feb 2027", WithoutYear::Next, "29 feb 2027: a day that exists: February 2027 has 28 days".into()),
        ("2025-02-29", WithoutYear::Next, "2025-02-29: a day that exists: February 2025 has 28 days".into()),
        ("30/6/1028", WithoutYear::Next, "30/6/1028: a year from 1900 to 2200".into()),
        ("0202-06-30", WithoutYear::Next, "0202-06-30: a year from 1900 to 2200".into()),
        ("2025-13-01", WithoutYear::Next, "2025-13-01: a day that exists: there are twelve months".into()),
        ("0 jun", WithoutYear::Next, "0 jun: a day that exists: months begin with 1".into()),
        ("40/50/2028", WithoutYear::Next, "40/50/2028: a day that exists: there are twelve months".into()),
        ("6/30/2028", WithoutYear::Next, "6/30/2028: the day before the month: 30/6/2028 [30/6/2028]".into()),
        (
            "30/6/28",
            WithoutYear::Next,
            "30/6/28: the year in four digits, such as 30/6/2028 [30/6/2028] [30/6/1928]".into(),
        ),
        (
            "30 jun 28",
            WithoutYear::Next,
            "30 jun 28: the year in four digits, such as 30 jun 2028 [30 jun 2028] [30 jun 1928]".into(),
        ),
        ("21 dec", WithoutYear::Unclear, "21 dec: the year behind it, such as 21 dec 2003".into()),
        (
            "+99999999",
            WithoutYear::Next,
            "+99999999: a day within 200 years of today, such as +7 for a week from today".into(),
        ),
        ("", WithoutYear::Next, format!(": {days}")),
        ("soon", WithoutYear::Next, format!("soon: {days}")),
        ("30", WithoutYear::Next, format!("30: {days}")),
        ("20 games", WithoutYear::Next, format!("20: {days}")),
        ("next win", WithoutYear::Next, format!("next win: {days}")),
        ("next winner", WithoutYear::Next, format!("next: {days}")),
        ("2028-06-30T10", WithoutYear::Next, format!("2028-06-30T10: {days}")),
    ] {
        assert_eq!(read(text, which), Err(says), "{text}");
    }
    let unknown = AsTyped::without_a_plan(TODAY).day("next window", WithoutYear::Next).unwrap_err();
    assert_eq!(unknown.expected, "a day: nothing says when a window opens next, as plan windows FIRST LAST would");
    assert_eq!(AsTyped::without_a_plan(TODAY).day("end of season", WithoutYear::Next), Ok((date(2025, 6, 30), 13)));
}

fn sum(text: &str, currency: Option<&'static str>) -> Result<(String, usize), String> {
    let read = AsTyped { currency, ..typed(TODAY) }.money(text);
    read.map(|(money, taken)| (money.to_string(), taken)).map_err(|error| {
        let choices = error.instead.iter().map(|instead| format!(" [{}]", instead.text)).collect::<String>();
        format!("{}: {}{choices}", text.get(..error.taken).unwrap(), error.expected)
    })
}

#[test]
fn people_write_money_like_this() {
    for (text, money, taken) in [
        ("20m", "20m", 3),
        ("€20m", "20m", 6),
        ("€ 20m", "20m", 7),
        ("20m €", "20m", 7),
        ("EUR 20m", "20m", 7),
        ("20m EUR", "20m", 7),
        ("20.5 m", "20.5m", 6),
        ("20,5m", "20.5m", 5),
        ("20.5\u{a0}million", "20.5m", 13),
        ("1.2bn", "1200m", 5),
        ("1,2 bn", "1200m", 6),
        ("850k", "850k", 4),
        ("850 K", "850k", 5),
        ("1234567", "1234567", 7),
        ("1,234,567", "1234567", 9),
        ("1.234.567", "1234567", 9),
        ("1'234'567", "1234567", 9),
        ("1'234.567m", "1234567k", 10),
        ("1.234,5k", "1234500", 8),
        ("350,000", "350k", 7),
        ("1.234m", "1234k", 6),
        ("0", "0", 1),
        ("35.00", "35", 5),
        ("€35,00", "35", 8),
        ("1000", "1k", 4),
        ("28m/4+4m@50%", "28m", 3),
        ("20m source Sky", "20m", 3),
        ("10 m@2025-09-01", "10m", 4),
        ("20m try again", "20m", 3),
        ("20 Mio.", "20m", 7),
        ("20 Mio. €", "20m", 11),
        ("20m.", "20m", 4),
    ] {
        let wanted: Money = money.parse().unwrap();
        assert_eq!(sum(text, Some("EUR")), Ok((wanted.to_string(), taken)), "{text}");
    }
    for (text, currency) in
        [("£20m", "GBP"), ("20m CZK", "CZK"), ("$20m", "AUD"), ("¥20m", "CNY"), ("€20m", "€"), ("zł20m", "PLN")]
    {
        assert_eq!(sum(text, Some(currency)), Ok(("20m".into(), text.len())), "{text} {currency}");
    }
}

#[test]
fn what_is_no_sum_of_the_plan_says_what_was_found_and_what_is_expected() {
    let amount = AsTyped::AMOUNTS;
    for (text, says) in [
        ("35", "35: 35m for millions, 35k for thousands, or 35.00 if no more is meant [35m] [35k] [35.00]".to_owned()),
        (
            "35 source",
            "35: 35m for millions, 35k for thousands, or 35.00 if no more is meant [35m] [35k] [35.00]".into(),
        ),
        ("€35", "€35: 35m for millions, 35k for thousands, or 35.00 if no more is meant [35m] [35k] [35.00]".into()),
        (
            "999",
            "999: 999m for millions, 999k for thousands, or 999.00 if no more is meant [999m] [999k] [999.00]".into(),
        ),
        ("20,5", "20,5: 20.5m for millions, or 20.5k for thousands [20.5m] [20.5k]".into()),
        ("1.234,50", "1.234,50: 1234.50m for millions, or 1234.50k for thousands [1234.50m] [1234.50k]".into()),
        ("1.2345", "1.2345: 1.2345m for millions [1.2345m]".into()),
        ("999,999m", "999,999m: 999.999m [999.999m]".into()),
        ("123,456bn", "123,456bn: 100000m at the most".into()),
        ("1.23456789", "1.23456789: fewer decimals: an amount is a whole number, such as 1234567 for 1.234567m".into()),
        ("1,234m", "1,234m: 1.234m or 1234m: three digits behind one mark may be either [1.234m] [1234m]".into()),
        ("1.500", "1.500: 1.500m or 1500: three digits behind one mark may be either [1.500m] [1500]".into()),
        ("£20m", "£20m: an amount in EUR: this plan counts in EUR, and £ is another currency".into()),
        ("20m USD now", "20m USD: an amount in EUR: this plan counts in EUR, and USD is another currency".into()),
        ("0.0000005m", "0.0000005m: fewer decimals: an amount is a whole number, such as 1234567 for 1.234567m".into()),
        ("100001m", "100001m: 100000m at the most".into()),
        ("99999999999999999999999", "99999999999999999999999: 100000m at the most".into()),
        ("", format!(": {amount}")),
        ("m", format!("m: {amount}")),
        ("-5m", format!("-5m: {amount}")),
        ("28x now", format!("28x: {amount}")),
        ("1,5,5", format!("1,5,5: {amount}")),
    ] {
        assert_eq!(sum(text, Some("EUR")), Err(says), "{text}");
    }
    assert_eq!(
        sum("€20m", None),
        Err("€20m: 20m alone: this plan does not say its currency, as plan currency EUR would".into())
    );
    assert_eq!(sum("20m", None), Ok(("20m".into(), 3)));
}

/// The ways of writing a day with its year.
fn spellings(day: Date) -> Vec<String> {
    let forms = ["%Y-%m-%d", "%-d %b %Y", "%-d %B %Y", "%B %-d %Y", "%b %-d, %Y", "%-d/%-m/%Y", "%d.%m.%Y", "%d-%b-%Y"];
    let mut spelled: Vec<String> = forms.iter().map(|form| day.strftime(form).to_string()).collect();
    spelled.extend(spelled.clone().iter().map(|text| text.to_uppercase()));
    spelled
}

/// The day that stands nearest by the rule, by looking at every day one after the other.
fn by_hand(of: Date, which: WithoutYear, today: Date) -> Option<Date> {
    let is_such = |day: &Date| (day.month(), day.day()) == (of.month(), of.day());
    let days = |step: i32| (0..3_300).filter_map(move |n| today.checked_add((n * step).days()).ok());
    let (next, last) = (days(1).find(is_such)?, days(-1).find(is_such)?);
    Some(match which {
        WithoutYear::Next => next,
        WithoutYear::Last => last,
        WithoutYear::Nearest => {
            let ahead = days(1).position(|day| is_such(&day))?;
            let behind = days(-1).position(|day| is_such(&day))?;
            if behind < ahead { last } else { next }
        }
        WithoutYear::From(_) | WithoutYear::Unclear => return None,
    })
}

/// A day with eight years of plans before it: the last 29 February may be that long ago.
fn any_day() -> impl Strategy<Value = Date> {
    (0i32..100_000).prop_map(|days| date(1908, 1, 1).checked_add(days.days()).unwrap())
}

/// Whether a reader finds the days that counting finds, for days around a leap day and today itself.
fn agrees(reader: impl Fn(&str, WithoutYear, Date) -> Option<Date>) -> bool {
    let days = |from: Date| (0..370).step_by(3).filter_map(move |n: i32| from.checked_add(n.days()).ok());
    days(date(2024, 2, 29)).all(|of| {
        let text = of.strftime("%-d %b").to_string();
        let whiches = [WithoutYear::Next, WithoutYear::Last, WithoutYear::Nearest];
        whiches.iter().all(|which| reader(&text, *which, TODAY) == by_hand(of, *which, TODAY))
            && reader(&text, WithoutYear::Next, of) == by_hand(of, WithoutYear::Next, of)
    })
}

#[test]
fn a_broken_reader_of_days_is_told_apart() {
    let right = |text: &str, which, today| typed(today).day(text, which).ok().map(|(day, _)| day);
    assert!(agrees(right));
    // Today is no such day.
    assert!(!agrees(|text, which, today| right(text, which, today.tomorrow().unwrap())));
    // A year is 365 days.
    assert!(!agrees(|text, which, today| {
        let near = right(text, WithoutYear::Nearest, today)?;
        match which {
            WithoutYear::Next if near < today => near.checked_add(365.days()).ok(),
            WithoutYear::Last if near > today => near.checked_sub(365.days()).ok(),
            _ => Some(near),
        }
    }));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(runs(200) as u32))]

    #[test]
    fn every_way_of_writing_a_day_gives_the_day_of_the_file(written in any_day(), today in any_day()) {
        let filed = day(&written.to_string()).unwrap();
        for text in spellings(written) {
            prop_assert_eq!(typed(today).day(&text, WithoutYear::Next), Ok((filed, text.len())), "{}", text);
        }
        let apart = today.until(written).unwrap().get_days();
        if apart.abs() <= 73_000 {
            let text = format!("{apart:+}");
            prop_assert_eq!(typed(today).day(&text, WithoutYear::Next), Ok((filed, text.len())), "{}", text);
        }
    }

    #[test]
    fn a_day_without_its_year_is_the_one_that_counting_finds(written in any_day(), today in any_day()) {
        for text in [written.strftime("%-d %b").to_string(), written.strftime("%-d/%-m").to_string()] {
            for which in [WithoutYear::Next, WithoutYear::Last, WithoutYear::Nearest] {
                let found = typed(today).day(&text, which).map(|(day, _)| Some(day));
                prop_assert_eq!(found, Ok(by_hand(written, which, today)), "{} {:?} {}", text, which, today);
            }
        }
    }

    #[test]
    fn every_way_of_writing_a_sum_gives_the_sum_of_the_file(
        units in prop_oneof![0..=Money::MAX.units(), (0u64..100_000).prop_map(|tens| tens * 10_000)],
        sign in select(vec!["", "€", "€ ", "EUR "]),
    ) {
        let filed: Money = Money::from_units(units).to_string().parse().unwrap();
        let grouped = |mark: &str| {
            let digits = units.to_string().into_bytes();
            let groups: Vec<&str> = digits.rchunks(3).rev().map(|group| std::str::from_utf8(group).unwrap()).collect();
            groups.join(mark)
        };
        let mut bare = vec![units.to_string(), grouped(","), grouped("'")];
        bare.extend((units >= 1_000_000).then(|| grouped(".")));
        let mut said = vec![format!("{}.00", grouped(",")), format!("{},00", grouped("."))];
        for (unit, zeros) in [("k", 3), ("m", 6), ("bn", 9)] {
            let digits = format!("{units:0>width$}", width = zeros + 1);
            let (whole, decimals) = digits.split_at(digits.len() - zeros);
            let decimals = decimals.trim_end_matches('0');
            let number = |mark| if decimals.is_empty() { whole.into() } else { format!("{whole}{mark}{decimals}") };
            said.extend([format!("{}{unit}", number(".")), format!("{} {}", number("."), unit.to_uppercase())]);
            // Three digits behind a comma may be thousands.
            said.extend((decimals.len() != 3).then(|| format!("{}{unit}", number(","))));
        }
        if units > 0 && units < 1_000 {
            for text in bare.iter().map(|way| format!("{sign}{way}")) {
                let choices = typed(TODAY).money(&text).map_err(|error| error.instead.len());
                prop_assert_eq!(choices, Err(3), "{}", text);
            }
            bare.clear();
        }
        for text in bare.iter().chain(&said).map(|way| format!("{sign}{way}")) {
            prop_assert_eq!(typed(TODAY).money(&text), Ok((filed, text.len())), "{}", text);
        }
    }

    #[test]
    fn whatever_is_offered_in_the_place_of_a_sum_can_be_read(
        text in "[€ ]?[0-9]{1,9}([.,'][0-9]{1,9}){0,3} ?(k|m|bn|Mio\\.|)",
    ) {
        let reader = typed(TODAY);
        for offered in reader.money(&text).err().iter().flat_map(|error| &error.instead) {
            prop_assert_eq!(reader.money(&offered.text).map(|(_, taken)| taken), Ok(offered.text.len()), "{}", text);
        }
    }

    #[test]
    fn any_text_is_read_or_refused_within_its_length(text in "[ 0-9a-zA-Z€£.,'/+:−-]{0,40}|.*") {
        let (day, money) = (typed(TODAY).day(&text, WithoutYear::Nearest), typed(TODAY).money(&text));
        for taken in [
            day.map_or_else(|error| error.taken, |(_, taken)| taken),
            money.map_or_else(|error| error.taken, |(_, taken)| taken),
        ] {
            prop_assert!(text.get(..taken).is_some(), "{:?} {}", text, taken);
        }
    }
}
