//! Several files.

use super::*;
use crate::domain::Money;

#[test]
fn two_of_one_id_are_two_people_where_neither_name_nor_birth_says_one() {
    let row = |name: &str, born: &str| format!("1,{name},AC Ada,{born},CB,,,,,,,,,,,,,\n");
    let names = |older: String, newer: String| {
        let files = [older, newer].map(|row| HEADERS.to_owned() + &row);
        let market = market(&[(&files[0], date(2026, 1, 1)), (&files[1], date(2026, 8, 1))]);
        market.iter().map(|row| row.name().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names(row("Zed Zz", "1980-01-01"), row("Ann A", "2000-01-01")), ["Ann A", "Zed Zz"]);
    assert_eq!(names(row("Zed Zz", ""), row("Ann Ab", "2000-01-01")), ["Ann Ab", "Zed Zz"]);
    assert_eq!(names(row("Ricardo Leite", "1982-04-22"), row("Kaká", "1982-04-22")), ["Kaká"]);
    assert_eq!(names(row("A. Abel", "1982-04-22"), row("Ann Abel", "1982-04-23")), ["Ann Abel"], "which differs");
}

#[test]
fn files_merge_by_id_and_by_name_and_birth_newest_first_and_say_where_they_disagree() {
    let row = |id: &str, name: &str, born: &str, value: &str, height: &str| {
        format!("{id},{name},AC Ada,{born},CB,,{height},,,,EUR,{value},,,,,,\n")
    };
    let (old, new) = (date(2026, 1, 1), date(2026, 8, 1));
    let older = [
        row("1", "Ada Ruiz", "1999-01-26", "15000000", "187"),
        row("2", "Bo Ek", "2000-02-02", "1000000", ""),
        row("9", "Other Name", "1990-01-01", "2000000", ""),
        row("", "Çy Ode", "2001-03-03", "5000000", ""),
    ];
    let newer = [
        row("1", "A. Ruiz", "1999-01-26", "18000000", ""),
        row("3", "Bo Ek", "2000-02-02", "1000000", ""),
        row("9", "Other Name", "", "2000000", ""),
        row("4", "Cy Ode", "2001-03-03", "5000000", ""),
    ];
    let (older, newer) = (HEADERS.to_owned() + &older.concat(), HEADERS.to_owned() + &newer.concat());
    let market = market(&[(&older, old), (&newer, new)]);
    let names: Vec<&str> = (0..market.len()).map(|row| market.row(row).unwrap().name()).collect();
    assert_eq!(names, ["A. Ruiz", "Bo Ek", "Other Name", "Cy Ode", "Bo Ek"], "two ids of one source are two people");
    let ada = market.row(0).unwrap();
    assert_eq!((ada.value().map(Money::units), ada.height_cm()), (Some(18_000_000), Some(187)));
    assert_eq!(market.row(2).unwrap().born(), Some(date(1990, 1, 1)), "filled by the older file");
    let differs: Vec<_> = (0..market.len()).flat_map(|row| market.differs(row)).collect();
    let said = words::said(&market, differs[0]).unwrap();
    let (file, line) = market.said_by(differs[0]).unwrap();
    assert_eq!(
        (differs.len(), differs[0].field, said.as_str(), file.on, line),
        (1, MarketColumn::Value, "€15m", old, 2)
    );
    assert!(market.differs(1).is_empty());
}

#[test]
fn a_league_by_its_code_and_by_its_name_is_no_contradiction() {
    let file = |league: &str| format!("Name,Date of birth,League\nAda Ruiz,1999-01-26,{league}\n");
    let differs = |newer: &str, older: &str| {
        let market = market(&[(&file(newer), date(2026, 8, 1)), (&file(older), date(2026, 1, 1))]);
        assert_eq!((market.len(), market.row(0).unwrap().league()), (1, Some(newer)));
        market.differs(0).len()
    };
    assert_eq!([differs("IT1", "Serie A"), differs("Serie A", "IT1"), differs("IT1", "IT1")], [0, 0, 0]);
    assert_eq!([differs("IT1", "ES1"), differs("Serie A", "La Liga")], [1, 1]);
}
