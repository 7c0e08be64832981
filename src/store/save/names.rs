//! The names of the files that a save makes beside a plan.

use std::ffi::OsString;
use std::path::Path;

/// How the names of temporary files end; they begin with [`prefix`].
pub(super) const SUFFIX: &str = ".tmp";

/// Bytes of a file's name that its temporary files can carry.
pub(super) const MAX_NAME: usize = 200;

/// How the names of a file's temporary files begin: `.touchline-plan.ron-`.
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
