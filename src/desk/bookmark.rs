//! Where the last session on a plan stood, in a file of its own among `places` in the state folder.
//!
//! It is a convenience: what cannot be kept or read is as if it were not there.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::folders::state_folder;
use super::recovery::{make_folder, name_of, path_line};
use crate::store::{self, Entries, Source, Text, quoted};

/// The most plans of which it is kept.
const PLANS: usize = 100;

/// What the last session on a plan kept: names and their values; none if it kept nothing.
pub fn find_bookmark(plan: &Path) -> Option<Vec<(String, String)>> {
    find_in(&folder()?, plan)
}

/// Keeps names and values for the next session on a plan.
pub fn keep_bookmark(plan: &Path, words: &[(&'static str, String)]) {
    if let Some(folder) = folder() {
        keep_in(&folder, plan, words);
    }
}

fn folder() -> Option<PathBuf> {
    Some(state_folder()?.join("places"))
}

fn find_in(folder: &Path, plan: &Path) -> Option<Vec<(String, String)>> {
    let text = store::load(&file(folder, plan)).ok()?;
    let Entries(entries) = store::parse::<Entries<Text<'_>, Text<'_>>>(&Source::new("", &text)).ok()?;
    let owned = |text: &Text<'_>| text.as_str().to_owned();
    Some(entries.iter().map(|(name, value)| (owned(name), owned(value))).collect())
}

fn keep_in(folder: &Path, plan: &Path, words: &[(&'static str, String)]) -> Option<()> {
    make_folder(folder)?;
    let entries: String = words.iter().map(|(name, value)| format!("    \"{name}\": {},\n", quoted(value))).collect();
    let of = path_line(plan).unwrap_or_default();
    store::overwrite(&file(folder, plan), &format!("{of}{{\n{entries}}}\n")).ok()?;
    forget_old(folder)
}

fn file(folder: &Path, plan: &Path) -> PathBuf {
    folder.join(name_of(plan) + ".ron")
}

/// Removes the oldest files where there are too many.
fn forget_old(folder: &Path) -> Option<()> {
    let ours = fs::read_dir(folder).ok()?.flatten();
    let changed = |path: &Path| fs::metadata(path).and_then(|of| of.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
    let mut ours: Vec<(SystemTime, PathBuf)> = ours.map(|entry| (changed(&entry.path()), entry.path())).collect();
    ours.sort();
    let many = ours.len().saturating_sub(PLANS);
    ours.iter().take(many).for_each(|(_, path)| drop(fs::remove_file(path)));
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(of: &[(&str, &str)]) -> Vec<(String, String)> {
        of.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn what_is_kept_is_found_for_its_plan_alone_and_the_last_counts() {
        let folder = tempfile::tempdir().unwrap();
        let at = folder.path().join("state");
        let (one, other) = (folder.path().join("a\n\"/plan.ron"), folder.path().join("b/plan.ron"));
        assert_eq!(find_in(&at, &one), None);
        keep_in(&at, &one, &[("screen", "Deals".into()), ("slot", "a \"b\"\n}".into())]).unwrap();
        keep_in(&at, &other, &[]).unwrap();
        assert_eq!(find_in(&at, &one), Some(words(&[("screen", "Deals"), ("slot", "a \"b\"\n}")])));
        assert_eq!(find_in(&at, &other), Some(Vec::new()));
        keep_in(&at, &one, &[("screen", "Pitch".into())]).unwrap();
        assert_eq!(find_in(&at, &one), Some(words(&[("screen", "Pitch")])));
    }

    #[test]
    fn what_is_broken_or_cannot_be_written_is_as_if_it_were_not_there() {
        let folder = tempfile::tempdir().unwrap();
        let plan = Path::new("/plans/plan.ron");
        for text in ["", "{", "(1, 2)", "{ \"screen\": 7 }", "{ 1: \"a\" }"] {
            fs::write(file(folder.path(), plan), text).unwrap();
            assert_eq!(find_in(folder.path(), plan), None, "{text}");
        }
        assert_eq!(keep_in(&file(folder.path(), plan), plan, &[]), None, "a file stands where the folder would be");
    }

    #[test]
    fn only_so_many_plans_are_kept() {
        let folder = tempfile::tempdir().unwrap();
        for number in 0..PLANS + 5 {
            keep_in(folder.path(), Path::new(&format!("/plans/{number}.ron")), &[]).unwrap();
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), PLANS);
        assert!(find_in(folder.path(), Path::new(&format!("/plans/{}.ron", PLANS + 4))).is_some());
    }
}
