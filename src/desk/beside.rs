//! Helpers for a plan's file and the versions beside it.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::store::{self, SaveError};

/// The time at which a file was last written, if the system knows it.
pub(super) fn written(path: &Path) -> Option<SystemTime> {
    std::fs::metadata(path).and_then(|file| file.modified()).ok()
}

/// Keeps an external version beside the file, under an unused name.
pub(super) fn aside(path: &Path, text: &str) -> Result<PathBuf, SaveError> {
    let mut number = 0;
    loop {
        let mut name = path.as_os_str().to_owned();
        name.push(if number == 0 { ".theirs".to_owned() } else { format!(".theirs{number}") });
        let beside = PathBuf::from(name);
        if store::load(&beside).is_ok_and(|held| held == text) {
            return Ok(beside);
        }
        match store::create(&beside, text) {
            Err(error) if error.already_exists() && number < 1000 => number += 1,
            created => return created.map(|_| beside),
        }
    }
}
