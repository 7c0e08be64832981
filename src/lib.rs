//! Touchline: a squad-planning dashboard for the terminal.

pub mod analysis;
pub mod app;
pub mod cli;
pub mod command;
pub mod domain;
pub mod runtime;
pub mod store;
pub mod text;
pub mod ui;
