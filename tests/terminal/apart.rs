//! The terminals of these tests, and the process that the tests run in: neither ends with the other.

use std::fs;
use std::process::Command;

use rustix::process::setsid;

use super::pty::{Folder, PROGRAM, Terminal, wait_until, watch_name};

/// The terminal that signals of a hangup or an interrupt come from, as a number of the kernel's; 0 without one.
fn controlling_terminal() -> u32 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap();
    stat.rsplit(") ").next().unwrap().split(' ').nth(4).unwrap().parse().unwrap()
}

/// This test starts itself as the leader of a session without a terminal: the first that it opens could become its own.
#[test]
fn a_terminal_that_a_test_opens_does_not_become_its_own() {
    if std::env::var_os("LEADS_A_SESSION").is_none() {
        let this = std::env::current_exe().unwrap();
        let arguments = ["--exact", "apart::a_terminal_that_a_test_opens_does_not_become_its_own"];
        let output = Command::new(this).args(arguments).env("LEADS_A_SESSION", "1").output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        return assert!(output.status.success() && said.contains("1 passed"), "{}: {said}", output.status);
    }
    setsid().unwrap();
    assert_eq!(controlling_terminal(), 0);
    let folder = Folder::new();
    let mut terminal = Terminal::board(&folder);
    assert_eq!(controlling_terminal(), 0);
    terminal.press("q");
    assert!(terminal.end().success());
    // The window closes, which hangs up whoever it is the terminal of.
    drop(terminal);
    // One that is opened in the plain way does become the leader's own, and would end it with its window.
    let pair = portable_pty::native_pty_system().openpty(portable_pty::PtySize::default()).unwrap();
    let _opened = fs::File::open(pair.master.tty_name().unwrap()).unwrap();
    assert_ne!(controlling_terminal(), 0);
    std::mem::forget(pair);
}

#[test]
fn nobody_watches_a_program_that_has_ended() {
    let folder = Folder::new();
    let mut terminal = Terminal::start(PROGRAM, &["plan.ron"], &folder);
    let watch = watch_name(terminal.pid());
    let watched = || {
        let threads = fs::read_dir("/proc/self/task").unwrap().filter_map(Result::ok);
        let mut names = threads.filter_map(|thread| fs::read_to_string(thread.path().join("comm")).ok());
        names.any(|name| name.trim_end() == watch)
    };
    wait_until("it is watched", watched);
    terminal.wait_for("Targets");
    terminal.press("q");
    assert!(terminal.end().success());
    wait_until("it is watched no more", || !watched());
}
