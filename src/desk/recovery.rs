//! Recovery copies of plans that could not be saved, which the next start offers.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::folders;
use super::read::read;
use crate::domain::{Formation, Plan};
use crate::store;

/// The most copies of one file, each from another session.
const COPIES: usize = 10;
/// The most bytes of the file's name in the names of its copies.
const NAME: usize = 100;

/// The recovery copy of this session.
#[derive(Default)]
pub struct Recovery {
    at: Option<PathBuf>,
}

/// A recovery copy that an earlier session left.
#[derive(PartialEq, Eq, Debug)]
pub struct KeptCopy {
    pub at: PathBuf,
    pub plan: Arc<Plan>,
    /// The plan in the file when the copy was made; `None` if the plan had no file.
    pub base: Option<Arc<Plan>>,
}

impl Recovery {
    /// Writes a copy of an unsaved plan and of the text that it came from, and returns its path.
    ///
    /// It replaces this session's earlier copy. `None` if no folder takes it.
    pub fn keep(&mut self, path: &Path, plan: &Plan, base: Option<&str>) -> Option<PathBuf> {
        self.let_go();
        self.at = folders().into_iter().find_map(|folder| {
            make_folder(&folder)?;
            let at = places(&folder, path).find(|at| !at.exists())?;
            // The base is written first, since a copy without one counts as a plan that had no file.
            base.map_or(Some(()), |base| store::create(&base_of(&at), base).ok().map(drop))?;
            let text = store::write_plan(plan);
            let text = path_line(path).map(|line| line + &text).unwrap_or(text);
            store::create(&at, &text).ok()?;
            Some(at)
        });
        self.at.clone()
    }

    /// Removes the copy, since the plan is saved or given up.
    pub fn let_go(&mut self) {
        if let Some(at) = self.at.take() {
            forget_copy(&at);
        }
    }
}

/// Finds the recovery copy of a file that an earlier session left.
///
/// # Errors
/// Why the copy can't be read, with the place.
pub fn find_unsaved(path: &Path, formations: &[Arc<Formation>]) -> anyhow::Result<Option<KeptCopy>> {
    let folders = folders().into_iter().filter(|folder| folder.is_dir());
    let mut copies = folders.flat_map(|folder| places(&folder, path).collect::<Vec<_>>());
    let Some(at) = copies.find(|at| is_ours(at)) else { return Ok(None) };
    let plan_in = |at: &Path| read(at, formations).map(Arc::new);
    let base = base_of(&at);
    let base = if base.exists() { Some(plan_in(&base)?) } else { None };
    Ok(Some(KeptCopy { plan: plan_in(&at)?, base, at }))
}

/// A recovery copy of a file with the same name that is no longer at its place, perhaps since its folder was renamed.
#[derive(PartialEq, Eq, Debug)]
pub enum MovedCopy {
    /// A copy of this very plan, as the file still has the version that the copy was made from.
    Same(KeptCopy),
    /// A copy that may be of this plan.
    Perhaps { at: PathBuf, of: PathBuf },
}

/// Finds a recovery copy of a plan that was moved to this file since.
pub fn find_moved(path: &Path, plan: &Plan, formations: &[Arc<Formation>]) -> Option<MovedCopy> {
    let stem = format!("{}-", stem(path));
    let copies = folders().into_iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten().flatten();
    let named = |at: &PathBuf| {
        let name = at.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with(&stem) && name.ends_with(".unsaved") && is_ours(at)
    };
    let mut copies: Vec<PathBuf> = copies.map(|entry| entry.path()).filter(named).collect();
    copies.sort();
    let mut perhaps = None;
    for at in copies {
        let Ok(text) = store::load(&at) else { continue };
        let Some(of) = path_in(&text) else { continue };
        // If the file is still at its old place, the copy is of that plan, not of this one.
        if fs::symlink_metadata(&of).is_ok() {
            continue;
        }
        let Ok(kept) = store::read_plan(&at.display().to_string(), &text, formations) else { continue };
        let base = read(&base_of(&at), formations).ok().filter(|base| base == plan).map(Arc::new);
        if base.is_some() {
            return Some(MovedCopy::Same(KeptCopy { plan: Arc::new(kept), base, at }));
        }
        if kept.club == plan.club {
            perhaps = perhaps.or(Some(MovedCopy::Perhaps { at, of }));
        }
    }
    perhaps
}

/// The start of the line that names the file of a copy.
const OF: &str = "// of ";

/// The line that names the file of a copy; `None` if the path does not fit on a plain line.
pub(super) fn path_line(path: &Path) -> Option<String> {
    let whole = whole(path);
    let path = whole.to_str().filter(|path| !path.contains(char::is_control))?;
    Some(format!("{OF}{path}\n"))
}

/// The file that a copy names.
fn path_in(text: &str) -> Option<PathBuf> {
    text.lines().next()?.strip_prefix(OF).map(PathBuf::from)
}

/// Removes a copy; if that fails, it is offered again.
pub fn forget_copy(at: &Path) {
    let _ = fs::remove_file(at).and_then(|()| fs::remove_file(base_of(at)));
}

/// The folders for copies, the best first: a permanent one, one for the login session, and one until the next boot.
fn folders() -> Vec<PathBuf> {
    let session = folders::named("XDG_RUNTIME_DIR").map(|folder| folder.join("touchline"));
    let mut folders: Vec<PathBuf> = [folders::state_folder(), session].into_iter().flatten().collect();
    #[cfg(unix)]
    folders.push(std::env::temp_dir().join(format!("touchline-{}", rustix::process::geteuid().as_raw())));
    #[cfg(not(unix))]
    folders.push(std::env::temp_dir().join("touchline"));
    folders
}

/// Creates a private folder; `None` if it belongs to somebody else.
pub(super) fn make_folder(folder: &Path) -> Option<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).ok()?;
    is_ours(folder).then_some(())
}

/// Whether a path exists and belongs to the user, since anybody can create files in a temporary folder.
fn is_ours(path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let owner = fs::symlink_metadata(path).map(|found| found.uid());
        owner.is_ok_and(|owner| owner == rustix::process::geteuid().as_raw())
    }
    #[cfg(not(unix))]
    path.exists()
}

/// The possible paths in a folder for copies of a file.
fn places(folder: &Path, path: &Path) -> impl Iterator<Item = PathBuf> {
    let (folder, name) = (folder.to_owned(), name_of(path));
    (0..COPIES).map(move |number| folder.join(format!("{name}-{number}.unsaved")))
}

/// The name of what is kept of a file: its own, and a hash of its path, since files in different folders may have the same.
pub(super) fn name_of(path: &Path) -> String {
    let whole = whole(path);
    // FNV-1a.
    let hash = whole
        .as_os_str()
        .as_encoded_bytes()
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{}-{hash:016x}", stem(path))
}

/// The beginning of the names of a file's copies.
fn stem(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let end = (0..=NAME.min(name.len())).rev().find(|end| name.is_char_boundary(*end)).unwrap_or(0);
    name.get(..end).unwrap_or("").to_owned()
}

/// The absolute path of a file.
fn whole(path: &Path) -> PathBuf {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = fs::canonicalize(folder).or_else(|_| std::path::absolute(folder));
    folder.unwrap_or_default().join(path.file_name().unwrap_or_default())
}

fn base_of(at: &Path) -> PathBuf {
    at.with_extension("base")
}
