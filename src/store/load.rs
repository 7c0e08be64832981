//! Loads a text file from the disk, and refuses anything else.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::save::in_words;
use crate::text;

/// The size of the largest file that is read; a plan has a few hundred kilobytes.
const MAX_BYTES: u64 = 16 * 1024 * 1024;

/// Why a file was not read.
#[derive(Debug)]
pub struct LoadError {
    path: PathBuf,
    problem: LoadProblem,
}

#[derive(Debug)]
enum LoadProblem {
    Io(io::Error),
    NotAFile,
    TooLarge,
    Utf16,
    /// The line and column, from 1, of the first byte that is not valid UTF-8.
    NotUtf8(usize, usize),
}

/// Loads a regular file of at most 16 MB of UTF-8.
///
/// A pipe, a device or a folder is refused without waiting for it.
///
/// # Errors
///
/// The file can't be read, is too large, is not a regular file, or is not UTF-8.
pub fn load(path: &Path) -> Result<String, LoadError> {
    read(path).map_err(|problem| LoadError { path: path.to_owned(), problem })
}

fn read(path: &Path) -> Result<String, LoadProblem> {
    // Opening a pipe would wait for its other end, so the kind of file is checked first.
    let metadata = fs::metadata(path).map_err(LoadProblem::Io)?;
    if !metadata.is_file() {
        return Err(LoadProblem::NotAFile);
    }
    let file = File::open(path).map_err(LoadProblem::Io)?;
    let mut bytes = Vec::with_capacity(metadata.len().min(MAX_BYTES) as usize + 1);
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(LoadProblem::Io)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(LoadProblem::TooLarge);
    }
    if is_utf16(&bytes) {
        return Err(LoadProblem::Utf16);
    }
    String::from_utf8(bytes).map_err(|error| {
        let read = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or(&[]);
        let read = String::from_utf8_lossy(read);
        let line = read.rsplit('\n').next().unwrap_or("");
        LoadProblem::NotUtf8(1 + read.matches('\n').count(), 1 + line.chars().count())
    })
}

/// Whether there is no such file, or no such folder for it.
fn is_missing(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// Whether a file is UTF-16: by its byte order mark, or because every second byte is 0, as in Western text.
fn is_utf16(bytes: &[u8]) -> bool {
    let begin = bytes.get(..bytes.len().min(64)).unwrap_or(bytes);
    let zeros = |first| begin.len() > 1 && begin.iter().skip(first).step_by(2).all(|byte| *byte == 0);
    bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) || (zeros(0) != zeros(1))
}

impl LoadError {
    /// Whether the file does not exist.
    pub fn is_missing(&self) -> bool {
        matches!(&self.problem, LoadProblem::Io(error) if is_missing(error))
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot read {}: ", text::path(&self.path))?;
        match &self.problem {
            LoadProblem::Io(error) if is_missing(error) => {
                f.write_str("there is no such file: check its name, or make a plan with touchline new")
            }
            LoadProblem::Io(error) => f.write_str(&in_words(error)),
            LoadProblem::NotAFile => f.write_str("it is not a regular file: give the file of a plan"),
            LoadProblem::TooLarge => f.write_str("it is larger than 16 MB, which no plan is"),
            LoadProblem::Utf16 => f.write_str("it looks like UTF-16: save it as UTF-8 first"),
            LoadProblem::NotUtf8(line, column) => {
                write!(f, "line {line}, column {column} is not UTF-8: save it as UTF-8 first")
            }
        }
    }
}

impl std::error::Error for LoadError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_s_text_is_read_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("p.ron");
        fs::write(&path, "\u{feff}Yıldız\r\n").unwrap();
        assert_eq!(load(&path).unwrap(), "\u{feff}Yıldız\r\n");
    }

    #[test]
    fn what_is_no_text_is_refused_in_words() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("p.ron");
        let refusal = |path: &Path| load(path).unwrap_err().to_string().replace(&*folder.path().to_string_lossy(), "…");
        assert_eq!(
            refusal(&path),
            "cannot read …/p.ron: there is no such file: check its name, or make a plan with touchline new"
        );
        assert!(load(&path).unwrap_err().is_missing());
        assert_eq!(refusal(folder.path()), "cannot read …: it is not a regular file: give the file of a plan");
        fs::write(&path, b"\xFF\xFE(\0").unwrap();
        assert_eq!(refusal(&path), "cannot read …/p.ron: it looks like UTF-16: save it as UTF-8 first");
        for unmarked in [&b"(\0\n\0f\0"[..], b"\0(\0\n\0f"] {
            fs::write(&path, unmarked).unwrap();
            assert_eq!(refusal(&path), "cannot read …/p.ron: it looks like UTF-16: save it as UTF-8 first");
        }
        fs::write(&path, b"(\n\xC3\xA9a\xE9(").unwrap();
        assert_eq!(refusal(&path), "cannot read …/p.ron: line 2, column 3 is not UTF-8: save it as UTF-8 first");
        File::create(&path).unwrap().set_len(MAX_BYTES + 1).unwrap();
        assert_eq!(refusal(&path), "cannot read …/p.ron: it is larger than 16 MB, which no plan is");
    }

    #[cfg(unix)]
    #[test]
    fn a_socket_is_refused_and_so_is_a_device() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("s");
        let _socket = std::os::unix::net::UnixListener::bind(&path).unwrap();
        assert!(load(&path).unwrap_err().to_string().ends_with("it is not a regular file: give the file of a plan"));
        assert!(
            load(Path::new("/dev/zero"))
                .unwrap_err()
                .to_string()
                .ends_with("it is not a regular file: give the file of a plan")
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_is_refused_without_waiting_for_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pipe");
        if !std::process::Command::new("mkfifo").arg(&path).status().is_ok_and(|status| status.success()) {
            return;
        }
        assert!(load(&path).unwrap_err().to_string().ends_with("it is not a regular file: give the file of a plan"));
    }
}
