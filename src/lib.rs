//! Touchline: can we field a proper eleven on any given date, how many more absences can we take, and what does each
//! target do about it?
//!
//! The house, and who may import whom (besides `std`, [`text`] and the crates that `tests/layers` lists and holds it to):
//!
//! | folder | what lives there | imports |
//! |---|---|---|
//! | [`text`] | strings on screens: made harmless, measured, cut, folded | |
//! | [`domain`] | what a plan is and how it changes: plain values, [`domain::Edit`], money and terms in their notation | |
//! | [`analysis`] | questions asked of a plan: pure functions of a plan and a date | domain |
//! | [`forecast`] | what may come: season risk by simulation, fee ranges; pure, seeded, from small tables | domain, analysis |
//! | [`store`] | every RON file: read with located errors, written as a person would, saved so that it lasts | domain, forecast's tables |
//! | [`import`] | files of others: readers (file to table), dialects (which column is what), values (what a cell says), people, squads | domain, store's reading |
//! | [`market`] | everybody of others' files, a million in columns: search, filter, order | domain, analysis, import |
//! | [`command`] | what a user can do: one table, the lines and keys that call it | domain, market's columns |
//! | [`desk`] | a plan with its history, its file, other versions of it, what could not be saved | domain, store |
//! | [`app`] | the state of the program: [`app::update`] takes a message in and returns effects | domain, analysis, forecast, import, market, command, desk |
//! | [`ui`] | draws an [`app::Model`], computes nothing and asks nothing | app, command, domain, values and words of analysis, forecast and the market |
//! | [`report`] | answers for others to read: as JSON, one file for each; tables of a plan's people; a page to hand on | domain, analysis, forecast, import, market |
//! | [`runtime`] | threads, terminal, clock: does the effects | everything |
//! | [`cli`] | subcommands, one file each | everything but ui's panes |
//!
//! A key, the command line of the board and `touchline do` all end in the same [`command::Command`], and every edit in
//! [`domain::Plan::apply`]. A command is added in `command/table/rows.rs`, a pane in `ui/panes/`, a subcommand in `cli/`,
//! a reader in `import/readers/`, a dialect in `assets/dialects/`.

pub mod analysis;
pub mod app;
pub mod cli;
pub mod command;
pub mod desk;
pub mod domain;
pub mod forecast;
pub mod import;
pub mod market;
pub mod report;
#[cfg(test)]
#[path = "../tests/support/runs.rs"]
mod runs;
pub mod runtime;
pub mod store;
pub mod text;
pub mod ui;
