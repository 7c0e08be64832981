//! Deals: their tracks under any commands, and what is read off them.

// A fixture that fails to build is a failed test.
#![allow(clippy::unwrap_used, clippy::panic)]

mod budget;
mod corrected;
mod entries;
mod facts;
mod machine;
mod merging;
mod reading;
#[path = "../support/runs.rs"]
mod runs;
#[path = "../support/seed.rs"]
mod seed;
mod story;
mod tracks;

use std::sync::{Arc, LazyLock};

use touchline::domain::{Formation, Id, Plan};
use touchline::store::{assets, read_plan};

static FORMATIONS: LazyLock<Vec<Arc<Formation>>> = LazyLock::new(assets::formations);

fn read(text: &str) -> Plan {
    read_plan("plan.ron", text, &FORMATIONS).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

fn sample() -> Plan {
    read(assets::SAMPLE)
}

fn id(id: &str) -> Id {
    Id::new(id).unwrap()
}
