//! Tables for other programs, by what they print; that they are read back is for `tests/import`.

use std::fs;

use serde_json::Value;
use snapbox::str;
use tempfile::TempDir;

use crate::{SAMPLE, json, plan, sample, touchline, with_plan};

fn csv(folder: &TempDir, words: &[&str]) -> String {
    let words = [&["export", "plan.ron", "--format", "csv"], words].concat();
    let assert = touchline(folder, &words).success().stderr_eq("");
    String::from_utf8(assert.get_output().stdout.clone()).unwrap()
}

/// What inspect says of it, which has no doubts.
fn inspected(folder: &TempDir, written: &str) -> Value {
    fs::write(folder.path().join("exported"), written).unwrap();
    let said = json(folder, &["inspect", "exported", "--json"]);
    assert_eq!((&said["doubt_count"], &said["merged"], &said["unnamed"]), (&0.into(), &0.into(), &0.into()));
    said
}

#[test]
fn the_sample_is_read_back_with_everybody_in_it() {
    let folder = sample();
    touchline(&folder, &["do", "plan.ron", "bid balerdi 28m+4m@50%", "answer balerdi rejected", "bid balerdi 30m"])
        .success();
    for (what, name, people, absent) in [
        // Locatelli is in doubt on that day, and not out.
        ("squad", "Touchline", 33, 3),
        ("targets", "Touchline", 6, 0),
        ("absences", "Touchline absences", 4, 4),
        ("bids", "Touchline bids", 1, 0),
    ] {
        let json = json(&folder, &["export", "plan.ron", "--format", "json", "--what", what]).to_string();
        for written in [csv(&folder, &["--what", what]), json] {
            let said = inspected(&folder, &written);
            let found = (said["dialect"].as_str(), said["people"].as_u64(), said["fields"]["absence"].as_u64());
            assert_eq!(found, (Some(name), Some(people), Some(absent)), "{what}");
        }
    }
}

#[test]
fn each_bid_has_its_number() {
    let folder = sample();
    touchline(&folder, &["do", "plan.ron", "bid balerdi 28m", "answer balerdi rejected"]).success();
    let written = plan(&folder);
    let start = written.find("bids: [").unwrap() + "bids: [".len();
    let end = start + written[start..].find(']').unwrap();
    let bid = written[start..end].trim().trim_end_matches(',');
    let many = [bid; 300].join(",\n");
    fs::write(folder.path().join("plan.ron"), format!("{}{many}{}", &written[..start], &written[end..])).unwrap();
    let bids = json(&folder, &["export", "plan.ron", "--format", "json", "--what", "bids"]);
    let numbers: Vec<_> = bids.as_array().unwrap().iter().map(|bid| bid["number"].as_u64().unwrap()).collect();
    assert_eq!(numbers, (1..=300).collect::<Vec<_>>());
}

#[test]
fn one_line_of_each_table() {
    let folder = sample();
    let edits = ["bid balerdi 28m+4m@50% source \"Tuttojuve\"", "answer balerdi rejected"];
    touchline(&folder, &["do", "plan.ron", edits[0], edits[1]]).success();
    for (what, line) in [
        (
            "squad",
            "bremer,Gleison Bremer,Juventus,1997-03-18,CB,right,188,BRA,,2029-06-30,EUR,50000000,,,,,,,,,,,,\
             cruciate ligament,injury,2024-10-02,2025-08-24,,,",
        ),
        (
            "squad",
            "kolo-muani,Randal Kolo Muani,Juventus,1998-12-05,\"ST, RW:competent\",right,187,FRA,,,EUR,30000000,,,,,,PSG,\
             2025-07-13,,,,,,,,,,,",
        ),
        ("squad", "miretti,Fabio Miretti,Juventus,2003-08-03,CM,,,,,,EUR,14000000,,,,,,,,Genoa,2025-06-30,,,,,,,,,"),
        (
            "targets",
            "balerdi,Leonardo Balerdi,Marseille,1999-01-26,CB,right,187,ARG,,2028-06-30,EUR,20000000,,,,,1,\
             approached,refuses: Champions League season; he is vital,unknown,,,",
        ),
        (
            "absences",
            "bremer,Gleison Bremer,cruciate ligament,injury,2024-10-02,2025-08-24,2025-07-24,2025-08-24,,,2025-06-13,Gazzetta",
        ),
        (
            "bids",
            "balerdi,Leonardo Balerdi,bid,1,2025-06-17,us,Marseille,28m+4m@50%,EUR,30000000,rejected,2025-06-17,Tuttojuve,",
        ),
    ] {
        let written = csv(&folder, &["--what", what]);
        assert!(written.contains(&format!("\r\n{line}\r\n")), "{line}\n{written}");
    }
}

#[test]
fn the_squad_is_that_of_the_day() {
    let folder = sample();
    // Two are here on loan until 13 July, and the plan's own day is 17 June.
    let count = |words: &[&str]| csv(&folder, words).lines().count() - 1;
    assert_eq!((count(&[]), count(&["--on", "2025-07-13"]), count(&["--on", "2025-07-14"])), (33, 33, 31));
    let bremer = |day: &str| {
        let written = csv(&folder, &["--on", day]);
        written.lines().find(|line| line.starts_with("bremer,")).unwrap().contains("cruciate")
    };
    assert!(bremer("2025-08-23") && !bremer("2025-08-24"), "on the day of his return nothing keeps him out");
}

#[test]
fn a_hostile_plan_runs_nothing_and_says_the_same() {
    let names = "name: \"=HYPERLINK(\\\"http://x\\\",\\\"y\\\")\\r\\n\\u{1b}[2J\", ";
    let text = SAMPLE.replacen("name: \"Leonardo Balerdi\", ", names, 1).replacen("\"Marseille\"", "\"'-1\"", 1);
    let folder = with_plan(&text);
    let written = csv(&folder, &["--what", "targets"]);
    let line = written.lines().find(|line| line.starts_with("balerdi,")).unwrap();
    assert!(line.starts_with("balerdi,\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\") ␛[2J\",''-1,1999-01-26,CB,"), "{line}");
    let balerdi = &json(&folder, &["export", "plan.ron", "--format", "json", "--what", "targets"])[0];
    assert_eq!((&balerdi["name"], &balerdi["club"]), (&"=HYPERLINK(\"http://x\",\"y\") ␛[2J".into(), &"''-1".into()));
    fs::write(folder.path().join("targets.csv"), &written).unwrap();
    let assert = touchline(&folder, &["inspect", "targets.csv"]).success();
    let said = String::from_utf8(assert.get_output().stdout.clone()).unwrap();
    assert!(said.contains("=HYPERLINK(\"ht") && !said.contains("'=") && !said.contains('\u{1b}'), "{said}");
}

#[test]
fn what_makes_no_sense_is_refused() {
    let folder = sample();
    let export = |words: &[&str]| touchline(&folder, &[&["export"], words].concat()).stdout_eq("");
    export(&["plan.ron", "--format", "csv", "--what", "bids", "--on", "2025-07-01"]).code(1).stderr_eq(str![[r#"
found --on, which goes with --what squad alone: leave it out

"#]]);
    export(&["none.ron", "--format", "csv"]).code(1).stderr_eq(str![[r#"
cannot read none.ron: there is no such file: check its name, or make a plan with touchline new

"#]]);
    export(&["plan.ron", "--format", "xlsx"]).code(2).stderr_eq(str![[r#"
error: invalid value 'xlsx' for '--format <FORMAT>'
  [possible values: csv, json]

For more information, try '--help'.

"#]]);
    export(&["plan.ron"]).code(2).stderr_eq(str![[r#"
error: the following required arguments were not provided:
  --format <FORMAT>

Usage: touchline export --format <FORMAT> <FILE>

For more information, try '--help'.

"#]]);
    assert_eq!(plan(&folder), SAMPLE, "an export changes nothing");
}
