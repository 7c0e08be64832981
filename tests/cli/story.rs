//! `touchline story` by what it prints.

use snapbox::str;

use crate::{json, sample, text_of, touchline};

#[test]
fn a_story_is_told_by_day_with_what_is_to_come_and_what_has_no_day() {
    let folder = sample();
    let lines =
        ["bid leoni 20m source Sky", "absent gatti injury knee from 2025-06-19", "stage leoni talks on 2025-06-01"];
    touchline(&folder, &[&["do", "plan.ron"], &lines[..]].concat()).success();
    touchline(&folder, &["story", "plan.ron", "--since", "13 jun", "--until", "20 jun"])
        .success()
        .stderr_eq("")
        .stdout_eq(str![[r#"
Juventus: what happened since 2025-06-13 until 2025-06-20
2025-06-13
  Bremer is to be back on 2025-08-24 (Gazzetta)
2025-06-16
  Locatelli is to be back on 2025-06-16 (one of two accounts)
2025-06-17
  Balerdi: Marseille will not open talks (Tuttojuve)
  Marseille refuses to sell Balerdi: Champions League season; he is vital (Tuttojuve)
  We bid 20m for Leoni (Sky)
2025-06-19, to come
  Gatti is injured: knee
left out, as the plan does not have its day: 6

"#]]);
    let whole = text_of(&folder, &["story", "plan.ron"]);
    assert!(whole.contains("\non a day that the plan does not have\n  Conceição joins on loan from Porto"), "{whole}");
    touchline(&folder, &["story", "plan.ron", "--since", "2030-01-01"]).success().stdout_eq(str![[r#"
Juventus: nothing happened since 2030-01-01
left out, as the plan does not have its day: 6

"#]]);
}

#[test]
fn a_story_as_json_names_the_entries_as_show_does() {
    let folder = sample();
    let story = json(&folder, &["story", "plan.ron", "--since", "2025-06-17", "--json"]);
    assert_eq!(
        story["events"][1],
        serde_json::json!({
            "on": "2025-06-17", "person": "balerdi", "kind": "seller", "entry": "step 1", "source": "Tuttojuve",
            "words": "Marseille refuses to sell Balerdi: Champions League season; he is vital (Tuttojuve)",
        })
    );
    assert_eq!((&story["club"], story["events"].as_array().unwrap().len()), (&"Juventus".into(), 2));
    assert_eq!(story["undated"][0]["on"], serde_json::Value::Null);
}

#[test]
fn days_that_are_none_or_the_wrong_way_round_are_refused() {
    let folder = sample();
    touchline(&folder, &["story", "plan.ron", "--since", "someday"]).code(2).stdout_eq("");
    touchline(&folder, &["story", "plan.ron", "--since", "2025-06-17", "--until", "2025-06-16"])
        .code(1)
        .stdout_eq("")
        .stderr_eq(str![[r#"
found --since 2025-06-17 --until 2025-06-16, expected a last day that is not before the first

"#]]);
}
