use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::runs::runs;

const ON: Date = date(2026, 8, 22);

fn style(kind: DayKind) -> DayStyle {
    DayStyle { kind, order: None }
}

fn read(kind: DayKind, cells: &[&str]) -> Vec<String> {
    let column = DayColumn::of(cells.iter().copied(), style(kind), ON);
    cells.iter().map(|cell| shown(column.read(cell))).collect()
}

fn shown(reading: CellValue<Told>) -> String {
    match reading {
        CellValue::Known(Told::Day(day)) => day.to_string(),
        CellValue::Known(Told::Year(year)) => year.to_string(),
        CellValue::Unknown => "unknown".into(),
        CellValue::Doubt(reason) => format!("{reason:?}"),
    }
}

#[test]
fn the_whole_column_says_which_number_is_the_day() {
    let coming = |cells: &[&str]| read(DayKind::Coming, cells);
    assert_eq!(coming(&["31/12/2030", "30/6/2029", "6/2/2028"]), ["2030-12-31", "2029-06-30", "2028-02-06"]);
    assert_eq!(coming(&["12/31/2030", "6/2/2028"]), ["2030-12-31", "2028-06-02"]);
    assert_eq!(coming(&["6/2/2028", "5/5/2028"]), ["OrderOpen", "2028-05-05"], "but for the same number twice");
    assert_eq!(
        coming(&["31/12/2030", "12/31/2030", "6/2/2028"]),
        ["2030-12-31", "2030-12-31", "OrderContradicted"],
        "what can be read in one way alone is"
    );
    let american = DayStyle { kind: DayKind::Coming, order: Some(DayOrder::MonthFirst) };
    let silent = DayColumn::of(["6/2/2028"].into_iter(), american, ON);
    assert_eq!(shown(silent.read("6/2/2028")), "2028-06-02", "the source is known to write so");
    let speaks = DayColumn::of(["30/6/2028", "6/2/2028"].into_iter(), american, ON);
    assert_eq!(shown(speaks.read("6/2/2028")), "2028-02-06", "and the column itself knows better");
}

#[test]
fn a_year_of_two_digits_is_in_the_likely_century() {
    assert_eq!(read(DayKind::Past, &["6/28/91", "1/2/04"]), ["1991-06-28", "2004-01-02"]);
    assert_eq!(read(DayKind::Past, &["12/31/27"]), ["1927-12-31"]);
    assert_eq!(read(DayKind::Recent, &["8/30/15", "9/15/98"]), ["2015-08-30", "1998-09-15"]);
    assert_eq!(read(DayKind::Coming, &["30.6.31"]), ["2031-06-30"]);
}

#[test]
fn sources_write_days_in_many_ways() {
    let past = |cells: &[&str]| read(DayKind::Past, cells);
    assert_eq!(
        past(&["1990-09-05", "1997-03-18 00:00:00", "1999-1-26", "2004-07-01T00:00:00Z", "2001/02/03"]),
        ["1990-09-05", "1997-03-18", "1999-01-26", "2004-07-01", "2001-02-03"]
    );
    assert_eq!(past(&["Apr 30, 1992", "30 April 1992", "3rd Sept 1999"]), ["1992-04-30", "1992-04-30", "1999-09-03"]);
    assert_eq!(past(&["2004", "1990.0"]), ["2004", "1990"], "the year is all that is known");
    assert_eq!(past(&["36149", "36150.0"]), ["1998-12-20", "1998-12-21"], "a spreadsheet's days");
    assert_eq!(past(&["878256000", "-86400", "0", "-1"]), ["1997-10-31", "1969-12-31", "1970-01-01", "1969-12-31"]);
    assert_eq!(past(&["878256000000"]), ["1997-10-31"], "milliseconds");
    assert_eq!(read(DayKind::Coming, &["1782777600"]), ["2026-06-30"]);
}

#[test]
fn one_number_that_is_no_day_does_not_make_seconds_of_the_others() {
    assert_eq!(read(DayKind::Coming, &["2027", "-1", "2028"]), ["2027", "NoDay", "2028"], "-1 for unknown");
    assert_eq!(read(DayKind::Past, &["36149", "99999999"]), ["1998-12-20", "NoDay"]);
    assert_eq!(read(DayKind::Past, &["36149", "999999999"]), ["1998-12-20", "NoDay"]);
    assert_eq!(read(DayKind::Coming, &["30/6/2027", "-1"]), ["2027-06-30", "NoDay"]);
    assert_eq!(read(DayKind::Coming, &["-1", ""]), ["NoDay", "unknown"]);
    assert_eq!(read(DayKind::Coming, &["20270630"]), ["NoDay"], "no seconds of 1970");
    assert_eq!(read(DayKind::Past, &["-9223372036854775808"]), ["NoDay"]);
}

#[test]
fn an_end_may_be_a_season_or_a_month() {
    let ending = |cells: &[&str]| read(DayKind::Ending, cells);
    let season = ["2026-06-30"; 6];
    assert_eq!(ending(&["25/26", "2025/26", "2025/2026", "25-26", "2025-26", "2025-2026"]), season);
    assert_eq!(ending(&["26/27", "29/30", "09/10", "45/46"]), ["2027-06-30", "2030-06-30", "NoDay", "2046-06-30"]);
    let month = ["2027-06-30"; 6];
    assert_eq!(ending(&["06/2027", "6/2027", "06.2027", "2027-06", "June 2027", "Jun/2027"]), month);
    assert_eq!(ending(&["02/2028", "02/2027", "12/2026"]), ["2028-02-29", "2027-02-28", "2026-12-31"]);
    assert_eq!(ending(&["13/2027", "00/2027", "25/27", "2025/27", "2027.06", "26.27"]), ["NoDay"; 6]);
    assert_eq!(ending(&["2011/12", "2011-12", "11/12"]), ["NoDay"; 3], "a season or a month, or long past");
    assert_eq!(ending(&["25/26", "30/6/2027", "06/2028"]), ["2026-06-30", "2027-06-30", "2028-06-30"]);
    for kind in [DayKind::Past, DayKind::Recent, DayKind::Coming] {
        assert_eq!(read(kind, &["25/26", "06/2027", "June 2027"]), ["NoDay"; 3], "{kind:?}");
    }
}

#[test]
fn a_return_without_a_year_is_the_next_one() {
    assert_eq!(
        read(DayKind::Coming, &["Expected back 04 Jan", "Suspended until 29 Aug"]),
        ["2027-01-04", "2026-08-29"]
    );
    assert_eq!(read(DayKind::Coming, &["Expected back 15 Aug"]), ["2026-08-15"], "last week is old news");
    assert_eq!(next(29, 2, date(2097, 1, 1)), Some(date(2104, 2, 29)), "2100 is no leap year");
    assert_eq!((next(30, 2, ON), next(1, 13, ON)), (None, None));
    assert_eq!(next(4, 1, date(2025, 12, 27)), Some(date(2026, 1, 4)));
    assert_eq!(next(4, 1, date(2026, 1, 4)), Some(date(2026, 1, 4)));
}

#[test]
fn nothing_is_guessed() {
    for (cell, reason) in [
        ("5023-01-05", "FarYear"),
        ("5023", "FarYear"),
        ("2031-01-01", "FarYear"),
        ("2001-02-29", "NoSuchDay"),
        ("31/4/2001", "NoSuchDay"),
        ("32/13/2001", "NoSuchDay"),
        ("Late September 2026", "NoDay"),
        ("Sometime", "NoDay"),
        ("12", "NoDay"),
        ("1-2-3-4", "NoDay"),
        ("2001-02-03 or so", "NoDay"),
        ("Ma 3, 2001", "NoDay"),
        ("30/6/-1", "NoDay"),
        ("14-Foo-2001", "NoDay"),
    ] {
        assert_eq!(read(DayKind::Past, &[cell]), [reason], "{cell}");
    }
    assert_eq!(read(DayKind::Past, &["", "-", "N/A"]), ["unknown"; 3]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(runs(512) as u32))]

    #[test]
    fn any_cell_is_read_or_refused(cells in proptest::collection::vec("[0-9/.:TZ -]{0,20}|.*", 0..6)) {
        for kind in DayKind::ALL {
            let column = DayColumn::of(cells.iter().map(String::as_str), style(*kind), ON);
            for cell in &cells {
                let _ = column.read(cell);
            }
        }
    }

    #[test]
    fn a_day_reads_back_however_it_is_written(days in 0i32..40_000) {
        let day = date(1920, 1, 1).checked_add(days.days()).unwrap();
        prop_assume!(day <= ON);
        let (year, month, of_month) = (day.year(), day.month(), day.day());
        let name = MONTH_NAMES[usize::try_from(month - 1).unwrap()];
        for written in [
            day.to_string(),
            format!("{day} 00:00:00"),
            format!("{name} {of_month}, {year}"),
            format!("{of_month:02} {name} {year}"),
        ] {
            prop_assert_eq!(read(DayKind::Past, &[&written]), [day.to_string()]);
        }
        for (written, sibling) in [
            (format!("{of_month}/{month}/{year}"), "31/12/1999"),
            (format!("{month:02}.{of_month:02}.{year}"), "12/31/1999"),
        ] {
            prop_assert_eq!(&read(DayKind::Past, &[&written, sibling])[0], &day.to_string());
        }
    }
}

const MONTH_NAMES: [&str; 12] =
    ["Jan", "February", "Mar", "Apr", "May", "June", "Jul", "Aug", "Sept", "Oct", "November", "Dec"];
