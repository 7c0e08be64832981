use proptest::prelude::*;

use super::*;
use crate::runs::runs;

fn column(cells: &[&str]) -> MoneyColumn {
    MoneyColumn::of(cells.iter().copied(), MoneyStyle::default(), None)
}

fn read(cells: &[&str]) -> Vec<String> {
    let column = column(cells);
    cells.iter().map(|cell| shown(column.read(cell))).collect()
}

fn shown(reading: CellValue<Amount>) -> String {
    match reading {
        CellValue::Known(amount) => {
            let ends =
                if amount.is_range() { format!("{}..{}", amount.low, amount.high) } else { amount.low.to_string() };
            amount.per.map_or(ends.clone(), |per| format!("{ends} a {per}"))
        }
        CellValue::Unknown => "unknown".into(),
        CellValue::Doubt(reason) => format!("{reason:?}"),
    }
}

#[test]
fn one_game_writes_money_in_many_ways() {
    assert_eq!(
        read(&["€140K - €1.4M", "€0", "€1.9K p/w", "€220 p/w", "N/A", "Unknown", "Not for Sale", "€14.25K p/w", ""]),
        ["140k..1.4m", "0", "1.9k a week", "220 a week", "unknown", "unknown", "unknown", "14250 a week", "unknown"]
    );
    assert_eq!(read(&["15,5M\u{a0}€", "52M\u{a0}€ - 61,5M\u{a0}€", "0\u{a0}€"]), ["15.5m", "52m..61.5m", "0"]);
    assert_eq!(read(&["18М\u{a0}€ - 22М\u{a0}€", "350К\u{a0}€ - 3,6М\u{a0}€"]), ["18m..22m", "350k..3.6m"], "Cyrillic");
    assert_eq!(read(&["£60,000 p/w", "£1,250,000 p/a", "£74M"]), ["60k a week", "1.25m a year", "74m"]);
    assert_eq!(
        read(&["193.000 € p/m", "12.500 € p/m", "9.250 € p/m"]),
        ["193k a month", "12.5k a month", "9250 a month"]
    );
}

#[test]
fn other_sources_write_it_in_other_ways() {
    assert_eq!(read(&["€45.00m", "€350Th.", "€1.20bn"]), ["45m", "350k", "1200m"]);
    assert_eq!(read(&["50000000.0", "125500000", "0.5"]), ["50m", "125.5m", "1"]);
    assert_eq!(read(&["£4\u{a0}900,00", "£350,50"]), ["4.9k", "351"]);
    assert_eq!(read(&["1'250'000 CHF", "12 mln CHF"]), ["1.25m", "12m"]);
    assert_eq!(read(&["EUR 5m", "7m EUR", "1 200 000 EUR per year"]), ["5m", "7m", "1.2m a year"]);
}

#[test]
fn small_numbers_alone_do_not_say_what_they_count() {
    assert_eq!(read(&["1.5", "20", "35.25", "0"]), ["UnitOpen", "UnitOpen", "UnitOpen", "0"]);
    assert_eq!(read(&["€15.5", "€999"]), ["UnitOpen", "UnitOpen"]);
    let open = ["UnitOpen"; 3];
    assert_eq!(read(&["0.125", "1.5", "20"]), open, "three digits behind the column's mark are decimals too");
    assert_eq!(read(&["0,125", "1,5", "20"]), open);
    assert_eq!(read(&["1.125", "1.5", "20"]), open);
    assert_eq!(read(&["1500.125", "1.5", "20"]), ["1.5k", "2", "20"]);
    assert_eq!(read(&["1.500", "1,5", "20"]), ["1.5k", "2", "20"], "the mark of thousands");
    assert_eq!(read(&["1500", "20"]), ["1.5k", "20"], "the column has whole units");
    assert_eq!(read(&["1500.0", "20.0"]), ["1.5k", "20"]);
    assert_eq!(read(&["€4K", "€500"]), ["4k", "500"], "the column names its units");
    let millions = MoneyStyle { unit: Some(1_000_000), ..MoneyStyle::default() };
    assert_eq!(shown(MoneyColumn::of(["1.5"].into_iter(), millions, None).read("1.5")), "1.5m");
    let wage = MoneyStyle { is_wage: true, per: Some(Period::Week), ..MoneyStyle::default() };
    assert_eq!(shown(MoneyColumn::of(["900"].into_iter(), wage, None).read("900")), "900 a week");
}

#[test]
fn the_columns_other_cells_say_what_a_mark_means() {
    assert_eq!(read(&["€ 6.630"]), ["MarkOpen"]);
    assert_eq!(read(&["€ 6.630", "€ 12.500", "€ 4.100"]), ["6630", "12.5k", "4.1k"]);
    assert_eq!(read(&["€6.630", "€1.5M"]), ["7", "1.5m"], "the point stands before decimals here");
    assert_eq!(read(&["$472,856", "$6,939,511", "$0"]), ["472856", "6939511", "0"]);
    assert_eq!(read(&["1,5M €", "1.5M €", "6.630 €"]), ["1.5m", "1.5m", "MarkContradicted"]);
    let english = MoneyStyle { decimal: Some(DecimalMark::Point), ..MoneyStyle::default() };
    let column = MoneyColumn::of(["$3,885"].into_iter(), english, None);
    assert_eq!(shown(column.read("$3,885")), "3885", "the source is known to write so");
}

#[test]
fn another_currency_is_a_doubt_and_never_a_number() {
    assert_eq!(read(&["€5M", "€7M", "£6M", "8M"]), ["5m", "7m", "OtherCurrency", "8m"]);
    let pounds = MoneyColumn::of(["€5M", "£6M"].into_iter(), MoneyStyle::default(), Some(Currency::GBP));
    assert_eq!([shown(pounds.read("€5M")), shown(pounds.read("£6M"))], ["OtherCurrency", "6m"]);
    let in_euros = MoneyStyle { currency: Some(Currency::EUR), ..MoneyStyle::default() };
    let pounds = MoneyColumn::of(["5000000"].into_iter(), in_euros, Some(Currency::GBP));
    assert_eq!(shown(pounds.read("5000000")), "OtherCurrency", "the header of this source says euros");
}

#[test]
fn nothing_is_guessed() {
    for cell in ["soon", "€", "M", "1.5M€ or so", "5Mx", "€5£", "1-2-3", "twelve", "-€5M", "1.2.3,4,5"] {
        assert_eq!(read(&[cell]), ["NoAmount"], "{cell}");
    }
    assert_eq!(
        read(&["€5M - €3M", "10 - 15M", "€0 - €16K", "500 € - 4K €"]),
        ["NoRange", "NoRange", "0..16k", "500..4k"]
    );
    assert_eq!(read(&["999999999999", "900bn"]), ["TooLarge", "TooLarge"]);
}

#[test]
fn a_wage_needs_a_period_and_a_season_has_52_weeks() {
    let wage = MoneyStyle { is_wage: true, ..MoneyStyle::default() };
    let column = MoneyColumn::of(["$3,885", "$80,562", "$2,424"].into_iter(), wage, None);
    assert_eq!(shown(column.read("$3,885")), "NoPeriod");
    let weekly = MoneyColumn::of(["350000"].into_iter(), MoneyStyle { per: Some(Period::Week), ..wage }, None);
    let amount = weekly.read("350000").known().unwrap();
    assert_eq!(amount.for_a_season().to_string(), "18.2m");
    assert_eq!(weekly.read("193000 p/m").known().unwrap().for_a_season().to_string(), "2316k");
}

#[test]
fn zero_is_unknown_where_the_source_means_so() {
    let style = MoneyStyle { zero_is_unknown: true, ..MoneyStyle::default() };
    let column = MoneyColumn::of(["0", "300000"].into_iter(), style, None);
    assert_eq!([shown(column.read("0")), shown(column.read("300000"))], ["unknown", "0.3m"]);
    let tenths = MoneyStyle { unit: Some(100_000), ..MoneyStyle::default() };
    assert_eq!(shown(MoneyColumn::of(["60"].into_iter(), tenths, None).read("60")), "6m");
}

#[test]
fn a_range_is_worth_its_middle() {
    let amount = column(&["€8M - €9.6M"]).read("€8M - €9.6M").known().unwrap();
    assert_eq!((amount.middle().to_string(), amount.is_range()), ("8.8m".into(), true));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(runs(512) as u32))]

    #[test]
    fn any_cell_is_read_or_refused(cells in proptest::collection::vec("[€£$0-9.,' kKмМThbnp/w-]{0,16}|.*", 0..6)) {
        let column = MoneyColumn::of(cells.iter().map(String::as_str), MoneyStyle::default(), None);
        for cell in &cells {
            if let CellValue::Known(amount) = column.read(cell) {
                prop_assert!(amount.low <= amount.high);
            }
        }
    }

    #[test]
    fn the_order_of_rows_says_nothing(cells in proptest::collection::vec("(€|£)[1-9][0-9]{0,2}([.,][0-9]{1,3})?[MK]?", 1..8)) {
        let reading = |cells: &[String]| {
            let column = MoneyColumn::of(cells.iter().map(String::as_str), MoneyStyle::default(), None);
            cells.iter().map(|cell| shown(column.read(cell))).collect::<Vec<_>>()
        };
        let mut backwards = cells.clone();
        backwards.reverse();
        let mut read = reading(&backwards);
        read.reverse();
        prop_assert_eq!(read, reading(&cells));
    }

    #[test]
    fn an_amount_written_by_hand_reads_back(thousands in 1u64..90_000_000, comma in any::<bool>()) {
        let (whole, rest) = (thousands / 1_000, thousands % 1_000);
        let written = format!("€{whole}{}{rest:03}0M", if comma { ',' } else { '.' });
        let read = column(&[&written]).read(&written).known().map(|amount| amount.low.units());
        prop_assert_eq!(read, Some(thousands * 1_000));
    }
}
