//! How every answer for scripts calls people.

use std::collections::BTreeSet;

use serde_json::Value;
use touchline::domain::Plan;
use touchline::{runtime, store};

use snapbox::str;

use crate::{json, sample, touchline};

/// Every answer that names people, of the sample. Whom a what-if signs is a player in it.
const ANSWERS: [&[&str]; 12] = [
    &["cover", "plan.ron"],
    &["squad", "plan.ron"],
    &["calendar", "plan.ron", "--weeks", "12"],
    &["whatif", "plan.ron", "lose gatti from 2025-07-01"],
    &["worth", "plan.ron", "--weeks", "4"],
    &["lists", "plan.ron"],
    &["budget", "plan.ron"],
    &["deals", "plan.ron"],
    &["alternatives", "plan.ron", "balerdi"],
    &["alternatives", "plan.ron", "bremer", "--like"],
    &["risk", "plan.ron", "--weeks", "2"],
    &["fee", "plan.ron"],
];

/// The id of somebody at a key that does not say so: a `person` may be anybody, a `player` is the club's.
fn misnamed(value: &Value, key: &str, (players, targets): &(BTreeSet<&str>, BTreeSet<&str>)) -> Vec<String> {
    let inside = |(key, value): (&str, &Value)| misnamed(value, key, &(players.clone(), targets.clone()));
    match value {
        Value::Object(fields) => fields.iter().flat_map(|(key, value)| inside((key, value))).collect(),
        Value::Array(values)
            if key == "players" && values.iter().any(|one| one.as_str().is_some_and(|one| targets.contains(one))) =>
        {
            vec![format!("{key}: {value}")]
        }
        Value::Array(values) => {
            values.iter().filter(|value| !value.is_string()).flat_map(|value| inside((key, value))).collect()
        }
        Value::String(id) => {
            let called_right = match key {
                "person" => players.contains(&**id) || targets.contains(&**id),
                "player" => !targets.contains(&**id),
                _ => !players.contains(&**id) && !targets.contains(&**id),
            };
            if called_right { Vec::new() } else { vec![format!("{key}: {id}")] }
        }
        _ => Vec::new(),
    }
}

#[test]
fn whoever_may_be_a_target_is_a_person_and_a_player_is_the_clubs() {
    let plan: Plan = store::read_plan("plan.ron", store::assets::SAMPLE, &runtime::catalogue().formations).unwrap();
    let ids: (BTreeSet<&str>, BTreeSet<&str>) = (
        plan.players.iter().map(|(id, _)| id.as_str()).collect(),
        plan.targets.iter().map(|(id, _)| id.as_str()).collect(),
    );
    let folder = sample();
    for words in ANSWERS {
        let answer = json(&folder, &[words, &["--json"]].concat());
        let text = answer.to_string();
        assert!(ids.0.union(&ids.1).any(|id| text.contains(&format!("\"{id}\""))), "{words:?} names nobody");
        assert_eq!(misnamed(&answer, "", &ids), Vec::<String>::new(), "{words:?}");
    }
    for wrong in [
        r#"{"target": "balerdi"}"#,
        r#"{"player": "balerdi"}"#,
        r#"{"players": ["balerdi"]}"#,
        r#"{"person": "nobody"}"#,
    ] {
        assert_eq!(misnamed(&serde_json::from_str(wrong).unwrap(), "", &ids).len(), 1, "{wrong}");
    }
}

#[test]
fn check_says_where_two_ids_hold_one_person() {
    let folder = sample();
    let add = |line: &str| touchline(&folder, &["do", "plan.ron", line]).success();
    add("add-target stay Francisco Conceicao plays RW");
    touchline(&folder, &["check", "plan.ron"]).success().stdout_eq("");
    add("set stay born 2002-12-14");
    add("add-player again Dusan Vlahovic plays ST");
    add("set again born 2000-01-28");
    touchline(&folder, &["check", "plan.ron"]).success().stdout_eq(str![[r#"
plan.ron:[..]:9: conceicao and stay are one person, Francisco Conceição; he is here on loan, so buying him adds nobody
...
plan.ron:[..]:9: vlahovic and again are one person, Dušan Vlahović; he counts as two: remove one of them
...

"#]]);
}
