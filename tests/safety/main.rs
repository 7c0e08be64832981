//! Nothing is ever lost: comments, layout and both sides of a merge, under random edits.

// A fixture that fails to build is a failed test.
#![allow(clippy::unwrap_used, clippy::panic)]

mod comments;
mod dress;
mod edits;
mod facts;
mod git;
mod keeper;
mod merge;
#[path = "../support/seed.rs"]
mod seed;

use std::sync::{Arc, LazyLock};

use touchline::domain::{Formation, Plan};
use touchline::store::{assets, read_plan};

static FORMATIONS: LazyLock<Vec<Arc<Formation>>> = LazyLock::new(|| assets::formations().unwrap());

/// How many cases a test runs: `TOUCHLINE_CASES` where it asks for more.
fn cases(usual: u64) -> u64 {
    let asked = std::env::var("TOUCHLINE_CASES").ok().and_then(|cases| cases.parse().ok());
    asked.map_or(usual, |asked: u64| asked.max(usual))
}

fn read(text: &str) -> Plan {
    read_plan("plan.ron", text, &FORMATIONS).unwrap_or_else(|error| panic!("{error}\n{text}"))
}
