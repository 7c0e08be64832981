//! What a save that was cut off left beside its file.

use core::time::Duration;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::names::{SUFFIX, folder_of, prefix};

/// A save takes milliseconds: a younger file may be one that another instance is writing.
const STALE: Duration = Duration::from_secs(60);

/// Removes what saves that were cut off left beside a plan.
///
/// Removed are temporary files that are empty, or the beginning of what the plan says. The others are given back, the
/// oldest first: a crash kept them from being saved or merged, and somebody should look at them.
///
/// # Errors
///
/// The folder cannot be read.
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
            // Where it may not be removed it does no harm.
            let _ = fs::remove_file(entry.path());
        } else {
            left.push((changed, entry.path()));
        }
    }
    left.sort();
    Ok(left.into_iter().map(|(_, path)| path).collect())
}
