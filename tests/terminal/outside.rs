//! Another program at the plan's file while the board is open.

use std::fs;
use std::path::Path;
use std::process::Command;

use rustix::process::Signal;

use super::pty::{Folder, Terminal, wait_until};
use super::{EDIT, EDITED, block, edit_in_vain};

/// What another program changed, the words for it, and where it says so.
const CHANGE: (&str, &str) = ("priority: 2", "priority: 66");
const SAID: &str = "external change: priority of Leoni: 2 → 66";

fn changed(folder: &Folder) -> String {
    let text = fs::read_to_string(folder.plan()).unwrap();
    assert!(text.contains(CHANGE.0));
    text.replacen(CHANGE.0, CHANGE.1, 1)
}

fn by_rename(folder: &Folder, text: &str) {
    let beside = folder.path().join("plan.ron~");
    fs::write(&beside, text).unwrap();
    fs::rename(beside, folder.plan()).unwrap();
}

fn git(folder: &Path, arguments: &[&str]) {
    let mut git = Command::new("git");
    git.current_dir(folder).args(["-c", "user.name=Test", "-c", "user.email=test@example.org"]);
    git.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
    assert!(git.args(arguments).output().unwrap().status.success());
}

/// Makes a branch `theirs` that has the change, and goes back.
fn branch(folder: &Folder) {
    let path = folder.path();
    git(&path, &["init", "-b", "main"]);
    git(&path, &["add", "plan.ron"]);
    git(&path, &["commit", "-m", "base"]);
    git(&path, &["checkout", "-b", "theirs"]);
    fs::write(folder.plan(), changed(folder)).unwrap();
    git(&path, &["commit", "-am", "theirs"]);
    git(&path, &["checkout", "main"]);
}

#[test]
fn a_clean_board_shows_what_another_program_wrote_without_a_key() {
    type Hand = fn(&Folder);
    let hands: [(&str, Hand); 3] = [
        ("in place", |folder| fs::write(folder.plan(), changed(folder)).unwrap()),
        ("by rename", |folder| by_rename(folder, &changed(folder))),
        ("by git", |folder| git(&folder.path(), &["checkout", "theirs"])),
    ];
    for (name, hand) in hands {
        let folder = Folder::new();
        if name == "by git" {
            branch(&folder);
        }
        let mut terminal = Terminal::board(&folder);
        terminal.wait_until_watching();
        hand(&folder);
        terminal.wait_for(SAID);
        terminal.wait_for("saved ✓");
        // The next edit comes on top, and either is taken back on its own.
        terminal.press(EDIT);
        wait_until("both are saved", || folder.holds(EDITED) && folder.holds(CHANGE.1));
        terminal.press("u");
        wait_until("theirs stays", || !folder.holds(EDITED) && folder.holds(CHANGE.1));
        terminal.press("\x12:undo-external\r");
        wait_until("ours stays", || folder.holds(EDITED) && folder.holds(CHANGE.0));
        terminal.press("u");
        wait_until("neither is there", || !folder.holds(EDITED) && folder.holds(CHANGE.0));
        terminal.press("q");
        assert_eq!(terminal.end().exit_code(), 0, "{name}");
    }
}

/// A board with an edit that could not be saved, and a file that another program wrote since.
fn changed_while_not_saved() -> (Folder, Terminal) {
    let folder = Folder::new();
    let mut terminal = Terminal::board(&folder);
    terminal.wait_until_watching();
    let theirs = changed(&folder);
    block(&folder);
    edit_in_vain(&mut terminal);
    fs::remove_dir(folder.plan()).unwrap();
    by_rename(&folder, &theirs);
    (folder, terminal)
}

#[test]
fn a_board_with_an_edit_that_cannot_be_saved_merges_what_another_program_wrote() {
    let (folder, mut terminal) = changed_while_not_saved();
    wait_until("both are saved", || folder.holds(EDITED) && folder.holds(CHANGE.1));
    terminal.wait_for("saved ✓");
    terminal.press("q");
    assert_eq!(terminal.end().exit_code(), 0);
}

#[test]
fn an_end_merges_what_another_program_wrote_before_it_saves() {
    let (folder, mut terminal) = changed_while_not_saved();
    terminal.send(Signal::TERM);
    assert_eq!(terminal.end().signal(), Some("Terminated"));
    assert!(folder.holds(EDITED) && folder.holds(CHANGE.1));
}

#[test]
fn a_conflict_is_settled_on_the_screen_and_theirs_goes_from_beside_the_file() {
    let folder = Folder::new();
    let mut terminal = Terminal::board(&folder);
    terminal.wait_until_watching();
    let theirs = fs::read_to_string(folder.plan()).unwrap().replacen("priority: 1", "priority: 55", 1);
    block(&folder);
    edit_in_vain(&mut terminal);
    fs::remove_dir(folder.plan()).unwrap();
    by_rename(&folder, &theirs);
    terminal.wait_for_all(&["priority of Balerdi", "ours    77", "theirs  55", "before  1", "saved ✓ · 1 to settle"]);
    let beside = folder.path().join("plan.ron.theirs");
    assert!(folder.holds(EDITED));
    assert_eq!(fs::read_to_string(&beside).unwrap(), theirs);
    terminal.press("t\r");
    wait_until("theirs is saved", || folder.holds("priority: 55") && !folder.holds(EDITED));
    wait_until("nothing is kept beside it", || !beside.exists());
    terminal.press("q");
    assert_eq!(terminal.end().exit_code(), 0);
}

#[test]
fn a_file_that_is_removed_is_said_and_saved_again() {
    let folder = Folder::new();
    let mut terminal = Terminal::board(&folder);
    terminal.wait_until_watching();
    let text = fs::read_to_string(folder.plan()).unwrap();
    fs::remove_file(folder.plan()).unwrap();
    terminal.wait_for("plan.ron is gone; the plan is still here");
    terminal.wait_for("not saved ✗");
    terminal.press("\x13");
    terminal.wait_for("saved ✓");
    assert_eq!(fs::read_to_string(folder.plan()).unwrap(), text);
    terminal.press("q");
    assert_eq!(terminal.end().exit_code(), 0);
}

#[test]
fn a_file_left_unreadable_is_said_with_its_place_and_kept_when_ours_is_saved() {
    let folder = Folder::new();
    let mut terminal = Terminal::board(&folder);
    terminal.wait_until_watching();
    let text = fs::read_to_string(folder.plan()).unwrap();
    let broken = text.replacen("priority: 2", "priority: two", 1);
    fs::write(folder.plan(), &broken).unwrap();
    terminal.wait_for("an external change left the file unreadable: plan.ron:");
    assert_eq!(fs::read_to_string(folder.plan()).unwrap(), broken);
    terminal.press(EDIT);
    terminal.wait_for("the external version is kept in plan.ron.theirs");
    assert_eq!(fs::read_to_string(folder.path().join("plan.ron.theirs")).unwrap(), broken);
    assert!(folder.holds(EDITED));
    terminal.press("q");
    assert_eq!(terminal.end().exit_code(), 0);
}

/// Where no watch tells of a change, as on a network's filesystem, the focus does.
#[test]
fn a_terminal_that_gets_the_focus_has_the_file_looked_at() {
    let folder = Folder::new();
    let linked = Folder::new();
    fs::remove_file(folder.plan()).unwrap();
    std::os::unix::fs::symlink(linked.plan(), folder.plan()).unwrap();
    let mut terminal = Terminal::board(&folder);
    terminal.wait_until_watching();
    // The link leads elsewhere from now on, to a folder that nobody watches.
    let other = Folder::new();
    fs::write(other.plan(), changed(&other)).unwrap();
    fs::remove_file(folder.plan()).unwrap();
    std::os::unix::fs::symlink(other.plan(), folder.plan()).unwrap();
    terminal.press("\x1b[I");
    terminal.wait_for(SAID);
    terminal.press("q");
    assert_eq!(terminal.end().exit_code(), 0);
}

#[test]
fn two_boards_on_one_file_come_to_the_same_plan() {
    let folder = Folder::new();
    let (mut one, mut other) = (Terminal::board(&folder), Terminal::board(&folder));
    one.wait_until_watching();
    other.wait_until_watching();
    for round in 10..20 {
        one.press(&format!(":set balerdi priority {round}\r"));
        other.press(&format!(":set leoni priority {}\r", round + 10));
    }
    wait_until("both are saved", || folder.holds("priority: 19") && folder.holds("priority: 29"));
    for terminal in [&mut one, &mut other] {
        terminal.wait_for_all(&["19 Balerdi", "29 Leoni", "saved ✓"]);
        terminal.press("q");
    }
    assert_eq!((one.end().exit_code(), other.end().exit_code()), (0, 0));
    assert!(folder.holds("priority: 19") && folder.holds("priority: 29"));
}
