//! Who may import whom: every path under src/ held to one table.

// A fixture that fails to build is a failed test.
#![allow(clippy::unwrap_used)]

mod circles;
mod names;
mod rust;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use rust::{Token, is_of_name, paths, split_tests, tokens};

/// What a folder of src/ may use beside itself, `text` and std.
struct Row {
    folder: &'static str,
    ours: &'static [&'static str],
    crates: &'static [&'static str],
    /// Beginnings of paths that are out of bounds all the same.
    never: &'static [&'static [&'static str]],
}

const EVERY_FOLDER: &[&str] = &[
    "domain", "analysis", "forecast", "store", "import", "market", "command", "desk", "app", "ui", "report", "runtime",
    "cli",
];

/// What reaches outside of the program: no business of a value, an answer or a picture.
const OUTSIDE: &[&str] = &["std::fs", "std::io", "std::net", "std::process", "std::thread", "std::env"];

/// The same but for threads: very many people are gone through in lots side by side.
const BESIDE_THREADS: &[&str] = &["std::fs", "std::io", "std::net", "std::process", "std::env"];

/// Today's date enters through the model, where a test sets it.
const CLOCK: &[&str] = &["std::time", "jiff::ZonedDateTime", "jiff::Timestamp", "jiff::tz"];

/// Of the clock, what tells the date; the age of a file is none.
const CALENDAR: &[&str] = &["jiff::ZonedDateTime", "jiff::Timestamp", "jiff::tz"];

/// Who reads files of others writes none.
const SAVING: &[&str] =
    &["crate::store::save", "crate::store::create", "crate::store::rewrite", "crate::store::write_plan"];

/// A view reads the model and draws: it neither changes it nor talks to the terminal itself.
const ACTING: &[&str] = &[
    "ratatui::crossterm",
    "ratatui::backend",
    "ratatui::Terminal",
    "crate::app::update",
    "crate::app::Msg",
    "crate::app::Answers::new",
    "crate::app::Model::new",
];

#[rustfmt::skip]
const TABLE: &[Row] = &[
    Row { folder: "text", ours: &[], crates: &["strsim", "unicode_normalization", "unicode_segmentation", "unicode_width"], never: &[OUTSIDE, CLOCK] },
    Row { folder: "domain", ours: &[], crates: &["jiff", "thiserror"], never: &[OUTSIDE, CLOCK] },
    Row { folder: "analysis", ours: &["domain"], crates: &["jiff"], never: &[OUTSIDE, CLOCK] },
    Row { folder: "forecast", ours: &["domain", "analysis"], crates: &["jiff"], never: &[OUTSIDE, CLOCK] },
    Row { folder: "store", ours: &["domain", "forecast"], crates: &["jiff", "memchr", "ron", "rustix", "serde", "tempfile", "unicode_normalization", "unicode_segmentation"], never: &[CALENDAR] },
    Row { folder: "import", ours: &["domain", "store"], crates: &["calamine", "csv", "encoding_rs", "flate2", "foldhash", "hashbrown", "html5ever", "jiff", "memchr", "quick_xml", "serde", "serde_json", "thiserror", "zip"], never: &[CLOCK, SAVING] },
    Row { folder: "market", ours: &["domain", "analysis", "import"], crates: &["frizbee", "jiff", "memchr"], never: &[BESIDE_THREADS, CLOCK] },
    Row { folder: "command", ours: &["domain", "market"], crates: &["jiff", "nucleo_matcher", "thiserror"], never: &[OUTSIDE, CLOCK] },
    Row { folder: "desk", ours: &["domain", "store"], crates: &["anyhow", "rustix"], never: &[CALENDAR] },
    Row { folder: "app", ours: &["domain", "analysis", "forecast", "import", "market", "command", "desk"], crates: &["jiff", "tui_input"], never: &[OUTSIDE, CLOCK] },
    Row { folder: "ui", ours: &["analysis", "app", "command", "domain", "forecast", "market"], crates: &["jiff", "ratatui"], never: &[OUTSIDE, CLOCK, ACTING] },
    Row { folder: "report", ours: &["domain", "analysis", "forecast", "import", "market"], crates: &["base64", "csv", "jiff", "maud", "rust_xlsxwriter", "serde_json", "sha2"], never: &[OUTSIDE, CLOCK] },
    Row { folder: "runtime", ours: EVERY_FOLDER, crates: &["anyhow", "crossterm", "jiff", "notify", "ratatui", "rustix", "signal_hook", "termina"], never: &[] },
    Row { folder: "cli", ours: EVERY_FOLDER, crates: &["anyhow", "clap", "clap_complete", "clap_mangen", "jiff"], never: &[&["crate::ui::panes"]] },
    Row { folder: "main", ours: &["cli"], crates: &["clap", "touchline"], never: &[] },
    Row { folder: "lib", ours: &[], crates: &[], never: &[] },
];

/// What tests inside src/ may use on top.
const FOR_TESTS: &[&str] = &["insta", "proptest", "tempfile", "vt100"];

/// The crates that Cargo.toml names, as code spells them.
static CRATES: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let (mut names, mut counts) = (BTreeSet::from(["touchline".to_owned()]), false);
    for line in fs::read_to_string(root().join("Cargo.toml")).unwrap().lines() {
        if line.starts_with('[') {
            counts = line.ends_with("dependencies]");
        } else if let Some((name, _)) = line.split_once(" = ").filter(|_| counts) {
            names.insert(name.replace('-', "_"));
        }
    }
    names
});

/// What of a file under src/ the table does not allow, each with its line.
fn breaches(file: &Path, code: &str) -> Vec<String> {
    let module: Vec<String> = file
        .with_extension("")
        .components()
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .filter(|part| part != "mod")
        .collect();
    let folder = module.first().unwrap();
    let Some(row) = TABLE.iter().find(|row| row.folder == folder) else {
        return vec![format!("{}: the table has no row for {folder}", file.display())];
    };
    let (code, tests) = split_tests(tokens(code));
    let all_tests = module.iter().any(|part| part == "tests");
    let mut found = changed_model(row, &code);
    for (tokens, for_tests) in [(code, all_tests), (tests, true)] {
        for (path, line) in paths(&tokens) {
            let path = from_the_root(&module, path);
            if !allowed(row, &path, for_tests) {
                found.push((line, path.join("::")));
            }
        }
    }
    found.sort();
    found.into_iter().map(|(line, what)| format!("{}:{line}: {what}", file.display())).collect()
}

fn changed_model(row: &Row, code: &[Token]) -> Vec<(usize, String)> {
    let is_model = |rest: &[Token]| {
        let path = rest.iter().skip(1).take_while(|token| token.text == "::" || token.text.chars().all(is_of_name));
        rest[0].text == "mut" && path.last().is_some_and(|last| last.text == "Model")
    };
    let places = (0..code.len()).filter(|index| row.folder == "ui" && is_model(&code[*index..]));
    places.map(|index| (code[index].line, "&mut Model".to_owned())).collect()
}

/// The path with its leading `super`s resolved as far as they leave the folder.
fn from_the_root(module: &[String], path: Vec<String>) -> Vec<String> {
    let up = path.iter().take_while(|part| *part == "super").count();
    let next = path.get(up).is_some_and(|next| EVERY_FOLDER.contains(&next.as_str()));
    if up > 0 && up >= module.len() && next {
        return std::iter::once("crate".to_owned()).chain(path.into_iter().skip(up)).collect();
    }
    path
}

fn allowed(row: &Row, path: &[String], for_tests: bool) -> bool {
    let spelled = path.join("::");
    let begins = |never: &&&str| spelled == **never || spelled.starts_with(&format!("{never}::"));
    if row.never.iter().copied().flatten().any(|never| begins(&never)) {
        return false;
    }
    let name = path[0].as_str();
    let second = path.get(1).map_or("", String::as_str);
    match name {
        // There in tests alone.
        "crate" if second == "runs" => true,
        "crate" if row.folder == "ui" && ["analysis", "forecast", "market"].contains(&second) => is_value_or_word(path),
        "crate" => second == row.folder || second == "text" || row.ours.contains(&second),
        "touchline" => row.crates.contains(&name) && row.ours.contains(&second),
        _ if CRATES.contains(name) => row.crates.contains(&name) || (for_tests && FOR_TESTS.contains(&name)),
        _ => true,
    }
}

/// Whether a path of an analysis leads to a value or to words, not to a question: a function has a small name.
fn is_value_or_word(path: &[String]) -> bool {
    let is_value = |part: &String| part.starts_with(|first: char| first.is_ascii_uppercase());
    path.iter().skip(2).any(|part| part == "words" || is_value(part))
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn every_file_keeps_to_its_layer() {
    let (src, mut files) = (root().join("src"), Vec::new());
    sources(&src, &mut files);
    let told = |path: &PathBuf| breaches(path.strip_prefix(&src).unwrap(), &fs::read_to_string(path).unwrap());
    let found: Vec<String> = files.iter().flat_map(told).collect();
    assert!(found.is_empty(), "out of bounds:\n{}", found.join("\n"));
    let folders: BTreeSet<_> = files.iter().filter_map(|file| file.strip_prefix(&src).ok()?.iter().next()).collect();
    assert!(files.len() > 60 && folders.len() >= 10, "all of src/ was read: {folders:?}");
}

#[test]
fn a_line_out_of_bounds_is_found_wherever_it_hides() {
    for (file, line, breach) in [
        ("domain/plan.rs", "use serde::Deserialize;", "serde::Deserialize"),
        ("domain/plan.rs", "use crate::store;", "crate::store"),
        ("domain/edit/apply.rs", "use super::super::super::store::load;", "crate::store::load"),
        ("analysis/cover.rs", "use crate::{domain::{Id, Plan}, app::Model};", "crate::app::Model"),
        ("analysis/cover.rs", "fn f(model: &crate::app::Model) {}", "crate::app::Model"),
        ("store/load.rs", "pub use crate::{app::{self}, text};", "crate::app"),
        ("store/load.rs", "use ratatui as _;", "ratatui"),
        ("command/line.rs", "use crate::app::Model;", "crate::app::Model"),
        ("app/run.rs", "use crate::store::load;", "crate::store::load"),
        ("app/run.rs", "use ratatui::style::Style;", "ratatui::style::Style"),
        ("app/run.rs", "use ::crossterm::event;", "crossterm::event"),
        ("app/run.rs", "fn f() { std::fs::write(p, t); }", "std::fs::write"),
        ("app/run.rs", "use std::{fmt, fs};", "std::fs"),
        ("app/run.rs", "let now = jiff::ZonedDateTime::now();", "jiff::ZonedDateTime::now"),
        ("app/run.rs", "let t = std::time::Instant::now();", "std::time::Instant::now"),
        ("app/mod.rs", "use super::ui;", "crate::ui"),
        ("app/run.rs", "#[cfg(test)] mod tests { use crate::runtime::catalogue; }", "crate::runtime::catalogue"),
        ("ui/mod.rs", "use ratatui::crossterm::event;", "ratatui::crossterm::event"),
        ("ui/mod.rs", "use ratatui::{Frame, crossterm};", "ratatui::crossterm"),
        ("ui/mod.rs", "use crossterm::style;", "crossterm::style"),
        ("ui/mod.rs", "use crate::runtime::clock;", "crate::runtime::clock"),
        ("ui/mod.rs", "use crate::analysis::cover;", "crate::analysis::cover"),
        ("ui/mod.rs", "fn f() { crate::analysis::deals::ladder(p); }", "crate::analysis::deals::ladder"),
        ("ui/mod.rs", "use crate::analysis::{Cover, worth};", "crate::analysis::worth"),
        ("ui/mod.rs", "use crate::analysis::lists;", "crate::analysis::lists"),
        ("ui/mod.rs", "use crate::analysis;", "crate::analysis"),
        ("ui/mod.rs", "use crate::app::{Model, update};", "crate::app::update"),
        ("ui/mod.rs", "fn f(model: &mut Model) {}", "&mut Model"),
        ("ui/mod.rs", "fn f<'a>(model: &'a mut crate::app::Model) {}", "&mut Model"),
        ("text.rs", "use crate::domain::Id;", "crate::domain::Id"),
        ("cli/check.rs", "use crossterm::style;", "crossterm::style"),
        ("main.rs", "use touchline::store::load;", "touchline::store::load"),
        ("lib.rs", "fn f() { proptest::run(); }", "proptest::run"),
    ] {
        let hidden = format!("//! Fine.\nuse std::fmt;\nconst C: char = '\"'; // \"\n{line}\n");
        assert_eq!(breaches(Path::new(file), &hidden), [format!("{file}:4: {breach}")], "{line}");
    }
    let unknown = breaches(Path::new("network/mod.rs"), "");
    assert_eq!(unknown, ["network/mod.rs: the table has no row for network"]);
}

#[test]
fn each_row_is_of_a_folder_or_a_file_that_is_there() {
    let is_there =
        |name: &&str| root().join("src").join(name).is_dir() || root().join(format!("src/{name}.rs")).is_file();
    let rows = TABLE.iter().map(|row| row.folder).chain(EVERY_FOLDER.iter().copied());
    let gone: Vec<&str> = rows.filter(|name| !is_there(name)).collect();
    assert_eq!(gone, Vec::<&str>::new());
}

#[test]
fn what_only_looks_out_of_bounds_is_let_be() {
    for (file, line) in [
        ("domain/plan.rs", "// use serde::Deserialize;"),
        ("domain/plan.rs", "/* outer /* use crate::store; */ std::fs::read */"),
        ("domain/plan.rs", "let text = \"crate::store \\\" std::fs::read\";"),
        ("domain/plan.rs", "let text = r#\"crate::store \" std::fs::read\"#;"),
        ("domain/plan.rs", "fn f<'a>(id: &'a str) -> char { '\\'' }"),
        ("domain/terms/words.rs", "use super::super::{id::Id, money::Money};"),
        ("domain/plan.rs", "use std::{fmt, sync::Arc};"),
        ("domain/plan.rs", "#[cfg(test)] mod tests { use proptest::prelude::*; }"),
        ("app/run.rs", "use crate::text; use jiff::civil::Date; let store = plan::store(); self.crossterm();"),
        ("ui/mod.rs", "fn f(model: &Model, row: &mut Row) { let mut at = Model::f(model); }"),
        ("ui/mod.rs", "use crate::analysis::{Cover, Severity::Bare, deals::words, lists::words::lines};"),
        ("store/save/tests.rs", "use proptest::prelude::*;"),
        ("store/write/tests/plans.rs", "use proptest::prelude::*;"),
        ("cli/mod.rs", "use clap::Parser; use crate::store;"),
    ] {
        assert_eq!(breaches(Path::new(file), line), Vec::<String>::new(), "{line}");
    }
}
