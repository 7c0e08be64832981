//! The squad as a table: who stands in it, in which order, and what is refused.

use serde_json::Value;
use snapbox::str;

use crate::{json, sample, touchline};

/// The ids of the players in their order.
fn shown(words: &[&str]) -> Vec<String> {
    let words = [&["squad", "plan.ron"], words, &["--json"]].concat();
    let answer = json(&sample(), &words);
    answer["players"].as_array().unwrap().iter().map(|one| one["player"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn the_squad_is_a_table_under_headings_without_columns_of_which_nothing_is_known() {
    touchline(&sample(), &["squad", "plan.ron", "--filter", "cb u28 !injured", "--sort", "value"])
        .success()
        .stderr_eq("")
        .stdout_eq(str![[r#"
Juventus on 2025-06-17: 4 of 33 players, by value
position   name    age  nation  contract    value  foot   height  availability
CB RB      Kalulu   25  FRA     2029-06-30   €28m  right     182  available
CB RB      Gatti    26  ITA     2028-06-30   €24m  right     190  available
CB LB      Kelly    26  ENG     2029-06-30   €16m  left      189  available
RB CB RWB  Savona   22  ITA     2030-06-30   €12m  right     192  available

"#]]);
}

#[test]
fn it_is_sorted_by_any_column_either_way_and_for_any_day() {
    let dearest = shown(&["--filter", "cb", "--sort", "value"]);
    let mut cheapest = shown(&["--filter", "cb", "--sort", "value", "--reverse"]);
    cheapest.reverse();
    assert_eq!((dearest.first().map(String::as_str), &dearest), (Some("bremer"), &cheapest));
    let youngest = shown(&["--filter", "gk", "--sort", "age"]);
    assert_eq!(youngest, ["daffara", "garofani", "di-gregorio", "perin", "pinsoglio"]);
    assert_eq!(shown(&["--sort", "availability"]).first().map(String::as_str), Some("perin"));
    let later = shown(&["--on", "24 aug", "--filter", "injured"]);
    assert_eq!((later.contains(&"perin".to_owned()), later.contains(&"cabal".to_owned())), (false, true), "{later:?}");
}

#[test]
fn the_json_has_every_column_in_units_and_days() {
    let answer = json(&sample(), &["squad", "plan.ron", "--filter", "bremer", "--json"]);
    assert_eq!(answer["on"], "2025-06-17");
    let bremer = &answer["players"][0];
    assert_eq!((&bremer["value"], &bremer["contract"]), (&Value::from(50_000_000), &Value::from("2029-06-30")));
    assert_eq!((&bremer["positions"], &bremer["age"]), (&Value::from(vec!["CB"]), &Value::from(28)));
    assert_eq!((&bremer["wage"], &bremer["away"]["cause"]), (&Value::Null, &Value::from("injury")));
}

#[test]
fn what_cannot_be_asked_is_refused_with_what_was_expected() {
    touchline(&sample(), &["squad", "plan.ron", "--filter", "cb value<8"]).failure().code(1).stdout_eq("").stderr_eq(
        str![[r#"
--filter: “value<8”: expected 8m for millions, 8k for thousands, or 8.00 if no more is meant

"#]],
    );
    touchline(&sample(), &["squad", "plan.ron", "--sort", "shoe"]).failure().code(2).stdout_eq("").stderr_eq(str![[r#"
error: invalid value 'shoe' for '--sort <COLUMN>'
  [possible values: position, name, age, nation, contract, wage, value, rating, since, trained, foot, height, shirt, availability]

For more information, try '--help'.

"#]]);
    touchline(&sample(), &["squad", "plan.ron", "--filter", "nobody-here"]).success().stderr_eq("").stdout_eq(str![[
        r#"
Juventus on 2025-06-17: 0 of 33 players, by position

"#
    ]]);
}
