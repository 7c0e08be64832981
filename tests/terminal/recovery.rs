//! What could not be saved by the end is kept, told of, and offered at the next start.

// A fixture that fails to build is a failed test.
#![allow(clippy::panic)]

use std::fs;

use rustix::process::Signal;

use super::pty::{Folder, PROGRAM, Terminal, wait_until};
use super::{EDIT, EDITED, block, edit_in_vain, unblock};

const QUESTION: &str = "Not saved last time";

/// What is kept of the folder's plan, but for where its sessions stood.
fn kept(folder: &Folder) -> Vec<String> {
    let names = fs::read_dir(folder.state().join("touchline")).into_iter().flatten();
    let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| name != "places").collect();
    names.sort();
    names
}

/// A folder whose board was ended with an edit that its disk did not take.
fn unsaved() -> Folder {
    let folder = Folder::new();
    let mut terminal = Terminal::board(&folder);
    block(&folder);
    edit_in_vain(&mut terminal);
    terminal.send(Signal::TERM);
    assert_eq!(terminal.end().signal(), Some("Terminated"));
    terminal.assert_given_back();
    let said: String = terminal.text().lines().map(str::trim_end).collect();
    assert!(
        said.contains("the last changes are not saved: cannot save plan.ron: it is a folder: name a file in it"),
        "{said}"
    );
    let [base, plan] = &kept(&folder)[..] else { panic!("{:?}", kept(&folder)) };
    assert!(base.starts_with("plan.ron-") && base.ends_with(".base"), "{base}");
    assert!(said.contains(plan), "{said}");
    unblock(&folder);
    folder
}

fn ask(folder: &Folder) -> Terminal {
    let mut terminal = Terminal::board(folder);
    terminal.wait_for_all(&[QUESTION, "priority of Balerdi: 1 → 77", "recover"]);
    terminal
}

fn leave(mut terminal: Terminal) {
    terminal.press("q");
    assert_eq!(terminal.end().exit_code(), 0);
}

#[test]
fn what_the_disk_did_not_take_is_taken_in_at_the_next_start_and_can_be_undone() {
    let folder = unsaved();
    let mut terminal = ask(&folder);
    terminal.press("\r");
    wait_until("it is saved", || folder.holds(EDITED));
    wait_until("its copy is gone", || kept(&folder).is_empty());
    terminal.wait_for("saved ✓");
    terminal.press("u");
    wait_until("it is undone", || !folder.holds(EDITED));
    leave(terminal);
    let mut terminal = Terminal::board(&folder);
    assert!(!terminal.text().contains(QUESTION));
    terminal.press("q");
    terminal.end();
}

/// Moves the plan into another folder, from where a board is opened that knows where copies are kept.
fn moved(folder: &Folder, change: (&str, &str)) -> Terminal {
    let elsewhere = folder.path().join("moved");
    fs::create_dir(&elsewhere).unwrap();
    let text = fs::read_to_string(folder.plan()).unwrap();
    fs::write(elsewhere.join("plan.ron"), text.replacen(change.0, change.1, 1)).unwrap();
    fs::remove_file(folder.plan()).unwrap();
    Terminal::start(PROGRAM, &["moved/plan.ron"], folder)
}

#[test]
fn what_was_not_saved_is_offered_also_after_the_plan_was_moved() {
    let folder = unsaved();
    let mut terminal = moved(&folder, ("", ""));
    terminal.wait_for_all(&[QUESTION, "priority of Balerdi: 1 → 77", "recover"]);
    terminal.press("\r");
    let plan = folder.path().join("moved/plan.ron");
    wait_until("it is saved", || fs::read_to_string(&plan).unwrap().contains(EDITED));
    wait_until("its copy is gone", || kept(&folder).is_empty());
    leave(terminal);
}

#[test]
fn what_may_be_of_a_moved_plan_is_named_with_its_path_and_a_copy_elsewhere_is_left_alone() {
    let folder = unsaved();
    let mut terminal = moved(&folder, ("priority: 2", "priority: 66"));
    terminal.wait_for_all(&["what could not be saved to /", "plan.ron, which is gone, is kept in"]);
    leave(terminal);
    assert_eq!(kept(&folder).len(), 2);

    let folder = unsaved();
    let elsewhere = folder.path().join("copied");
    fs::create_dir(&elsewhere).unwrap();
    fs::copy(folder.plan(), elsewhere.join("plan.ron")).unwrap();
    let mut terminal = Terminal::start(PROGRAM, &["copied/plan.ron"], &folder);
    terminal.wait_for_frame("Targets");
    assert!(!terminal.text().contains(QUESTION) && !terminal.text().contains("could not be saved"));
    leave(terminal);
    let mut terminal = ask(&folder);
    terminal.press("\x03");
    leave(terminal);
}

#[test]
fn what_another_hand_wrote_in_between_stays_and_a_conflict_is_settled() {
    let folder = unsaved();
    let text = fs::read_to_string(folder.plan()).unwrap();
    fs::write(folder.plan(), text.replace("priority: 1,", "priority: 9,").replace("priority: 2", "priority: 66"))
        .unwrap();
    let mut terminal = Terminal::board(&folder);
    terminal.wait_for_all(&[QUESTION, "priority of Balerdi: ours 9, theirs 77"]);
    terminal.press("\r");
    terminal.wait_for_all(&["could not be saved the last time", "ours    9", "theirs  77"]);
    assert_eq!(kept(&folder).len(), 2, "until it is settled");
    terminal.press("t\r");
    wait_until("it is saved", || folder.holds(EDITED) && folder.holds("priority: 66"));
    wait_until("its copy is gone", || kept(&folder).is_empty());
    leave(terminal);
}

#[test]
fn what_was_not_saved_stays_until_somebody_throws_it_away() {
    let folder = unsaved();
    let mut terminal = ask(&folder);
    terminal.press("\x03");
    leave(terminal);
    let mut terminal = ask(&folder);
    terminal.press("\x18");
    terminal.wait_for("thrown away");
    wait_until("its copy is gone", || kept(&folder).is_empty());
    assert!(!folder.holds(EDITED));
    leave(terminal);
}

#[test]
fn what_the_user_let_go_of_is_not_offered() {
    let folder = Folder::new();
    let mut terminal = Terminal::board(&folder);
    block(&folder);
    edit_in_vain(&mut terminal);
    wait_until("it is kept, since a plug may be pulled at any time", || kept(&folder).len() == 2);
    terminal.press("q\x18");
    assert_eq!(terminal.end().exit_code(), 0);
    assert_eq!(kept(&folder), [""; 0]);
}

#[test]
fn a_changed_sample_that_no_folder_takes_is_offered_with_the_sample() {
    let folder = Folder::new();
    let taken = ["", ".1", ".2"].map(|part| folder.path().join(format!("juventus-2025-06-17{part}.ron")));
    let mut terminal = Terminal::start(PROGRAM, &[], &folder);
    terminal.wait_for("Targets");
    for path in &taken {
        fs::write(path, "mine").unwrap();
    }
    terminal.press(EDIT);
    terminal.wait_for("77");
    terminal.send(Signal::TERM);
    terminal.end();
    assert!(terminal.text().contains("the last changes are not saved"), "{}", terminal.text());
    assert_eq!(kept(&folder).len(), 1);
    let mut terminal = Terminal::start(PROGRAM, &[], &folder);
    terminal.wait_for_all(&[QUESTION, "priority of Balerdi: 1 → 77"]);
    terminal.press("\x18");
    terminal.wait_for("thrown away");
    terminal.press("q");
    terminal.end();
}

/// This test starts itself in a terminal, where the loop panics at an edit: a count in it has no room for one more.
#[test]
fn a_panic_of_the_loop_gives_the_terminal_back_and_saves_the_edit() {
    if std::env::var_os("PANIC_IN_THE_LOOP").is_some() {
        let mut model = touchline::runtime::open_plan(std::path::Path::new("plan.ron")).unwrap();
        model.desk.document.version = u64::MAX;
        touchline::runtime::run(model, touchline::ui::OwnStyles::default()).unwrap();
        return;
    }
    let folder = Folder::new();
    let this = std::env::current_exe().unwrap();
    let arguments =
        ["--exact", "recovery::a_panic_of_the_loop_gives_the_terminal_back_and_saves_the_edit", "--nocapture"];
    let mut terminal = Terminal::start_with(this.to_str().unwrap(), &arguments, &folder, &[("PANIC_IN_THE_LOOP", "1")]);
    terminal.wait_for("Targets");
    terminal.press(EDIT);
    assert_eq!(terminal.end().exit_code(), 101);
    terminal.assert_given_back();
    assert!(String::from_utf8_lossy(&terminal.bytes).contains("attempt to add with overflow"));
    assert!(folder.holds(EDITED));
}

#[test]
fn what_earlier_saves_left_beside_the_plan_is_swept_or_told_of() {
    let folder = Folder::new();
    let left = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        let file = fs::File::options().write(true).open(&path).unwrap();
        file.set_modified(std::time::SystemTime::now() - std::time::Duration::from_secs(3600)).unwrap();
        path
    };
    let (cut_off, unseen) = (left(".touchline-plan.ron-a.tmp", "// Juv"), left(".touchline-plan.ron-b.tmp", "(theirs"));
    let mut terminal = Terminal::board(&folder);
    terminal.wait_for("a version that nobody merged is in ./.touchline-plan.ron-b.tmp: touchline diff compares it");
    assert_eq!((cut_off.exists(), unseen.exists()), (false, true));
    leave(terminal);
}
