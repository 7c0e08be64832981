//! The calls that a save makes, each of which a test may watch or fail.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{NamedTempFile, TempPath};

use super::names;

pub(super) trait Disk {
    /// What stands at a path, a link being a link.
    fn look(&self, path: &Path) -> io::Result<Metadata> {
        fs::symlink_metadata(path)
    }

    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        fs::read_link(path)
    }

    /// Fails for a file that may not be written to.
    fn open_to_write(&self, path: &Path) -> io::Result<()> {
        OpenOptions::new().write(true).open(path).map(drop)
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        fs::read(path)
    }

    /// A new file in the folder of another, of a name that nobody else has; removed when dropped. The process's mask
    /// applies to its mode.
    fn create_beside(&self, target: &Path, mode: u32) -> io::Result<NamedTempFile> {
        let mut builder = tempfile::Builder::new();
        let prefix = names::prefix(target);
        builder.prefix(&prefix).suffix(names::SUFFIX);
        #[cfg(not(unix))]
        let _ = mode;
        #[cfg(unix)]
        let builder = builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(mode));
        builder.tempfile_in(names::folder_of(target))
    }

    fn write(&self, file: &mut File, text: &[u8]) -> io::Result<()> {
        file.write_all(text)
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

    /// Lets two files change places in one step, so that neither is ever missing and no version goes unseen.
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        #[cfg(any(target_os = "linux", target_vendor = "apple"))]
        {
            use rustix::fs::{CWD, RenameFlags, renameat_with};
            renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).map_err(io::Error::from)
        }
        #[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
        {
            let _ = (one, other);
            Err(io::ErrorKind::Unsupported.into())
        }
    }

    /// Keeps other instances out while the result lives, where files cannot change places. Not the file itself: a lock
    /// on that dies when it is replaced.
    fn lock(&self, beside: &Path) -> io::Result<File> {
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(beside)?;
        #[cfg(unix)]
        rustix::fs::flock(&file, rustix::fs::FlockOperation::LockExclusive)?;
        Ok(file)
    }

    /// Puts a file in the place of another.
    fn replace(&self, file: TempPath, target: &Path) -> io::Result<()> {
        file.persist(target).map_err(io::Error::from)
    }

    /// Puts a file where none is; fails where one is.
    fn place(&self, file: TempPath, target: &Path) -> io::Result<()> {
        file.persist_noclobber(target).map_err(io::Error::from)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    /// Makes the names in a folder last.
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
    }
}

/// The disk of this machine.
pub(super) struct ThisDisk;

impl Disk for ThisDisk {}
