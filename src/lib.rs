//! Touchline: a squad-planning dashboard for the terminal.

pub mod analysis;
pub mod command;
pub mod domain;
pub mod text;
