//! Touchline: a squad-planning dashboard for the terminal.

pub mod analysis;
pub mod app;
pub mod command;
pub mod domain;
pub mod store;
pub mod text;
pub mod ui;
