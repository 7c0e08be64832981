//! From a text to the disk: whole or not at all, and lasting once it is said to be saved.

mod disk;
#[cfg(test)]
#[cfg(unix)]
mod tests;

use std::ffi::OsString;
use std::fmt;
use std::fs::{self, Metadata, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use disk::{Disk, ThisDisk};

use super::lexer::has_comments;
use crate::text;

/// Links followed before they are taken for a circle, as Linux does.
const MAX_LINKS: usize = 40;
/// Numbers tried for a copy's name.
const MAX_COPIES: usize = 1000;

/// Where a text was saved: the file itself, at the end of any links.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Saved {
    pub path: PathBuf,
}

/// Why a text was not saved, and what to do.
#[derive(Debug)]
pub struct SaveError {
    path: PathBuf,
    step: Step,
    why: io::Error,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Step {
    Look,
    Create,
    Write,
    Rename,
    /// The new text is in place, and nobody knows whether it would survive a power cut.
    Last,
}

/// Replaces a file's text, or makes the file. A link stays a link to the file that changes; mode and, where the system
/// lets us, owner are kept. When this returns the text survives a power cut; when it fails the old one stands, unless
/// the error says otherwise.
pub fn save(path: &Path, text: &str) -> Result<Saved, SaveError> {
    save_on(&ThisDisk, path, text)
}

/// Makes a file, which must not exist.
pub fn create(path: &Path, text: &str) -> Result<Saved, SaveError> {
    write_new(&ThisDisk, path, text, None)
}

/// Leaves a copy of a text that holds comments beside its file, as `FILE.bak` or, where that holds something else,
/// `FILE.bak1` and so on: writing the plan anew loses them. `None` when there are none to lose.
pub fn keep_comments(path: &Path, old_text: &str) -> Result<Option<PathBuf>, SaveError> {
    if !has_comments(old_text) {
        return Ok(None);
    }
    let (target, metadata) = look(path)?;
    for number in 0..MAX_COPIES {
        let mut name = OsString::from(&target);
        name.push(if number == 0 { ".bak".to_owned() } else { format!(".bak{number}") });
        let copy = PathBuf::from(name);
        if fs::read(&copy).is_ok_and(|held| held == old_text.as_bytes()) {
            return Ok(Some(copy));
        }
        match write_new(&ThisDisk, &copy, old_text, metadata.as_ref()) {
            Err(error) if error.why.kind() == io::ErrorKind::AlreadyExists => {}
            written => return written.map(|_| Some(copy)),
        }
    }
    let full = io::Error::new(io::ErrorKind::AlreadyExists, "there are too many copies beside it");
    Err(SaveError { path: target, step: Step::Create, why: full })
}

fn save_on(disk: &impl Disk, path: &Path, text: &str) -> Result<Saved, SaveError> {
    let (target, metadata) = look(path)?;
    let Some(metadata) = metadata else { return write_new(disk, &target, text, None) };
    // Renaming asks only the folder's leave: a file that may not be written to must not change.
    OpenOptions::new().write(true).open(&target).map_err(failed(&target, Step::Look))?;
    let written = write_beside(disk, &target, text, Some(&metadata))?;
    disk.replace(written, &target).map_err(failed(&target, Step::Rename))?;
    disk.sync_folder(folder_of(&target)).map_err(failed(&target, Step::Last))?;
    Ok(Saved { path: target })
}

fn write_new(disk: &impl Disk, path: &Path, text: &str, like: Option<&Metadata>) -> Result<Saved, SaveError> {
    if fs::symlink_metadata(path).is_ok() {
        return Err(failed(path, Step::Create)(io::ErrorKind::AlreadyExists.into()));
    }
    let written = write_beside(disk, path, text, like)?;
    disk.place(written, path).map_err(failed(path, Step::Rename))?;
    disk.sync_folder(folder_of(path)).map_err(failed(path, Step::Last))?;
    Ok(Saved { path: path.to_owned() })
}

/// Writes a text to a new file in the folder of its target, lastingly. Dropping the result removes it.
fn write_beside(
    disk: &impl Disk,
    target: &Path,
    text: &str,
    like: Option<&Metadata>,
) -> Result<tempfile::TempPath, SaveError> {
    // Nobody may open it here who may not read it there.
    let mode = if like.is_some() { 0o600 } else { 0o666 };
    let mut written = disk.create_in(folder_of(target), mode).map_err(failed(target, Step::Create))?;
    if let Some(like) = like {
        disk.dress(written.as_file(), like).map_err(failed(target, Step::Write))?;
    }
    disk.write(written.as_file_mut(), text).map_err(failed(target, Step::Write))?;
    disk.sync(written.as_file()).map_err(failed(target, Step::Write))?;
    Ok(written.into_temp_path())
}

fn failed(path: &Path, step: Step) -> impl FnOnce(io::Error) -> SaveError {
    move |why| SaveError { path: path.to_owned(), step, why }
}

/// The file at the end of any links, and what it is; `None` where none is yet. Refuses what is no regular file.
fn look(path: &Path) -> Result<(PathBuf, Option<Metadata>), SaveError> {
    let mut target = path.to_owned();
    let refused = |why| SaveError { path: path.to_owned(), step: Step::Look, why };
    for _ in 0..MAX_LINKS {
        match fs::symlink_metadata(&target) {
            Ok(found) if found.is_symlink() => {
                let link = fs::read_link(&target).map_err(refused)?;
                target = folder_of(&target).join(link);
            }
            Ok(found) if found.is_file() => return Ok((target, Some(found))),
            Ok(_) => return Err(refused(io::Error::other("it is not a regular file"))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok((target, None)),
            Err(error) => return Err(refused(error)),
        }
    }
    Err(refused(io::Error::other("its links lead in a circle")))
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// What the system says, without its number.
pub(super) fn in_words(error: &io::Error) -> String {
    let words = error.to_string();
    words.split(" (os error").next().unwrap_or(&words).to_owned()
}

impl SaveError {
    /// Whether the file was there already.
    pub fn already_exists(&self) -> bool {
        self.why.kind() == io::ErrorKind::AlreadyExists
    }

    fn advice(&self) -> &'static str {
        use io::ErrorKind::{
            AlreadyExists, NotFound, PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, StorageFull,
        };
        match self.why.kind() {
            _ if self.step == Step::Last => "it has the new text, which may not survive a power cut: save again",
            StorageFull | QuotaExceeded => "nothing changed there: make room and save again",
            PermissionDenied | ReadOnlyFilesystem => {
                "nothing changed there: see who may write to it, or save elsewhere"
            }
            NotFound => "its folder is not there: make it, or save elsewhere",
            AlreadyExists => "nothing changed there: choose another name",
            _ => "nothing changed there: save again, or elsewhere",
        }
    }
}

impl fmt::Display for SaveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.to_string_lossy();
        let why = match self.why.kind() {
            io::ErrorKind::AlreadyExists if self.why.get_ref().is_none() => "it exists already".to_owned(),
            _ => in_words(&self.why),
        };
        write!(f, "cannot save {}: {why}; {}", text::display(&path), self.advice())
    }
}

impl std::error::Error for SaveError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.why)
    }
}
