//! Temporary files that interrupted saves left beside a plan.

use core::time::Duration;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::names::{SUFFIX, folder_of, prefix};

/// The age from which a temporary file is left over; another instance may be writing a younger one.
const STALE: Duration = Duration::from_secs(60);

/// Removes temporary files that interrupted saves left beside a plan.
///
/// It removes those that are empty, or that are the beginning of the plan's text. The others are returned, the oldest
/// first: a crash kept them from being saved or merged, and the user should look at them.
///
/// # Errors
///
/// The folder can't be read.
pub fn sweep(path: &Path) -> io::Result<Vec<PathBuf>> {
    let plan = fs::read(path).unwrap_or_default();
    let mut left = Vec::new();
    for entry in fs::read_dir(folder_of(path))? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.as_encoded_bytes();
        let ours = name.starts_with(prefix(path).as_encoded_bytes()) && name.ends_with(SUFFIX.as_bytes());
        if !ours {
            continue;
        }
        let Some(written) = entry.metadata().ok().filter(fs::Metadata::is_file) else { continue };
        let Ok(changed) = written.modified() else { continue };
        if changed.elapsed().unwrap_or_default() < STALE {
            continue;
        }
        let Ok(held) = fs::read(entry.path()) else { continue };
        if plan.starts_with(&held) {
            // If it can't be removed, it does no harm.
            let _ = fs::remove_file(entry.path());
        } else {
            left.push((changed, entry.path()));
        }
    }
    left.sort();
    Ok(left.into_iter().map(|(_, path)| path).collect())
}
