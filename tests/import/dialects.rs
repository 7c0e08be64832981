//! What a dialect may say of a source, each by a small table.

use jiff::civil::date;
use touchline::domain::Currency;
use touchline::import::dialects::{dialects, key, read_dialect, recognise};
use touchline::import::people::{FileContext, People, people};
use touchline::import::values::Reason;
use touchline::store::Source;
use touchline::store::assets::nations;

use super::only;

fn read_by(dialect: &str, table: &str, currency: Option<Currency>) -> People {
    let dialect = format!("(name: \"Ours\", {dialect})");
    let dialect = read_dialect(&Source::new("ours.ron", &dialect)).unwrap_or_else(|error| panic!("{error}"));
    people(&only(table), &dialect, &FileContext { on: date(2026, 11, 27), currency, nations: nations() })
}

fn doubts(read: &People) -> Vec<String> {
    let shown =
        |doubt: &touchline::import::Doubt| format!("{}:{} {}: {}", doubt.line, doubt.column, doubt.text, doubt.why);
    read.doubts.listed().iter().map(shown).collect()
}

const MONEY: &str = "columns: [(field: Name, headers: [\"Name\"]), (field: Currency, headers: [\"In\"]), \
                     (field: Value, headers: [\"Value\"])]";

/// What somebody is worth, in the order of the table.
fn values(read: &People) -> Vec<Option<u64>> {
    read.people.iter().map(|person| person.value.map(|value| value.low.units())).collect()
}

#[test]
fn an_amount_is_in_the_currency_that_its_row_names() {
    let table = "Name;In;Value\nAda Ruiz;EUR;5000000\nBo Ek;£;4000000\nCy Orr;eur;3000000\nDi Fox;;2000000\nEd Gil;XAF;1000000\n";
    for (plan, read_values, doubtful) in [
        // Most rows are in euros, and a row that names none is taken to be as the others.
        (None, [Some(5), None, Some(3), Some(2), None], ["4000000", "1000000"].as_slice()),
        (Some(Currency::EUR), [Some(5), None, Some(3), Some(2), None], &["4000000", "1000000"]),
        (Some(Currency::GBP), [None, Some(4), None, Some(2), None], &["5000000", "3000000", "1000000"]),
    ] {
        let read = read_by(MONEY, table, plan);
        assert_eq!(values(&read), read_values.map(|value| value.map(|value: u64| value * 1_000_000)), "{plan:?}");
        let found: Vec<String> = read.doubts.listed().iter().map(|doubt| doubt.text.clone()).collect();
        assert_eq!(found, doubtful, "{plan:?}");
        assert!(read.doubts.listed().iter().all(|doubt| doubt.why == Reason::OtherCurrency.word()));
    }
    let unknown = read_by(MONEY, "Name;In;Value\nAda Ruiz;XAF;5000000\nBo Ek;XAF;4000000\n", None);
    assert_eq!((values(&unknown), unknown.doubts.count()), (vec![Some(5_000_000), Some(4_000_000)], 0));
    assert_eq!(unknown.people[0].currency.as_deref(), Some("XAF"));
}

#[test]
fn any_column_may_be_an_attribute_by_its_header() {
    let dialect = "columns: [(field: Name, headers: [\"Name\"])], attributes_under: \"Skill_\", attributes_up_to: 10";
    let read = read_by(
        dialect,
        "Name;skill_Pace;SKILL_Calm_under_fire;Skill_Word\nAda Ruiz;9;3-5;good\nBo Ek;12;;bad\n",
        None,
    );
    assert_eq!(read.attributes, ["Pace", "Calm_under_fire"]);
    let figures = |at: usize| {
        read.people[at].figures.iter().map(|figure| figure.map(|figure| (figure.low, figure.high))).collect::<Vec<_>>()
    };
    assert_eq!((figures(0), figures(1)), (vec![Some((9, 9)), Some((3, 5))], vec![None, None]));
    assert_eq!(
        doubts(&read),
        [
            "1:4 Skill_Word: the cells of this column are not what its header says",
            "3:2 12: a number outside of its range"
        ]
    );
}

#[test]
fn what_stands_before_attributes_is_compared_as_headers_are() {
    let under = "(name: \"Ours\", columns: [(field: Name, headers: [\"Name\"])], attributes_under: \"stát_\")";
    let dialect = read_dialect(&Source::new("ours.ron", under)).unwrap();
    for (header, name) in [
        ("stat_Speed", Some("Speed")),
        ("Stat speed", Some("speed")),
        ("STÁT_Óne_two", Some("Óne_two")),
        ("Status", None),
        ("Stature", None),
        ("stat_", None),
        ("sta", None),
    ] {
        assert_eq!(dialect.attribute_under(header), name, "{header}");
        assert_eq!(dialect.knows(&key(header)), name.is_some(), "{header}");
    }
}

#[test]
fn rows_that_disagree_are_told_by_what_the_source_calls_empty() {
    let columns = "columns: [(field: Id, headers: [\"Id\"]), (field: Name, headers: [\"Name\"]), \
                   (field: Club, headers: [\"Club\"])]";
    let table = "Id;Name;Club\n1;Ada Ruiz;-\n1;Ada Ruiz;Ajax\n";
    assert_eq!(doubts(&read_by(columns, table, None)), [""; 0]);
    let exactly = read_by(&format!("{columns}, exact: true"), table, None);
    assert_eq!(doubts(&exactly), [format!("3:3 Ajax: {}", Reason::RowsDisagree.word())]);
}

#[test]
fn who_writes_exactly_is_read_exactly() {
    let columns = "columns: [(field: Name, headers: [\"Name\"]), (field: Club, headers: [\"Club\"]), \
                   (field: Born, headers: [\"Born\"]), (field: Contract, headers: [\"Until\"])]";
    let table = "Name;Club;Born;Until\nNa;1860;1850-01-01;2300-06-30\n'=1+1;-;;\n#7 Ada;'t Veld;;\n";
    let exactly = read_by(&format!("{columns}, exact: true"), table, None);
    let told = |read: &People| -> Vec<(String, Option<String>, bool)> {
        let one = |person: &touchline::import::people::FilePerson| {
            (
                person.name.clone(),
                person.club.as_deref().map(str::to_owned),
                person.born.is_some() && person.contract.is_some(),
            )
        };
        read.people.iter().map(one).collect()
    };
    let row = |name: &str, club: &str, days| (name.to_owned(), Some(club.to_owned()), days);
    assert_eq!(told(&exactly), [row("Na", "1860", true), row("=1+1", "-", false), row("#7 Ada", "'t Veld", false)]);
    assert_eq!(exactly.doubts.count(), 0);
    let usually = read_by(columns, table, None);
    let bare = ("'=1+1".to_owned(), None, false);
    assert_eq!(told(&usually), [bare, row("Ada", "'t Veld", false)], "Na means that nobody knows");
    assert!(usually.doubts.count() > 0);
}

/// What is read of a table by the dialect that recognises it.
fn read_known(table: &str) -> People {
    let table = only(table);
    let dialects = dialects().unwrap();
    let dialect = recognise(table.headers(), &dialects).unwrap();
    people(&table, dialect, &FileContext { on: date(2026, 11, 27), currency: None, nations: nations() })
}

#[test]
fn a_table_of_nobody_may_name_the_currency_of_each_row() {
    let read =
        read_known("name,position,club,market_value,currency\nBo Vik,CB,X,5000000,GBP\nCy Wex,CB,X,6000000,EUR\n");
    assert_eq!(values(&read), [None, Some(6_000_000)]);
    assert_eq!(doubts(&read), ["2:4 5000000: in another currency than the plan or the other amounts"]);
}

#[test]
fn a_save_says_until_when_a_loan_is_and_its_attributes() {
    let read = read_known(
        "uid,unique_id,name,natural_positions,club,loan_parent_club_name,loan_end,raw_attributes_pace,attributes_pace,attributes_off_the_ball\n\
         1,2,Ada Ruiz,D (C),Westbrook,Northfield,2027-01-31,61,13,9\n",
    );
    assert_eq!(read.people[0].loan_until, Some(date(2027, 1, 31)));
    assert_eq!(read.attributes, ["Pace", "Off The Ball"]);
    assert_eq!(read.people[0].figures.iter().map(|figure| figure.unwrap().low).collect::<Vec<_>>(), [13, 9]);
    assert_eq!(read.doubts.count(), 0);
}
