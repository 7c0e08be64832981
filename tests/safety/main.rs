//! Nothing is ever lost: comments, layout and both sides of a merge, under random edits.

// A fixture that fails to build is a failed test.
#![allow(clippy::unwrap_used, clippy::panic)]

mod comments;
mod dress;
mod edits;
mod external;
mod facts;
mod git;
mod imports;
mod keeper;
mod merge;
#[path = "../support/runs.rs"]
mod runs;
#[path = "../support/seed.rs"]
mod seed;
mod texts;
mod unmerged;

use std::sync::{Arc, LazyLock};

use touchline::domain::{Formation, Plan};
use touchline::store::{assets, read_plan};

static FORMATIONS: LazyLock<Vec<Arc<Formation>>> = LazyLock::new(assets::formations);

fn read(text: &str) -> Plan {
    read_plan("plan.ron", text, &FORMATIONS).unwrap_or_else(|error| panic!("{error}\n{text}"))
}
