//! Keys to model, reading like sessions: what is pressed, what the status says, what the plan has then.

// A fixture that fails to build is a failed test.
#![allow(clippy::unwrap_used, clippy::panic)]

mod ahead;
mod bookmark;
mod budget;
mod cells;
mod chances;
mod copying;
mod deals;
mod edits;
mod entries;
mod fields;
mod filed;
mod importing;
mod jobs;
mod known;
mod market;
mod moving;
mod offers;
mod prompt;
mod random;
mod refusals;
#[path = "../support/runs.rs"]
mod runs;
mod saving;
#[path = "../support/seed.rs"]
#[allow(dead_code)]
mod seed;
mod seen;
mod session;
mod settling;
mod squad;
mod table;
mod tour;
mod typed;
mod what_ifs;
