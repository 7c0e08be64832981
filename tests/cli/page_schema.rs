//! The page's JSON against `docs/page.schema.json`: real pages hold to it, and broken ones are found out.

use std::collections::{BTreeMap, BTreeSet};

use jsonschema::Validator;
use serde_json::{Value, json};
use touchline::text;

use crate::{SAMPLE, json, touchline, with_plan};

const SCHEMA: &str = include_str!("../../docs/page.schema.json");

const EMPTY: &str = "(format: 1, club: \"Nobody\", tactic: (formation: \"4-4-2\"))";

/// Edits that leave nothing out of the page.
const EVERYTHING: [&str; 27] = [
    "what-if Kept sign solet",
    "set lucumi value none",
    "plan transfers 60m",
    "plan wages 120m",
    "plan revenue 400m",
    "plan squad-cost 70",
    "plan coach-wage 5m",
    "plan windows 2025-07-01 2025-09-01",
    "conclude Sign a centre-back",
    "bid balerdi 28m+4m@50% source RMC on 2025-06-18",
    "answer balerdi rejected source RMC on 2025-06-19",
    "counter balerdi 38m source \"La Provence\" on 2025-06-20",
    "report leoni \"Parma want 20m\" source Sky asks 20m",
    "bid vlahovic 20m/2 source Sky club Milan",
    "sell rugani source Sky club Ajax for 3m",
    "sign solet until 2030-06-30 source club for 18m/2 so10",
    "absent gatti suspension red for 2 matches in \"Serie A\"",
    "absent savona other travel back 2025-06-30 source club",
    "set kelly contract none",
    "plan competitions \"Serie A\" UEFA Bundesliga",
    "sell solet source Sky club Ajax for 30m on 2025-08-20",
    "absent di-gregorio injury knee from 2025-09-10 back 2025-12-30 source Sky",
    "absent kelly injury knee from 2025-09-10 back 2025-12-30 source Sky",
    "file-list UEFA on 2025-09-02 players perin di-gregorio pinsoglio bremer kelly gatti",
    "what-if \"No Gatti\" lose gatti until 2025-09-30",
    "what-if Leoni sign leoni, sell vlahovic",
    "what-if Late sign lucumi from 2025-07-20, formation 4-3-3",
];

/// What no list of these plans would lose first.
const SELDOM: [&str; 1] = ["kinds"];

fn schema() -> Value {
    serde_json::from_str(SCHEMA).unwrap()
}

fn validator() -> Validator {
    jsonschema::draft202012::new(&schema()).unwrap()
}

/// Pages of a plan that is empty, of the sample, on another day, and of one with everything.
fn pages() -> Vec<Value> {
    let page = |folder: &_, more: &[&str]| json(folder, &[&["page", "plan.ron", "--format", "json"], more].concat());
    let (empty, sample, full) = (with_plan(EMPTY), with_plan(SAMPLE), with_plan(SAMPLE));
    touchline(&full, &[&["do", "plan.ron"], &EVERYTHING[..]].concat()).success();
    vec![
        page(&empty, &[]),
        page(&sample, &[]),
        page(&sample, &["--on", "2026-07-01", "--at-least", "natural"]),
        page(&full, &[]),
        page(&full, &["--on", "2025-10-01", "--at-least", "emergency", "--what-if", "Late"]),
    ]
}

#[test]
fn every_page_holds_to_the_schema_which_names_nothing_else() {
    let (validator, mut seen, mut named) = (validator(), BTreeSet::new(), BTreeSet::new());
    // One of each kind is enough to read.
    let mut faults = BTreeMap::new();
    for (number, page) in pages().iter().enumerate() {
        for fault in validator.iter_errors(page) {
            let at = fault.instance_path().to_string();
            let kind: String = at.chars().filter(|letter| !letter.is_ascii_digit()).collect();
            faults.entry(kind).or_insert_with(|| format!("page {number}{at}: {}", text::fit(&fault.to_string(), 200)));
        }
        names(page, &mut seen);
    }
    assert!(faults.is_empty(), "{:#?}", faults.values());
    properties(&schema(), &mut named);
    named.retain(|name| !SELDOM.contains(&name.as_str()));
    assert_eq!(named, seen, "named by the schema, seen on the pages");
}

/// The names of every object but one with a name for each slot.
fn names(value: &Value, found: &mut BTreeSet<String>) {
    found.extend(value.as_object().into_iter().flat_map(|object| object.keys().cloned()));
    let by_slot = value.get("slots").filter(|slots| slots.is_object());
    parts(value).filter(|part| Some(*part) != by_slot).for_each(|part| names(part, found));
}

/// The names that the schema gives to properties.
fn properties(schema: &Value, found: &mut BTreeSet<String>) {
    found.extend(schema["properties"].as_object().into_iter().flat_map(|names| names.keys().cloned()));
    parts(schema).for_each(|part| properties(part, found));
}

fn parts(value: &Value) -> Box<dyn Iterator<Item = &Value> + '_> {
    match value {
        Value::Array(values) => Box::new(values.iter()),
        Value::Object(values) => Box::new(values.values()),
        _ => Box::new(std::iter::empty()),
    }
}

/// The page with each list cut to two, so that a fault can be tried everywhere.
fn cut(value: &mut Value) {
    if let Value::Array(values) = value {
        values.truncate(2);
    }
    match value {
        Value::Array(values) => values.iter_mut().for_each(cut),
        Value::Object(values) => values.values_mut().for_each(cut),
        _ => {}
    }
}

/// Every place of a page, as JSON pointers.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Array(values) => {
            values.iter().enumerate().for_each(|(place, part)| places(part, &format!("{at}/{place}"), found));
        }
        Value::Object(values) => {
            values.iter().for_each(|(name, part)| places(part, &format!("{at}/{name}"), found));
        }
        _ => {}
    }
}

#[test]
fn a_page_with_a_fault_anywhere_is_found_out() {
    let validator = validator();
    let mut page = pages().swap_remove(3);
    cut(&mut page);
    assert!(validator.is_valid(&page));
    let mut found = Vec::new();
    places(&page, "", &mut found);
    let mut tried = [0; 3];
    for at in &found {
        let mut with = |fault: usize, change: &dyn Fn(&mut Value)| {
            let mut broken = page.clone();
            change(broken.pointer_mut(at).unwrap());
            tried[fault] += 1;
            assert!(
                !validator.is_valid(&broken),
                "{at}: {}",
                ["a name is missing", "an unknown name", "another type"][fault]
            );
        };
        match page.pointer(at).unwrap() {
            Value::Object(names) => {
                for name in names.keys().filter(|name| *name != "place") {
                    with(0, &|value| drop(value.as_object_mut().unwrap().remove(name)));
                }
                with(1, &|value| value["no such name"] = json!(1));
                with(2, &|value| *value = json!("text"));
            }
            Value::Array(_) => with(2, &|value| *value = json!({})),
            Value::String(_) | Value::Bool(_) => with(2, &|value| *value = json!(7)),
            Value::Number(_) => with(2, &|value| *value = json!("7")),
            Value::Null => with(2, &|value| *value = json!({ "no such name": 1 })),
        }
    }
    assert!(tried.iter().all(|count| *count > 100), "{tried:?}");
}
