//! `touchline completions SHELL`: a script by which a shell completes the command line.

use clap::Command;
use clap_complete::{Shell, generate};

pub(super) fn run(shell: Shell, mut program: Command) -> anyhow::Result<String> {
    let name = program.get_name().to_owned();
    let mut script = Vec::new();
    generate(shell, &mut program, name, &mut script);
    Ok(String::from_utf8(script)?)
}
