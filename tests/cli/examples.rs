//! The examples under the help of each command run as they stand.

use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::symlink;
use std::process::Command;

use clap::CommandFactory;
use tempfile::TempDir;
use touchline::cli::Arguments;
use touchline::store::assets::SAMPLE;

use super::{sample, text_of};

/// Somebody else's table, with a player of the sample.
const SQUAD: &str = "\
player_id,name,date_of_birth,sub_position,height_in_cm,current_club_name,contract_expiration_date,market_value_in_eur
1,Federico Gatti,1998-06-24,Centre-Back,190,Juventus,2030-06-30,15000000
2,Robert Sánchez,1997-11-18,Goalkeeper,197,Chelsea,2030-06-30,20000000
3,Cole Palmer,2002-05-06,Attacking Midfield,189,Chelsea,2033-06-30,120000000
";

/// What the examples find in their folder.
fn folder() -> TempDir {
    let folder = sample();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("yesterday.ron", SAMPLE);
    write("theirs.ron", &SAMPLE.replacen("priority: 1", "priority: 7", 1));
    write("squad.csv", SQUAD);
    let programs = folder.path().join(".programs");
    fs::create_dir(&programs).unwrap();
    symlink(snapbox::cmd::cargo_bin!("touchline"), programs.join("touchline")).unwrap();
    folder
}

/// The lines that a help shows as examples.
fn examples(help: &str) -> Vec<&str> {
    let (_, shown) = help.rsplit_once("\nExample").unwrap_or_else(|| panic!("no example: {help}"));
    shown.trim_start_matches('s').trim_start_matches(":\n").lines().collect()
}

#[test]
fn every_example_of_a_help_runs() {
    let names = Arguments::command().get_subcommands().map(|task| task.get_name().to_owned()).collect::<Vec<_>>();
    for words in std::iter::once(vec!["--help"]).chain(names.iter().map(|name| vec![name.as_str(), "--help"])) {
        let folder = folder();
        let help = text_of(&folder, &words);
        let lines = examples(&help);
        assert!(!lines.is_empty(), "{help}");
        for line in lines {
            // Longer ones would be wrapped in a usual terminal.
            assert!(line.starts_with("  touchline") && line.chars().count() <= 80, "{words:?}: {line}");
            run(&folder, line);
        }
    }
}

#[test]
fn a_command_says_the_same_of_itself_as_the_list_of_commands() {
    let program = Arguments::command();
    let abouts = |program: &clap::Command| -> Vec<(String, String)> {
        let tasks = program.get_subcommands().filter(|task| task.get_name() != "help");
        tasks.map(|task| (task.get_name().to_owned(), task.get_about().unwrap().to_string())).collect()
    };
    let mut built = program.clone();
    built.build();
    assert_eq!(abouts(&program), abouts(&built));
}

/// Runs a line, which must succeed; the board alone may say that there is no terminal.
fn run(folder: &TempDir, line: &str) {
    let mut path = OsString::from(folder.path().join(".programs"));
    path.push(":");
    path.push(std::env::var_os("PATH").unwrap_or_default());
    let mut shell = Command::new("sh");
    shell.args(["-c", line]).current_dir(folder.path()).env("PATH", path).env("HOME", folder.path());
    let output = shell.env_remove("XDG_CONFIG_HOME").env_remove("XDG_STATE_HOME").output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    let is_board = said.contains("is not a terminal, and the board");
    assert!(output.status.success() || is_board, "{line}\n{said}");
}
