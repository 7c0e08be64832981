//! What could not be saved, kept elsewhere until the next start on its file offers it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::read::read;
use crate::domain::{Formation, Plan};
use crate::store;

/// Copies of one file that are kept at once, by as many sessions.
const COPIES: usize = 10;
/// Bytes of the file's name that its copies bear.
const NAME: usize = 100;

/// The copy that this session keeps.
#[derive(Default)]
pub struct Recovery {
    at: Option<PathBuf>,
}

/// A copy that an earlier session left.
#[derive(PartialEq, Eq, Debug)]
pub struct KeptCopy {
    pub at: PathBuf,
    pub plan: Arc<Plan>,
    /// What the file held when the copy was made; absent for a plan that had no file.
    pub base: Option<Arc<Plan>>,
}

impl Recovery {
    /// Keeps a plan that its file does not hold, and the text that it came from, in the place of the copy before:
    /// where.
    ///
    /// `None` when there is no place for it.
    pub fn keep(&mut self, path: &Path, plan: &Plan, base: Option<&str>) -> Option<PathBuf> {
        self.let_go();
        self.at = folders().into_iter().find_map(|folder| {
            make_folder(&folder)?;
            let at = places(&folder, path).find(|at| !at.exists())?;
            // The base comes first: a copy without one is taken for a plan that had no file.
            base.map_or(Some(()), |base| store::create(&base_of(&at), base).ok().map(drop))?;
            let text = store::write_plan(plan);
            let text = path_line(path).map(|line| line + &text).unwrap_or(text);
            store::create(&at, &text).ok()?;
            Some(at)
        });
        self.at.clone()
    }

    /// Removes the copy, since the plan is saved or let go of.
    pub fn let_go(&mut self) {
        if let Some(at) = self.at.take() {
            forget_copy(&at);
        }
    }
}

/// What an earlier session could not save to this file.
///
/// # Errors
/// It cannot be read: why and where.
pub fn find_unsaved(path: &Path, formations: &[Arc<Formation>]) -> anyhow::Result<Option<KeptCopy>> {
    let folders = folders().into_iter().filter(|folder| folder.is_dir());
    let mut copies = folders.flat_map(|folder| places(&folder, path).collect::<Vec<_>>());
    let Some(at) = copies.find(|at| is_ours(at)) else { return Ok(None) };
    let plan_in = |at: &Path| read(at, formations).map(Arc::new);
    let base = base_of(&at);
    let base = if base.exists() { Some(plan_in(&base)?) } else { None };
    Ok(Some(KeptCopy { plan: plan_in(&at)?, base, at }))
}

/// What could not be saved to a file of this name that is where it was no longer: its folder was renamed, perhaps.
#[derive(PartialEq, Eq, Debug)]
pub enum MovedCopy {
    /// Of this very plan: the file holds what it held then.
    Same(KeptCopy),
    /// Perhaps of this plan.
    Perhaps { at: PathBuf, of: PathBuf },
}

/// Looks for what could not be saved to a plan before it was moved to this file.
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
        let Some(of) = store::load(&at).ok().and_then(|text| path_in(&text)) else { continue };
        // What is still there has a copy of its own, and its plan is another one.
        let Some(kept) = read(&at, formations).ok().filter(|_| fs::symlink_metadata(&of).is_err()) else { continue };
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

/// The start of the line of a copy that says whose it is.
const OF: &str = "// of ";

/// The line that says which file a copy is of; none where the path has no plain line.
fn path_line(path: &Path) -> Option<String> {
    let whole = whole(path);
    let path = whole.to_str().filter(|path| !path.contains(char::is_control))?;
    Some(format!("{OF}{path}\n"))
}

/// The file that a copy is of.
fn path_in(text: &str) -> Option<PathBuf> {
    text.lines().next()?.strip_prefix(OF).map(PathBuf::from)
}

/// Removes a copy. Where it cannot be removed it is offered again.
pub fn forget_copy(at: &Path) {
    let _ = fs::remove_file(at).and_then(|()| fs::remove_file(base_of(at)));
}

/// Where copies may be kept, the best first: for good, until the user leaves, until the machine stops.
fn folders() -> Vec<PathBuf> {
    let set = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let state = set("XDG_STATE_HOME").or_else(|| Some(set("HOME")?.join(".local/state")));
    let mut folders: Vec<PathBuf> =
        [state, set("XDG_RUNTIME_DIR")].into_iter().flatten().map(|folder| folder.join("touchline")).collect();
    #[cfg(unix)]
    folders.push(std::env::temp_dir().join(format!("touchline-{}", rustix::process::geteuid().as_raw())));
    #[cfg(not(unix))]
    folders.push(std::env::temp_dir().join("touchline"));
    folders
}

/// Makes a folder that nobody else looks into; `None` where it is somebody else's.
fn make_folder(folder: &Path) -> Option<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).ok()?;
    is_ours(folder).then_some(())
}

/// Whether it is there and belongs to the user: anybody may put things into a folder for temporary files.
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

/// The names that copies of a file's plan have in a folder.
fn places(folder: &Path, path: &Path) -> impl Iterator<Item = PathBuf> {
    let whole = whole(path);
    // FNV-1a: files of one name in two folders are not the same.
    let hash = whole
        .as_os_str()
        .as_encoded_bytes()
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    let stem = format!("{}-{hash:016x}", stem(path));
    let folder = folder.to_owned();
    (0..COPIES).map(move |number| folder.join(format!("{stem}-{number}.unsaved")))
}

/// What the names of a file's copies begin with.
fn stem(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let end = (0..=NAME.min(name.len())).rev().find(|end| name.is_char_boundary(*end)).unwrap_or(0);
    name.get(..end).unwrap_or("").to_owned()
}

/// The file's path from the root, however it was given.
fn whole(path: &Path) -> PathBuf {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = fs::canonicalize(folder).or_else(|_| std::path::absolute(folder));
    folder.unwrap_or_default().join(path.file_name().unwrap_or_default())
}

fn base_of(at: &Path) -> PathBuf {
    at.with_extension("base")
}
