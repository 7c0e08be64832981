//! A board that is stopped, goes on, or stands idle.

use rustix::process::Signal;

use super::pty::{Folder, PROGRAM, Terminal, child_of, state, wait_until, wake_ups};
use super::{EDIT, EDITED};

/// A shell that has jobs, with the board as one of them in the foreground.
fn in_a_shell(folder: &Folder) -> (Terminal, rustix::process::Pid) {
    let mut terminal = Terminal::start("sh", &["-i"], folder);
    terminal.wait_for("ready>");
    terminal.press(&format!("{PROGRAM} plan.ron\n"));
    terminal.wait_for("Targets");
    let program = child_of(terminal.pid()).unwrap();
    (terminal, program)
}

#[test]
fn ctrl_z_goes_back_to_the_shell_and_fg_draws_everything_again() {
    for typed in ["", ":bid balerdi 28m"] {
        let folder = Folder::new();
        let (mut terminal, program) = in_a_shell(&folder);
        terminal.press("j");
        terminal.press(typed);
        terminal.wait_for(typed.trim_start_matches(':'));
        settle(program);
        terminal.press("\x1a");
        terminal.wait_for("Stopped");
        assert_eq!(state(program), Some('T'));
        terminal.assert_given_back();
        terminal.forget();
        terminal.press("fg\n");
        terminal.wait_for_frame("Targets");
        for pane in ["Depth", "Injured", "Gaps", "margin", "Bremer", "Balerdi", "saved", typed.trim_start_matches(':')]
        {
            assert!(terminal.text().contains(pane), "{pane}:\n{}", terminal.text());
        }
        assert!(!terminal.is_cooked());
        if !typed.is_empty() {
            terminal.press("\x03");
        }
        terminal.press("\x03");
        terminal.wait_for("ready>");
        terminal.assert_given_back();
        terminal.press("exit\n");
        terminal.end();
    }
}

/// Waits until the program has nothing to do.
pub(crate) fn settle(program: rustix::process::Pid) {
    wait_until("the program rests", || {
        let before = wake_ups(program);
        std::thread::sleep(std::time::Duration::from_millis(100));
        before == wake_ups(program)
    });
}

#[test]
fn a_stop_from_outside_gives_the_terminal_back_until_it_goes_on() {
    let folder = Folder::new();
    let mut terminal = Terminal::board(&folder);
    // What may come is drawn once it is worked out.
    terminal.wait_for_frame("chance");
    settle(terminal.pid());
    while !terminal.text().contains("±0.1") {
        terminal.read();
    }
    // Chances are refined meanwhile.
    let exact = |text: String| text.lines().filter(|line| !line.contains('%')).map(str::to_owned).collect::<Vec<_>>();
    let before = exact(terminal.text());
    terminal.send(Signal::TSTP);
    wait_until("the program stops", || state(terminal.pid()) == Some('T'));
    assert!(terminal.is_cooked());
    terminal.forget();
    terminal.send(Signal::CONT);
    terminal.wait_for_frame("Targets");
    assert_eq!(exact(terminal.text()), before);
    assert!(!terminal.is_cooked());
    terminal.press("q");
    assert_eq!(terminal.end().exit_code(), 0);
    terminal.assert_given_back();
}

#[test]
fn without_a_shell_to_go_back_to_ctrl_z_says_so() {
    let folder = Folder::new();
    let mut terminal = Terminal::board(&folder);
    terminal.press("\x1a");
    terminal.wait_for("no shell to go back to");
    terminal.press("q");
    assert_eq!(terminal.end().exit_code(), 0);
}

#[test]
fn a_killed_job_that_was_stopped_keeps_its_edit_and_ends() {
    let folder = Folder::new();
    let (mut terminal, program) = in_a_shell(&folder);
    terminal.press(EDIT);
    terminal.wait_for("77");
    terminal.press("\x1a");
    terminal.wait_for("Stopped");
    terminal.press("kill %1; bg\n");
    wait_until("the program ends", || state(program).is_none());
    assert!(folder.holds(EDITED));
    terminal.press("exit\n");
    terminal.end();
}

#[test]
fn nothing_wakes_the_program_while_nobody_touches_it() {
    let folder = Folder::new();
    let mut terminal = Terminal::board(&folder);
    terminal.press(EDIT);
    terminal.wait_for("77");
    settle(terminal.pid());
    let before = wake_ups(terminal.pid());
    assert!(before > 0);
    std::thread::sleep(std::time::Duration::from_secs(2));
    assert_eq!(wake_ups(terminal.pid()), before);
    terminal.press("q");
    terminal.end();
}
