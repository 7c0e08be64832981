//! Tests of two writers who save to one file at once.

use std::collections::BTreeSet;
use std::fs::File;
use std::sync::Barrier;
use std::thread;

use super::*;
use crate::runs::runs;

/// A disk that skips syncing, for a fast test.
struct Quick {
    cannot_exchange: bool,
}

impl Disk for Quick {
    fn sync(&self, _: &File) -> io::Result<()> {
        Ok(())
    }
    fn sync_folder(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        if self.cannot_exchange { Err(io::ErrorKind::Unsupported.into()) } else { ThisDisk.exchange(one, other) }
    }
}

/// Saves a text over the known version and updates that; returns an unknown version that it met.
type Save = dyn Fn(&Path, &str, &mut String) -> Option<String> + Sync;

/// The number of lines that are lost when two writers each add lines to a file and merge what they meet.
fn vanished(save: &Save, saves: usize) -> usize {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    fs::write(&path, "").unwrap();
    let start = Barrier::new(2);
    thread::scope(|scope| {
        for writer in 0..2 {
            let (path, start) = (&path, &start);
            scope.spawn(move || {
                let (mut lines, mut known) = (BTreeSet::new(), String::new());
                start.wait();
                for line in 0..saves / 2 {
                    lines.insert(format!("{writer}-{line}"));
                    loop {
                        let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
                        let Some(other) = save(path, &text, &mut known) else { break };
                        lines.extend(other.lines().map(str::to_owned));
                    }
                }
            });
        }
    });
    let held = fs::read_to_string(&path).unwrap();
    let held: BTreeSet<&str> = held.lines().collect();
    (0..2)
        .flat_map(|writer| (0..saves / 2).map(move |line| format!("{writer}-{line}")))
        .filter(|line| !held.contains(line.as_str()))
        .count()
}

fn safely(cannot_exchange: bool) -> impl Fn(&Path, &str, &mut String) -> Option<String> + Sync {
    move |path, text, known| {
        let displaced = save_on(&Quick { cannot_exchange }, path, text, Some(known)).unwrap().displaced;
        text.clone_into(known);
        let other = displaced.as_ref()?.text.clone().unwrap();
        displaced?.discard().unwrap();
        Some(other)
    }
}

/// A broken save, which compares first and then replaces whatever was written in between.
fn check_then_rename(path: &Path, text: &str, known: &mut String) -> Option<String> {
    let held = fs::read_to_string(path).unwrap();
    if held != *known {
        known.clone_from(&held);
        return Some(held);
    }
    thread::yield_now();
    let mut written = Quick { cannot_exchange: true }.create_beside(path, 0o600).unwrap();
    ThisDisk.write(written.as_file_mut(), text.as_bytes()).unwrap();
    ThisDisk.replace(written.into_temp_path(), path).unwrap();
    text.clone_into(known);
    None
}

#[test]
fn two_writers_lose_nothing_of_each_other_and_check_then_rename_is_found_out() {
    let saves = runs(2000) as usize;
    assert_eq!(vanished(&safely(false), saves), 0);
    assert_eq!(vanished(&safely(true), saves / 4), 0, "behind a lock");
    let lost = (0..20).any(|_| vanished(&check_then_rename, 400) > 0);
    assert!(lost, "check, then rename, should lose some");
}
