//! Writes what may be lost, without waiting for the disk.

use std::io::{self, Write};
use std::path::Path;

use tempfile::NamedTempFile;

use super::names::folder_of;

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
