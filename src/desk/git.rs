//! Asks git about a plan that it left unmerged.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};

use crate::domain::words::words;
use crate::text;

/// How long to wait for git to finish, since it writes the file before it marks the file as unmerged.
const PATIENCE: Duration = Duration::from_secs(2);

words! {
    /// The git operation that stopped at a conflict.
    GitOperation {
        Merge = "merge",
        Rebase = "rebase",
        CherryPick = "cherry-pick",
        Revert = "revert",
        /// Anything else, such as a popped stash, which leaves no trace.
        Other = "change",
    }
}

impl GitOperation {
    /// Explains which side is whose.
    pub fn sides(self) -> &'static str {
        match self {
            GitOperation::Merge => "ours is the branch that you are on, theirs is what is merged into it",
            GitOperation::Rebase => "ours is what your commits are put on, theirs is your own commit",
            GitOperation::CherryPick => "ours is the branch that you are on, theirs is the commit that is picked",
            GitOperation::Revert => "ours is the branch that you are on, theirs is what was before the commit",
            GitOperation::Other => {
                "ours is the branch that you are on, theirs is what is put on it, such as what was stashed"
            }
        }
    }
}

/// A file that git left unmerged, with the texts of base, ours and theirs.
///
/// The base is empty if there was none.
pub(super) struct UnmergedFile {
    pub(super) texts: [String; 3],
    pub(super) operation: GitOperation,
}

/// Git's versions of a file that it left unmerged.
///
/// `None` if the file is merged or in no repository, or if git is not installed. This waits for git, so it must not be
/// called on the loop.
///
/// # Errors
/// Why the conflict can't be settled here: one side has no such file, or its text can't be read.
pub(super) fn unmerged(path: &Path) -> anyhow::Result<Option<UnmergedFile>> {
    let Ok(path) = std::fs::canonicalize(path) else { return Ok(None) };
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else { return Ok(None) };
    let git = Git { folder };
    let Some(operation) = git.operation() else { return Ok(None) };
    let mut asked: Vec<&OsStr> = ["ls-files", "--unmerged", "-z", "--"].map(OsStr::new).to_vec();
    asked.push(name);
    let Some(listed) = git.says(&asked) else { return Ok(None) };
    let Ok(listed) = String::from_utf8(listed) else { return Ok(None) };
    let stages: Vec<(&str, &str)> = listed.split('\0').filter_map(stage).collect();
    if stages.is_empty() {
        return Ok(None);
    }
    let text = |stage: &str| stages.iter().find(|(found, _)| *found == stage).map(|(_, object)| git.text(object));
    let (base, ours, theirs) = (text("1").transpose()?.unwrap_or_default(), text("2"), text("3"));
    let (Some(ours), Some(theirs)) = (ours, theirs) else {
        let shown = text::path(&path);
        bail!("one side removed it: git add {shown} keeps it, git rm {shown} removes it");
    };
    Ok(Some(UnmergedFile { texts: [base, ours?, theirs?], operation }))
}

/// The stage and the object in a line of `ls-files`, which has mode, object and stage before a tab.
fn stage(line: &str) -> Option<(&str, &str)> {
    let mut words = line.split('\t').next()?.split(' ').skip(1);
    let object = words.next()?;
    Some((words.next()?, object))
}

/// Runs git in the plan's folder.
struct Git<'a> {
    folder: &'a Path,
}

impl Git<'_> {
    /// Git's output; `None` if the command fails, or git is not installed.
    fn says(&self, arguments: &[&OsStr]) -> Option<Vec<u8>> {
        let mut git = Command::new("git");
        // No program from the repository's settings is run, nothing is fetched, and nothing is locked.
        git.args(["--no-pager", "--literal-pathspecs", "-c", "core.fsmonitor=false"]).args(arguments);
        git.current_dir(self.folder).env("GIT_OPTIONAL_LOCKS", "0").env("GIT_NO_LAZY_FETCH", "1");
        let output = git.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
        output.status.success().then_some(output.stdout)
    }

    fn text(&self, object: &str) -> anyhow::Result<String> {
        let said = self.says(&["cat-file", "blob", object].map(OsStr::new));
        let said = said.with_context(|| format!("git cannot read the version {object}"))?;
        String::from_utf8(said).with_context(|| format!("the version {object} is not UTF-8"))
    }

    /// The operation that stopped, once git has finished.
    fn operation(&self) -> Option<GitOperation> {
        let signs = [
            ("rebase-merge", GitOperation::Rebase),
            ("rebase-apply/rebasing", GitOperation::Rebase),
            ("MERGE_HEAD", GitOperation::Merge),
            ("CHERRY_PICK_HEAD", GitOperation::CherryPick),
            ("REVERT_HEAD", GitOperation::Revert),
        ];
        let names = ["index.lock"].into_iter().chain(signs.iter().map(|(name, _)| *name));
        let asked: Vec<&str> = ["rev-parse"].into_iter().chain(names.flat_map(|name| ["--git-path", name])).collect();
        let said = self.says(&asked.iter().map(OsStr::new).collect::<Vec<_>>())?;
        let said = String::from_utf8(said).ok()?;
        let mut paths = said.lines().map(|line| self.folder.join(line));
        wait_for(&paths.next()?);
        let found = paths.zip(signs).find(|(path, _)| path.exists());
        Some(found.map_or(GitOperation::Other, |(_, (_, operation))| operation))
    }
}

/// Waits until a lock file is gone, or so long that it must be stale.
fn wait_for(lock: &Path) {
    let since = Instant::now();
    while lock.exists() && since.elapsed() < PATIENCE {
        thread::sleep(Duration::from_millis(10));
    }
}
