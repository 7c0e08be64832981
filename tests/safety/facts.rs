//! A plan as a bag of single facts, without the program's own list of its fields.

use std::collections::HashMap;

use ron::Value;
use touchline::domain::Plan;
use touchline::store::write_plan;

use crate::dress::pieces;

/// Whether what a key holds is one fact: a list whose order says something, or a value that is chosen as a whole.
fn is_whole(path: &str, key: &str) -> bool {
    ["nations", "competitions", "proposed"].contains(&key)
        || ["/tactic/order", "/tactic/roles", "/what_ifs", "/formations", "/registered"].contains(&path)
}

/// Whether it is a group of fields, which is written while one of them says something.
fn is_group(path: &str) -> bool {
    [
        "/budget",
        "/tactic/depth",
        "/tactic/order",
        "/tactic/roles",
        "/players",
        "/targets",
        "/what_ifs",
        "/filters",
        "/formations",
        "/registered",
    ]
    .contains(&path)
        || path.ends_with("/attributes")
}

/// How often the plan says each thing: `players/bremer/rating = 80`.
pub(crate) fn facts(plan: &Plan) -> HashMap<String, i64> {
    let written = write_plan(plan);
    let pieces = pieces(&written);
    let mut quoted = String::new();
    for (at, piece) in pieces.iter().enumerate() {
        let next = pieces.get(at + 1).copied().unwrap_or("");
        match piece.starts_with(char::is_uppercase) {
            // `Injury("knee")` as `["Injury", "knee"]` without its brackets
            true if next == "(" => quoted.push_str(&format!("\"{piece}\", ")),
            true => quoted.push_str(&format!("\"{piece}\"")),
            false if *piece == "(" && at > 0 && pieces[at - 1].starts_with(char::is_uppercase) => quoted.push('('),
            false => quoted.push_str(piece),
        }
    }
    let quoted = quoted.replace("\"Injury\", (", "(\"Injury\", ");
    let quoted = ["Suspension", "Other", "Refuses"]
        .iter()
        .fold(quoted, |text, kind| text.replace(&format!("\"{kind}\", ("), &format!("(\"{kind}\", ")));
    let value: Value = ron::from_str(&quoted).unwrap_or_else(|error| panic!("{error}\n{quoted}"));
    let mut facts = HashMap::new();
    flatten(String::new(), &value, &mut facts);
    facts
}

fn flatten(path: String, value: &Value, facts: &mut HashMap<String, i64>) {
    match value {
        Value::Map(map) => {
            // That somebody is there is a fact of its own; a group of fields is there as long as one of them is.
            if !is_group(&path) {
                *facts.entry(path.clone()).or_default() += 1;
            }
            for (key, value) in map.iter() {
                let key = word(key);
                if is_whole(&path, &key) {
                    *facts.entry(format!("{path}/{key} = {value:?}")).or_default() += 1;
                } else {
                    flatten(format!("{path}/{key}"), value, facts);
                }
            }
        }
        Value::Seq(items) if !path.ends_with("why") && !path.ends_with("seller") && !path.ends_with("player") => {
            let mut seen: HashMap<String, usize> = HashMap::new();
            for item in items {
                let name = identity(&path, item);
                let count = seen.entry(name.clone()).or_default();
                *count += 1;
                flatten(format!("{path}/{name}#{count}"), item, facts);
            }
        }
        value => *facts.entry(format!("{path} = {}", word(value))).or_default() += 1,
    }
}

fn word(value: &Value) -> String {
    match value {
        Value::String(word) => word.clone(),
        value => format!("{value:?}"),
    }
}

/// What makes an entry of a list the same in two plans.
fn identity(path: &str, item: &Value) -> String {
    let fields: &[&str] = match path.rsplit('/').next() {
        Some("bids") => &["on", "by", "terms"],
        Some("absences") => &["why", "from"],
        Some("deadlines" | "call_ups") => &["name"],
        Some("matches") => &["on"],
        _ => return format!("{item:?}"),
    };
    let Value::Map(map) = item else { return format!("{item:?}") };
    let held: Vec<String> =
        map.iter().filter(|(key, _)| fields.contains(&word(key).as_str())).map(|(_, value)| word(value)).collect();
    held.join("|")
}
