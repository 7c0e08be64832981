//! The system calls of a save, each of which a test can watch or make fail.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{NamedTempFile, TempPath};

use super::names;

pub(super) trait Disk {
    /// The metadata at a path; a link is not followed.
    fn look(&self, path: &Path) -> io::Result<Metadata> {
        fs::symlink_metadata(path)
    }

    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        fs::read_link(path)
    }

    /// Opens a file for writing, which fails if that is not permitted.
    fn open_to_write(&self, path: &Path) -> io::Result<()> {
        OpenOptions::new().write(true).open(path).map(drop)
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        fs::read(path)
    }

    /// Creates a temporary file with a unique name in the folder of another; it is removed when dropped.
    ///
    /// The process's umask applies to its mode.
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

    /// Gives a file the mode of another and, if permitted, its owner.
    fn dress(&self, file: &File, like: &Metadata) -> io::Result<()> {
        #[cfg(unix)]
        {
            use std::os::unix::fs::{MetadataExt, fchown};
            let ours = file.metadata()?;
            if (ours.uid(), ours.gid()) != (like.uid(), like.gid()) {
                // Only root may change the owner, but the group is often allowed. A failure here must not stop the
                // save.
                let _ =
                    fchown(file, Some(like.uid()), Some(like.gid())).or_else(|_| fchown(file, None, Some(like.gid())));
            }
        }
        // This comes after the owner, since changing that clears bits of the mode.
        file.set_permissions(like.permissions())
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        file.sync_all()
    }

    /// Exchanges two files atomically, so that neither is ever missing and no version goes unseen.
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

    /// Locks out other instances while the result lives, for systems that can't exchange files.
    ///
    /// The lock is on a file beside the plan, since a lock on the plan's file would be lost when that is replaced.
    fn lock(&self, beside: &Path) -> io::Result<File> {
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(beside)?;
        #[cfg(unix)]
        rustix::fs::flock(&file, rustix::fs::FlockOperation::LockExclusive)?;
        Ok(file)
    }

    /// Replaces a file by another.
    fn replace(&self, file: TempPath, target: &Path) -> io::Result<()> {
        file.persist(target).map_err(io::Error::from)
    }

    /// Moves a file to a path; fails if a file exists there.
    fn place(&self, file: TempPath, target: &Path) -> io::Result<()> {
        file.persist_noclobber(target).map_err(io::Error::from)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    /// Syncs a folder, so that the names in it survive a power cut.
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
    }
}

/// The real disk.
pub(super) struct ThisDisk;

impl Disk for ThisDisk {}
