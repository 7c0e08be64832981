//! The program in a real terminal: it gives back what it took, however it ends, and keeps what was typed.

#![cfg(target_os = "linux")]
// A fixture that fails to build is a failed test.
#![allow(clippy::unwrap_used, clippy::panic)]

mod apart;
mod jobs;
mod kills;
mod outside;
mod pty;
mod recovery;
#[path = "../support/runs.rs"]
mod runs;
#[path = "../support/seed.rs"]
#[allow(dead_code)]
mod seed;
mod settings;
mod story;
mod unmerged;

use std::process::{Command, Stdio};

use jobs::settle;
use pty::{Folder, PROGRAM, Terminal, child_of, state, wait_until};
use rustix::process::Signal;

/// An edit, and what the plan's file has once it is saved.
const EDIT: &str = ":set balerdi priority 77\r";
const EDITED: &str = "priority: 77";

#[test]
fn leaving_gives_the_terminal_back() {
    for key in ["q", "\x03"] {
        let folder = Folder::new();
        let mut terminal = Terminal::board(&folder);
        assert!(!terminal.is_cooked());
        terminal.press(key);
        assert_eq!(terminal.end().exit_code(), 0);
        terminal.assert_given_back();
        assert!(!terminal.text().contains("Targets"));
    }
}

#[test]
fn a_signal_to_end_saves_the_last_edit_and_gives_the_terminal_back() {
    for (signal, name) in
        [(Signal::TERM, "Terminated"), (Signal::HUP, "Hangup"), (Signal::INT, "Interrupt"), (Signal::QUIT, "Quit")]
    {
        let folder = Folder::new();
        let mut terminal = Terminal::board(&folder);
        terminal.press(EDIT);
        terminal.wait_for("77");
        terminal.send(signal);
        let ended = terminal.end();
        assert_eq!(ended.signal(), Some(name));
        terminal.assert_given_back();
        assert!(folder.holds(EDITED), "{name}");
    }
}

/// Where the plan cannot be saved to, until the folder in its way is gone.
fn block(folder: &Folder) {
    std::fs::rename(folder.plan(), folder.path().join("kept.ron")).unwrap();
    std::fs::create_dir(folder.plan()).unwrap();
}

/// Makes the edit where it cannot be saved.
fn edit_in_vain(terminal: &mut Terminal) {
    terminal.press(EDIT);
    terminal.wait_for_all(&["77 Balerdi", "not saved ✗"]);
}

fn unblock(folder: &Folder) {
    std::fs::remove_dir(folder.plan()).unwrap();
    std::fs::rename(folder.path().join("kept.ron"), folder.plan()).unwrap();
}

#[test]
fn a_save_that_failed_is_tried_again_before_the_end() {
    let folder = Folder::new();
    let mut terminal = Terminal::board(&folder);
    block(&folder);
    edit_in_vain(&mut terminal);
    unblock(&folder);
    terminal.send(Signal::TERM);
    terminal.end();
    assert!(folder.holds(EDITED));
}

#[test]
fn an_end_that_cannot_save_says_so_once_the_terminal_is_given_back() {
    let folder = Folder::new();
    let mut terminal = Terminal::board(&folder);
    block(&folder);
    edit_in_vain(&mut terminal);
    terminal.send(Signal::TERM);
    assert_eq!(terminal.end().signal(), Some("Terminated"));
    terminal.assert_given_back();
    assert!(terminal.text().contains("the last changes are not saved: "), "{}", terminal.text());
}

#[test]
fn a_changed_sample_is_kept_in_a_file_of_its_own() {
    let folder = Folder::new();
    let taken = folder.path().join("juventus-2025-06-17.ron");
    std::fs::write(&taken, "mine").unwrap();
    let mut terminal = Terminal::start(PROGRAM, &[], &folder);
    terminal.wait_for("Targets");
    terminal.press(EDIT);
    terminal.wait_for("77");
    terminal.send(Signal::HUP);
    terminal.end();
    let kept = folder.path().join("juventus-2025-06-17.1.ron");
    assert!(std::fs::read_to_string(kept).unwrap().contains(EDITED));
    assert_eq!(std::fs::read_to_string(taken).unwrap(), "mine");
    assert!(terminal.text().contains("the plan is kept in ./juventus-2025-06-17.1.ron"), "{}", terminal.text());
}

/// The shell is the one that is told of a closed window, and passes nothing on.
#[test]
fn a_terminal_that_vanishes_untold_ends_the_program_with_the_edit_saved() {
    let folder = Folder::new();
    let shell = format!("trap '' HUP; {PROGRAM} plan.ron; :");
    let mut terminal = Terminal::start("sh", &["-c", &shell], &folder);
    terminal.wait_for("Targets");
    let program = child_of(terminal.pid()).unwrap();
    block(&folder);
    edit_in_vain(&mut terminal);
    // A frame on its way would fail, and tell the program without a watch on the line.
    settle(program);
    unblock(&folder);
    let mut shell = terminal.close();
    wait_until("the program ends", || state(program).is_none());
    shell.wait().unwrap();
    assert!(folder.holds(EDITED));
}

#[test]
fn without_a_terminal_the_board_says_what_to_do() {
    let folder = Folder::new();
    let piped = Command::new(PROGRAM).arg(folder.plan()).stdin(Stdio::null()).output().unwrap();
    assert_eq!(piped.status.code(), Some(1));
    let said = String::from_utf8_lossy(&piped.stderr).into_owned();
    assert!(said.starts_with("standard input is not a terminal"), "{said}");
    assert!(piped.stdout.is_empty());

    let mut terminal = Terminal::start("sh", &["-c", &format!("{PROGRAM} plan.ron >out; echo $?")], &folder);
    terminal.end();
    assert!(terminal.text().starts_with("standard output is not a terminal"), "{}", terminal.text());
    assert!(!terminal.bytes.contains(&0x1b));
    assert_eq!(std::fs::read(folder.path().join("out")).unwrap(), b"");
}

#[test]
fn ctrl_c_asks_before_it_leaves_changes_behind() {
    let folder = Folder::new();
    let mut terminal = Terminal::start(PROGRAM, &[], &folder);
    terminal.wait_for("Targets");
    terminal.press(EDIT);
    terminal.wait_for("77");
    terminal.press("\x03");
    terminal.wait_for("Leave?");
    terminal.press("\x03");
    terminal.press(":bid bal\x03:\x10");
    terminal.wait_for("bid bal");
    terminal.press("\x03q\x18");
    assert_eq!(terminal.end().exit_code(), 0);
}

#[test]
fn a_paste_becomes_plain_text_in_a_line_and_nothing_on_the_board() {
    let folder = Folder::new();
    let mut terminal = Terminal::board(&folder);
    terminal.press("\x1b[200~Xq\x1b[201~");
    terminal.wait_for("nothing is being typed to paste into");
    terminal.press("\x1b[200~X\rq\x1b[201~");
    terminal.wait_for("nothing is known of the columns of this paste");
    terminal.press(":\x1b[200~set balerdi\n\x1b[31mpriority\t77\x1b[201~");
    terminal.wait_for("set balerdi priority 77");
    terminal.press("\r\x1b[200~\r\x1b[201~q");
    assert_eq!(terminal.end().exit_code(), 0);
    assert!(folder.holds(EDITED));
}

#[test]
fn a_table_pasted_on_the_board_is_shown_taken_in_and_saved() {
    let folder = Folder::new();
    let mut terminal = Terminal::board(&folder);
    let table = "name\tposition\tclub\tmarket_value\rLeonardo Balerdi\tCB\tMarseille\t€29.3m\r\
                 Federico Gatti\tCB\tJuventus\t€18.7m\rGleison Bremer\tCB\tJuventus\t€35.9m";
    terminal.press(&format!("\x1b[200~{table}\x1b[201~"));
    terminal.wait_for_all(&["Import a paste", "3 people of", "3 of 3 taken", "29.3m", "18.7m", "35.9m"]);
    let values = ["value: \"29.3m\"", "value: \"18.7m\"", "value: \"35.9m\""];
    assert!(!values.iter().any(|value| folder.holds(value)), "nothing is changed yet");
    terminal.press("na\r");
    terminal.wait_for("import a paste: 3 changes of 3 people");
    terminal.press("q");
    assert_eq!(terminal.end().exit_code(), 0);
    terminal.assert_given_back();
    assert!(values.iter().all(|value| folder.holds(value)));
}

#[test]
fn the_mouse_selects_and_scrolls_until_it_is_given_to_the_terminal() {
    let folder = Folder::new();
    let mut terminal = Terminal::board(&folder);
    let lines: Vec<String> = terminal.text().lines().map(str::to_owned).collect();
    let third = lines.iter().position(|line| line.contains("Lucumí")).unwrap() + 1;
    // Clicks the third target; the wheel over another pane does not take the keys there.
    terminal.press(&format!("\x1b[<0;70;{third}M\x1b[<0;70;{third}m\x1b[<65;10;4M"));
    terminal.press("S");
    terminal.wait_for("stage lucumi");
    // A click on a key of the last line closes it, and one on the name of a screen goes there.
    let close = terminal.text().lines().last().unwrap().find("Ctrl-c close").unwrap() + 1;
    terminal.press(&format!("\x1b[<0;{close};{0}M\x1b[<0;{close};{0}m", lines.len()));
    terminal.wait_for("b bid");
    // Two clicks in quick succession open the sheet.
    terminal.press(&format!("\x1b[<0;70;{third}M\x1b[<0;70;{third}m").repeat(2));
    terminal.wait_for("┌ Lucumí ─");
    terminal.press("\x1b");
    terminal.wait_for("Targets");
    // The border beside the depth is taken hold of and put eight columns to the left.
    terminal.press("\x1b[<0;58;20M\x1b[<32;55;20M\x1b[<32;50;21M\x1b[<0;50;21m");
    terminal.wait_for(&format!("Depth · competent and better {}┐", "─".repeat(18)));
    terminal.press("m");
    terminal.wait_for("the mouse is the terminal's own");
    let sent = String::from_utf8_lossy(&terminal.bytes).into_owned();
    assert!(sent.rfind("\x1b[?1000l") > sent.rfind("\x1b[?1000h"));
    assert!(!sent.contains("\x1b[?1003h"), "every movement would wake the program");
    terminal.press("q");
    assert_eq!(terminal.end().exit_code(), 0);
    terminal.assert_given_back();
}

/// This test starts itself in a terminal, where a thread panics beside the board.
#[test]
fn a_panic_on_any_thread_gives_the_terminal_back_and_ends_the_program() {
    if std::env::var_os("PANIC_BESIDE_THE_BOARD").is_some() {
        std::thread::spawn(|| {
            std::io::read_to_string(std::fs::File::open("panic").unwrap()).unwrap();
            panic!("a thread had enough");
        });
        let model = touchline::runtime::open_plan(std::path::Path::new("plan.ron")).unwrap();
        touchline::runtime::run(model, touchline::ui::OwnStyles::default()).unwrap();
        return;
    }
    let folder = Folder::new();
    let fifo = folder.path().join("panic");
    assert!(Command::new("mkfifo").arg(&fifo).status().unwrap().success());
    let this = std::env::current_exe().unwrap();
    let arguments = ["--exact", "a_panic_on_any_thread_gives_the_terminal_back_and_ends_the_program", "--nocapture"];
    let variables = [("PANIC_BESIDE_THE_BOARD", "1")];
    let mut terminal = Terminal::start_with(this.to_str().unwrap(), &arguments, &folder, &variables);
    terminal.wait_for("Targets");
    terminal.press(EDIT);
    terminal.wait_for("77");
    std::fs::write(fifo, "now").unwrap();
    assert_eq!(terminal.end().exit_code(), 101);
    terminal.assert_given_back();
    assert!(terminal.text().contains("a thread had enough"), "{}", terminal.text());
    assert!(folder.holds(EDITED));
}

/// Another instance that is slow with its own save keeps this one's waiting, as a slow disk would.
#[test]
fn typing_goes_on_while_a_save_waits() {
    use rustix::fs::{FlockOperation, flock};
    let folder = Folder::new();
    let mut terminal = Terminal::board(&folder);
    // The wait has an end, and a busy machine may need it all; then the next try shows it.
    let went_on = (0..5).any(|_| {
        let turn = std::fs::File::open(folder.path()).unwrap();
        flock(&turn, FlockOperation::LockExclusive).unwrap();
        terminal.press(EDIT);
        terminal.wait_for("77 Balerdi");
        terminal.press(":bid leoni 18m");
        terminal.wait_for_frame("bid leoni 18m");
        let waits = terminal.text().contains("saving…") && !folder.holds(EDITED);
        terminal.press("\x03");
        drop(turn);
        terminal.wait_for("saved ✓");
        assert!(folder.holds(EDITED));
        if !waits {
            terminal.press("u");
            wait_until("the edit is taken back", || !folder.holds(EDITED));
        }
        waits
    });
    assert!(went_on, "a line was read while the save waited");
    terminal.press("q");
    assert_eq!(terminal.end().exit_code(), 0);
}
