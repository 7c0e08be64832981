//! What `inspect` says of files of others: for people, for scripts, and as a dialect to correct.

use std::fs;
use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use snapbox::str;
use tempfile::TempDir;
use touchline::text::is_hidden;

use crate::{json, names, program, touchline};

/// An export as a plug-in reads it off a screen: one person twice, two rows without a name, one in two columns of text.
const EXPORT: &str = "\
Inf;Player;Position;Age;Height;Left Foot;Right Foot;Club;2nd Nat;Transfer Value;Wage;Expires;Pace;Strength;Eligible;Best Position
Inj;Adá Ruiz;AM (RL), ST (C);24;181 cm;Weak;Very Strong;AFC Adá;Ireland;15,5M\u{a0}€;€1.9K p/w;31/12/2030;14;12-16;Yes;ST (C)
;Adá Ruiz;AM (RL), ST (C);24;;;;BFC;Peru;;;;14;;;
;;AM (RL), ST (C);24;181 cm;;;CFC;;;;;;;;
;;GK;19;199 cm;;;DFC;;;;;;;;
;王秀 \u{1b}[31m\u{202e}Li;D (C);31;190 cm;Reasonable;Strong;EFC;;300K\u{a0}€ - 1,5M\u{a0}€;$900;6/2/2029;9;x;;
";

fn with(text: impl AsRef<[u8]>) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("squad.csv"), text).unwrap();
    folder
}

#[test]
fn the_page_says_what_a_file_is_and_what_was_understood() {
    let folder = with(EXPORT);
    let page = touchline(&folder, &["inspect", "squad.csv"]).success().stderr_eq("");
    page.stdout_eq(str![[r#"
squad.csv
  file    CSV with ; (UTF-8), 5 rows of 16 columns
  source  FM26 export, known by its columns Player, Transfer Value
  people  2 people; 1 row merged with others of the same person; 2 rows without a name
  money   EUR

  read        for  column                 the first people
  name          2  Player                 Adá Ruiz                王秀 ␛[31m‹202E›Li
  age           2  Age                    24                      31
  positions     2  Position               RW LW ST                CB
  foot          2  Left Foot, Right Foot  right                   right
  height        2  Height                 181 cm                  190 cm
  club          2  Club                   AFC Adá                 EFC
  contract      2  Expires                2030-12-31              2029-02-06
  value         2  Transfer Value         15.5m                   0.3m–1.5m
  wage          1  Wage                   1.9k a week
  attributes    2  2 columns              Pace 14, Strength 12–…  Pace 9
  absence       1  Inf                    injured
  missing born, nations, rating

Columns that are not used:
  2nd Nat “Ireland”: the exporter leaves another row's nation in a cell that ought to be empty
  Best Position “ST (C)”: Position is read instead

Not understood, and not used: 1 column
  Eligible

4 doubts:
  1 × two rows of one person disagree; the fuller row counts
    line 3, Club, “BFC”
  1 × in another currency than the plan or the other amounts
    line 6, Wage, “$900”
  1 × no whole number
    line 6, Strength, “x”
  1 × a row without a name, and no single row with a name is like it: export again
    line 5, Player

"#]]);
    assert_eq!(names(&folder), ["squad.csv"], "nothing is written");
}

#[test]
fn the_json_has_each_figure() {
    let folder = with(EXPORT);
    assert_eq!(
        json(&folder, &["inspect", "squad.csv", "--json"]),
        serde_json::json!({
            "file": "squad.csv", "reader": "csv", "dialect": "FM26 export",
            "rows": 5, "people": 2, "unnamed": 2, "merged": 1,
            "fields": {
                "name": 2, "born": 0, "age": 2, "positions": 2, "foot": 2, "height": 2, "nations": 0, "club": 2,
                "contract": 2, "value": 2, "wage": 1, "rating": 0, "attributes": 2, "absence": 1,
            },
            "doubts": [
                { "line": 3, "column": 8, "text": "BFC", "why": "two rows of one person disagree; the fuller row counts" },
                { "line": 6, "column": 11, "text": "$900", "why": "in another currency than the plan or the other amounts" },
                { "line": 6, "column": 14, "text": "x", "why": "no whole number" },
                {
                    "line": 5, "column": 2, "text": "",
                    "why": "a row without a name, and no single row with a name is like it: export again",
                },
            ],
            "doubt_count": 4,
        })
    );
}

#[test]
fn the_page_and_the_json_count_alike() {
    let fantasy = "web_name,first_name,second_name,status,news,chance_of_playing_next_round,birth_date\n\
                   A,Ada,A,i,Knee injury - Unknown return date,0,1999-01-02\nB,Bo,B,i,,0,\nC,Cy,C,d,,75,\n\
                   D,Di,D,d,Ankle injury - 50% chance of playing,50,\nE,Ed,E,s,Suspended until 29 Aug,0,\nF,Fi,F,n,,0,\n\
                   G,Gus,G,u,Has joined AFC on loan for the rest of the season,0,\nH,Hal,H,u,,0,\nI,Ida,I,a,,,\n";
    let injuries = "player_name,injury,injured_since,injured_until\nAda,Knee,2020-01-02,2020-02-02\nAda,Calf,2021-01-02,\nBo,NA,NA,NA\n";
    for text in [EXPORT, fantasy, injuries] {
        let folder = with(text);
        let answer = json(&folder, &["inspect", "squad.csv", "--json"]);
        let page = touchline(&folder, &["inspect", "squad.csv"]).success();
        let page = String::from_utf8(page.get_output().stdout.clone()).unwrap();
        let missing = page.split_once("  missing ").unwrap().1.split("\n\n").next().unwrap();
        for (field, count) in answer["fields"].as_object().unwrap() {
            let mut lines = page.lines().map(|line| line.split_whitespace().collect::<Vec<_>>());
            let is_row = |words: &Vec<&str>| {
                words.first() == Some(&field.as_str()) && words.get(1).is_some_and(|word| word.parse::<usize>().is_ok())
            };
            match lines.find(is_row) {
                Some(words) => assert_eq!(words[1], count.to_string(), "{field}:\n{page}"),
                None => assert!(*count == 0 && missing.contains(field.as_str()), "{field}:\n{page}"),
            }
        }
    }
}

#[test]
fn a_file_without_a_header_says_so_and_what_to_do() {
    let folder = with("\"Adá Ruiz\";24;15,5M €;31/12/2030\n\"Bo Ek\";31;1M €;30/6/2029\n");
    touchline(&folder, &["inspect", "squad.csv"]).success().stderr_eq("").stdout_eq(str![[r#"
squad.csv
  file    CSV with ; (UTF-8), 2 rows of 4 columns
  source  no row names the columns, expected a first line such as Name;Position;Age: write one above
          the others

  column 1    Adá Ruiz    Bo Ek
  column 2    24          31
  column 3    15,5M €     1M €
  column 4    31/12/2030  30/6/2029

"#]]);
    let answer = json(&folder, &["inspect", "squad.csv", "--json"]);
    assert_eq!((&answer["dialect"], &answer["rows"], &answer["people"]), (&().into(), &2.into(), &0.into()));
    assert_eq!(answer["doubts"][0]["line"], 1);
    touchline(&folder, &["inspect", "squad.csv", "--guess"]).code(1).stdout_eq("").stderr_eq(str![[r#"
squad.csv: no row names the columns, expected a first line such as Name;Position;Age: write one above the others

"#]]);
}

#[test]
fn only_a_list_of_names_alone_is_asked_whether_it_is_one_of_people() {
    let ask = "nothing but their names was understood";
    let said = |text: &str| names_only(&with(text));
    assert!(said("Player;Colour\nAda Ruiz;red\nBo Ek;blue\n").contains(ask));
    assert!(!said("Player;Shirt\nAda Ruiz;7\nBo Ek;\n").contains(ask));
    assert!(!said("Player;Shirt\nAda Ruiz;\nBo Ek;\n").contains(ask), "there is a column of it");
    let folder = super::sample();
    let bids = touchline(&folder, &["export", "plan.ron", "--format", "csv", "--what", "bids"]).success();
    let bids = String::from_utf8(bids.get_output().stdout.clone()).unwrap();
    assert!(!said(&bids).contains(ask), "of bids nothing else is read");
}

fn names_only(folder: &TempDir) -> String {
    let page = touchline(folder, &["inspect", "squad.csv"]).success();
    String::from_utf8(page.get_output().stdout.clone()).unwrap()
}

#[test]
fn doubts_are_counted_without_what_the_head_of_the_page_says() {
    let folder = with(b"\"Ada Ruiz\";24;31/12/2030\n\"Zo\x81\xe9 Ek\";31;30/6/2029\n".as_slice());
    touchline(&folder, &["inspect", "squad.csv"]).success().stdout_eq(str![[r#"
[..]
[..]
[..]
...
1 doubt:
  1 × a byte that Windows-1252 has not: save the file as UTF-8
    line 2, “81”

"#]]);
}

#[test]
fn a_guess_is_corrected_and_then_reads_the_file() {
    let folder = with("Spieler;Alter;Pos;Gehalt;Tempo\nAdá Ruiz;24;ST;1.900 €;15\nBo Ek;31;GK;900 €;9\n");
    touchline(&folder, &["inspect", "squad.csv"]).success().stderr_eq("").stdout_eq(str![[r#"
squad.csv
  file    CSV with ; (UTF-8), 2 rows of 5 columns
  source  its columns are of no source that is known: write how it is read with touchline inspect
          --guess FILE > mine.ron, correct that, and give it as --dialect mine.ron

  Spieler    Adá Ruiz  Bo Ek
  Alter      24        31
  Pos        ST        GK
  Gehalt     1.900 €   900 €
  Tempo      15        9

"#]]);
    let guess = touchline(&folder, &["inspect", "--guess", "squad.csv"]).success().stderr_eq("");
    let guess = String::from_utf8(guess.get_output().stdout.clone()).unwrap();
    let unknown = |header: &str| format!("// (field: …, headers: [\"{header}\"]),");
    let mine = guess
        .replace("(field: Name, headers: [\"Name\"]),\n", "")
        .replace(&unknown("Spieler"), "(field: Name, headers: [\"Spieler\"]),")
        .replace(&unknown("Alter"), "(field: Age, headers: [\"Alter\"]),")
        .replace(&unknown("Gehalt"), "(field: Wage, headers: [\"Gehalt\"], per: Week),");
    fs::write(folder.path().join("mine.ron"), mine).unwrap();
    touchline(&folder, &["inspect", "squad.csv", "--dialect", "mine.ron"]).success().stderr_eq("").stdout_eq(str![[
        r#"
squad.csv
  file    CSV with ; (UTF-8), 2 rows of 5 columns
  source  Mine, as mine.ron says
  people  2 people
  money   EUR

  read  for  column   the first people
  name    2  Spieler  Adá Ruiz          Bo Ek
  age     2  Alter    24                31
  wage    1  Gehalt                     900 a week
  missing born, positions, foot, height, nations, club, contract, value, rating, attributes, absence

Columns that are not used:
  Pos “ST”: its cells are not what its header says

Not understood, and not used: 1 column
  Tempo

2 doubts:
  1 × the cells of this column are not what its header says
    line 1, Pos, “Pos”
  1 × nothing in the column says whether the mark stands before decimals or between thousands
    line 2, Gehalt, “1.900 €”
    say it in a dialect of your own: decimal: Comma

"#
    ]]);
}

#[test]
fn a_guess_may_be_of_another_day() {
    let folder = with("Spieler;Ende\nAda;30/6/2029\nBo;31/12/2030\n");
    let of = |day| {
        let guess = touchline(&folder, &["inspect", "squad.csv", "--guess", "--on", day]).success().stderr_eq("");
        String::from_utf8(guess.get_output().stdout.clone()).unwrap()
    };
    assert!(of("2026-08-22").contains("headers: [\"Ende\"]), // by its cells Contract or LoanUntil\n"));
    assert!(of("1950-08-22").contains("headers: [\"Ende\"]),\n"), "too far from that day");
}

#[test]
fn a_guess_of_a_known_source_reads_as_the_source_does() {
    let folder = with(EXPORT);
    let guess = touchline(&folder, &["inspect", "--guess", "squad.csv"]).success().stderr_eq("");
    fs::write(folder.path().join("mine.ron"), &guess.get_output().stdout).unwrap();
    let (mut own, known) = (
        json(&folder, &["inspect", "squad.csv", "--json", "--dialect", "mine.ron"]),
        json(&folder, &["inspect", "squad.csv", "--json"]),
    );
    assert_eq!(own["dialect"], "Mine");
    own["dialect"] = known["dialect"].clone();
    assert_eq!(own, known);
}

#[test]
fn standard_input_and_gzip_are_read_alike() {
    let folder = with(EXPORT);
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(EXPORT.as_bytes()).unwrap();
    let packed = packed.finish().unwrap();
    let mut whole = json(&folder, &["inspect", "squad.csv", "--json"]);
    whole["file"] = "-".into();
    for bytes in [EXPORT.as_bytes(), &packed] {
        let assert = program(&folder, &["inspect", "-", "--json"]).stdin(bytes.to_vec()).assert().success();
        let answer: serde_json::Value = serde_json::from_slice(&assert.get_output().stdout).unwrap();
        assert_eq!(answer, whole);
    }
    let page = program(&folder, &["inspect", "-"]).stdin(packed).assert().success();
    page.stdout_eq("standard input\n  file    CSV with ; (UTF-8, packed by gzip), 5 rows of 16 columns\n...\n");
}

#[test]
fn of_several_tables_one_is_taken_and_the_others_are_named() {
    let folder = with(
        r#"{"teams": [{"title": "AFC"}], "elements": [{"name": "Adá Ruiz", "age": 24}, {"name": "Bo Ek", "age": 31}]}"#,
    );
    touchline(&folder, &["inspect", "squad.csv"]).success().stderr_eq("").stdout_eq(str![[r#"
squad.csv
  file    JSON (UTF-8), 2 rows of 2 columns
  table   elements; --table NAME takes another: teams (1)
  source  A table, known by its column name
  people  2 people

  read  for  column  the first people
  name    2  name    Adá Ruiz          Bo Ek
  age     2  age     24                31
  missing born, positions, foot, height, nations, club, contract, value, wage, rating, attributes,
          absence

"#]]);
    let other = touchline(&folder, &["inspect", "squad.csv", "--table", "teams"]).success().stderr_eq("");
    other.stdout_eq(str![[r#"
squad.csv
  file    JSON (UTF-8), 1 row of 1 column
  table   teams; --table NAME takes another: elements (2)
  source  its columns are of no source that is known: write how it is read with touchline inspect
          --guess FILE > mine.ron, correct that, and give it as --dialect mine.ron

  title    AFC

"#]]);
    let none = touchline(&folder, &["inspect", "squad.csv", "--table", "players"]).code(1).stdout_eq("");
    none.stderr_eq("found --table “players”, expected a table of squad.csv: teams, elements\n");
}

#[test]
fn a_day_without_a_year_is_read_from_the_day_that_the_file_is_of() {
    let folder = with(
        "web_name,first_name,second_name,status,news,chance_of_playing_next_round\n\
                       Ruiz,Adá,Ruiz,i,Knee injury - Expected back 04 Jan,0\n",
    );
    for (on, back) in [("2026-12-20", "2027-01-04"), ("2025-12-20", "2026-01-04")] {
        let page = touchline(&folder, &["inspect", "squad.csv", "--on", on]).success();
        let page = String::from_utf8(page.get_output().stdout.clone()).unwrap();
        assert!(page.contains(&format!("  back {back}")), "{page}");
    }
}

#[test]
fn nothing_of_a_file_reaches_a_terminal_that_it_would_obey() {
    let evil = "\u{1b}]0;x\u{7}\u{202e}\u{200b}\u{9b}2J";
    let rows = format!("Name;{evil};Position;{evil}2\n{evil}Ada;{evil};{evil};1\nBo{evil};x;y;2\n");
    let folder = with(&rows);
    let tables = serde_json::json!({
        (evil): [{ "name": format!("Ada{evil}"), "position": "CB", (evil): evil }],
        (format!("{evil}b")): [{ (evil): 1 }],
    });
    fs::write(folder.path().join("squad.json"), tables.to_string()).unwrap();
    touchline(&folder, &["inspect", "squad.json"]).success().stderr_eq("");
    fs::write(folder.path().join(format!("{evil}.csv")), &rows).unwrap();
    fs::write(
        folder.path().join("mine.ron"),
        format!("(name: \"{evil}\", columns: [(field: Name, headers: [\"Name\"])])"),
    )
    .unwrap();
    let own = format!("{evil}.csv");
    for words in [
        &["inspect", "squad.csv"][..],
        &["inspect", "squad.json"],
        &["inspect", "squad.json", "--table", evil],
        &["inspect", &own],
        &["inspect", "squad.csv", "--dialect", "mine.ron"],
        &["inspect", "squad.csv", "--dialect", evil],
        &["inspect", "squad.csv", "--table", evil],
        &["inspect", "squad.csv", "--guess"],
        &["inspect", evil],
    ] {
        let assert = touchline(&folder, words);
        let output = assert.get_output();
        let said = String::from_utf8([output.stdout.clone(), output.stderr.clone()].concat()).unwrap();
        assert!(!said.is_empty());
        let obeyed = said.chars().find(|c| (c.is_control() && *c != '\n') || is_hidden(*c));
        assert_eq!(obeyed, None, "{words:?}: {said:?}");
    }
}

#[test]
fn more_than_a_thousand_doubts_are_all_counted() {
    let rows: String = (0..1_200).map(|at| format!("P{at};{};ST\n", at % 2 * 500)).collect();
    let folder = with(format!("Name;Age;Position\n{rows}"));
    let answer = json(&folder, &["inspect", "squad.csv", "--json"]);
    assert_eq!(answer["doubt_count"], 1_200);
    assert_eq!(answer["doubts"].as_array().map(Vec::len), Some(1_000));
    let page = touchline(&folder, &["inspect", "squad.csv"]).success();
    page.stdout_eq(
        "...\n1200 doubts, the first 1000 by kind:\n  1000 × a number outside of its range\n    line 2, Age, “0”\n    line 3, \
         Age, “500”\n",
    );
}

#[test]
fn what_cannot_be_read_is_refused_with_the_place() {
    let folder = with("[{\"a\": 1},\n{\"b\" 2}]");
    fs::write(folder.path().join("old.xls"), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1").unwrap();
    fs::write(folder.path().join("bad.ron"), "(name: \"Ours\", colums: [])").unwrap();
    fs::write(folder.path().join("good.csv"), "Name;Age\nAda;24\n").unwrap();
    for (words, says) in [
        (&["squad.csv"][..], "squad.csv:2:6: this is no JSON: expected `:`\n"),
        (&["none.csv"], "cannot read none.csv: there is no such file: check its name\n"),
        (&["."], "cannot read .: a folder, expected a file\n"),
        (&["old.xls"], "cannot read old.xls: this is an old Excel workbook (.xls): save it as .xlsx or .csv\n"),
        (
            &["good.csv", "--dialect", "bad.ron"],
            "bad.ron:1:16: found the unknown field colums, expected columns\n...\n",
        ),
        (
            &["good.csv", "--dialect", "none.ron"],
            "cannot read the dialect none.ron: there is no such file: check its name, or write it with touchline \
             inspect --guess\n",
        ),
    ] {
        touchline(&folder, &[&["inspect"], words].concat()).code(1).stdout_eq("").stderr_eq(says);
    }
    for words in [
        &["inspect"][..],
        &["inspect", "good.csv", "more"],
        &["inspect", "good.csv", "--guess", "--json"],
        &["inspect", "good.csv", "--guess", "--dialect", "bad.ron"],
        &["inspect", "good.csv", "--on", "soon"],
        &["inspect", "good.csv", "--currency", "EUR"],
    ] {
        let assert = touchline(&folder, words).code(2).stdout_eq("");
        let said = String::from_utf8(assert.get_output().stderr.clone()).unwrap();
        assert!(said.starts_with("error: ") && said.contains("--help"), "{words:?}: {said}");
    }
}

#[test]
fn who_takes_a_table_for_a_plan_is_told_of_inspect() {
    let folder = with("Player;Position\nAda;GK\n");
    for command in ["check", "cover"] {
        touchline(&folder, &[command, "squad.csv"]).code(1).stdout_eq("").stderr_eq(str![[r#"
squad.csv:1:1: found Player, expected Plan or no name before the (
  Player;Position
  ^^^^^^
  help: this is no plan: if it is a list of players, touchline inspect says what is in it

"#]]);
    }
}
