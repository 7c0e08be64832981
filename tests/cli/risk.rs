//! What may come, as the shell says it.

use std::fs;

use serde_json::Value;
use snapbox::str;

use crate::{json, sample, text_of, touchline};

#[test]
fn risk_gives_scripts_every_chance() {
    let folder = sample();
    let answer = json(&folder, &["risk", "plan.ron", "--weeks", "3", "--json"]);
    let keys: Vec<&str> = answer.as_object().unwrap().keys().map(String::as_str).collect();
    let expected = ["seed", "runs", "from", "known_on", "at_least", "what_if", "weeks", "by_deadline", "by_match"];
    assert_eq!(keys, [&expected[..], &["if_each_week", "gaps", "people", "effects", "basis"]].concat());
    assert_eq!((&answer["seed"], answer["weeks"].as_array().unwrap().len()), (&1.into(), 3));
    let is_chance = |value: &Value| (0.0..=1.0).contains(&value.as_f64().unwrap());
    for week in answer["weeks"].as_array().unwrap() {
        assert!(["eleven_broken", "short", "se"].iter().all(|key| is_chance(&week[key])), "{week}");
        assert_eq!(week["slots"].as_object().unwrap().len(), 11);
        assert!(week["slots"].as_object().unwrap().values().all(is_chance));
    }
    let gap = &answer["gaps"][0];
    assert_eq!((&gap["slots"], &gap["weeks"]), (&serde_json::json!(["RCB", "CB", "LCB"]), &2.into()));
    assert_eq!(gap["broken"][1], answer["weeks"][1]["slots"]["RCB"]);
    let people = answer["people"].as_array().unwrap();
    assert!(people.iter().all(|person| person["out"].as_array().unwrap().iter().all(is_chance)));
    assert_eq!(
        answer["basis"]["words"],
        "right within 9 points to 8 weeks, on seasons left out in turn, 2014-15 to 2022-23"
    );
    let again = |seed| json(&folder, &["risk", "plan.ron", "--weeks", "3", "--json", "--seed", seed]);
    assert_eq!(again("1"), answer);
    assert_ne!(again("2")["weeks"], answer["weeks"]);
}

#[test]
fn risk_says_that_it_is_a_chance_and_how_far_it_was_right() {
    let said = text_of(&sample(), &["risk", "plan.ron", "--weeks", "2"]);
    let lines: Vec<&str> = said.lines().collect();
    let heading = "Juventus on 2025-06-17, competent players and better: chances, right within 9 points to 8 weeks,";
    assert_eq!(lines[..2], [heading, "  on seasons left out in turn, 2014-15 to 2022-23"]);
    let basis = "12288 seasons drawn, seed 1; fitted on 2014-15 to 2022-23; past injuries known of 3 in 33 players";
    assert_eq!(lines[2], basis);
    assert!(said.contains("chance that the eleven can't be filled in some week\n"), "{said}");
    assert!(said.contains("\nchance that a gap can't be filled this week or in the next\n  RCB CB LCB "), "{said}");
    assert!(lines.iter().any(|line| line.starts_with("  with Leoni ") && line.contains(" less ±")), "{said}");
    assert!(lines.iter().any(|line| line.starts_with("Bremer ") && line.ends_with("  1")), "{said}");
    assert!(lines.iter().any(|line| line.starts_with("Gatti ") && line.ends_with("unknown")), "{said}");
}

#[test]
fn risk_takes_up_a_kept_what_if() {
    let folder = sample();
    touchline(&folder, &["risk", "plan.ron", "--what-if", "No Gatti"]).failure().stderr_eq(str![[r#"
found no what-if in the plan, expected one called “No Gatti”: touchline do plan.ron 'what-if "No Gatti" sign ID'

"#]]);
    // A name with quotes is not put between quotes of a shell.
    touchline(&folder, &["risk", "plan.ron", "--what-if", "it's B"]).failure().stderr_eq(str![[r#"
found no what-if in the plan, expected one called “it's B”: touchline do plan.ron 'what-if "NAME" sign ID'

"#]]);
    let seed = touchline(&folder, &["risk", "plan.ron", "--seed", "-1"]).code(2);
    assert!(String::from_utf8_lossy(&seed.get_output().stderr).contains("expected a whole number from 0 to"));
    touchline(&folder, &["do", "plan.ron", r#"what-if "No Gatti" lose gatti"#]).success();
    touchline(&folder, &["risk", "plan.ron", "--what-if", "Plan B"]).failure().stderr_eq(str![[r#"
found no what-if “Plan B”, expected one of “No Gatti”

"#]]);
    let answer = json(&folder, &["risk", "plan.ron", "--weeks", "2", "--what-if", "no gatti", "--json"]);
    let gatti = answer["people"].as_array().unwrap().iter().find(|one| one["person"] == "gatti").unwrap();
    assert_eq!(gatti["out"], serde_json::json!([1.0, 1.0]));
}

#[test]
fn fee_says_what_such_deals_cost_and_what_it_is_not() {
    let folder = sample();
    touchline(&folder, &["fee", "plan.ron", "balerdi"]).success().stderr_eq("").stdout_eq(str![[r#"
person   value  four in five of such deals        not known
Balerdi   €20m  €9m to €28.5m, half under €17.5m  seller's league

of completed deals with a published fee, 77 to 81 % fell inside, on seasons left out in turn,
  2018-19 to 2022-23; it does not say whether the seller sells

"#]]);
    let answer = json(&folder, &["fee", "plan.ron", "--json"]);
    assert_eq!(answer["people"].as_array().unwrap().len(), 6);
    let of = |id: &str| json(&folder, &["fee", "plan.ron", id, "--json"])["people"][0].clone();
    assert_eq!(of("balerdi"), answer["people"][0]);
    assert_eq!(of("pinsoglio")["why_not"], "no range under 0.5m: such fees differ too much");
    touchline(&folder, &["fee", "plan.ron", "balerdo"]).failure().stderr_eq(str![[r#"
found “balerdo”, expected the id of a player or a target; the nearest is balerdi

"#]]);
}

/// Squads and absences that somebody made up: two players, one of them out for three weeks.
const SQUADS: &str =
    "player_id,team_name,position,age,minutes,year\n7,Ajax,Goalkeeper,25.0,900,2022\n8,Ajax,Centre-Back,30,900,2022\n";
const SPELLS: &str =
    "player_id,injury,from,until\n8,ill,2022-09-02,2022-09-24\n8,ill,2022-09-10,2022-09-12\n7,,2020-01-01,\n";
const FEES: &str = "transfer_fee,market_value_in_eur,age,league_from,league_to\n20000000,18000000,26,GB1,IT1\n1,9000000,26,L1,BRA1\n,1,2,A,B\n";

#[test]
fn risk_scores_itself_on_what_was_seen() {
    let folder = sample();
    fs::write(folder.path().join("squads.csv"), SQUADS).unwrap();
    fs::write(folder.path().join("spells.csv"), SPELLS).unwrap();
    let check = ["risk", "--check", "spells.csv", "squads.csv", "--from", "2022-09-01", "--until", "2022-09-30"];
    let answer = json(&folder, &[&check[..], &["--json"]].concat());
    assert_eq!((&answer["player_seasons"], &answer["squads"]), (&2.into(), &1.into()));
    let horizons = answer["horizons"].as_array().unwrap();
    let weeks: Vec<&Value> = horizons.iter().map(|one| &one["weeks"]).collect();
    assert_eq!(weeks, [1, 4, 8, 12, 26]);
    for one in horizons {
        // Four Saturdays of two players: one of them is out on 3, 10, 17 and 24 September.
        assert_eq!(one["rows"], 8);
        let seen: f64 = one["tenths"].as_array().unwrap().iter().map(|tenth| tenth["observed"].as_f64().unwrap()).sum();
        assert_eq!(seen, 4.0);
        assert!(one["log_score"].as_f64().unwrap() > 0.0 && one["at_least_4"]["predicted"] == 0.0, "{one}");
    }
    let said = text_of(&folder, &check);
    assert!(said.starts_with("weeks ahead  rows  mean gap"), "{said}");
    assert!(said.contains("\nAjax ") && said.contains("\no chance, x seen, * both;"), "{said}");
    for (file, text, says) in [
        ("spells.csv", "player_id,from\n8,2022-09-02\n", "spells.csv: found no column until among player_id, from\n"),
        (
            "spells.csv",
            "player_id,from,until\n8,2022-09-02,soon\n",
            "spells.csv:2: found “soon” in the column until, expected a date as \"YYYY-MM-DD\"\n",
        ),
        ("squads.csv", "", "cannot read squads.csv: [..]\n"),
    ] {
        fs::write(folder.path().join(file), text).unwrap();
        touchline(&folder, &check).failure().stderr_eq(says);
        fs::write(folder.path().join("spells.csv"), SPELLS).unwrap();
    }
    touchline(&folder, &["risk", "--check", "spells.csv", "squads.csv"]).code(2);
    let with = |from: &str, until: &str| {
        touchline(&folder, &["risk", "--check", "spells.csv", "squads.csv", "--from", from, "--until", until]).failure()
    };
    fs::write(folder.path().join("squads.csv"), SQUADS).unwrap();
    with("2022-09-30", "2022-09-01").stderr_eq(str![[r#"
found no day to score, expected --from and a later --until: --from 2023-08-01 --until 2024-05-31

"#]]);
    with("2012-09-01", "2012-09-30").stderr_eq(str![[r#"
found no player to score from 2012-09-01 to 2012-09-30: are there squads of that season, with 270 minutes each?

"#]]);
    with("2022-09-01", "2199-01-01").stderr_eq(str![[r#"
found --until 2199-01-01, which is still to come, expected a day of which it was seen who was out

"#]]);
}

#[test]
fn the_files_of_a_check_may_be_those_of_any_program() {
    let folder = sample();
    let check =
        ["risk", "--check", "spells.csv", "squads.csv", "--from", "2022-09-01", "--until", "2022-09-30", "--json"];
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("squads.csv", SQUADS);
    write("spells.csv", SPELLS);
    let plain = json(&folder, &check);
    let others: [fn(&str) -> String; 3] =
        [|text| format!("\u{feff}{text}"), |text| text.replace('\n', "\r\n"), |text| text.replace(',', ";")];
    for other in others {
        write("squads.csv", &other(SQUADS));
        write("spells.csv", &other(SPELLS));
        assert_eq!(json(&folder, &check), plain);
    }
    // Days that are reversed say nothing; who has no last day and was hurt lately is still out.
    write("squads.csv", SQUADS);
    write("spells.csv", &format!("{SPELLS}7,,2022-09-20,2022-09-10\n"));
    assert_eq!(json(&folder, &check)["horizons"][0]["rows"], plain["horizons"][0]["rows"]);
    write("spells.csv", &format!("{SPELLS}7,,2022-09-12,\n"));
    let seen = |answer: &Value| -> f64 {
        let tenths = answer["horizons"][0]["tenths"].as_array().unwrap().clone();
        tenths.iter().map(|tenth| tenth["observed"].as_f64().unwrap() * tenth["rows"].as_f64().unwrap()).sum()
    };
    assert_eq!((seen(&plain), seen(&json(&folder, &check))), (4.0, 6.0), "on 17 and 24 September");
    // With the column, one that is not out any more ended at an unknown day.
    write("spells.csv", "player_id,from,until,still_out_at_cut\n8,2022-09-02,2022-09-24,False\n7,2022-09-12,,False\n");
    assert_eq!(seen(&json(&folder, &check)), 4.0);
    write("spells.csv", "player_id,from,until,still_out_at_cut\n8,2022-09-02,2022-09-24,False\n7,2022-09-12,,True\n");
    assert_eq!(seen(&json(&folder, &check)), 6.0);
    write("spells.csv", "player_id,from,until\n");
    touchline(&folder, &check).failure().stderr_eq("spells.csv: found no absence with its days\n");
}

#[test]
fn a_check_knows_an_injury_by_its_name() {
    let folder = sample();
    fs::write(folder.path().join("squads.csv"), SQUADS).unwrap();
    let log_score = |spells: &str| {
        fs::write(folder.path().join("spells.csv"), spells).unwrap();
        let check = ["risk", "--check", "spells.csv", "squads.csv", "--from", "2022-09-01", "--until", "2022-11-30"];
        let answer = json(&folder, &[&check[..], &["--json"]].concat());
        answer["horizons"][1]["log_score"].as_f64().unwrap()
    };
    let named = |injury: &str| log_score(&format!("player_id,injury,from,until\n8,{injury},2022-08-02,2023-03-01\n"));
    // He is out for seven months: that a torn ligament does it is less of a surprise than that a flu does.
    let unnamed = log_score("player_id,from,until\n8,2022-08-02,2023-03-01\n");
    let [torn, flu] = ["Cruciate ligament tear", "flu"].map(named);
    assert!(torn < unnamed && unnamed < flu, "{torn} {unnamed} {flu}");
    assert_eq!(named("Unknown injury"), unnamed);
}

#[test]
fn fee_scores_itself_on_deals() {
    let folder = sample();
    fs::write(folder.path().join("fees.csv"), FEES).unwrap();
    let answer = json(&folder, &["fee", "--check", "fees.csv", "--json"]);
    assert_eq!((&answer["rows"], &answer["coverage"]), (&2.into(), &0.5.into()));
    let bands: Vec<(&Value, &Value)> =
        answer["bands"].as_array().unwrap().iter().map(|band| (&band["rows"], &band["coverage"])).collect();
    assert_eq!(bands[2..4], [(&1.into(), &0.0.into()), (&1.into(), &1.0.into())]);
    assert_eq!(bands[4], (&0.into(), &Value::Null), "no deal is no share");
    assert!(text_of(&folder, &["fee", "--check", "fees.csv"]).contains("10m to 30m        1   100 %\n"));
    touchline(&folder, &["fee"]).code(2);
}

#[test]
fn worth_says_what_deals_such_as_the_best_ones_cost_beside_their_sums() {
    let folder = sample();
    let said = text_of(&folder, &["worth", "plan.ron"]);
    let (sums, chance) = said.split_once("\nchance, beside these sums: four in five such deals cost\n").unwrap();
    assert!(sums.contains("sign Leoni for") && !sums.contains("chance"), "{said}");
    assert!(chance.starts_with("Leoni: €") && chance.contains("whether the seller sells"), "{said}");
    let answer = json(&folder, &["worth", "plan.ron", "--json"]);
    assert_eq!(answer["fees"], json(&folder, &["fee", "plan.ron", "--json"]));
    // Nobody to sign has no such deals.
    assert!(!text_of(&folder, &["worth", "plan.ron", "--budget", "0"]).contains("such deals"));
}

#[test]
fn risk_is_asked_of_any_day() {
    let folder = sample();
    let of = |day: &str| json(&folder, &["risk", "plan.ron", "--weeks", "3", "--json", "--on", day]);
    let plain = json(&folder, &["risk", "plan.ron", "--weeks", "3", "--json"]);
    assert_eq!(of("2025-06-17"), plain);
    assert_eq!((&plain["from"], &plain["known_on"]), (&"2025-06-17".into(), &"2025-06-17".into()));
    let later = of("2025-08-28");
    assert_eq!((&later["from"], &later["known_on"]), (&"2025-08-28".into(), &"2025-06-17".into()));
    assert_eq!(later["weeks"][0]["week"], "2025-08-25");
    // The gaps are those of the day: with Bremer back there are enough for the back three.
    let gap = |answer: &Value| answer["gaps"].as_array().unwrap().iter().any(|gap| gap["slots"][0] == "RCB");
    assert!(!gap(&later) && gap(&plain));
    let earlier = of("2025-06-10");
    assert_eq!((&earlier["from"], &earlier["known_on"]), (&"2025-06-10".into(), &"2025-06-10".into()));
    let said = text_of(&folder, &["risk", "plan.ron", "--weeks", "2", "--on", "2025-07-17"]);
    assert!(said.starts_with("Juventus on 2025-07-17, as known on 2025-06-17, competent players"), "{said}");
    let cells = |name: &str| said.lines().find(|line| line.starts_with(name)).unwrap().to_owned();
    assert!(cells("Kolo Muani ").contains(" gone "), "{}", cells("Kolo Muani "));
    touchline(&folder, &["risk", "plan.ron", "--on", "soon"]).code(2);
    let check = ["risk", "--check", "a", "b", "--from", "2022-09-01", "--until", "2022-09-30", "--on", "2022-09-01"];
    touchline(&folder, &check).code(2);
}

#[test]
fn a_check_reads_the_absences_of_our_own_export() {
    let folder = sample();
    fs::write(folder.path().join("squads.csv"), SQUADS).unwrap();
    let check =
        ["risk", "--check", "spells.csv", "squads.csv", "--from", "2022-09-01", "--until", "2022-09-30", "--json"];
    let of = |spells: &str| {
        fs::write(folder.path().join("spells.csv"), spells).unwrap();
        json(&folder, &check)
    };
    let plain = of("player_id,injury,from,until\n8,ill,2022-09-02,2022-09-24\n7,,2020-01-01,2020-01-09\n");
    // Its last column is the first day back, and a ban is no injury.
    let ours = of("id,name,absence,absence_kind,absence_from,absence_back,earliest_back\n\
                   8,B,ill,injury,2022-09-02,2022-09-25,\n7,A,injury,injury,2020-01-01,2020-01-10,\n\
                   7,A,red card,suspension,2022-09-01,2022-09-30,\n");
    assert_eq!(ours, plain);
    // As the program writes it.
    let exported = text_of(&folder, &["export", "plan.ron", "--format", "csv", "--what", "absences"]);
    fs::write(folder.path().join("spells.csv"), exported).unwrap();
    fs::write(folder.path().join("squads.csv"), SQUADS.replace("\n8,", "\nbremer,")).unwrap();
    let check = ["risk", "--check", "spells.csv", "squads.csv", "--from", "2022-09-01", "--until", "2022-09-30"];
    assert!(text_of(&folder, &check).starts_with("weeks ahead"));
}
