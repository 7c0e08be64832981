//! What the plan has of a person, and its entries corrected and taken out from a script.

use snapbox::str;

use crate::{SAMPLE, json, plan, sample, text_of, touchline, with_plan};

#[test]
fn show_numbers_the_entries_by_which_they_are_corrected() {
    let folder = sample();
    touchline(&folder, &["do", "plan.ron", "bid leoni 280m source \"Sky\"", "report leoni no source RMC"]).success();
    touchline(&folder, &["show", "plan.ron", "leoni"]).success().stderr_eq("").stdout_eq(str![[r#"
Giovanni Leoni (leoni)
entry     day         source  says
bid 1     2025-06-17  Sky     280m by us, pending
report 1  2025-06-17  RMC     no

"#]]);
    let lines = ["change-entry leoni bid 1 28m", "remove-entry leoni report 1"];
    touchline(&folder, &["do", "plan.ron", lines[0], lines[1]]).success().stderr_eq("").stdout_eq(str![[r#"
bid 1 of Leoni: 28m by us, pending · 2025-06-17 · Sky
remove report 1 of Leoni

"#]]);
    let shown = json(&folder, &["show", "plan.ron", "leoni", "--json"]);
    let bid = serde_json::json!({
        "kind": "bid", "number": 1, "on": "2025-06-17", "says": "28m by us, pending", "source": "Sky",
    });
    assert_eq!(
        (&shown["person"], &shown["ours"], &shown["entries"]),
        (&"leoni".into(), &false.into(), &[bid].as_slice().into())
    );
    let deals = json(&folder, &["deals", "plan.ron", "--json"]);
    let leoni = deals["deals"].as_array().unwrap().iter().find(|deal| deal["person"] == "leoni").unwrap().clone();
    assert_eq!(leoni["ladder"][0]["entry"], "bid 1");
}

#[test]
fn show_says_where_a_person_was_read_from_and_what_was_proposed() {
    let imported = "imported: (from: \"Wyscout\\u{1b}\", on: \"2025-06-01\", id: \"-17\", proposed: [RWB]),";
    let folder = with_plan(&SAMPLE.replacen("\"leoni\": (", &format!("\"leoni\": ({imported}"), 1));
    touchline(&folder, &["show", "plan.ron", "leoni"]).success().stderr_eq("").stdout_eq(str![[r#"
Giovanni Leoni (leoni)

imported: Wyscout␛, 2025-06-01, id -17
proposed: plays RWB

"#]]);
    assert_eq!(
        json(&folder, &["show", "plan.ron", "leoni", "--json"])["imported"],
        serde_json::json!({ "from": "Wyscout\u{1b}", "on": "2025-06-01", "id": "-17", "proposed": ["RWB"], "since": [] })
    );
    assert_eq!(json(&folder, &["show", "plan.ron", "bremer", "--json"])["imported"], serde_json::Value::Null);
}

#[test]
fn an_entry_that_is_not_there_is_refused_with_those_that_are() {
    let folder = sample();
    let before = plan(&folder);
    touchline(&folder, &["do", "plan.ron", "remove-entry balerdi report 9"]).code(1).stdout_eq("").stderr_eq(str![[
        r#"
edit 1: found “9”, expected the number of the report: 1, 2
  remove-entry balerdi report 9
                              ^
nothing was changed

"#
    ]]);
    touchline(&folder, &["show", "plan.ron", "leonni"])
        .code(1)
        .stdout_eq("")
        .stderr_eq("found “leonni”, expected the id of a player or a target; the nearest is leoni\n");
    assert_eq!(plan(&folder), before);
}

#[test]
fn without_a_person_show_prints_all_that_the_plan_has_a_line_each() {
    let folder = sample();
    let all = text_of(&folder, &["show", "plan.ron"]);
    let lines: Vec<&str> = all.lines().collect();
    assert_eq!(lines[..3], ["club: Juventus", "the formation played: 3-4-2-1", "season: 2025-26"]);
    assert!(lines.contains(&"absence of Bremer: injury cruciate ligament · 2024-10-02"), "{all}");
    let facts = json(&folder, &["show", "plan.ron", "--json"]);
    let facts = facts["facts"].as_array().unwrap();
    assert_eq!(facts.len(), lines.len());
    let of = |says: &str| facts.iter().find(|fact| fact["says"] == says).map(|fact| fact["person"].clone());
    assert_eq!(of("stage of Balerdi: approached"), Some("balerdi".into()));
    assert_eq!(of("club: Juventus"), Some(serde_json::Value::Null));
}
