//! The market: everybody of other people's files, filtered, searched, sorted, and ranked for a plan.

use std::fs;

use snapbox::str;
use tempfile::TempDir;

use crate::{json, sample, text_of, touchline};

const PLAYERS: &str = "\
player_id,name,date_of_birth,sub_position,foot,height_in_cm,country_of_citizenship,current_club_name,contract_expiration_date,market_value_in_eur
1,Ada Ruiz,1999-01-26,Centre-Back,left,188,Spain,Bee City,2027-06-30,18000000
2,Benjamin Šeško,2003-05-31,Centre-Forward,right,195,Slovenia,Leipzig,2029-06-30,70000000
3,Bo Ek,2004-02-29,Centre-Back,right,,Sweden,Bee City,,4000000
4,Federico Gatti,1998-06-24,Centre-Back,right,190,Italy,Juventus,2030-06-30,15000000
5,Cy Ode,,Left-Back,left,175,,,2026-06-30,
";

const OLDER: &str = "\
player_id,name,date_of_birth,sub_position,market_value_in_eur
1,Ada Ruiz,1999-01-26,Centre-Back,15000000
6,Di Moe,1990-01-01,Goalkeeper,100000
";

fn folder() -> TempDir {
    let folder = sample();
    fs::write(folder.path().join("players.csv"), PLAYERS).unwrap();
    fs::write(folder.path().join("older.csv"), OLDER).unwrap();
    let day = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_735_732_800);
    fs::File::options().append(true).open(folder.path().join("older.csv")).unwrap().set_modified(day).unwrap();
    folder
}

const ON: [&str; 2] = ["--on", "2026-08-22"];

#[test]
fn the_market_is_a_table_of_those_who_match_all_terms() {
    let words = ["market", "players.csv", "--where", "cb u28"];
    touchline(&folder(), &[&words[..], &ON].concat()).success().stderr_eq("").stdout_eq(str![[r#"
players.csv: 2 of 5 people on 2026-08-22, by value
name      position  age  nation  club      contract    value  foot   height
Ada Ruiz  CB         27  ESP     Bee City  2027-06-30   €18m  left      188
Bo Ek     CB         22  SWE     Bee City  –             €4m  right       –

"#]]);
}

#[test]
fn a_search_finds_who_is_meant_without_accents_and_with_a_slip() {
    let names = |typed: &str| {
        let answer = json(&folder(), &["market", "players.csv", "--search", typed, "--json"]);
        let people = answer["people"].as_array().unwrap().clone();
        people.iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names("sesko"), ["Benjamin Šeško"]);
    assert_eq!(names("benjamni"), ["Benjamin Šeško"]);
    assert_eq!(names("city"), ["Ada Ruiz", "Bo Ek"], "both are at Bee City, and the first is worth more");
    assert_eq!(names("ek city"), ["Bo Ek"]);
}

#[test]
fn older_files_say_where_they_disagree() {
    let words = ["market", "older.csv", "players.csv", "--sort", "age", "--limit", "3"];
    touchline(&folder(), &[&words[..], &ON].concat()).success().stderr_eq("").stdout_eq(str![[r#"
players.csv, older.csv: 6 people on 2026-08-22, by age
name            position  age  nation  club      contract    value  foot   height
Bo Ek           CB         22  SWE     Bee City  –             €4m  right       –
Benjamin Šeško  ST         23  SVN     Leipzig   2029-06-30   €70m  right     195
Ada Ruiz        CB         27  ESP     Bee City  2027-06-30   €18m  left      188
and 3 more: --limit says how many are printed
Ada Ruiz: value €15m by older.csv:2 of 2025-01-01

"#]]);
    let answer = json(&folder(), &["market", "older.csv", "players.csv", "--where", "ruiz", "--json"]);
    let differs = &answer["people"][0]["differs"][0];
    assert_eq!((&differs["says"], &differs["line"], &differs["on"]), (&"€15m".into(), &2.into(), &"2025-01-01".into()));
}

#[test]
fn the_csv_is_a_file_that_is_read_again() {
    let folder = folder();
    let said = |file: &str, words: &[&str]| text_of(&folder, &[&["market", file][..], words].concat());
    let written = said("players.csv", &["--sort", "name", "--csv"]);
    fs::write(folder.path().join("again.csv"), &written).unwrap();
    let again = said("again.csv", &["--sort", "name", "--csv"]);
    let known = |written: &str| {
        written.lines().map(|row| row.split(",Transfermarkt").next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let known_again: Vec<String> =
        again.lines().map(|row| row.split(",Touchline market").next().unwrap().to_owned()).collect();
    assert_eq!(known_again, known(&written));
    assert_eq!(json(&folder, &["market", "again.csv", "--json"])["doubts"], 0);
}

#[test]
fn the_terms_ask_for_costs_and_for_places_on_the_lists_of_a_plan() {
    let folder = folder();
    let names = |words: &[&str]| {
        let answer = json(&folder, &[&["market", "players.csv", "--json"][..], words].concat());
        let people = answer["people"].as_array().or(answer["alternatives"].as_array()).unwrap().clone();
        let name = |one: &serde_json::Value| one["name"].as_str().or(one["known"]["name"].as_str()).unwrap().to_owned();
        people.iter().map(name).collect::<Vec<_>>()
    };
    // Ode's contract is over on that day.
    assert_eq!(names(&["--where", "cost<5m", "--on", "2026-08-22"]), ["Bo Ek", "Cy Ode"]);
    let of_plan = ["--for", "plan.ron", "--slot", "rcb", "--on", "2025-08-23", "--where"];
    assert_eq!(names(&[&of_plan[..], &["list:free"]].concat()), [""; 0], "UEFA's list B asks for years with the club");
    assert_eq!(names(&[&of_plan[..], &["!list:free"]].concat()), ["Bo Ek", "Ada Ruiz"]);
    touchline(&folder, &["market", "players.csv", "--where", "list:room"])
        .failure()
        .stderr_eq("list: found no competition, expected a plan that names some, by --for PLAN: its lists are asked\n");
    touchline(&folder, &["market", "players.csv", "--where", "gk|cb"]).failure().stderr_eq(
        "--where: “gk|cb”: expected one term: all terms must hold, and none asks for either of two; a text with this sign \
         stands in quotes\n",
    );
}

#[test]
fn the_csv_has_a_row_for_each_with_its_place_in_the_source() {
    let said = text_of(&folder(), &["market", "players.csv", "--where", "sesko", "--csv"]);
    snapbox::assert_data_eq!(
        said,
        str![[r#"
id,name,club,league,born,age,positions,foot,height_cm,nations,rating,contract,currency,value,wage_per_year,clause,asking,injured,suspended,source,source_id,file,line
2,Benjamin Šeško,Leipzig,,2003-05-31,,ST,right,195,SVN,,2029-06-30,EUR,70000000,,,,,,Transfermarkt table,2,players.csv,3

"#]]
    );
}

#[test]
fn who_closes_the_worst_gap_of_a_plan_is_ranked_with_the_reason() {
    touchline(&folder(), &["market", "players.csv", "--for", "plan.ron"]).success().stderr_eq("").stdout_eq(str![[
        r#"
for the back three, over 60 weeks from 2025-06-17; the tactic has no role for it; among 4 of 5 people
  1 Ek (Bee City): CB; 16 gains in 16 weeks; 4m, as valued; 21 years old
  2 Ruiz (Bee City): CB; 16 gains in 16 weeks; 18m, as valued; 26 years old; behind Ek: he costs more
1 left out who are of the plan or its club: touchline alternatives ranks its targets

"#
    ]]);
    touchline(&folder(), &["market", "players.csv", "--for", "plan.ron", "--like", "balerdi", "--where", "cb"])
        .success()
        .stderr_eq("")
        .stdout_eq(str![[r#"
like Balerdi, by positions, foot, height, age; not by attributes, which the plan does not tell of him, among 2 of 5 people
  1 Ek (Bee City): 12.7 to 37.7 apart of 100; same positions; same foot; height unknown; 5 years younger
  2 Ruiz (Bee City): 26.2 apart of 100; same positions; left foot; 1 cm taller; same age
1 left out who are of the plan or its club: touchline alternatives ranks its targets

"#]]);
    let answer = json(&folder(), &["market", "players.csv", "--for", "plan.ron", "--slot", "rcb", "--json"]);
    let first = &answer["alternatives"][0];
    assert_eq!((&first["person"], &first["known"]["name"]), (&"ek".into(), &"Bo Ek".into()), "he costs less");
}

#[test]
fn what_cannot_be_asked_of_a_market_is_refused_with_what_was_expected() {
    let folder = folder();
    for (words, says) in [
        (
            &["--where", "value<8"][..],
            "--where: “value<8”: expected 8m for millions, 8k for thousands, or 8.00 if no more is meant",
        ),
        (&["--limit", "0"], "--limit: found 0, expected one person or more"),
        (&["-", "-"], "standard input is named 2 times: leave one - alone, it can be read once"),
        (
            &["--for", "plan.ron", "--use-filter", "x"],
            "--use-filter: the plan keeps no filter: keep-filter of the board keeps one",
        ),
        (
            &["--for", "plan.ron", "--slot", "XX"],
            "--slot: found “XX”, expected a slot of 3-4-2-1: GK RCB CB LCB RWB RCM LCM LWB RAM LAM ST",
        ),
        (
            &["--for", "plan.ron", "--like", "balredi"],
            "found “balredi”, expected the id of a person of the plan, such as balerdi",
        ),
    ] {
        let words = [&["market", "players.csv"], words].concat();
        touchline(&folder, &words).failure().code(1).stdout_eq("").stderr_eq(format!("{says}\n"));
    }
    fs::write(folder.path().join("x.csv"), "a,b\n1,2\n").unwrap();
    let said = touchline(&folder, &["market", "x.csv"]).failure().code(1);
    let said = String::from_utf8(said.get_output().stderr.clone()).unwrap();
    assert!(said.contains("of no source that is known"), "{said}");
}

/// A market in pounds.
const POUNDS: &str = "\
Name,Position,Age,Club,Value,Expires
Al Moe,CB,24,Bee City,£6M,30/6/2027
Di Poe,CB,24,Cee City,£60M,30/6/2027
";

#[test]
fn amounts_of_a_filter_are_in_the_currency_of_the_market() {
    let folder = folder();
    fs::write(folder.path().join("pounds.csv"), POUNDS).unwrap();
    let count = |words: &[&str]| json(&folder, &[&["market", "pounds.csv", "--json"], words].concat())["count"].clone();
    assert_eq!((count(&["--where", "value<£10m"]), count(&["--where", "value<10m"])), (1.into(), 1.into()));
    touchline(&folder, &["market", "pounds.csv", "--where", "value<€10m"]).failure().stderr_eq(
        "--where: “value<€10m”: expected an amount in GBP: the market counts in GBP, and € is another currency\n",
    );
    let answer = json(&folder, &["market", "pounds.csv", "--json"]);
    assert_eq!((&answer["currency"], &answer["doubts"]), (&"GBP".into(), &0.into()));
}

#[test]
fn what_is_ranked_for_a_plan_tells_doubts_and_who_was_left_out() {
    let folder = folder();
    fs::write(folder.path().join("pounds.csv"), POUNDS).unwrap();
    let for_plan = ["market", "pounds.csv", "players.csv", "--for", "plan.ron"];
    let said = text_of(&folder, &[&for_plan[..], &["--limit", "1"]].concat());
    assert!(said.ends_with("\n2 doubts: touchline inspect FILE names them\n"), "{said}");
    let answer = json(&folder, &[&for_plan[..], &["--json"]].concat());
    let told = ["left_out", "currency", "doubts"].map(|field| answer[field].clone());
    assert_eq!(told, [serde_json::json!(1), "EUR".into(), 2.into()]);
}

#[test]
fn nobody_is_told_with_what_the_terms_ask_and_the_file_does_not_tell() {
    let folder = folder();
    fs::write(folder.path().join("names.csv"), "Name,Club,Age\nAda Ruiz,Bee City,24\n").unwrap();
    touchline(&folder, &[&["market", "names.csv", "--where", "cb u28 contract<2028"], &ON[..]].concat())
        .success()
        .stdout_eq(str![[r#"
names.csv: 0 of 1 person on 2026-08-22, by value
the terms ask what the files tell of nobody: position, contract

"#]]);
    let said = text_of(&folder, &["market", "names.csv", "--for", "plan.ron"]);
    assert!(said.contains("\n  nobody plays what is sought: take another file, or a lower --at-least\n"), "{said}");
}

#[test]
fn a_kept_filter_narrows_and_the_csv_tells_ranks_and_reasons() {
    let folder = folder();
    touchline(&folder, &["do", "plan.ron", "keep-filter \"cheap ones\" value<10m"]).success();
    let words = ["market", "players.csv", "--for", "plan.ron", "--slot", "rcb", "--csv"];
    let rows = text_of(&folder, &[&words[..], &["--use-filter", "cheap ones"]].concat());
    let rows: Vec<String> = rows.lines().map(|row| row.chars().take(72).collect()).collect();
    assert_eq!(
        rows,
        [
            "rank,reason,id,name,club,league,born,age,positions,foot,height_cm,nation",
            "1,\"Ek (Bee City): CB; 16 gains in 16 weeks; 4m, as valued; 21 years old\"",
        ]
    );
    touchline(&folder, &[&words[..], &["--use-filter", "x"]].concat())
        .failure()
        .stderr_eq("--use-filter: found “x”, expected one that the plan keeps: cheap ones\n");
}

#[test]
fn a_filter_that_cannot_be_read_is_not_kept_and_one_of_the_file_is_told() {
    let folder = folder();
    touchline(&folder, &["do", "plan.ron", "keep-filter bad cb value<abc"]).failure().stderr_eq(str![[r#"
edit 1: “value<abc”: expected an amount with its unit, such as value<8m or value:8m-40m
  keep-filter bad cb value<abc
nothing was changed

"#]]);
    touchline(&folder, &["do", "plan.ron", "keep-filter bad cb value<1m"]).success();
    let path = folder.path().join("plan.ron");
    let text = fs::read_to_string(&path).unwrap().replace("value<1m", "value<abc");
    fs::write(&path, text).unwrap();
    let said = text_of(&folder, &["check", "plan.ron"]);
    for part in ["found “value<abc”, expected an amount with its unit", "it is left out of the filter"] {
        assert!(said.contains(part), "{said}");
    }
}
