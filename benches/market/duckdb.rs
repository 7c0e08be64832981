//! The same questions in DuckDB, where a Python on the path has it.

use std::collections::HashMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

const QUESTIONS: &str = include_str!("ask_duckdb.py");

/// The least time of each question over a file; none where no Python has DuckDB.
pub(crate) fn times(file: &Path) -> Option<HashMap<String, Duration>> {
    let has_it = |python: &&&str| {
        let asked = Command::new(python).args(["-c", "import duckdb"]).stderr(Stdio::null()).status();
        asked.is_ok_and(|status| status.success())
    };
    let python = ["python3", "python"].iter().find(has_it)?;
    let answer = Command::new(python).arg("-c").arg(QUESTIONS).arg(file).output().ok()?;
    let lines = String::from_utf8(answer.stdout).ok()?;
    let time = |line: &str| {
        let (question, milliseconds) = line.split_once(' ')?;
        Some((question.to_owned(), Duration::from_secs_f64(milliseconds.parse::<f64>().ok()? / 1e3)))
    };
    Some(lines.lines().filter_map(time).collect())
}
