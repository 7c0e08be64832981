use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::*;
use crate::domain::{Familiarity, Foot};
use crate::import::dialects::{dialects, recognise};
use crate::import::values::{OutFor, Parting, Standing, Told};
use crate::runs::runs;

const ON: Date = date(2026, 8, 22);

/// A table of lines whose cells stand between semicolons, the first of them the header.
fn table(lines: &[&str]) -> Table {
    let mut table = Table::new("");
    let mut lines = lines.iter().enumerate();
    let header = lines.next().map_or("", |(_, header)| header);
    table.set_headers(header.split(';').map(str::to_owned).collect());
    lines.for_each(|(number, line)| table.push(number + 1, line.split(';')));
    table
}

fn read(lines: &[&str]) -> People {
    let table = table(lines);
    let dialects = dialects().unwrap();
    let dialect = recognise(table.headers(), &dialects).unwrap();
    people(&table, dialect, &FileContext { on: ON, currency: None, nations: crate::store::assets::nations() })
}

fn doubts(people: &People) -> Vec<String> {
    let shown =
        |doubt: &crate::import::table::Doubt| format!("{}:{} {} {}", doubt.line, doubt.column, doubt.text, doubt.why);
    people.doubts.listed().iter().map(shown).collect()
}

fn names(people: &People) -> Vec<&str> {
    people.people.iter().map(|person| person.name.as_str()).collect()
}

#[test]
fn a_return_on_no_day_is_a_doubt_and_he_is_out_all_the_same() {
    let read = read(&[
        "code;first_name;second_name;web_name;element_type;status;chance_of_playing_next_round;news",
        "1;Ada;Ruiz;Ruiz;2;i;0;Hip injury - Expected back 30 Feb",
        "2;Bo;Ek;Ek;2;i;0;Hip injury - Expected back 28 Nov",
    ]);
    assert_eq!(doubts(&read), ["2:8 Hip injury - Expected back 30 Feb a day that no calendar has"]);
    let hip = |back| Some(Standing::Out { why: OutFor::Injury, what: "Hip injury".into(), back });
    assert_eq!(read.people[0].standing, hip(None));
    assert_eq!(read.people[1].standing, hip(Some(jiff::civil::date(2026, 11, 28))));
}

#[test]
fn a_row_captured_twice_is_one_person_and_two_of_a_name_stay_two() {
    let read = read(&[
        "Inf;Player;Position;Age;Height;Right Foot;Club;Transfer Value",
        ";Ada Ruiz;M (C);;;;;",
        ";Bo Ek;D (C);30;178 cm;Very Strong;Westbrook;€5M",
        "Wnt;Ada Ruiz;M (C);24;170 cm;Weak;Northfield;€1.5M",
        ";Bo Ek;AM (RLC);31;178 cm;Reasonable;Eastport;€700K",
        ";Ada Ruiz;M (C);24;;Weak;Northfield;",
    ]);
    assert_eq!(names(&read), ["Ada Ruiz", "Bo Ek", "Bo Ek"]);
    assert_eq!((read.merged, read.unnamed, read.doubts.count()), (2, 0, 0));
    let [ada, ..] = &read.people[..] else { panic!() };
    assert_eq!((ada.lines[0], ada.age, ada.height_cm), (4, Some(24), Some(170)), "the fullest row first");
    assert_eq!(ada.value.unwrap().middle().to_string(), "1.5m");
}

#[test]
fn a_row_that_agrees_with_two_people_is_neither() {
    let read = read(&[
        "Player;Position;Age;Height;Right Foot;Transfer Value",
        "Bo Ek;D (C);30;178 cm;Weak;€5M",
        "Bo Ek;AM (C);31;179 cm;Weak;€4M",
        "Bo Ek;;;;Weak;€4M",
    ]);
    assert_eq!((names(&read), read.merged), (vec!["Bo Ek", "Bo Ek"], 0));
    assert_eq!(doubts(&read), ["4:1 Bo Ek a row that may be either of two people of its name"]);
}

#[test]
fn a_row_without_a_name_is_nobody() {
    let read = read(&[
        "Player;Position;Age;Height;Club;Transfer Value",
        ";D (C);30;178 cm;Somewhere else;",
        "Bo Ek;D (C);30;178 cm;Westbrook;€5M",
        ";GK;19;190 cm;Northfield;",
        ";;;;Northfield;",
    ]);
    assert_eq!((names(&read), read.unnamed, read.alone), (vec!["Bo Ek"], 3, 2));
    assert_eq!(
        doubts(&read),
        [
            "4:1  a row without a name, and no single row with a name is like it: export again",
            "5:1  a row without a name, and no single row with a name is like it: export again"
        ]
    );
    assert_eq!(read.people[0].club.as_deref(), Some("Westbrook"), "the early capture has another's club");
}

#[test]
fn an_empty_id_is_not_another_id() {
    let header = "Player;Position;Age;Height;Club;Unique ID;Transfer Value;Pace";
    let early = "Juan García;GK;20;190 cm;;;;";
    let one = "Juan García;GK;20;190 cm;Leeds;2000111;€5M;12";
    for rows in [[early, one], [one, early]] {
        let read = read(&[header, rows[0], rows[1]]);
        assert_eq!((names(&read), read.merged, read.doubts.count()), (vec!["Juan García"], 1, 0));
        assert_eq!((read.people[0].id.as_deref(), read.people[0].club.as_deref()), (Some("2000111"), Some("Leeds")));
    }
    let other = "Juan García;GK;20;190 cm;Luton;2000222;€1M;9";
    let two = read(&[header, early, one, other]);
    assert_eq!((two.people.len(), two.merged), (2, 0));
    assert_eq!(doubts(&two), ["2:1 Juan García a row that may be either of two people of its name"]);
    let elder = read(&[header, "Juan García;GK;31;190 cm;;;;", one]);
    assert_eq!((elder.people.len(), elder.merged, elder.doubts.count()), (2, 0, 0));
}

#[test]
fn empty_cells_never_match() {
    let read = read(&[
        "Player;Position;Age;Height;Right Foot;Club;Transfer Value",
        "Bo Ek;;;;;Leeds;€5M",
        "Bo Ek;;;;;Luton;",
        "Cy Ode;D (C);;;;Leeds;€5M",
        "Cy Ode;;31;;;Luton;",
    ]);
    assert_eq!((names(&read), read.merged), (vec!["Bo Ek", "Cy Ode"], 0));
    let why = "a row with the same name as another, and no cell of both tells whether they are one person";
    assert_eq!(doubts(&read), [format!("3:1 Bo Ek {why}"), format!("5:1 Cy Ode {why}")]);
}

#[test]
fn a_row_without_a_name_is_compared_with_few() {
    let header = "Player;Position;Age;Height;Club;Transfer Value";
    let named = |count: usize| (0..count).map(|at| format!("P{at} Vik;D (C);30;190 cm;Leeds;€{at}K"));
    for (count, alone) in [(100, 0), (101, 1)] {
        let nameless = ";D (C);30;190 cm;;€7K".to_owned();
        let lines: Vec<String> = [header.to_owned()].into_iter().chain(named(count)).chain([nameless]).collect();
        let read = read(&lines.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!((read.people.len(), read.unnamed, read.alone), (count, 1, alone));
    }
}

#[test]
fn a_row_without_a_name_is_nobodys_capture_where_its_money_or_figures_differ_or_two_are_like_it() {
    let header = "Player;Position;Age;Height;Club;Transfer Value;Pace";
    let bo = "Bo Vik;D (C);30;190 cm;Leeds;€2M;12";
    for (nameless, alone) in [
        (";D (C);30;190 cm;Meppen;;", 0),
        (";D (C);30;190 cm;Meppen;€2M;12", 0),
        (";D (C);30;190 cm;Meppen;€5M;", 1),
        (";D (C);30;190 cm;Meppen;;17", 1),
        (";D (C);30;;Meppen;;", 1),
    ] {
        let read = read(&[header, nameless, bo]);
        assert_eq!((read.unnamed, read.alone, read.doubts.count()), (1, alone, alone), "{nameless}");
    }
    let cy = "Cy Wex;D (C);30;190 cm;Luton;€2M;12";
    let read = read(&[header, ";D (C);30;190 cm;Meppen;;", bo, cy]);
    assert_eq!((read.people.len(), read.unnamed, read.alone), (2, 1, 1));
    assert_eq!(doubts(&read), ["2:1  a row without a name, and no single row with a name is like it: export again"]);
}

#[test]
fn rows_that_disagree_are_told() {
    let read = read(&[
        "Player;Position;Age;Height;Right Foot;Club;Transfer Value",
        "Ada Ruiz;M (C);24;170 cm;Weak;Northfield;€5M",
        "Ada Ruiz;M (C);24;170 cm;Weak;Westbrook;",
    ]);
    assert_eq!((read.people.len(), read.people[0].club.as_deref()), (1, Some("Northfield")));
    assert_eq!(doubts(&read), ["3:6 Westbrook two rows of one person disagree; the fuller row counts"]);
}

#[test]
fn of_doubled_headers_the_cells_say_which_counts() {
    let read = read(&[
        "Name;Position;Nat;Nat;Position;Position;Best Pos;Transfer Value",
        "Ada Ruiz;MC;14;ESP;M (C);12;M (C);£5M",
        "Bo Ek;DC;9;SWE;D (C);15;D (C);£3M",
    ]);
    assert_eq!(read.attributes, ["Natural Fitness", "Positioning"]);
    let ada = &read.people[0];
    assert_eq!((ada.nations.concat().as_str(), ada.positions.len()), ("ESP", 1));
    assert_eq!(ada.figures.iter().map(|figure| figure.unwrap().low).collect::<Vec<_>>(), [14, 12]);
    assert_eq!(read.doubts.count(), 0);
}

#[test]
fn what_an_exporter_gets_wrong_is_shown_and_not_used() {
    let read = read(&[
        "Player;Position;2nd Nat;Division;Age;Recommendation;Transfer Value;Recommendation",
        "Ada Ruiz;M (C);Suriname;First Division;24;A-;15,5M\u{a0}€;Last Resort",
    ]);
    let not_used: Vec<usize> = read.not_used.iter().map(|(at, _)| *at).collect();
    assert_eq!(not_used, [2, 3, 5, 7]);
    assert!(read.people[0].nations.is_empty());
    assert_eq!(read.people[0].value.unwrap().middle().to_string(), "15.5m");
}

#[test]
fn a_memory_tool_writes_balance_as_money() {
    let read = read(&[
        "Number;Inf;Name;Positions;Nationalities;CA;PA;Age;Asking Price;Is Injured;Balance;Left Foot;Right Foot;Club;Wages",
        "29;;Bo Ek;DM/M/AM C;Australia,England;108;146;19;$472,856;False;$12;4;20;;$870",
        "-1;;Ada Ruiz;GK ;England;99;146;20;$6,939,511;True;£13;16;10;Brixton;$3,885",
    ]);
    assert_eq!(read.attributes, ["Balance"]);
    let [bo, ada] = &read.people[..] else { panic!() };
    assert_eq!([bo, ada].map(|person| person.figures[0].unwrap().low), [12, 13]);
    assert_eq!((bo.foot, ada.foot, bo.shirt, ada.shirt), (Some(Foot::Right), Some(Foot::Left), Some(29), None));
    assert_eq!(
        (bo.nations.join("+").as_str(), ada.loan_from.as_deref(), bo.rating),
        ("AUS+ENG", Some("Brixton"), Some(108))
    );
    assert_eq!(ada.standing, Some(Standing::Out { why: OutFor::Injury, what: "injured".into(), back: None }));
    assert_eq!(bo.asking.unwrap().middle().units(), 472_856);
    assert_eq!((bo.wage, read.doubts.count()), (None, 2), "nothing says what a wage is for");
}

#[test]
fn tables_of_a_feed_are_read() {
    let read = read(&[
        "player_id;first_name;last_name;name;date_of_birth;sub_position;position;foot;height_in_cm;country_of_citizenship;current_club_name;market_value_in_eur;contract_expiration_date",
        "10;;Ruiz;Ada Ruiz;2001-06-09 00:00:00;Left-Back;Defender;left;170;Spain;Northfield;1000000;2028-06-30 00:00:00",
        "11;Bo;Ek;;1999-01-01;Missing;Missing;;18;Sweden;Westbrook;0;",
        "10;;Ruiz;Ada Ruiz;2001-06-09 00:00:00;Left-Back;Defender;left;;Spain;Northfield;1000000;2028-06-30 00:00:00",
    ]);
    assert_eq!((names(&read), read.merged), (vec!["Ada Ruiz", "Bo Ek"], 1), "one id is one person");
    let [ada, bo] = &read.people[..] else { panic!() };
    assert_eq!((ada.born, ada.contract), (Some(Told::Day(date(2001, 6, 9))), Some(date(2028, 6, 30))));
    let wing_back = ada.positions[1];
    assert_eq!(
        (wing_back.position.word(), wing_back.familiarity, wing_back.proposed),
        ("LWB", Familiarity::Competent, true)
    );
    assert_eq!((bo.value, bo.positions.len(), bo.height_cm), (None, 0, None));
    assert_eq!(doubts(&read), ["3:9 18 a height that nobody has"]);
}

#[test]
fn words_that_are_no_nation_are_doubts_however_many() {
    let words: Vec<String> = (0..200).map(|n| format!("Nowhere {n}")).collect();
    let read = read(&[
        "Name;Position;Nationality",
        "Bo Ek;D (C);SWE, Neverland",
        &format!("Ada Ruiz;M (C);{}, ESP", words.join(",")),
    ]);
    assert_eq!(read.people[0].nations.join(" "), "SWE");
    assert_eq!(read.people[1].nations.join(" "), "ESP");
    assert_eq!(read.doubts.count(), 201);
    assert_eq!(doubts(&read)[0], "2:3 Neverland no nation that is known");
}

#[test]
fn a_contract_until_a_year_ends_where_the_source_means_so() {
    let sofifa = read(&[
        "short_name;long_name;player_positions;dob;club_contract_valid_until;wage_eur;value_eur",
        "A. Ruiz;Ada Ruiz;CM, CAM;6/28/91;2027;35000;0",
    ]);
    let ada = &sofifa.people[0];
    assert_eq!((ada.name.as_str(), ada.contract, ada.value), ("Ada Ruiz", Some(date(2027, 6, 30)), None));
    assert_eq!(ada.wage.unwrap().for_a_season().to_string(), "1.82m");
    let table = read(&["Name;Position;Contract", "Ada Ruiz;CM;2027"]);
    assert_eq!((table.people[0].contract, doubts(&table)), (None, vec!["2:3 2027 a year without a day".to_owned()]));
}

#[test]
fn a_feed_of_availability_says_who_is_out() {
    let read = read(&[
        "code;first_name;second_name;web_name;element_type;birth_date;status;chance_of_playing_next_round;news;news_added",
        "1;Ada;Ruiz;Ruiz;3;2001-06-09;a;;;",
        "2;Bo;Ek;Ek;2;;a;100;;2026-08-20T17:00:08.846118Z",
        "3;Cy;Ode;Ode;4;;i;0;Knee injury - Expected back 04 Jan;2025-12-20T17:00:08.846118Z",
        "4;Di;Roe;Roe;1;;u;0;Has joined Westbrook permanently;",
        "5;Ed;Ash;Ash;4;;d;75;Knock - 75% chance of playing;",
        "6;Flo;Elm;Elm;4;;n;0;International duty - Unknown return date;",
    ]);
    let absent: Vec<&str> =
        read.people.iter().filter(|person| person.is_absent()).map(|person| person.name.as_str()).collect();
    assert_eq!(absent, ["Cy Ode", "Ed Ash", "Flo Elm"]);
    let Some(Standing::Out { back, .. }) = &read.people[2].standing else { panic!() };
    assert_eq!(*back, Some(date(2026, 1, 4)), "by the day of the news");
    assert_eq!(read.people[3].standing, Some(Standing::Gone(Parting::Sold("Westbrook".into()))));
    assert!(read.people[0].positions.iter().all(|at| at.proposed) && !read.people[3].positions[0].proposed);
}

#[test]
fn a_file_of_absences_has_many_rows_a_person() {
    let mut injuries = Table::new("");
    injuries.set_headers(
        ["player_name", "injury", "injured_since", "injured_until", "duration"].map(str::to_owned).to_vec(),
    );
    let name = "\n      #1   \n    Ada Ruiz\n";
    for (line, cells) in [
        (2, [name, "Knee Injury", "2022-01-01", "2022-02-01", "31"]),
        (5, [name, "knee injury", "2022-01-01", "2022-02-01", "31"]),
        (8, [name, "Knock", "2022-03-10", "2022-03-01", "9"]),
        (11, [name, "Knock", "2022-05-10", "NA", "NA"]),
        (14, ["#9 Bo Ek", "NA", "NA", "NA", "NA"]),
        (15, [name, "Ankle", "2022-06-01", "NA", "NA"]),
        (16, [name, "ankle", "2022-06-01", "2022-07-01", "30"]),
        (17, [name, "Ankle", "2022-06-01", "2022-06-20", "19"]),
    ] {
        injuries.push(line, cells);
    }
    let dialects = dialects().unwrap();
    let dialect = recognise(injuries.headers(), &dialects).unwrap();
    let read =
        people(&injuries, dialect, &FileContext { on: ON, currency: None, nations: crate::store::assets::nations() });
    assert_eq!(names(&read), ["Ada Ruiz", "Bo Ek"]);
    let spells: Vec<String> =
        read.people[0].spells.iter().map(|spell| format!("{} {} {:?}", spell.what, spell.from, spell.back)).collect();
    assert_eq!(
        spells,
        ["Knee Injury 2022-01-01 Some(2022-02-01)", "Knock 2022-05-10 None", "Ankle 2022-06-01 Some(2022-07-01)"]
    );
    assert!(!read.people[1].is_absent(), "a row that names no injury says that there was none");
    assert_eq!(doubts(&read), ["8:4 2022-03-01 an end before its beginning"]);
}

#[test]
fn a_column_that_is_not_what_its_header_says_is_one_doubt() {
    let read = read(&["Name;Age;Height;Foot", "Ada Ruiz;24;tall;right", "Bo Ek;31;short;left"]);
    assert_eq!(doubts(&read), ["0:3 Height the cells of this column are not what its header says"]);
    assert_eq!(read.people[0].foot, Some(Foot::Right));
}

#[test]
fn an_attribute_whose_cells_are_no_figures_is_one_doubt() {
    let read = read(&[
        "Player;Position;Transfer Value;Age;Pace;Vision",
        "Ada Ruiz;M (C);€5M;24;quick;14",
        "Bo Ek;D (C);€3M;31;slow;9",
    ]);
    assert_eq!(read.attributes, ["Vision"]);
    assert_eq!(doubts(&read), ["0:5 Pace the cells of this column are not what its header says"]);
}

#[test]
fn a_name_that_is_a_number_alone_stays() {
    let read = read(&["Name;Position", "#10;M (C)", "#9 Bo Ek;D (C)", "#;GK"]);
    assert_eq!(names(&read), ["#10", "Bo Ek", "#"]);
}

/// What is read of people, without their lines and in an order of its own.
fn told(read: &People) -> Vec<String> {
    let one = |person: &FilePerson| {
        let mut figures: Vec<_> = read.attributes.iter().zip(&person.figures).collect();
        figures.sort_by_key(|(name, _)| name.as_str());
        let plain = FilePerson { lines: Vec::new(), figures: Vec::new(), ..person.clone() };
        format!("{plain:?} {figures:?}")
    };
    let mut told: Vec<String> = read.people.iter().map(one).collect();
    told.sort();
    told
}

fn rows() -> impl Strategy<Value = Vec<Vec<String>>> {
    let cell = |cells: &'static [&'static str]| proptest::sample::select(cells).prop_map(str::to_owned);
    let row = (
        cell(&["Ada Ruiz", "Bo Ek", "", "Cy Ode"]),
        cell(&["D (C)", "GK", "M/AM (RL), ST (C)", "", "-"]),
        cell(&["24", "31", ""]),
        cell(&["178 cm", "190 cm", ""]),
        cell(&["Weak", "Very Strong", ""]),
        cell(&["€5M", "€1.2M - €3M", "Unknown", "€0", ""]),
        cell(&["12", "10-14", "-", ""]),
        cell(&["30/6/2028", "6/2/2029", ""]),
    );
    let row = row.prop_map(|(a, b, c, d, e, f, g, h)| vec![a, b, c, d, e, f, g, h]);
    proptest::collection::vec(row, 1..8)
}

const HEADERS: [&str; 8] = ["Player", "Position", "Age", "Height", "Right Foot", "Transfer Value", "Pace", "Expires"];

fn read_in(order: &[usize], rows: &[Vec<String>]) -> People {
    let line = |cells: Vec<&str>| cells.join(";");
    let pick = |cells: &[String]| line(order.iter().map(|at| cells[*at].as_str()).collect());
    let mut lines = vec![line(order.iter().map(|at| HEADERS[*at]).collect())];
    lines.extend(rows.iter().map(|row| pick(row)));
    read(&lines.iter().map(String::as_str).collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(runs(128) as u32))]

    #[test]
    fn the_order_of_columns_and_rows_does_not_matter(
        rows in rows(),
        order in Just((0..HEADERS.len()).collect::<Vec<usize>>()).prop_shuffle(),
        seed in any::<u64>(),
    ) {
        let straight: Vec<usize> = (0..HEADERS.len()).collect();
        let first = read_in(&straight, &rows);
        let mut shuffled = rows.clone();
        let length = shuffled.len();
        (0..length).for_each(|at| shuffled.swap(at, usize::try_from(seed.rotate_left(at as u32) % length as u64).unwrap()));
        let second = read_in(&order, &shuffled);
        prop_assert_eq!(told(&first), told(&second));
        prop_assert_eq!((first.merged, first.unnamed, first.alone), (second.merged, second.unnamed, second.alone));
        prop_assert_eq!(first.doubts.count(), second.doubts.count());
        let kept = rows_with_text(&rows);
        prop_assert_eq!(first.people.len() + first.merged + first.unnamed + either(&first), kept);
    }

    #[test]
    fn any_table_is_read(cells in proptest::collection::vec(".{0,12}", 0..24), width in 1usize..6) {
        let mut table = Table::new("");
        let headers = ["Name", "Position", "Age", "Value", "Contract", "Height"];
        table.set_headers(headers[..width].iter().map(|header| (*header).to_owned()).collect());
        cells.chunks(width).enumerate().for_each(|(line, row)| table.push(line, row.iter().map(String::as_str)));
        let dialects = dialects().unwrap();
        let dialect = recognise(table.headers(), &dialects).unwrap();
        let read = people(&table, dialect, &FileContext { on: ON, currency: None, nations: crate::store::assets::nations() });
        prop_assert_eq!(read.people.len() + read.merged + read.unnamed + either(&read), table.len());
    }
}

/// Rows that may be either of two people, or anybody's.
fn either(read: &People) -> usize {
    let is_left = |why: &str| [Reason::EitherOfTwo, Reason::NoneOfTwo].iter().any(|reason| reason.word() == why);
    read.doubts.listed().iter().filter(|doubt| is_left(doubt.why.as_ref())).count()
}

/// Rows that have any text.
fn rows_with_text(rows: &[Vec<String>]) -> usize {
    rows.iter().filter(|row| row.iter().any(|cell| !cell.is_empty())).count()
}

fn out(why: OutFor, what: &str, back: Option<Date>) -> Option<Standing> {
    Some(Standing::Out { why, what: what.into(), back })
}

#[test]
fn a_spreadsheet_says_in_its_headers_what_its_amounts_are_in() {
    let read = read(&[
        "Name;Pos;Market value (€m);Wage (€/week);Contract expiry;Squad number",
        "Ada Ruiz;GK;4.5;25000;30/06/2028;1",
        "Bo Ek;CB;12;40000;30/06/2027;4",
        "Cy Ode;CB;€900k;£500;30/06/2027;5",
    ]);
    let value = |at: usize| read.people[at].value.map(|value| value.middle().units());
    assert_eq!([value(0), value(1), value(2)], [Some(4_500_000), Some(12_000_000), Some(900_000)]);
    let wage = |at: usize| read.people[at].wage.map(|wage| wage.for_a_season().units());
    assert_eq!([wage(0), wage(2)], [Some(25_000 * 52), None]);
    assert_eq!((read.people[0].contract, read.people[1].shirt), (Some(date(2028, 6, 30)), Some(4)));
    assert_eq!(doubts(&read), ["4:4 £500 in another currency than the plan or the other amounts"]);
    assert_eq!(read.currency, Some(Currency::EUR));
}

#[test]
fn a_header_in_another_currency_than_the_plan_is_a_doubt() {
    let table = table(&["Name;Position;Value (£m)", "Ada Ruiz;GK;4", "Bo Ek;CB;€5m"]);
    let dialects = dialects().unwrap();
    let nations = crate::store::assets::nations();
    let context = FileContext { on: ON, currency: Some(Currency::EUR), nations };
    let read = people(&table, recognise(table.headers(), &dialects).unwrap(), &context);
    let values: Vec<Option<u64>> = read.people.iter().map(|person| Some(person.value?.middle().units())).collect();
    assert_eq!(values, [None, Some(5_000_000)]);
    assert_eq!(doubts(&read), ["2:3 4 in another currency than the plan or the other amounts"]);
}

#[test]
fn a_bare_number_beside_amounts_with_units_is_a_doubt() {
    let read = read(&["Name;Position;Value", "Ada Ruiz;GK;40", "Bo Ek;CB;€12m", "Cy Ode;CB;20m", "Di Moe;ST;€500"]);
    let values: Vec<Option<u64>> = read.people.iter().map(|person| Some(person.value?.middle().units())).collect();
    assert_eq!(values, [None, Some(12_000_000), Some(20_000_000), Some(500)]);
    assert_eq!(doubts(&read), ["2:3 40 an amount that may as well count thousands or millions"]);
}

#[test]
fn a_spreadsheet_says_who_is_injured_and_until_when() {
    let read = read(&[
        "Name;Position;Injury;Expected return;Until",
        "Ada Ruiz;GK;Hamstring;20/12/2026;30/06/2028",
        "Bo Ek;CB;No;;30/06/2027",
        "Cy Ode;CB;yes;;30/06/2027",
        "Di Moe;CB;Red card;;30/06/2027",
        "Eva Lis;CB;;31/12/2026;30/06/2027",
        "Fay Fox;CB;Fit;;30/06/2027",
    ]);
    let standing: Vec<_> = read.people.iter().map(|person| person.standing.clone()).collect();
    let until = Some(date(2026, 12, 20));
    assert_eq!(standing[0], out(OutFor::Injury, "Hamstring", until));
    assert_eq!((&standing[1], &standing[5]), (&Some(Standing::Fit), &Some(Standing::Fit)));
    assert_eq!(standing[2], out(OutFor::Injury, "injured", None));
    assert_eq!(standing[3], out(OutFor::Suspension, "Red card", None));
    assert_eq!(standing[4], out(OutFor::Duty, "absent", Some(date(2026, 12, 31))));
    assert_eq!(read.people[0].contract, Some(date(2028, 6, 30)));
    assert_eq!(doubts(&read), [""; 0]);
}

#[test]
fn days_beside_an_injury_are_its_days() {
    for headers in ["Name;Position;injury;from_date;until_date", "Name;Position;Injury;From;Until"] {
        let read =
            read(&[headers, "Ada Ruiz;GK;Knee;2026-08-01;2026-10-03", "Bo Ek;CB;;;", "Cy Ode;CB;Flu;2026-08-20;"]);
        let spell = |what: &str, from, back| [FileSpell { what: what.into(), kind: None, from, back }];
        assert_eq!(read.people[0].spells, spell("Knee", date(2026, 8, 1), Some(date(2026, 10, 3))), "{headers}");
        assert_eq!(read.people[2].spells, spell("Flu", date(2026, 8, 20), None));
        assert_eq!((read.people[0].contract, &read.people[1].spells[..]), (None, &[][..]));
    }
    let read = read(&["Name;Position;Until;Injury", "Ada Ruiz;GK;30/06/2028;Knee", "Bo Ek;CB;30/06/2027;"]);
    assert_eq!(
        (read.people[0].contract, read.people[0].standing.clone()),
        (Some(date(2028, 6, 30)), out(OutFor::Injury, "Knee", None))
    );
}

#[test]
fn a_word_for_several_positions_is_proposed_and_told() {
    let read = read(&["Name;Position", "Ada Ruiz;ST", "Bo Ek;Midfielder", "Cy Ode;Centre back"]);
    assert_eq!(read.people.iter().map(|person| person.positions.len()).collect::<Vec<_>>(), [1, 5, 1]);
    assert!(read.people[1].positions.iter().all(|at| at.proposed));
    assert_eq!(doubts(&read), [format!("3:2 Midfielder {}", Reason::SeveralPositions.word())]);
}

#[test]
fn a_flag_of_a_loan_says_neither_from_whom_nor_to_whom() {
    let read = read(&["Player;Inf;Position;Age;Transfer Value", "Ada Ruiz;Loa;M (C);24;€5M", "Bo Ek;Int;D (C);24;€5M"]);
    assert_eq!(
        doubts(&read),
        [format!("2:2 Loa {}", Reason::LoanFlag.word()), format!("3:2 Int {}", Reason::NoFlagKnown.word())]
    );
}
