//! What may come, as the shell says it.

use serde_json::Value;
use snapbox::str;

use crate::{json, sample, text_of, touchline};

#[test]
fn risk_gives_scripts_every_chance() {
    let folder = sample();
    let answer = json(&folder, &["risk", "plan.ron", "--weeks", "3", "--json"]);
    let keys: Vec<&str> = answer.as_object().unwrap().keys().map(String::as_str).collect();
    let expected = ["seed", "runs", "from", "at_least", "what_if", "weeks", "by_deadline", "by_match", "people"];
    assert_eq!(keys, [&expected[..], &["effects", "basis"]].concat());
    assert_eq!((&answer["seed"], answer["weeks"].as_array().unwrap().len()), (&1.into(), 3));
    let is_chance = |value: &Value| (0.0..=1.0).contains(&value.as_f64().unwrap());
    for week in answer["weeks"].as_array().unwrap() {
        assert!(["eleven_broken", "short", "se"].iter().all(|key| is_chance(&week[key])), "{week}");
        assert_eq!(week["slots"].as_object().unwrap().len(), 11);
        assert!(week["slots"].as_object().unwrap().values().all(is_chance));
    }
    let people = answer["people"].as_array().unwrap();
    assert!(people.iter().all(|person| person["out"].as_array().unwrap().iter().all(is_chance)));
    assert_eq!(answer["basis"]["words"], "right within 5 points to 4 weeks, 8 to 8 weeks, on 2023-24");
    let again = |seed| json(&folder, &["risk", "plan.ron", "--weeks", "3", "--json", "--seed", seed]);
    assert_eq!(again("1"), answer);
    assert_ne!(again("2")["weeks"], answer["weeks"]);
}

#[test]
fn risk_says_that_it_is_a_chance_and_how_far_it_was_right() {
    let said = text_of(&sample(), &["risk", "plan.ron", "--weeks", "2"]);
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(
        lines[0],
        "Juventus, competent players and better: chances, right within 5 points to 4 weeks, 8 to 8 weeks, on 2023-24"
    );
    assert!(
        lines[1].starts_with("12288 seasons drawn, seed 1; fitted on 2014-15 to 2022-23; past injuries known of 3")
    );
    assert!(said.contains("chance that the eleven can't be filled in some week\n"), "{said}");
    assert!(lines.iter().any(|line| line.starts_with("  with Leoni ") && line.contains(" → ")), "{said}");
    assert!(lines.iter().any(|line| line.starts_with("Bremer ") && line.ends_with("  1")), "{said}");
    assert!(lines.iter().any(|line| line.starts_with("Gatti ") && line.ends_with("not known")), "{said}");
}

#[test]
fn risk_takes_up_a_kept_what_if() {
    let folder = sample();
    touchline(&folder, &["risk", "plan.ron", "--what-if", "No Gatti"]).failure().stderr_eq(str![[r#"
found no what-if in the plan, expected one called “No Gatti”: touchline do plan.ron 'what-if "No Gatti" sign ID'

"#]]);
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
         value  range of such deals                             taken as usual
Balerdi   €20m  €9m to €28.5m, half of such deals under €17.5m  seller's league not known
of completed deals with a published fee, 78 to 86 % fell inside (from 30 years on 76 %), on 2023-24 to 2026-27; it does not say whether the seller sells

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
