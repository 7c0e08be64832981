//! Keys to model, reading like sessions: what is pressed, what the status says, what the plan has then.

// A fixture that fails to build is a failed test.
#![allow(clippy::unwrap_used, clippy::panic)]

mod ahead;
mod deals;
mod edits;
mod fields;
mod moving;
mod prompt;
mod random;
mod refusals;
mod saving;
mod session;
mod settling;
