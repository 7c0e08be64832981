//! `touchline completions SHELL`: a script by which a shell completes the command line.

use std::fmt::Write;

use clap::Command;
use clap_complete::{Shell, generate};

pub(super) fn run(shell: Shell, program: Command) -> anyhow::Result<String> {
    match shell {
        Shell::Zsh => in_zsh(&program),
        Shell::Fish => in_fish(program),
        _ => script(shell, program),
    }
}

fn script(shell: Shell, mut program: Command) -> anyhow::Result<String> {
    let (name, mut script) = (program.get_name().to_owned(), Vec::new());
    generate(shell, &mut program, name, &mut script);
    Ok(String::from_utf8(script)?)
}

/// The script for zsh, in which the first word is a command or a file.
///
/// The library's takes the word of a command for the plan's file, and completes nothing behind it.
fn in_zsh(program: &Command) -> anyhow::Result<String> {
    let commands = format!("_{}_commands", program.get_name());
    let options = program.get_arguments().filter(|argument| !argument.is_positional()).cloned();
    let without_file = Command::new(env!("CARGO_PKG_NAME"))
        .version(env!("CARGO_PKG_VERSION"))
        .args(options)
        .subcommands(program.get_subcommands().cloned());
    let either = format!(":: :{{_alternative 'commands:command:{commands}' 'files:plan:_files'}}");
    Ok(script(Shell::Zsh, without_file)?.replace(&format!(":: :{commands}"), &either))
}

/// The script for fish, with the values of what has no option before it, which the library leaves out.
fn in_fish(mut program: Command) -> anyhow::Result<String> {
    let mut more = String::new();
    // What a command takes is put together here.
    program.build();
    for task in program.get_subcommands() {
        for argument in task.get_positionals() {
            let values = argument.get_possible_values();
            let values: Vec<&str> = values.iter().map(|value| value.get_name()).collect();
            if !values.is_empty() {
                let (name, task, values) = (program.get_name(), task.get_name(), values.join(" "));
                writeln!(more, "complete -c {name} -n \"__fish_{name}_using_subcommand {task}\" -f -a \"{values}\"")?;
            }
        }
    }
    Ok(script(Shell::Fish, program)? + &more)
}
