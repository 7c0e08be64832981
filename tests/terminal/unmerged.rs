//! A plan that git left unmerged is settled on the board, whatever git was at, with Touchline's merge driver and without.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::time::Duration;

use super::pty::{Folder, PROGRAM, Terminal, wait_until};

/// What each side changed: the first in conflict, the second beside each other in one line, the third on theirs alone.
const OURS: &[(&str, &str)] = &[("stage: Approached", "stage: Off"), ("187, value: \"20m\"", "188, value: \"20m\"")];
const THEIRS: &[(&str, &str)] = &[
    ("stage: Approached", "stage: Talks"),
    ("187, value: \"20m\"", "187, value: \"25m\""),
    ("priority: 2", "priority: 7"),
];

fn git(folder: &Path, arguments: &[&str]) -> Output {
    let mut git = Command::new("git");
    git.current_dir(folder).args(["-c", "user.name=Test", "-c", "user.email=test@example.org"]).args(arguments);
    git.env("GIT_EDITOR", "true");
    git.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null").output().unwrap()
}

fn done(folder: &Path, arguments: &[&str]) {
    let output = git(folder, arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

fn change(folder: &Folder, changes: &[(&str, &str)]) {
    let text = fs::read_to_string(folder.plan()).unwrap();
    let changed = changes.iter().fold(text, |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    });
    fs::write(folder.plan(), changed).unwrap();
}

/// The plan in a repository, on `main` with our changes and on `theirs` with theirs; `None` where there is no git.
fn repository(driver: bool) -> Option<Folder> {
    Command::new("git").arg("version").output().ok()?;
    let folder = Folder::new();
    let path = folder.path();
    if driver {
        fs::write(path.join(".gitattributes"), "*.ron merge=touchline\n").unwrap();
    }
    fs::write(path.join(".gitignore"), ".state\n").unwrap();
    done(&path, &["init", "-q", "-b", "main"]);
    let driver = format!("\"{PROGRAM}\" merge %O %A %B --path %P --labels %X %Y");
    done(&path, &["config", "merge.touchline.driver", &driver]);
    done(&path, &["add", "."]);
    done(&path, &["commit", "-qm", "base"]);
    done(&path, &["checkout", "-qb", "theirs"]);
    change(&folder, THEIRS);
    done(&path, &["commit", "-qam", "theirs"]);
    done(&path, &["checkout", "-q", "main"]);
    change(&folder, OURS);
    done(&path, &["commit", "-qam", "ours"]);
    Some(folder)
}

/// What git is at, the commands that lead into a conflict, and the one that ends it. The sides are as git sees them: in a
/// rebase and after a stash, theirs is one's own.
const OPERATIONS: [(&str, &[&str], &str); 4] = [
    ("merge", &["merge -q theirs"], "commit -qm both"),
    ("rebase", &["checkout -q theirs", "rebase -q main"], "rebase --continue"),
    ("cherry-pick", &["cherry-pick theirs"], "cherry-pick --continue"),
    (
        "change",
        &["checkout -q main~", "checkout -q theirs plan.ron", "stash", "checkout -q main", "stash pop"],
        "commit -qm both",
    ),
];

fn words(command: &str) -> Vec<&str> {
    command.split(' ').collect()
}

#[test]
fn what_git_left_is_settled_on_the_board_and_git_is_content() {
    for driver in [true, false] {
        for (operation, steps, end) in OPERATIONS {
            let Some(folder) = repository(driver) else { return };
            let path = folder.path();
            let went_through = steps.iter().fold(true, |_, step| git(&path, &words(step)).status.success());
            assert!(!went_through, "{operation}");
            let left = fs::read_to_string(folder.plan()).unwrap();
            assert_eq!(left.contains("<<<<<<<"), !driver, "{operation}");

            let mut terminal = Terminal::start(PROGRAM, &["plan.ron"], &folder);
            terminal.wait_for_all(&[
                "stage of Balerdi",
                "ours    off",
                "theirs  talks",
                "before  approached",
                "1 to settle",
            ]);
            terminal.wait_for(&format!("Git stopped at a {operation}: ours is"));
            assert_eq!(fs::read_to_string(folder.plan()).unwrap(), left, "{operation}: nobody has chosen yet");
            terminal.press("t\r");
            terminal.wait_for("settled: git add plan.ron tells git");
            wait_until("it is saved", || folder.holds("stage: Talks"));
            terminal.wait_for("saved ✓");
            terminal.press("q");
            assert_eq!(terminal.end().exit_code(), 0);
            let text = fs::read_to_string(folder.plan()).unwrap();
            let sample = fs::read_to_string("assets/juventus-2025-06-17.ron").unwrap();
            let both = sample.replacen("stage: Approached", "stage: Talks", 1);
            let both = both.replacen("187, value: \"20m\"", "188, value: \"25m\"", 1);
            assert_eq!(text, both.replacen("priority: 2", "priority: 7", 1), "{operation}: comments and layout stay");
            done(&path, &["add", "plan.ron"]);
            done(&path, &words(end));
            assert_eq!(git(&path, &["status", "--porcelain"]).stdout, b"", "{operation}");
        }
    }
}

#[test]
fn what_is_settled_later_stays_as_git_left_it() {
    let Some(folder) = repository(false) else { return };
    git(&folder.path(), &["merge", "-q", "theirs"]);
    let left = fs::read_to_string(folder.plan()).unwrap();
    let mut terminal = Terminal::start(PROGRAM, &["plan.ron"], &folder);
    terminal.wait_for("theirs  talks");
    terminal.press("\x1b");
    terminal.wait_for("Targets");
    terminal.press("q");
    assert_eq!(terminal.end().exit_code(), 0);
    assert_eq!(fs::read_to_string(folder.plan()).unwrap(), left);
}

#[test]
fn a_merge_while_the_board_is_open_is_settled_there() {
    for driver in [true, false] {
        let Some(folder) = repository(driver) else { return };
        let mut terminal = Terminal::board(&folder);
        terminal.wait_until_watching();
        git(&folder.path(), &["merge", "-q", "theirs"]);
        terminal.wait_for_all(&["Git stopped at a merge", "ours    off", "theirs  talks"]);
        terminal.press("t\r");
        terminal.wait_for("settled: git add plan.ron tells git");
        wait_until("it is saved", || folder.holds("stage: Talks") && folder.holds("188, value: \"25m\""));
        assert!(!folder.holds("<<<<<<<"));
        terminal.press("q");
        assert_eq!(terminal.end().exit_code(), 0);
    }
}

#[test]
fn what_was_settled_is_not_asked_again_before_git_is_told() {
    let Some(folder) = repository(false) else { return };
    let mut terminal = Terminal::board(&folder);
    terminal.wait_until_watching();
    git(&folder.path(), &["merge", "-q", "theirs"]);
    terminal.wait_for_all(&["Git stopped at a merge", "ours    off", "theirs  talks"]);
    terminal.press("o\r");
    terminal.wait_for("settled: git add plan.ron tells git");
    wait_until("it is saved", || !folder.holds("<<<<<<<"));
    let saved = fs::read_to_string(folder.plan()).unwrap();
    fs::write(folder.plan(), saved.replace("priority: 7", "priority: 8")).unwrap();
    terminal.wait_for("external change");
    // Git is asked after an external change.
    std::thread::sleep(Duration::from_millis(500));
    terminal.press("?");
    terminal.wait_for("Commands, words and signs");
    assert!(!terminal.text().contains("to settle"), "{}", terminal.text());
    terminal.press("\x1b");
    terminal.wait_for("Targets");
    terminal.press("q");
    assert_eq!(terminal.end().exit_code(), 0);
}
