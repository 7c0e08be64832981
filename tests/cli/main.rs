//! The commands for the shell, by what they print, what they leave in the file and how they end.

// A fixture that fails to build is a failed test.
#![allow(clippy::unwrap_used, clippy::panic)]

mod cover;
mod deals;
mod edits;
mod entries;
mod examples;
mod export;
mod import;
mod inspect;
mod market;
mod merging;
mod new;
mod page;
mod page_schema;
mod people;
mod risk;
#[path = "../support/runs.rs"]
mod runs;
mod shell;
mod squad;
mod story;
mod typed;

use std::fs;

use snapbox::cmd::{Command, OutputAssert, cargo_bin};
use tempfile::TempDir;
use touchline::store::assets::{SAMPLE, SAMPLE_NAME};

/// A folder with the sample in `plan.ron`.
fn sample() -> TempDir {
    with_plan(SAMPLE)
}

fn with_plan(text: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("plan.ron"), text).unwrap();
    folder
}

fn program(folder: &TempDir, words: &[&str]) -> Command {
    let program = Command::new(cargo_bin!("touchline")).current_dir(folder.path()).args(words);
    // Nobody's own settings.
    program.env("XDG_CONFIG_HOME", folder.path().join(".config"))
}

fn touchline(folder: &TempDir, words: &[&str]) -> OutputAssert {
    program(folder, words).assert()
}

/// What a command prints that must succeed and have nothing to warn of.
fn text_of(folder: &TempDir, words: &[&str]) -> String {
    let assert = touchline(folder, words).success().stderr_eq("");
    String::from_utf8(assert.get_output().stdout.clone()).unwrap()
}

fn plan(folder: &TempDir) -> String {
    fs::read_to_string(folder.path().join("plan.ron")).unwrap()
}

fn names(folder: &TempDir) -> Vec<String> {
    let entries = fs::read_dir(folder.path()).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn answer(folder: &TempDir, words: &[&str]) -> serde_json::Value {
    let assert = touchline(folder, &[&["cover", "plan.ron", "--json"], words].concat()).success().stderr_eq("");
    serde_json::from_slice(&assert.get_output().stdout).unwrap()
}

fn json(folder: &TempDir, words: &[&str]) -> serde_json::Value {
    let assert = touchline(folder, words).success().stderr_eq("");
    serde_json::from_slice(&assert.get_output().stdout).unwrap()
}

#[test]
fn words_that_make_no_sense_are_refused_with_the_usage() {
    let folder = sample();
    for words in [
        &["chek", "plan.ron"][..],
        &["check"],
        &["check", "plan.ron", "more"],
        &["do", "plan.ron"],
        &["cover", "plan.ron", "--on", "2025-02-30"],
        &["cover", "plan.ron", "--at-least", "perfect"],
        &["new", "x.ron", "--club", "Chievo"],
        &["--nonsense"],
    ] {
        let assert = touchline(&folder, words).code(2).stdout_eq("");
        let said = String::from_utf8(assert.get_output().stderr.clone()).unwrap();
        assert!(said.starts_with("error: ") && said.contains("--help"), "{words:?}: {said}");
    }
}

#[test]
fn a_slip_in_the_words_of_the_shell_is_told_what_was_meant() {
    let folder = sample();
    for (words, says) in [
        (&["cov", "plan.ron"][..], "there is no command “cov”: cover?"),
        (&["chek", "plan.ron"], "there is no command “chek”: check?"),
        (&["plan.ron", "check"], "the command comes before the file: touchline check plan.ron"),
        (
            &["plan.ron", "other.ron"],
            "found more words after “plan.ron”, expected one plan to open, or a command first",
        ),
        (
            &["calendar", "plan.ron", "--weeks", "abc"],
            "invalid value 'abc' for '--weeks <WEEKS>': expected a number of weeks, 1 to 60",
        ),
        (
            &["worth", "plan.ron", "--budget", "£20m"],
            "invalid value '£20m' for '--budget <AMOUNT>': expected an amount in EUR: this plan counts in EUR, and £ is \
             another currency",
        ),
    ] {
        let assert = touchline(&folder, words).code(2).stdout_eq("");
        let said = String::from_utf8(assert.get_output().stderr.clone()).unwrap();
        assert!(said.starts_with(&format!("error: {says}\n")), "{said}");
    }
}

#[test]
fn a_day_that_does_not_exist_is_refused_as_in_a_plan() {
    let folder = sample();
    for words in [["cover", "--on"], ["calendar", "--from"], ["lists", "--on"]] {
        for (day, expected) in [
            ("2025-13-01", "a day that exists: there are twelve months"),
            ("31 jun", "a day that exists: June has 30 days"),
            ("soon", "a day, such as 2028-06-30, 30 jun, 30/6/2028, tomorrow, +7 or next window"),
            ("2025-06-20 today", "a day, such as 2028-06-30, 30 jun, 30/6/2028, tomorrow, +7 or next window"),
        ] {
            let assert = touchline(&folder, &[words[0], "plan.ron", words[1], day]).code(2).stdout_eq("");
            let said = String::from_utf8(assert.get_output().stderr.clone()).unwrap();
            let says = format!("error: invalid value '{day}' for '{} <DAY>': expected {expected}\n", words[1]);
            assert!(said.starts_with(&says), "{said}");
        }
    }
}

#[test]
fn no_command_answers_for_a_day_that_the_board_would_not_show() {
    let folder = sample();
    for words in [["cover", "--on"], ["calendar", "--from"], ["lists", "--on"]] {
        for day in ["0001-01-01", "1899-12-31", "2201-01-01", "9999-12-31"] {
            let assert = touchline(&folder, &[words[0], "plan.ron", words[1], day]).code(2).stdout_eq("");
            let said = String::from_utf8(assert.get_output().stderr.clone()).unwrap();
            assert!(said.contains("expected a year from 1900 to 2200"), "{said}");
        }
    }
    touchline(&folder, &["cover", "plan.ron", "--on", "1900-01-01"]).success();
    touchline(&folder, &["cover", "plan.ron", "--on", "2200-12-31"]).success();
}

#[test]
fn without_a_terminal_the_board_says_what_scripts_use() {
    let folder = sample();
    touchline(&folder, &["none.ron"])
        .code(1)
        .stderr_eq("cannot read none.ron: there is no such file: check its name, or make a plan with touchline new\n");
    let help = touchline(&folder, &["--help"]).success().stderr_eq("");
    let help = String::from_utf8(help.get_output().stdout.clone()).unwrap();
    for task in ["check", "do", "export", "cover", "budget", "deals", "lists", "alternatives", "inspect", "new"] {
        assert!(help.contains(&format!("\n  {task} ")), "{help}");
    }
    assert!(!names(&folder).contains(&SAMPLE_NAME.to_owned()));
}
