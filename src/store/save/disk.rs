//! The calls that a save makes, each of which a test may watch or fail.

use std::fs::{File, Metadata};
use std::io::{self, Write};
use std::path::Path;

use tempfile::{NamedTempFile, TempPath};

pub(super) trait Disk {
    /// A new file in a folder, of a name that nobody else has; removed when dropped. The process's mask applies to
    /// its mode.
    fn create_in(&self, folder: &Path, mode: u32) -> io::Result<NamedTempFile> {
        let mut builder = tempfile::Builder::new();
        builder.prefix(".touchline-").suffix(".tmp");
        #[cfg(not(unix))]
        let _ = mode;
        #[cfg(unix)]
        let builder = builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(mode));
        builder.tempfile_in(folder)
    }

    fn write(&self, file: &mut File, text: &str) -> io::Result<()> {
        file.write_all(text.as_bytes())
    }

    /// Gives a file the owner, where the system lets us, and the mode of another.
    fn dress(&self, file: &File, like: &Metadata) -> io::Result<()> {
        #[cfg(unix)]
        {
            use std::os::unix::fs::{MetadataExt, fchown};
            let ours = file.metadata()?;
            if (ours.uid(), ours.gid()) != (like.uid(), like.gid()) {
                // Only root may give files away; a group of one's own is often allowed. The text matters more.
                let _ =
                    fchown(file, Some(like.uid()), Some(like.gid())).or_else(|_| fchown(file, None, Some(like.gid())));
            }
        }
        // After the owner: changing it drops bits of the mode.
        file.set_permissions(like.permissions())
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        file.sync_all()
    }

    /// Puts a file in the place of another.
    fn replace(&self, file: TempPath, target: &Path) -> io::Result<()> {
        file.persist(target).map_err(io::Error::from)
    }

    /// Puts a file where none is; fails where one is.
    fn place(&self, file: TempPath, target: &Path) -> io::Result<()> {
        file.persist_noclobber(target).map_err(io::Error::from)
    }

    /// Makes the names in a folder last.
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
    }
}

/// The disk of this machine.
pub(super) struct ThisDisk;

impl Disk for ThisDisk {}
