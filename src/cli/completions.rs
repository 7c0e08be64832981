//! `touchline completions SHELL`: a script by which a shell completes the command line.

use clap::CommandFactory;
use clap_complete::{Shell, generate};

use super::Arguments;

pub(super) fn run(shell: Shell) -> anyhow::Result<String> {
    let mut command = Arguments::command();
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    generate(shell, &mut command, name, &mut script);
    Ok(String::from_utf8(script)?)
}
