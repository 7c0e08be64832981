//! Help for arguments that clap alone would refuse without saying what to do.

use std::env;
use std::ffi::OsString;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};

use super::{Arguments, command_line};
use crate::text;

impl Arguments {
    /// Reads the command line; invalid arguments end the program with the usage.
    pub fn of_the_shell() -> Arguments {
        let given = given();
        Arguments::try_parse_from(&given).unwrap_or_else(|error| {
            if error.kind() == ErrorKind::DisplayHelp {
                // The examples are put under the help where it is shown, not at every start.
                command_line().get_matches_from(&given);
            }
            let words: Vec<String> = given.iter().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
            if error.use_stderr() && gives_rules_to_another(&words) {
                let said = "--rules is for the board and for lists: touchline PLAN --rules FILE, or \
                            touchline lists PLAN --rules FILE";
                Arguments::command().error(ErrorKind::ArgumentConflict, said).exit();
            }
            let misread = matches!(error.kind(), ErrorKind::ArgumentConflict | ErrorKind::UnknownArgument);
            if let Some(said) = misread.then(|| slip(&words)).flatten() {
                Arguments::command().error(error.kind(), said).exit();
            }
            error.exit()
        })
    }
}

/// The words of the command line, with `--no-settings` behind a command that it stands before.
///
/// Clap would take that command for a file.
fn given() -> Vec<OsString> {
    let mut words: Vec<OsString> = env::args_os().collect();
    if let [_, option, task, ..] = words.as_mut_slice()
        && option == "--no-settings"
        && Arguments::command().find_subcommand(&*task).is_some()
    {
        std::mem::swap(option, task);
    }
    words
}

/// An explanation if clap took the first argument for a file, though others follow.
fn slip(words: &[String]) -> Option<String> {
    let tasks = Arguments::command();
    let [first, others @ ..] = words else { return None };
    if others.is_empty() || first.starts_with('-') || tasks.find_subcommand(first).is_some() {
        return None;
    }
    let shown = text::fit(first, 40);
    if let Some(task) = others.iter().find(|word| tasks.find_subcommand(word).is_some()) {
        return Some(format!("the command comes before the file: touchline {task} {shown}"));
    }
    let names: Vec<&str> = tasks.get_subcommands().map(clap::Command::get_name).collect();
    let begun = names.iter().copied().find(|name| name.starts_with(first.as_str()));
    Some(match begun.or_else(|| text::nearest(first, names)) {
        Some(meant) => format!("there is no command “{shown}”: {meant}?"),
        None => format!("found more words after “{shown}”, expected one plan to open, or a command first"),
    })
}

/// Whether `--rules` comes before a subcommand, or after one that does not take it.
fn gives_rules_to_another(words: &[String]) -> bool {
    let tasks = Arguments::command();
    let task = words.iter().position(|word| tasks.find_subcommand(word).is_some());
    let rules = words.iter().position(|word| word == "--rules" || word.starts_with("--rules="));
    rules.zip(task).is_some_and(|(rules, task)| rules < task || words.get(task).is_some_and(|task| task != "lists"))
}
