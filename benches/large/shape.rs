//! The large plan's file as a program would read it that checks nothing: derived, with every text as a `String`.

// Only ron looks at them.
#![expect(dead_code)]

use std::collections::BTreeMap;

use serde::Deserialize;

#[derive(Deserialize)]
pub(crate) struct Plan {
    format: u32,
    club: String,
    today: String,
    tactic: Tactic,
    players: BTreeMap<String, Player>,
    targets: BTreeMap<String, Target>,
}

#[derive(Deserialize)]
struct Tactic {
    formation: String,
}

#[derive(Deserialize)]
struct Player {
    name: String,
    born: String,
    nations: Vec<String>,
    positions: BTreeMap<Position, Familiarity>,
    foot: Foot,
    height_cm: u8,
    value: String,
    contract: String,
    #[serde(default)]
    absences: Vec<Absence>,
}

#[derive(Deserialize)]
struct Absence {
    why: Why,
    from: String,
    returns: Vec<Return>,
}

#[derive(Deserialize)]
struct Return {
    on: String,
    source: String,
    back: String,
}

#[derive(Deserialize)]
struct Target {
    name: String,
    born: String,
    nations: Vec<String>,
    positions: BTreeMap<Position, Familiarity>,
    foot: Foot,
    value: String,
    club: String,
    contract: String,
    priority: u8,
    stage: Stage,
    seller: Stance,
    reports: Vec<Report>,
    bids: Vec<Bid>,
}

#[derive(Deserialize)]
struct Report {
    on: String,
    source: String,
    says: String,
}

#[derive(Deserialize)]
struct Bid {
    on: String,
    by: Side,
    terms: String,
    answer: Answer,
}

#[derive(Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "UPPERCASE")]
enum Position {
    Gk,
    Cb,
    Rb,
    Lb,
    Dm,
    Cm,
    Rw,
    Lw,
    St,
    Am,
}

#[derive(Deserialize)]
enum Familiarity {
    Natural,
    Competent,
}

#[derive(Deserialize)]
enum Foot {
    Left,
    Right,
}

#[derive(Deserialize)]
enum Why {
    Injury(String),
}

#[derive(Deserialize)]
enum Stage {
    Approached,
}

#[derive(Deserialize)]
enum Stance {
    Refuses(String),
}

#[derive(Deserialize)]
enum Side {
    Us,
}

#[derive(Deserialize)]
enum Answer {
    Rejected,
}
