//! A file to people in one step: which table is taken, by which dialect, and what is said where none will do.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::date;
use touchline::import::people::FileContext;
use touchline::import::{OpenedFile, open};
use touchline::report::json;
use touchline::store::assets::nations;

use super::workbooks::{ods, xlsx};

const TABLES: &str = r#"{
    "clubs": [{"title": "AFC", "town": "Ada"}],
    "reserves": [{"Player": "Cy Fox", "Position": "GK", "Transfer Value": "€1M"}],
    "first": [
        {"Player": "Ada Ruiz", "Position": "M (C)", "Transfer Value": "€2M"},
        {"Player": "Bo Ek", "Position": "ST (C)", "Transfer Value": "€3M"}
    ]
}"#;

const OWN: &str = r#"(
    name: "Ours",
    columns: [(field: Name, headers: ["Spieler"]), (field: Age, headers: ["Alter"])],
)"#;

/// A folder with a file of that text, and the dialect `mine.ron`.
fn folder(text: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("mine.ron"), OWN).unwrap();
    let file = folder.path().join("squad");
    fs::write(&file, text).unwrap();
    (folder, file)
}

fn opened(file: &Path, own: Option<&Path>, table: Option<&str>) -> Result<OpenedFile, String> {
    let context = FileContext { on: date(2026, 11, 27), currency: None, nations: nations() };
    open(file, own, table, &context).map_err(|error| error.to_string())
}

fn names(file: &OpenedFile) -> Vec<&str> {
    file.people.people.iter().map(|person| person.name.as_str()).collect()
}

#[test]
fn of_several_tables_the_best_known_is_taken_and_of_two_alike_the_longer() {
    let (_folder, file) = folder(TABLES);
    let first = opened(&file, None, None).unwrap();
    assert_eq!((first.taken, names(&first)), (2, vec!["Ada Ruiz", "Bo Ek"]));
    assert_eq!(first.source().unwrap().name, "FM26 export");
    for (wanted, taken) in [("reserves", 1), ("RESERVES", 1), ("2", 1), ("3", 2)] {
        assert_eq!(opened(&file, None, Some(wanted)).unwrap().taken, taken, "{wanted}");
    }
    let clubs = opened(&file, None, Some("clubs")).unwrap();
    assert_eq!((clubs.taken, clubs.dialect.is_none(), names(&clubs)), (0, true, vec![]));
}

#[test]
fn a_table_that_is_not_there_is_refused_with_those_that_are() {
    let (_folder, file) = folder(TABLES);
    for wanted in ["fourth", "0", "4"] {
        let said = opened(&file, None, Some(wanted)).unwrap_err();
        let end = format!("found --table “{wanted}”, expected a table of {}: clubs, reserves, first", file.display());
        assert_eq!(said, end);
    }
    let many: Vec<String> = (0..12).map(|at| format!("\"t{at}\": [{{\"a\": 1}}]")).collect();
    let (_folder, file) = folder(&format!("{{{}}}", many.join(", ")));
    assert!(opened(&file, None, Some("x")).unwrap_err().ends_with("t0, t1, t2, t3, t4, t5, t6, t7 and 4 more"));
}

#[test]
fn a_dialect_of_ones_own_reads_what_nobody_recognises() {
    let (folder, file) = folder("Spieler;Alter\nAda Ruiz;24\nBo Ek;31\n");
    let unknown = opened(&file, None, None).unwrap();
    assert!(unknown.dialect.is_none() && unknown.people.people.is_empty());
    let said = unknown.source().unwrap_err().to_string();
    assert!(said.starts_with(&format!("{}: its columns are of no source", file.display())), "{said}");
    let own = opened(&file, Some(&folder.path().join("mine.ron")), None).unwrap();
    assert_eq!((names(&own), own.people.people[1].age), (vec!["Ada Ruiz", "Bo Ek"], Some(31)));
}

#[test]
fn a_dialect_that_cannot_be_used_says_why() {
    let (folder, file) = folder("Player;Position\nAda Ruiz;GK\n");
    let own = folder.path().join("mine.ron");
    let said = opened(&file, Some(&own), None).unwrap_err();
    let expected = "none of its headers is in";
    assert!(said.contains(expected) && said.ends_with("expected some of Player, Position"), "{said}");
    fs::write(&own, "(name: \"x\", colums: [])").unwrap();
    let said = opened(&file, Some(&own), None).unwrap_err();
    assert!(said.contains("mine.ron:1:13: found the unknown field colums"), "{said}");
    let said = opened(&file, Some(&folder.path().join("none.ron")), None).unwrap_err();
    assert!(said.contains("there is no such file: check its name, or write it with"), "{said}");
}

#[test]
fn a_file_that_cannot_be_read_says_where_and_why() {
    let (folder, file) = folder("\"Ada\";24;€1M\n\"Bo\";31;€2M\n");
    let headless = opened(&file, None, None).unwrap();
    let said = headless.source().unwrap_err().to_string();
    assert!(
        said.ends_with(
            "no row names the columns, expected a first line such as Name;Position;Age: write one above the others"
        ),
        "{said}"
    );
    for (text, says) in [("", "cannot read FILE: an empty file"), ("[{\"a\": 1},\n{\"b\" 2}]", "FILE:2:6: ")] {
        fs::write(&file, text).unwrap();
        let said = opened(&file, None, None).unwrap_err().replace(&file.display().to_string(), "FILE");
        assert!(said.starts_with(says), "{said}");
    }
    let missing = opened(&folder.path().join("none\u{1b}[2J"), None, None).unwrap_err();
    assert!(missing.ends_with("none␛[2J: there is no such file: check its name"), "{missing}");
    let itself = opened(folder.path(), None, None).unwrap_err();
    assert!(itself.ends_with(": a folder, expected a file"), "{itself}");
}

const ROWS: [[&str; 3]; 3] = [["Name", "Age", "Position"], ["Ada Ruiz", "24", "ST"], ["Bo Ek", "31", "GK"]];

/// The JSON of an opened file without its doubts.
fn figures(file: &OpenedFile) -> serde_json::Value {
    let mut answer = json::inspection(file, "squad");
    answer["doubts"].take();
    answer
}

#[test]
fn every_sort_of_file_has_the_same_people() {
    let cells = |open: &str, between: &str, close: &str| {
        ROWS.map(|row| format!("{open}{}{close}\n", row.join(between))).concat()
    };
    let sheet = ROWS
        .map(|row| format!("<row>{}</row>", row.map(|cell| format!("<c t=\"str\"><v>{cell}</v></c>")).concat()))
        .concat();
    let page = ROWS
        .map(|row| {
            let cell = |cell| {
                format!("<table:table-cell calcext:value-type=\"string\"><text:p>{cell}</text:p></table:table-cell>")
            };
            format!("<table:table-row>{}</table:table-row>", row.map(cell).concat())
        })
        .concat();
    let objects = [
        "{\"Name\": \"Ada Ruiz\", \"Age\": 24, \"Position\": \"ST\"}",
        "{\"Name\": \"Bo Ek\", \"Age\": 31, \"Position\": \"GK\"}",
    ];
    let files: [(&str, Vec<u8>); 7] = [
        ("csv", cells("", ";", "").into()),
        ("html", format!("<table>{}</table>", cells("<tr><td>", "<td>", "")).into()),
        ("pipes", cells("| ", " | ", " |").into()),
        ("json", format!("[{}]", objects.join(",")).into()),
        ("jsonl", objects.join("\n").into()),
        ("xlsx", xlsx(&[("Squad", &sheet)], "<sst/>")),
        ("ods", ods(&page)),
    ];
    let (_folder, path) = folder("");
    for (reader, bytes) in files {
        fs::write(&path, bytes).unwrap();
        let file = opened(&path, None, None).unwrap();
        let expected = serde_json::json!({
            "file": "squad", "reader": reader, "dialect": "A table", "rows": 2, "people": 2, "unnamed": 0, "merged": 0,
            "fields": {
                "name": 2, "born": 0, "age": 2, "positions": 2, "foot": 0, "height": 0, "nations": 0, "club": 0,
                "contract": 0, "value": 0, "wage": 0, "rating": 0, "attributes": 0, "absence": 0,
            },
            "doubts": null,
            "doubt_count": 0,
        });
        assert_eq!(figures(&file), expected);
        assert_eq!(names(&file), ["Ada Ruiz", "Bo Ek"], "{reader}");
    }
}

#[test]
fn bytes_that_mean_nothing_are_doubts_whichever_table_is_taken() {
    let page = "<table><tr><th>Town</th></tr><tr><td>Adá\u{81}</td></tr></table>\n\
                <table><tr><th>Name</th><th>Age</th></tr><tr><td>Zoë</td><td>24</td></tr></table>";
    let western: Vec<u8> = page.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let (_folder, path) = folder("");
    fs::write(&path, western).unwrap();
    let file = opened(&path, None, None).unwrap();
    assert_eq!((file.encoding, file.taken, names(&file)), ("windows-1252", 1, vec!["Zoë"]));
    let doubts: Vec<_> = file.doubts.listed().iter().map(|doubt| (doubt.line, doubt.text.as_str())).collect();
    assert_eq!(doubts, [(1, "81")]);
}

/// A feed of two clubs as Fantasy Premier League writes it.
const FEED: &str = r#"{
    "teams": [{"id": 1, "name": "AFC Ada"}, {"id": 2, "name": "BFC"}, {"id": 3, "name": "CFC"}, {"id": 3, "name": "DFC"}],
    "elements": [
        {"id": 11, "first_name": "Ada", "second_name": "Ruiz", "web_name": "Ruiz", "team": 2, "status": "a", "news": ""},
        {"id": 12, "first_name": "Bo", "second_name": "Ek", "web_name": "Ek", "team": 1, "status": "a", "news": ""},
        {"id": 13, "first_name": "Cy", "second_name": "Fox", "web_name": "Fox", "team": 9, "status": "a", "news": ""},
        {"id": 14, "first_name": "Di", "second_name": "Ode", "web_name": "Ode", "team": 3, "status": "a", "news": ""},
        {"id": 15, "first_name": "Eva", "second_name": "Lis", "web_name": "Lis", "team": null, "status": "a", "news": ""}
    ]
}"#;

fn clubs(file: &OpenedFile) -> Vec<Option<&str>> {
    file.people.people.iter().map(|person| person.club.as_deref()).collect()
}

#[test]
fn a_number_of_a_club_is_looked_up_in_the_table_of_clubs() {
    let (_folder, file) = folder(FEED);
    let feed = opened(&file, None, None).unwrap();
    assert_eq!(feed.source().unwrap().name, "Fantasy Premier League");
    assert_eq!(clubs(&feed), [Some("BFC"), Some("AFC Ada"), None, None, None]);
    let doubts: Vec<_> = feed.doubts.listed().iter().map(|doubt| (doubt.line, &*doubt.text, &*doubt.why)).collect();
    let why = "the table teams has no single row for this";
    assert_eq!(doubts, [(6, "9", why), (7, "3", why)], "nobody has 9, and two have 3");
    let column = feed.table.headers().iter().position(|header| header == "team").unwrap();
    assert!(feed.doubts.listed().iter().all(|doubt| doubt.column == column + 1));
}

#[test]
fn what_is_looked_up_in_a_table_that_is_not_there_is_not_used() {
    for missing in ["{", "{\"teams\": [{\"code\": 1, \"name\": \"AFC Ada\"}], "] {
        let (_folder, file) = folder(&format!("{missing}{}", &FEED[FEED.find("\"elements\"").unwrap()..]));
        let feed = opened(&file, None, Some("elements")).unwrap();
        assert_eq!((clubs(&feed), feed.doubts.count()), (vec![None; 5], 0));
        let (_, why) = feed.people.not_used.iter().find(|(at, _)| feed.table.headers()[*at] == "team").unwrap();
        assert_eq!(why, "the file has no table teams with id and name, by which this is told");
    }
}

#[test]
fn the_clubs_of_the_real_feed_are_known() {
    let Some(folder) = super::real::folder() else { return };
    let feed = opened(&folder.join("fpl/bootstrap-static-2026-08-22.json"), None, None).unwrap();
    let of = |club: &str| clubs(&feed).iter().filter(|other| **other == Some(club)).count();
    let found = ["Arsenal", "Man City", "Nott'm Forest", "Sunderland"].map(of);
    assert_eq!((found, feed.people.people.len(), feed.doubts.count()), ([29, 30, 28, 25], 600, 0));
}
