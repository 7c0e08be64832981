//! A file is read by its columns as row by row.

use super::*;
use crate::domain::Foot;
use crate::import::{OpenedFile, made};
use crate::runs::runs;

#[test]
fn a_person_of_a_file_is_read_back_from_his_columns() {
    let text = format!(
        "{HEADERS}7,Álvaro Šeško,AC Ada,1999-01-26,\"CB, LB:competent?\",left,187,\"ITA, ARG\",80,2028-06-30,EUR,20000000,1500000,\
         5000000000,30000000,14,,\n"
    );
    let market = market(&[(&text, ON)]);
    let target = market.row(0).unwrap().target().unwrap();
    let profile = &target.profile;
    assert_eq!((profile.name.as_str(), target.club.as_deref()), ("Álvaro Šeško", Some("AC Ada")));
    assert_eq!((profile.born, profile.contract), (Some(date(1999, 1, 26)), Some(date(2028, 6, 30))));
    assert_eq!((profile.foot, profile.height_cm, profile.rating), (Some(Foot::Left), Some(187), Some(80)));
    assert_eq!(profile.nations, ["ITA", "ARG"]);
    let positions: Vec<_> = profile.positions.iter().collect();
    assert_eq!(positions, [(Position::CB, Familiarity::Natural), (Position::LB, Familiarity::Competent)]);
    assert_eq!(profile.imported.as_ref().unwrap().proposed, [Position::LB]);
    assert_eq!(profile.imported.as_ref().unwrap().id.as_deref(), Some("7"));
    let amounts = [profile.value, profile.wage, profile.clause.map(|clause| clause.amount)];
    assert_eq!(amounts.map(|amount| amount.unwrap().units()), [20_000_000, 1_500_000, 5_000_000_000]);
    assert_eq!(profile.asking_price().map(|(price, _)| price.units()), Some(30_000_000));
    assert_eq!(profile.attributes, [("aerial".to_owned(), 14)]);
    assert_eq!((market.row(0).unwrap().line(), market.row(1).is_none()), (2, true));
}

/// All that is known of everybody, and what of the file was not believed.
fn known(opened: OpenedFile) -> (Vec<String>, usize, Vec<crate::import::Doubt>) {
    let doubts = opened.doubts.listed().to_vec();
    let source = opened.source_name(std::path::Path::new("made.csv")).unwrap();
    let market =
        Market::read(vec![(MarketFile { name: "made.csv".into(), source, on: ON }, opened)], &context()).unwrap();
    let one = |row: MarketRow<'_>| {
        let columns = &market.columns;
        let bits = (columns.position_bits[row.number], columns.flags[row.number], columns.folded.get(row.number));
        let amounts = [row.value(), row.wage(), row.clause(), row.asking()];
        format!(
            "{} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {amounts:?} {:?} {bits:?} {}",
            row.name(),
            row.id(),
            row.club(),
            row.league(),
            row.nations(),
            row.positions(),
            row.born(),
            row.born_year(),
            row.said_age(),
            row.foot(),
            row.height_cm(),
            row.rating(),
            row.contract(),
            row.attributes().collect::<Vec<_>>(),
            row.line(),
        )
    };
    let currency = format!("{:?}", market.currency());
    (market.iter().map(one).chain([currency]).collect(), market.doubts(), doubts)
}

/// The tables of a careful plan, of nobody's own, and of a source that is known.
const TABLES: &[&[&str]] = &[
    &[
        "id",
        "name",
        "club",
        "born",
        "positions",
        "height_cm",
        "seller_stance",
        "currency",
        "value",
        "wage_per_year",
        "attributes.pace",
    ],
    &["Name", "Position", "Age", "Club", "Value", "Contract", "Nationality", "Height", "Foot", "Injured", "Notes"],
    &["ID", "First name", "Last name", "Position", "Born", "Wage", "Currency", "On loan from", "Injury", "Out until"],
    &["player_id", "name", "date_of_birth", "sub_position", "foot", "country_of_citizenship", "market_value_in_eur"],
];

const CELLS: &[&str] = &[
    "",
    "",
    "-",
    "N/A",
    "7",
    "8",
    "31",
    "187",
    "€5m",
    "€1.2m",
    "1,5",
    "5000000000",
    "EUR",
    "GBP",
    "left",
    "Right",
    "1999-01-26",
    "26/1/1999",
    "1/26/1999",
    "1985",
    "2027-06-30",
    "CB",
    "CB, LB",
    "Centre-Back",
    "D (C)",
    "Spain",
    "ESP/FRA",
    "Nowhere",
    "yes",
    "no",
    "Inj",
    "true",
    "Ada Ruiz",
    "Ada Ruiz",
    "Šeško",
    "#9 Bo",
    " padded ",
    "\u{a0}x\u{feff}",
    "6'3\"",
    "a \"b\" c",
    "two\nlines",
    "\"",
    "name",
    "Name",
    "£900 p/w",
    "AC Ada",
    "Bee, City; FC",
];

/// Lines of a file, with its delimiter, ends of lines, quotes and bytes.
fn any_file() -> impl Strategy<Value = Vec<u8>> {
    let row = (vec(0..CELLS.len(), 11), 0u8..60);
    let style = (select(TABLES), select(&[",", ";", "\t"][..]), select(&["\n", "\n", "\r\n", "\r"][..]), 0u8..20);
    (vec(row, 0..60), style, any::<[bool; 3]>()).prop_map(
        |(rows, (headers, delimiter, end, odd), [marked, told, quoted])| {
            let cell = |text: &str| match quoted || text.contains(['"', '\n', ',', ';', '\t']) {
                true => format!("\"{}\"", text.replace('"', "\"\"")),
                false => text.to_owned(),
            };
            let line = |cells: &mut dyn Iterator<Item = String>| cells.collect::<Vec<_>>().join(delimiter) + end;
            let mut file = if marked { "\u{feff}".to_owned() } else { String::new() };
            if told {
                file += &format!("sep={delimiter}{end}");
            }
            let header = line(&mut headers.iter().map(|header| (*header).to_owned()));
            file += &header;
            for (number, (places, kind)) in rows.iter().enumerate() {
                // Few rows say the same of an id or a name, and most are told apart.
                let own = |at: usize, place: &usize| match (at, place % 3) {
                    (0, 1 | 2) => format!("P{}", number / 2),
                    (1, 1) => format!("Bo Ek {number}"),
                    _ => cell(CELLS[*place]),
                };
                let width = match kind {
                    0 => headers.len() - 1,
                    1 => headers.len() + 1,
                    _ => headers.len(),
                };
                let mut cells = places.iter().enumerate().map(|(at, place)| own(at, place)).take(width);
                match kind {
                    2 => file += &header,
                    3 => file += end,
                    4 => file += &(delimiter.repeat(width) + end),
                    5 => file += &format!("6'3\"{delimiter}\"x\"y{delimiter}z{end}"),
                    _ => file += &line(&mut cells),
                }
            }
            match odd {
                0 => file.truncate(file.trim_end().len()),
                1 => file += "\"left open",
                2 => return file.chars().map(|c| u8::try_from(c).unwrap_or(0xe9)).collect(),
                _ => {}
            }
            file.into_bytes()
        },
    )
}

#[test]
fn plain_csv_alone_is_read_by_its_columns() {
    let people: String =
        (0..40).map(|number| format!("{number},\"Ada \"\"{number}\"\" Ruiz\",24,\"two\nlines\"\n")).collect();
    let file = format!("Id,Name,Age,Club\n{people}");
    for (bytes, by_column) in [
        (file.clone().into_bytes(), true),
        (format!("\u{feff}{}", file.replace('\n', "\r\n")).into_bytes(), true),
        (file.replace(',', ";").into_bytes(), true),
        (file.replace('\n', "\r").into_bytes(), false),
        (file.replace("Ruiz", "Mu\u{f1}oz").chars().map(|c| c as u8).collect(), false),
        (format!("{file}\"").into_bytes(), false),
    ] {
        let opened = made(&bytes, true).unwrap();
        assert_eq!((opened.texts.is_some(), opened.table.is_empty()), (by_column, by_column), "{:?}", &bytes[..20]);
        assert_eq!(known(opened).0.len(), 41);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(runs(512) as u32))]

    #[test]
    fn a_file_by_its_columns_says_what_it_says_row_by_row(bytes in any_file()) {
        let (by_row, by_column) = (made(&bytes, false), made(&bytes, true));
        match (by_row, by_column) {
            (Ok(by_row), Ok(by_column)) if by_row.dialect.is_some() => {
                prop_assert_eq!(known(by_row), known(by_column));
            }
            (Ok(by_row), Ok(by_column)) => prop_assert!(by_row.dialect == by_column.dialect),
            (by_row, by_column) => prop_assert_eq!(by_row.map(|_| ()).map_err(|error| error.to_string()), by_column.map(|_| ()).map_err(|error| error.to_string())),
        }
    }
}
