//! Words for the shell that clap alone would refuse without saying what to do.

use std::env;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};

use super::Arguments;

impl Arguments {
    /// What the shell asks for. Words that make no sense end the program with the usage.
    pub fn of_the_shell() -> Arguments {
        Arguments::try_parse().unwrap_or_else(|error| {
            let words: Vec<String> = env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
            if error.use_stderr() && gives_rules_to_another(&words) {
                let said = "--rules is for the board and for lists: touchline PLAN --rules FILE, or \
                            touchline lists PLAN --rules FILE";
                Arguments::command().error(ErrorKind::ArgumentConflict, said).exit();
            }
            error.exit()
        })
    }
}

/// Whether `--rules` stands before a command, or after one that takes none.
fn gives_rules_to_another(words: &[String]) -> bool {
    let tasks = Arguments::command();
    let task = words.iter().position(|word| tasks.find_subcommand(word).is_some());
    let rules = words.iter().position(|word| word == "--rules" || word.starts_with("--rules="));
    rules.zip(task).is_some_and(|(rules, task)| rules < task || words.get(task).is_some_and(|task| task != "lists"))
}
