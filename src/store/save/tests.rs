use std::cell::{Cell, RefCell};
use std::fs::File;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

use tempfile::{NamedTempFile, TempDir, TempPath};

use super::*;

/// A disk that records its steps, and fails at one of them.
#[derive(Default)]
struct Watched {
    steps: RefCell<Vec<&'static str>>,
    fails_at: Cell<Option<usize>>,
    /// The system's error for that step; `None` is a short write.
    error: Option<i32>,
    cannot_exchange: bool,
}

impl Watched {
    fn failing(step: usize, error: Option<i32>) -> Watched {
        Watched { fails_at: Cell::new(Some(step)), error, ..Watched::default() }
    }

    fn note(&self, step: &'static str) -> io::Result<()> {
        self.steps.borrow_mut().push(step);
        let failing = self.fails_at.get() == Some(self.steps.borrow().len());
        let error = self.error.map_or(io::ErrorKind::WriteZero.into(), io::Error::from_raw_os_error);
        if failing { Err(error) } else { Ok(()) }
    }

    fn failed(&self) -> bool {
        self.fails_at.get().is_some_and(|step| step <= self.steps.borrow().len())
    }
}

impl Disk for Watched {
    fn look(&self, path: &Path) -> io::Result<Metadata> {
        self.note("look").and_then(|()| ThisDisk.look(path))
    }
    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        self.note("read link").and_then(|()| ThisDisk.read_link(path))
    }
    fn open_to_write(&self, path: &Path) -> io::Result<()> {
        self.note("open to write").and_then(|()| ThisDisk.open_to_write(path))
    }
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.note("read").and_then(|()| ThisDisk.read(path))
    }
    fn create_beside(&self, target: &Path, mode: u32) -> io::Result<NamedTempFile> {
        self.note("create").and_then(|()| ThisDisk.create_beside(target, mode))
    }
    fn write(&self, file: &mut File, text: &[u8]) -> io::Result<()> {
        let noted = self.note("write");
        ThisDisk.write(file, if noted.is_ok() { text } else { &text[..text.len() / 2] }).and(noted)
    }
    fn dress(&self, file: &File, like: &Metadata) -> io::Result<()> {
        self.note("dress").and_then(|()| ThisDisk.dress(file, like))
    }
    fn sync(&self, file: &File) -> io::Result<()> {
        self.note("sync").and_then(|()| ThisDisk.sync(file))
    }
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        if self.cannot_exchange {
            return Err(io::ErrorKind::Unsupported.into());
        }
        self.note("exchange").and_then(|()| ThisDisk.exchange(one, other))
    }
    fn lock(&self, beside: &Path) -> io::Result<File> {
        self.note("lock").and_then(|()| ThisDisk.lock(beside))
    }
    fn replace(&self, file: TempPath, target: &Path) -> io::Result<()> {
        self.note("replace").and_then(|()| ThisDisk.replace(file, target))
    }
    fn place(&self, file: TempPath, target: &Path) -> io::Result<()> {
        self.note("place").and_then(|()| ThisDisk.place(file, target))
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.note("remove").and_then(|()| ThisDisk.remove(path))
    }
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.note("sync folder").and_then(|()| ThisDisk.sync_folder(folder))
    }
}

/// A broken disk, for which a text is safe as soon as it is written.
#[derive(Default)]
struct Careless(Watched);

impl Disk for Careless {
    fn write(&self, file: &mut File, text: &[u8]) -> io::Result<()> {
        self.0.write(file, text)
    }
    fn sync(&self, _: &File) -> io::Result<()> {
        Ok(())
    }
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        self.0.exchange(one, other)
    }
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.0.sync_folder(folder)
    }
}

/// Whether a save survives a power cut: the text is synced before it gets its name, and then the folder is synced.
fn lasts(steps: &[&str]) -> bool {
    let at = |step| steps.iter().position(|taken| *taken == step);
    let name = at("exchange").or(at("replace")).or(at("place"));
    at("write") < at("sync") && at("sync") < name && name < at("sync folder") && at("write").is_some()
}

fn plan_in(folder: &TempDir) -> PathBuf {
    let path = folder.path().join("plan.ron");
    fs::write(&path, "old").unwrap();
    path
}

fn names(folder: &TempDir) -> Vec<String> {
    let entries = fs::read_dir(folder.path()).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o7777
}

#[test]
fn a_save_lasts_and_one_that_does_not_sync_is_found_out() {
    let folder = tempfile::tempdir().unwrap();
    let path = plan_in(&folder);
    let (watched, careless) = (Watched::default(), Careless::default());
    save_on(&watched, &path, "new", Some("old")).unwrap();
    assert_eq!(
        *watched.steps.borrow(),
        [
            "look",
            "open to write",
            "create",
            "dress",
            "write",
            "sync",
            "exchange",
            "look",
            "read",
            "remove",
            "sync folder"
        ]
    );
    save_on(&careless, &path, "newer", Some("new")).unwrap();
    assert!(lasts(&watched.steps.borrow()) && !lasts(&careless.0.steps.borrow()));
    let made = Watched::default();
    save_on(&made, &folder.path().join("made.ron"), "new", None).unwrap();
    assert_eq!(*made.steps.borrow(), ["look", "look", "create", "write", "sync", "place", "sync folder"]);
    assert!(lasts(&made.steps.borrow()));
    let without = Watched { cannot_exchange: true, ..Watched::default() };
    save_on(&without, &path, "newest", Some("newer")).unwrap();
    assert!(lasts(&without.steps.borrow()));
    assert_eq!(names(&folder), [".plan.ron.lock", "made.ron", "plan.ron"]);
}

/// No space, a broken disk, no permission, a read-only disk, no quota, an interruption, a short write.
const ERRORS: [Option<i32>; 7] = [Some(28), Some(5), Some(13), Some(30), Some(122), Some(4), None];

/// What was at the path before a save.
#[derive(Clone, Copy, PartialEq, Debug)]
enum FileBefore {
    Nothing,
    Known,
    Another,
}

/// A description of what is wrong on the disk after a save of "new text" in which one step failed.
fn fault(folder: &TempDir, before: FileBefore, saved: &Result<Saved, SaveError>) -> Option<String> {
    let path = folder.path().join("plan.ron");
    let held = fs::read_to_string(&path).ok();
    let stood = match before {
        FileBefore::Nothing => None,
        FileBefore::Known => Some("old"),
        FileBefore::Another => Some("another"),
    };
    if held.as_deref() != Some("new text") && held.as_deref() != stood {
        return Some(format!("it holds {held:?}"));
    }
    let files = fs::read_dir(folder.path()).unwrap().map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap());
    if before == FileBefore::Another && !files.collect::<Vec<_>>().contains(&"another".to_owned()) {
        return Some("the other version vanished".into());
    }
    match saved {
        Ok(_) if held.as_deref() != Some("new text") => Some("it was called saved".into()),
        Ok(saved) if (before == FileBefore::Another) != saved.displaced.is_some() => Some("the other version".into()),
        Ok(_) => None,
        Err(error) => {
            let said = error.to_string();
            let told = said.contains("plan.ron: ")
                && said.contains("; ")
                && (said.contains("save") || said.contains("make room"));
            let right = error.stands == Stands::Unknown || error.is_in_place() == (held.as_deref() == Some("new text"));
            (!told || !right).then_some(said)
        }
    }
}

#[test]
fn whichever_call_fails_old_or_new_is_whole_and_the_error_says_which() {
    let mut count = 0;
    for before in [FileBefore::Nothing, FileBefore::Known, FileBefore::Another] {
        for (cannot_exchange, error) in [false, true].into_iter().flat_map(|way| ERRORS.map(|error| (way, error))) {
            for step in 1.. {
                let folder = tempfile::tempdir().unwrap();
                match before {
                    FileBefore::Nothing => {}
                    FileBefore::Known => fs::write(folder.path().join("plan.ron"), "old").unwrap(),
                    FileBefore::Another => fs::write(folder.path().join("plan.ron"), "another").unwrap(),
                }
                let disk = Watched { cannot_exchange, ..Watched::failing(step, error) };
                let saved = save_on(&disk, &folder.path().join("plan.ron"), "new text", Some("old"));
                if !disk.failed() {
                    assert!(step > 6 && saved.is_ok());
                    break;
                }
                count += 1;
                let steps = disk.steps.borrow();
                assert_eq!(fault(&folder, before, &saved), None, "{before:?} {error:?} {steps:?}");
            }
        }
    }
    assert!(count > 300, "{count} failures");
}

#[test]
fn a_plain_write_is_found_out() {
    let folder = tempfile::tempdir().unwrap();
    let path = plan_in(&folder);
    let disk = Watched::failing(1, Some(28));
    let plainly = disk.write(&mut File::create(&path).unwrap(), b"new text").map_err(failed(&path));
    let saved = plainly.map(|()| Saved { path, displaced: None });
    assert_eq!(fault(&folder, FileBefore::Known, &saved), Some("it holds Some(\"new \")".into()));
}

#[test]
fn another_hand_s_version_is_given_back_and_stays_until_it_is_discarded() {
    for cannot_exchange in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        let path = plan_in(&folder);
        let disk = Watched { cannot_exchange, ..Watched::default() };
        let displaced = save_on(&disk, &path, "new", Some("known")).unwrap().displaced.unwrap();
        assert_eq!(displaced.text.as_deref(), Some("old"));
        assert_eq!(
            (fs::read_to_string(&displaced.path).unwrap().as_str(), fs::read_to_string(&path).unwrap().as_str()),
            ("old", "new")
        );
        displaced.discard().unwrap();
        assert_eq!(names(&folder).iter().filter(|name| name.ends_with(".tmp")).count(), 0);
        fs::remove_file(&path).unwrap();
        assert_eq!(save_on(&disk, &path, "again", Some("new")).unwrap().displaced, None, "it was deleted meanwhile");
        assert_eq!(fs::read_to_string(&path).unwrap(), "again");
    }
}

#[test]
fn what_a_save_left_behind_is_swept_unless_it_says_something_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let path = plan_in(&folder);
    let long_ago = fs::metadata(&path).unwrap().modified().unwrap() - core::time::Duration::from_secs(3600);
    let left = |name: &str, text: &str, stale: bool| {
        fs::write(folder.path().join(name), text).unwrap();
        if stale {
            File::options().write(true).open(folder.path().join(name)).unwrap().set_modified(long_ago).unwrap();
        }
    };
    left(".touchline-plan.ron-a.tmp", "", true);
    left(".touchline-plan.ron-b.tmp", "ol", true);
    left(".touchline-plan.ron-c.tmp", "unseen", true);
    left(".touchline-plan.ron-d.tmp", "", false);
    left(".touchline-other.ron-e.tmp", "", true);
    assert_eq!(sweep(&path).unwrap(), [folder.path().join(".touchline-plan.ron-c.tmp")]);
    let kept = [".touchline-other.ron-e.tmp", ".touchline-plan.ron-c.tmp", ".touchline-plan.ron-d.tmp", "plan.ron"];
    assert_eq!(names(&folder), kept);
    assert!(sweep(Path::new("/no/such/folder/plan.ron")).is_err());
}

#[test]
fn a_link_stays_and_its_file_changes() {
    let folder = tempfile::tempdir().unwrap();
    let path = plan_in(&folder);
    let (first, second) = (folder.path().join("a"), folder.path().join("b"));
    symlink("plan.ron", &second).unwrap();
    symlink(&second, &first).unwrap();
    assert_eq!(save(&first, "new", Some("old")).unwrap().path, path);
    assert_eq!(fs::read_to_string(&path).unwrap(), "new");
    assert!(fs::symlink_metadata(&first).unwrap().is_symlink() && fs::symlink_metadata(&second).unwrap().is_symlink());
    let (dangling, circle) = (folder.path().join("c"), folder.path().join("d"));
    symlink("made.ron", &dangling).unwrap();
    save(&dangling, "made", None).unwrap();
    assert_eq!(fs::read_to_string(folder.path().join("made.ron")).unwrap(), "made");
    symlink("d", &circle).unwrap();
    assert!(save(&circle, "x", None).unwrap_err().to_string().contains("its links lead in a circle"));
}

#[test]
fn a_file_s_mode_and_owner_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = plan_in(&folder);
    let owner = fs::metadata(&path).unwrap().uid();
    for kept in [0o600, 0o640, 0o664] {
        fs::set_permissions(&path, PermissionsExt::from_mode(kept)).unwrap();
        save(&path, "new", Some("new")).unwrap();
        assert_eq!((mode(&path), fs::metadata(&path).unwrap().uid()), (kept, owner));
    }
    let usual = folder.path().join("usual");
    fs::write(&usual, "").unwrap();
    let made = folder.path().join("made");
    create(&made, "x").unwrap();
    assert_eq!(mode(&made), mode(&usual), "a new file has the mode of any other");
}

#[test]
fn what_is_no_regular_file_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let refusal =
        |path: &Path| save(path, "x", None).unwrap_err().to_string().replace(&*folder.path().to_string_lossy(), "…");
    assert_eq!(
        refusal(folder.path()),
        "cannot save …: it is not a regular file; nothing changed there: save again, or elsewhere"
    );
    assert_eq!(
        refusal(&folder.path().join("no/plan.ron")),
        "cannot save …/no/plan.ron: No such file or directory; its folder is not there: make it, or save elsewhere"
    );
    assert!(save(Path::new("/dev/null"), "x", None).is_err());
}

#[test]
fn a_file_is_created_only_where_none_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    create(&path, "one").unwrap();
    let error = create(&path, "two").unwrap_err();
    assert!(error.already_exists());
    assert!(error.to_string().ends_with("plan.ron: it exists already; nothing changed there: choose another name"));
    assert_eq!((fs::read_to_string(&path).unwrap(), names(&folder).len()), ("one".to_owned(), 1));
}

#[test]
fn comments_are_kept_in_a_copy_that_overwrites_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let path = plan_in(&folder);
    fs::set_permissions(&path, PermissionsExt::from_mode(0o600)).unwrap();
    let copy = |text| keep_comments(&path, text).unwrap().map(|copy| copy.file_name().unwrap().to_owned());
    assert_eq!(copy("(a: \"// none\")"), None);
    assert_eq!(copy("() // one"), Some("plan.ron.bak".into()));
    assert_eq!(copy("() // two"), Some("plan.ron.bak1".into()));
    assert_eq!(copy("() // one"), Some("plan.ron.bak".into()));
    assert_eq!(names(&folder), ["plan.ron", "plan.ron.bak", "plan.ron.bak1"]);
    assert_eq!(fs::read_to_string(folder.path().join("plan.ron.bak")).unwrap(), "() // one");
    assert_eq!(mode(&folder.path().join("plan.ron.bak1")), 0o600);
}
