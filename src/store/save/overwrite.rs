//! Writes what is no plan: what may be lost, and what is made anew.

use std::io::{self, Write};
use std::path::Path;

use tempfile::NamedTempFile;

use super::disk::{Disk, ThisDisk};
use super::names::folder_of;
use super::{look, write_beside};

/// Replaces a file's text, or creates the file; whoever reads it meets the old text or the new one.
///
/// After a power cut it may be neither.
///
/// # Errors
///
/// The file can't be written.
pub fn overwrite(path: &Path, text: &str) -> io::Result<()> {
    let mut file = NamedTempFile::new_in(folder_of(path))?;
    file.write_all(text.as_bytes())?;
    file.persist(path).map_err(|failed| failed.error)?;
    Ok(())
}

/// Replaces a file, or creates it: completely or not at all, whatever was there before.
///
/// A link stays, and the file at its end changes. The mode is kept.
///
/// # Errors
///
/// The file can't be written, and is what it was; or what is there is no regular file.
pub fn write_whole(path: &Path, contents: &[u8]) -> io::Result<()> {
    let (target, like) = look(&ThisDisk, path).map_err(|error| error.why)?;
    if like.is_some() {
        ThisDisk.open_to_write(&target)?;
    }
    let written = write_beside(&ThisDisk, &target, contents, like.as_ref()).map_err(|error| error.why)?;
    ThisDisk.replace(written, &target)
}
