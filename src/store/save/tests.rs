use std::cell::{Cell, RefCell};
use std::fs::File;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

use tempfile::{NamedTempFile, TempDir, TempPath};

use super::*;

/// A disk that writes down what it is asked to do, and fails at one of the steps.
#[derive(Default)]
struct Watched {
    steps: RefCell<Vec<&'static str>>,
    fails_at: Cell<Option<usize>>,
}

impl Watched {
    fn note(&self, step: &'static str) -> io::Result<()> {
        self.steps.borrow_mut().push(step);
        let failing = self.fails_at.get() == Some(self.steps.borrow().len());
        if failing { Err(io::ErrorKind::StorageFull.into()) } else { Ok(()) }
    }
}

impl Disk for Watched {
    fn create_in(&self, folder: &Path, mode: u32) -> io::Result<NamedTempFile> {
        self.note("create").and_then(|()| ThisDisk.create_in(folder, mode))
    }
    fn write(&self, file: &mut File, text: &str) -> io::Result<()> {
        let half = text.get(..text.len() / 2).unwrap_or("");
        let noted = self.note("write");
        ThisDisk.write(file, if noted.is_ok() { text } else { half }).and(noted)
    }
    fn dress(&self, file: &File, like: &Metadata) -> io::Result<()> {
        self.note("dress").and_then(|()| ThisDisk.dress(file, like))
    }
    fn sync(&self, file: &File) -> io::Result<()> {
        self.note("sync").and_then(|()| ThisDisk.sync(file))
    }
    fn replace(&self, file: TempPath, target: &Path) -> io::Result<()> {
        self.note("replace").and_then(|()| ThisDisk.replace(file, target))
    }
    fn place(&self, file: TempPath, target: &Path) -> io::Result<()> {
        self.note("place").and_then(|()| ThisDisk.place(file, target))
    }
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.note("sync folder").and_then(|()| ThisDisk.sync_folder(folder))
    }
}

/// A disk that takes a text for saved once it is written.
#[derive(Default)]
struct Careless(Watched);

impl Disk for Careless {
    fn create_in(&self, folder: &Path, mode: u32) -> io::Result<NamedTempFile> {
        self.0.create_in(folder, mode)
    }
    fn write(&self, file: &mut File, text: &str) -> io::Result<()> {
        self.0.write(file, text)
    }
    fn sync(&self, _: &File) -> io::Result<()> {
        Ok(())
    }
    fn replace(&self, file: TempPath, target: &Path) -> io::Result<()> {
        self.0.replace(file, target)
    }
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.0.sync_folder(folder)
    }
}

/// Whether an acknowledged save survives a power cut: the text lasts before its name does, and its name lasts.
fn lasts(steps: &[&str]) -> bool {
    let at = |step| steps.iter().position(|taken| *taken == step);
    let name = at("replace").or(at("place"));
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
    save_on(&watched, &path, "new").unwrap();
    assert_eq!(*watched.steps.borrow(), ["create", "dress", "write", "sync", "replace", "sync folder"]);
    save_on(&careless, &path, "newer").unwrap();
    assert!(lasts(&watched.steps.borrow()) && !lasts(&careless.0.steps.borrow()));
    let made = Watched::default();
    save_on(&made, &folder.path().join("made.ron"), "new").unwrap();
    assert_eq!(*made.steps.borrow(), ["create", "write", "sync", "place", "sync folder"]);
    assert!(lasts(&made.steps.borrow()));
}

#[test]
fn whichever_step_fails_the_text_is_whole_and_nothing_is_left_behind() {
    for step in 1.. {
        let folder = tempfile::tempdir().unwrap();
        let path = plan_in(&folder);
        let disk = Watched { fails_at: Cell::new(Some(step)), ..Watched::default() };
        let Err(error) = save_on(&disk, &path, "new text") else {
            assert_eq!(step, 7, "every step of six failed once");
            return;
        };
        let last = disk.steps.borrow().last() == Some(&"sync folder");
        assert_eq!(fs::read_to_string(&path).unwrap(), if last { "new text" } else { "old" });
        assert_eq!(names(&folder), ["plan.ron"]);
        let says = if last { "may not survive a power cut: save again" } else { "make room and save again" };
        assert!(error.to_string().ends_with(says), "{error}");
    }
}

#[test]
fn a_link_stays_and_its_file_changes() {
    let folder = tempfile::tempdir().unwrap();
    let path = plan_in(&folder);
    let (first, second) = (folder.path().join("a"), folder.path().join("b"));
    symlink("plan.ron", &second).unwrap();
    symlink(&second, &first).unwrap();
    assert_eq!(save(&first, "new").unwrap().path, path);
    assert_eq!(fs::read_to_string(&path).unwrap(), "new");
    assert!(fs::symlink_metadata(&first).unwrap().is_symlink() && fs::symlink_metadata(&second).unwrap().is_symlink());
    let (dangling, circle) = (folder.path().join("c"), folder.path().join("d"));
    symlink("made.ron", &dangling).unwrap();
    save(&dangling, "made").unwrap();
    assert_eq!(fs::read_to_string(folder.path().join("made.ron")).unwrap(), "made");
    symlink("d", &circle).unwrap();
    assert!(save(&circle, "x").unwrap_err().to_string().contains("its links lead in a circle"));
}

#[test]
fn a_file_s_mode_and_owner_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = plan_in(&folder);
    let owner = fs::metadata(&path).unwrap().uid();
    for kept in [0o600, 0o640, 0o664] {
        fs::set_permissions(&path, PermissionsExt::from_mode(kept)).unwrap();
        save(&path, "new").unwrap();
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
        |path: &Path| save(path, "x").unwrap_err().to_string().replace(&*folder.path().to_string_lossy(), "…");
    assert_eq!(
        refusal(folder.path()),
        "cannot save …: it is not a regular file; nothing changed there: save again, or elsewhere"
    );
    assert_eq!(
        refusal(&folder.path().join("no/plan.ron")),
        "cannot save …/no/plan.ron: No such file or directory; its folder is not there: make it, or save elsewhere"
    );
    assert!(save(Path::new("/dev/null"), "x").is_err());
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
