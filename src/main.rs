//! The touchline program.

use std::process::ExitCode;

use touchline::cli::Arguments;

fn main() -> ExitCode {
    Arguments::of_the_shell().run()
}
