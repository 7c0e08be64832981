//! The names of the files that a save makes beside a plan.

use std::ffi::OsString;
use std::path::Path;

/// The suffix of temporary files' names, which begin with [`prefix`].
pub(super) const SUFFIX: &str = ".tmp";

/// The longest file name, in bytes, that the names of its temporary files include.
pub(super) const MAX_NAME: usize = 200;

/// The prefix of the names of a file's temporary files: `.touchline-plan.ron-`.
pub(super) fn prefix(target: &Path) -> OsString {
    let name = target.file_name().filter(|name| name.len() <= MAX_NAME).unwrap_or_default();
    let mut prefix = OsString::from(".touchline-");
    prefix.push(name);
    prefix.push("-");
    prefix
}

pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
