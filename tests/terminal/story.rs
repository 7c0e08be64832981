//! What the program is for, from the first screen to the plan found again, as one person does it.

use std::fs;

use super::pty::{Folder, Terminal};

const FILE: &str = "juventus-2025-06-17.ron";

/// Someone opens the sample, finds out why the back three is short, records Marseille's refusal and a bid, keeps the
/// plan in a file, leaves, and finds all of it there the next day.
fn story(size: (u16, u16)) {
    let folder = Folder::new();
    let file = folder.path().join(FILE);
    let mut terminal = Terminal::start_at(size, &[], &folder);
    terminal.wait_for_all(&["Juventus", "sample", "17 Jun 2025", "margin 2", "short 1", "Balerdi"]);
    terminal.press("\t");
    terminal.wait_for_all(&["thin", "RCB CB LCB", "want 6, have 5", "Rugani", "lose any 3"]);
    terminal.press("\x1b[Z");
    terminal.wait_for_frame("Balerdi");
    assert!(!terminal.has_cursor());

    terminal.press("srefuses no talks before July");
    terminal.wait_for("balerdi refuses no talks before July");
    terminal.wait_for_frame("seller of Balerdi refuses (no talks before July)");
    assert!(terminal.has_cursor(), "where the line is typed");
    terminal.press("\r");
    terminal.wait_for("no file yet");
    terminal.press("b28x");
    terminal.wait_for_all(&["^", "found “28x”, expected an amount"]);
    terminal.press("\x7fm+4m@50%");
    terminal.wait_for_all(&["headline 32m", "guaranteed 28m", "expected 30m", "refuses to talk"]);
    terminal.press("\r");
    terminal.wait_for("bid 28m+4m@50% for Balerdi");

    assert!(!file.exists());
    terminal.press("q");
    terminal.wait_for(&format!("write ./{FILE}"));
    terminal.press("\r");
    assert_eq!(terminal.end().exit_code(), 0);
    terminal.assert_given_back();
    assert_eq!(terminal.text().trim(), "", "no more stands in the terminal than before");
    let written = fs::read_to_string(&file).unwrap();
    assert!(written.contains("Refuses(\"no talks before July\")") && written.contains("terms: \"28m+4m@50%\""));

    let mut terminal = Terminal::start_at(size, &[FILE], &folder);
    terminal.wait_for_all(&["saved", "Balerdi", "refuses", "28m+4m@"]);
    terminal.press("\r");
    terminal.wait_for_all(&["no talks before July", "28m+4m@50%"]);
    terminal.press("G");
    terminal.wait_for("Tuttojuve");
    terminal.press("Stalks\r");
    terminal.wait_for_all(&["Balerdi talks", "saved"]);
    terminal.press("q");
    assert_eq!(terminal.end().exit_code(), 0);
    terminal.assert_given_back();
    assert!(fs::read_to_string(&file).unwrap().contains("stage: Talks"));
}

#[test]
fn a_bid_is_recorded_kept_and_found_again_on_the_board() {
    story((120, 36));
}

#[test]
fn a_bid_is_recorded_kept_and_found_again_in_a_small_window() {
    story((80, 24));
}

#[test]
fn a_window_may_change_its_size_in_the_middle_of_a_line() {
    let folder = Folder::new();
    let mut terminal = Terminal::start_at((120, 36), &[], &folder);
    terminal.wait_for("Balerdi");
    terminal.press("b28m/4");
    terminal.wait_for("bid balerdi 28m/4");
    terminal.resize(40, 10);
    terminal.wait_for("too small");
    terminal.resize(100, 30);
    terminal.wait_for_all(&["bid balerdi 28m/4", "4 yearly instalments"]);
    terminal.press(" so10\r");
    terminal.wait_for("bid 28m/4 so10 for Balerdi");
    terminal.press("q");
    terminal.wait_for(&format!("write ./{FILE}"));
    terminal.press("\x18");
    assert_eq!(terminal.end().exit_code(), 0);
    terminal.assert_given_back();
    assert!(!folder.path().join(FILE).exists(), "left without saving");
}

#[test]
fn a_window_that_shrinks_and_grows_again_is_drawn_whole() {
    let folder = Folder::new();
    let mut terminal = Terminal::board(&folder);
    for _ in 0..5 {
        terminal.forget();
        // The terminal of a person would have cut what it showed; here nothing of it is left.
        terminal.resize(60, 20);
        terminal.resize(120, 36);
        terminal.forget();
        terminal.wait_for_all(&["Depth", "Milik", "Koulierakis", "next pane"]);
    }
}

#[test]
fn a_sequence_and_a_paste_that_never_end_leave_the_keyboard_alive() {
    let folder = Folder::new();
    let mut terminal = Terminal::board(&folder);
    terminal.press("b28m\x1b[?");
    terminal.wait_for("bid balerdi 28m");
    std::thread::sleep(std::time::Duration::from_millis(700));
    terminal.press(" so10");
    terminal.wait_for("bid balerdi 28m so10");
    terminal.press("\x1b[200~ costs 1m");
    terminal.wait_for("bid balerdi 28m so10 costs 1m");
    terminal.press(" 5y");
    terminal.wait_for("costs 1m 5y");
    // Esc alone is told from the beginning of a sequence, and from Alt with a key that calls nothing.
    terminal.press("\x1b");
    terminal.wait_for("b bid");
}

#[test]
fn a_plan_that_cannot_be_read_never_takes_the_terminal() {
    let folder = Folder::new();
    fs::write(folder.path().join("bad.ron"), "(\n    format: 1,\n    club: 7,\n)\n").unwrap();
    let mut terminal = Terminal::start_at((80, 24), &["bad.ron"], &folder);
    assert_eq!(terminal.end().exit_code(), 1);
    for words in ["bad.ron:3:11: found", "    club: 7", "    ^"] {
        assert!(terminal.text().contains(words), "{}", terminal.text());
    }
    assert!(!String::from_utf8_lossy(&terminal.bytes).contains("\x1b[?"), "it was never asked for anything");
}

/// The page is written by the plan's name beside it, also when somebody leaves at once, and no file is lost to it.
#[test]
fn a_page_is_written_while_the_board_goes_on() {
    let folder = Folder::new();
    let [page, taken] = ["plan.html", "plan.md"].map(|name| folder.path().join(name));
    let mut terminal = Terminal::start_at((120, 36), &["plan.ron"], &folder);
    terminal.wait_for("Targets");
    terminal.press(":page\r");
    terminal.wait_for("wrote the page to");
    assert!(fs::read_to_string(&page).unwrap().starts_with("<!DOCTYPE html>"));
    fs::write(&taken, "my notes").unwrap();
    terminal.press(":page md\r");
    terminal.wait_for("exists: say over at the end of the line to replace it");
    assert_eq!(fs::read_to_string(&taken).unwrap(), "my notes");
    terminal.press(":page md over\r:page html plan.ron over\rq");
    assert_eq!(terminal.end().exit_code(), 0);
    assert!(fs::read_to_string(&taken).unwrap().starts_with("# Juventus"));
    assert!(fs::read_to_string(folder.path().join("plan.ron")).unwrap().contains("format: 1"), "never over the plan");
}
