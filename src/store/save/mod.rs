//! Saves a text to the disk: completely or not at all, durably, and never over a version that nobody has seen.
//!
//! The new text is written beside the file, synced, and exchanged with it; then the version that came out is looked at.
//! If a system or filesystem can't exchange files, the file is locked through one beside it, compared and replaced.
//! That keeps out other instances of Touchline, but a version that another program writes between the comparison and
//! the replacement is lost. A lock does not work on every network filesystem.

mod disk;
mod error;
mod folder_lock;
mod leftovers;
mod names;
mod overwrite;
#[cfg(test)]
#[cfg(unix)]
mod tests;
#[cfg(test)]
#[cfg(unix)]
mod writers;

use std::ffi::OsString;
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use disk::{Disk, ThisDisk};
pub use error::SaveError;
pub(super) use error::in_words;
use error::{Stands, failed};
pub use folder_lock::lock_folder;
pub use leftovers::sweep;
use names::folder_of;
pub use overwrite::{overwrite, write_whole};

use super::lexer::has_comments;

/// The most links that are followed before they count as a loop, as on Linux.
const MAX_LINKS: usize = 40;
/// The most numbers that are tried for a copy's name.
const MAX_COPIES: usize = 1000;
/// The most attempts if the file appears and disappears during the save.
const MAX_TRIES: usize = 16;

/// The result of a save.
#[derive(PartialEq, Eq, Debug)]
pub struct Saved {
    /// The file itself, at the end of any links.
    pub path: PathBuf,
    /// The version that was there, if it was not the known one.
    ///
    /// Merge it and save again, then discard it.
    pub displaced: Option<Displaced>,
}

/// A version that another program wrote.
///
/// It stays on the disk until it is discarded.
#[must_use = "an external version must be merged or told of"]
#[derive(PartialEq, Eq, Debug)]
pub struct Displaced {
    /// Its text; `None` if it is not UTF-8.
    pub text: Option<String>,
    /// The file that it is in now.
    pub path: PathBuf,
}

impl Displaced {
    /// Removes it from the disk, once it has been merged and saved.
    ///
    /// # Errors
    ///
    /// The file can't be removed, which does no harm.
    pub fn discard(self) -> io::Result<()> {
        ThisDisk.remove(&self.path)
    }
}

/// Replaces a file's text, or creates the file.
///
/// `known` is the text that the caller last read from it or saved to it. A link stays, and the file at its end changes.
/// The mode is kept, and the owner if the system permits it. After success the text survives a power cut.
///
/// # Errors
///
/// The text may not be on the disk; the error says what the file has in it now, which was read back.
pub fn save(path: &Path, text: &str, known: Option<&str>) -> Result<Saved, SaveError> {
    save_on(&ThisDisk, path, text, known)
}

/// Creates a file, which must not exist.
///
/// # Errors
///
/// The file exists, or can't be created.
pub fn create(path: &Path, text: &str) -> Result<Saved, SaveError> {
    create_on(&ThisDisk, path, text)
}

fn create_on(disk: &impl Disk, path: &Path, text: &str) -> Result<Saved, SaveError> {
    match write_new(disk, path, text, None) {
        // The existing file is somebody else's, even if it has the same text.
        Err(error) if error.already_exists() => Err(SaveError { stands: Stands::Old, ..error }),
        written => read_back(disk, path, text, written),
    }
}

/// Keeps a copy of a text whose comments would be lost, since the plan is written anew.
///
/// The copy is `FILE.bak` beside the file, or `FILE.bak1` and so on if that has another text. `None` if the text has no
/// comments.
///
/// # Errors
///
/// The copy can't be made.
pub fn keep_comments(path: &Path, old_text: &str) -> Result<Option<PathBuf>, SaveError> {
    if !has_comments(old_text) {
        return Ok(None);
    }
    let (target, metadata) = look(&ThisDisk, path)?;
    for number in 0..MAX_COPIES {
        let mut name = OsString::from(&target);
        name.push(if number == 0 { ".bak".to_owned() } else { format!(".bak{number}") });
        let copy = PathBuf::from(name);
        if fs::read(&copy).is_ok_and(|held| held == old_text.as_bytes()) {
            return Ok(Some(copy));
        }
        match write_new(&ThisDisk, &copy, old_text, metadata.as_ref()) {
            Err(error) if error.already_exists() => {}
            written => return written.map(|_| Some(copy)),
        }
    }
    Err(failed(&target)(io::Error::new(io::ErrorKind::AlreadyExists, "there are too many copies beside it")))
}

fn save_on(disk: &impl Disk, path: &Path, text: &str, known: Option<&str>) -> Result<Saved, SaveError> {
    let mut tries = 0;
    loop {
        let (target, metadata) = look(disk, path)?;
        tries += 1;
        let saved = match metadata {
            None => write_new(disk, &target, text, None),
            Some(metadata) => put(disk, &target, text, known, &metadata),
        };
        let comes_and_goes = |error: &SaveError| {
            matches!(error.why.kind(), io::ErrorKind::AlreadyExists | io::ErrorKind::NotFound) && tries < MAX_TRIES
        };
        match saved {
            // Another program created or removed the file since it was looked at.
            Err(error) if comes_and_goes(&error) && disk.look(folder_of(&target)).is_ok() => {}
            saved => return read_back(disk, &target, text, saved),
        }
    }
}

/// Reads the file back after an error, so that the error says what is really on the disk.
fn read_back(disk: &impl Disk, target: &Path, text: &str, saved: Result<Saved, SaveError>) -> Result<Saved, SaveError> {
    saved.map_err(|error| {
        let stands = match disk.read(target) {
            Ok(held) if held == text.as_bytes() => Stands::New,
            Ok(_) => Stands::Old,
            Err(missing) if missing.kind() == io::ErrorKind::NotFound => Stands::Old,
            Err(_) => Stands::Unknown,
        };
        SaveError { stands, ..error }
    })
}

/// Replaces the text of an existing file.
fn put(
    disk: &impl Disk,
    target: &Path,
    text: &str,
    known: Option<&str>,
    metadata: &Metadata,
) -> Result<Saved, SaveError> {
    // Renaming needs only the folder's permission, but a write-protected file must not change.
    disk.open_to_write(target).map_err(failed(target))?;
    let written = write_beside(disk, target, text.as_bytes(), Some(metadata))?;
    let came_out = match disk.exchange(&written, target) {
        Ok(()) => written,
        Err(error) if cannot_exchange(&error) => return replace(disk, target, written, known, metadata),
        Err(error) if disk.read(&written).is_ok_and(|held| held == text.as_bytes()) => {
            return Err(failed(target)(error));
        }
        // The exchange may have happened all the same, so this file must not be removed unseen.
        Err(_) => written,
    };
    let displaced = look_at(disk, target, came_out, known)?;
    disk.sync_folder(folder_of(target)).map_err(|why| SaveError {
        kept: displaced.as_ref().map(|displaced| displaced.path.clone()),
        ..failed(target)(why)
    })?;
    Ok(Saved { path: target.to_owned(), displaced })
}

/// Removes the version that came out if it is the known one; any other stays, also one that can't be read.
fn look_at(
    disk: &impl Disk,
    target: &Path,
    came_out: tempfile::TempPath,
    known: Option<&str>,
) -> Result<Option<Displaced>, SaveError> {
    let held = match disk.look(&came_out) {
        Ok(metadata) if metadata.is_file() => disk.read(&came_out).map(Some),
        Ok(_) => Ok(None),
        Err(error) => Err(error),
    };
    if let (Ok(Some(held)), Some(known)) = (&held, known)
        && held == known.as_bytes()
    {
        // It is a copy of the known version; if it can't be removed now, a later sweep does it.
        let _ = disk.remove(&came_out);
        return Ok(None);
    }
    let path = keep(came_out);
    match held {
        Ok(held) => Ok(Some(Displaced { text: held.and_then(|held| String::from_utf8(held).ok()), path })),
        Err(why) => Err(SaveError { kept: Some(path), ..failed(target)(why) }),
    }
}

/// Leaves a temporary file where it is.
fn keep(mut file: tempfile::TempPath) -> PathBuf {
    file.disable_cleanup(true);
    file.to_path_buf()
}

/// Replaces a file where exchanging is not possible: other instances wait, and an unknown version is kept first.
fn replace(
    disk: &impl Disk,
    target: &Path,
    written: tempfile::TempPath,
    known: Option<&str>,
    metadata: &Metadata,
) -> Result<Saved, SaveError> {
    let mut lock = OsString::from(".");
    lock.push(target.file_name().unwrap_or_default());
    lock.push(".lock");
    let _lock = disk.lock(&folder_of(target).join(lock)).map_err(failed(target))?;
    let held = disk.read(target).map_err(failed(target))?;
    let displaced = if known.is_some_and(|known| known.as_bytes() == held) {
        None
    } else {
        let path = keep(write_beside(disk, target, &held, Some(metadata))?);
        Some(Displaced { text: String::from_utf8(held).ok(), path })
    };
    let kept = || displaced.as_ref().map(|displaced| displaced.path.clone());
    disk.replace(written, target).map_err(|why| SaveError { kept: kept(), ..failed(target)(why) })?;
    disk.sync_folder(folder_of(target)).map_err(|why| SaveError { kept: kept(), ..failed(target)(why) })?;
    Ok(Saved { path: target.to_owned(), displaced })
}

/// Whether the error says that the system or filesystem can't exchange files.
fn cannot_exchange(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput)
}

fn write_new(disk: &impl Disk, path: &Path, text: &str, like: Option<&Metadata>) -> Result<Saved, SaveError> {
    if disk.look(path).is_ok() {
        return Err(failed(path)(io::ErrorKind::AlreadyExists.into()));
    }
    let written = write_beside(disk, path, text.as_bytes(), like)?;
    disk.place(written, path).map_err(failed(path))?;
    disk.sync_folder(folder_of(path)).map_err(failed(path))?;
    Ok(Saved { path: path.to_owned(), displaced: None })
}

/// Writes a text to a temporary file beside its target, and syncs it.
///
/// Dropping the result removes the file. After a failed sync its content is uncertain, so it is never used again.
fn write_beside(
    disk: &impl Disk,
    target: &Path,
    text: &[u8],
    like: Option<&Metadata>,
) -> Result<tempfile::TempPath, SaveError> {
    // Until it has the target's mode, only the owner may read it.
    let mode = if like.is_some() { 0o600 } else { 0o666 };
    let mut written = disk.create_beside(target, mode).map_err(failed(target))?;
    if let Some(like) = like {
        disk.dress(written.as_file(), like).map_err(failed(target))?;
    }
    disk.write(written.as_file_mut(), text).map_err(failed(target))?;
    disk.sync(written.as_file()).map_err(failed(target))?;
    Ok(written.into_temp_path())
}

/// The file at the end of any links, and its metadata, which is `None` if there is no file yet.
///
/// Anything but a regular file is refused.
fn look(disk: &impl Disk, path: &Path) -> Result<(PathBuf, Option<Metadata>), SaveError> {
    let mut target = path.to_owned();
    let refused = failed(path);
    for _ in 0..MAX_LINKS {
        match disk.look(&target) {
            Ok(found) if found.is_symlink() => match disk.read_link(&target) {
                Ok(link) => target = folder_of(&target).join(link),
                Err(error) => return Err(refused(error)),
            },
            Ok(found) if found.is_file() => return Ok((target, Some(found))),
            Ok(_) => return Err(refused(io::Error::other("it is not a regular file"))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok((target, None)),
            Err(error) => return Err(refused(error)),
        }
    }
    Err(refused(io::Error::other("its links lead in a circle")))
}
