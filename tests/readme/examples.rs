//! What the pages tell a reader to type into a shell works as it stands there.
//!
//! Each page has a folder of its own that begins with the program's `assets/` and `git`'s own folder, and its blocks run in
//! it from top to bottom: `sh` must succeed, `console` must print what stands under each `$` too. Lines for cargo are not
//! run, since a test is what runs them; what they name must exist. Commands within a sentence are run after the blocks.

use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

use super::pages::{Block, Page, alone, read, root};

#[test]
fn every_example_for_a_shell_runs() {
    let _alone = alone();
    for page in read() {
        let folder = folder();
        let mut expected = page.text.clone();
        for block in page.blocks() {
            match block.kind {
                "sh" if block.text.contains("cargo ") => known_to_cargo(&page, &block),
                "sh" => drop(run(&page, &folder, block.text)),
                "console" => {
                    let printed = printed(&page, &folder, &block);
                    expected = expected
                        .replace(&format!("```console\n{}```", block.text), &format!("```console\n{printed}```"));
                }
                _ => {}
            }
        }
        page.hold(&expected);
        for command in within_sentences(&page) {
            run(&page, &folder, &command);
        }
    }
}

/// A folder with what the examples find in it.
pub(crate) fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let assets = folder.path().join("assets");
    fs::create_dir(&assets).unwrap();
    for asset in fs::read_dir(root().join("assets")).unwrap() {
        let path = asset.unwrap().path();
        // The dialects are in a folder of their own, and no example names one.
        if path.is_dir() {
            continue;
        }
        fs::copy(&path, assets.join(path.file_name().unwrap())).unwrap();
    }
    let programs = folder.path().join(".programs");
    fs::create_dir(&programs).unwrap();
    symlink(snapbox::cmd::cargo_bin!("touchline"), programs.join("touchline")).unwrap();
    shell(folder.path(), "git init --quiet");
    folder
}

/// Runs lines, which must all succeed; the board alone may say that there is no terminal.
fn run(page: &Page, folder: &TempDir, lines: &str) -> Output {
    let output = shell(folder.path(), lines);
    let said = String::from_utf8_lossy(&output.stderr);
    let is_board = said.contains("is not a terminal, and the board");
    assert!(output.status.success() || is_board, "{}: {lines}\n{said}", page.name);
    output
}

/// The block with what its commands print now.
fn printed(page: &Page, folder: &TempDir, block: &Block<'_>) -> String {
    let commands = block.text.lines().filter_map(|line| line.strip_prefix("$ "));
    let answers = commands.map(|command| {
        let output = shell(folder.path(), command);
        let said = [output.stdout, output.stderr].map(|said| String::from_utf8(said).unwrap()).concat();
        assert!(output.status.success() || block.text.contains(&said), "{}: {command}\n{said}", page.name);
        format!("$ {command}\n{said}")
    });
    answers.collect()
}

pub(crate) fn shell(folder: &Path, lines: &str) -> Output {
    let mut path = OsString::from(folder.join(".programs"));
    path.push(":");
    path.push(std::env::var_os("PATH").unwrap_or_default());
    let mut command = Command::new("sh");
    command.args(["-e", "-c", lines]).current_dir(folder).env("PATH", path).env("XDG_STATE_HOME", folder);
    command.env_remove("XDG_CONFIG_HOME").env("HOME", folder).env("GIT_CONFIG_GLOBAL", "/dev/null").output().unwrap()
}

/// `touchline …` between backquotes.
fn within_sentences(page: &Page) -> Vec<String> {
    let prose = page.prose();
    let quoted =
        prose.split('`').skip(1).step_by(2).map(|words| words.split_whitespace().collect::<Vec<_>>().join(" "));
    // What is in capitals or has dots is a form of a command, which the reader fills in.
    let is_form = |command: &String| {
        command.split(' ').skip(1).any(|word| word.contains('…') || word.chars().all(|c| c.is_ascii_uppercase()))
    };
    let commands = quoted.filter(|command| command.starts_with("touchline ") && !is_form(command));
    // A name alone is that of a subcommand.
    commands
        .map(|command| match command.split_once(' ') {
            Some((_, name)) if !name.contains([' ', '.']) && !name.starts_with('-') && name != "keys" => {
                format!("touchline help {name}")
            }
            _ => command,
        })
        .collect()
}

/// What is given to cargo by name must be there.
fn known_to_cargo(page: &Page, block: &Block<'_>) {
    for (option, folder) in [("--bench ", "benches"), ("--test ", "tests"), ("--bin ", "src/bin")] {
        for name in block.text.split(option).skip(1).filter_map(|rest| rest.split_whitespace().next()) {
            let path = root().join(folder).join(name);
            assert!(path.is_dir() || path.with_extension("rs").is_file(), "{}: there is no {name}", page.name);
        }
    }
}
