//! The touchline program.

use std::process::ExitCode;

use clap::Parser;
use touchline::cli::Arguments;

fn main() -> ExitCode {
    Arguments::parse().run()
}
